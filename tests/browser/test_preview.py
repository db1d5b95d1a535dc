"""The preview of a definition, in a real browser, on a page of its own from the disk."""

import gzip
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.accessibility import find_axe_violations

PARAGRAPH = "<p>Обычный текст, который занимает место на странице.</p>" * 30
BODY = """
<main><article style="position: relative"><h1>Проба</h1>
<p id="top">Мельница даёт <a class="cl-term" data-cl="promise" href="#there">обещание</a> соседу
и видит его <a class="cl-term" data-cl="pain" href="#there">боль-препятствие</a>, а ещё
<a class="cl-term" data-cl="unknown" href="#there">слово</a> без определения.</p>
{paragraph}
<p>Внизу снова <a class="cl-term" id="low" data-cl="pain" href="#there">боль</a>.</p>
<section class="cl-definitions" aria-labelledby="definitions"><h2 id="definitions">Список</h2><dl>
<div id="cl-def-promise"><dt>Обещание</dt><dd>Слово, за которым стоит имя.
<a href="#article">Статья</a></dd></div>
<div id="cl-def-pain"><dt>Боль</dt><dd>То, что мешает.</dd></div>
</dl></section></article></main>"""
STYLE = ":root { --cl-paper: #fff; --cl-ink: #222; --cl-soft: #555; --cl-link: #0b6159 } "


def read(name: str) -> str:
    return files("methodbook.widgets").joinpath("preview", name).read_text("utf-8")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("preview")
    head = f"<meta charset='utf-8'><title>Проба</title><style>{STYLE}{read('preview.css')}</style>"
    for name in ("placement.js", "preview.js"):
        (folder / name).write_text(read(name), "utf-8")
        head += f"<script defer src='{name}'></script>"
    html = f"<!doctype html><html lang='ru'><head>{head}</head><body>{BODY}</body></html>"
    (folder / "page.html").write_text(html.replace("{paragraph}", PARAGRAPH), "utf-8")
    return folder / "page.html"


def open_sample(context: BrowserContext, sample: Path) -> Page:
    page = context.new_page()
    page.goto(sample.as_uri())
    return page


@pytest.fixture
def page(browser: Browser, sample: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 600}, locale="ru-RU")
    yield open_sample(context, sample)
    context.close()


@pytest.fixture
def phone(browser: Browser, sample: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 560}, has_touch=True)
    yield open_sample(context, sample)
    context.close()


def test_the_pointer_opens_the_card_and_may_move_into_it(page: Page) -> None:
    page.hover("[data-cl=promise]")
    expect(page.locator(".cl-preview dt")).to_have_text("Обещание")
    page.hover(".cl-preview dd")
    page.wait_for_timeout(400)
    expect(page.locator(".cl-preview")).to_be_visible()
    page.hover("h1")
    expect(page.locator(".cl-preview")).to_have_count(0)


def test_a_passing_pointer_opens_nothing(page: Page) -> None:
    page.hover("[data-cl=promise]")
    page.hover("h1")
    page.wait_for_timeout(500)
    expect(page.locator(".cl-preview")).to_have_count(0)


def test_focus_opens_the_card_and_escape_closes_it(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".cl-preview dt")).to_have_text("Обещание")
    page.keyboard.press("Escape")
    expect(page.locator(".cl-preview")).to_have_count(0)
    expect(page.locator("[data-cl=promise]")).to_be_focused()


def test_the_next_tab_goes_to_the_next_term_and_not_into_the_card(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#top [data-cl=pain]")).to_be_focused()
    expect(page.locator(".cl-preview dt")).to_have_text(["Боль"])


def test_a_screen_reader_is_told_the_definition(page: Page) -> None:
    link = page.locator("[data-cl=promise]")
    page.keyboard.press("Tab")
    expect(link).to_have_accessible_description("Слово, за которым стоит имя. Статья")
    page.keyboard.press("Escape")
    expect(link).to_have_accessible_description("")


def test_the_hidden_list_is_no_part_of_the_accessibility_tree(page: Page) -> None:
    assert "Список" not in page.locator("body").aria_snapshot()


def test_an_open_card_has_no_axe_violation(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".cl-preview")).to_be_visible()
    assert find_axe_violations(page) == []


def test_a_card_has_no_ids_of_the_list(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.locator("[id=cl-def-promise]").count() == 1
    assert page.locator(".cl-preview [id]").count() == 0


def test_a_term_without_a_definition_is_just_a_link(page: Page) -> None:
    page.focus("[data-cl=unknown]")
    page.hover("[data-cl=unknown]")
    page.wait_for_timeout(500)
    expect(page.locator(".cl-preview")).to_have_count(0)


def test_a_card_near_the_bottom_opens_above_its_line(page: Page) -> None:
    page.locator("#low").scroll_into_view_if_needed()
    page.hover("#low")
    card, link = page.locator(".cl-preview").bounding_box(), page.locator("#low").bounding_box()
    assert card is not None
    assert link is not None
    assert card["y"] + card["height"] <= link["y"]


def test_on_a_phone_the_first_tap_opens_and_the_second_follows(phone: Page) -> None:
    phone.tap("[data-cl=promise]")
    expect(phone.locator(".cl-preview dt")).to_have_text("Обещание")
    assert not phone.url.endswith("#there")
    phone.tap("[data-cl=promise]")
    expect(phone.locator(".cl-preview")).to_have_count(0)
    assert phone.url.endswith("#there")


def test_on_a_phone_a_tap_elsewhere_closes_the_card(phone: Page) -> None:
    phone.tap("[data-cl=promise]")
    phone.tap("h1")
    expect(phone.locator(".cl-preview")).to_have_count(0)


@pytest.mark.parametrize("term", ["#top [data-cl=promise]", "#top [data-cl=pain]", "#low"])
def test_at_320_pixels_the_card_stays_inside_the_window(phone: Page, term: str) -> None:
    phone.tap(term)
    card = phone.locator(".cl-preview").bounding_box()
    assert card is not None
    assert card["x"] >= 0
    assert card["x"] + card["width"] <= 320
    assert card["y"] >= 0
    assert card["y"] + card["height"] <= 560
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_the_definitions_are_a_list_and_the_card_is_gone(page: Page) -> None:
    page.keyboard.press("Tab")
    page.emulate_media(media="print")
    expect(page.locator(".cl-definitions")).to_be_visible()
    expect(page.locator(".cl-preview")).to_be_hidden()


def test_the_preview_weighs_at_most_five_kilobytes() -> None:
    whole = "".join(read(name) for name in ("placement.js", "preview.js", "preview.css"))
    assert len(gzip.compress(whole.encode(), 9)) <= 5_000
