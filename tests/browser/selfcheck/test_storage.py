import pytest
from playwright.sync_api import Page, expect

from tests.browser.selfcheck.steps import open_check, show_result


def test_nothing_is_kept_until_the_reader_asks_and_all_of_it_can_be_deleted(page: Page) -> None:
    show_result(page, "P03")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Сохранить на этом устройстве").click()
    expect(page.locator("[data-cl=told]")).to_have_text("Ответы сохранены на этом устройстве.")
    open_check(page)
    page.get_by_role("button", name="Открыть сохранённое").click()
    expect(page.locator(".cl-verdict")).to_have_text("◐ сажать с оговорками")
    page.get_by_role("button", name="Удалить сохранённое").click()
    assert page.evaluate("localStorage.length") == 0
    open_check(page)
    assert page.locator("[data-cl=note]").inner_text() == ""


@pytest.mark.parametrize("stored", ["", "{", "[1]", '{"answers": {"place": "moon"}}'])
def test_broken_storage_gets_a_message_and_can_be_deleted(page: Page, stored: str) -> None:
    show_result(page, "P03")
    page.get_by_role("button", name="Сохранить на этом устройстве").click()
    page.evaluate("(text) => localStorage.setItem(localStorage.key(0), text)", stored)
    open_check(page)
    expect(page.get_by_role("alert").filter(has_text="испорчены")).to_be_visible()
    assert page.locator("[data-cl-view=form]").is_visible()
    page.get_by_role("button", name="Удалить сохранённое").click()
    expect(page.locator("[data-cl=note]")).to_have_text("Сохранённые ответы удалены.")
    assert page.evaluate("localStorage.length") == 0


def test_a_browser_that_refuses_storage_is_no_obstacle(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    show_result(page, "P03")
    page.get_by_role("button", name="Сохранить на этом устройстве").click()
    expect(page.locator("[data-cl=told]")).to_contain_text("не разрешил")
