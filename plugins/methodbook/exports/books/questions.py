"""The questions about the chapters of a book, and the keys to them at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from methodbook.exports.books.tree import (
    BookLink,
    BookList,
    BookPart,
    Chapter,
    Paragraph,
    Run,
    Target,
)
from methodbook.exports.exam.tasks import set_task
from methodbook.questions.kinds import find_part
from methodbook.questions.targets.paper import (
    Figure,
    Lines,
    Order,
    PaperMarks,
    PaperPairs,
    PaperText,
    set_paragraphs,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from methodbook.exports.books.tree import BookBlock
    from methodbook.exports.exam.paper import Task
    from methodbook.model.base import Base
    from methodbook.model.quiz import Question, Quiz
    from methodbook.questions.targets.paper import AnswerVerdict, PaperChoice, PaperPart
    from methodbook.words import Words

_SEED = 1
_GAP = "________"
_SHORT = 160
"""Signs of an answer that stands out; a longer one is text to read."""


def make_questions(
    chapters: Iterable[Chapter], names: Mapping[str, str], base: Base
) -> tuple[BookPart, ...]:
    """A part with the questions that the chapters answer and a part with their keys."""
    entries = {chapter.entry for chapter in chapters if chapter.entry}
    chosen = [(quiz, _choose(quiz, entries)) for quiz in base.ordered_quizzes]
    kept = [(quiz, questions) for quiz, questions in chosen if questions]
    if not kept:
        return ()
    say = base.words.say
    asked, keys = say("book", "questions"), say("book", "keys")
    return (
        BookPart("questions", asked, tuple(_ask(quiz, each, base.words) for quiz, each in kept)),
        BookPart("keys", keys, tuple(_answer(quiz, each, names, base) for quiz, each in kept)),
    )


def _choose(quiz: Quiz, entries: set[str]) -> tuple[Question, ...]:
    return tuple(each for each in quiz.questions if each.where[0] in entries)


def _ask(quiz: Quiz, questions: Iterable[Question], words: Words) -> Chapter:
    blocks = [
        block
        for number, question in enumerate(questions, start=1)
        for block in _set_question(quiz, question, number, words)
    ]
    return Chapter(f"questions-{quiz.id}", quiz.title, tuple(blocks))


def _set_question(quiz: Quiz, question: Question, number: int, words: Words) -> Iterator[BookBlock]:
    task = set_task(question, number, _SEED, words)
    shown = (*task.prompt, *find_part(question, "exam").show(question))
    first = Run(f"{number}.\u00a0", strong=True)
    key = BookLink(
        (Run(words.say("book", "key_to")),), Target(f"keys-{quiz.id}", f"key-{question.id}")
    )
    head, *rest = shown or ("",)
    yield Paragraph((first, Run(head)), "question", f"question-{question.id}")
    yield from (Paragraph((Run(text),)) for text in rest)
    yield Paragraph((Run(f"{task.hint} · "), key), "facts")
    yield from _set_sheet(task.sheet)


def _set_sheet(sheet: PaperPart) -> Iterator[BookBlock]:
    """Where a question is answered: what may be chosen, or a gap."""
    match sheet:
        case PaperMarks() | Order():
            yield _list_choices(sheet.choices)
        case PaperPairs():
            yield BookList(tuple((Paragraph((Run(row),)),) for row in sheet.rows), numbered=True)
            yield _list_choices(sheet.choices)
        case PaperText():
            yield from _set_text(sheet)
        case Figure():
            yield Paragraph((Run(f"{_GAP} {sheet.unit}".rstrip()),))
        case Lines():
            return
        case _:
            assert_never(sheet)


def _list_choices(choices: Iterable[PaperChoice]) -> BookList:
    lines = (f"{each.letter}. {each.text}" if each.letter else each.text for each in choices)
    return BookList(tuple((Paragraph((Run(line),)),) for line in lines))


def _set_text(sheet: PaperText) -> Iterator[BookBlock]:
    for pieces in sheet.paragraphs:
        texts = (each if isinstance(each, str) else f"{_GAP}({each.number})" for each in pieces)
        yield Paragraph((Run("".join(texts)),))
    for blank in sheet.blanks:
        if blank.choices:
            yield Paragraph((Run(f"({blank.number}) {' / '.join(blank.choices)}"),))


def _answer(
    quiz: Quiz, questions: Iterable[Question], names: Mapping[str, str], base: Base
) -> Chapter:
    blocks = [
        block
        for number, question in enumerate(questions, start=1)
        for block in _set_key(quiz, question, number, names, base)
    ]
    return Chapter(f"keys-{quiz.id}", quiz.title, tuple(blocks))


def _set_key(
    quiz: Quiz, question: Question, number: int, names: Mapping[str, str], base: Base
) -> Iterator[BookBlock]:
    words = base.words
    task = set_task(question, number, _SEED, words)
    asked = BookLink(
        (Run(words.say("book", "number", number=number)),),
        Target(f"questions-{quiz.id}", f"question-{question.id}"),
    )
    remarks = tuple(find_part(question, "exam").judge(question, words))
    answer = words.say("book", "answer", answer=_find_answer(task, question, remarks))
    line = (asked, Run(". "), Run(answer, strong=len(answer) < _SHORT))
    yield Paragraph(line, "question", f"key-{question.id}")
    said = [(Paragraph((Run(f"{each.text} — {each.said}"),)),) for each in remarks if each.said]
    if said:
        yield BookList(tuple(said))
    yield from (Paragraph((Run(text),)) for text in set_paragraphs(question.explanation))
    entry, section = question.where
    target = Target(names[base.entries[entry].address], section)
    read = Run(f"{words.say('book', 'read')} ")
    yield Paragraph((read, BookLink((Run(base.entries[entry].name),), target)), "facts")


def _find_answer(task: Task, question: Question, remarks: Iterable[AnswerVerdict]) -> str:
    """The answer of the paper; where letters are named, their words stand beside them."""
    if isinstance(task.sheet, PaperMarks):
        right = {remark.text for remark in remarks if remark.right}
        named = [f"{each.letter}. {each.text}" for each in task.sheet.choices if each.text in right]
        return "; ".join(named) if named and task.sheet.choices[0].letter else task.answer
    sample = find_part(question, "exam").sample
    return sample(question) if sample and isinstance(task.sheet, Lines) else task.answer
