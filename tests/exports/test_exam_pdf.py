"""The PDF files are read back by pypdf, which had no part in writing them."""

import hashlib
import io
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader

from methodbook.exports.exam.paper import Review, Task
from methodbook.exports.exam.pdf import export_exam_pdf
from methodbook.exports.exam.variants import make_exam
from methodbook.exports.format import Export, Selection
from methodbook.model.export import Held
from methodbook.questions.targets.paper import PaperPairs, PaperText
from tests.banks import Made
from tests.exports.bank import ROOT, make_question, make_selection


def export(selection: Selection) -> Export:
    return export_exam_pdf(selection, lambda: None)


def open_pdf(raw: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(raw))


def squash(text: str) -> str:
    """*Text* without what a line break changes: spaces and hyphens; a foot is one line anyway."""
    return re.sub(r"[\s\u00ad‐-]", "", text)


def list_pages(raw: bytes) -> list[str]:
    return [page.extract_text() for page in open_pdf(raw).pages]


FOOT = re.compile(r"[^\n]*с\. \d+ из \d+\s*$")


def join(pages: list[str]) -> str:
    """What the pages say, one after another, without their feet."""
    return squash("".join(FOOT.sub("", page) for page in pages))


def read(raw: bytes) -> str:
    return join(list_pages(raw))


def spell(text: str) -> str:
    return squash(text.replace("🍏", "[U+1F34F]"))


@pytest.fixture(scope="module")
def printed(made: Made) -> Callable[[str], list[str]]:
    """Reads the pages of one file of the whole bank, each file once."""
    files = made("exam-pdf").files
    return cache(lambda name: list_pages(files[name]))


def list_printed(task: Task) -> Iterator[str]:
    """The texts of a task that have to be on the paper."""
    yield from task.prompt
    yield from (choice.text for choice in getattr(task.sheet, "choices", ()))
    if isinstance(task.sheet, PaperPairs):
        yield from task.sheet.rows
    if isinstance(task.sheet, PaperText):
        yield from (choice for blank in task.sheet.blanks for choice in blank.choices)


def list_said(review: Review) -> Iterator[str]:
    yield from (review.id, review.used, *review.prompt, *review.explanation, *review.sample)
    for remark in review.remarks:
        yield from (remark.text, remark.said)
    for criterion in review.criteria:
        yield from (criterion.text, criterion.full, criterion.partial)
    yield from (review.reading, review.address)


def list_fonts(reader: PdfReader) -> dict[str, bool]:
    """The fonts of a file by name, and whether each travels with it."""
    found: dict[str, bool] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            for part in font.get_object()["/DescendantFonts"]:
                about = part.get_object()["/FontDescriptor"].get_object()
                found[about["/FontName"]] = "/FontFile2" in about or "/FontFile3" in about
    return found


@pytest.mark.slow
def test_the_whole_bank_is_on_the_paper(
    bank: Selection, printed: Callable[[str], list[str]]
) -> None:
    for variant in make_exam(bank).variants:
        said = join(printed(f"exam-variant-{variant.number}.pdf"))
        for task in variant.tasks:
            for text in list_printed(task):
                assert squash(text) in said, (task.id, text)


@pytest.mark.slow
def test_the_key_to_the_whole_bank_says_everything_about_it(
    bank: Selection, printed: Callable[[str], list[str]]
) -> None:
    said = join(printed("exam-key.pdf"))
    exam = make_exam(bank)
    for variant in exam.variants:
        for task in variant.tasks:
            assert squash(f"{task.number}{task.answer}{task.points}{task.id}") in said
    for topic in exam.topics:
        assert squash(topic.title) in said
        for review in topic.reviews:
            for text in list_said(review):
                assert squash(text) in said, (review.id, text)


@pytest.mark.slow
def test_every_page_names_its_variant_the_seed_and_the_bank(
    bank: Selection, printed: Callable[[str], list[str]]
) -> None:
    day = bank.date.strftime("%d.%m.%Y")
    for number in (1, 2):
        pages = printed(f"exam-variant-{number}.pdf")
        for at, page in enumerate(pages, start=1):
            text = " ".join(page.split())
            assert f"вариант {number} из 2 · зерно 1 · банк от {day}" in text
            assert f"с. {at} из {len(pages)}" in text
    for page in printed("exam-key.pdf"):
        assert re.search(r"ключ, (вариант [12] из 2|вариантов: 2)", page)


@pytest.mark.slow
def test_fonts_travel_with_the_file(made: Made) -> None:
    for raw in made("exam-pdf").files.values():
        fonts = list_fonts(open_pdf(raw))
        assert all(fonts.values())
        assert any("LibertinusSerif" in name for name in fonts)


def test_nasty_signs_are_printed_as_they_are() -> None:
    selection = make_selection(address="https://example.org/{}/".format)
    exported = export(selection)
    exam = make_exam(selection)
    for variant in exam.variants:
        said = read(exported.files[f"exam-variant-{variant.number}.pdf"])
        for task in variant.tasks:
            for text in list_printed(task):
                assert spell(text) in said, text
    said = read(exported.files["exam-key.pdf"])
    for review in exam.topics[0].reviews:
        for text in list_said(review):
            assert spell(text) in said, text


def test_a_sign_that_no_font_has_is_told() -> None:
    plain = make_question("numeric", id="sample-plain", prompt="Сколько?", explanation="")
    outcomes = {each.id: each for each in export(make_selection(plain)).outcomes}
    assert outcomes["sample-plain"].held is Held.WHOLE
    outcomes = {each.id: each for each in export(make_selection()).outcomes}
    assert outcomes["sample-single"].held is Held.PART
    assert outcomes["sample-single"].notes == ("exam-pdf-signs",)


def test_the_answers_are_in_the_key_only() -> None:
    exported = export(make_selection())
    assert set(exported.files) == {"exam-variant-1.pdf", "exam-variant-2.pdf", "exam-key.pdf"}
    paper, key = (read(exported.files[f"exam-{name}.pdf"]) for name in ("variant-1", "key"))
    for secret in ("Пояснение", "Хорошийответ", "Приказ—другое", "samplesingle"):
        assert secret not in paper
        assert secret in key


def test_the_file_is_a_document_for_screen_readers() -> None:
    for name, raw in export(make_selection()).files.items():
        reader = open_pdf(raw)
        root: Any = reader.trailer["/Root"]
        assert root["/Lang"] == "ru"
        assert root["/MarkInfo"]["/Marked"]
        assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
        assert reader.metadata is not None
        assert str(reader.metadata.title).startswith("Клиентократия. "), name
        assert reader.metadata.creation_date is None


def test_another_seed_gives_other_papers() -> None:
    selection = make_selection()
    assert export(selection).files == export(selection).files
    other = export(replace(selection, seed=2)).files
    assert all(raw != other[name] for name, raw in export(selection).files.items())


def test_another_process_writes_the_same_bytes() -> None:
    script = (
        "import hashlib\n"
        "from tests.exports.bank import make_selection\n"
        "from methodbook.exports.exam.pdf import export_exam_pdf\n"
        "files = export_exam_pdf(make_selection(), lambda: None).files\n"
        "print(*(hashlib.sha256(files[name]).hexdigest() for name in sorted(files)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = export(make_selection()).files
    assert run.stdout.split() == [hashlib.sha256(files[name]).hexdigest() for name in sorted(files)]
