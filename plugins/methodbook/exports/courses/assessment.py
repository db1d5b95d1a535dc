"""The means of assessment of a course (ФОС): what is asked, the keys, and how it is judged.

Every task stands with the code of its indicator, since that is what a faculty's lists are put
together by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from methodbook.exports.exam.variants import list_rules
from methodbook.questions.chance import make_seed
from methodbook.questions.kinds import find_part
from methodbook.questions.targets.paper import (
    Figure,
    Lines,
    Order,
    PaperMarks,
    PaperPairs,
    PaperText,
    flatten,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from methodbook.exports.courses.filing import Filing, Sections
    from methodbook.exports.documents.pieces import Paperwork
    from methodbook.model.course import LearningOutcome
    from methodbook.model.quiz import Question
    from methodbook.questions.targets.paper import PaperChoice, PaperPart, RubricLine
    from methodbook.words import Words

MOST = 12
"""Tasks of an outcome that are printed; the others stand in the bank."""

_BLANK = "______"
_TASK_HEADS = ("number", "form_of_task", "task", "key", "code", "time")


def make_assessment(filing: Filing) -> Paperwork:
    """The whole paper; it holds the keys and is not for learners."""
    title = filing.say("assessment_title", name=filing.name)
    return filing.make(title, "fund", _SECTIONS)


def _add_passport(work: Paperwork, filing: Filing) -> None:
    header = [filing.say(name) for name in ("indicator", "result", "topics", "means")]
    texts = {each.id: each.text for each in filing.course.outcomes}
    rows = [
        (
            f"{indicator.code}. {indicator.text}",
            "; ".join(texts[name] for name in indicator.outcomes),
            _name_topics(indicator.outcomes, filing),
            "; ".join(_list_means(indicator.outcomes, filing)),
        )
        for competence in filing.profile.competences
        for indicator in competence.indicators
    ]
    work.table(header, rows, (46, 54, 20, 50))


def _name_topics(outcomes: Iterable[str], filing: Filing) -> str:
    wanted = set(outcomes)
    numbers = [
        str(number)
        for number, session in enumerate(filing.course.sessions, start=1)
        if wanted & {*session.outcomes, *session.exercise.outcomes}
    ]
    return ", ".join(numbers) or "—"


def _list_means(outcomes: Iterable[str], filing: Filing) -> Iterator[str]:
    wanted, course = set(outcomes), filing.course
    yield filing.say("means_test")
    for session in course.sessions:
        if wanted & {*session.exercise.outcomes}:
            yield filing.say("means_exercise", title=session.exercise.title)
    if course.project and wanted & {*course.project.outcomes}:
        yield filing.say("means_project")
    if course.essay and wanted & {*course.essay.outcomes}:
        yield filing.say("means_essay")


def _add_criteria(work: Paperwork, filing: Filing) -> None:
    filing.add_scale(work)


def _add_tests(work: Paperwork, filing: Filing) -> None:
    words = filing.base.words
    work.say(filing.say("tests_lead", most=MOST))
    header = [filing.say(name) for name in _TASK_HEADS]
    number, asked = 0, set[str]()
    for outcome in filing.course.outcomes:
        found = filing.list_questions(outcome)
        shown = _choose([each for each in found if each.id not in asked])
        asked |= {each.id for each in shown}
        level = words.say("quiz_levels", outcome.level)
        work.head(filing.say("tests_about", text=outcome.text, level=level), 3)
        work.say(filing.say("tests_count", shown=len(shown), count=len(found)), "quiet")
        rows = []
        for question in shown:
            number += 1
            rows.append((str(number), *_describe(question, outcome, filing)))
        work.table(header, rows, (9, 22, 72, 36, 18, 13))


def _choose(found: list[Question]) -> list[Question]:
    """At most so many of them, from the whole list."""
    step = max(1, -(-len(found) // MOST))
    return found[::step]


def _describe(question: Question, outcome: LearningOutcome, filing: Filing) -> tuple[str, ...]:
    words = filing.base.words
    part = find_part(question, "exam")
    sheet, key, _ = part.answer(question, make_seed(question.id), words)
    form = words.say("task_forms", question.kind)
    kept = words.say("moodle", f"difficulty_{question.difficulty}")
    lines = [flatten(question.prompt), *_list_lines(sheet, words)]
    minutes = filing.say("minutes", minutes=-(-question.seconds // 60))
    code = filing.name_codes([outcome.id])
    key = "\n".join(_list_criteria(part.rubric(question), filing)) or key
    return f"{form}; {kept}", "\n".join(lines), key, code, minutes


def _list_criteria(rubric: Iterable[RubricLine], filing: Filing) -> Iterator[str]:
    """What free words are judged by."""
    for line in rubric:
        yield filing.say("rubric_line", text=line.text, points=line.points)


def _list_lines(sheet: PaperPart, words: Words) -> Iterator[str]:
    """What stands under the task."""
    match sheet:
        case PaperMarks() | Order():
            yield from _name_choices(sheet.choices)
        case PaperPairs():
            yield from (f"{number}. {row}" for number, row in enumerate(sheet.rows, start=1))
            yield from _name_choices(sheet.choices)
        case PaperText():
            for pieces in sheet.paragraphs:
                yield "".join(
                    piece if isinstance(piece, str) else f"{_BLANK} ({piece.number})"
                    for piece in pieces
                )
            for blank in sheet.blanks:
                if blank.choices:
                    yield f"({blank.number}) {' / '.join(blank.choices)}"
        case Figure():
            yield f"{words.say('exam', 'answer')}: {_BLANK} {sheet.unit}".rstrip()
        case Lines():
            pass
        case _:
            assert_never(sheet)


def _name_choices(choices: Iterable[PaperChoice]) -> Iterator[str]:
    for choice in choices:
        yield f"{choice.letter}) {choice.text}" if choice.letter else f"– {choice.text}"


def _add_exercises(work: Paperwork, filing: Filing) -> None:
    for number, session in enumerate(filing.course.sessions, start=1):
        exercise = session.exercise
        work.head(filing.say("exercise_title", number=number, title=exercise.title), 3)
        codes = filing.name_codes(exercise.outcomes)
        work.say(filing.say("checked", codes=codes), "quiet")
        work.list(exercise.handout)
        work.say(filing.say("expected", text=session.notes.expected))


def _add_works(work: Paperwork, filing: Filing) -> None:
    course = filing.course
    if project := course.project:
        work.head(project.title, 3)
        work.say(filing.say("checked", codes=filing.name_codes(project.outcomes)), "quiet")
        work.list(project.task)
    if essay := course.essay:
        work.head(filing.papers.say("essay"), 3)
        work.say(filing.say("checked", codes=filing.name_codes(essay.outcomes)), "quiet")
        work.say(essay.task)
        work.list(essay.topics)
    if not course.rubrics:
        work.say(filing.say("open"))
    for rubric in course.rubrics:
        filing.papers.add_rubric(work, rubric)


def _add_procedure(work: Paperwork, filing: Filing) -> None:
    work.say(filing.say("procedure_lead"))
    work.list(list_rules(filing.base.words))
    work.say(filing.say("procedure_control", control=filing.profile.control))
    work.say(filing.say("procedure_open"))


_SECTIONS: Sections = (
    ("passport", _add_passport),
    ("criteria_scale", _add_criteria),
    ("tests", _add_tests),
    ("exercises", _add_exercises),
    ("works", _add_works),
    ("procedure", _add_procedure),
)
