"""The self-checks as a stranger meets them: on the pages of the site and in the offline edition."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from methodbook.load.checkout import read_content
from methodbook.model.selfcheck import Checklist, Decision
from tests.browser.accessibility import find_axe_violations
from tests.browser.view import DESK, PLAIN, View

CHECK = "practice/selfcheck/"
LIST = "practice/clientocratic/"
TRADER = "#v=2&a=01051728200982"  # example P17: an exchange good on credit
DIRECTED = "#v=2&a=0914927077567306"  # example C02: there is no council
BOOKMAKER = (
    "Компанию целиком",
    "Больше пятнадцати",
    "Ничего: доход, поручение и имя от этого не изменились",
    "Тот же, кто пользуется",
    "Уходит за минуты, остаток денег возвращают",
    "Главная: без неё доход не сходится",
    "Никакая",
    "Нет: долгов мало или они не мешают",
    "Хватает: ошибку команды переживём",
    "Есть такое, и оно действует",
    "Нашли причину в порядке работы или место, где человек справляется",
    "Польза: мы потеряли деньги или время и можем назвать сколько",
    "Начинает само",
)


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    """A page of a fresh reader without a server."""
    with browser.new_context() as context:
        yield context.new_page()


def answer(page: Page, *labels: str) -> None:
    """Choose the answers one after another, a question a screen."""
    for label in labels:
        page.get_by_role("radio", name=label, exact=True).check()
        page.locator("[data-cl=next]").click()


def list_targets(page: Page) -> set[str]:
    """Where the links of the result lead, without their anchors."""
    links = page.locator("[data-cl=document] a").evaluate_all("links => links.map((a) => a.href)")
    return {link.partition("#")[0] for link in links}


def test_a_stranger_comes_to_a_verdict_whose_links_all_lead_to_articles(page: Page) -> None:
    page.goto(CHECK)
    answer(page, *BOOKMAKER)
    expect(page.get_by_role("heading", name="Результат", exact=True)).to_be_focused()
    expect(page.locator(".cl-verdict")).to_have_text("◔ только отдельные инструменты")
    targets = list_targets(page)
    assert len(targets) > 32
    assert [url for url in targets if page.request.get(url).status != 200] == []
    tool = page.locator(".cl-part--tools").get_by_role("link", name="Чёрный ящик")
    tool.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Чёрный ящик")
    page.go_back()
    expect(page.locator(".cl-verdict")).to_have_text("◔ только отдельные инструменты")


def test_the_second_check_leads_from_each_gap_to_its_tools(page: Page) -> None:
    page.goto(CHECK + TRADER)
    page.get_by_role("link", name="Перейти ко второй проверке").click()
    page.get_by_label("Все вопросы сразу").check()
    page.locator("[data-cl-question] input[value=no]").evaluate_all(
        "boxes => boxes.forEach((box) => box.click())"
    )
    page.get_by_role("button", name="Показать результат").click()
    expect(page.locator(".cl-part--gaps > ul > li")).to_have_count(27)
    targets = list_targets(page)
    assert [url for url in targets if page.request.get(url).status != 200] == []


def test_the_stages_stand_one_under_the_other(page: Page) -> None:
    page.goto(CHECK + TRADER)
    stages = page.locator(".cl-plan__stage")
    expect(stages).to_have_count(9)
    boxes = [stage.bounding_box() for stage in stages.all()]
    edges = [(box["y"], box["y"] + box["height"]) for box in boxes if box]
    assert all(bottom <= top for (_, bottom), (top, _) in pairwise(edges))


def test_the_code_in_the_address_survives_a_reload(page: Page) -> None:
    page.goto(CHECK + TRADER)
    result = page.locator("[data-cl=document]")
    expect(result).to_contain_text("◐ применима с ограничениями")
    before = result.inner_text()
    page.reload()
    expect(result).to_contain_text("◐ применима с ограничениями")
    assert result.inner_text() == before
    assert page.url.endswith(TRADER)


def test_the_way_of_the_browser_back_undoes_a_new_start(page: Page) -> None:
    page.goto(CHECK + TRADER)
    page.get_by_role("button", name="Начать заново").click()
    expect(page.get_by_text("Что проверяем?").first).to_be_visible()
    page.go_back()
    expect(page.locator(".cl-verdict")).to_have_text("◐ применима с ограничениями")


def test_nothing_is_requested_after_the_page_has_loaded(page: Page) -> None:
    page.goto(CHECK)
    page.wait_for_load_state("networkidle")
    icon = page.locator("link[rel=icon]").evaluate("link => link.href")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    answer(page, *BOOKMAKER)
    with page.expect_download():
        page.get_by_role("button", name="Скачать ответы (JSON)").click()
    page.get_by_role("button", name="Угадать вердикт").click()
    # When the address changes, Chromium takes the icon of the page out of its memory anew.
    assert [url for url in requests if url != icon and not url.startswith("blob:")] == []


@pytest.mark.parametrize("view", [DESK, View("dark", width=320)], indirect=True, ids=str)
@pytest.mark.parametrize(("address", "code"), [(CHECK, TRADER), (LIST, DIRECTED)])
def test_questions_and_results_are_accessible_and_fit(page: Page, address: str, code: str) -> None:
    page.goto(address)
    assert find_axe_violations(page) == []
    page.evaluate("(code) => { location.hash = code }", code)
    expect(page.locator(".cl-verdict")).to_be_visible()
    assert find_axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("view", [PLAIN], indirect=True, ids=str)
def test_without_scripts_every_question_and_rule_can_be_read(page: Page, root: Path) -> None:
    for address, check in zip(
        [CHECK, LIST], read_content(root).base.selfchecks.values(), strict=True
    ):
        page.goto(address)
        table = page.locator(".cl-selfcheck__table")
        text = " ".join(table.inner_text().split())
        if isinstance(check, Decision):
            said = [each.text for each in check.questions] + [each.why for each in check.rules]
            assert table.locator("tbody tr").count() == len(check.rules)
        elif isinstance(check, Checklist):
            said = [words for each in check.items for words in (each.text, each.evidence)]
        assert [words for words in said if words not in text] == []


@pytest.mark.parametrize(
    ("name", "fragment", "verdict"),
    [
        ("selfcheck", TRADER, "◐ применима с ограничениями"),
        ("clientocratic", DIRECTED, "✕ пока нет"),
    ],
)
def test_the_offline_edition_opens_a_result_and_its_articles(
    offline: Page, offline_site: Path, name: str, fragment: str, verdict: str
) -> None:
    file = offline_site / "practice" / f"{name}.html"
    offline.goto(file.as_uri() + fragment)
    expect(offline.locator(".cl-verdict")).to_have_text(verdict)
    paths = {unquote(urlsplit(url).path) for url in list_targets(offline)}
    assert [path for path in paths if not Path(path).is_file()] == []
    offline.reload()
    expect(offline.locator(".cl-verdict")).to_have_text(verdict)
    offline.locator("[data-cl=document] a").last.click()
    expect(offline.get_by_role("heading", level=1)).to_be_visible()


def test_the_offline_edition_asks_its_questions_without_a_server(
    offline: Page, offline_site: Path
) -> None:
    offline.goto((offline_site / "practice" / "selfcheck.html").as_uri())
    answer(offline, *BOOKMAKER)
    expect(offline.locator(".cl-verdict")).to_have_text("◔ только отдельные инструменты")
    offline.get_by_role("link", name="Перейти ко второй проверке").click()
    expect(offline.get_by_role("radio", name="Да", exact=True).first).to_be_visible()
