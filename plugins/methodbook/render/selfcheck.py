"""Self-checks as HTML: a decision table that is complete alone, and the data of the widget.

Nothing here knows a question or a verdict: everything comes from the check and the catalogue.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from markupsafe import Markup, escape

from methodbook.model.origin import Basis
from methodbook.model.selfcheck import (
    ALL,
    DONT_KNOW,
    Answer,
    Checklist,
    Decision,
    Level,
    SelfCheck,
)
from methodbook.render.engine import render_template
from methodbook.text.languages import set_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from methodbook.model.base import Base
    from methodbook.model.selfcheck import (
        CheckQuestion,
        Cube,
        Example,
        ListExample,
        Outcome,
        Outcomes,
        PathStep,
        PlannedStep,
        PlanSlot,
        Proviso,
        Restriction,
        Sourced,
    )

Href: TypeAlias = Callable[[str], str]
"""Address of the page of an entry, seen from the page that holds the check."""


OUTCOMES: tuple[tuple[str, str, Literal["good", "careful", "bad"]], ...] = (
    ("holds", "✓", "good"),
    ("fails", "✕", "bad"),
    ("unclear", "?", "careful"),
)
"""What a checklist may come to, with sign and tone; the words stand in its file."""

Write: TypeAlias = Callable[[str], Markup]
"""Plain text as HTML."""


def _write(text: str) -> Markup:
    return escape(set_spaces(text))


def render_selfcheck(
    check: SelfCheck, base: Base, href: Href, *, follow_up: str = "", write: Write = _write
) -> Markup:
    """Render *check*: a table of everything for any reader, and a widget where scripts run.

    *follow_up* is the address of the second check, where the first one offers it; *write* turns
    a text into HTML with its terms linked.
    """
    view = CheckView(check, base, href, write)
    data = view.describe() | {"followUp": follow_up}
    template = (
        "selfcheck/decision.html" if isinstance(check, Decision) else "selfcheck/checklist.html"
    )
    html = render_template(
        template, base.words, check=check, view=view, payload=write_payload(data), all=ALL
    )
    return Markup(html)  # noqa: S704 -- a template with autoescape made it


def write_payload(value: object, *, spaced: bool = True) -> Markup:
    """*value* as JSON that may stand in a ``<script>``: no ``<`` can end the element.

    Its sentences are *spaced* for reading; what a reader may carry away is left as it is.
    """
    told = _space(value) if spaced else value
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 -- nothing can leave the script


def _space(value: Any) -> Any:  # noqa: ANN401 -- any JSON
    """Non-breaking spaces in every sentence."""
    if isinstance(value, str):
        return set_spaces(value)
    if isinstance(value, Mapping):
        return {key: _space(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_space(each) for each in value]
    return value


@dataclass(frozen=True)
class ToolLimit:
    """What a rule does to one tool; a general one does it to all of them."""

    rule: Restriction
    status: Level
    general: bool = False


def list_limits(check: Decision, tool: str) -> tuple[ToolLimit, ...]:
    """The rules that restrict *tool*, the hardest first."""
    levels = {level.id: level for level in check.scales.tool}
    order = list(levels)
    found = [
        ToolLimit(rule, levels[status], ALL in tools)
        for rule in check.rules
        for status, tools in rule.tools.items()
        if ALL in tools or tool in tools
    ]
    return tuple(sorted(found, key=lambda limit: -order.index(limit.status.id)))


def render_limits(tool: str, base: Base, href: Href, write: Write = _write) -> Markup:
    """When *tool* does not suit, generated from the rules of every check that judges it."""
    parts = [
        render_template(
            "selfcheck/limits.html",
            base.words,
            check=check,
            view=CheckView(check, base, href, write),
            limits=list_limits(check, tool),
        )
        for check in base.selfchecks.values()
        if isinstance(check, Decision) and tool in check.tools
    ]
    return Markup("").join(Markup(part) for part in parts)  # noqa: S704 -- templates made them


class CheckView:
    """What a template asks of a self-check: names, addresses, origins in words."""

    def __init__(self, check: SelfCheck, base: Base, href: Href, write: Write = _write) -> None:
        """Show *check* on a page from which *href* leads to entries."""
        self.check = check
        self.words = base.words.area("selfcheck")
        self.seed = base.method.seeds.storage
        self.text = write
        self.plain = _write
        self._base = base
        self._href = href

    def name(self, entry: str) -> str:
        """The name of an entry; its id while it is not written."""
        found = self._base.entries.get(entry)
        return found.name if found else entry

    def link(self, entry: str) -> dict[str, str]:
        """Id, name and address of an entry; no address while it is not written."""
        known = entry in self._base.entries
        return {
            "id": entry,
            "name": self.name(entry),
            "href": self._href(entry) if known else "",
        }

    def where(self, each: Sourced) -> str:
        """The places that a statement rests on: parts of documents and their lines, and books."""
        places: dict[str, list[str]] = {}
        for lines in each.at:
            named = " / ".join(self._base.name_place(lines))
            places.setdefault(named, []).append(str(lines))
        told = [
            f"{named} ({', '.join(lines)})" if named else ", ".join(lines)
            for named, lines in places.items()
        ]
        books = (self._base.reading[book] for book in each.cited if book in self._base.reading)
        return "; ".join((*told, *(book.title for book in books)))

    @staticmethod
    def name_variant(step: PathStep, index: int) -> str:
        """How the widget calls a variant of a stage."""
        return f"{step.id}-{index}"

    def hour(self, step: PlannedStep) -> str:
        """The first hour of a step as one sentence after another."""
        return self.words["plan_hour"].format(**step.first_hour.model_dump())

    def shares(self) -> str:
        """How many of the rules are whose word; empty for a check without rules."""
        if not isinstance(self.check, Decision):
            return ""
        counts = Counter(rule.basis.value for rule in self.check.rules if rule.basis)
        named = {each.value: counts[each.value] for each in Basis}
        return self.words["shares"].format(total=len(self.check.rules), **named)

    def conditions(self, cube: Cube) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """A cube in words: the texts of its questions and of the answers that fit."""
        if not isinstance(self.check, Decision):
            return ()
        questions = {question.id: question for question in self.check.questions}
        return tuple(
            (questions[name].text, _name_answers(questions[name], wanted))
            for name, wanted in cube.items()
            if name in questions
        )

    def level(self, scale: str, name: str) -> Level:
        """A step of a scale of the check."""
        if not isinstance(self.check, Decision):
            raise TypeError("a checklist has no scales")
        levels: tuple[Level, ...] = getattr(self.check.scales, scale)
        return next(level for level in levels if level.id == name)

    def list_options(self, question: CheckQuestion) -> tuple[Answer, ...]:
        """The answers to a question, and «don't know» as the last."""
        known = (
            answer.model_copy(update={"example": f"{self.words['example']} {answer.example}"})
            for answer in question.answers
        )
        unsure = Answer(
            id=DONT_KNOW, text=self.words["dont_know"], example=self.words["dont_know_note"]
        )
        return (*known, unsure)

    def list_outcomes(self) -> tuple[Level, ...]:
        """What a check may come to."""
        if isinstance(self.check, Decision):
            return self.check.scales.verdict
        if isinstance(self.check, Checklist):
            return tuple(_list_ends(self.check.outcomes))
        return ()

    def describe(self) -> dict[str, Any]:
        """Everything that the widget knows."""
        check = self.check
        shared = {
            "id": check.id,
            "kind": check.model_dump()["kind"],
            "title": check.title,
            "hash": find_fingerprint(check),
            "versions": [version.model_dump(mode="json") for version in check.versions],
            "texts": dict(self.words),
        }
        if isinstance(check, Decision):
            return shared | self._describe_decision(check)
        if isinstance(check, Checklist):
            return shared | self._describe_checklist(check)
        return shared

    def _describe_decision(self, check: Decision) -> dict[str, Any]:
        return {
            "questions": [
                _dump(each, "asked_when") | {"when": _plain(each.asked_when)}
                for each in check.questions
            ],
            "scales": check.scales.model_dump(),
            "tools": [self.link(tool) for tool in check.tools],
            "rules": [self._describe_rule(check, rule) for rule in check.rules],
            "remarks": [{"id": each.id, "when": _plain(each.when)} for each in check.remarks],
            "steps": [
                self.link(step.id)
                | {
                    "variants": [
                        {
                            "id": self.name_variant(step, index),
                            "when": _plain(each.when),
                            "mode": each.mode,
                        }
                        for index, each in enumerate(step.variants)
                    ]
                }
                for step in check.steps
            ],
            "plan": [self._describe_slot(slot) for slot in check.plan],
            "headlines": [each.model_dump(mode="json") for each in check.headlines],
            "replaced": [_dump(each, "text") for each in check.replaced],
            "undescribed": [self.link(entry) for entry in check.undescribed],
            "examples": _list_examples(check.examples),
        }

    def _describe_slot(self, slot: PlanSlot) -> dict[str, Any]:
        return {
            "verdicts": list(slot.verdicts),
            "provisos": _list_provisos(slot.provisos),
            "choices": [
                {
                    "id": step.id,
                    "step": step.step,
                    "entries": [self.link(entry) for entry in step.entries],
                    "when": _plain(step.when),
                    "because": list(step.because),
                    "provisos": _list_provisos(step.provisos),
                    "hour": self.hour(step),
                    "sign": step.sign,
                }
                for step in slot.choices
            ],
        }

    def _describe_rule(self, check: Decision, rule: Restriction) -> dict[str, Any]:
        tools = {
            status: list(check.tools if ALL in named else named)
            for status, named in rule.tools.items()
        }
        named = {tool for each in rule.tools.values() for tool in each} - {ALL}
        left_out = ("at", "cited", "why", "reason", "informational")
        return _dump(rule, *left_out) | {"tools": tools, "named": sorted(named)}

    def _describe_checklist(self, check: Checklist) -> dict[str, Any]:
        return {
            "outcomes": [each.model_dump(include={"id", "name"}) for each in self.list_outcomes()],
            "order": list(check.order or [item.id for item in check.items]),
            "elements": [
                element.model_dump() | {"href": self.link(element.entry)["href"]}
                for element in check.elements
            ],
            "questions": [
                {"id": item.id, "text": item.text, "element": item.element}
                | {"evidence": item.evidence}
                | {"when": {}, "answers": [_dump(each) for each in check.list_answers(item)]}
                for item in check.items
            ],
            "examples": _list_examples(check.examples),
        }


def _list_ends(outcomes: Outcomes) -> Iterator[Level]:
    for end, sign, tone in OUTCOMES:
        outcome: Outcome = getattr(outcomes, end)
        yield Level(id=end, name=outcome.name, text=outcome.text, sign=sign, tone=tone)


def find_fingerprint(check: SelfCheck) -> str:
    """A hash of the questions of today: stored answers never meet other questions."""
    table = json.dumps(check.versions[-1].model_dump(mode="json")["questions"])
    return hashlib.sha256(table.encode()).hexdigest()[:12]


def _name_answers(question: CheckQuestion, wanted: Iterable[str]) -> tuple[str, ...]:
    texts = {answer.id: answer.text for answer in question.answers}
    return tuple(texts[answer] for answer in wanted if answer in texts)


def _list_examples(examples: Iterable[Example | ListExample]) -> list[dict[str, Any]]:
    return [
        {"id": each.id, "description": each.description, "answers": dict(each.answers)}
        for each in examples
    ]


def _list_provisos(provisos: Iterable[Proviso]) -> list[dict[str, Any]]:
    return [{"when": _plain(each.when), "text": each.text} for each in provisos]


def _plain(cube: Cube) -> dict[str, list[str]]:
    return {question: list(answers) for question, answers in cube.items()}


def _dump(model: BaseModel, *left_out: str) -> dict[str, Any]:
    return model.model_dump(mode="json", exclude=set(left_out))
