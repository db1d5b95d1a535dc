import gzip
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Download, FilePayload, Page, expect

from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.render.assets import list_assets
from methodbook.render.cards import list_words, render_cards
from methodbook.render.page import PageScope, Site
from methodbook.words import read_words
from tests.browser.accessibility import find_axe_violations
from tests.browser.selfcheck_pages import TOKENS
from tests.browser.site_server import serve_folder
from tests.browser.view import DESK, PHONE, PLAIN, View

LARGEST = 8_400  # bytes of JavaScript and CSS, compressed
KEY = "clientocracy:cards:glossary"
MINUTE = 60_000  # milliseconds
DAY = 24 * 60 * MINUTE
NOON = int(datetime(2026, 12, 1, 12).astimezone().timestamp() * 1000)
# The widget is told the time before it wakes up.
PAGE = """<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Карточки</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>:root {{ color-scheme: light dark; {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
body {{ margin: 0 auto; padding: 0 12px; max-width: 44rem; background: var(--cl-paper);
color: var(--cl-ink); font: 17px/1.6 sans-serif }} .cl-link {{ color: var(--cl-link) }}</style>
<link rel="stylesheet" href="page.css"><link rel="stylesheet" href="cards.css">
<script defer src="base.js"></script><script defer src="cards.js"></script></head>
<body><main class="md-typeset cl-page"><h1>Карточки</h1>{content}</main>
<script>window.now = {now};
document.querySelector("cl-cards").clock = () => window.now;</script></body></html>
"""


@pytest.fixture(scope="module")
def base(root: Path) -> Base:
    return read_content(root).base


@pytest.fixture(scope="module")
def folder(base: Base, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page of the cards and with the files of the widget."""
    folder = tmp_path_factory.mktemp("cards")
    for path, text in list_assets():
        (folder / path.rpartition("/")[2]).write_text(text, "utf-8")
    style = {
        scheme: ";".join(f"--cl-{token}" for token in tokens.split(";"))
        for scheme, tokens in TOKENS.items()
    }
    content = render_cards(base, PageScope("practice/cards.md", base, Site()))
    (folder / "cards.html").write_text(PAGE.format(content=content, now=NOON, **style), "utf-8")
    return folder


@pytest.fixture(scope="module")
def site_url(folder: Path) -> Iterator[str]:
    with serve_folder(folder) as url:
        yield url


def open_cards(page: Page) -> None:
    page.goto("cards.html")
    expect(page.get_by_role("heading", name="Занятие", exact=True)).to_be_visible()


def begin(page: Page, limit: int = 2) -> None:
    page.get_by_label("Новых карточек в день").fill(str(limit))
    page.get_by_role("button", name="Начать занятие").click()


def give(page: Page, *grades: int) -> None:
    """Answer the cards that come, by keys."""
    for grade in grades:
        page.keyboard.press("Space")
        page.keyboard.press(str(grade))


def wait(page: Page, milliseconds: int) -> None:
    page.evaluate("(time) => { window.now += time }", milliseconds)


def restart(page: Page, limit: int = 2) -> None:
    """Go from the summary back to the choice and begin anew."""
    page.get_by_role("button", name="К выбору карточек").click()
    begin(page, limit)


def read_store(page: Page) -> str | None:
    text: str | None = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return text


def read_records(page: Page) -> dict[str, dict[str, Any]]:
    records: dict[str, dict[str, Any]] = json.loads(read_store(page) or '{"cards": {}}')["cards"]
    return records


def read_counts(page: Page) -> list[str]:
    """The numbers of today: new, learning, due, done."""
    return page.locator(".cl-counts:visible dd").all_inner_texts()


def read_front(page: Page) -> str:
    return str(page.locator("[data-cl=front]").text_content())


def read_waits(page: Page) -> list[str]:
    return page.locator(".cl-grade__when").all_inner_texts()


# The list


@pytest.mark.parametrize("view", [PLAIN], indirect=True, ids=str)
def test_without_scripts_the_list_holds_every_word(page: Page, base: Base) -> None:
    page.goto("cards.html")
    words = list_words(base)
    assert page.locator(".cl-word > summary:visible").count() == len(words)
    assert page.locator(".cl-cards__app").count() == 0
    first = page.locator(".cl-word").first
    first.locator("summary").click()
    expect(first.locator(".cl-word__definition")).to_be_visible()


@pytest.mark.parametrize("view", [DESK, PLAIN], indirect=True, ids=str)
def test_print_shows_every_word_beside_its_definition(page: Page, base: Base) -> None:
    page.goto("cards.html")
    page.emulate_media(media="print")
    boxes = page.evaluate(
        """() => Array.from(document.querySelectorAll(".cl-word"), (word) =>
          [word.firstElementChild, word.querySelector(".cl-word__definition")].map((each) => {
            const { left, top, width, height } = each.getBoundingClientRect();
            return [left, top, width * height] }))"""
    )
    assert len(boxes) == len(list_words(base))
    for (left, top, area), (right, side, other) in boxes:
        assert area > 0
        assert other > 0
        assert left < right
        assert abs(top - side) < 9
    assert not page.locator(".cl-cards__app").is_visible()


# A session


def test_a_card_asks_answers_and_says_when_it_comes_back(page: Page) -> None:
    open_cards(page)
    begin(page)
    assert read_counts(page) == ["2", "0", "0", "0"]
    expect(page.locator("[data-cl=card]")).to_be_focused()
    expect(page.locator("[data-cl=back]")).to_be_hidden()
    name = read_front(page)
    page.get_by_role("button", name="Показать ответ").click()
    expect(page.locator("[data-cl=back]")).to_be_focused()
    assert read_waits(page) == ["через 1 минуту", "через 6 минут", "через 10 минут", "через 8 дней"]
    page.get_by_role("button", name="Хорошо через 10 минут").click()
    expect(page.locator("[data-cl=told]")).to_have_text(f"«{name}» вернётся через 10 минут.")
    assert read_counts(page) == ["1", "1", "0", "1"]
    assert read_front(page) != name


def test_the_keyboard_is_enough(page: Page) -> None:
    open_cards(page)
    page.get_by_label("Новых карточек в день").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(page.locator("[data-cl=card]")).to_be_focused()
    for opening, grade in (("Enter", "1"), ("Space", "4"), ("Enter", "3"), ("Space", "3")):
        page.keyboard.press(opening)
        page.keyboard.press(grade)
    expect(page.get_by_role("heading", name="Итог занятия")).to_be_focused()
    given = page.locator("[data-cl-given]").all_inner_texts()
    assert given == ["1", "0", "2", "1"]


def test_keys_wait_for_the_answer_and_leave_the_rest_of_the_page_alone(page: Page) -> None:
    open_cards(page)
    begin(page)
    page.keyboard.press("3")
    assert read_store(page) is None
    page.get_by_role("button", name="Закончить").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Итог занятия")).to_be_focused()
    page.keyboard.press("3")
    assert read_store(page) is None


def test_the_session_ends_with_the_next_date(page: Page) -> None:
    open_cards(page)
    begin(page)
    give(page, 4, 4)
    expect(page.locator("[data-cl=verdict]")).to_have_text("На сегодня всё.")
    expect(page.locator("[data-cl=next]")).to_have_text("Ближайшая карточка — завтра, 2 декабря.")
    page.get_by_role("button", name="К выбору карточек").click()
    assert read_counts(page) == ["0", "0", "0", "2"]
    begin(page, 0)
    expect(page.locator("[data-cl=next]")).to_have_text(
        "Ближайшая карточка — через 8 дней, 9 декабря."
    )


def test_a_session_broken_off_says_how_much_is_left(page: Page) -> None:
    open_cards(page)
    begin(page, 3)
    give(page, 4)
    page.get_by_role("button", name="Закончить").click()
    expect(page.locator("[data-cl=verdict]")).to_have_text("На сегодня осталось карточек: 2.")
    expect(page.locator("[data-cl=next]")).to_be_empty()


def test_a_forgotten_card_comes_back_in_the_same_session(page: Page) -> None:
    open_cards(page)
    begin(page)
    first = read_front(page)
    give(page, 1)
    assert read_front(page) != first
    wait(page, MINUTE)
    give(page, 4)
    assert read_front(page) == first


def test_tomorrow_brings_new_cards_and_each_old_one_on_its_day(page: Page) -> None:
    open_cards(page)
    begin(page)
    give(page, 4, 4)
    wait(page, DAY)
    restart(page)
    assert read_counts(page) == ["2", "0", "0", "0"]
    give(page, 4, 4)
    wait(page, 7 * DAY - 6 * 60 * MINUTE)  # the morning of the day, hours before the exact time
    restart(page, 0)
    assert read_counts(page) == ["0", "0", "2", "0"]
    give(page, 1, 3)
    assert read_counts(page) == ["0", "1", "0", "2"]


def test_a_grade_can_be_taken_back_until_nothing_is_left(page: Page) -> None:
    open_cards(page)
    begin(page)
    first = read_front(page)
    expect(page.get_by_role("button", name="Отменить оценку")).to_be_hidden()
    give(page, 3)
    before = read_store(page)
    give(page, 1)
    page.get_by_role("button", name="Отменить оценку").click()
    assert read_store(page) == before
    expect(page.locator("[data-cl=told]")).to_have_text("Оценка отменена.")
    expect(page.locator("[data-cl=back]")).to_be_focused()
    page.get_by_role("button", name="Отменить оценку").click()
    assert read_front(page) == first
    assert read_store(page) is None
    page.keyboard.press("4")
    assert [record["state"] for record in read_records(page).values()] == ["review"]


def test_the_last_grade_can_be_taken_back_from_the_summary(page: Page) -> None:
    open_cards(page)
    begin(page, 1)
    name = read_front(page)
    give(page, 4)
    page.get_by_role("button", name="Отменить оценку").click()
    assert read_front(page) == name
    assert read_store(page) is None


def test_a_word_is_asked_for_by_its_meaning(page: Page, base: Base) -> None:
    words = {word.question: word for word in list_words(base) if word.question}
    open_cards(page)
    page.get_by_label("Слово по смыслу").check()
    begin(page, 500)
    assert read_counts(page)[0] == str(len(words))
    word = words[read_front(page).replace("\u00a0", " ")]
    expect(page.locator(".cl-flash__name")).to_be_hidden()
    page.keyboard.press("Space")
    expect(page.locator(".cl-flash__name")).to_have_text(word.entry.name)
    page.keyboard.press("2")
    assert list(read_records(page)) == [f"{word.entry.id}:word"]


def test_only_the_chosen_kinds_are_asked(page: Page, base: Base) -> None:
    open_cards(page)
    for kind in ("термины", "инструменты"):
        page.get_by_label(kind).uncheck()
    principles = {word.entry.name for word in list_words(base) if "principle" in word.kinds}
    begin(page, 500)
    assert read_counts(page)[0] == str(len(principles))
    assert read_front(page).replace("\u00a0", " ") in principles


@pytest.mark.parametrize("limit", ["", "-1", "2.5", "501"])
def test_a_choice_that_makes_no_session_is_told(page: Page, limit: str) -> None:
    open_cards(page)
    page.get_by_label("Новых карточек в день").fill(limit)
    page.get_by_role("button", name="Начать занятие").click()
    expect(page.get_by_role("alert")).to_contain_text("от 0 до 500")
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    page.get_by_role("button", name="Начать занятие").click()
    expect(page.get_by_role("alert")).to_contain_text("хотя бы один вид")


def test_the_order_of_a_day_is_learning_due_new_and_what_is_learnt_again_last(page: Page) -> None:
    open_cards(page)
    found = page.evaluate(
        """() => {
          const now = window.now, minute = 60000, day = 1440 * minute;
          const card = (step, due, last) => ({ step, due, last, first: last });
          const cards = {
            "late:word": card(1, now - minute, now - 11 * minute),
            "evening:word": card(null, now + 3 * 60 * minute, now - 4 * day),
            "old:word": card(null, now - 9 * day, now - 20 * day),
            "soon:word": card(0, now + 5 * minute, now - 5 * minute),
            "next:word": card(null, now + day, now - day),
          };
          const keys = [...Object.keys(cards), "one:word", "two:word", "three:word"], order = [];
          for (;;) {
            const { next } = methodbookDeck.plan(cards, keys, 4, now);
            if (!next) return order;
            order.push(next.split(":")[0]);
            const first = cards[next] ? cards[next].first : now;
            cards[next] = { ...card(null, now + 9 * day, now), first };
          }
        }"""
    )
    # Two of the four new ones of today are the learning ones.
    assert found[:3] == ["late", "old", "evening"]
    assert set(found[3:5]) < {"one", "two", "three"}
    assert found[5:] == ["soon"]


# This device


def test_nothing_is_kept_until_the_first_grade_and_the_reader_is_told(page: Page) -> None:
    open_cards(page)
    expect(page.locator("[data-cl=state]")).to_contain_text("Пока ничего не сохранено.")
    expect(page.get_by_role("button", name="Удалить расписание")).to_be_hidden()
    begin(page)
    page.keyboard.press("Space")
    assert page.evaluate("localStorage.length") == 0
    page.keyboard.press("3")
    assert page.evaluate("Object.keys(localStorage)") == [KEY]
    open_cards(page)
    expect(page.locator("[data-cl=state]")).to_contain_text("Карточек в расписании: 1.")
    expect(page.get_by_label("Новых карточек в день")).to_have_value("2")


def test_the_schedule_is_deleted_only_when_the_reader_is_sure(page: Page) -> None:
    open_cards(page)
    begin(page, 1)
    give(page, 4)
    page.get_by_role("button", name="Удалить расписание").click()
    page.get_by_role("button", name="Оставить").click()
    expect(page.get_by_role("button", name="Удалить расписание")).to_be_focused()
    assert read_records(page)
    page.get_by_role("button", name="Удалить расписание").click()
    page.get_by_role("button", name="Да, удалить").click()
    expect(page.locator("[data-cl=note]")).to_have_text("Расписание удалено.")
    assert page.evaluate("localStorage.length") == 0
    assert read_counts(page) == ["1", "0", "0", "0"]


def test_a_removed_word_keeps_its_schedule_unseen(page: Page) -> None:
    open_cards(page)
    begin(page, 1)
    give(page, 4)
    (key,) = read_records(page)
    page.evaluate(
        "([key, name]) => localStorage.setItem(key, localStorage.getItem(key)"
        ".replace(name, 'gone-word:meaning'))",
        [KEY, key],
    )
    open_cards(page)
    begin(page, 1)
    give(page, 4)
    assert set(read_records(page)) == {key, "gone-word:meaning"}


def test_two_tabs_do_not_take_each_others_grades(page: Page) -> None:
    open_cards(page)
    begin(page)
    other = page.context.new_page()
    open_cards(other)
    begin(other, 5)
    give(other, 4, 4, 4)
    give(page, 1)
    assert sorted(record["state"] for record in read_records(page).values()) == [
        "relearning",
        "review",
        "review",
    ]


@pytest.mark.parametrize("stored", ["", "{", "[1]", '{"format": "clientocracy-cards"}', "null"])
def test_broken_storage_gets_a_message_is_left_alone_and_can_be_deleted(
    page: Page, stored: str
) -> None:
    page.goto("cards.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
    open_cards(page)
    expect(page.get_by_role("alert")).to_contain_text("испорчено или записано другой версией")
    begin(page)
    give(page, 4, 4)
    expect(page.locator("[data-cl=verdict]")).to_have_text("На сегодня всё.")
    assert read_store(page) == stored
    page.get_by_role("button", name="Удалить расписание").click()
    page.get_by_role("button", name="Да, удалить").click()
    assert read_store(page) is None
    begin(page, 1)
    give(page, 4)
    assert len(read_records(page)) == 1


@pytest.mark.parametrize(
    "refusal",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })",
        "Storage.prototype.setItem = () => { throw new Error('full') }",
    ],
)
def test_a_browser_that_refuses_storage_is_told_and_is_no_obstacle(
    page: Page, refusal: str
) -> None:
    page.add_init_script(refusal)
    open_cards(page)
    begin(page)
    give(page, 4, 4)
    expect(page.get_by_role("alert")).to_contain_text("не разрешил")
    expect(page.locator("[data-cl=verdict]")).to_have_text("На сегодня всё.")


# Files


def export(page: Page) -> Download:
    with page.expect_download() as download:
        page.get_by_role("button", name="Сохранить в файл").click()
    return download.value


def open_file(page: Page, content: str | bytes) -> None:
    content = content.encode() if isinstance(content, str) else content
    file: FilePayload = {"name": "a.json", "mimeType": "application/json", "buffer": content}
    page.locator("[data-cl=file]").set_input_files([file])


def test_the_saved_file_brings_the_schedule_to_another_device(page: Page) -> None:
    open_cards(page)
    begin(page)
    give(page, 4, 2)
    page.get_by_role("button", name="Закончить").click()
    stored = read_records(page)
    download = export(page)
    assert download.suggested_filename == "карточки-клиентократии-2026-12-01.json"
    text = Path(download.path()).read_text("utf-8")
    assert json.loads(text)["version"] == 1
    page.get_by_role("button", name="Удалить расписание").click()
    page.get_by_role("button", name="Да, удалить").click()
    open_file(page, text)
    expect(page.locator("[data-cl=note]")).to_have_text("Загружено карточек: 2.")
    assert read_records(page) == stored


def make_record(last: int, /, **changes: object) -> dict[str, object]:
    record: dict[str, object] = {
        "state": "review",
        "step": None,
        "stability": 8.3,
        "difficulty": 5,
        "due": last + 8 * DAY,
        "last": last,
        "first": last,
    }
    return record | changes


def make_file(cards: object, **changes: object) -> str:
    file = {"format": "clientocracy-cards", "version": 1, "deck": "glossary", "choice": None}
    return json.dumps(file | {"cards": cards} | changes)


def test_of_two_schedules_the_later_one_wins_and_the_rest_is_told(page: Page, base: Base) -> None:
    open_cards(page)
    begin(page)
    give(page, 4, 4)
    stored = read_records(page)
    older, newer = stored
    third = next(key for word in list_words(base) if (key := f"{word.entry.id}:word") not in stored)
    cards = {
        older: make_record(NOON - DAY),
        newer: make_record(NOON + MINUTE),
        third: make_record(NOON - DAY),
        "gone-word:word": make_record(NOON - DAY),
    }
    open_file(page, make_file(cards))
    note = page.locator("[data-cl=note]")
    expect(note).to_contain_text("Загружено карточек: 3.")
    expect(note).to_contain_text("Оставлено без изменений: 1,")
    expect(note).to_contain_text("нет слов для карточек: 1.")
    assert read_records(page) == {**cards, older: stored[older]}


RECORDS: tuple[object, ...] = (
    None,
    [],
    "review",
    {},
    make_record(NOON, state="new"),
    make_record(NOON, state="toString", step=0),
    make_record(NOON, state=["learning"], step=0),
    make_record(NOON, state="learning"),
    make_record(NOON, state="learning", step=2),
    make_record(NOON, state="learning", step=0.5),
    make_record(NOON, state="relearning", step=1),
    make_record(NOON, step=0),
    make_record(NOON, stability=0),
    make_record(NOON, stability="8"),
    make_record(NOON, stability=1e300),
    make_record(NOON, difficulty=0.5),
    make_record(NOON, difficulty=11),
    make_record(NOON, difficulty=None),
    make_record(NOON, due=NOON),
    make_record(NOON, due=NOON + 36501 * DAY),
    make_record(NOON, due="2026-12-24"),
    make_record(NOON, first=NOON + 1),
    make_record(NOON, first=0),
    make_record(NOON, last=NOON + 0.5),
    make_record(NOON + 9 * DAY),
)
"""What no answer could have made."""

HOSTILE = [
    ("", "не файл с расписанием"),
    ("{", "не файл с расписанием"),
    (b"\xff\xfe" * 40, "не файл с расписанием"),
    (b" " * 1_100_000, "слишком велик"),
    ("null", "не этих карточек"),
    ("[]", "не этих карточек"),
    ("7", "не этих карточек"),
    (make_file({}, format="anki"), "не этих карточек"),
    (make_file({}, deck="other"), "не этих карточек"),
    (make_file({}, version=2), "более новой версией"),
    (make_file({}, version="1"), "быть не может"),
    (make_file({}, version=0), "быть не может"),
    (make_file([]), "быть не может"),
    (make_file(None), "быть не может"),
    (make_file({}, choice=7), "быть не может"),
    (make_file({}, choice={"ask": "word", "kinds": "all", "limit": 1}), "быть не может"),
    (make_file({}, choice={"ask": "word", "kinds": [], "limit": 1e9}), "быть не может"),
    ('{"format":"clientocracy-cards","version":1,"deck":"glossary"}', "быть не может"),
    *(
        (make_file({key: make_record(NOON)}), "быть не может")
        for key in ("brand", "brand:sound", "__proto__", "<img>:word", f"{'a' * 100}:word", ":word")
    ),
    *((make_file({"brand:word": record}), "быть не может") for record in RECORDS),
]


@pytest.mark.parametrize(("content", "words"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_file_gets_a_message_and_an_untouched_schedule(
    page: Page, content: str | bytes, words: str
) -> None:
    open_cards(page)
    begin(page, 1)
    give(page, 4)
    stored = read_store(page)
    open_file(page, content)
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.get_by_role("alert")).to_contain_text("Ваше расписание не изменилось.")
    assert read_store(page) == stored
    assert page.locator("img").count() == 0


def test_a_good_file_is_what_the_hostile_ones_are_made_from(page: Page) -> None:
    open_cards(page)
    open_file(page, make_file({"brand:meaning": make_record(NOON - DAY)}))
    expect(page.locator("[data-cl=note]")).to_have_text("Загружено карточек: 1.")


# Everybody, everywhere

STATES = {
    "choice": "",
    "list": "el.querySelector('.cl-cards__list').open = true; "
    "el.querySelectorAll('.cl-word').forEach((word, at) => { word.open = at < 5 })",
    "question": "el.begin()",
    "answer": "el.begin(); el.reveal()",
    "told": "el.begin(); el.give(3); el.reveal()",
    "word": "el.querySelector('[value=word]').checked = true; el.begin(); el.reveal()",
    "summary": "el.begin(); el.give(3); el.finish()",
    "message": "el.complain('storage')",
    "sure": "el.begin(); el.give(3); el.finish(); el.ask()",
}


@pytest.mark.slow
@pytest.mark.parametrize("view", [DESK, View("dark", width=320)], indirect=True, ids=str)
def test_every_state_is_accessible_and_fits(page: Page) -> None:
    for state, script in STATES.items():
        open_cards(page)
        page.evaluate(
            "(script) => new Function('el', script)(document.querySelector('cl-cards'))", script
        )
        assert find_axe_violations(page) == [], state
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, state
        page.evaluate("localStorage.clear()")


# Axe cannot tell: it reads the fill of text, which stays what the style sheet wanted.
def test_colours_that_a_reader_forces_leave_every_button_legible(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    open_cards(page)
    begin(page)
    give(page, 3)
    page.keyboard.press("Space")
    for button in page.locator(".cl-cards__app button").all():
        colors = button.evaluate(
            "(node) => { const { color, backgroundColor } = getComputedStyle(node);"
            " return [color, backgroundColor] }"
        )
        assert colors[0] == "rgb(0, 0, 0)"
        assert "255, 255, 255" in colors[1]


@pytest.mark.parametrize("view", [PHONE], indirect=True, ids=str)
def test_every_target_of_a_session_is_large_enough_for_a_finger(page: Page) -> None:
    open_cards(page)
    begin(page)
    give(page, 3)
    page.keyboard.press("Space")
    for button in page.locator(".cl-cards__app button:visible").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_the_card_and_every_button_show_where_the_focus_is(page: Page) -> None:
    open_cards(page)
    begin(page)
    give(page, 3)
    for part in ("[data-cl=card]", "[data-cl=revealing] button", "[data-cl=undo]"):
        expect(page.locator(part)).to_be_focused()
        outline = page.locator(part).evaluate("(node) => getComputedStyle(node).outlineStyle")
        assert outline == "solid"
        page.keyboard.press("Tab")


def test_nothing_is_requested_after_the_page_has_loaded(page: Page) -> None:
    open_cards(page)
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    begin(page)
    give(page, 3, 4, 3)
    export(page)
    assert [url for url in requests if not url.startswith("blob:")] == []


def test_it_works_without_a_server(browser: Browser, folder: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((folder / "cards.html").as_uri())
        begin(page, 1)
        give(page, 4)
        page.reload()
        expect(page.locator("[data-cl=state]")).to_contain_text("Карточек в расписании: 1.")


def test_the_widget_stays_light(folder: Path) -> None:
    files = [folder / name for name in ("base.js", "cards.js", "cards.css")]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= LARGEST


def test_no_sentence_of_the_page_stands_in_a_script(folder: Path) -> None:
    script = (folder / "cards.js").read_text("utf-8")
    assert [letter for letter in script if "а" <= letter.lower() <= "я"] == []


def test_every_sentence_is_asked_for_and_every_one_that_is_asked_for_is_there(
    folder: Path,
) -> None:
    script = "".join((folder / name).read_text("utf-8") for name in ("base.js", "cards.js"))
    texts = read_words("ru").area("cards_script")
    errors = re.findall(r'complain\("(\w+)"\)|error: ?"(\w+)"|error:"(\w+)"', script)
    names = set(re.findall(r'"(\w+)"', script)) & set(texts)
    names |= {f"error_{name}" for found in errors for name in found if name} | {"error_storage"}
    names |= {f"question_{ask}" for ask in ("meaning", "word")}
    assert names == set(texts)
