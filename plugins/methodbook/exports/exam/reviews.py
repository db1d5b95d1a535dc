"""What a teacher can say about a question when the papers are handed back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.exam.paper import Criterion, Remark, Review
from methodbook.exports.exam.tasks import flatten, set_paragraphs, split_gapped, write_figure
from methodbook.exports.numerals import write_number
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.exports.format import Selection
    from methodbook.model.quiz import Question


def review_question(question: Question, used: str, selection: Selection) -> Review:
    """Gather everything that the bank says about *question*; *used* tells where it stands."""
    reading, address = selection.find_reading(question)
    return Review(
        id=question.id,
        about=_describe(question, selection),
        used=used,
        prompt=(*set_paragraphs(question.prompt), *_fill_gaps(question)),
        remarks=tuple(_remark(question, selection)),
        criteria=tuple(_list_criteria(question)),
        sample=set_paragraphs(question.sample if isinstance(question, CaseStudy) else ""),
        explanation=set_paragraphs(question.explanation),
        reading=reading,
        address=address,
    )


def _describe(question: Question, selection: Selection) -> str:
    kind = selection.say("exports", f"kind_{question.kind}")
    level = selection.say("quiz_levels", question.level)
    return selection.say("exam_key", "about", kind=kind, level=level, id=question.id)


def _fill_gaps(question: Question) -> Iterator[str]:
    """The text of a cloze with the answers in brackets."""
    for parts in split_gapped(question) if isinstance(question, Cloze) else ():
        yield "".join(part if isinstance(part, str) else f"[{part.answers[0]}]" for part in parts)


def _remark(question: Question, selection: Selection) -> Iterator[Remark]:
    match question:
        case Single() | Several():
            for option in question.options:
                yield Remark(option.right, flatten(option.text), flatten(option.feedback))
        case TrueFalse():
            yield Remark(right=True, text=_name_verdict(selection, right=question.right), said="")
            wrong = _name_verdict(selection, right=not question.right)
            yield Remark(right=False, text=wrong, said=flatten(question.feedback))
        case Matching():
            yield from _remark_pairs(question, selection)
        case Ordering():
            for item in question.items:
                yield Remark(None, flatten(item.text), flatten(item.feedback))
        case Cloze():
            yield from _remark_gaps(question, selection)
        case Numeric():
            yield from _remark_number(question, selection)
        case CaseStudy():
            return
        case _:
            raise LookupError(question.kind)


def _name_verdict(selection: Selection, *, right: bool) -> str:
    return selection.say("exam", "true" if right else "false")


def _remark_pairs(question: Matching, selection: Selection) -> Iterator[Remark]:
    for pair in question.pairs:
        text = selection.say(
            "exam_key", "together", left=flatten(pair.left), right=flatten(pair.right)
        )
        yield Remark(right=True, text=text, said=flatten(pair.feedback))
    for spare in question.spare:
        text = selection.say("exam_key", "spare", text=flatten(spare.text))
        yield Remark(right=False, text=text, said=flatten(spare.feedback))


def _remark_gaps(question: Cloze, selection: Selection) -> Iterator[Remark]:
    for gap in question.gaps:
        answers = selection.say("exam_key", "or").join(gap.answers)
        yield Remark(right=True, text=answers, said=flatten(gap.feedback))
        for option in gap.wrong:
            yield Remark(right=False, text=flatten(option.text), said=flatten(option.feedback))


def _remark_number(question: Numeric, selection: Selection) -> Iterator[Remark]:
    unit = f"\u00a0{question.unit}" if question.unit else ""
    yield Remark(right=True, text=write_figure(question, selection.base.words), said="")
    for mistake in question.mistakes:
        text = write_number(mistake.value) + unit
        yield Remark(right=False, text=text, said=flatten(mistake.feedback))
    other = selection.say("exam_key", "other_number")
    yield Remark(right=False, text=other, said=flatten(question.feedback))


def _list_criteria(question: Question) -> Iterator[Criterion]:
    for each in question.criteria if isinstance(question, CaseStudy) else ():
        yield Criterion(flatten(each.text), each.points, flatten(each.full), flatten(each.partial))
