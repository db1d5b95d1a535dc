from playwright.sync_api import Page, expect

from tests.browser.selfcheck.steps import open_check, show_result


def test_every_part_or_what_is_missing_with_the_tools_that_close_each_gap(page: Page) -> None:
    show_result(page, "C01", "tended")
    expect(page.locator(".cl-verdict")).to_have_text("✓ ухожен")
    assert page.locator(".cl-part--whole li").count() == 3
    show_result(page, "C02", "tended")
    gap = page.locator(".cl-part--gaps")
    expect(gap.locator("li")).to_have_count(1)
    expect(gap).to_contain_text("Как выглядит «да»: Последняя строка")
    expect(gap.get_by_role("link")).to_have_attribute("href", "#harvest")
    assert page.locator(".cl-part--whole li").count() == 2
    assert "%" not in page.locator("main").inner_text()


def test_not_knowing_is_listed_and_never_counts_as_a_yes(page: Page) -> None:
    open_check(page, "tended")
    page.get_by_label("Все вопросы сразу").check()
    for box in page.locator("[data-cl-question] input[value=yes]").all()[1:]:
        box.check()
    page.locator("[data-cl-question] input[value=unknown]").first.check()
    page.get_by_role("button", name="Показать результат").click()
    expect(page.locator(".cl-verdict")).to_have_text("? не ясно")
    assert page.locator(".cl-part--unknowns > ul > li").count() == 1


def test_two_checks_on_one_page_do_not_take_each_others_answers(page: Page) -> None:
    open_check(page, "both", "#v=1&a=0344545")
    expect(page.locator("#cl-selfcheck-planting .cl-verdict")).to_be_visible()
    assert page.locator("#cl-selfcheck-tended [data-cl=note]").inner_text() == ""
    second = page.locator("#cl-selfcheck-tended")
    second.get_by_role("radio", name="Да", exact=True).first.check()
    assert "c=tended" in page.url
    page.reload()
    expect(second.get_by_role("radio", name="Да", exact=True).first).to_be_checked()
    assert page.locator("#cl-selfcheck-planting input:checked").count() == 0
