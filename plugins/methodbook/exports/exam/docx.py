"""An exam for Word and LibreOffice: one file for each variant and one with the key to all."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from methodbook.exports.documents.word import WIDTH, Paper
from methodbook.exports.exam.variants import (
    describe_exam,
    enter_questions,
    list_rules,
    list_totals,
    make_card,
    make_exam,
    write_foot,
    write_instruction,
    write_key_foot,
)
from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.questions.targets.paper import (
    Figure,
    Lines,
    Order,
    PaperMarks,
    PaperPairs,
    PaperText,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.exports.exam.paper import ExamPapers, Review, Task, Variant
    from methodbook.questions.targets.paper import (
        AnswerVerdict,
        Blank,
        PaperChoice,
        PaperPart,
        RubricLine,
    )

CARD = make_card("exam-docx")


def export_exam_docx(selection: Selection, tick: Tick) -> Export:
    """Draw the variants; write each of them, and the key to all."""
    ledger = Ledger(CARD, tick)
    exam = make_exam(selection)
    enter_questions(exam, selection, ledger)
    papers = {
        f"exam-variant-{variant.number}.docx": _write_variant(exam, variant)
        for variant in exam.variants
    }
    return ledger.close({**papers, "exam-key.docx": _write_key(exam)}, list_totals(exam))


def _write_variant(exam: ExamPapers, variant: Variant) -> bytes:
    title = exam.words.say("exam", "title", title=exam.title, number=variant.number)
    paper = Paper(title, exam.date, write_foot(exam, variant), exam.words)
    paper.add(exam.title, "Exam Hint")
    paper.add_heading(exam.words.say("exam", "variant", number=variant.number), 1)
    ends = {"name": 96, "group": 133, "day": WIDTH}
    paper.add_blanks(*((exam.words.say("exam", name), end) for name, end in ends.items()))
    paper.add(write_instruction(variant, exam.words), "Exam Instruction")
    for task in variant.tasks:
        _write_task(paper, task)
    return paper.save()


_KEPT_LINES = 5


def _write_task(paper: Paper, task: Task) -> None:
    start = paper.mark
    points = paper.words.say("exam", "points", points=task.points)
    paper.add_heading(paper.words.say("exam", "task", number=task.number), 2, aside=points)
    for paragraph in task.prompt:
        paper.add(paragraph)
    paper.add(task.hint, "Exam Hint")
    rest = _write_sheet(paper, task.sheet)
    paper.keep_from(start)
    paper.add_lines(rest)


def _write_sheet(paper: Paper, sheet: PaperPart) -> int:
    """Write where a question is answered; returns how many lines may go on another page."""
    match sheet:
        case PaperMarks():
            for choice in sheet.choices:
                paper.add(_name(choice), "Exam Many" if sheet.many else "Exam One")
        case PaperPairs():
            _write_pairs(paper, sheet)
        case Order():
            _list_choices(paper, sheet.choices)
            paper.add(paper.words.say("exam_key", "then").join(_blank(6) for _ in sheet.choices))
        case PaperText():
            _write_text(paper, sheet)
        case Figure():
            answer = f"{paper.words.say('exam', 'answer')}: {_blank(20)}\u00a0{sheet.unit}"
            paper.add(answer.rstrip())
        case Lines():
            kept = min(sheet.count, _KEPT_LINES)
            paper.add_lines(kept)
            return sheet.count - kept
        case _:
            assert_never(sheet)
    return 0


def _write_pairs(paper: Paper, sheet: PaperPairs) -> None:
    header = ("№", paper.words.say("exam", "row"), paper.words.say("exam", "letter"))
    rows = ((str(number), row, "") for number, row in enumerate(sheet.rows, start=1))
    paper.add_table(header, rows, (10, WIDTH - 28, 18))
    paper.add(paper.words.say("exam", "answers"), "Exam Hint")
    _list_choices(paper, sheet.choices)


def _write_text(paper: Paper, sheet: PaperText) -> None:
    for pieces in sheet.paragraphs:
        paragraph = paper.add("")
        for piece in pieces:
            if isinstance(piece, str):
                paragraph.add_run(piece)
            else:
                paragraph.add_run(_blank(10 if piece.choices else 18))
                paragraph.add_run(str(piece.number)).font.superscript = True
    for blank in sheet.blanks:
        if blank.choices:
            paper.add(_offer(blank), "Exam Answer")


def _offer(blank: Blank) -> str:
    choices = (f"○\u00a0{choice}" for choice in blank.choices)
    return f"{blank.number})\t{'    '.join(choices)}"


def _list_choices(paper: Paper, choices: Iterable[PaperChoice]) -> None:
    for choice in choices:
        paper.add(f"{choice.letter}.\t{choice.text}", "Exam Answer")


def _name(choice: PaperChoice) -> str:
    return f"{choice.letter}. {choice.text}" if choice.letter else choice.text


def _blank(width: int) -> str:
    return "_" * width


def _write_key(exam: ExamPapers) -> bytes:
    title = exam.words.say("exam_key", "title", title=exam.title)
    paper = Paper(title, exam.date, write_key_foot(exam, None), exam.words)
    paper.add_heading(exam.words.say("exam_key", "heading"), 1)
    paper.add(exam.words.say("exam_key", "subject", **describe_exam(exam)))
    paper.add("").add_run(exam.words.say("exam_key", "only")).bold = True
    paper.add_heading(exam.words.say("exam_key", "rules"), 2)
    for rule in list_rules(exam.words):
        paper.add(rule, "List Bullet")
    for variant in exam.variants:
        _write_answers(paper, exam, variant)
    paper.open_section(write_key_foot(exam, None))
    paper.add_heading(exam.words.say("exam_key", "review"), 1)
    paper.add(exam.words.say("exam_key", "review_lead"))
    for topic in exam.topics:
        paper.add_heading(topic.title, 2)
        for review in topic.reviews:
            _write_review(paper, review)
    return paper.save()


def _write_answers(paper: Paper, exam: ExamPapers, variant: Variant) -> None:
    paper.open_section(write_key_foot(exam, variant))
    paper.add_heading(exam.words.say("exam", "variant", number=variant.number), 2)
    paper.add(exam.words.say("exam_key", "total", points=variant.points))
    header = [
        exam.words.say("exam_key", name) for name in ("number", "answer", "points", "question")
    ]
    rows = ((str(task.number), task.answer, str(task.points), task.id) for task in variant.tasks)
    paper.add_table(header, rows, (11, 84, 15, 60))


def _write_review(paper: Paper, review: Review) -> None:
    start = paper.mark
    paper.add_heading(review.used, 3)
    paper.add(review.about, "Exam Hint")
    for paragraph in review.prompt:
        paper.add(paragraph)
    for remark in review.remarks:
        _write_remark(paper, remark)
    if review.criteria:
        _write_rubric(paper, review.criteria)
        paper.add(paper.words.say("exam_key", "sample"), "Exam Hint")
    for paragraph in review.sample:
        paper.add(paragraph, "Exam Sample")
    for paragraph in review.explanation:
        paper.add(paragraph)
    if review.reading:
        _write_reading(paper, review)
    if not review.criteria:  # with a rubric it may be longer than a page
        paper.keep_from(start)


_STYLES = {True: "Exam Right", False: "Exam Wrong", None: "Exam Item"}


def _write_remark(paper: Paper, remark: AnswerVerdict) -> None:
    paragraph = paper.add("", _STYLES[remark.right])
    paragraph.add_run(remark.text).bold = remark.right
    if remark.said:
        paragraph.add_run().add_break()
        paragraph.add_run(remark.said).italic = True


def _write_rubric(paper: Paper, criteria: Iterable[RubricLine]) -> None:
    header = [
        paper.words.say("exam_key", name) for name in ("criterion", "points", "full", "partial")
    ]
    rows = ((each.text, str(each.points), each.full, each.partial) for each in criteria)
    paper.add_table(header, rows, (48, 15, 60, 47))


def _write_reading(paper: Paper, review: Review) -> None:
    text = f"{paper.words.say('exam_key', 'read')} {review.reading}"
    paragraph = paper.add(f"{text}, " if review.address else text)
    if review.address:
        paper.add_link(paragraph, review.address)


FORMAT = Format(CARD, export_exam_docx)
