"""The method: what the engine has to know about one methodology, as ``method.yml`` tells it.

The engine brings shapes, layouts and relations that any methodology may use; the method says what
kinds of entries it has, what they are called and where they lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, SkipValidation, create_model, model_validator

from methodbook.model.entry import (
    PAGE,
    Case,
    Comparison,
    Entry,
    EntryId,
    KeyPath,
    Link,
    Page,
    Plain,
    Problem,
    Stage,
    Worded,
)
from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen

FILE = "method.yml"
"""The file that makes a folder a project."""

_FOLDER = r"[\w-][\w.-]*(/[\w-][\w.-]*)*"

Folder = Annotated[str, Field(pattern=rf"^{_FOLDER}$")]
"""A path below the root: no leading slash, no step upwards, nothing hidden."""

PagePath = Annotated[str, Field(pattern=rf"^{_FOLDER}\.md$")]
"""A page among the pages of the site, such as ``course/quizzes.md``."""

FieldName = Annotated[str, Field(pattern="^[a-z]+(_[a-z]+)*$")]


class EntryShape(StrEnum):
    """Which typed fields an entry has beside the common ones."""

    WORD = "word"
    STEP = "step"
    TROUBLE = "trouble"
    CASE = "case"
    COMPARISON = "comparison"
    PLAIN = "plain"


SHAPES: dict[EntryShape, type[Entry]] = {
    EntryShape.WORD: Worded,
    EntryShape.STEP: Stage,
    EntryShape.TROUBLE: Problem,
    EntryShape.CASE: Case,
    EntryShape.COMPARISON: Comparison,
    EntryShape.PLAIN: Plain,
}


class Layout(StrEnum):
    """How the index of a kind is laid out."""

    LETTERS = "letters"
    ROWS = "rows"
    PATH = "path"
    NAVIGATOR = "navigator"
    TABLE = "table"
    CARDS = "cards"


_LAYOUTS = {
    EntryShape.WORD: Layout.LETTERS,
    EntryShape.STEP: Layout.PATH,
    EntryShape.TROUBLE: Layout.NAVIGATOR,
    EntryShape.CASE: Layout.TABLE,
    EntryShape.COMPARISON: Layout.CARDS,
    EntryShape.PLAIN: Layout.CARDS,
}


class Border(StrEnum):
    """The frame around the name of a kind, so that kinds differ without colour."""

    SOLID = "solid"
    DASHED = "dashed"
    DOUBLE = "double"


class Look(StrEnum):
    """How a section is set off from the others."""

    NUMBERED = "numbered"
    ASIDE = "aside"
    CHECKS = "checks"
    GOOD = "good"
    BAD = "bad"


class Side(StrEnum):
    """From which end a relation is read: where it is written, or the other one."""

    TO = "to"
    FROM = "from"


class SectionKind(Frozen):
    """A section that entries may have; the list of them is the order of a page."""

    id: EntryId
    title: str = Field(min_length=1)
    guide: str = Field(min_length=1)
    marked: bool = True
    brief: bool = False
    look: Look | None = None
    limits: bool = False


class KindNames(Frozen):
    """What a kind is called, in every form that a sentence needs."""

    one: str = Field(min_length=1)
    object: str = Field(min_length=1)
    many: str = Field(min_length=1)
    of_many: str = Field(min_length=1)
    about: str = Field(min_length=1)
    among: str = Field(min_length=1)
    title: str = Field(min_length=1)


class TroubleType(Frozen):
    """One of the sorts that troubles fall into."""

    id: EntryId
    title: str = Field(min_length=1)
    asked: bool = True
    numbered: bool = False


class RelationField(Frozen):
    """A relation of the kind's own: a field in the head of its entries."""

    id: FieldName
    description: str = Field(min_length=1)
    kinds: tuple[EntryId, ...] = ()


class RelationName(Frozen):
    """A group of neighbours on the page of an entry; the list of them is their order."""

    id: FieldName
    relation: FieldName
    side: Side
    kind: EntryId | None = None
    title: str = Field(min_length=1)


class CardFact(Frozen):
    """A line of the card at the head of a page."""

    group: FieldName
    title: str = Field(min_length=1)


class EntryKind(Frozen):
    """A kind of entries: where they lie, what they have, what they are called."""

    id: EntryId
    shape: EntryShape
    folder: Folder
    address: Folder
    names: KindNames
    lead: str = Field(min_length=1)
    required: tuple[EntryId, ...] = ()
    optional: tuple[EntryId, ...] = ()
    layout: Layout | None = None
    border: Border = Border.SOLID
    glossary: bool = False
    named: bool = False
    thorough: bool = False
    types: tuple[TroubleType, ...] = ()
    relations: tuple[RelationField, ...] = ()
    card: tuple[CardFact, ...] = ()
    rows: tuple[CardFact, ...] = ()

    @property
    def sections(self) -> tuple[str, ...]:
        """Every section that the kind may have."""
        return (*self.required, *self.optional)

    @property
    def index_path(self) -> str:
        """The page that lists the entries, such as ``terms/index.md``."""
        return f"{self.address}/index.md"

    @property
    def index_layout(self) -> Layout:
        """The layout of the index: the one asked for, or the usual one of the shape."""
        return self.layout or _LAYOUTS[self.shape]


class MethodNames(Frozen):
    """The name of the method in the forms that sentences need."""

    of: str = Field(min_length=1)


class Seeds(Frozen):
    """What the names begin with that other software knows our files by; never changed."""

    anki: EntryId
    packages: EntryId
    urn: EntryId
    storage: EntryId
    files: EntryId


class ExportNames(Frozen):
    """What a learner sees in files that leave the site."""

    deck: str = Field(min_length=1)
    tag: str = Field(min_length=1, pattern=r"^\S+$")
    cards: str = Field(min_length=1, pattern=r"^[\w-]+$")


class RolePage(Frozen):
    """A page with the words that lead to it from a card."""

    page: PagePath
    title: str = Field(min_length=1)
    text: str = Field(min_length=1)


class Roles(Frozen):
    """Pages by hand that the engine leads to; a role that is left out has no links."""

    selfcheck: RolePage | None = None
    downloads: PagePath | None = None
    sheets: Folder | None = None
    paths: PagePath | None = None


class OwnPages(Frozen):
    """Pages by hand that stand in a book under a title of their own."""

    title: str = Field(min_length=1)
    pages: tuple[PagePath, ...] = Field(min_length=1)


class Books(Frozen):
    """What the base is as a book, beside its entries."""

    rights: str = ""
    opening: tuple[OwnPages, ...] = ()
    closing: tuple[OwnPages, ...] = ()


class PageGroup(Frozen):
    """Pages by hand that stand together among the mentions."""

    folder: Folder
    title: str = Field(min_length=1)


class Folders(Frozen):
    """Where everything lies that is no entry; paths from the root."""

    pages: Folder = "docs"
    quizzes: Folder = Field(default_factory=lambda known: f"{known.get('pages')}/practice/quizzes")
    selfchecks: Folder = Field(
        default_factory=lambda known: f"{known.get('pages')}/practice/selfchecks"
    )
    revisions: Folder = Field(
        default_factory=lambda known: f"{known.get('pages')}/practice/revisions.yml"
    )
    workbooks: Folder = Field(
        default_factory=lambda known: f"{known.get('pages')}/practice/workbooks"
    )
    courses: Folder = Field(default_factory=lambda known: f"{known.get('pages')}/course")
    teaching_cases: Folder = Field(
        default_factory=lambda known: f"{known.get('pages')}/course/cases"
    )
    profiles: Folder = Field(default_factory=lambda known: f"{known.get('pages')}/course/profiles")
    company: Folder = Field(
        default_factory=lambda known: f"{known.get('pages')}/practice/company.yml"
    )
    sources: Folder = "glossary/sources.yml"
    conflicts: Folder = "glossary/conflicts.yml"

    def holds(self, path: str) -> bool:
        """Whether *path* is a file of data: it has keys or a teacher's notes, and is no page."""
        if not path.lower().endswith((".yml", ".yaml")):
            return False
        folders = (
            *(self.quizzes, self.selfchecks, self.workbooks, self.company, self.revisions),
            *(self.courses, self.profiles, self.teaching_cases),
        )
        return any(path == each or path.startswith(f"{each}/") for each in folders)


class Method(Frozen):
    """Everything that ``method.yml`` says."""

    slug: EntryId
    name: str = Field(min_length=1)
    description: str = Field(min_length=1)
    languages: tuple[Annotated[str, Field(pattern="^[a-z]{2}$")], ...] = Field(min_length=1)
    names: MethodNames
    seeds: Seeds
    exports: ExportNames
    folders: Folders = Folders()
    roles: Roles = Roles()
    books: Books = Books()
    groups: tuple[PageGroup, ...] = ()
    mentions: tuple[EntryId, ...] = ()
    relations: tuple[RelationName, ...] = ()
    pictured: tuple[EntryId, ...] = ()
    sections: tuple[SectionKind, ...] = ()
    kinds: tuple[EntryKind, ...] = ()

    written: Place = Place(file=FILE)
    places: SkipValidation[Mapping[KeyPath, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )

    @model_validator(mode="before")
    @classmethod
    def _fill_seeds(cls, value: Any) -> Any:  # noqa: ANN401 -- raw YAML
        seeds = value.get("seeds", {}) if isinstance(value, dict) else None
        if isinstance(seeds, dict) and isinstance(value.get("slug"), str):
            return {**value, "seeds": dict.fromkeys(Seeds.model_fields, value["slug"]) | seeds}
        return value

    def find_place(self, *path: str | int) -> Place:
        """Where the value at *path* stands in the file, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.written)

    @cached_property
    def kinds_by_id(self) -> Mapping[str, EntryKind]:
        """The kinds by id, in their order."""
        return {kind.id: kind for kind in self.kinds}

    @cached_property
    def watched(self) -> tuple[str, ...]:
        """Files and folders whose change changes the base, but for the folder of the pages."""
        lists = (self.folders.sources, self.folders.conflicts, self.folders.company)
        found = (*(kind.folder for kind in self.kinds), *lists)
        first = dict.fromkeys(path.partition("/")[0] for path in found)
        return (FILE, *(each for each in first if each != self.folders.pages.partition("/")[0]))

    @cached_property
    def word_kinds(self) -> tuple[str, ...]:
        """The kinds of words, in their order; any other kind may be joined with them."""
        return tuple(kind.id for kind in self.kinds if kind.shape is EntryShape.WORD)

    @cached_property
    def models(self) -> Mapping[str, type[Entry]]:
        """What the entries of each kind consist of; pages by hand come last."""
        models = {kind.id: self._derive(SHAPES[kind.shape], kind.id, kind) for kind in self.kinds}
        return {**models, PAGE: self._derive(Page, PAGE)}

    def _derive(self, shape: type[Entry], name: str, kind: EntryKind | None = None) -> type[Entry]:
        """The class of one kind: its shape, its own relations, and what it may be joined with."""
        may_be = dict.fromkeys((name, *self.word_kinds))
        own = kind.relations if kind else ()
        fields: dict[str, Any] = {
            each.id: (tuple[Link, ...], Field(default=(), description=each.description))
            for each in own
        }
        fields["kinds"] = (tuple[_choose(may_be), ...], ())  # type: ignore[misc] # made at run time
        if kind and kind.types:
            fields["type"] = (_choose(each.id for each in kind.types), ...)
        model = create_model(shape.__name__, __base__=shape, __module__=FILE, **fields)
        model.words = frozenset(self.word_kinds)
        model.relations = (*shape.relations, *(each.id for each in own))
        return model

    @cached_property
    def sections_by_id(self) -> Mapping[str, SectionKind]:
        """The sections by id, in the order of a page."""
        return {section.id: section for section in self.sections}

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {section.id: place for place, section in enumerate(self.sections)}

    def order_sections(self, sections: Iterable[str]) -> tuple[str, ...]:
        """Sort section ids into the order of the page; raises ``KeyError`` for an unknown id."""
        return tuple(sorted(set(sections), key=self._order.__getitem__))

    def list_required(self, entry: Entry) -> tuple[str, ...]:
        """The sections that an entry of these kinds must have."""
        return self.order_sections(
            section for kind in self.list_kinds(entry) for section in kind.required
        )

    def list_allowed(self, entry: Entry) -> tuple[str, ...]:
        """The sections that an entry of these kinds may have."""
        return self.order_sections(
            section for kind in self.list_kinds(entry) for section in kind.sections
        )

    def list_kinds(self, entry: Entry) -> Iterator[EntryKind]:
        """Every kind of *entry*, the folder's first; none for a page by hand."""
        return (self.kinds_by_id[kind] for kind in entry.all_kinds if kind in self.kinds_by_id)

    def list_relations(self) -> tuple[str, ...]:
        """Every relation that some entry may have."""
        fields = (name for model in self.models.values() for name in model.relations)
        return tuple(dict.fromkeys((*fields, "distinct_from")))

    @cached_property
    def mention_order(self) -> tuple[str, ...]:
        """Every kind, those first that ``mentions`` names."""
        return tuple(dict.fromkeys((*self.mentions, *self.kinds_by_id)))

    def find_group(self, relation: str, side: Side, kind: str) -> RelationName | None:
        """The group in which a neighbour of *kind* stands on the page."""
        wanted = (relation, side)
        fitting = [each for each in self.relations if (each.relation, each.side) == wanted]
        own = (each for each in fitting if each.kind == kind)
        return next(own, next((each for each in fitting if not each.kind), None))

    def find_kind(self, shape: EntryShape) -> EntryKind | None:
        """The first kind of that shape."""
        return next((kind for kind in self.kinds if kind.shape is shape), None)


def _choose(names: Iterable[str]) -> Any:  # noqa: ANN401 -- a type made at run time
    """The type of a value that is one of *names*."""
    return Literal[tuple(names)]


UNREAD = Method.model_validate(
    {
        "slug": "unread",
        "name": "—",
        "description": "—",
        "languages": ("ru",),
        "names": {"of": "—"},
        "exports": {"deck": "—", "tag": "—", "cards": "unread"},
    }
)
"""The method of a base whose ``method.yml`` could not be read: it has no kinds."""
