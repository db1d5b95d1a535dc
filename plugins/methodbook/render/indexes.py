"""Pages that list the entries of a kind."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from methodbook.model.base import Relation, sort_key
from methodbook.model.entry import Case, Entry, Kind, Problem, ProblemType, Stage
from methodbook.model.kinds import SHAPES
from methodbook.practice.selection import Wanted, draw_questions, select
from methodbook.render.case_table import list_facets, make_rows
from methodbook.render.engine import render_template
from methodbook.render.entries import render_notes
from methodbook.render.page import PageScope, RenderedPage, Site
from methodbook.render.quiz import Form, render_quiz
from methodbook.render.structured import describe_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from methodbook.model.base import Base

ALPHABET = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"


def list_indexes(base: Base, site: Site) -> Iterator[RenderedPage]:
    """Render an index for each kind that has entries."""
    for kind, shape in SHAPES.items():
        entries = base.list_kind(kind)
        if entries:
            yield _render_index(kind, f"{shape.address}/index.md", entries, base, site)


def _render_index(
    kind: Kind, path: str, entries: tuple[Entry, ...], base: Base, site: Site
) -> RenderedPage:
    scope = PageScope(path, base, site)
    title = base.words.say("indexes", kind.value)
    values = _FILL[kind](entries, base) if kind in _FILL else {}
    html = render_template(
        f"indexes/{kind.value}.html",
        base.words,
        page=scope,
        title=title,
        kind=kind,
        entries=entries,
        **values,
    )
    html += _render_questions(kind, entries, scope)
    if scope.origins.bases:
        html += render_notes(None, scope)
    structured = describe_glossary(entries, site.name, scope.url) if kind is Kind.TERM else ""
    return RenderedPage(
        path=path,
        title=title,
        description=base.words.say("index_notes", kind.value),
        html=html,
        headings=tuple(scope.headings),
        reviewed=max(entry.reviewed for entry in entries),
        structured=structured,
    )


SAMPLE = 6
"""Questions at the end of an index: enough to see what one has not read yet."""


def _render_questions(kind: Kind, entries: tuple[Entry, ...], scope: PageScope) -> str:
    """A few questions about entries of the kind, the same ones for everybody."""
    base = scope.base
    about = Wanted(about=frozenset(entry.id for entry in entries))
    asked = draw_questions(select(base.ordered_quizzes, about), SAMPLE, seed=1)
    if not asked:
        return ""
    quiz = render_quiz(asked, Form(f"index-{kind.value}"), base, scope.find_section)
    return render_template("indexes/quiz.html", base.words, page=scope, quiz=quiz)


def group_letters(entries: tuple[Entry, ...]) -> list[tuple[str, list[Entry]]]:
    """Group entries by first letter; digits and Latin letters come last, under one sign."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        letter = sort_key(entry.name)[0].upper()
        groups[letter if letter in ALPHABET else "…"].append(entry)
    return sorted(groups.items(), key=lambda group: (group[0] == "…", group[0]))


def _fill_terms(entries: tuple[Entry, ...], _base: Base) -> dict[str, object]:
    groups = group_letters(entries)
    present = {letter for letter, _ in groups}
    return {"groups": groups, "letters": [(letter, letter in present) for letter in ALPHABET]}


def _fill_stages(entries: tuple[Entry, ...], _base: Base) -> dict[str, object]:
    stages = [entry for entry in entries if isinstance(entry, Stage)]
    return {"stages": sorted(stages, key=lambda stage: stage.number)}


def _fill_problems(entries: tuple[Entry, ...], base: Base) -> dict[str, object]:
    problems = [entry for entry in entries if isinstance(entry, Problem)]
    rows = {entry.id: _trace(entry, base) for entry in problems}
    groups = [
        (kind.value, sorted(group, key=lambda entry: (entry.number or 0, sort_key(entry.name))))
        for kind in (ProblemType.REQUEST, ProblemType.PROBLEM, ProblemType.BLOCK)
        if (group := [entry for entry in problems if entry.type is kind])
    ]
    return {"groups": groups, "rows": rows}


def _trace(problem: Problem, base: Base) -> dict[str, list[Entry]]:
    """From a trouble to its tools, the stages that use them and the cases that show them."""
    tools = [base.entries[edge.end] for edge in base.find_forward(problem.id, Relation.SOLVED_BY)]
    names = {tool.id for tool in tools}
    users = {edge.start for name in names for edge in base.find_backward(name, Relation.USES)}
    users |= {edge.start for edge in base.find_backward(problem.id, Relation.SOLVES)}
    stages = [entry for entry in base.published if isinstance(entry, Stage) and entry.id in users]
    cases = [entry for entry in base.published if isinstance(entry, Case) and entry.id in users]
    ordered = sorted(stages, key=lambda stage: stage.number)
    return {"tools": tools, "stages": [*ordered], "cases": [*cases]}


def _fill_cases(entries: tuple[Entry, ...], base: Base) -> dict[str, object]:
    rows = make_rows([entry for entry in entries if isinstance(entry, Case)], base)
    return {"rows": rows, "facets": list_facets(rows)}


def _fill_tools(entries: tuple[Entry, ...], base: Base) -> dict[str, object]:
    return {
        "solves": {
            entry.id: [
                base.entries[edge.start]
                for edge in base.find_backward(entry.id, Relation.SOLVED_BY)
            ]
            for entry in entries
        },
        "stages": {
            entry.id: [
                base.entries[edge.start]
                for edge in base.find_backward(entry.id, Relation.USES)
                if base.entries[edge.start].kind is Kind.STAGE
            ]
            for entry in entries
        },
    }


_FILL: dict[Kind, Callable[[tuple[Entry, ...], Base], dict[str, object]]] = {
    Kind.TERM: _fill_terms,
    Kind.TOOL: _fill_tools,
    Kind.STAGE: _fill_stages,
    Kind.PROBLEM: _fill_problems,
    Kind.CASE: _fill_cases,
}
