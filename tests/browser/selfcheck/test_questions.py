from playwright.sync_api import Page, expect

from methodbook.model.selfcheck import Decision
from tests.browser.selfcheck.steps import FAR, FIRST, LAST, NEAR, answer, open_check, show_result


def test_one_question_a_screen_leads_to_the_verdict(page: Page) -> None:
    open_check(page)
    answer(page, *FIRST, NEAR, LAST)
    expect(page.get_by_role("heading", name="Результат", exact=True)).to_be_focused()
    expect(page.locator(".cl-verdict")).to_have_text("✓ сажать всё")


def test_the_keyboard_is_enough(page: Page) -> None:
    open_check(page)
    page.get_by_role("radio", name="На целом участке").focus()
    for _ in range(5):
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Результат", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Вернуться к вопросам")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Начинает сам")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".cl-result")).to_contain_text("Трудность: ◑ повышенная")


def test_every_answer_has_an_example_and_not_knowing_is_always_possible(
    page: Page, check: Decision
) -> None:
    open_check(page)
    answers = sum(len(question.answers) + 1 for question in check.questions)
    assert page.locator(".cl-selfcheck__app .cl-option__example").count() == answers
    assert page.locator("[data-cl-question] input[value=unknown]").count() == len(check.questions)


def test_a_question_without_an_answer_is_told_and_takes_the_focus(page: Page) -> None:
    open_check(page)
    answer(page, "На целом участке")
    page.get_by_role("button", name="Дальше").click()
    errors = page.locator("[data-cl=errors]")
    expect(errors).to_be_focused()
    errors.get_by_role("link").click()
    expect(page.get_by_role("radio", name="Весь день")).to_be_focused()


def test_all_questions_fit_one_page(page: Page) -> None:
    open_check(page)
    answer(page, "На целом участке")
    page.get_by_label("Все вопросы сразу").check()
    assert page.locator("[data-cl-question]:visible").count() == 5
    page.get_by_role("button", name="Показать результат").click()
    assert page.locator("[data-cl=errors] a").count() == 4
    page.get_by_role("radio", name=FAR).check()
    assert page.locator("[data-cl-question]:visible").count() == 7


def test_going_back_and_changing_an_early_answer_keeps_the_later_ones(page: Page) -> None:
    open_check(page)
    answer(page, *FIRST, FAR, "Нет", "Да", LAST)
    expect(page.locator(".cl-verdict")).to_be_visible()
    page.get_by_role("button", name="Вернуться к вопросам").click()
    for _ in range(5):
        page.get_by_role("button", name="Назад").click()
    answer(page, "Половину дня", "Мягкая", FAR)
    expect(page.locator("#cl-planting-water-carry input[value=no]")).to_be_checked()
    page.get_by_role("button", name="Назад").click()
    answer(page, NEAR)
    expect(page.locator("#cl-planting-owner input[value=starts]")).to_be_checked()
    page.get_by_role("button", name="Назад").click()
    answer(page, FAR)  # the questions about the way to the water were dropped with it
    expect(page.locator("#cl-planting-water-carry input:checked")).to_have_count(0)


def test_a_changed_answer_leads_straight_back_to_the_result(page: Page) -> None:
    show_result(page, "P01")
    page.get_by_role("button", name="Изменить: Какая там земля").click()
    page.get_by_role("radio", name="Сплошной камень").check()
    page.get_by_role("button", name="Показать результат").click()
    expect(page.locator(".cl-verdict")).to_have_text("◐ сажать с оговорками")


def test_an_answer_waits_while_its_parent_is_unknown(page: Page) -> None:
    open_check(page)
    answer(page, *FIRST, FAR, "Да")
    for _ in range(2):
        page.get_by_role("button", name="Назад").click()
    answer(page, "Не знаю")
    page.get_by_role("button", name="Назад").click()
    answer(page, FAR)
    expect(page.locator("#cl-planting-water-carry input[value=yes]")).to_be_checked()


def test_the_range_so_far_is_said_in_words(page: Page) -> None:
    open_check(page)
    expect(page.locator("[data-cl=range]")).to_be_empty()
    answer(page, "На целом участке")
    expect(page.locator("[data-cl=range]")).to_have_text(
        "Пока возможно всё от «сажать всё» до «не сажать»."
    )
    page.get_by_role("radio", name="Солнца нет совсем").check()
    expect(page.locator("[data-cl=range]")).to_have_text("Уже ясно: не сажать.")


def test_not_knowing_leaves_a_range_and_never_a_good_answer(page: Page) -> None:
    open_check(page)
    answer(page, *FIRST, FAR, "Не знаю", "Нет", LAST)
    result = page.locator(".cl-result")
    expect(result.locator(".cl-verdict")).to_have_text("✓ сажать всё")
    expect(result.locator(".cl-part--open_questions")).to_contain_text("Носят ли её вёдрами")
    expect(result).to_contain_text("Трудность: от «обычная» до «повышенная».")
    expect(result.locator(".cl-part--tools")).to_contain_text("от «выйдет» до «труднее»: Полив")
    page.get_by_role("button", name="Изменить: Что говорит хозяин").click()
    answer(page, "Не знаю")
    expect(result.locator(".cl-verdict")).to_contain_text("от «сажать всё» до «только")
