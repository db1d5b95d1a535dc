"""The search on the real site: what a reader sees, hears and can do."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from methodbook.search.ranking import search as find
from methodbook.site.edition import make_edition
from tests.browser.accessibility import find_axe_violations
from tests.browser.keyboard import FIELD, PATIENCE, ask, search, tab_to
from tests.browser.view import DARK, PHONE, View
from tests.search.queries import make_queries

OPTION = "cl-search [role=option]"
RESULT = ".cl-search-page__results a"
STATUS = "cl-search [role=status]"
EVERY = [View(), DARK, PHONE]


def test_a_definition_is_there_before_the_word_is_finished(page: Page) -> None:
    page.goto("about/project/")
    first = search(page, "чёрного ящ").first
    expect(first).to_contain_text("Чёрный ящик")
    expect(first.locator(".cl-found__text")).to_contain_text("способ разбирать неудачи")
    expect(first.locator("mark").first).to_be_visible()


def test_words_that_no_key_typed_are_found_as_well(page: Page) -> None:
    page.goto("")
    page.locator(FIELD).focus()
    page.keyboard.insert_text("голубым океаном")  # as pasted, dictated or suggested by a phone
    expect(page.locator(OPTION).first).to_contain_text("Голубой океан", timeout=PATIENCE)


def test_nothing_is_fetched_before_a_reader_comes_to_the_field(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("terms/promise/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url or url.endswith("/search.js")] == []
    with page.expect_response("**/core.js"), page.expect_response("**/search.js"):
        page.keyboard.press("/")
    assert sorted(url.rpartition("/")[2] for url in asked if "search" in url) == [
        "core.js",
        "search-field.css",
        "search-field.js",
        "search.js",
    ]


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_a_key_leads_to_the_field(page: Page, keys: str) -> None:
    page.goto("terms/promise/")
    page.keyboard.press(keys)
    expect(page.locator(FIELD)).to_be_focused()


def test_the_page_stays_where_it_is_while_the_search_opens(page: Page) -> None:
    page.goto("terms/promise/")
    place = page.locator("h1").bounding_box()
    search(page, "обещание")
    assert page.locator("h1").bounding_box() == place


def test_the_keyboard_chooses_and_a_screen_reader_is_told(page: Page) -> None:
    page.goto("about/project/")
    tab_to(page, FIELD)
    ask(page, "корневым обещанием")
    field, options = page.locator(FIELD), page.locator(OPTION)
    expect(options.first).to_be_visible(timeout=PATIENCE)
    expect(page.locator(STATUS)).to_contain_text("результат", timeout=PATIENCE)
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", str(active))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Корневое обещание")


def test_escape_closes_and_then_empties(page: Page) -> None:
    page.goto("terms/promise/")
    options = search(page, "обещание")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(page.locator(FIELD)).to_have_value("обещание")
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).to_have_value("")


def test_a_section_leads_to_its_place_with_the_sentence(page: Page) -> None:
    page.goto("")
    search(page, "высокая долговая нагрузка")
    section = page.locator(f"{OPTION}[href*='#debt']")
    expect(section.locator("mark").first).to_be_visible(timeout=PATIENCE)
    section.click()
    page.wait_for_url(lambda url: url.endswith("method/boundaries/#debt"))


def test_what_is_nowhere_gets_names_that_look_alike(page: Page) -> None:
    page.goto("")
    page.keyboard.press("/")
    ask(page, "клиократкл")
    expect(page.locator("cl-search__none, .cl-search__none")).to_contain_text(
        "ничего не нашлось", timeout=PATIENCE
    )
    expect(page.locator(OPTION).first).to_be_visible()
    expect(page.locator(".cl-search__foot a")).to_have_text("Алфавитный указатель")


@pytest.mark.parametrize("view", EVERY, indirect=True, ids=str)
@pytest.mark.parametrize("query", ["", "обещание", "ъъъъъ"], ids=["empty", "found", "nothing"])
def test_the_page_of_results_has_no_axe_violation_and_fits(
    page: Page, view: View, query: str
) -> None:
    page.goto(f"search/?q={quote(query)}")
    expect(page.locator("cl-search-page:defined")).to_be_attached(timeout=PATIENCE)
    if query:
        expect(page.locator("cl-search-page [role=status]")).not_to_be_empty(timeout=PATIENCE)
    assert find_axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= view.width


@pytest.mark.parametrize("view", EVERY, indirect=True, ids=str)
def test_the_open_list_has_no_axe_violation_and_fits(page: Page, view: View) -> None:
    page.goto("terms/promise/")
    search(page, "петля")
    page.keyboard.press("ArrowDown")
    assert find_axe_violations(page) == []
    box = page.locator(".cl-search__panel").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= view.width


def test_a_kind_filters_and_more_are_shown_when_asked(page: Page) -> None:
    page.goto(f"search/?q={quote('обещание')}")
    links = page.locator(RESULT)
    expect(links.first).to_be_visible(timeout=PATIENCE)
    before = links.count()
    page.locator("[data-cl-do=extend]").first.click()
    assert links.count() > before
    page.locator(".cl-search-page__chip[data-kind=stage]").click()
    expect(page.locator(".cl-search-page__chip[aria-pressed=true]")).to_contain_text("этап")
    kinds = page.locator(f"{RESULT} .cl-found__kind").all_inner_texts()
    assert set(kinds) == {"этап"}


def test_queries_stay_on_the_device_only_if_that_is_asked(page: Page) -> None:
    kept = "Object.keys(localStorage)"
    page.goto(f"search/?q={quote('вираж')}")
    expect(page.locator(RESULT).first).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    assert page.evaluate(kept) == []
    page.locator("[data-cl=keep]").check()
    page.goto("search/")
    page.get_by_role("button", name="вираж").click()
    expect(page.locator(RESULT).first).to_contain_text("Вираж", timeout=PATIENCE)
    page.locator("[data-cl=keep]").uncheck()
    assert page.evaluate(kept) == []


@pytest.mark.parametrize("view", [View(script=False)], indirect=True, ids=str)
def test_without_a_script_the_field_leads_to_every_name(page: Page) -> None:
    page.goto("terms/promise/")
    page.locator(FIELD).fill("кастдев")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search/" in url)
    expect(page.locator(".cl-names a", has_text="Чёрный ящик").first).to_be_visible()
    row = page.locator(".cl-names li", has_text="кастдев")
    row.get_by_role("link", name="Разработка потребителя").click()
    expect(page.locator("h1")).to_have_text("Разработка потребителя")


def test_a_lost_address_is_offered_what_it_resembles(page: Page) -> None:
    page.goto("terms/promis-lop/")
    near = page.locator("cl-search-near a")
    expect(near.first).to_have_text("Петля в обещаниях", timeout=PATIENCE)
    near.first.click()
    expect(page.locator("h1")).to_have_text("Петля в обещаниях")


@pytest.mark.slow
def test_the_site_finds_what_the_command_finds(page: Page, root: Path) -> None:
    index = make_edition(root).index
    queries = [
        *make_queries(index, 2_000),
        *(title.title for title in index.pages),
        "что такое петля в обещаниях",
        "чем отличается клиентократия от бюрократии",
    ]
    page.goto("about/project/")
    found = page.evaluate(
        """async queries => {
            var found = [];
            for (var query of queries) found.push(await methodbook.search(query));
            return JSON.stringify(found);
        }""",
        queries,
    )
    names = ("id", "kind", "url", "title", "score")
    wanted = [
        [
            {**{name: getattr(hit, name) for name in names}, "entities": [*hit.entities]}
            for hit in find(index, query)
        ]
        for query in queries
    ]
    assert json.loads(found) == wanted
