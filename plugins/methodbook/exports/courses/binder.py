"""All files of a course, for the command and for the archive on the site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from methodbook.exports.archive import pack
from methodbook.exports.courses.assessment import make_assessment
from methodbook.exports.courses.cases import make_case_guide, make_case_sheet
from methodbook.exports.courses.decks import export_decks
from methodbook.exports.courses.filing import Filing
from methodbook.exports.courses.package import export_backup, export_package, list_tests
from methodbook.exports.courses.syllabus import make_syllabus
from methodbook.exports.documents.writing import write_docx, write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from methodbook.exports.books.composing import Shelf
    from methodbook.exports.courses.plans import CoursePapers
    from methodbook.exports.documents.pieces import Paperwork
    from methodbook.exports.format import Selection
    from methodbook.model.profile import CourseProfile
    from methodbook.model.quiz import Quiz

LEARNERS = "learners"
"""The folder of the archive that may be given to learners as it is."""


def list_files(
    papers: CoursePapers,
    shelf: Shelf,
    select: Callable[[tuple[Quiz, ...]], Selection],
    profile: CourseProfile | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Every file by its path: papers, slides, and what systems of learning take."""
    for name, work in _list_papers(papers, profile):
        yield f"{name}.docx", write_docx(work, papers.base.words)
        yield f"{name}.pdf", write_pdf(work, papers.base.words)
    for name, raw in export_decks(papers, shelf):
        yield f"slides/{name}", raw
    selection = select(list_tests(papers))
    yield "course.imscc", export_package(papers, selection, shelf)
    yield "course.mbz", export_backup(papers, selection)


def export_archive(
    papers: CoursePapers,
    shelf: Shelf,
    select: Callable[[tuple[Quiz, ...]], Selection],
    profiles: Mapping[str, str],
) -> bytes:
    """The teacher's files, examples of *profiles* by name, and apart what learners may have."""
    files = {f"profiles/{name}.yml": text.encode() for name, text in profiles.items()}
    files |= dict(list_files(replace(papers, teacher=True), shelf, select))
    shared = {"course.imscc", "course.mbz"}  # the same for both
    own = list_files(replace(papers, teacher=False), shelf, select)
    files |= {f"{LEARNERS}/{name}": raw for name, raw in own if name not in shared}
    return pack(files)


def _list_papers(
    papers: CoursePapers, profile: CourseProfile | None
) -> Iterator[tuple[str, Paperwork]]:
    """Every paper by the name of its file."""
    if profile is not None:
        filing = Filing(papers, profile)
        yield "rpd", make_syllabus(filing)
        yield "fos", make_assessment(filing)
    yield "plans", papers.make_plans()
    yield "handouts", papers.make_handouts()
    yield "answers", papers.make_answer_sheet()
    if papers.course.rubrics:
        yield "rubrics", papers.make_rubrics()
    for case in map(papers.base.teaching_cases.__getitem__, papers.course.cases):
        yield f"cases/{case.id}", make_case_sheet(case, papers.base, papers.day)
        if papers.teacher:
            yield f"cases/{case.id}-guide", make_case_guide(case, papers.base, papers.day)
