"""What a reader does with a self-check, and the answers the tests give by their labels."""

from playwright.sync_api import Page, expect


def open_check(page: Page, name: str = "planting", fragment: str = "") -> None:
    page.goto("about:blank")  # so that a changed fragment alone loads the page anew
    page.goto(f"{name}.html{fragment}")


def answer(page: Page, *labels: str) -> None:
    """Choose the answers one after another, a question a screen."""
    for label in labels:
        page.get_by_role("radio", name=label, exact=True).check()
        page.locator("[data-cl=next]").click()


FIRST = ("На целом участке", "Весь день: ничто не заслоняет", "Мягкая")
NEAR = "Рядом: носить недолго"
FAR = "Далеко: за ней ходят"
LAST = "Начинает сам"


def show_result(page: Page, number: str = "P03", name: str = "planting") -> None:
    """Open the result of an example company."""
    open_check(page, name)
    page.get_by_role("button", name="Угадать вердикт").click()
    page.get_by_label("Компания", exact=True).select_option(number)
    page.locator("[data-cl-view=predict] input").first.check()
    page.get_by_role("button", name="Раскрыть").click()
    page.get_by_role("button", name="Открыть эти ответы в проверке").click()
    expect(page.get_by_role("heading", name="Результат", exact=True)).to_be_focused()
