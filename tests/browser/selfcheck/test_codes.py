import pytest
from playwright.sync_api import Page, expect

from tests.browser.selfcheck.steps import FIRST, LAST, NEAR, answer, open_check, show_result
from tests.browser.selfcheck_pages import Pages


def read_code(page: Page) -> str:
    return page.locator("[data-cl=code]").inner_text()


def test_the_link_opens_the_same_result(page: Page) -> None:
    show_result(page, "P03")
    link = page.get_by_label("Ссылка на этот результат").input_value()
    verdict = page.locator(".cl-result").inner_text()
    assert link == page.url
    assert link.endswith("#v=1&a=0344545")
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".cl-verdict")).to_be_visible()
    assert page.locator(".cl-result").inner_text() == verdict


def test_the_code_can_be_read_over_the_phone(page: Page) -> None:
    show_result(page, "P03")
    assert read_code(page) == "1-034 454 5"


def test_the_link_is_copied_or_at_least_selected(page: Page) -> None:
    show_result(page, "P03")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error()) }")
    page.get_by_role("button", name="Скопировать ссылку").click()
    expect(page.locator("[data-cl=told]")).to_contain_text("скопируйте её сами")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.resolve() }")
    page.get_by_role("button", name="Скопировать ссылку").click()
    expect(page.locator("[data-cl=told]")).to_have_text("Ссылка скопирована.")


def test_every_example_survives_the_way_through_a_code(page: Page, pages: Pages) -> None:
    for name, data in pages.data.items():
        open_check(page, name)
        examples = [  # not knowing is what a code says by silence
            {name: answer for name, answer in each["answers"].items() if answer != "unknown"}
            for each in data["examples"]
        ]
        same = page.evaluate(
            """(sets) => { const check = document.querySelector("cl-selfcheck").check;
            return sets.map((answers) => methodbookCode.readCode(
              check, methodbookCode.showCode(check, answers)).answers) }""",
            examples,
        )
        assert same == examples


def test_every_slip_of_one_digit_of_a_code_is_noticed(page: Page) -> None:
    open_check(page)
    errors = page.evaluate(
        """(code) => { const check = document.querySelector("cl-selfcheck").check, found = [];
        for (let at = 0; at < code.length; at++) for (let digit = 0; digit < 10; digit++) {
          const slip = code.slice(0, at) + digit + code.slice(at + 1);
          if (slip !== code) found.push(methodbookCode.readCode(check, slip).error);
        } return found }""",
        "0344545",
    )
    assert len(errors) == 63
    assert all(errors)


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("#v=1&a=0344546", "опечатка"),
        ("#v=1&a=03445", "не читается"),
        ("#v=1", "не читается"),
        ("#a=0344545", "не читается"),
        ("#v=0&a=0344545", "не читается"),
        ("#v=9&a=0344545", "более новой версии"),
        ("#v=__proto__&a=constructor", "не читается"),
        ("#v=1&a=9999999", "не "),
        (f"#v=1&a={'9' * 5000}", "не читается"),
        ("#v=1&a=<img src=x onerror=alert(1)>", "не читается"),
        ("#v=1&a=%E0%A4%A", "не читается"),
    ],
)
def test_a_hostile_fragment_gets_a_message_and_an_untouched_page(
    page: Page, fragment: str, words: str
) -> None:
    open_check(page, fragment=fragment)
    expect(page.get_by_role("alert").filter(has_text=words)).to_be_visible()
    assert page.locator("[data-cl-view=form]").is_visible()
    assert page.locator(".cl-selfcheck__app input[type=radio]:checked").count() == 0
    assert page.locator("img").count() == 0


def test_a_reload_among_the_questions_leads_back_to_the_same_one(page: Page) -> None:
    open_check(page)
    answer(page, *FIRST[:2], "Не знаю")
    page.reload()
    expect(page.get_by_role("group", name="Далеко ли вода?")).to_be_visible()
    page.get_by_role("button", name="Назад").click()
    expect(page.locator("#cl-planting-soil input[value=unknown]")).to_be_checked()
    answer(page, "Мягкая", NEAR, LAST)
    page.reload()
    expect(page.locator(".cl-verdict")).to_have_text("✓ сажать всё")


def test_an_ordinary_anchor_is_left_alone(page: Page) -> None:
    open_check(page, fragment="#grafting")
    assert page.locator("[data-cl=note]").inner_text() == ""
    page.evaluate("location.hash = 'v=1&a=0344545'")
    expect(page.locator(".cl-verdict")).to_be_visible()
