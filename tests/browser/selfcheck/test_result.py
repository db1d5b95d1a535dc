import pytest
from playwright.sync_api import Page, expect

from methodbook.model.selfcheck import Decision
from tests.browser.selfcheck.steps import open_check, show_result


def test_the_result_says_why_on_whose_word_what_instead_and_where_to_start(page: Page) -> None:
    show_result(page, "P03")
    result = page.locator(".cl-result")
    expect(result.locator(".cl-verdict")).to_have_text("◐ сажать с оговорками")
    reasons = result.locator(".cl-reason")
    expect(reasons.first).to_contain_text("Какая там земля? Ответ: «Сплошной камень».")
    expect(reasons.first).to_contain_text("Источник: Уход (000:36)")
    expect(result.locator(".cl-reason--inference").first).to_contain_text("Наш вывод")
    tools = result.locator(".cl-part--tools")
    expect(tools.get_by_role("link", name="Прививка")).to_have_attribute("href", "#grafting")
    assert tools.get_by_role("link").count() == 5
    expect(tools).to_contain_text("✕ незачем")
    expect(result.locator(".cl-part--changes")).to_contain_text(
        "при ответе «Разная» на вопрос «Какая там земля?» вердикт станет"
    )
    route = result.locator(".cl-part--route")
    assert route.locator(".cl-plan__stage").count() == 3
    expect(route).to_contain_text("Вместо этого. Копать нечего:")
    for words in ("Сорт.", "Забор.", "один приём", "версия правил 1"):
        expect(result).to_contain_text(words)
    expect(result.get_by_role("link", name="Перейти ко второй проверке")).to_have_attribute(
        "href", "tended.html"
    )


@pytest.mark.parametrize(
    ("number", "verdict", "route"),
    [("P02", "не сажать", 0), ("P04", "не для этой", 0), ("P05", "отдельные приёмы", 1)],
)
def test_the_way_and_the_second_check_are_offered_only_where_they_make_sense(
    page: Page, number: str, verdict: str, route: int
) -> None:
    show_result(page, number)
    expect(page.locator(".cl-verdict")).to_contain_text(verdict)
    assert page.locator(".cl-part--route").count() == route
    assert page.locator(".cl-plan").count() == 0
    assert page.get_by_role("link", name="Перейти ко второй проверке").count() == route


def test_answers_that_contradict_each_other_are_remarked_on_the_page(page: Page) -> None:
    show_result(page, "P03")
    expect(page.locator(".cl-part--remarks")).to_contain_text("где её в августе нет")


def test_the_way_prints_on_two_pages_at_most(page: Page, check: Decision) -> None:
    open_check(page)
    worst = {
        **next(each for each in check.examples if each.id == "P03").answers,
        "owner": "afraid",
    }
    page.evaluate(
        """(answers) => { window.print = () => {};
        const found = { answers, lost: [], added: [], changes: [] };
        document.querySelector("cl-selfcheck").load(found) }""",
        worst,
    )
    page.get_by_role("button", name="Напечатать только этот список").click()
    page.emulate_media(media="print")
    assert page.locator(".cl-reason:visible").count() == 0
    assert page.locator(".cl-plan__stage:visible").count() == 3
    printed = page.pdf(format="A4")  # and after printing the page is whole again
    assert 1 <= printed.count(b"/Type /Page\n") <= 2
    expect(page.locator(".cl-reason").first).to_be_visible()
