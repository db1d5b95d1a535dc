"""xAPI statements, held against the models of Ralph and against the bank they come from.

Ralph's models check fields, their types, IRIs, language tags, unique parts and that nothing is
empty. How the pattern of a right answer is written for each kind of interaction they do not check:
the reader below does, by part two of the specification.
"""

import json
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError
from ralph.models.xapi.base.statements import BaseXapiStatement  # type: ignore[import-untyped] # ships none
from ralph.models.xapi.base.unnested_objects import (  # type: ignore[import-untyped] # ships none
    BaseXapiActivityInteractionDefinition,
)

from methodbook.exports.format import Export, Selection
from methodbook.exports.records.xapi import CARD, FORMAT
from methodbook.model.export import Held
from methodbook.model.finding import Place
from methodbook.model.quiz import Question, Response
from methodbook.model.revision import Revision, find_digest
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.matching.model import Matching
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.scoring import score
from methodbook.questions.several.model import Several
from methodbook.questions.short.model import ShortAnswer
from methodbook.questions.single.model import Single
from methodbook.questions.targets.xapi import MOST_PATTERNS
from methodbook.words import read_words
from tests.exports.bank import make_question, make_selection, read_bank, take_file

Statement = dict[str, Any]

INTERACTIONS = {
    "single": "choice",
    "several": "choice",
    "truefalse": "true-false",
    "matching": "matching",
    "ordering": "sequencing",
    "cloze": "fill-in",
    "numeric": "numeric",
    "short": "fill-in",
    "case": "long-fill-in",
}


def export(selection: Selection) -> Export:
    return FORMAT.export(selection, lambda: None)


def read(selection: Selection) -> dict[str, Statement]:
    """The statements by the id of the question."""
    raw = take_file(export(selection))
    return {each["object"]["id"].rpartition(":")[2]: each for each in json.loads(raw)}


def read_one(question: Question) -> Statement:
    (statement,) = read(make_selection(question)).values()
    return statement


def define(statement: Statement) -> dict[str, Any]:
    definition: dict[str, Any] = statement["object"]["definition"]
    return definition


def number(names: list[dict[str, Any]], ids: list[str]) -> list[int]:
    return [[each["id"] for each in names].index(name) for name in ids]


def read_choices(definition: dict[str, Any], pattern: str) -> list[int]:
    return number(definition["choices"], pattern.split("[,]"))


def read_pairs(definition: dict[str, Any], pattern: str) -> list[int]:
    pairs = [pair.split("[.]") for pair in pattern.split("[,]")]
    chosen = dict(
        zip(
            number(definition["source"], [source for source, _ in pairs]),
            number(definition["target"], [target for _, target in pairs]),
            strict=True,
        )
    )
    return [chosen[at] for at in range(len(definition["source"]))]


READERS: dict[str, Callable[[dict[str, Any], str], Response]] = {
    "choice": read_choices,
    "sequencing": read_choices,
    "matching": read_pairs,
    "true-false": lambda _, pattern: {"true": True, "false": False}[pattern],
    "fill-in": lambda _, pattern: pattern.removeprefix("{case_matters=false}").split("[,]"),
    "numeric": lambda _, pattern: pattern,
}


def understand(question: Question, definition: dict[str, Any], pattern: str) -> Response:
    """A right answer of a statement as a response of ours."""
    response = READERS[definition["interactionType"]](definition, pattern)
    if isinstance(question, Single | ShortAnswer):
        assert isinstance(response, list)
        return response[0]
    return response


@pytest.fixture(scope="module")
def bank() -> Selection:
    return read_bank()


@pytest.fixture(scope="module")
def statements(bank: Selection) -> dict[str, Statement]:
    return read(bank)


def test_every_question_has_one_statement_and_one_outcome(
    bank: Selection, statements: dict[str, Statement]
) -> None:
    names = [question.id for question in bank.questions]
    assert list(statements) == names
    assert [each.id for each in export(bank).outcomes] == names


def test_every_statement_is_valid_for_ralph(statements: dict[str, Statement]) -> None:
    for statement in statements.values():
        BaseXapiStatement.model_validate(statement)
        BaseXapiActivityInteractionDefinition.model_validate(define(statement))


def test_ralph_would_have_found_a_broken_statement() -> None:
    statement = read_one(make_question("single"))
    for broken in (
        {**statement, "id": "one"},
        {**statement, "verb": {"id": "answered"}},
        {**statement, "result": {"score": {"scaled": 2}}},
    ):
        with pytest.raises(ValidationError):
            BaseXapiStatement.model_validate(broken)


def test_the_nasty_bank_is_valid_too() -> None:
    for statement in read(make_selection()).values():
        BaseXapiStatement.model_validate(statement)
        BaseXapiActivityInteractionDefinition.model_validate(define(statement))


def test_every_kind_has_its_interaction(bank: Selection, statements: dict[str, Statement]) -> None:
    for question in bank.questions:
        definition = define(statements[question.id])
        assert definition["type"] == "http://adlnet.gov/expapi/activities/cmi.interaction"
        assert definition["interactionType"] == INTERACTIONS[question.kind]


def test_every_pattern_is_right_by_our_scoring(
    bank: Selection, statements: dict[str, Statement]
) -> None:
    for question in bank.questions:
        definition = define(statements[question.id])
        for pattern in definition.get("correctResponsesPattern", ()):
            for part in pattern.split("[:]"):
                assert score(question, understand(question, definition, part)) == 1, question.id


def test_the_response_of_a_statement_is_right(
    bank: Selection, statements: dict[str, Statement]
) -> None:
    for question in bank.questions:
        result = statements[question.id]["result"]
        assert result["success"] is result["completion"] is True
        assert result["score"]["scaled"] == 1
        assert result["score"]["raw"] == result["score"]["max"]
        if not isinstance(question, CaseStudy):
            definition = define(statements[question.id])
            assert score(question, understand(question, definition, result["response"])) == 1


def test_the_time_of_a_question_is_the_duration_of_its_answer(
    bank: Selection, statements: dict[str, Statement]
) -> None:
    for question in bank.questions:
        made = BaseXapiStatement.model_validate(statements[question.id])
        assert made.result is not None
        assert made.result.duration == timedelta(seconds=question.seconds)


def test_texts_and_numbers_of_answers_are_those_of_the_bank(
    bank: Selection, statements: dict[str, Statement]
) -> None:
    for question in bank.questions:
        definition = define(statements[question.id])
        assert definition["description"]["ru"].startswith(question.prompt)
        said = {
            name: [each["description"]["ru"] for each in definition[name]]
            for name in ("choices", "source", "target")
            if name in definition
        }
        match question:
            case Matching():
                lefts = [pair.left for pair in question.pairs]
                assert said == {"source": lefts, "target": list(question.answers)}
            case Cloze():
                blank = read_words("ru").say("interchange", "asked_gap")
                assert definition["description"]["ru"].count(blank) == len(question.gaps)
            case Single() | Several():
                assert said == {"choices": [each.text for each in question.options]}
            case Ordering():
                assert said == {"choices": [each.text for each in question.items]}
            case _:
                assert said == {}


def test_a_tolerance_becomes_a_range() -> None:
    definition = define(read_one(make_question("numeric")))
    assert definition["correctResponsesPattern"] == ["1250.0[:]1251.0"]
    exact = make_question("numeric", value="-3,5", tolerance="0")
    assert define(read_one(exact))["correctResponsesPattern"] == ["-3.5"]
    assert Decimal(read_one(exact)["result"]["response"]) == Decimal("-3.5")


def test_every_accepted_form_of_every_gap_is_a_pattern() -> None:
    patterns = define(read_one(make_question("cloze")))["correctResponsesPattern"]
    assert patterns == [
        "{case_matters=false}обещание[,]поручение",
        "{case_matters=false}обещания[,]поручение",
    ]


def test_a_cloze_with_too_many_combinations_says_so() -> None:
    forms = [f"форма {number}" for number in range(MOST_PATTERNS + 1)]
    question = make_question("cloze", text="[[a]]", gaps=[{"id": "a", "answers": forms}])
    (outcome,) = export(make_selection(question)).outcomes
    assert (outcome.held, outcome.notes) == (Held.PART, ("xapi-patterns",))
    assert len(define(read_one(question))["correctResponsesPattern"]) == MOST_PATTERNS


def test_no_case_is_compared_with_its_sample_but_the_rubric_comes_along() -> None:
    question = make_question("case")
    assert isinstance(question, CaseStudy)
    statement = read_one(question)
    assert "correctResponsesPattern" not in define(statement)
    assert statement["result"]["response"] == question.sample
    assert statement["result"]["score"]["raw"] == 3
    rubric = define(statement)["extensions"]["urn:orchard:rubric"]
    assert [each["text"] for each in rubric] == [each.text for each in question.criteria]


def test_feedback_and_explanation_come_along() -> None:
    question = make_question("single")
    assert isinstance(question, Single)
    extensions = define(read_one(question))["extensions"]
    assert extensions["urn:orchard:explanation"] == {"ru": question.explanation}
    feedback = extensions["urn:orchard:feedback"]
    assert [each["ru"] for each in feedback.values()] == [e.feedback for e in question.options]


def test_ids_of_statements_are_fixed_and_unique(statements: dict[str, Statement]) -> None:
    ids = {uuid.UUID(each["id"]) for each in statements.values()}
    assert len(ids) == len(statements)
    assert {each.version for each in ids} == {5}
    assert read_one(make_question("single"))["id"] == "8c4d7e98-ea97-5110-a476-16cdb580b932"


def test_a_changed_question_makes_a_new_statement_of_its_own_day() -> None:
    question = make_question("single")
    base = make_selection().base
    day = "2026-03-04"
    mark = Revision.model_validate(
        {
            "written": Place(file="revisions.yml"),
            "id": question.id,
            "digest": find_digest(question),
            "date": day,
        }
    )
    stamped = replace(base, revisions={question.id: mark})
    before = read_one(question)
    (after,) = read(make_selection(question, base=stamped)).values()
    assert after["timestamp"] == f"{day}T00:00:00Z"
    assert after["id"] != before["id"]
    assert after["object"]["id"] == before["object"]["id"] == "urn:orchard:question:sample-single"


def test_activities_are_called_the_same_wherever_the_site_stands() -> None:
    question = make_question("single")
    at_home = make_selection(question, address=lambda name, _: f"https://example.org/{name}/")
    (there,), (nowhere,) = read(at_home).values(), read(make_selection(question)).values()
    assert define(there).pop("moreInfo") == "https://example.org/promise/"
    assert there == nowhere


def test_a_statement_knows_its_topic_and_its_bank() -> None:
    activities = read_one(make_question("single"))["context"]["contextActivities"]
    assert [each["id"] for each in activities["parent"]] == ["urn:orchard:quiz:sample"]
    assert [each["id"] for each in activities["grouping"]] == ["urn:orchard:bank"]


def test_the_same_content_gives_the_same_bytes() -> None:
    assert export(make_selection()).files == export(make_selection()).files


def test_every_note_of_the_card_is_written_down() -> None:
    for note in CARD.loses:
        assert note in read_words("ru").area("export_notes")
