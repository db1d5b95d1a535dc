"""An exam as PDF, set by Typst: one file for each variant and one with the key to all.

The words of the paper reach Typst as JSON, never as markup. Only the fonts that Typst carries are
used, so the result does not depend on the machine, and every file claims PDF/UA-1, which forbids a
sign that no font can show: such a sign is printed as its number, and the report says so.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import typst

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
from methodbook.model.export import Held
from methodbook.questions.targets.paper import PaperText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.exports.exam.paper import ExamPapers, Task, Variant
    from methodbook.questions.targets.paper import PaperPart
    from methodbook.words import Words

CARD = make_card("exam-pdf")

_TEMPLATE = "paper.typ"
_PAPER_WORDS = ("name", "group", "day", "row", "letter", "answers", "answer")
_KEY_WORDS = (
    *("number", "answer", "points", "question", "rules", "review", "read"),
    *("criterion", "full", "partial", "sample"),
)


def export_exam_pdf(selection: Selection, tick: Tick) -> Export:
    """Draw the variants; set each of them, and the key to all."""
    ledger = Ledger(CARD, tick)
    exam = make_exam(selection)
    enter_questions(exam, selection, ledger)
    papers = {
        f"exam-variant-{variant.number}.pdf": _describe_variant(exam, variant)
        for variant in exam.variants
    }
    papers["exam-key.pdf"] = _describe_key(exam)
    texts = {name: json.dumps(paper, ensure_ascii=False) for name, paper in papers.items()}
    press = _Press()
    missing = press.find_missing("".join(sorted(set("".join(texts.values())))))
    _amend(ledger, selection, missing)
    return ledger.close(
        {name: press.set(_spell(text, missing)) for name, text in texts.items()}, list_totals(exam)
    )


class _Press:
    """Typst with the fonts that it carries."""

    def __init__(self) -> None:
        self._fonts = typst.Fonts(include_system_fonts=False)
        self._template = files(__package__).joinpath(_TEMPLATE).read_bytes()

    def set(self, paper: str) -> bytes:
        """The PDF of a *paper* given as JSON."""
        return self._compile(self._template, {"paper": paper})

    def find_missing(self, signs: str) -> str:
        """Those of *signs* that none of the fonts has."""
        if not signs or self._has(signs):
            return ""
        if len(signs) == 1:
            return signs
        half = len(signs) // 2
        return self.find_missing(signs[:half]) + self.find_missing(signs[half:])

    def _has(self, signs: str) -> bool:
        probe = b'#set document(title: "-")\n#set text(font: "Libertinus Serif")\n#sys.inputs.signs'
        try:
            self._compile(probe, {"signs": signs})
        except typst.TypstError:
            return False
        return True

    def _compile(self, source: bytes, given: dict[str, str]) -> bytes:
        return typst.compile(
            source, format="pdf", sys_inputs=given, font_paths=self._fonts, pdf_standards="ua-1"
        )


def _spell(text: str, missing: str) -> str:
    return text.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in missing})


def _amend(ledger: Ledger, selection: Selection, missing: str) -> None:
    """Tell of the questions in which a sign is printed as its number."""
    left_out = {each.id for each in ledger.outcomes if each.held is Held.NONE}
    for question in selection.questions:
        if question.id not in left_out and set(missing) & set(question.model_dump_json()):
            ledger.amend(question.id, "exam-pdf-signs")


def _describe_variant(exam: ExamPapers, variant: Variant) -> dict[str, Any]:
    number = variant.number
    return {
        "form": "variant",
        "language": exam.words.language,
        "title": exam.words.say("exam", "title", title=exam.title, number=number),
        "heading": exam.words.say("exam", "variant", number=number),
        "subject": exam.title,
        "foot": write_foot(exam, variant),
        "instruction": write_instruction(variant, exam.words),
        "tasks": [_describe_task(task, exam.words) for task in variant.tasks],
        "words": _list_words(exam.words, "exam", _PAPER_WORDS),
    }


def _describe_task(task: Task, words: Words) -> dict[str, Any]:
    """A task without its answer, which has no business in a file for students."""
    return {
        "number": task.number,
        "points": words.say("exam", "points", points=task.points),
        "prompt": task.prompt,
        "hint": task.hint,
        "sheet": _describe_sheet(task.sheet),
    }


def _describe_sheet(sheet: PaperPart) -> dict[str, Any]:
    blanks = (
        {"blanks": [asdict(blank) for blank in sheet.blanks]}
        if isinstance(sheet, PaperText)
        else {}
    )
    return {"form": type(sheet).__name__.lower().removeprefix("paper"), **asdict(sheet), **blanks}


def _describe_key(exam: ExamPapers) -> dict[str, Any]:
    return {
        "form": "key",
        "language": exam.words.language,
        "title": exam.words.say("exam_key", "title", title=exam.title),
        "heading": exam.words.say("exam_key", "heading"),
        "subject": exam.words.say("exam_key", "subject", **describe_exam(exam)),
        "only": exam.words.say("exam_key", "only"),
        "rules": list_rules(exam.words),
        "foot": write_key_foot(exam, None),
        "lead": exam.words.say("exam_key", "review_lead"),
        "variants": [_describe_answers(exam, variant) for variant in exam.variants],
        "topics": [asdict(topic) for topic in exam.topics],
        "words": _list_words(exam.words, "exam_key", _KEY_WORDS),
    }


def _describe_answers(exam: ExamPapers, variant: Variant) -> dict[str, Any]:
    tasks = [
        {"number": task.number, "id": task.id, "points": task.points, "answer": task.answer}
        for task in variant.tasks
    ]
    return {
        "heading": exam.words.say("exam", "variant", number=variant.number),
        "total": exam.words.say("exam_key", "total", points=variant.points),
        "foot": write_key_foot(exam, variant),
        "tasks": tasks,
    }


def _list_words(words: Words, area: str, names: Iterable[str]) -> dict[str, str]:
    page = words.say("exam", "page", page="{page}", pages="{pages}")
    return {"page": page, **{name: words.say(area, name) for name in names}}


FORMAT = Format(CARD, export_exam_pdf)
