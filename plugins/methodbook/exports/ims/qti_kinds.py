"""How each kind of question asks and scores in QTI 2.1: as :mod:`methodbook.practice.scoring`.

Points are collected as whole numbers and divided once at the end, so that thirds add up to one.
Identifiers follow the order of the file: ``A0`` is the first answer, ``P0`` the first thing to be
matched.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from methodbook.exports.ims.qti_gaps import write_cloze
from methodbook.exports.ims.qti_logic import (
    Q,
    choose,
    collect,
    count_one,
    has,
    is_between,
    is_right,
    say,
    share,
    stands_at,
    when,
)
from methodbook.exports.ims.qti_parts import (
    RESPONSE,
    Parts,
    Remark,
    comment,
    declare,
    write_paragraphs,
)
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from methodbook.model.quiz import Question
    from methodbook.words import Words

_EXACTLY = Decimal(0)


def write_parts(question: Question, words: Words) -> Parts:  # noqa: PLR0911 -- one way out for each kind
    """What the item of *question* is made of."""
    match question:
        case Single():
            return _write_single(question)
        case Several():
            return _write_several(question)
        case TrueFalse():
            return _write_verdict(question, words)
        case Matching():
            return _write_matching(question)
        case Ordering():
            return _write_ordering(question)
        case Cloze():
            return write_cloze(question)
        case Numeric():
            return _write_number(question, words)
        case CaseStudy():
            return _write_case(question, words)
        case _:
            raise LookupError(question.kind)


def _choice(texts: Sequence[str], most: int, *, shuffle: bool) -> _Element:
    choices = (Q("simpleChoice", text, identifier=f"A{at}") for at, text in enumerate(texts))
    return Q(
        "choiceInteraction",
        *choices,
        responseIdentifier=RESPONSE,
        shuffle="true" if shuffle else "false",
        maxChoices=str(most),
    )


def _write_single(question: Single) -> Parts:
    right = [f"A{at}" for at, option in enumerate(question.options) if option.right]
    texts = [option.text for option in question.options]
    return Parts(
        [declare(RESPONSE, "identifier", right[:1])],
        [_choice(texts, 1, shuffle=not question.fixed)],
        [when(is_right(RESPONSE), count_one())],
        comment("A", (option.feedback for option in question.options), RESPONSE),
    )


def _write_verdict(question: TrueFalse, words: Words) -> Parts:
    texts = [words.say("interchange", "true"), words.say("interchange", "false")]
    right, wrong = ("A0", "A1") if question.right else ("A1", "A0")
    return Parts(
        [declare(RESPONSE, "identifier", [right])],
        [_choice(texts, 1, shuffle=False)],
        [when(is_right(RESPONSE), count_one())],
        [Remark(wrong, write_paragraphs(question.feedback), RESPONSE)],
    )


def _write_several(question: Several) -> Parts:
    """A right option brings as many points as there are wrong ones, and the other way round."""
    options = {f"A{at}": option for at, option in enumerate(question.options)}
    right = [name for name, option in options.items() if option.right]
    wrong = len(options) - len(right)
    gain, loss = wrong or 1, -len(right)
    worth = {name: gain if option.right else loss for name, option in options.items()}
    texts = [option.text for option in question.options]
    return Parts(
        [declare(RESPONSE, "identifier", right, worth, "multiple", lowerBound="0")],
        [_choice(texts, 0, shuffle=not question.fixed)],
        [collect(RESPONSE), share(gain * len(right))],
        comment("A", (option.feedback for option in question.options), RESPONSE),
    )


def _write_matching(question: Matching) -> Parts:
    """Every answer may be used again: pairs may share one, and a reader may be wrong twice."""
    pairs = range(len(question.pairs))
    worth = {
        f"P{at} A{chosen}": 1
        for at, pair in enumerate(question.pairs)
        for chosen, answer in enumerate(question.answers)
        if answer == pair.right
    }
    right = [f"P{at} A{at}" for at in pairs]
    return Parts(
        [declare(RESPONSE, "directedPair", right, worth, "multiple")],
        [_match(question)],
        [collect(RESPONSE), share(len(pairs)), *_judge_pairs(question, worth)],
        [
            *comment("P", (pair.feedback for pair in question.pairs)),
            *comment("A", (spare.feedback for spare in question.spare), start=len(pairs)),
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
        responseIdentifier=RESPONSE,
        shuffle="true",
        maxAssociations=str(len(question.pairs)),
    )


def _judge_pairs(question: Matching, worth: Mapping[str, int]) -> Iterator[_Element]:
    for at, pair in enumerate(question.pairs):
        hits = [has(RESPONSE, "directedPair", key) for key in worth if key.startswith(f"P{at} ")]
        if pair.feedback:
            yield choose((Q("or", *hits), ()), otherwise=[say(f"P{at}")])
    for at, spare in enumerate(question.spare, len(question.pairs)):
        if spare.feedback:
            lefts = range(len(question.pairs))
            chosen = (has(RESPONSE, "directedPair", f"P{left} A{at}") for left in lefts)
            yield when(Q("or", *chosen), say(f"A{at}"))


def _write_ordering(question: Ordering) -> Parts:
    """A point for each pair of neighbours that stand together in the right order."""
    names = [f"A{at}" for at in range(len(question.items))]
    places = range(1, len(names))
    joints = [when(Q("or", *_join(names, place)), count_one()) for place in places]
    misplaced = (
        choose((stands_at(RESPONSE, f"A{at}", at + 1), ()), otherwise=[say(f"A{at}")])
        for at, item in enumerate(question.items)
        if item.feedback
    )
    texts = [item.text for item in question.items]
    choices = (
        Q("simpleChoice", text, identifier=name) for name, text in zip(names, texts, strict=True)
    )
    return Parts(
        [declare(RESPONSE, "identifier", names, cardinality="ordered")],
        [Q("orderInteraction", *choices, responseIdentifier=RESPONSE, shuffle="true")],
        [*joints, share(len(places)), *misplaced],
        comment("A", (item.feedback for item in question.items)),
    )


def _join(names: Sequence[str], place: int) -> Iterator[_Element]:
    for first, second in pairwise(names):
        yield Q("and", stands_at(RESPONSE, first, place), stands_at(RESPONSE, second, place + 1))


def _write_number(question: Numeric, words: Words) -> Parts:
    mistakes = [
        (_accept(each.value), [say(f"MISTAKE{at}")]) for at, each in enumerate(question.mistakes)
    ]
    right = (_accept(question.value, question.tolerance), [count_one()])
    field = Q(
        "textEntryInteraction",
        responseIdentifier=RESPONSE,
        expectedLength="12",
        placeholderText=words.say("interchange", "number"),
    )
    return Parts(
        [declare(RESPONSE, "float", [format(question.value, "f")])],
        [Q("p", field, f" {question.unit}".rstrip())],
        [choose(right, *mistakes, otherwise=[say("OTHER")])],
        [
            *comment("MISTAKE", (each.feedback for each in question.mistakes)),
            Remark("OTHER", write_paragraphs(question.feedback)),
        ],
    )


def _accept(value: Decimal, tolerance: Decimal = _EXACTLY) -> _Element:
    ends = (value - tolerance, value + tolerance)
    return is_between(RESPONSE, *(format(end, "f") for end in ends))


def _write_case(question: CaseStudy, words: Words) -> Parts:
    """The score stays with a person, who sees the rubric; the sample is shown after the answer."""
    sample = f"{words.say('interchange', 'sample')}\n\n{question.sample}"
    rubric = Q(
        "rubricBlock", *_list_rubric(question, words), *write_paragraphs(sample), view="scorer"
    )
    field = Q("extendedTextInteraction", responseIdentifier=RESPONSE, expectedLines="15")
    return Parts(
        [declare(RESPONSE, "string", ())],
        [field, rubric],
        [],
        shown=sample,
        points=sum(each.points for each in question.criteria),
    )


def _list_rubric(question: CaseStudy, words: Words) -> Iterator[_Element]:
    yield Q("p", words.say("interchange", "rubric"))
    for each in question.criteria:
        yield Q("p", words.say("interchange", "criterion", text=each.text, points=each.points))
        levels = [words.say("interchange", "full", full=each.full)]
        if each.partial:
            levels.append(words.say("interchange", "partial", partial=each.partial))
        yield Q("ul", *(Q("li", level) for level in levels))
