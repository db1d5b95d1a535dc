"""Self-checks: questions to a reader, and the rules that turn the answers into a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date as Date  # noqa: N812 -- the field below is called date
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, SkipValidation, model_validator

from methodbook.model.entry import EntryId, KeyPath
from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen
from methodbook.model.origin import Basis, Citations
from methodbook.words import Refusal

ALL = "all"
"""Stands for every tool in the effects of a rule."""

DONT_KNOW = "unknown"
"""«I do not know»: it never counts as a yes, and no question may have an answer of that name."""

YES, NO, NOT_REQUIRED = "yes", "no", "not-required"
"""The other answers of a checklist; the last one fits items that say when they are excused."""

MOST_STEPS = 7
"""More things to do at once than anybody does."""


def _as_list(value: Any) -> Any:  # noqa: ANN401 -- raw YAML
    return [value] if isinstance(value, str) else value


Ids = Annotated[
    tuple[EntryId, ...],
    BeforeValidator(_as_list, json_schema_input_type=str | tuple[EntryId, ...]),
]
Cube: TypeAlias = Mapping[EntryId, Ids]
"""A question -> the answers that fit, joined by «and»; an empty cube fits always."""


class Sourced(Frozen):
    """A statement with who stands behind it; both are demanded by the checker."""

    basis: Literal[Basis.SOURCE, Basis.INFERENCE, Basis.EXTERNAL] | None = None
    at: Citations = ()
    cited: Ids = ()


def _refuse_answers(ids: Sequence[str], taken: AbstractSet[str]) -> None:
    repeated = sorted(each for each, count in Counter(ids).items() if count > 1)
    if repeated:
        raise Refusal("repeated_answer", answers=", ".join(repeated))
    if taken & set(ids):
        raise Refusal("taken_answer", answers=", ".join(sorted(taken & set(ids))))


class Answer(Frozen):
    """One answer to a question; the better ones stand first."""

    id: EntryId
    text: str = Field(min_length=1)
    example: str = Field(min_length=1)
    informational: bool = False


class CheckQuestion(Frozen):
    """One question and when it is asked."""

    id: EntryId
    text: str = Field(min_length=1)
    note: str = ""
    asked_when: Cube = Field(default={})
    unordered: bool = False
    answers: tuple[Answer, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _hold_the_answers(self) -> Self:
        _refuse_answers([each.id for each in self.answers], {DONT_KNOW})
        return self

    def find_rank(self, answer: str) -> int:
        """The place of *answer* from the best, from zero; raises ``ValueError`` for a stranger."""
        return [each.id for each in self.answers].index(answer)


class Level(Frozen):
    """One step of a scale; the better ones stand first."""

    id: EntryId
    name: str = Field(min_length=1)
    sign: str = Field(default="", max_length=2)
    text: str = ""
    tone: Literal["good", "careful", "bad"] = "good"
    graded: bool = False
    gate: bool = False
    path: bool = False
    offer: str = ""


class Scales(Frozen):
    """What is judged: the whole, how hard it will be, and each tool."""

    verdict: tuple[Level, ...] = Field(min_length=1)
    difficulty: tuple[Level, ...] = Field(min_length=1)
    tool: tuple[Level, ...] = Field(min_length=1)


class Restriction(Sourced):
    """One rule: where its cube fits, nothing may be better than it says."""

    id: EntryId
    when: Cube = Field(min_length=1)
    verdict: str | None = None
    difficulty: str | None = None
    tools: Mapping[EntryId, Ids] = Field(default={})
    informational: bool = False
    brief: str = ""
    reason: str = ""
    why: str = Field(min_length=1)
    instead: str = Field(min_length=1)
    lifts_if: str = Field(min_length=1)
    about: EntryId | None = None


class Remark(Sourced):
    """Answers that contradict each other; a remark changes no verdict."""

    id: EntryId
    when: Cube = Field(min_length=1)
    text: str = Field(min_length=1)


class StageVariant(Sourced):
    """How a stage changes for some answers."""

    when: Cube = Field(min_length=1)
    mode: Literal["before", "replace", "skip", "note"]
    text: str = Field(min_length=1)


class PathStep(Sourced):
    """One stage of the way with what to do at it."""

    id: EntryId
    text: str = Field(min_length=1)
    tools: Ids = ()
    variants: tuple[StageVariant, ...] = ()


class Headline(Frozen):
    """The verdict and what weighs on it, in one sentence."""

    verdict: Ids = Field(min_length=1)
    difficulty: Ids = ()
    text: str = Field(min_length=1)


class Hour(Frozen):
    """The first hour of a step: who sits down with what, and what they do."""

    who: str = Field(min_length=1)
    sheet: str = Field(min_length=1)
    minutes: int = Field(ge=15, le=120)
    do: str = Field(min_length=1)


class Proviso(Frozen):
    """What some answers add to a step."""

    when: Cube = Field(min_length=1)
    text: str = Field(min_length=1)


class PlannedStep(Sourced):
    """One thing to do: what, why, how it starts, how it shows, what it costs, how to undo it."""

    id: EntryId
    step: str = Field(min_length=1)
    entries: Ids = Field(min_length=1)
    when: Cube = Field(default={})
    because: Ids = ()
    why: str = Field(min_length=1)
    first_hour: Hour
    sign: str = Field(min_length=1)
    cost: str = Field(min_length=1)
    back: str = Field(min_length=1)
    provisos: tuple[Proviso, ...] = ()


class PlanSlot(Frozen):
    """A place in the plan and what may stand there: the first step that fits is taken."""

    id: EntryId
    verdicts: Ids = Field(min_length=1)
    choices: tuple[PlannedStep, ...] = Field(min_length=1)
    provisos: tuple[Proviso, ...] = ()


class Replaced(Frozen):
    """A question that is no longer asked, and how its answers are read now."""

    id: EntryId
    text: str = Field(min_length=1)
    note: str = Field(min_length=1)
    answers: Mapping[EntryId, Mapping[EntryId, EntryId]] = Field(min_length=1)


class Limit(Frozen):
    """What the page of a tool says against it, and the rules that say so; or why none does."""

    tool: EntryId
    said: str = Field(min_length=1)
    rules: Ids = ()
    left_out: str = ""

    @model_validator(mode="after")
    def _hold_one(self) -> Self:
        if bool(self.rules) is bool(self.left_out):
            raise Refusal("one_of_two")
        return self


class Immaterial(Sourced):
    """Something readers expect to matter, and it does not."""

    id: EntryId
    name: str = Field(min_length=1)
    text: str = Field(min_length=1)


class Version(Frozen):
    """The table of questions of one version: shared codes are read by it for ever."""

    version: int = Field(ge=1)
    date: Date
    changes: tuple[str, ...] = ()
    questions: Mapping[EntryId, tuple[EntryId, ...]]


class ExpectedTools(Frozen):
    """Tools that must each have one of the statuses."""

    any_of: tuple[EntryId, ...] = Field(min_length=1)
    status: tuple[EntryId, ...] = Field(min_length=1)
    basis: Literal[Basis.SOURCE, Basis.INFERENCE] = Basis.SOURCE


class Expectation(Frozen):
    """What an example company must get; every acceptable value is listed."""

    verdict: tuple[EntryId, ...] = Field(min_length=1)
    difficulty: tuple[EntryId, ...] = ()
    tools: tuple[ExpectedTools, ...] = ()
    remarks: tuple[EntryId, ...] | None = None
    plan: tuple[EntryId, ...] | None = None


class Example(Sourced):
    """A company with a known verdict; it documents the boundary and is executed as a test."""

    id: str = Field(pattern=r"^[A-Z]\d\d$")
    name: str = Field(min_length=1)
    description: str = Field(min_length=1)
    answers: Mapping[EntryId, EntryId]
    expect: Expectation
    mentions: tuple[str, ...] = ()
    why: str = Field(min_length=1)


class AnswerSheet(Frozen):
    """Answers somebody has written down, with the place of each."""

    answers: Mapping[str, str]
    places: Mapping[str, Place]


class SelfCheck(Frozen):
    """What self-checks of both kinds have; the first two fields follow from the file."""

    written: Place
    places: SkipValidation[Mapping[KeyPath, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )
    id: EntryId
    title: str = Field(min_length=1)
    lead: str = Field(min_length=1)
    versions: tuple[Version, ...] = Field(min_length=1)

    def find_place(self, *path: str | int) -> Place:
        """Where the value at *path* stands in the file, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.written)

    @property
    def version(self) -> int:
        """The version of the rules as they are now."""
        return self.versions[-1].version


class Decision(SelfCheck):
    """A self-check whose answers lead to a verdict."""

    kind: Literal["decision"]
    questions: tuple[CheckQuestion, ...] = Field(min_length=1)
    scales: Scales
    tools: tuple[EntryId, ...] = Field(min_length=1)
    rules: tuple[Restriction, ...]
    remarks: tuple[Remark, ...] = ()
    headlines: tuple[Headline, ...] = ()
    plan: tuple[PlanSlot, ...] = Field(default=(), max_length=MOST_STEPS)
    replaced: tuple[Replaced, ...] = ()
    undescribed: Ids = ()
    limits: tuple[Limit, ...] = ()
    steps: tuple[PathStep, ...] = ()
    immaterial: tuple[Immaterial, ...] = ()
    notices: tuple[Immaterial, ...] = ()
    examples: tuple[Example, ...] = ()
    follow_up: EntryId | None = None

    def find_question(self, name: str) -> CheckQuestion | None:
        """The question of that id."""
        return next((each for each in self.questions if each.id == name), None)

    def find_rule(self, name: str) -> Restriction:
        """The rule of that id; raises ``StopIteration`` for a stranger."""
        return next(each for each in self.rules if each.id == name)


class Element(Frozen):
    """A part of a definition; its items must all hold."""

    id: EntryId
    name: str = Field(min_length=1)
    entry: EntryId


class ListItem(Sourced):
    """One statement of a checklist."""

    id: EntryId
    element: EntryId
    text: str = Field(min_length=1)
    evidence: str = Field(min_length=1)
    tools: Ids = Field(min_length=1)
    first: str = ""
    excused: str = ""


class Outcome(Frozen):
    """What a checklist has come to, in words."""

    name: str = Field(min_length=1)
    text: str = Field(min_length=1)


class Outcomes(Frozen):
    """The three ends of a checklist."""

    holds: Outcome
    fails: Outcome
    unclear: Outcome

    def find(self, holds: bool | None) -> Outcome:  # noqa: FBT001 -- three ends, told by a value
        """The end of a tally that *holds*, does not, or is not decided."""
        return self.unclear if holds is None else self.holds if holds else self.fails


class ListExpectation(Frozen):
    """What an example must get from a checklist."""

    holds: bool | None
    missing: tuple[EntryId, ...] = ()


class ListExample(Sourced):
    """A company with a known list of gaps."""

    id: str = Field(pattern=r"^[A-Z]\d\d$")
    description: str = Field(min_length=1)
    answers: Mapping[EntryId, EntryId]
    expect: ListExpectation
    why: str = Field(min_length=1)


def _hold_the_answers(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    ids = [answer.id for answer in answers]
    if ids not in ([YES, NO, DONT_KNOW], [YES, NO, NOT_REQUIRED, DONT_KNOW]):
        raise Refusal(
            "checklist_answers",
            yes=YES,
            no=NO,
            unknown=DONT_KNOW,
            optional=NOT_REQUIRED,
            given=", ".join(ids),
        )
    return answers


class Checklist(SelfCheck):
    """A self-check whose items must hold all at the same time."""

    kind: Literal["checklist"]
    outcomes: Outcomes
    elements: tuple[Element, ...] = Field(min_length=1)
    items: tuple[ListItem, ...] = Field(min_length=1)
    answers: Annotated[tuple[Answer, ...], AfterValidator(_hold_the_answers)]
    order: Ids = ()
    immaterial: tuple[Immaterial, ...] = ()
    notices: tuple[Immaterial, ...] = ()
    examples: tuple[ListExample, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _read_former_outcomes(cls, value: Any) -> Any:  # noqa: ANN401 -- raw YAML
        """In `expect` the outcome once stood under the name of the check."""
        if not isinstance(value, dict):
            return value
        examples = value.get("examples")
        if not isinstance(examples, list):
            return value
        return value | {"examples": [_rename(each, value.get("id")) for each in examples]}

    def list_answers(self, item: ListItem) -> tuple[Answer, ...]:
        """The answers that *item* may get."""
        left_out = set() if item.excused else {NOT_REQUIRED}
        return tuple(answer for answer in self.answers if answer.id not in left_out)


def _rename(example: Any, name: Any) -> Any:  # noqa: ANN401 -- raw YAML
    expect = example.get("expect") if isinstance(example, dict) else None
    if not isinstance(expect, dict) or "holds" in expect or name not in expect:
        return example
    renamed = {"holds" if key == name else key: value for key, value in expect.items()}
    return example | {"expect": renamed}
