"""The reference: pages about fields, findings and commands, made from the code itself."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from methodbook.check import CHECK_RULES
from methodbook.load.rules import LOAD_RULES
from methodbook.model.course import Course
from methodbook.model.entry import GIVEN, Entry
from methodbook.model.fields import FieldType, ValueForm, list_fields, list_head, list_records
from methodbook.model.method import Method, Seeds
from methodbook.model.origin import Conflict, Reading, Source
from methodbook.model.profile import CourseProfile
from methodbook.model.quiz import Quiz
from methodbook.model.teaching_case import TeachingCase
from methodbook.questions.kinds import KINDS
from methodbook.render.engine import render_template
from methodbook.render.page import PageScope, RenderedPage, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from methodbook.model.base import Base
    from methodbook.model.fields import Field
    from methodbook.model.finding import Rule
    from methodbook.model.frozen import Frozen
    from methodbook.model.method import EntryKind, SectionKind
    from methodbook.words import Words

RULES: tuple[Rule, ...] = (*LOAD_RULES, *CHECK_RULES)
"""Every rule there is: this layer is the lowest that sees both what is read and what is judged."""

PROGRAM = "methodbook"


def list_reference(base: Base, site: Site, rules: Iterable[Rule] = RULES) -> Iterator[RenderedPage]:
    """Render the pages of the reference."""
    method = base.method
    common, kinds = _list_common(method), _list_kinds(method)
    yield _render("fields", base, site, common=common, kinds=kinds, **_list_groups(method))
    yield _render("method", base, site, **_list_method())
    yield _render("findings", base, site, groups=group_rules(rules, base.words))
    commands, options = list_commands(base.words), _list_options(base.words)
    yield _render("commands", base, site, commands=commands, options=options)


def _render(name: str, base: Base, site: Site, **values: object) -> RenderedPage:
    scope = PageScope(f"reference/{name}.md", base, site)
    title, lead = scope.words.say("reference", name), scope.words.say("reference", f"{name}_lead")
    html = render_template(
        f"reference/{name}.html",
        scope.words,
        page=scope,
        title=title,
        lead=lead,
        quote=quote_markup,
        name_type=partial(name_type, words=scope.words),
        **values,
    )
    return RenderedPage(scope.path, title, lead, html, headings=tuple(scope.headings))


_MARKUP = re.compile(r"\[@[^\]\n]*\]|\[[^\]\n]*\]\(term:[^)\n]*\)|\{\{.*?\}\}|\{%")


def quote_markup(text: str) -> Markup:
    """Plain text in which the notation of origins and of templates stands as code."""
    parts, start = [], 0
    for found in _MARKUP.finditer(text):
        parts += [escape(text[start : found.start()]), Markup("<code>{}</code>").format(found[0])]
        start = found.end()
    return Markup().join([*parts, escape(text[start:])])


def group_rules(rules: Iterable[Rule], words: Words) -> dict[str, list[Rule]]:
    """Rules by the title of their family, each family by code; warnings stand after errors."""
    titles = words.area("finding_groups")
    groups: dict[str, list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda rule: (rule.code[1:3] not in titles, rule.code[1:3])):
        groups[titles.get(rule.code[1:3], titles["other"])].append(rule)
    return {title: sorted(group, key=lambda rule: rule.code) for title, group in groups.items()}


@dataclass(frozen=True)
class KindPart:
    """What the reference says of one kind: its own fields, its sections, which it must have."""

    kind: EntryKind
    fields: tuple[Field, ...]
    sections: tuple[tuple[SectionKind, bool], ...]


def _list_common(method: Method) -> tuple[Field, ...]:
    """The fields of every entry; a kind of its own has fewer kinds to be joined with."""
    kinds = FieldType(ValueForm.CHOICE, many=True, choices=tuple(method.models))
    return tuple(
        replace(field, type=kinds) if field.name == "kinds" else field
        for field in list_fields(Entry, GIVEN)
    )


def _list_kinds(method: Method) -> tuple[KindPart, ...]:
    common = _list_common(method)
    return tuple(
        KindPart(
            kind,
            tuple(
                field
                for field in list_head(method.models[kind.id])
                if field not in common and field.name != "kinds"
            ),
            tuple(
                (method.sections_by_id[section], section in kind.required)
                for section in method.order_sections(kind.sections)
            ),
        )
        for kind in method.kinds
    )


def _list_groups(method: Method) -> dict[str, object]:
    """The lists with the fields of their records, and the records inside heads."""
    lists: dict[str, tuple[type[Frozen], ...]] = {
        method.folders.sources: (Source, Reading),
        method.folders.conflicts: (Conflict,),
        f"{method.folders.quizzes}/*.yml": (Quiz, *(kind.model for kind in KINDS.values())),
        f"{method.folders.courses}/*.yml": (Course,),
        f"{method.folders.teaching_cases}/*.yml": (TeachingCase,),
        f"{method.folders.profiles}/*.yml": (CourseProfile,),
    }
    fields = [field for model in method.models.values() for field in list_head(model)]
    fields += [field for models in lists.values() for model in models for field in _show(model)]
    records = {model.__name__: _show(model) for model in list_records(tuple(fields))}
    shown = {
        path: {model.__name__: _show(model) for model in models} for path, models in lists.items()
    }
    return {"lists": shown, "records": records}


def _list_method() -> dict[str, object]:
    """The fields of ``method.yml``, and those of the records in it."""
    fields = tuple(
        replace(field, required=False) if field.name == "seeds" else field
        for field in _show(Method)
    )
    records = {model.__name__: _show(model) for model in list_records(fields)}
    seeds = tuple(replace(field, required=False) for field in records[Seeds.__name__])
    return {"fields": fields, "records": {**records, Seeds.__name__: seeds}}


_FOLLOWING = frozenset({"written", "places", "start", "questions"})
"""Fields that follow from the file, and the list whose records are shown one by one."""


def _show(model: type[Frozen]) -> tuple[Field, ...]:
    named_by_file = {"id"} if model is CourseProfile else set[str]()
    return list_fields(model, _FOLLOWING | named_by_file)


def name_type(kind: FieldType, words: Words) -> Markup:
    """The type of a field in words; a record is a link to its own fields."""
    name = f"{kind.form}_many" if kind.many else kind.form.value
    record = Markup("")
    if kind.form is ValueForm.RECORD and kind.record:
        said = words.say("records", kind.record.__name__)
        anchor = name_anchor(kind.record.__name__)
        record = Markup('<a href="#{}">{}</a>').format(anchor, said)
    sentence = escape(words.area("types")[name])
    return sentence.format(choices=", ".join(kind.choices), record=record)


def name_anchor(record: str) -> str:
    """The id of the part of the page about a record."""
    return f"record-{record.lower()}"


@dataclass(frozen=True)
class CommandPart:
    """What the reference says of one command."""

    name: str
    summary: str
    usage: str
    arguments: dict[str, str]
    note: str


def list_commands(words: Words) -> tuple[CommandPart, ...]:
    """The commands with their arguments, as the catalogue holds them for the command line."""
    texts = words.area("commands")
    names = [key for key in texts if " " not in key and key[0] != "-" and key != PROGRAM]
    return tuple(_describe_command(name, words) for name in names)


def _describe_command(name: str, words: Words) -> CommandPart:
    commands = words.area("commands")
    arguments = {
        key.removeprefix(f"{name} "): text
        for key, text in commands.items()
        if key.startswith(f"{name} ")
    }
    shown = [f"[{each}]" if each.startswith("-") else each for each in arguments]
    usage = " ".join([PROGRAM, name, *shown, "[--root DIR]"])
    summary = commands[name]
    note = words.area("command_notes").get(name, "")
    return CommandPart(name, summary, usage, arguments, note)


def _list_options(words: Words) -> dict[str, str]:
    texts = words.area("commands")
    return {key: text for key, text in texts.items() if key.startswith("-")}
