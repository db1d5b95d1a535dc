"""Questions as items of QTI 2.1 that score as :func:`clientocracy.practice.scoring.score` does.

Points are collected as whole numbers and divided once at the end, so that thirds add up to one.
Identifiers follow the order of the file: ``A0`` is the first answer, ``P0`` the first thing to be
matched, ``GAP0`` the first gap.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from clientocracy.exports.element import LANG, locate_schemas
from clientocracy.exports.forms import list_forms, list_options
from clientocracy.exports.markup import split_paragraphs
from clientocracy.exports.qti_logic import (
    NAMESPACE,
    SCORE,
    Q,
    call,
    choose,
    collect,
    count_one,
    echo,
    has,
    is_given,
    is_near,
    is_right,
    put,
    quote,
    read,
    say,
    share,
    stands_at,
    when,
)
from clientocracy.messages import message
from clientocracy.model.quiz import (
    CaseStudy,
    Cloze,
    Gap,
    Matching,
    Numeric,
    Ordering,
    Several,
    Single,
    TrueFalse,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from clientocracy.exports.element import Child
    from clientocracy.exports.format import Selection
    from clientocracy.model.quiz import Question

SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1p2.xsd"
_RESPONSE = "RESPONSE"
_GENERAL = "GENERAL"


@dataclass(frozen=True)
class _Remark:
    """Something to be said: by a rule, or whenever a choice of that name was made in ``of``."""

    name: str
    paragraphs: Sequence[_Element]
    of: str = ""

    @property
    def outcome(self) -> str:
        return call(self.of or self.name)


@dataclass(frozen=True)
class _Parts:
    """What an item is made of, besides what all of them have."""

    responses: Sequence[_Element]
    body: Sequence[_Element]
    rules: Sequence[_Element]
    remarks: Sequence[_Remark] = ()
    shown: str = ""
    """What everybody sees after the answer, before the explanation."""
    points: int = 1
    counts: Sequence[str] = ()
    """Outcomes that hold points of a part."""


def write_item(question: Question, selection: Selection) -> _Element:
    """The item that asks *question*."""
    parts = _write_parts(question)
    remarks = [each for each in _list_remarks(parts, question, selection) if each.paragraphs]
    item = Q(
        "assessmentItem",
        *parts.responses,
        _declare_points(SCORE, parts.points),
        *(_declare_points(name, 1) for name in parts.counts),
        *_declare_outcomes(remarks, parts),
        Q("itemBody", *_write_paragraphs(question.prompt), *parts.body),
        Q("responseProcessing", *parts.rules, *_decide(remarks)),
        *map(_show, remarks),
        identifier=question.id,
        title=textwrap.shorten(question.prompt, 80, placeholder="…"),
        adaptive="false",
        timeDependent="false",
    )
    item.set(LANG, "ru")
    return locate_schemas(item, {NAMESPACE: SCHEMA})


def _write_parts(question: Question) -> _Parts:  # noqa: PLR0911 -- one way out for each kind
    match question:
        case Single():
            return _write_single(question)
        case Several():
            return _write_several(question)
        case TrueFalse():
            return _write_verdict(question)
        case Matching():
            return _write_matching(question)
        case Ordering():
            return _write_ordering(question)
        case Cloze():
            return _write_cloze(question)
        case Numeric():
            return _write_number(question)
        case CaseStudy():
            return _write_case(question)
        case _:
            assert_never(question)


def _declare_points(name: str, most: int) -> _Element:
    return Q(
        "outcomeDeclaration",
        Q("defaultValue", Q("value", "0")),
        identifier=name,
        cardinality="single",
        baseType="float",
        normalMinimum="0",
        normalMaximum=str(most),
    )


def _declare_outcomes(remarks: Iterable[_Remark], parts: _Parts) -> Iterator[_Element]:
    """An outcome for each remark, or one for all that follow a response, as manifold as that."""
    forms = {node.get("identifier"): node.get("cardinality") for node in parts.responses}
    outcomes = {each.outcome: str(forms.get(each.of, "single")) for each in remarks}
    for name, cardinality in outcomes.items():
        form = {"identifier": name, "cardinality": cardinality, "baseType": "identifier"}
        yield Q("outcomeDeclaration", **form)


def _decide(remarks: Sequence[_Remark]) -> Iterator[_Element]:
    yield from map(echo, dict.fromkeys(each.of for each in remarks if each.of))
    if any(each.name == _GENERAL for each in remarks):
        yield say(_GENERAL)


def _list_remarks(parts: _Parts, question: Question, selection: Selection) -> Iterator[_Remark]:
    yield from parts.remarks
    shown = _write_paragraphs(parts.shown, question.explanation)
    yield _Remark(_GENERAL, [*shown, *_point(question, selection)])


def _show(remark: _Remark) -> _Element:
    form = {"outcomeIdentifier": remark.outcome, "identifier": remark.name, "showHide": "show"}
    return Q("modalFeedback", *remark.paragraphs, **form)


def _point(question: Question, selection: Selection) -> Iterator[_Element]:
    name, address = selection.find_reading(question)
    if name:
        words = message("interchange", "read", name=name)
        yield Q("p", Q("a", words, href=address) if address else words)


def _write_paragraphs(*texts: str) -> list[_Element]:
    return [Q("p", each) for text in texts for each in split_paragraphs(text)]


def _remark(letter: str, texts: Iterable[str], of: str = "", start: int = 0) -> list[_Remark]:
    """A remark for each of *texts*, named by *letter* and its number."""
    return [
        _Remark(f"{letter}{at}", _write_paragraphs(text), of)
        for at, text in enumerate(texts, start)
    ]


def _declare(
    name: str,
    kind: str,
    right: Iterable[str],
    worth: Mapping[str, int] | None = None,
    cardinality: str = "single",
    **mapping: str,
) -> _Element:
    """A response, what is right and what each value of it is worth."""
    node = Q("responseDeclaration", identifier=name, cardinality=cardinality, baseType=kind)
    values = [Q("value", each) for each in right]
    if values:
        node.append(Q("correctResponse", *values))
    if worth:
        entries = (_map(key, points, kind) for key, points in worth.items())
        node.append(Q("mapping", *entries, defaultValue="0", **mapping))
    return node


def _map(key: str, points: int, kind: str) -> _Element:
    entry = Q("mapEntry", mapKey=key, mappedValue=str(points))
    if kind == "string":
        entry.set("caseSensitive", "false")
    return entry


def _choice(texts: Sequence[str], most: int, *, shuffle: bool) -> _Element:
    choices = (Q("simpleChoice", text, identifier=f"A{at}") for at, text in enumerate(texts))
    return Q(
        "choiceInteraction",
        *choices,
        responseIdentifier=_RESPONSE,
        shuffle="true" if shuffle else "false",
        maxChoices=str(most),
    )


def _write_single(question: Single) -> _Parts:
    right = [f"A{at}" for at, option in enumerate(question.options) if option.right]
    texts = [option.text for option in question.options]
    return _Parts(
        [_declare(_RESPONSE, "identifier", right[:1])],
        [_choice(texts, 1, shuffle=not question.fixed)],
        [when(is_right(_RESPONSE), count_one())],
        _remark("A", (option.feedback for option in question.options), _RESPONSE),
    )


def _write_verdict(question: TrueFalse) -> _Parts:
    texts = [message("interchange", "true"), message("interchange", "false")]
    right, wrong = ("A0", "A1") if question.right else ("A1", "A0")
    return _Parts(
        [_declare(_RESPONSE, "identifier", [right])],
        [_choice(texts, 1, shuffle=False)],
        [when(is_right(_RESPONSE), count_one())],
        [_Remark(wrong, _write_paragraphs(question.feedback), _RESPONSE)],
    )


def _write_several(question: Several) -> _Parts:
    """A right option brings as many points as there are wrong ones, and the other way round."""
    options = {f"A{at}": option for at, option in enumerate(question.options)}
    right = [name for name, option in options.items() if option.right]
    wrong = len(options) - len(right)
    gain, loss = wrong or 1, -len(right)
    worth = {name: gain if option.right else loss for name, option in options.items()}
    texts = [option.text for option in question.options]
    return _Parts(
        [_declare(_RESPONSE, "identifier", right, worth, "multiple", lowerBound="0")],
        [_choice(texts, 0, shuffle=not question.fixed)],
        [collect(_RESPONSE), share(gain * len(right))],
        _remark("A", (option.feedback for option in question.options), _RESPONSE),
    )


def _write_matching(question: Matching) -> _Parts:
    """Every answer may be used again: pairs may share one, and a reader may be wrong twice."""
    pairs = range(len(question.pairs))
    worth = {
        f"P{at} A{chosen}": 1
        for at, pair in enumerate(question.pairs)
        for chosen, answer in enumerate(question.answers)
        if answer == pair.right
    }
    right = [f"P{at} A{at}" for at in pairs]
    return _Parts(
        [_declare(_RESPONSE, "directedPair", right, worth, "multiple")],
        [_match(question)],
        [collect(_RESPONSE), share(len(pairs)), *_judge_pairs(question, worth)],
        [
            *_remark("P", (pair.feedback for pair in question.pairs)),
            *_remark("A", (spare.feedback for spare in question.spare), start=len(pairs)),
        ],
    )


def _match(question: Matching) -> _Element:
    lefts = (
        Q("simpleAssociableChoice", pair.left, identifier=f"P{at}", matchMax="1", fixed="true")
        for at, pair in enumerate(question.pairs)
    )
    answers = (
        Q("simpleAssociableChoice", answer, identifier=f"A{at}", matchMax="0")
        for at, answer in enumerate(question.answers)
    )
    return Q(
        "matchInteraction",
        Q("simpleMatchSet", *lefts),
        Q("simpleMatchSet", *answers),
        responseIdentifier=_RESPONSE,
        shuffle="true",
        maxAssociations=str(len(question.pairs)),
    )


def _judge_pairs(question: Matching, worth: Mapping[str, int]) -> Iterator[_Element]:
    for at, pair in enumerate(question.pairs):
        hits = [has(_RESPONSE, "directedPair", key) for key in worth if key.startswith(f"P{at} ")]
        if pair.feedback:
            yield choose((Q("or", *hits), ()), otherwise=[say(f"P{at}")])
    for at, spare in enumerate(question.spare, len(question.pairs)):
        if spare.feedback:
            lefts = range(len(question.pairs))
            chosen = (has(_RESPONSE, "directedPair", f"P{left} A{at}") for left in lefts)
            yield when(Q("or", *chosen), say(f"A{at}"))


def _write_ordering(question: Ordering) -> _Parts:
    """A point for each pair of neighbours that stand together in the right order."""
    names = [f"A{at}" for at in range(len(question.items))]
    places = range(1, len(names))
    joints = [when(Q("or", *_join(names, place)), count_one()) for place in places]
    misplaced = (
        choose((stands_at(_RESPONSE, f"A{at}", at + 1), ()), otherwise=[say(f"A{at}")])
        for at, item in enumerate(question.items)
        if item.feedback
    )
    texts = [item.text for item in question.items]
    choices = (
        Q("simpleChoice", text, identifier=name) for name, text in zip(names, texts, strict=True)
    )
    return _Parts(
        [_declare(_RESPONSE, "identifier", names, cardinality="ordered")],
        [Q("orderInteraction", *choices, responseIdentifier=_RESPONSE, shuffle="true")],
        [*joints, share(len(places)), *misplaced],
        _remark("A", (item.feedback for item in question.items)),
    )


def _join(names: Sequence[str], place: int) -> Iterator[_Element]:
    for first, second in pairwise(names):
        yield Q("and", stands_at(_RESPONSE, first, place), stands_at(_RESPONSE, second, place + 1))


def _write_cloze(question: Cloze) -> _Parts:
    gaps = {f"GAP{at}": gap for at, gap in enumerate(question.gaps)}
    judged = [name for name, gap in gaps.items() if gap.feedback and not gap.wrong]
    rules = (rule for name in judged for rule in _judge_gap(name))
    return _Parts(
        [_declare_gap(name, gap) for name, gap in gaps.items()],
        list(_lay_out(question, gaps)),
        [*map(collect, gaps), share(len(gaps)), *rules],
        [remark for name, gap in gaps.items() for remark in _comment(name, gap)],
        counts=[_count(name) for name in judged],
    )


def _declare_gap(name: str, gap: Gap) -> _Element:
    if not gap.wrong:
        forms = list_forms(gap)
        return _declare(name, "string", forms[:1], dict.fromkeys(forms, 1))
    right = [f"{name}A{at}" for at in range(len(gap.answers))]
    return _declare(name, "identifier", right[:1], dict.fromkeys(right, 1))


def _judge_gap(name: str) -> Iterator[_Element]:
    """Say the remark on a gap unless it is filled; not every engine compares a mapping itself."""
    points = _count(name)
    yield when(is_given(name), put(points, Q("mapResponse", identifier=name)))
    filled = Q("gte", read(points), quote("float", 1))
    yield choose((filled, ()), otherwise=[say(name)])


def _count(name: str) -> str:
    return f"POINTS_{name}"


def _comment(name: str, gap: Gap) -> list[_Remark]:
    if not gap.wrong:
        return [_Remark(name, _write_paragraphs(gap.feedback))]
    return _remark(f"{name}A", (option.feedback for option in list_options(gap)), name)


def _lay_out(question: Cloze, gaps: Mapping[str, Gap]) -> Iterator[_Element]:
    """The paragraphs of the text with something to fill in or choose in every gap."""
    names = {gap.id: name for name, gap in gaps.items()}
    paragraphs: list[list[Child]] = [[]]
    for part in question.split():
        if isinstance(part, Gap):
            paragraphs[-1].append(_ask(names[part.id], part))
            continue
        first, *rest = _split_text(part)
        paragraphs[-1].append(first)
        paragraphs += [[each] for each in rest]
    yield from (Q("p", *pieces) for pieces in paragraphs if pieces != [""])


def _split_text(text: str) -> list[str]:
    """Split a piece of text at blank lines; spaces at its ends stay, a gap stands there."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line)
        else:
            blocks.append([])
    return [" ".join(block) for block in blocks]


def _ask(name: str, gap: Gap) -> _Element:
    if not gap.wrong:
        length = max(map(len, gap.answers))
        return Q("textEntryInteraction", responseIdentifier=name, expectedLength=str(length))
    choices = (
        Q("inlineChoice", option.text, identifier=f"{name}A{at}")
        for at, option in enumerate(list_options(gap))
    )
    return Q("inlineChoiceInteraction", *choices, responseIdentifier=name, shuffle="true")


def _write_number(question: Numeric) -> _Parts:
    value, tolerance = format(question.value, "f"), format(question.tolerance, "f")
    field = Q(
        "textEntryInteraction",
        responseIdentifier=_RESPONSE,
        expectedLength="12",
        placeholderText=message("interchange", "number"),
    )
    mistakes = [
        (is_near(_RESPONSE, format(each.value, "f"), "0"), [say(f"MISTAKE{at}")])
        for at, each in enumerate(question.mistakes)
    ]
    right = (is_near(_RESPONSE, value, tolerance), [count_one()])
    return _Parts(
        [_declare(_RESPONSE, "float", [value])],
        [Q("p", field, f" {question.unit}".rstrip())],
        [choose(right, *mistakes, otherwise=[say("OTHER")])],
        [
            *_remark("MISTAKE", (each.feedback for each in question.mistakes)),
            _Remark("OTHER", _write_paragraphs(question.feedback)),
        ],
    )


def _write_case(question: CaseStudy) -> _Parts:
    """The score stays with a person, who sees the rubric; the sample is shown after the answer."""
    sample = f"{message('interchange', 'sample')}\n\n{question.sample}"
    rubric = Q("rubricBlock", *_list_rubric(question), *_write_paragraphs(sample), view="scorer")
    field = Q("extendedTextInteraction", responseIdentifier=_RESPONSE, expectedLines="15")
    return _Parts(
        [_declare(_RESPONSE, "string", ())],
        [field, rubric],
        [],
        shown=sample,
        points=sum(each.points for each in question.criteria),
    )


def _list_rubric(question: CaseStudy) -> Iterator[_Element]:
    yield Q("p", message("interchange", "rubric"))
    for each in question.criteria:
        yield Q("p", message("interchange", "criterion", text=each.text, points=each.points))
        levels = [message("interchange", "full", full=each.full)]
        if each.partial:
            levels.append(message("interchange", "partial", partial=each.partial))
        yield Q("ul", *(Q("li", level) for level in levels))
