"""xAPI 1.0.3: for each question the statement that a learner has answered it rightly.

Examples for whoever prepares a learning record store, and the definitions of all activities in the
bargain. There is no learner behind them. Activities have names of the form

    urn:clientocracy:question:<id>   urn:clientocracy:quiz:<id>   urn:clientocracy:bank

which hold wherever the site stands and whether it stands anywhere. A statement never changes: its
id follows from the question's id and the day of its last change (RFC 9562, version 5).
"""

from __future__ import annotations

import json
import uuid
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING, Any, TypeAlias

from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.exports.forms import list_forms
from methodbook.model.export import FormatCard, Held, Hold
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.kinds import KINDS
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from methodbook.model.quiz import Question, Quiz

CARD = FormatCard(
    "xapi",
    {kind: Hold(Held.WHOLE) for kind in KINDS},
    loses=("xapi-examples", "xapi-scoring"),
)

Record: TypeAlias = dict[str, Any]

_NAME = "urn:clientocracy"
_INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
_ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment"
_COURSE = "http://adlnet.gov/expapi/activities/course"
_ANSWERED = "http://adlnet.gov/expapi/verbs/answered"

_NEXT = "[,]"
"""Stands between the parts of a response."""
_PAIR = "[.]"
_RANGE = "[:]"
_ANY_CASE = "{case_matters=false}"

MOST_PATTERNS = 200
"""How many combinations of accepted answers a cloze lists at most."""


def export_xapi(selection: Selection, tick: Tick) -> Export:
    """Write a statement for each question of *selection*."""
    ledger = Ledger(CARD, tick)
    statements = []
    for quiz in selection.quizzes:
        for question in quiz.questions:
            if ledger.takes(question):
                _note_patterns(question, ledger)
                statements.append(_state(question, quiz, selection))
    raw = json.dumps(statements, ensure_ascii=False, indent=1) + "\n"
    return ledger.close({"clientocracy-xapi.json": raw.encode()})


def _note_patterns(question: Question, ledger: Ledger) -> None:
    if isinstance(question, Cloze) and _count_patterns(question) > MOST_PATTERNS:
        ledger.amend(question.id, "xapi-patterns")


def _state(question: Question, quiz: Quiz, selection: Selection) -> Record:
    day = selection.find_date(question).isoformat()
    name = f"{_NAME}:question:{question.id}"
    return {
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{name}@{day}")),
        "version": "1.0.3",
        "timestamp": f"{day}T00:00:00Z",
        "actor": {
            "objectType": "Agent",
            "name": selection.say("interchange", "learner"),
            "account": {"homePage": "https://example.org", "name": "example"},
        },
        "verb": {
            "id": _ANSWERED,
            "display": {"en": "answered"}
            | _say(selection.say("interchange", "answered"), selection),
        },
        "object": {
            "objectType": "Activity",
            "id": name,
            "definition": _define(question, selection),
        },
        "result": _rate(question, selection),
        "context": _place(quiz, selection),
    }


def _define(question: Question, selection: Selection) -> Record:
    name, address = selection.find_reading(question)
    interaction = _interact(question, selection)
    return {
        "type": _INTERACTION,
        "name": _say(name or question.id, selection),
        "description": _say(_write_stem(question, selection), selection),
        **({"moreInfo": address} if address else {}),
        **interaction,
        "extensions": dict(_extend(question, selection)),
    }


def _say(text: str, selection: Selection) -> Record:
    return {selection.language: text}


def _write_stem(question: Question, selection: Selection) -> str:
    if not isinstance(question, Cloze):
        return question.prompt
    blank = selection.say("interchange", "asked_gap")
    parts = (part if isinstance(part, str) else blank for part in question.split())
    return f"{question.prompt}\n\n{''.join(parts)}"


def _extend(question: Question, selection: Selection) -> Iterator[tuple[str, Any]]:
    """What no field of an activity can hold."""
    yield f"{_NAME}:level", question.level.value
    yield f"{_NAME}:difficulty", question.difficulty.value
    yield f"{_NAME}:about", list(question.about)
    if question.at:
        yield f"{_NAME}:sources", [str(each) for each in question.at]
    if question.explanation:
        yield f"{_NAME}:explanation", _say(question.explanation, selection)
    feedback = {place: _say(text, selection) for place, text in _list_feedback(question) if text}
    if feedback:
        yield f"{_NAME}:feedback", feedback
    if isinstance(question, CaseStudy):
        yield f"{_NAME}:rubric", [each.model_dump() for each in question.criteria]


def _list_feedback(question: Question) -> Iterator[tuple[str, str]]:
    """What is said of an answer, by the id of the part or by the number that was given."""
    match question:
        case Single() | Several():
            yield from _number("option", (each.feedback for each in question.options))
        case TrueFalse():
            yield str(not question.right).lower(), question.feedback
        case Matching():
            yield from _number("pair", (each.feedback for each in question.pairs))
            spare = (each.feedback for each in question.spare)
            yield from _number("answer", spare, len(question.pairs))
        case Ordering():
            yield from _number("item", (each.feedback for each in question.items))
        case Cloze():
            for gap in question.gaps:
                yield gap.id, gap.feedback
                yield from ((f"{gap.id}:{each.text}", each.feedback) for each in gap.wrong)
        case Numeric():
            yield from ((str(each.value), each.feedback) for each in question.mistakes)
            yield "other", question.feedback
        case CaseStudy():
            return
        case _:
            raise LookupError(question.kind)


def _number(word: str, texts: Iterable[str], start: int = 0) -> Iterator[tuple[str, str]]:
    yield from ((f"{word}{at}", text) for at, text in enumerate(texts, start))


def _list_parts(word: str, texts: Iterable[str], selection: Selection) -> list[Record]:
    return [
        {"id": name, "description": _say(text, selection)} for name, text in _number(word, texts)
    ]


def _interact(question: Question, selection: Selection) -> Record:  # noqa: PLR0911 -- one way out for each kind
    """The kind of interaction, its parts and the right answers, by the rules of xAPI's part two."""
    match question:
        case Single() | Several():
            options = question.options
            right = _NEXT.join(f"option{at}" for at, each in enumerate(options) if each.right)
            parts = {"choices": _list_parts("option", (each.text for each in options), selection)}
            return _shape("choice", right, **parts)
        case TrueFalse():
            return _shape("true-false", str(question.right).lower())
        case Matching():
            return _match(question, selection)
        case Ordering():
            steps = _list_parts("item", (each.text for each in question.items), selection)
            return _shape("sequencing", _NEXT.join(each["id"] for each in steps), choices=steps)
        case Cloze():
            return _shape("fill-in", *islice(_list_patterns(question), MOST_PATTERNS))
        case Numeric():
            return _shape("numeric", _write_range(question))
        case CaseStudy():
            return _shape("long-fill-in")  # many answers are right, none is to be compared with
        case _:
            raise LookupError(question.kind)


def _match(question: Matching, selection: Selection) -> Record:
    right = _NEXT.join(f"pair{at}{_PAIR}answer{at}" for at in range(len(question.pairs)))
    source = _list_parts("pair", (each.left for each in question.pairs), selection)
    target = _list_parts("answer", question.answers, selection)
    return _shape("matching", right, source=source, target=target)


def _shape(kind: str, *right: str, **parts: list[Record]) -> Record:
    patterns = {"correctResponsesPattern": list(right)} if right else {}
    return {"interactionType": kind, **patterns, **parts}


def _list_patterns(question: Cloze) -> Iterator[str]:
    for forms in product(*map(list_forms, question.gaps)):
        yield _ANY_CASE + _NEXT.join(forms)


def _count_patterns(question: Cloze) -> int:
    return prod(len(list_forms(gap)) for gap in question.gaps)


def _write_range(question: Numeric) -> str:
    if not question.tolerance:
        return format(question.value, "f")
    ends = (question.value - question.tolerance, question.value + question.tolerance)
    return _RANGE.join(format(end, "f") for end in ends)


def _rate(question: Question, selection: Selection) -> Record:
    best = sum(each.points for each in question.criteria) if isinstance(question, CaseStudy) else 1
    return {
        "score": {"scaled": 1, "raw": best, "min": 0, "max": best},
        "success": True,
        "completion": True,
        "response": _respond(question, selection),
        "duration": f"PT{question.seconds}S",
    }


def _respond(question: Question, selection: Selection) -> str:
    """The right answer as a learner's system would report it."""
    match question:
        case CaseStudy():
            return question.sample
        case Cloze():
            return _NEXT.join(gap.answers[0] for gap in question.gaps)
        case Numeric():
            return format(question.value, "f")
        case _:
            return str(_interact(question, selection)["correctResponsesPattern"][0])


def _place(quiz: Quiz, selection: Selection) -> Record:
    bank = {"type": _COURSE, "name": _say(selection.title, selection)}
    topic = {
        "type": _ASSESSMENT,
        "name": _say(quiz.title, selection),
        "description": _say(quiz.lead, selection),
    }
    return {
        "language": selection.language,
        "contextActivities": {
            "parent": [{"id": f"{_NAME}:quiz:{quiz.id}", "definition": topic}],
            "grouping": [{"id": f"{_NAME}:bank", "definition": bank}],
        },
    }


FORMAT = Format(CARD, export_xapi)
