import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.selfcheck.steps import open_check, show_result
from tests.browser.selfcheck_pages import Pages


def compare(page: Page, *codes: str) -> None:
    page.get_by_role("button", name="Открыть код или сравнить").click()
    page.get_by_label("Коды или ссылки").fill("\n".join(codes))
    page.get_by_role("button", name="Показать", exact=True).click()


def list_codes(page: Page, *numbers: str) -> list[str]:
    """The codes of some example companies."""
    script = """(ids) => { const check = document.querySelector("cl-selfcheck").check;
      return ids.map((id) => methodbookCode.showCode(
        check, check.examples.find((each) => each.id === id).answers)) }"""
    found: list[str] = page.evaluate(script, list(numbers))
    return found


def test_two_results_stand_side_by_side(page: Page) -> None:
    show_result(page, "P03")
    link = page.url
    compare(page, link, *list_codes(page, "P01"))
    table = page.locator("[data-cl=comparison]")
    expect(table).to_be_focused()
    expect(table.get_by_role("row", name="Далеко ли вода?")).to_contain_text("Рядом: носить")
    expect(table.get_by_role("row", name="Урожай")).to_contain_text("✓ выйдет")
    assert table.get_by_role("row", name="Сколько там солнца").count() == 0


def test_a_class_sees_where_it_disagrees(page: Page) -> None:
    open_check(page)
    compare(page, *list_codes(page, "P03", "P01", "P01", "P05", "P02", "P01"))
    place = page.locator("[data-cl=comparison]")
    expect(place).to_contain_text("Мягкая — 5 (№ 2, № 3, № 4, № 5, № 6)")
    expect(place).to_contain_text("Сплошной камень — 1 (№ 1)")
    expect(place).to_contain_text("сажать всё, трудность обычная — 3 (№ 2, № 3, № 6)")


def test_a_broken_code_is_named_by_its_line(page: Page) -> None:
    open_check(page)
    compare(page, "1-12", *list_codes(page, "P03", "P01"), "#v=1&a=0344546")
    alert = page.locator("[data-cl=comparison]").get_by_role("alert")
    expect(alert).to_contain_text("№ 1. Код не читается")
    expect(alert).to_contain_text("№ 4. В коде опечатка")
    results = page.locator("[data-cl=comparison] table").first
    expect(results.get_by_role("columnheader")).to_have_text(["Что сравниваем", "№ 2", "№ 3"])


def test_a_code_heard_over_the_phone_opens_its_result(page: Page) -> None:
    open_check(page)
    compare(page, " 1-034 454 5 ")
    expect(page.get_by_role("heading", name="Результат", exact=True)).to_be_focused()
    expect(page.locator(".cl-verdict")).to_have_text("◐ сажать с оговорками")


def test_no_code_at_all_is_told(page: Page) -> None:
    open_check(page)
    compare(page, "")
    expect(page.locator("[data-cl=comparison]")).to_contain_text("хотя бы один код")


def test_the_verdict_is_predicted_before_it_is_revealed(page: Page) -> None:
    open_check(page)
    page.get_by_role("button", name="Угадать вердикт").click()
    page.get_by_label("Компания", exact=True).select_option("P02")
    place = page.locator("[data-cl-view=predict]")
    assert "за счёт корня" not in place.inner_text()
    page.get_by_role("button", name="Раскрыть").click()
    expect(place).to_contain_text("Сначала выберите вердикт.")
    place.get_by_role("radio", name="сажать всё").check()
    page.get_by_role("button", name="Раскрыть").click()
    expect(place).to_contain_text("✕ Не совпало")
    expect(place).to_contain_text("за счёт корня")
    place.get_by_role("radio", name="не сажать", exact=True).check()
    page.get_by_role("button", name="Раскрыть").click()
    expect(place).to_contain_text("✓ Совпало")


# Older rules


@pytest.fixture(scope="module")
def newer(pages: Pages) -> str:
    """A page of the future: a question of version 1 is gone, an answer too, a question is new."""
    data = json.loads(json.dumps(pages.data["planting"]))
    table = dict(data["versions"][0]["questions"])
    table.pop("owner")
    table["soil"] = ["loam", "mixed"]
    table["weather"] = ["good", "bad"]
    data["versions"].append(
        {
            "version": 2,
            "date": "2027-01-01",
            "changes": ["Погоду теперь спрашивают."],
            "questions": table,
        }
    )
    data["questions"] = [each for each in data["questions"] if each["id"] != "owner"]
    weather = json.loads(json.dumps(data["questions"][1])) | {
        "id": "weather",
        "text": "Какая погода?",
        "answers": [{"id": "good", "text": "Ясно"}, {"id": "bad", "text": "Дождь"}],
        "when": {"place": ["plot"]},
    }
    data["questions"].append(weather)
    html = (pages.folder / "planting.html").read_text("utf-8")
    start = html.index('class="cl-selfcheck__data">') + len('class="cl-selfcheck__data">')
    end = html.index("</script>", start)
    (pages.folder / "newer.html").write_text(
        html[:start] + json.dumps(data).replace("<", "\\u003c") + html[end:], "utf-8"
    )
    return "newer"


def test_a_link_of_an_older_rule_set_opens_and_says_what_changed(page: Page, newer: str) -> None:
    open_check(page, newer, "#v=1&a=0344545")
    note = page.locator("[data-cl=note]")
    expect(note).to_contain_text("версии 1")
    expect(note).to_contain_text("Погоду теперь спрашивают.")
    expect(note).to_contain_text("Больше не учитывается: Какая там земля?; owner")
    expect(note).to_contain_text("Появились вопросы: Какая погода?")
    expect(page.locator(".cl-part--open_questions")).to_contain_text("Какая погода?")
    assert page.url.partition("#")[2].startswith("v=2&a=")
