"""Pages that list the entries of a kind."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from methodbook.model.base import Relation
from methodbook.model.entry import Case, Entry, Problem, Stage
from methodbook.model.method import EntryShape, Layout
from methodbook.practice.selection import Wanted, draw_questions, select
from methodbook.render.case_table import list_facets, make_rows
from methodbook.render.engine import render_template
from methodbook.render.entries import render_notes
from methodbook.render.page import PageScope, RenderedPage, Site
from methodbook.render.quiz import QuizForm, render_quiz
from methodbook.render.relations import group_relations
from methodbook.render.structured import describe_glossary
from methodbook.text.languages import find_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from methodbook.model.base import Base
    from methodbook.model.method import EntryKind
    from methodbook.text.languages import Language

Values: TypeAlias = dict[str, object]


def list_indexes(base: Base, site: Site) -> Iterator[RenderedPage]:
    """Render an index for each kind that has entries."""
    for kind in base.method.kinds:
        entries = base.list_kind(kind.id)
        if entries:
            yield _render_index(kind, entries, base, site)


def _render_index(
    kind: EntryKind, entries: tuple[Entry, ...], base: Base, site: Site
) -> RenderedPage:
    scope = PageScope(kind.index_path, base, site)
    html = render_template(
        f"indexes/{kind.index_layout}.html",
        base.words,
        page=scope,
        title=kind.names.title,
        kind=kind,
        entries=entries,
        **_FILL[kind.index_layout](entries, kind, base),
    )
    html += _render_questions(kind, entries, scope)
    if scope.origins.bases:
        html += render_notes(None, scope)
    structured = describe_glossary(entries, site.name, scope.url) if kind.glossary else ""
    return RenderedPage(
        path=scope.path,
        title=kind.names.title,
        description=kind.lead,
        html=html,
        headings=tuple(scope.headings),
        reviewed=max(entry.reviewed for entry in entries),
        structured=structured,
        reads=frozenset(scope.reads),
    )


SAMPLE = 6
"""Questions at the end of an index: enough to see what one has not read yet."""


def _render_questions(kind: EntryKind, entries: tuple[Entry, ...], scope: PageScope) -> str:
    """A few questions about entries of the kind, the same ones for everybody."""
    base = scope.base
    about = Wanted(about=frozenset(entry.id for entry in entries))
    asked = draw_questions(select(base.ordered_quizzes, about), SAMPLE, seed=1)
    if not asked:
        return ""
    scope.read(*(quiz for quiz, _ in asked))
    quiz = render_quiz(asked, QuizForm(f"index-{kind.id}"), base, scope.find_section)
    return render_template("indexes/quiz.html", base.words, page=scope, quiz=quiz)


def group_letters(entries: tuple[Entry, ...], language: Language) -> list[tuple[str, list[Entry]]]:
    """Group entries by first letter; digits and foreign letters come last, under one sign."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        letter = language.sort_key(entry.name)[0].upper()
        groups[letter if letter in language.alphabet else "…"].append(entry)
    return sorted(groups.items(), key=lambda group: (group[0] == "…", group[0]))


def _fill_letters(entries: tuple[Entry, ...], _kind: EntryKind, base: Base) -> Values:
    language = find_language(base.words.language)
    groups = group_letters(entries, language)
    present = {letter for letter, _ in groups}
    return {
        "groups": groups,
        "letters": [(letter, letter in present) for letter in language.alphabet],
    }


def _fill_path(_entries: tuple[Entry, ...], kind: EntryKind, base: Base) -> Values:
    return {"stages": base.list_steps(kind.id)}


def _fill_navigator(entries: tuple[Entry, ...], kind: EntryKind, base: Base) -> Values:
    problems = [entry for entry in entries if isinstance(entry, Problem)]
    rows = {entry.id: _trace(entry, base) for entry in problems}
    groups = [
        (
            type_,
            sorted(group, key=lambda entry: (entry.number or 0, base.sort_key(entry.name))),
        )
        for type_ in kind.types
        if (group := [entry for entry in problems if entry.type == type_.id])
    ]
    return {
        "groups": groups,
        "rows": rows,
        "step": base.method.find_kind(EntryShape.STEP),
        "case": base.method.find_kind(EntryShape.CASE),
    }


def _trace(problem: Problem, base: Base) -> dict[str, Sequence[object]]:
    """From a trouble to its tools, the stages that use them, and the cases.

    A case that has had this trouble is told from one that shows a tool against it and came with
    another; who says that it had the trouble stands beside it.
    """
    tools = [base.entries[edge.end] for edge in base.find_forward(problem.id, Relation.SOLVED_BY)]
    names = {tool.id for tool in tools}
    users = {edge.start for name in names for edge in base.find_backward(name, Relation.USES)}
    solved = {edge.start: edge.basis for edge in base.find_backward(problem.id, Relation.SOLVES)}
    stages = [entry for entry in base.published if isinstance(entry, Stage) and entry.id in users]
    cases = [entry for entry in base.published if isinstance(entry, Case)]
    return {
        "tools": tools,
        "stages": [*sorted(stages, key=lambda stage: stage.number)],
        "troubled": [(case, solved[case.id]) for case in cases if case.id in solved],
        "shown": [case for case in cases if case.id in users and case.id not in solved],
    }


def _fill_table(entries: tuple[Entry, ...], _kind: EntryKind, base: Base) -> Values:
    rows = make_rows([entry for entry in entries if isinstance(entry, Case)], base)
    return {"rows": rows, "facets": list_facets(rows, base.sort_key)}


def _fill_rows(entries: tuple[Entry, ...], kind: EntryKind, base: Base) -> Values:
    titles = {fact.group: fact.title for fact in kind.rows}
    return {
        "facts": {
            entry.id: [
                (titles[group.key], group.neighbours)
                for group in group_relations(entry, base)
                if group.key in titles
            ]
            for entry in entries
        }
    }


def _fill_cards(_entries: tuple[Entry, ...], _kind: EntryKind, _base: Base) -> Values:
    return {}


_FILL: dict[Layout, Callable[[tuple[Entry, ...], EntryKind, Base], Values]] = {
    Layout.LETTERS: _fill_letters,
    Layout.ROWS: _fill_rows,
    Layout.PATH: _fill_path,
    Layout.NAVIGATOR: _fill_navigator,
    Layout.TABLE: _fill_table,
    Layout.CARDS: _fill_cards,
}
