"""The method: what the engine has to know about one methodology, as ``method.yml`` tells it.

The engine brings shapes, layouts and relations that any methodology may use; the method says what
kinds of entries it has, what they are called and where they lie.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, SkipValidation, model_validator

from methodbook.model.entry import EntryId, Path
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


class Shape(StrEnum):
    """Which typed fields an entry has beside the common ones."""

    WORD = "word"
    STEP = "step"
    TROUBLE = "trouble"
    CASE = "case"
    COMPARISON = "comparison"
    PLAIN = "plain"


class Layout(StrEnum):
    """How the index of a kind is laid out."""

    LETTERS = "letters"
    ROWS = "rows"
    PATH = "path"
    NAVIGATOR = "navigator"
    TABLE = "table"
    CARDS = "cards"


_LAYOUTS = {
    Shape.WORD: Layout.LETTERS,
    Shape.STEP: Layout.PATH,
    Shape.TROUBLE: Layout.NAVIGATOR,
    Shape.CASE: Layout.TABLE,
    Shape.COMPARISON: Layout.CARDS,
    Shape.PLAIN: Layout.CARDS,
}


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
    shape: Shape
    folder: Folder
    address: Folder
    names: KindNames
    lead: str = Field(min_length=1)
    required: tuple[EntryId, ...] = ()
    optional: tuple[EntryId, ...] = ()
    layout: Layout | None = None
    glossary: bool = False
    named: bool = False
    thorough: bool = False
    types: tuple[TroubleType, ...] = ()
    relations: tuple[RelationField, ...] = ()
    card: tuple[CardFact, ...] = ()

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


class Roles(Frozen):
    """Pages by hand that the engine leads to; a role that is left out has no links."""

    selfcheck: PagePath | None = None
    downloads: PagePath | None = None


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
    sources: Folder = "glossary/sources.yml"
    conflicts: Folder = "glossary/conflicts.yml"


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
    groups: tuple[PageGroup, ...] = ()
    mentions: tuple[EntryId, ...] = ()
    relations: tuple[RelationName, ...] = ()
    pictured: tuple[EntryId, ...] = ()
    sections: tuple[SectionKind, ...] = ()
    kinds: tuple[EntryKind, ...] = ()

    written: Place = Place(file=FILE)
    places: SkipValidation[Mapping[Path, Place]] = Field(
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
    def sections_by_id(self) -> Mapping[str, SectionKind]:
        """The sections by id, in the order of a page."""
        return {section.id: section for section in self.sections}


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
