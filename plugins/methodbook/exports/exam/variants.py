"""An exam on paper: variants drawn from the bank by a seed, and the key that belongs to them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from methodbook.exports.exam.paper import ExamPapers, Topic, Variant
from methodbook.exports.exam.reviews import review_question
from methodbook.exports.exam.tasks import set_task
from methodbook.model.export import FormatCard, Held
from methodbook.practice.variants import draw_variants, shuffle_variants
from methodbook.questions.chance import make_seed
from methodbook.questions.kinds import list_holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from methodbook.exports.format import Ledger, Selection
    from methodbook.model.quiz import Question
    from methodbook.words import Words


def make_card(name: str) -> FormatCard:
    """The card of a format that holds an exam."""
    return FormatCard(name, list_holds("exam"), loses=("exam-graded-by-hand",), drawn=True)


def make_exam(selection: Selection) -> ExamPapers:
    """Draw the variants of *selection*: the same seed gives the same exam.

    All of them last as long as the longest. Raises ``UnequalError`` where variants of so many
    questions cannot be had alike.
    """
    drawn = _draw_questions(selection)
    seconds = max((sum(each.seconds for each in paper) for paper in drawn), default=0)
    variants = tuple(
        _set_variant(selection, number, paper, -(-seconds // _SECONDS) * _MINUTES)
        for number, paper in enumerate(drawn, start=1)
    )
    return ExamPapers(
        words=selection.base.words,
        title=selection.title,
        date=selection.date,
        seed=selection.seed,
        variants=variants,
        topics=tuple(_review_topics(selection, _find_uses(variants, selection))),
    )


def enter_questions(exam: ExamPapers, selection: Selection, ledger: Ledger) -> None:
    """Enter every question of *selection* in *ledger*, those that nobody drew as left out."""
    drawn = {task.id for variant in exam.variants for task in variant.tasks}
    for question in selection.questions:
        if question.id in drawn:
            ledger.takes(question)
        else:
            ledger.enter(question.id, Held.NONE, "exam-not-drawn")


_MINUTES = 5
_SECONDS = 60 * _MINUTES


def _draw_questions(selection: Selection) -> tuple[tuple[Question, ...], ...]:
    """The questions of each variant; all that there are can only be shuffled."""
    quizzes, count, seed = selection.quizzes, selection.count, selection.seed
    if selection.shuffled or count is None or count >= len(selection.questions):
        return shuffle_variants(quizzes, count, selection.variants, seed)
    words = selection.base.words
    return draw_variants(
        quizzes,
        count,
        selection.variants,
        seed,
        lambda question: set_task(question, 1, seed, words).points,
    )


def _set_variant(
    selection: Selection, number: int, paper: Sequence[Question], minutes: int
) -> Variant:
    seed = make_seed(selection.seed, number)
    tasks = tuple(
        set_task(question, place, seed, selection.base.words)
        for place, question in enumerate(paper, start=1)
    )
    points = sum(task.points for task in tasks)
    return Variant(number=number, tasks=tasks, points=points, minutes=minutes)


def list_totals(exam: ExamPapers) -> list[str]:
    """What each variant adds up to, a sentence each."""
    return [
        exam.words.say(
            "exam",
            "totals",
            variant=variant.number,
            count=len(variant.tasks),
            points=variant.points,
            minutes=variant.minutes,
        )
        for variant in exam.variants
    ]


def _find_uses(variants: Sequence[Variant], selection: Selection) -> Mapping[str, list[str]]:
    """In which variants a question stands, and where."""
    uses = defaultdict(list)
    for variant in variants:
        for task in variant.tasks:
            uses[task.id].append(
                selection.say("exam_key", "used", variant=variant.number, number=task.number)
            )
    return uses


def _review_topics(selection: Selection, uses: Mapping[str, list[str]]) -> Iterator[Topic]:
    for quiz in selection.quizzes:
        reviews = tuple(
            review_question(question, _join(uses[question.id]), selection)
            for question in quiz.questions
            if question.id in uses
        )
        if reviews:
            yield Topic(quiz.title, reviews)


def _join(uses: Sequence[str]) -> str:
    text = "; ".join(uses)
    return text[:1].upper() + text[1:]


def write_foot(exam: ExamPapers, variant: Variant) -> str:
    """What stands at the foot of every page of *variant*."""
    return exam.words.say("exam", "foot", variant=variant.number, **describe_exam(exam))


def write_key_foot(exam: ExamPapers, variant: Variant | None) -> str:
    """What stands at the foot of the key to *variant*, or of what is common to all."""
    if variant is None:
        return exam.words.say("exam_key", "foot_all", **describe_exam(exam))
    return exam.words.say("exam_key", "foot", variant=variant.number, **describe_exam(exam))


def write_instruction(variant: Variant, words: Words) -> str:
    """What somebody who sits down to *variant* is told."""
    return words.say(
        "exam",
        "instruction",
        count=len(variant.tasks),
        points=variant.points,
        minutes=variant.minutes,
    )


def list_rules(words: Words) -> list[str]:
    """How a teacher gives points."""
    names = ("whole", "several", "parts", "order", "case")
    return [words.say("exam_key", f"rule_{name}") for name in names]


def describe_exam(exam: ExamPapers) -> dict[str, object]:
    """What names an exam in a sentence."""
    return {
        "title": exam.title,
        "variants": len(exam.variants),
        "seed": exam.seed,
        "date": exam.date.strftime("%d.%m.%Y"),
    }
