"""Entries: one described thing each, whatever its kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812 -- fields below are called date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import (
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    SkipValidation,
    field_validator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen
from methodbook.model.origin import Basis, Citation, Citations
from methodbook.model.picture import TABULAR, Picture
from methodbook.model.sense import Sense

ID = "[a-z0-9]+(-[a-z0-9]+)*"
"""What an id looks like, as a regular expression."""

EntryId = Annotated[str, Field(pattern=f"^{ID}$")]


Path: TypeAlias = tuple[str | int, ...]
"""Steps from the head of a file to one of its values."""


PAGE = "page"
"""The kind of a hand-written page that describes something; every other kind is the method's."""


class Status(StrEnum):
    """Drafts stay out of the published site."""

    DRAFT = "draft"
    PUBLISHED = "published"


class Distinction(Frozen):
    """Another entry that readers take for this one, and why it is not."""

    id: EntryId = Field(description="С чем путают.")
    reason: str = Field(description="В чём разница: одно законченное предложение.")


class Link(Frozen):
    """A relation to another entry together with who stands behind it."""

    id: EntryId = Field(description="На какую запись указывает связь.")
    basis: Literal[Basis.SOURCE, Basis.INFERENCE, Basis.EXTERNAL] = Field(
        default=Basis.SOURCE, description="Чьё это утверждение: источника, наш вывод, литературы."
    )
    at: Citations = Field(default=(), description="Строки источника: «000:155-158; 001:7».")

    @model_validator(mode="before")
    @classmethod
    def _accept_shorthand(cls, value: Any) -> Any:  # noqa: ANN401 -- raw YAML
        return {"id": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema for editors: a link may be a bare id."""
        return {"anyOf": [{"type": "string", "description": "Только id."}, handler(schema)]}


class Section(Frozen):
    """A titled part of an entry's prose; ``text`` is Markdown, from the line after the title."""

    model_config = ConfigDict(str_strip_whitespace=False)

    id: str
    text: str
    written: Place


GIVEN = frozenset({"id", "kind", "sections", "address", "written", "places"})
"""Fields that follow from the file; only a hand-written page names one of them, its ``id``."""


class Entry(Frozen):
    """What entries of every kind have; the fields of :data:`GIVEN` come first.

    Which kinds there are, and what else their entries have, the method says: it derives a class
    for each of its kinds from one of those below. ``words`` are the kinds that need no fields of
    their own: an entry of any kind may be one of these as well; ``relations`` are the fields
    that hold links.
    """

    words: ClassVar[frozenset[str]] = frozenset()
    relations: ClassVar[tuple[str, ...]] = ("broader", "part_of", "uses", "opposite_of", "related")
    has_table: ClassVar[bool] = False
    is_step: ClassVar[bool] = False

    id: EntryId
    kind: str
    sections: tuple[Section, ...] = ()
    address: str = Field(default="", exclude=True)
    """The entry's page among the pages of the site, such as ``terms/promise.md``."""
    written: Place
    places: SkipValidation[Mapping[Path, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )

    name: str = Field(min_length=1, description="Название записи: именительный падеж.")
    kinds: tuple[str, ...] = Field(
        default=(), description="Все роли записи; первая — вид папки, где лежит файл."
    )
    english: str | None = Field(default=None, description="Английское название.")
    definition: str = Field(min_length=1, description="Определение целым предложением.")
    phrase: str | None = Field(
        default=None, description="То же определение голым оборотом, без самого термина."
    )
    synonyms: tuple[str, ...] = Field(default=(), description="Другие названия.")
    abbreviations: tuple[str, ...] = Field(
        default=(), description="Сокращения; регистр букв важен: СУ, УЕК."
    )
    sense: Sense = Field(default=Sense(), description="Когда слово означает именно эту запись.")
    status: Status = Field(default=Status.PUBLISHED, description="Черновики не публикуются.")
    reviewed: Date = Field(description="Когда запись последний раз проверена целиком.")
    formerly: tuple[EntryId, ...] = Field(
        default=(), description="Прежние id: с их адресов ведёт переадресация."
    )

    broader: tuple[Link, ...] = Field(default=(), description="Более общее понятие.")
    part_of: tuple[Link, ...] = Field(default=(), description="Частью чего является.")
    uses: tuple[Link, ...] = Field(default=(), description="На что опирается, что использует.")
    opposite_of: tuple[Link, ...] = Field(default=(), description="Чему противоположно.")
    distinct_from: tuple[Distinction, ...] = Field(default=(), description="С чем не путать.")
    related: tuple[Link, ...] = Field(default=(), description="Что ещё стоит прочесть.")

    citations: Citations = Field(default=(), description="Строки источников о записи.")
    conflicts: tuple[str, ...] = Field(default=(), description="Номера противоречий: INC-01.")
    covers: tuple[EntryId, ...] = Field(
        default=(), description="Сущности инвентаря, намеренно слитые с этой записью."
    )
    reading: tuple[str, ...] = Field(default=(), description="Что читать дальше: ключи списка.")
    picture: Picture | None = Field(default=None, description="Рисунок записи.")

    @field_validator("picture")
    @classmethod
    def _draws_its_own_words(cls, picture: Picture | None) -> Picture | None:
        tabular = picture is not None and isinstance(picture.motif, TABULAR)
        if tabular and not cls.has_table:
            raise ValueError("такой рисунок берёт слова из таблицы, а она есть у сравнений")
        return picture

    def find_place(self, *path: str | int) -> Place:
        """Where the value at *path* stands in the file, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.written)

    @property
    def all_kinds(self) -> tuple[str, ...]:
        """Every kind of the entry, the folder's first."""
        return self.kinds or (self.kind,)

    @property
    def is_word(self) -> bool:
        """Whether the entry is a word of the glossary, whatever else it is."""
        return bool(self.words & set(self.all_kinds))

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to call the entry, the canonical one first."""
        return (self.name, *self.synonyms, *self.abbreviations)

    def find_section(self, section: str) -> Section | None:
        """Return the section of that id, if the author wrote it."""
        return next((found for found in self.sections if found.id == section), None)


class Worded(Entry):
    """A word of the language: it has a definition in two forms."""

    english: str = Field(min_length=1, description="Английское название.")
    phrase: str = Field(
        min_length=1, description="То же определение голым оборотом, без самого термина."
    )


class Plain(Entry):
    """An entry without fields of its own."""


class Stage(Entry):
    """A numbered step of a path."""

    is_step: ClassVar[bool] = True

    number: int = Field(ge=1, le=99, description="Место на пути.")
    short: str | None = Field(
        default=None, max_length=40, description="Короткое имя этапа для рисунков."
    )


class Problem(Entry):
    """A trouble and what solves it; the method says which types of troubles there are."""

    relations: ClassVar[tuple[str, ...]] = (*Entry.relations, "solved_by")

    type: str = Field(description="К какой части перечня относится.")
    number: int | None = Field(default=None, ge=1, le=99, description="Номер в этой части.")
    solved_by: tuple[Link, ...] = Field(default=(), description="Чем решают.")


class Row(Frozen):
    """One line of a comparison; a cell per column."""

    name: str = Field(description="По какому признаку сравниваем.")
    cells: tuple[str, ...] = Field(min_length=2, description="Ячейки по порядку столбцов.")
    at: Citations = Field(default=(), description="Строки источника.")
    basis: Literal[Basis.SOURCE, Basis.INFERENCE, Basis.EXTERNAL] = Field(
        default=Basis.SOURCE, description="Чьё это утверждение."
    )


class Table(Frozen):
    """Things compared, side by side."""

    columns: tuple[str, ...] = Field(min_length=2, description="Что сравниваем.")
    rows: tuple[Row, ...] = Field(min_length=1, description="По каким признакам.")

    @model_validator(mode="after")
    def _is_rectangular(self) -> Table:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"в строке «{row.name}» ячеек {len(row.cells)}, а столбцов {len(self.columns)}"
                )
        return self

    def find_row(self, name: str) -> Row:
        """The row called *name*; raises ``KeyError`` when there is none."""
        return {row.name: row for row in self.rows}[name]


class Comparison(Entry):
    """Two or more things set side by side."""

    has_table: ClassVar[bool] = True

    table: Table = Field(description="Сравнение по признакам.")

    @model_validator(mode="after")
    def _draws_its_own_table(self) -> Comparison:
        if self.picture:
            rows = {row.name for row in self.table.rows}
            named = [name for name in self.picture.list_rows() if name not in rows]
            named += [
                name for name in self.picture.list_columns() if name not in self.table.columns
            ]
            if named:
                raise ValueError(f"рисунок ждёт «{named[0]}», а в таблице этого нет")
        return self


class Measure(Frozen):
    """A figure about a company, never without its origin.

    ``before`` and ``value`` keep the notation of the source («2200+», «~1,8 млрд», «×2»).
    """

    id: str = Field(pattern=r"^FIG\d\d$", description="Постоянный номер: FIG01.")
    name: str = Field(description="Что измерено.")
    before: str | None = Field(default=None, description="Значение до; пусто, если не названо.")
    value: str = Field(description="Значение.")
    unit: str = Field(description="Единица.")
    period: str | None = Field(default=None, description="Дата или период; пусто, если не назван.")
    at: Citation = Field(description="Где это сказано.")
    note: str | None = Field(default=None, description="Чего источник не говорит.")


class Happening(Frozen):
    """A dated event of a case."""

    when: str = Field(description="Год или дата.")
    what: str = Field(description="Что случилось.")
    at: Citations = Field(default=(), description="Где это сказано.")


class Case(Entry):
    """What happened to a company, as somebody told it."""

    relations: ClassVar[tuple[str, ...]] = (*Entry.relations, "solves", "stages")

    industry: tuple[str, ...] = Field(min_length=1, description="Отрасли.")
    size: str | None = Field(default=None, description="Размер компании, если назван.")
    claim: Literal["told"] = Field(description="Статус утверждений: told — со слов авторов.")
    stages: tuple[Link, ...] = Field(default=(), description="На каких этапах пути.")
    solves: tuple[Link, ...] = Field(default=(), description="С чем пришла компания.")
    measures: tuple[Measure, ...] = Field(default=(), description="Измеренные итоги.")
    timeline: tuple[Happening, ...] = Field(default=(), description="События по порядку.")


class Page(Entry):
    """A page written by hand that describes something of its own."""
