import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from methodbook.model.quiz import Quiz
from tests.browser.accessibility import find_axe_violations
from tests.browser.scorm_pages import Course, find_frame, play, write_course
from tests.browser.site_server import serve_folder
from tests.browser.view import DARK, DESK, PHONE, PLAIN, View
from tests.checkouts import SAMPLE
from tests.exports.bank import read_bank

ROOT = Path(__file__).parents[2]
TOPICS = [quiz.id for quiz in read_bank(SAMPLE).quizzes]
TYPES = {
    "single": "choice",
    "several": "choice",
    "truefalse": "true-false",
    "matching": "matching",
    "ordering": "sequencing",
    "cloze": "fill-in",
    "numeric": "numeric",
    "short": "fill-in",
    "case": "performance",
}
CHOICE = r"[a-z0-9](,[a-z0-9])*"
RESPONSES = {
    "choice": CHOICE,
    "sequencing": CHOICE,
    "true-false": "[tf]",
    "matching": r"[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*",
    "fill-in": r".{1,255}",
    "numeric": r"-?\d+(\.\d+)?",
    "performance": r".{1,255}",
}
"""SCORM 1.2, Run-Time Environment, 3.4.7: the formats of answers."""
STATE = "[data-cl=state]"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return write_course(tmp_path_factory.mktemp("scorm"))


@pytest.fixture(scope="module")
def site_url(course: Course) -> Iterator[str]:
    with serve_folder(course.folder) as url:
        yield url


def open_topic(page: Page, topic: str, host: str = "host") -> Frame:
    page.goto(f"{host}.html?topic={topic}")
    return find_frame(page, topic)


def leave(page: Page) -> None:
    """Take the quiz away, as a system does that goes on to another part of the course."""
    page.evaluate("document.getElementById('sco').remove()")


def read_record(page: Page) -> dict[str, Any]:
    record: dict[str, Any] = page.evaluate("API.renderCMIToJSONObject().cmi")
    return record


def read_interactions(page: Page) -> list[dict[str, Any]]:
    listed = read_record(page)["interactions"]
    return list(listed.values()) if isinstance(listed, dict) else listed


def list_patterns(interaction: dict[str, Any]) -> list[str]:
    listed = interaction["correct_responses"]
    patterns = listed.values() if isinstance(listed, dict) else listed
    return [each["pattern"] for each in patterns]


def count_calls(page: Page, name: str) -> int:
    return int(page.evaluate("name => calls.filter(([each]) => each === name).length", name))


def find_refusals(page: Page) -> list[list[str]]:
    refused: list[list[str]] = page.evaluate("calls.filter((each) => each.at(-1) !== 'true')")
    return refused


def check_journal(page: Page, quiz: Quiz, result: str) -> None:
    interactions = read_interactions(page)
    kinds = {question.id: question.kind for question in quiz.questions}
    assert sorted(each["id"] for each in interactions) == sorted(kinds)
    for each in interactions:
        case = kinds[each["id"]] == "case"
        assert each["type"] == TYPES[kinds[each["id"]]]
        assert each["result"] == ("neutral" if case else result), each
        assert each["weighting"] == ("0" if case else "1")
        assert re.fullmatch(RESPONSES[each["type"]], each["student_response"]), each
        patterns = list_patterns(each)
        assert bool(patterns) is not case
        for pattern in patterns:
            assert re.fullmatch(RESPONSES[each["type"]], pattern), each
        if not case:
            assert (each["student_response"] in patterns) is (result == "correct"), each
        assert re.fullmatch(r"\d\d:\d\d:\d\d", each["time"])
        assert re.fullmatch(r"\d{2,4}:\d\d:\d\d(\.\d+)?", each["latency"])


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS)
def test_right_answers_pass_every_topic_of_the_bank(page: Page, course: Course, topic: str) -> None:
    quiz = course.quizzes[topic]
    play(open_topic(page, topic), quiz, right=True)
    leave(page)
    core = read_record(page)["core"]
    assert core["score"] == {"raw": "100", "min": "0", "max": "100"}
    assert core["lesson_status"] == "passed"
    check_journal(page, quiz, "correct")
    assert 0 < len(page.evaluate("API.cmi.suspend_data")) < 4096 / 2
    assert count_calls(page, "LMSFinish") == 1
    assert not find_refusals(page)


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS)
def test_wrong_answers_fail_every_topic_of_the_bank(page: Page, course: Course, topic: str) -> None:
    quiz = course.quizzes[topic]
    play(open_topic(page, topic), quiz, right=False)
    leave(page)
    core = read_record(page)["core"]
    assert core["score"]["raw"] == "0"
    assert core["lesson_status"] == "failed"
    check_journal(page, quiz, "wrong")
    assert not find_refusals(page)


@pytest.mark.parametrize("right", [True, False])
def test_every_kind_of_question_is_told_of(page: Page, course: Course, *, right: bool) -> None:
    quiz = course.quizzes["sample"]
    play(open_topic(page, "sample"), quiz, right=right)
    check_journal(page, quiz, "correct" if right else "wrong")


def test_the_score_goes_before_the_status_and_the_session_ends_once(
    page: Page, course: Course
) -> None:
    play(open_topic(page, "sample"), course.quizzes["sample"], right=True)
    leave(page)
    calls = page.evaluate("calls.map(([name, ...values]) => [name, ...values.slice(0, -1)])")
    sets = [call[1:] for call in calls if call[0] == "LMSSetValue"]
    status = [at for at, (name, _) in enumerate(sets) if name == "cmi.core.lesson_status"]
    assert [sets[at][1] for at in status] == ["incomplete", "passed"]
    scores = [at for at, (name, _) in enumerate(sets) if name.startswith("cmi.core.score.")]
    assert [sets[at][0][15:] for at in scores] == ["raw", "min", "max"]
    assert status[0] < scores[0] < scores[-1] < status[1]
    assert calls[0] == ["LMSInitialize", ""]
    assert calls[-1] == ["LMSFinish", ""]
    assert calls[-2][1] == "cmi.core.session_time"
    assert re.fullmatch(r"0000:00:\d\d", calls[-2][2])


def test_a_topic_goes_on_where_it_was_left(page: Page, course: Course) -> None:
    quiz = course.quizzes["care"]
    half = len(quiz.questions) // 2
    frame = open_topic(page, "care")
    play(frame, quiz, right=True, count=half)
    position = frame.locator("[data-cl=position]").inner_text()
    page.reload()
    frame = find_frame(page, "care")
    assert frame.locator("[data-cl=position]").inner_text() == position
    assert frame.locator(".cl-q--done").count() == half
    # What has been told is not told again.
    assert not read_interactions(page)
    assert page.evaluate("API.cmi.core.lesson_status") == "incomplete"


def test_whoever_interrupts_a_topic_has_not_failed_it(page: Page, course: Course) -> None:
    play(open_topic(page, "care"), course.quizzes["care"], right=False, count=3)
    leave(page)
    core = read_record(page)["core"]
    assert core["lesson_status"] == "incomplete"
    assert core["score"]["raw"] == ""
    assert count_calls(page, "LMSFinish") == 1


def test_the_rest_of_a_topic_passes_it_after_a_reload(page: Page, course: Course) -> None:
    quiz = course.quizzes["sample"]
    play(open_topic(page, "sample"), quiz, right=True, count=4)
    page.reload()
    frame = find_frame(page, "sample")
    rest = quiz.questions
    order = frame.evaluate(
        "Array.from(document.querySelectorAll('[data-cl=run] .cl-q:not(.cl-q--done)'),"
        " (each) => each.id.slice(2))"
    )
    left = quiz.model_copy(update={"questions": tuple(q for q in rest if q.id in order)})
    frame.evaluate(
        "document.querySelectorAll('.cl-q--done').forEach((each) => each.parentNode.append(each))"
    )
    play(frame, left, right=True, count=len(order))
    assert page.evaluate("API.cmi.core.score.raw") == "100"
    assert page.evaluate("API.cmi.core.lesson_status") == "passed"


def test_the_best_whole_run_counts(page: Page, course: Course) -> None:
    quiz = course.quizzes["sample"]
    frame = open_topic(page, "sample")
    play(frame, quiz, right=True)
    frame.evaluate("document.querySelector('cl-quiz').again()")
    play(frame, quiz, right=False)
    assert page.evaluate("API.cmi.core.score.raw") == "100"
    assert page.evaluate("API.cmi.core.lesson_status") == "passed"
    assert len(read_interactions(page)) == 2 * len(quiz.questions)


def test_a_retry_of_the_missed_ones_is_training(page: Page, course: Course) -> None:
    quiz = course.quizzes["sample"]
    frame = open_topic(page, "sample")
    play(frame, quiz, right=True, count=3)
    for _ in quiz.questions[3:]:
        frame.locator("[data-cl=skip]").click()
    result = page.evaluate("API.cmi.core.score.raw")
    assert 0 < float(result) < 80
    frame.locator("[data-cl=retry]").click()
    play(frame, quiz, right=True)
    expect(frame.locator(".cl-sum")).to_be_visible()
    assert page.evaluate("API.cmi.core.score.raw") == result
    assert page.evaluate("API.cmi.core.lesson_status") == "failed"


def test_a_better_run_replaces_a_worse_one_after_a_reload(page: Page, course: Course) -> None:
    quiz = course.quizzes["sample"]
    play(open_topic(page, "sample"), quiz, right=False)
    page.reload()
    frame = find_frame(page, "sample")
    expect(frame.locator(STATE)).to_contain_text("Пока не зачтено: 0 %, а нужно 80 %")
    frame.evaluate("document.querySelector('cl-quiz').again()")
    play(frame, quiz, right=True)
    expect(frame.locator(STATE)).to_contain_text("Зачтено: 100 %")
    assert page.evaluate("API.cmi.core.lesson_status") == "passed"


@pytest.mark.parametrize("host", ["grand", "host"])
def test_the_system_is_found_in_the_frames_above(page: Page, host: str) -> None:
    open_topic(page, "sample", host)
    assert count_calls(page, "LMSInitialize") == 1


@pytest.mark.parametrize("host", ["opener", "window"])
def test_the_system_is_found_in_whoever_opened_the_window(
    page: Page, course: Course, host: str
) -> None:
    page.goto(f"{host}.html?topic=sample")
    with page.expect_popup() as opened:
        page.get_by_role("button").click()
    popup = opened.value
    play(find_frame(popup, "sample"), course.quizzes["sample"], right=True)
    popup.close()
    page.wait_for_function("calls.at(-1)[0] === 'LMSFinish'")
    assert page.evaluate("API.cmi.core.lesson_status") == "passed"
    assert count_calls(page, "LMSFinish") == 1


def test_without_a_system_the_quiz_works_and_says_so(page: Page, course: Course) -> None:
    page.goto("sample.html")
    frame = find_frame(page, "sample")
    expect(page.locator(STATE)).to_contain_text("ответы никуда не отправляются")
    play(frame, course.quizzes["sample"], right=True)
    expect(page.locator(".cl-sum")).to_contain_text("8 из 8")


@pytest.mark.parametrize("view", [PLAIN], indirect=True)
def test_without_a_script_the_answers_stand_under_the_questions(page: Page) -> None:
    page.goto("sample.html")
    expect(page.locator(STATE)).to_contain_text("Без JavaScript")
    assert page.locator("details.cl-a").count() == 9


def test_a_refusal_is_told_of_politely(page: Page, course: Course) -> None:
    frame = open_topic(page, "sample", "refusing")
    play(frame, course.quizzes["sample"], right=True)
    trouble = frame.get_by_role("alert")
    expect(trouble).to_contain_text("101: Сервер <недоступен>")
    expect(trouble).to_contain_text("Ответы на этой странице целы")
    expect(frame.locator(".cl-sum")).to_contain_text("8 из 8")


@pytest.mark.parametrize("host", ["closed", "broken"])
def test_a_system_that_does_not_begin_is_told_of(page: Page, course: Course, host: str) -> None:
    frame = open_topic(page, "sample", host)
    expect(frame.locator(STATE)).to_contain_text("не начала запись")
    play(frame, course.quizzes["sample"], right=True)
    expect(frame.locator(".cl-sum")).to_contain_text("8 из 8")


def write_essay(frame: Frame, text: str) -> None:
    """Type *text* where the case of the sample wants an answer, wherever it stands."""
    frame.evaluate(
        """text => {
          var area = document.querySelector("#q-sample-case textarea");
          area.value = text;
          area.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        text,
    )


def test_an_essay_that_does_not_fit_is_told_of_and_the_rest_is_kept(
    page: Page, course: Course
) -> None:
    frame = open_topic(page, "sample")
    play(frame, course.quizzes["sample"], right=True, count=3)
    write_essay(frame, "Обещание 🍏\n" * 400)
    expect(frame.locator(STATE)).to_contain_text("слишком длинны")
    page.reload()
    frame = find_frame(page, "sample")
    assert frame.locator(".cl-q--done").count() == 3
    assert len(page.evaluate("API.cmi.suspend_data")) <= 4096


def rewrite(page: Page, script: str) -> None:
    """Change what the system keeps of the sample; *script* says it of the string ``kept``."""
    page.goto("sample.html")
    page.evaluate(
        "script => { const cmi = JSON.parse(localStorage.getItem('lms:sample'));"
        " cmi.suspend_data = new Function('kept', script)(cmi.suspend_data);"
        " localStorage.setItem('lms:sample', JSON.stringify(cmi)) }",
        script,
    )


def test_a_mended_question_loses_its_own_answer_alone(page: Page, course: Course) -> None:
    play(open_topic(page, "sample"), course.quizzes["sample"], right=True, count=3)
    rewrite(page, r"return kept.replace(/\[\"[0-9a-f]{8}\",/, '[\"00000000\",')")
    frame = open_topic(page, "sample")
    assert frame.locator(".cl-q--done").count() == 2
    expect(frame.locator("[data-cl=note]")).to_contain_text("здесь больше нет")


OLD = """var state = JSON.parse(kept.slice(2)), { list, ...run } = state;
var data = JSON.parse(document.querySelector("cl-quiz script").textContent);
var find = (digest) => data.questions.findIndex((each) => each.digest === digest);
var name = (digest) => "~" + find(digest).toString(36);
var old = { ...run, ids: list.map((each) => name(each[0])), answers: {}, checked: [] };
list.filter((each) => each.length > 1).forEach(([digest, response]) => {
  old.answers[name(digest)] = response;
  old.checked.push(name(digest));
});
"""
"""A state in the form of version 0.1, made of one of today."""


@pytest.mark.parametrize(("digest", "kept"), [("data.hash", 3), ("'000000000000'", 0)])
def test_a_topic_that_version_0_1_began_goes_on_where_it_was_left(
    page: Page, course: Course, digest: str, kept: int
) -> None:
    play(open_topic(page, "sample"), course.quizzes["sample"], right=True, count=3)
    rewrite(page, f"{OLD} return '1.' + {digest} + '.' + JSON.stringify(old)")
    frame = open_topic(page, "sample")
    assert frame.locator(".cl-q--done").count() == kept


PACK = """([text]) => {
  var data = JSON.parse(document.querySelector("cl-quiz script").textContent);
  var { kept, lost } = methodbookScormRecord.pack(data, text);
  return [kept.length, lost, kept && methodbookScormRecord.unpack(data, kept)];
}"""


def make_state(typed: str) -> str:
    """The text of a run in which the gaps of the sample are filled with *typed*."""
    return f"""(() => {{
      const {{ questions }} = JSON.parse(document.querySelector("cl-quiz script").textContent);
      const {{ digest }} = questions.find((each) => each.id === "sample-cloze");
      const run = {{ choice: {{}}, mode: "each", at: 0, ended: false,
        ids: ["sample-single", "sample-cloze"],
        answers: {{ "sample-cloze": [digest, [{json.dumps(typed)}], true] }} }};
      return JSON.stringify({{ version: 2, runs: {{ all: run }} }});
    }})()"""


@pytest.mark.parametrize("typed", ["~a", "~~", "sample-single", "«ё» 🍏 \ud83c", "1.x"])
def test_stored_answers_come_back_as_they_were(page: Page, typed: str) -> None:
    open_topic(page, "sample")
    frame = find_frame(page, "sample")
    state = frame.evaluate(make_state(typed))
    size, lost, back = frame.evaluate(PACK, [state])
    assert size <= 4096
    assert (lost, json.loads(back)) == ("", json.loads(state))


def test_answers_that_never_fit_are_told_of(page: Page) -> None:
    frame = open_topic(page, "sample")
    state = frame.evaluate(make_state("я" * 5000))
    assert frame.evaluate(PACK, [state]) == [0, "all", ""]


SPANS = "list => list.map(methodbookScormRecord.writeSpan)"


def test_spans_of_time_have_four_digits_for_hours(page: Page) -> None:
    page.goto("sample.html")
    spans = page.evaluate(SPANS, [0, 59.6, 3599.4, 3600, 360_000, 10**9])
    assert spans == [
        *("0000:00:00", "0000:01:00", "0000:59:59", "0001:00:00", "0100:00:00", "9999:59:59"),
    ]


@pytest.mark.parametrize("view", [DESK, DARK, PHONE], indirect=True, ids=str)
def test_no_state_breaks_a_rule_of_axe(page: Page, course: Course, view: View) -> None:
    page.goto("sample.html")
    frame = find_frame(page, "sample")
    assert not find_axe_violations(page)
    play(frame, course.quizzes["sample"], right=False)
    assert not find_axe_violations(page)
    page.evaluate("document.querySelector('[data-cl=trouble]').textContent = 'Сбой'")
    assert not find_axe_violations(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= view.width


def test_paper_has_the_questions_and_no_word_of_the_system(page: Page) -> None:
    page.goto("sample.html")
    page.emulate_media(media="print")
    expect(page.locator(STATE)).to_be_hidden()
    assert page.locator(".cl-q fieldset:visible").count() == 9
    # What closed details hold is on paper, though no script and no rule of visibility says so.
    heights = page.locator("details.cl-a").evaluate_all("list => list.map((e) => e.offsetHeight)")
    assert min(heights) > 100
