"""The package is read back as Canvas reads it, and answers are worth there what the report says."""

import io
import zipfile

import pytest
from lxml import etree

from methodbook.exports.format import Selection
from methodbook.exports.ims.canvas import FORMAT
from methodbook.model.export import Held
from methodbook.model.quiz import Question, Response
from methodbook.questions.cloze.forms import list_options
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.scoring import score
from methodbook.questions.several.model import Several
from methodbook.questions.short.model import ShortAnswer
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from tests.banks import Made
from tests.exports.bank import make_question, make_selection, take_file
from tests.exports.canvas_reading import CanvasItem, find, grade, list_gaps, read_item, walk
from tests.exports.moodle_reading import flatten, list_responses, see

TYPES = {
    "single": "multiple_choice_question",
    "several": "multiple_answers_question",
    "truefalse": "true_false_question",
    "matching": "matching_question",
    "ordering": "matching_question",
    "numeric": "numerical_question",
    "short": "short_answer_question",
    "case": "essay_question",
}


def export(selection: Selection) -> bytes:
    return take_file(FORMAT.export(selection, lambda: None))


def unpack(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(raw: bytes) -> dict[str, CanvasItem]:
    items: dict[str, CanvasItem] = {}
    for name, text in unpack(raw).items():
        if name.count("/") and not name.endswith("assessment_meta.xml"):
            items |= {
                each.ident: each for each in map(read_item, walk(etree.fromstring(text), "item"))
            }
    return items


def say(question: Question, response: Response) -> object:
    """*response* as Canvas is given it: texts instead of places in lists."""
    if isinstance(question, Matching):
        assert isinstance(response, list)
        return [question.answers[at] for at in response if isinstance(at, int)]
    if isinstance(question, TrueFalse):
        return 0 if response is True else 1
    return response


def check_alike(question: Question, item: CanvasItem) -> None:
    assert item.type == TYPES.get(question.kind, item.type)
    if isinstance(question, Cloze):
        _check_gaps(question, item)
    else:
        assert see(item.stem).startswith(flatten(question.prompt))
    assert flatten(question.explanation) in see(item.feedback["general_fb"])
    assert item.feedback.keys() == item.shown
    if isinstance(question, Single | Several):
        [offered] = item.lists.values()
        texts = [flatten(option.text) for option in question.options]
        assert [see(text) for text in offered.answers.values()] == texts
        said = [see(item.feedback.get(f"{name}_fb", "")) for name in offered.answers]
        assert said == [flatten(option.feedback) for option in question.options]
    if not isinstance(question, Several | Ordering):
        for response in list_responses(question):
            expected = float(score(question, response))
            assert grade(item, say(question, response)) == pytest.approx(expected), response


def _check_gaps(question: Cloze, item: CanvasItem) -> None:
    assert list_gaps(item) == [part.id for part in question.split() if not isinstance(part, str)]
    assert list(item.lists) == [f"response_{gap.id}" for gap in question.gaps]
    names = [name for offered in item.lists.values() for name in offered.answers]
    assert len(set(names)) == len(names)
    if item.type == "multiple_dropdowns_question":
        for gap, offered in zip(question.gaps, item.lists.values(), strict=True):
            texts = [flatten(option.text) for option in list_options(gap)]
            assert [see(text) for text in offered.answers.values()] == texts
    else:
        assert item.type == "fill_in_multiple_blanks_question"
        assert not all(gap.wrong for gap in question.gaps)
        for gap in question.gaps:
            for option in gap.wrong:
                assert flatten(option.text) in see(item.stem)


@pytest.mark.slow
def test_every_question_of_the_bank_is_scored_as_on_the_page(bank: Selection, made: Made) -> None:
    items = read(take_file(made("canvas")))
    assert items.keys() == {question.id for question in bank.questions}
    for question in bank.questions:
        check_alike(question, items[question.id])


def test_the_signs_that_formats_read_as_markup_stay_what_they_are() -> None:
    selection = make_selection()
    items = read(export(selection))
    for question in selection.questions:
        check_alike(question, items[question.id])


def test_a_bracket_in_a_text_with_gaps_is_no_gap() -> None:
    question = make_question("cloze", text="Где [what] и [[who]], там [1] и [[what]].")
    item = read(export(make_selection(question)))[question.id]
    assert list_gaps(item) == ["who", "what"]
    assert "там [1] и" in see(item.stem)


def test_all_right_options_are_needed_and_a_wrong_one_costs_what_a_right_one_brings() -> None:
    question = make_question("several")
    item = read(export(make_selection(question)))[question.id]
    assert grade(item, [0, 1, 2]) == 1
    assert grade(item, [0, 1, 2, 3]) == pytest.approx(2 / 3)
    assert grade(item, [0, 1, 2, 3, 4]) == pytest.approx(1 / 3)


def test_an_order_is_places_to_be_matched_with_items() -> None:
    question = make_question("ordering")
    assert isinstance(question, Ordering)
    item = read(export(make_selection(question)))[question.id]
    texts = [flatten(each.text) for each in question.items]
    assert [see(each.about) for each in item.lists.values()] == [
        f"{place}-е место" for place in range(1, 5)
    ]
    assert grade(item, texts) == 1
    assert grade(item, [texts[1], texts[0], *texts[2:]]) == 0.5


def test_a_number_is_taken_within_its_tolerance_and_the_comma_is_told() -> None:
    question = make_question("numeric")
    assert isinstance(question, Numeric)
    item = read(export(make_selection(question)))[question.id]
    assert (item.low, item.high) == (
        question.value - question.tolerance,
        question.value + question.tolerance,
    )
    assert "если язык системы не русский, точкой" in see(item.stem)
    assert "12 Это месяцы" in see(item.feedback["general_incorrect_fb"])
    whole = make_question("numeric", value="5", tolerance="0", mistakes=[])
    assert "точкой" not in see(read(export(make_selection(whole)))[whole.id].stem)


def test_every_form_of_a_typed_answer_is_taken() -> None:
    question = make_question("short")
    assert isinstance(question, ShortAnswer)
    item = read(export(make_selection(question)))[question.id]
    assert {flatten(each) for each in question.spellings} <= set(map(flatten, item.typed))
    assert "Приказ — другое" in see(item.feedback["general_incorrect_fb"])


def test_a_topic_is_a_practice_with_any_number_of_attempts_and_its_points() -> None:
    files = unpack(export(make_selection()))
    meta = etree.fromstring(files["sample/assessment_meta.xml"])
    said = {etree.QName(each).localname: each.text for each in meta}
    assert (said["quiz_type"], said["allowed_attempts"]) == ("practice_quiz", "-1")
    items = read(export(make_selection())).values()
    assert float(said["points_possible"] or 0) == sum(item.points for item in items)


def test_the_manifest_lists_every_file() -> None:
    files = unpack(export(make_selection()))
    manifest = etree.fromstring(files["imsmanifest.xml"])
    listed = [each.get("href") for each in manifest.iter("{*}file")]
    assert sorted(["imsmanifest.xml", *map(str, listed)]) == sorted(files)
    named = {each.get("identifier") for each in manifest.iter("{*}resource")}
    assert {each.get("identifierref") for each in manifest.iter("{*}dependency")} <= named


def test_what_canvas_does_otherwise_is_told() -> None:
    outcomes = {each.id: each for each in FORMAT.export(make_selection(), lambda: None).outcomes}
    assert "canvas-several" in outcomes["sample-several"].notes
    assert "canvas-ordering" in outcomes["sample-ordering"].notes
    assert "canvas-shuffles" in outcomes["sample-several"].notes
    assert outcomes["sample-single"].held is Held.WHOLE
    assert find(
        etree.fromstring(unpack(export(make_selection()))["sample/sample.xml"]),
        "assessment/q:section/q:item/q:presentation/q:material/q:mattext",
    )
