"""The page of an entry, whatever kinds it joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.entry import Case, Stage
from methodbook.practice.selection import Wanted, select
from methodbook.render.addresses import find_path
from methodbook.render.engine import render_template
from methodbook.render.graph import Graph, draw_graph, name_briefly
from methodbook.render.page import PageScope, RenderedPage, Site
from methodbook.render.pictures.plates import (
    make_pairs_plate,
    make_plate,
    make_timeline_plate,
)
from methodbook.render.quiz import QuizForm, render_quiz
from methodbook.render.relations import RelationGroup, group_relations
from methodbook.render.selfcheck import render_limits
from methodbook.render.structured import describe_term
from methodbook.text.citing import Citable, cite_bibtex, cite_gost

if TYPE_CHECKING:
    from markupsafe import Markup

    from methodbook.model.base import Base
    from methodbook.model.entry import Entry, Section
    from methodbook.model.origin import Conflict
    from methodbook.text.linker import Linker

BACKLINKS = "<!-- methodbook:backlinks -->"
"""Where the host puts the places that mention the entry, once all pages are known."""


def render_entry(
    entry: Entry, base: Base, site: Site, linker: Linker | None = None
) -> RenderedPage:
    """Render the page of *entry*."""
    path = find_path(entry)
    scope = PageScope(path, base, site, linker, entry.id)
    groups = group_relations(entry, base)
    html = render_template(
        "entry.html",
        base.words,
        entry=entry,
        page=scope,
        kinds=tuple(base.method.list_kinds(entry)),
        method=base.method,
        sections=_sort_sections(entry, base),
        groups=groups,
        graph=_draw(entry, groups, scope),
        plate=make_plate(entry),
        plate_section=find_plate_section(entry, base),
        pairs=make_pairs_plate(entry, base.words) if isinstance(entry, Case) else None,
        line=make_timeline_plate(entry, base.words) if isinstance(entry, Case) else None,
        steps=base.list_steps(entry.kind) if isinstance(entry, Stage) else (),
        conflicts=_list_conflicts(entry, scope),
        sheets=_list_sheets(entry, scope),
        limits=lambda: render_limits(entry.id, base, scope.href, scope.text),
        backlinks=BACKLINKS,
        quiz=_render_questions(entry, base, scope),
    )
    html += render_notes(entry, scope) + render_citing(entry, scope)
    return RenderedPage(
        path=path,
        title=entry.name,
        description=entry.definition,
        html=html,
        tail=render_definitions(scope),
        headings=tuple(scope.headings),
        reviewed=entry.reviewed,
        edited=entry.written.file,
        structured=_describe(entry, scope),
        entry=entry.id,
        mentions=tuple(scope.mentions),
        reads=frozenset(scope.reads),
    )


def _render_questions(entry: Entry, base: Base, scope: PageScope) -> Markup | None:
    """The questions that are mainly about *entry*; nothing where there is none."""
    found = select(base.ordered_quizzes, Wanted(about=frozenset({entry.id})))
    asked = [(quiz, question) for quiz in found for question in quiz.questions]
    if not asked:
        return None
    scope.read(*found)
    return render_quiz(asked, QuizForm(entry.id), base, scope.find_section)


def _list_sheets(entry: Entry, scope: PageScope) -> tuple[tuple[str, str], ...]:
    """The sheets about *entry*: paths of their pages with their names."""
    folder = scope.base.method.roles.sheets
    books = scope.base.workbooks.values() if folder else ()
    found = [book for book in books if entry.id in book.about]
    scope.read(*found)
    return tuple((f"{folder}/{book.id}.md", book.name) for book in found)


def render_notes(entry: Entry | None, scope: PageScope) -> str:
    """Where the page's statements come from: its marks first, then what *entry* cites besides."""
    for lines in entry.citations if entry else ():
        scope.origins.add_lines(lines)
    for name in entry.reading if entry else ():
        scope.origins.add_reading(name)
    return render_template("notes.html", scope.words, page=scope)


def render_citing(entry: Entry, scope: PageScope) -> str:
    """How to cite the page of *entry* and when it was reviewed."""
    citable = Citable(entry.id, entry.name, scope.site.name, entry.reviewed, scope.url)
    return render_template(
        "cite.html",
        scope.words,
        entry=entry,
        page=scope,
        gost=cite_gost(citable, scope.words),
        bibtex=cite_bibtex(citable),
    )


def render_definitions(scope: PageScope) -> str:
    """The definitions of the terms that the page links, once a page; nothing without links."""
    found = [
        {
            "id": entry.id,
            "name": entry.name,
            "definition": entry.definition,
            "synonyms": entry.synonyms,
            "url": scope.href(entry),
        }
        for entry in scope.mentioned
    ]
    return render_template("definitions.html", scope.words, definitions=found) if found else ""


def find_plate_section(entry: Entry, base: Base) -> str:
    """The section that shows the entry's picture; a comparison shows it over its table."""
    if entry.has_table:
        return ""
    have = [section.id for section in _sort_sections(entry, base)]
    return next((name for name in (*base.method.pictured, *have) if name in have), "")


def _describe(entry: Entry, scope: PageScope) -> str:
    """The entry for machines, if one of its kinds is a glossary."""
    kinds = scope.base.method.list_kinds(entry)
    glossary = next((kind for kind in kinds if kind.glossary), None)
    if glossary is None:
        return ""
    site, path = scope.site, glossary.index_path
    set_url = site.url.rstrip("/") + "/" + site.addresses.find_url(path) if site.url else ""
    return describe_term(entry, site.name, url=scope.url, set_url=set_url)


def _draw(entry: Entry, groups: tuple[RelationGroup, ...], scope: PageScope) -> Graph | None:
    hrefs = {
        neighbour.entry.id: scope.href(neighbour.entry)
        for group in groups
        for neighbour in group.neighbours
    }
    return draw_graph(name_briefly(entry), groups, hrefs)


def _sort_sections(entry: Entry, base: Base) -> list[Section]:
    order = base.method.order_sections(section.id for section in entry.sections)
    return sorted(entry.sections, key=lambda section: order.index(section.id))


def _list_conflicts(entry: Entry, scope: PageScope) -> list[Conflict]:
    """The conflicts a reader meets; a mere slip of the pen is mended without a word."""
    known = scope.base.conflicts
    found = [known[name] for name in entry.conflicts if name in known]
    scope.read(*found)
    return [conflict for conflict in found if conflict.visible]
