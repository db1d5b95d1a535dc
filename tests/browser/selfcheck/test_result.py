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
    ("number", "verdict", "steps", "offered"),
    [
        ("P01", "сажать всё", ["walk", "graft"], 1),
        ("P02", "не сажать", ["walk"], 0),
        ("P04", "не для этой", ["one-yard"], 0),
        ("P05", "отдельные приёмы", ["walk", "tub"], 1),
        ("P07", "сажать всё", ["walk-with-neighbour", "tub"], 1),
    ],
)
def test_every_verdict_ends_with_a_plan_and_the_second_check_is_offered_where_it_makes_sense(
    page: Page, number: str, verdict: str, steps: list[str], offered: int
) -> None:
    show_result(page, number)
    expect(page.locator(".cl-verdict")).to_contain_text(verdict)
    found = page.locator(".cl-result [data-cl-step]")
    assert found.evaluate_all("all => all.map((each) => each.dataset.clStep)") == steps
    for words in ("Почему вам:", "Первый час.", "На столе:", "Признак.", "Как отступить:"):
        expect(found.first).to_contain_text(words)
    assert page.locator(".cl-plan").count() == (number in {"P01", "P07"})
    assert page.get_by_role("link", name="Перейти ко второй проверке").count() == offered


def test_a_step_heeds_the_rules_that_fired_and_quotes_the_answers(page: Page) -> None:
    show_result(page, "P03")
    expect(page.locator(".cl-headline")).to_have_text(
        "Сажайте, но будет труднее: сплошной камень, вода пересыхает."
    )
    walk, tub = page.locator("[data-cl-step]").all()
    expect(walk).to_contain_text("Лопату пока не доставать.")
    expect(tub).to_contain_text("Поливать понемногу и чаще.")
    expect(tub).to_contain_text("Какая там земля? Ответ: «Сплошной камень».")
    expect(page.locator(".cl-part--tools")).to_contain_text("? описание недоступно")


def test_answers_that_contradict_each_other_are_remarked_on_the_page(page: Page) -> None:
    show_result(page, "P03")
    expect(page.locator(".cl-part--remarks")).to_contain_text("где её в августе нет")


def test_the_verdict_and_the_plan_print_on_two_pages_at_most(page: Page, check: Decision) -> None:
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
    page.get_by_role("button", name="Напечатать итог и план").click()
    page.emulate_media(media="print")
    assert page.locator(".cl-reason:visible").count() == 0
    assert page.locator("[data-cl-step]:visible").count() == 2
    assert page.locator(".cl-headline").is_visible()
    printed = page.pdf(format="A4")  # and after printing the page is whole again
    assert 1 <= printed.count(b"/Type /Page\n") <= 2
    expect(page.locator(".cl-reason").first).to_be_visible()
