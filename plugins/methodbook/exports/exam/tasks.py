"""A question as a task of a variant: where it is answered, what the answer is, what it is worth.

The sheet and its answer are made from one order, so the key cannot differ from the paper. Points
give the same shares as ``practice/scoring.py``: a pair, a gap, two neighbours of an order and a
right option are worth one each.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from methodbook.exports.exam.paper import (
    Blank,
    Choice,
    Figure,
    Lines,
    Marks,
    Order,
    Pairs,
    Sheet,
    Task,
    Text,
)
from methodbook.exports.markup import split_paragraphs
from methodbook.exports.numerals import write_number, write_share
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.order import order_answers, order_items
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from methodbook.text.typography import set_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.model.quiz import Question
    from methodbook.questions.cloze.model import Gap
    from methodbook.words import Words

Asked: TypeAlias = tuple[Sheet, str, int]
"""Where a question is answered, the answer for the key, and the points for it."""


def set_task(question: Question, number: int, seed: int, words: Words) -> Task:
    """Make task *number* of a variant from *question*; *seed* decides the order of its answers."""
    sheet, answer, points = _ask(question, seed, words)
    return Task(
        number=number,
        id=question.id,
        points=points,
        prompt=set_paragraphs(question.prompt),
        hint=words.say("exam", f"hint_{_name_hint(question)}"),
        sheet=sheet,
        answer=answer,
    )


def _name_hint(question: Question) -> str:
    exact = isinstance(question, Matching) and not question.spare
    return f"{question.kind}_exact" if exact else question.kind


def _ask(question: Question, seed: int, words: Words) -> Asked:  # noqa: PLR0911 -- one for each kind
    match question:
        case Single() | Several():
            return _ask_options(question, seed, words)
        case TrueFalse():
            return _ask_verdict(question, words)
        case Matching():
            return _ask_pairs(question, seed, words)
        case Ordering():
            return _ask_order(question, seed, words)
        case Cloze():
            return _ask_gaps(question, seed, words)
        case Numeric():
            return Figure(question.unit), write_figure(question, words), 1
        case CaseStudy():
            return _ask_case(question, words)
        case _:
            raise LookupError(question.kind)


def _ask_options(question: Single | Several, seed: int, words: Words) -> Asked:
    count = len(question.options)
    order = range(count) if question.fixed else order_answers(count, seed, question.id)
    shown = [question.options[at] for at in order]
    choices = _name((option.text for option in shown), words)
    right = [choice.letter for choice, option in zip(choices, shown, strict=True) if option.right]
    answer = ", ".join(right)
    if isinstance(question, Several) and (wrong := count - len(right)):
        loss = write_share(Fraction(len(right), wrong))
        answer = words.say("exam_key", "extra", answer=answer, loss=loss)
    return Marks(choices, many=isinstance(question, Several)), answer, len(right)


def _ask_verdict(question: TrueFalse, words: Words) -> Asked:
    verdicts = words.say("exam", "true"), words.say("exam", "false")
    choices = tuple(Choice("", verdict) for verdict in verdicts)
    return Marks(choices, many=False), verdicts[not question.right], 1


def _ask_pairs(question: Matching, seed: int, words: Words) -> Asked:
    pairs = [
        question.pairs[at] for at in order_answers(len(question.pairs), seed, question.id, "rows")
    ]
    answers = list(dict.fromkeys(question.answers))
    shown = [answers[at] for at in order_answers(len(answers), seed, question.id)]
    letters = {text: _letter(place, words) for place, text in enumerate(shown)}
    found = (
        words.say("exam_key", "pair", number=number, letter=letters[pair.right])
        for number, pair in enumerate(pairs, start=1)
    )
    sheet = Pairs(tuple(flatten(pair.left) for pair in pairs), _name(shown, words))
    return sheet, ", ".join(found), len(pairs)


def _ask_order(question: Ordering, seed: int, words: Words) -> Asked:
    order = order_items(len(question.items), seed, question.id)
    letters = [_letter(order.index(place), words) for place in range(len(order))]
    sheet = Order(_name((question.items[at].text for at in order), words))
    return sheet, words.say("exam_key", "then").join(letters), len(order) - 1


def _ask_gaps(question: Cloze, seed: int, words: Words) -> Asked:
    blanks = {
        gap.id: Blank(number, _list_choices(question, gap, seed))
        for number, gap in enumerate(question.gaps, start=1)
    }
    paragraphs = tuple(
        tuple(part if isinstance(part, str) else blanks[part.id] for part in parts)
        for parts in split_gapped(question)
    )
    answers = (
        words.say(
            "exam_key", "gap", number=number, answers=words.say("exam_key", "or").join(gap.answers)
        )
        for number, gap in enumerate(question.gaps, start=1)
    )
    return Text(paragraphs), "; ".join(answers), len(question.gaps)


def _list_choices(question: Cloze, gap: Gap, seed: int) -> tuple[str, ...]:
    if not gap.wrong:
        return ()
    texts = (gap.answers[0], *(option.text for option in gap.wrong))
    order = order_answers(len(texts), seed, question.id, gap.id)
    return tuple(flatten(texts[at]) for at in order)


_SECONDS_A_LINE = 50
_FEWEST, _MOST = 8, 24


def _ask_case(question: CaseStudy, words: Words) -> Asked:
    count = min(max(question.seconds // _SECONDS_A_LINE, _FEWEST), _MOST)
    points = sum(criterion.points for criterion in question.criteria)
    return Lines(count), words.say("exam_key", "by_criteria"), points


def split_gapped(question: Cloze) -> Iterable[tuple[str | Gap, ...]]:
    """The paragraphs of the text with gaps, each split at its own."""
    for paragraph in set_paragraphs(question.text):
        yield question.model_copy(update={"text": paragraph}).split()


def write_figure(question: Numeric, words: Words) -> str:
    """The right number with its unit and tolerance."""
    unit = f"\u00a0{question.unit}" if question.unit else ""
    answer = write_number(question.value) + unit
    if not question.tolerance:
        return answer
    tolerance = write_number(question.tolerance)
    return words.say("exam_key", "tolerance", answer=answer, tolerance=tolerance)


def set_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of *text*; no short word is left at the end of a line."""
    return tuple(set_spaces(paragraph) for paragraph in split_paragraphs(text))


def flatten(text: str) -> str:
    """*Text* as one paragraph."""
    return " ".join(set_paragraphs(text))


def _name(texts: Iterable[str], words: Words) -> tuple[Choice, ...]:
    return tuple(Choice(_letter(place, words), flatten(text)) for place, text in enumerate(texts))


def _letter(place: int, words: Words) -> str:
    """А, Б, В and so on, without Ё and Й; past the last letter А2, Б2, В2."""
    letters = words.say("exam", "letters")
    turn, at = divmod(place, len(letters))
    return letters[at] + (str(turn + 1) if turn else "")
