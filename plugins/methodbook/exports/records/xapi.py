"""xAPI 1.0.3: for each question the statement that a learner has answered it rightly.

Examples for whoever prepares a learning record store, and the definitions of all activities in the
bargain. There is no learner behind them. Activities have names of the form

    urn:<method>:question:<id>   urn:<method>:quiz:<id>   urn:<method>:bank

which hold wherever the site stands and whether it stands anywhere. A statement never changes: its
id follows from the question's id and the day of its last change (RFC 9562, version 5).
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.model.export import FormatCard
from methodbook.questions.kinds import find_part, list_holds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.quiz import Question, Quiz
    from methodbook.questions.target import Xapi
    from methodbook.questions.targets.xapi import Record

CARD = FormatCard("xapi", list_holds("xapi"), loses=("xapi-examples", "xapi-scoring"))

_INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
_ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment"
_COURSE = "http://adlnet.gov/expapi/activities/course"
_ANSWERED = "http://adlnet.gov/expapi/verbs/answered"


def export_xapi(selection: Selection, tick: Tick) -> Export:
    """Write a statement for each question of *selection*."""
    ledger = Ledger(CARD, tick)
    statements = []
    for quiz in selection.quizzes:
        for question in quiz.questions:
            if ledger.takes(question):
                ledger.note(question, find_part(question, "xapi").notes)
                statements.append(_state(question, quiz, selection))
    raw = json.dumps(statements, ensure_ascii=False, indent=1) + "\n"
    return ledger.close({selection.name_file("-xapi.json"): raw.encode()})


def _name(selection: Selection, thing: str) -> str:
    return f"urn:{selection.seeds.urn}:{thing}"


def _state(question: Question, quiz: Quiz, selection: Selection) -> Record:
    day = selection.find_date(question).isoformat()
    name = _name(selection, f"question:{question.id}")
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
            "display": {
                selection.language: selection.say("interchange", "answered"),
                "en": "answered",
            },
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
    part, words = _find(question), selection.base.words
    stem = part.ask(question, words) if part.ask else question.prompt
    return {
        "type": _INTERACTION,
        "name": _say(name or question.id, selection),
        "description": _say(stem, selection),
        **({"moreInfo": address} if address else {}),
        **part.interact(question, words),
        "extensions": dict(_extend(question, selection)),
    }


def _find(question: Question) -> Xapi[Any]:
    part: Xapi[Any] = find_part(question, "xapi")
    return part


def _say(text: str, selection: Selection) -> Record:
    return {selection.language: text}


def _extend(question: Question, selection: Selection) -> Iterator[tuple[str, Any]]:
    """What no field of an activity can hold."""
    yield _name(selection, "level"), question.level.value
    yield _name(selection, "difficulty"), question.difficulty.value
    yield _name(selection, "about"), list(question.about)
    if question.at:
        yield _name(selection, "sources"), [str(each) for each in question.at]
    if question.explanation:
        yield _name(selection, "explanation"), _say(question.explanation, selection)
    feedback = {
        place: _say(text, selection)
        for place, text in _find(question).list_feedback(question)
        if text
    }
    if feedback:
        yield _name(selection, "feedback"), feedback
    for name, value in _find(question).extend(question):
        yield _name(selection, name), value


def _rate(question: Question, selection: Selection) -> Record:
    best = question.points
    return {
        "score": {"scaled": 1, "raw": best, "min": 0, "max": best},
        "success": True,
        "completion": True,
        "response": _respond(question, selection),
        "duration": f"PT{question.seconds}S",
    }


def _respond(question: Question, selection: Selection) -> str:
    """The right answer as a learner's system would report it."""
    part = _find(question)
    if part.respond:
        return part.respond(question)
    interaction = part.interact(question, selection.base.words)
    return str(interaction["correctResponsesPattern"][0])


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
            "parent": [{"id": _name(selection, f"quiz:{quiz.id}"), "definition": topic}],
            "grouping": [{"id": _name(selection, "bank"), "definition": bank}],
        },
    }


FORMAT = Format(CARD, export_xapi)
