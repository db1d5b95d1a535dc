"""The Word files are opened again by python-docx, and their parts by a plain reader of zips."""

import hashlib
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from methodbook.exports.exam.docx import export_exam_docx
from methodbook.exports.exam.paper import Review, Task
from methodbook.exports.exam.variants import make_exam
from methodbook.exports.format import Export, Selection
from methodbook.model.export import Held
from methodbook.questions.targets.paper import PaperMarks, PaperPairs, PaperText
from tests.banks import Made
from tests.exports.bank import ROOT, make_question, make_selection


def export(selection: Selection) -> Export:
    return export_exam_docx(selection, lambda: None)


def open_word(raw: bytes) -> WordDocument:
    return Document(io.BytesIO(raw))


def list_texts(document: WordDocument) -> Iterator[str]:
    """Every paragraph in its order, those in tables included."""
    for node in document.element.body.iter(qn("w:p")):
        yield Paragraph(node, document._body).text  # noqa: SLF001 -- a paragraph wants a parent


def list_lists(document: WordDocument) -> dict[str, list[str]]:
    """The items of real lists by the sign that stands before them."""
    numbering = document.part.numbering_part.element
    signs = {}
    for number in numbering.findall(qn("w:num")):
        name = number.find(qn("w:abstractNumId")).get(qn("w:val"))
        for kind in numbering.findall(qn("w:abstractNum")):
            if kind.get(qn("w:abstractNumId")) == name:
                sign = kind.find(f"{qn('w:lvl')}/{qn('w:lvlText')}").get(qn("w:val"))
                signs[number.get(qn("w:numId"))] = sign
    found: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        assert paragraph.style is not None
        listed = paragraph.style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if listed is not None:
            found.setdefault(signs[listed.get(qn("w:val"))], []).append(paragraph.text)
    return found


def list_headings(document: WordDocument, level: int) -> list[str]:
    return [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph.style is not None and paragraph.style.name == f"Heading {level}"
    ]


def list_printed(task: Task) -> Iterator[str]:
    """The texts of a task that have to be on the paper."""
    yield from task.prompt
    yield from (choice.text for choice in getattr(task.sheet, "choices", ()))
    if isinstance(task.sheet, PaperPairs):
        yield from task.sheet.rows
    if isinstance(task.sheet, PaperText):
        yield from (choice for blank in task.sheet.blanks for choice in blank.choices)


def list_said(review: Review) -> Iterator[str]:
    yield from (review.used, *review.prompt, *review.explanation, *review.sample)
    for remark in review.remarks:
        yield from (remark.text, remark.said)
    for criterion in review.criteria:
        yield from (criterion.text, criterion.full, criterion.partial)
    yield from (review.reading, review.address)


def check_papers(selection: Selection, files: Mapping[str, bytes]) -> None:
    exam = make_exam(selection)
    for variant in exam.variants:
        said = "\n".join(list_texts(open_word(files[f"exam-variant-{variant.number}.docx"])))
        for task in variant.tasks:
            for text in list_printed(task):
                assert text in said, (task.id, text)
    said = "\n".join(list_texts(open_word(files["exam-key.docx"])))
    for topic in exam.topics:
        for review in topic.reviews:
            for text in list_said(review):
                assert text in said, (review.id, text)


@pytest.mark.slow
def test_the_whole_bank_is_on_the_paper_and_in_the_key(bank: Selection, made: Made) -> None:
    check_papers(bank, made("exam-docx").files)


@pytest.mark.slow
def test_the_key_to_the_whole_bank_is_a_table_for_each_variant(bank: Selection, made: Made) -> None:
    tables = open_word(made("exam-docx").files["exam-key.docx"]).tables
    for variant, table in zip(make_exam(bank).variants, tables, strict=False):
        rows = [
            tuple(cell.findtext(f"{qn('w:p')}/{qn('w:r')}/{qn('w:t')}") for cell in row.tc_lst)
            for row in table._tbl.tr_lst[1:]  # noqa: SLF001 -- cell by cell it takes minutes
        ]
        assert rows == [
            (str(task.number), task.answer, str(task.points), task.id) for task in variant.tasks
        ]


def test_nasty_signs_are_written_as_they_are() -> None:
    selection = make_selection(address="https://example.org/{}/".format)
    exported = export(selection)
    check_papers(selection, exported.files)
    assert all(each.held is Held.WHOLE for each in exported.outcomes)


def test_questions_are_headings_and_answers_are_lists() -> None:
    selection = make_selection()
    document = open_word(export(selection).files["exam-variant-1.docx"])
    variant = make_exam(selection).variants[0]
    assert list_headings(document, 1) == ["Вариант 1"]
    assert list_headings(document, 2) == [
        f"Вопрос {task.number}\t{task.points} б." for task in variant.tasks
    ]
    marks = [task.sheet for task in variant.tasks if isinstance(task.sheet, PaperMarks)]
    for sign, many in (("○", False), ("☐", True)):
        assert list_lists(document)[sign] == [
            f"{choice.letter}. {choice.text}".removeprefix(". ")
            for sheet in marks
            if sheet.many is many
            for choice in sheet.choices
        ]


def test_the_key_marks_right_and_wrong_by_signs() -> None:
    question = make_question("truefalse", feedback="Потому что.")
    lists = list_lists(open_word(export(make_selection(question)).files["exam-key.docx"]))
    assert lists["✓"] == ["Неверно"]
    assert lists["✗"] == ["Верно\nПотому что."]


def test_every_table_has_a_header_that_comes_again() -> None:
    for raw in export(make_selection()).files.values():
        tables = open_word(raw).tables
        assert tables
        for table in tables:
            first, *rest = (row._tr for row in table.rows)  # noqa: SLF001 -- no other way
            assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rest)


def test_every_page_names_its_variant_and_its_number() -> None:
    selection = make_selection(variants=3)
    files = export(selection).files
    day = selection.date.strftime("%d.%m.%Y")
    for number in (1, 2, 3):
        (section,) = open_word(files[f"exam-variant-{number}.docx"]).sections
        foot = section.footer.paragraphs[0]
        assert f"вариант {number} из 3 · зерно 1 · банк от {day}" in foot.text
        fields = [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))]  # noqa: SLF001 -- python-docx knows no fields
        assert fields == ["PAGE", "NUMPAGES"]
    feet = [each.footer.paragraphs[0].text for each in open_word(files["exam-key.docx"]).sections]
    named = [re.findall(r"ключ, (?:вариант|вариантов:) \d", foot) for foot in feet]
    assert [each for (each,) in named] == [
        "ключ, вариантов: 3",
        *(f"ключ, вариант {number}" for number in (1, 2, 3)),
        "ключ, вариантов: 3",
    ]


def test_a_task_is_kept_on_one_page() -> None:
    document = open_word(
        export(make_selection(make_question("single"))).files["exam-variant-1.docx"]
    )
    *task, last = document.paragraphs[4:]
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in task)
    assert not last.paragraph_format.keep_with_next


def test_the_document_is_russian_and_has_no_author_and_no_clock() -> None:
    for raw in export(make_selection()).files.values():
        document = open_word(raw)
        about = document.core_properties
        assert about.title.startswith("Клиентократия. ")
        assert (about.author, about.comments, about.last_modified_by) == ("", "", "")
        assert about.created is not None
        assert about.created.date() == about.modified.date() == date(2026, 1, 2)
        assert isinstance(about.created, datetime)
        languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
        assert (languages, about.language) == ({"ru-RU"}, "ru-RU")
        assert document.settings.element.find(qn("w:autoHyphenation")) is not None


def test_the_answers_are_in_the_key_only() -> None:
    files = export(make_selection()).files
    for name, raw in files.items():
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            whole = b"".join(map(archive.read, archive.namelist())).decode("utf-8", "replace")
        for secret in ("Пояснение", "Хороший ответ", "Приказ\u00a0— другое", "sample-single"):
            assert (secret in whole) is (name == "exam-key.docx")


def test_another_seed_gives_other_papers() -> None:
    selection = make_selection()
    files = export(selection).files
    assert export(selection).files == files
    other = export(replace(selection, seed=2)).files
    assert all(raw != other[name] for name, raw in files.items())


def test_another_process_writes_the_same_bytes() -> None:
    script = (
        "import hashlib\n"
        "from tests.exports.bank import make_selection\n"
        "from methodbook.exports.exam.docx import export_exam_docx\n"
        "files = export_exam_docx(make_selection(), lambda: None).files\n"
        "print(*(hashlib.sha256(files[name]).hexdigest() for name in sorted(files)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = export(make_selection()).files
    assert run.stdout.split() == [hashlib.sha256(files[name]).hexdigest() for name in sorted(files)]
