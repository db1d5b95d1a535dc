import gzip
import re

import pytest
from playwright.sync_api import Browser, Page

from methodbook.model.selfcheck import Decision
from tests.browser.accessibility import find_axe_violations
from tests.browser.selfcheck.steps import FIRST, LAST, NEAR, answer, open_check
from tests.browser.selfcheck_pages import Pages
from tests.browser.view import DESK, PLAIN, View

LARGEST = 15_900  # bytes of JavaScript and CSS, compressed

STATES = {
    "form": "",
    "errors": "el.submit()",
    "all": "el.parts.all.checked = true; el.update(); el.submit()",
    "result": "use(2)",
    "message": "el.complain('broken')",
    "compare": "el.parts.codes.value = codes; el.toComparison(); el.compare()",
    "predict": "el.toPrediction(); el.querySelector('[name$=guess]').click(); el.reveal()",
    "table": "el.querySelector('.cl-selfcheck__table').open = true",
}


@pytest.mark.slow
@pytest.mark.parametrize("view", [DESK, View("dark", width=320)], indirect=True, ids=str)
@pytest.mark.parametrize("name", ["planting", "tended"])
def test_every_state_is_accessible_and_fits(page: Page, name: str) -> None:
    for state, script in STATES.items():
        open_check(page, name)
        page.evaluate(
            """(script) => { const el = document.querySelector("cl-selfcheck");
            const use = (at) => el.load({
              answers: el.check.examples[at].answers, lost: [], added: [], changes: [] });
            const codes = [0, 2].map((at) => methodbookCode.showCode(
              el.check, el.check.examples[at].answers)).join("\\n");
            new Function("el", "use", "codes", script)(el, use, codes) }""",
            script,
        )
        assert find_axe_violations(page) == [], state
        width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert width <= 0, state


@pytest.mark.parametrize("view", [PLAIN], indirect=True, ids=str)
def test_without_scripts_the_table_holds_everything(page: Page, check: Decision) -> None:
    open_check(page)
    text = page.locator(".cl-selfcheck__table").inner_text().replace("\u00a0", " ")
    for question in check.questions:
        assert question.text in text
        assert all(each.text in text and each.example in text for each in question.answers)
    for rule in check.rules:
        assert rule.why in text
        assert rule.instead in text
    assert all(example.description in text for example in check.examples)
    assert page.locator(".cl-selfcheck__app").count() == 0


def test_nothing_is_requested_after_the_page_has_loaded(page: Page) -> None:
    open_check(page)
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    answer(page, *FIRST, NEAR, LAST)
    page.get_by_role("button", name="Угадать вердикт").click()
    page.get_by_role("button", name="Раскрыть").click()
    assert [url for url in requests if not url.startswith("blob:")] == []


def test_it_works_without_a_server(browser: Browser, pages: Pages) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((pages.folder / "planting.html").as_uri())
        answer(page, *FIRST, NEAR, LAST)
        assert page.locator(".cl-verdict").inner_text() == "✓ сажать всё"
        page.reload()
        assert page.locator(".cl-verdict").inner_text() == "✓ сажать всё"


def test_the_widget_stays_light(pages: Pages) -> None:
    files = [pages.folder / f"selfcheck.{kind}" for kind in ("js", "css")]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= LARGEST


def test_no_sentence_of_the_page_stands_in_a_script(pages: Pages) -> None:
    script = (pages.folder / "selfcheck.js").read_text("utf-8")
    assert [letter for letter in script if "а" <= letter.lower() <= "я"] == []


def test_every_sentence_that_a_script_asks_for_stands_in_the_catalogue(pages: Pages) -> None:
    script = (pages.folder / "selfcheck.js").read_text("utf-8")
    texts = pages.data["planting"]["texts"]
    assert [name for name in re.findall(r"\bt\(\"(\w+)\"[,)]", script) if name not in texts] == []
    assert [
        start
        for start in re.findall(r"\bt\(\"(\w+)\" \+", script)
        if not any(name.startswith(start) for name in texts)
    ] == []
