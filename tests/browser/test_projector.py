"""The page for a room: two votes, both shown; by hand, by key, without a script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from methodbook.render.assets import list_assets
from methodbook.render.page import PageScope, Site
from methodbook.render.projector import list_topics, render_projector
from methodbook.site.edition import make_edition
from tests.browser.accessibility import find_axe_violations
from tests.browser.selfcheck_pages import TOKENS
from tests.browser.site_server import serve_folder
from tests.checkouts import SAMPLE

PAGE = """<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Зал</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>:root {{ {light} }} body {{ margin: 0; background: var(--cl-paper); color: var(--cl-ink) }}
.cl-sr {{ position: absolute; clip-path: inset(50%) }}</style>
<link rel="stylesheet" href="page.css"><link rel="stylesheet" href="projector.css">
<script defer src="base.js"></script><script defer src="projector.js"></script></head>
<body><main class="cl-page"><h1>Зал</h1>{content}</main></body></html>
"""


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("projector")
    base = make_edition(SAMPLE).base
    for path, text in list_assets():
        (folder / path.rpartition("/")[2]).write_text(text, "utf-8")
    content = render_projector(base.courses["day"], base, PageScope("room.md", base, Site()))
    light = ";".join(f"--cl-{token}" for token in TOKENS["light"].split(";"))
    (folder / "room.html").write_text(PAGE.format(content=content, light=light), "utf-8")
    with serve_folder(folder) as url:
        yield url


@pytest.fixture
def room(page: Page) -> Page:
    page.goto("room.html")
    expect(page.get_by_text("первое голосование")).to_be_visible()
    return page


def find_hands(page: Page) -> list[str]:
    fields = page.locator("[data-cl-votes]:visible")
    return [fields.nth(at).input_value() for at in range(fields.count())]


def test_the_first_question_is_asked_at_once(room: Page) -> None:
    base = make_edition(SAMPLE).base
    (topic,) = list_topics(base.courses["day"], base)
    title = room.locator(".cl-projector__title")
    expect(title).to_have_text(" ".join(topic.questions[0].prompt.striptags().split()))
    expect(room.locator(".cl-projector__option")).to_have_count(len(topic.questions[0].options))


def test_hands_are_counted_by_button_and_by_key(room: Page) -> None:
    room.get_by_role("button", name="Добавить голос за А").click(click_count=2)
    room.get_by_role("button", name="Убрать голос за А").click()
    room.locator(".cl-projector__title").focus()
    for key in ("Digit2", "Digit2", "Digit2", "Shift+Digit2"):
        room.keyboard.press(key)
    assert find_hands(room)[:2] == ["1", "2"]


@pytest.mark.parametrize("typed", ["ААБ", "а а, б", "112"])
def test_hands_are_counted_from_a_line(typed: str, room: Page) -> None:
    room.get_by_label("Голоса строкой").fill(typed)
    assert find_hands(room)[:2] == ["2", "1"]


def test_a_sign_that_is_no_option_is_told(room: Page) -> None:
    room.get_by_label("Голоса строкой").fill("АЯ")
    expect(room.get_by_text("Не варианты: Я.")).to_be_visible()
    assert find_hands(room)[0] == "1"


def test_after_the_talk_both_counts_stand_side_by_side(room: Page) -> None:
    room.get_by_label("Голоса строкой").fill("ААБ")
    room.get_by_role("button", name="Обсудили").click()
    expect(room.locator("[data-cl=phase]")).to_contain_text("второе голосование")
    assert set(find_hands(room)) == {"0"}
    room.get_by_label("Голоса строкой").fill("АБББ")
    room.get_by_role("button", name="Показать ответ").click()
    first = room.locator(".cl-projector__option").first
    expect(first).to_contain_text("сперва 67 %")
    expect(first).to_contain_text("потом 25 %")
    expect(room.get_by_text("верный ответ")).to_have_count(1)
    expect(room.get_by_role("button", name="Добавить голос за А")).to_be_hidden()


def test_the_answer_is_not_shown_before_the_second_vote(room: Page) -> None:
    expect(room.locator("[data-cl=why]")).to_be_empty()
    expect(room.locator(".cl-projector__option--right")).to_have_count(0)


def test_the_next_question_starts_without_votes(room: Page) -> None:
    room.get_by_label("Голоса строкой").fill("АА")
    room.get_by_role("button", name="Следующий вопрос").click()
    assert set(find_hands(room)) == {"0"}
    expect(room.locator(".cl-projector__title")).to_be_focused()


def test_nothing_is_kept_on_the_device(room: Page) -> None:
    room.get_by_label("Голоса строкой").fill("ААБ")
    assert room.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_the_stage_is_accessible_and_fits(width: int, room: Page) -> None:
    room.set_viewport_size({"width": width, "height": 800})
    assert find_axe_violations(room) == []
    assert room.evaluate("document.documentElement.scrollWidth") <= width


def test_shares_add_up_to_a_hundred(room: Page) -> None:
    sums = room.evaluate(
        """() => {
          const bad = [];
          for (let a = 0; a < 8; a++) for (let b = 0; b < 8; b++) for (let c = 0; c < 8; c++) {
            const sum = methodbookVotes.share([a, b, c]).reduce((x, y) => x + y, 0);
            if (sum !== (a + b + c ? 100 : 0)) bad.push([a, b, c]);
          }
          return bad;
        }"""
    )
    assert sums == []


def test_without_a_script_every_question_can_be_read() -> None:
    base = make_edition(SAMPLE).base
    course = base.courses["day"]
    html = render_projector(course, base, PageScope("room.md", base, Site()))
    for topic in list_topics(course, base):
        for question in topic.questions:
            assert question.prompt in html
            assert f"Верно: {question.right}." in html
