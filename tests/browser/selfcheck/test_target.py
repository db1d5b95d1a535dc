"""Where a reader wants to be, and what has changed since another day."""

import json
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.selfcheck.steps import open_check, show_result

TODAY = "2026-03-01"


def stop_the_clock(page: Page) -> None:
    page.clock.set_fixed_time(f"{TODAY}T09:00:00Z")


def read_stored(page: Page) -> dict[str, object]:
    found: dict[str, object] = json.loads(
        page.evaluate("localStorage.getItem(localStorage.key(0))")
    )
    return found


def test_each_gap_gets_a_term_a_day_and_a_sign_that_are_kept(page: Page) -> None:
    stop_the_clock(page)
    show_result(page, "C02", "tended")
    gap = page.locator(".cl-target li").first
    expect(gap.get_by_label("Срок")).to_have_value("30")
    expect(gap.get_by_label("День")).to_have_value("2026-03-31")
    gap.get_by_label("Срок").select_option("90")
    expect(gap.get_by_label("День")).to_have_value("2026-05-30")
    gap.get_by_label("Что покажем").fill("Тетрадь полива")
    page.locator(".cl-part--target").get_by_role("button", name="Сохранить").click()
    ((_, kept),) = dict(read_stored(page)["target"]).items()  # type: ignore[call-overload] # JSON
    assert kept == {"term": 90, "day": "2026-05-30", "sign": "Тетрадь полива"}
    open_check(page, "tended")
    page.get_by_role("button", name="Открыть сохранённое").click()
    expect(gap.get_by_label("Что покажем")).to_have_value("Тетрадь полива")
    with page.expect_download() as download:
        page.locator(".cl-part--target").get_by_role("button", name="напоминания").click()
    calendar = Path(download.value.path()).read_text("utf-8")
    assert "DTSTART;VALUE=DATE:20260530" in calendar
    assert "DESCRIPTION:Тетрадь полива" in calendar


def test_what_has_changed_since_the_last_time_is_told(page: Page) -> None:
    stop_the_clock(page)
    show_result(page, "C02", "tended")
    page.get_by_role("button", name="Сохранить на этом устройстве").last.click()
    page.clock.set_fixed_time("2026-04-01T09:00:00Z")
    show_result(page, "C01", "tended")
    trend = page.locator(".cl-part--trend")
    expect(trend).to_contain_text(TODAY)
    expect(trend).to_contain_text("Стало лучше")
    page.get_by_role("button", name="Сохранить на этом устройстве").last.click()
    assert [each["date"] for each in read_stored(page)["past"]] == [TODAY]  # type: ignore[attr-defined] # JSON


def test_a_file_of_the_last_time_is_compared_and_a_broken_one_is_told(page: Page) -> None:
    show_result(page, "C01", "tended")
    before = {"selfcheck": "tended", "date": "2025-01-01", "answers": {}}
    for text, words in ((json.dumps(before), "2025-01-01"), ("{", "не файл с ответами")):
        file: FilePayload = {
            "name": "a.json",
            "mimeType": "application/json",
            "buffer": text.encode(),
        }
        page.locator("[data-cl=before]").set_input_files([file])
        expect(page.locator("cl-selfcheck")).to_contain_text(words)


def test_a_hostile_target_and_past_are_left_out(page: Page) -> None:
    open_check(page, "tended")
    item = page.evaluate("document.querySelector('cl-selfcheck').check.questions[0].id")
    hostile = {
        "answers": {item: "no"},
        "target": {item: {"term": 7, "day": "<img>", "sign": "x" * 999}, "__proto__": {"term": 30}},
        "past": [None, {"date": "2025-99-99"}, {"date": "2025-01-01", "answers": {"moon": "yes"}}],
    }
    file: FilePayload = {
        "name": "a.json",
        "mimeType": "application/json",
        "buffer": json.dumps(hostile).encode(),
    }
    page.locator("[data-cl=file]").set_input_files([file])
    gap = page.locator(".cl-target li").first
    expect(gap.get_by_label("Срок")).to_have_value("30")
    assert len(gap.get_by_label("Что покажем").input_value()) == 200
    assert page.locator(".cl-part--trend").count() == 0
    assert page.locator("img").count() == 0
