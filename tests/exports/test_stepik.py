"""Steps are read back: what a learner sees and chooses, and what is right."""

import io
import json
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest

from methodbook.exports.format import Selection
from methodbook.exports.platforms.stepik import FORMAT
from methodbook.model.export import Held
from methodbook.model.quiz import Question
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.short.model import ShortAnswer
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from tests.banks import Made
from tests.exports.bank import make_question, make_selection, take_file
from tests.exports.moodle_reading import flatten, see


def export(selection: Selection) -> bytes:
    return take_file(FORMAT.export(selection, lambda: None))


def unpack(raw: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


def read(raw: bytes) -> dict[str, dict[str, Any]]:
    """The blocks by the names of their questions."""
    files = unpack(raw)
    return {each["id"]: each["block"] for name, each in files.items() if name.endswith(".step")}


def check_alike(question: Question, block: dict[str, Any]) -> None:
    source = block["source"]
    assert see(block["text"]).startswith(flatten(question.prompt))
    for said in (block["feedback_correct"], block["feedback_wrong"]):
        assert flatten(question.explanation) in see(said)
    match question:
        case Single() | Several():
            assert block["name"] == "choice"
            assert source["is_multiple_choice"] is isinstance(question, Several)
            assert source["preserve_order"] is question.fixed
            assert source["sample_size"] == len(question.options)
            assert [
                (each["is_correct"], see(each["text"]), see(each["feedback"]))
                for each in source["options"]
            ] == [
                (each.right, flatten(each.text), flatten(each.feedback))
                for each in question.options
            ]
        case TrueFalse():
            right = [see(each["text"]) for each in source["options"] if each["is_correct"]]
            assert right == ["Верно" if question.right else "Неверно"]
        case Matching():
            assert block["name"] == "matching"
            assert [(see(each["first"]), see(each["second"])) for each in source["pairs"]] == [
                (flatten(pair.left), flatten(pair.right)) for pair in question.pairs
            ]
        case Ordering():
            assert block["name"] == "sorting"
            assert [see(each["text"]) for each in source["options"]] == [
                flatten(item.text) for item in question.items
            ]
        case Numeric():
            [only] = source["options"]
            assert (Decimal(only["answer"]), Decimal(only["max_error"])) == (
                question.value,
                question.tolerance,
            )
            assert flatten(question.feedback) in see(block["feedback_wrong"])
        case ShortAnswer():
            _check_words(question, block)
        case CaseStudy():
            assert (block["name"], source["manual_scoring"]) == ("free-answer", True)


def _check_words(question: ShortAnswer, block: dict[str, Any]) -> None:
    source = block["source"]
    assert (source["use_re"], source["match_substring"]) == (True, False)
    flags = 0 if source["case_sensitive"] else re.IGNORECASE
    for form in question.spellings:
        assert re.fullmatch(source["pattern"], form, flags)
        assert not re.search(source["pattern"], f"{form} и ещё", flags)
    for each in question.wrong:
        assert not re.search(source["pattern"], each.text, flags)
        assert flatten(each.feedback) in see(block["feedback_wrong"])


@pytest.mark.slow
def test_every_step_of_the_bank_asks_and_accepts_what_the_page_does(
    bank: Selection, made: Made
) -> None:
    blocks = read(take_file(made("stepik")))
    kept = [each for each in bank.questions if not isinstance(each, Cloze)]
    assert blocks.keys() == {question.id for question in kept}
    for question in kept:
        check_alike(question, blocks[question.id])


def test_the_signs_that_formats_read_as_markup_stay_what_they_are() -> None:
    selection = make_selection()
    blocks = read(export(selection))
    for question in selection.questions:
        if not isinstance(question, Cloze):
            check_alike(question, blocks[question.id])


def test_lessons_list_the_steps_in_the_order_of_the_topic() -> None:
    selection = make_selection()
    files = unpack(export(selection))
    [lesson] = files["lessons.json"]
    assert lesson["lesson"] == selection.quizzes[0].title
    assert sorted(lesson["steps"]) == sorted(name for name in files if name.endswith(".step"))
    asked = [files[name]["id"] for name in lesson["steps"]]
    assert asked == [each.id for each in selection.questions if not isinstance(each, Cloze)]


def test_a_step_has_the_fields_that_the_editor_saves() -> None:
    question = make_question("single")
    [step] = [
        each for name, each in unpack(export(make_selection(question))).items() if "/" in name
    ]
    assert step.keys() == {"block", "id", "has_review", "time"}
    assert {"name", "text", "source", "feedback_correct", "feedback_wrong"} <= step["block"].keys()


def test_what_stepik_cannot_hold_is_told() -> None:
    outcomes = {each.id: each for each in FORMAT.export(make_selection(), lambda: None).outcomes}
    assert outcomes["sample-cloze"].held is Held.NONE
    assert "stepik-spare" in outcomes["sample-matching"].notes
    assert "stepik-case" in outcomes["sample-case"].notes
