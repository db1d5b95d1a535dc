"""The library is read back as the grader of Open edX reads a problem, response by response."""

import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from methodbook.exports.format import Selection
from methodbook.exports.platforms.olx import FORMAT
from methodbook.model.export import Held
from methodbook.model.quiz import Question, Response
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.scoring import find_right, score
from methodbook.questions.several.model import Several
from methodbook.questions.short.model import ShortAnswer
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from tests.banks import Made
from tests.exports.bank import make_question, make_selection, take_file
from tests.exports.moodle_reading import flatten, list_responses


@dataclass
class Field:
    """A response: its kind, the texts to choose from or the forms taken, what is said of each."""

    kind: str
    about: str = ""
    texts: list[str] = field(default_factory=list)
    right: set[str] = field(default_factory=set)
    said: dict[str, str] = field(default_factory=dict)
    tolerance: str = "0"


@dataclass
class Problem:
    stem: str
    fields: list[Field]
    solution: str


def export(selection: Selection) -> bytes:
    return take_file(FORMAT.export(selection, lambda: None))


def unpack(raw: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:gz") as archive:
        found = ((each.name, archive.extractfile(each)) for each in archive.getmembers())
        return {name: file.read() for name, file in found if file}


def read(raw: bytes) -> dict[str, Problem]:
    return {
        name.rpartition("/")[2].removesuffix(".xml"): read_problem(etree.fromstring(text))
        for name, text in unpack(raw).items()
        if "/problem/" in name
    }


def read_problem(node: etree._Element) -> Problem:
    responses = [each for each in node if each.tag.endswith("response")]
    solution = node.find("solution")
    assert solution is not None
    return Problem(
        flatten(" ".join(each.text or "" for each in node.findall("p"))),
        [read_field(each) for each in responses],
        flatten(" ".join(map(str, solution.itertext()))),
    )


def read_field(node: etree._Element) -> Field:
    read = Field(node.tag, flatten(node.findtext("label") or ""))
    for choice in node.iter("choice", "option"):
        text = choice.text or ""
        read.texts.append(text)
        read.right |= {text} if choice.get("correct") == "true" else set()
        for hint in choice:
            read.said[text] = hint.text or ""
    for answer in (node, *node.iter("additional_answer")):
        read.right |= {str(answer.get("answer"))} if answer.get("answer") is not None else set()
    read.said |= {str(each.get("answer")): each.text or "" for each in node.iter("stringequalhint")}
    for each in node.iter("responseparam"):
        read.tolerance = str(each.get("default"))
    return read


def grade(problem: Problem, given: list[Any]) -> float:
    """The mean of the responses; *given* is one text for each of them."""
    marks = [_fits(each, said) for each, said in zip(problem.fields, given, strict=True)]
    return sum(marks) / len(marks)


def _fits(read: Field, said: str) -> bool:
    if read.kind == "numericalresponse":
        [value] = read.right
        return abs(Decimal(said) - Decimal(value)) <= Decimal(read.tolerance)
    if read.kind == "stringresponse":
        return said.strip().casefold() in {each.casefold() for each in read.right}
    return said in read.right


def say(question: Question, response: Response) -> Iterator[str]:
    """*response* as texts, one for each field."""
    match question:
        case Single() if isinstance(response, int):
            yield flatten(question.options[response].text)
        case TrueFalse():
            yield "Верно" if response is True else "Неверно"
        case Matching() if isinstance(response, list):
            yield from (flatten(question.answers[at]) for at in response if isinstance(at, int))
        case Ordering() if isinstance(response, list):
            yield from (flatten(question.items[at].text) for at in response if isinstance(at, int))
        case Cloze() if isinstance(response, list):
            yield from map(str, response)
        case _:
            yield str(response)


def check_alike(question: Question, problem: Problem) -> None:
    assert problem.stem.startswith(flatten(question.prompt))
    assert flatten(question.explanation) in problem.solution
    if isinstance(question, Single | Several):
        [only] = problem.fields
        assert only.texts == [flatten(option.text) for option in question.options]
        assert only.right == {flatten(option.text) for option in question.options if option.right}
        said = {flatten(each.text): flatten(each.feedback) for each in question.options}
        assert only.said == {text: feedback for text, feedback in said.items() if feedback}
    if not isinstance(question, Several | Ordering):
        for response in list_responses(question):
            expected = float(score(question, response))
            assert grade(problem, list(say(question, response))) == pytest.approx(expected)


@pytest.mark.slow
def test_every_problem_of_the_bank_is_scored_as_on_the_page(bank: Selection, made: Made) -> None:
    problems = read(take_file(made("olx")))
    kept = [each for each in bank.questions if not isinstance(each, CaseStudy)]
    assert problems.keys() == {question.id for question in kept}
    for question in kept:
        check_alike(question, problems[question.id])


def test_the_signs_that_formats_read_as_markup_stay_what_they_are() -> None:
    selection = make_selection()
    problems = read(export(selection))
    for question in selection.questions:
        if not isinstance(question, CaseStudy):
            check_alike(question, problems[question.id])


def test_ticking_everything_is_not_paid_for() -> None:
    question = make_question("several")
    raw = unpack(export(make_selection(question)))[f"library/problem/{question.id}.xml"]
    [response] = etree.fromstring(raw).iter("choiceresponse")
    assert response.get("partial_credit") == "halves"


def test_gaps_are_numbered_in_the_text_and_below_it() -> None:
    question = make_question("cloze")
    problem = read(export(make_selection(question)))[question.id]
    assert [each.about for each in problem.fields] == ["(1)", "(2)"]
    assert "Кто даёт (1) ____ {скобки}, тот не даёт (2) ____:" in problem.stem
    assert [each.kind for each in problem.fields] == ["stringresponse", "optionresponse"]
    assert problem.fields[1].said["совет"] == "Совет — другое."


def test_an_order_is_a_list_for_each_place() -> None:
    question = make_question("ordering")
    assert isinstance(question, Ordering)
    problem = read(export(make_selection(question)))[question.id]
    assert [each.about for each in problem.fields] == [f"{at}-е место" for at in range(1, 5)]
    assert grade(problem, list(say(question, find_right(question)))) == 1
    assert grade(problem, list(say(question, [1, 0, 2, 3]))) == 0.5


def test_a_number_is_asked_for_with_a_point_where_it_has_decimals() -> None:
    question = make_question("numeric")
    assert isinstance(question, Numeric)
    problem = read(export(make_selection(question)))[question.id]
    assert "отделяйте точкой" in problem.stem
    assert problem.fields[0].right == {"1250.5"}
    whole = make_question("numeric", value="5", tolerance="0", mistakes=[])
    assert "точкой" not in read(export(make_selection(whole)))[whole.id].stem


def test_a_wrong_word_that_was_expected_is_told_what_is_the_matter() -> None:
    question = make_question("short")
    assert isinstance(question, ShortAnswer)
    [words] = read(export(make_selection(question)))[question.id].fields
    assert words.said["приказ ~ {x} * 2"] == "Приказ — другое: #1 }"


def test_the_library_lists_every_problem_and_nothing_else() -> None:
    files = unpack(export(make_selection()))
    library = etree.fromstring(files["library/library.xml"])
    listed = {f"library/problem/{each.get('url_name')}.xml" for each in library}
    assert listed == {name for name in files if "/problem/" in name}


def test_what_open_edx_cannot_hold_is_told() -> None:
    outcomes = {each.id: each for each in FORMAT.export(make_selection(), lambda: None).outcomes}
    assert outcomes["sample-case"].held is Held.NONE
    assert "olx-number" in outcomes["sample-numeric"].notes
    assert "olx-several" in outcomes["sample-several"].notes


def test_the_same_content_gives_the_same_bytes() -> None:
    assert export(make_selection()) == export(make_selection())
