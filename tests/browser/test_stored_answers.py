"""What becomes of answers on a reader's device: editions change, tabs meet, disks fill up."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from methodbook.questions.digests import find_digest, find_fingerprint
from tests.browser.quiz_pages import Pages, write_pages
from tests.browser.site_server import serve_folder

KEY = "clientocracy:quiz:sample"
EXAM = "clientocracy:quiz:exam"
RUN = "document.querySelector('cl-quiz')"
GIVEN: dict[str, Any] = {
    "sample-single": 2,
    "sample-several": [0, 1],
    "sample-truefalse": True,
    "sample-matching": [0, 1, 2],
    "sample-ordering": [0, 1, 2, 3],
    "sample-cloze": ["обещание", "приказ ~ {x}"],
    "sample-numeric": "12",
    "sample-short": "слово ~ {x}",
    "sample-case": ["Мой ответ", None, None],
}
"""A response to every question of the sample."""


@pytest.fixture(scope="module")
def pages(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return write_pages(root, tmp_path_factory.mktemp("stored"))


@pytest.fixture(scope="module")
def site_url(pages: Pages) -> Iterator[str]:
    with serve_folder(pages.folder) as url:
        yield url


def respond(page: Page, *names: str) -> None:
    """Give the responses of the sample to some questions, as a reader would: it is saved."""
    given = {f"sample-{name}": GIVEN[f"sample-{name}"] for name in names}
    page.evaluate(
        f"given => {{ const quiz = {RUN}; quiz.run.forEach((each) => {{"
        " if (each.id in given) { each.write(given[each.id]); quiz.save(); } }) }",
        given,
    )


def read(page: Page) -> dict[str, Any]:
    """The responses that the page shows, by the question."""
    found: dict[str, Any] = page.evaluate(
        f"Object.fromEntries({RUN}.run.filter((each) => each.read() !== null)"
        ".map((each) => [each.id, each.read()]))"
    )
    return found


def meet(writer: Page, *others: Page) -> None:
    """Wait until the other tabs see what this one wrote: a browser tells them a moment later."""
    text = writer.evaluate("key => localStorage.getItem(key)", EXAM)
    for tab in others:
        tab.wait_for_function(
            "([key, text]) => localStorage.getItem(key) === text", arg=[EXAM, text]
        )


def note(page: Page) -> Locator:
    return page.locator("[data-cl=note]")


def list_keys(page: Page) -> list[str]:
    keys: list[str] = page.evaluate("Object.keys(localStorage)")
    return keys


# Another edition


def test_a_mended_question_loses_its_own_answer_alone_and_the_page_says_so(page: Page) -> None:
    page.goto("sample.html")
    respond(page, "single", "numeric", "cloze")
    page.goto("changed.html")
    assert read(page) == {name: GIVEN[name] for name in ("sample-numeric", "sample-cloze")}
    expect(note(page)).to_contain_text("Один вопрос с тех пор изменили.")
    button = note(page).get_by_role("button", name="Совсем другой вопрос?")
    button.click()
    expect(page.locator("#q-sample-single")).to_be_visible()


def test_a_removed_question_is_told_of_and_a_new_one_is_asked(page: Page) -> None:
    page.goto("sample.html")
    respond(page, "single", "numeric")
    page.goto("shorter.html")
    assert read(page) == {"sample-numeric": GIVEN["sample-numeric"]}
    expect(note(page)).to_contain_text("Одного вопроса, на который вы ответили, здесь больше нет.")
    expect(page.locator("[data-cl=position]")).to_contain_text("из 8")
    respond(page, "cloze")
    page.goto("sample.html")
    assert read(page).keys() == {"sample-numeric", "sample-cloze"}
    expect(page.locator("[data-cl=position]")).to_contain_text("из 9")


def test_a_test_that_was_finished_goes_on_with_the_mended_question(page: Page) -> None:
    page.goto("sample.html")
    respond(page, *(name.removeprefix("sample-") for name in GIVEN))
    page.evaluate(f"{RUN}.finish()")
    page.goto("changed.html")
    expect(page.locator("#q-sample-single")).to_be_visible()
    assert page.locator(".cl-q--done").count() == 8


# Keys of version 0.1


def make_old(page: Page, answers: dict[str, Any], *, checked: list[str]) -> str:
    """A test as version 0.1 kept it, in the order of now."""
    run = page.evaluate(f"{RUN}.describeRun()")
    old = {name: run[name] for name in ("choice", "mode", "at", "ids")}
    return json.dumps(old | {"ended": False, "answers": answers, "checked": checked})


def store(page: Page, key: str, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def test_answers_of_version_0_1_are_all_there_and_their_key_is_gone(
    page: Page, pages: Pages
) -> None:
    page.goto("sample.html")
    old = make_old(page, GIVEN, checked=["sample-single"])
    store(page, f"{KEY}:{find_fingerprint(pages.sample.questions)}", old)
    store(page, f"{KEY}:0123456789ab", make_old(page, {"sample-numeric": "7"}, checked=[]))
    page.reload()
    assert read(page) == GIVEN
    assert page.locator(".cl-q--done").count() == 1
    assert list_keys(page) == [KEY]
    page.reload()
    assert read(page) == GIVEN


def test_answers_of_an_older_edition_are_kept_but_must_be_checked_again(page: Page) -> None:
    page.goto("sample.html")
    store(page, f"{KEY}:0123456789ab", make_old(page, GIVEN, checked=["sample-single"]))
    page.reload()
    assert read(page) == GIVEN
    assert page.locator(".cl-q--done").count() == 0
    assert list_keys(page) == [KEY]


def test_an_old_key_that_cannot_be_read_is_told_of_and_can_be_deleted(page: Page) -> None:
    page.goto("sample.html")
    store(page, f"{KEY}:0123456789ab", "{")
    page.reload()
    expect(note(page)).to_contain_text("испорчены")
    note(page).get_by_role("button", name="Удалить ответы").click()
    assert list_keys(page) == []


def test_keys_of_others_are_left_alone(page: Page) -> None:
    page.goto("sample.html")
    others = ["orchard:quiz:sample:0123456789ab", f"{KEY}-two:0123456789ab", f"{KEY}:words"]
    for key in others:
        store(page, key, "{}")
    page.reload()
    respond(page, "single")
    assert sorted(list_keys(page)) == sorted([KEY, *others])


# Two methods, two tabs


def test_two_methods_on_one_device_do_not_meet(page: Page, pages: Pages) -> None:
    text = (pages.folder / "sample.html").read_text("utf-8")
    other = text.replace('data-cl-method="clientocracy"', 'data-cl-method="orchard"')
    (pages.folder / "other.html").write_text(other, "utf-8")
    page.goto("sample.html")
    respond(page, "single")
    page.goto("other.html")
    assert read(page) == {}
    respond(page, "numeric")
    assert sorted(list_keys(page)) == [KEY, "orchard:quiz:sample"]
    page.goto("sample.html")
    assert read(page).keys() == {"sample-single"}


def test_two_tabs_keep_the_answers_of_both(page: Page) -> None:
    page.goto("exam.html")
    other = page.context.new_page()
    other.goto("exam.html")
    respond(page, "single", "numeric")
    meet(page, other)
    respond(other, "cloze")
    meet(other, page)
    for tab in (page, other):
        tab.reload()
        assert read(tab).keys() == {"sample-single", "sample-numeric", "sample-cloze"}
        expect(tab.locator("[data-cl=open]")).to_have_text("Без ответа: 6")


def test_an_answer_that_is_changed_in_one_tab_is_not_changed_back_by_the_other(page: Page) -> None:
    page.goto("exam.html")
    respond(page, "single")
    other = page.context.new_page()
    other.goto("exam.html")
    meet(page, other)
    other.evaluate(f"{RUN}.run.find((each) => each.kind === 'single').write(0); {RUN}.save()")
    meet(other, page)
    respond(page, "numeric")
    page.reload()
    assert read(page) == {"sample-single": 0, "sample-numeric": "12"}


def test_two_sets_of_the_bank_stand_beside_each_other(page: Page) -> None:
    first, second = ("#topics=topic-0&level=&n=3&seed=5", "#topics=topic-1&level=&n=3&seed=5")
    page.goto("topics.html" + first)
    respond(page, "single")
    other = page.context.new_page()
    other.goto("topics.html" + second)
    respond(other, "matching")
    page.reload()
    assert read(page).keys() == {"sample-single"}
    other.reload()
    assert read(other).keys() == {"sample-matching"}


# Trouble


@pytest.mark.parametrize(
    ("name", "response"),
    [
        ("single", 9),
        ("single", "<img src=x onerror=alert(1)>"),
        ("ordering", [0, 0, 1, 2]),
        ("ordering", [9, 1, 2, 3]),
        ("matching", ["x", 1, 2]),
        ("case", ["text", "many", 1]),
        ("cloze", {"a": 1}),
    ],
    ids=str,
)
def test_one_spoiled_answer_takes_no_other_with_it(
    page: Page, pages: Pages, name: str, response: object
) -> None:
    page.goto("sample.html")
    respond(page, "numeric", name)
    question = next(each for each in pages.sample.questions if each.id == f"sample-{name}")
    kept = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))
    kept["runs"]["all"]["answers"][question.id] = [find_digest(question), response, True]
    store(page, KEY, json.dumps(kept))
    page.reload()
    assert read(page) == {"sample-numeric": "12"}
    expect(note(page)).to_contain_text("Один сохранённый ответ испорчен и убран")
    assert page.locator("cl-quiz img").count() == 0


def test_a_full_disk_is_told_of_and_is_no_obstacle(page: Page) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.goto("sample.html")
    respond(page, "single")
    expect(note(page)).to_contain_text("не разрешил")
    assert read(page) == {"sample-single": 2}


def test_a_full_disk_leaves_the_old_key_in_its_place(page: Page) -> None:
    page.goto("sample.html")
    key = f"{KEY}:0123456789ab"
    store(page, key, make_old(page, GIVEN, checked=[]))
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.reload()
    assert read(page) == GIVEN
    assert list_keys(page) == [key]


def test_the_names_of_stored_answers_never_change(pages: Pages) -> None:
    digests = {question.id: find_digest(question) for question in pages.sample.questions}
    assert digests == {
        "sample-single": "ffd22d3d",
        "sample-several": "7b9b36f1",
        "sample-truefalse": "f5b7ec14",
        "sample-matching": "219ac273",
        "sample-ordering": "e288bd40",
        "sample-cloze": "cc9d02c8",
        "sample-numeric": "cb19171a",
        "sample-short": "bf2f0b86",
        "sample-case": "b0c3f208",
    }
