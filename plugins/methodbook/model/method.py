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

    id: EntryId = Field(description="Имя раздела: из него состоит адрес раздела на странице.")
    title: str = Field(min_length=1, description="Заголовок раздела в файле и на сайте.")
    guide: str = Field(min_length=1, description="Что пишут в разделе: подсказка автору.")
    marked: bool = Field(
        default=True, description="Нужны ли утверждениям раздела знаки происхождения."
    )
    brief: bool = Field(default=False, description="Хватает ли разделу одной фразы.")
    limits: bool = Field(
        default=False, description="Показывать ли под текстом ограничения из самопроверки."
    )


class KindNames(Frozen):
    """What a kind is called, in every form that a sentence needs."""

    one: str = Field(min_length=1, description="Кто это: «инструмент».")
    object: str = Field(min_length=1, description="Кого найти: «инструмент», «проблему».")
    many: str = Field(min_length=1, description="Кто они: «инструменты».")
    of_many: str = Field(min_length=1, description="Сколько кого: «инструментов».")
    about: str = Field(min_length=1, description="О ком, с предлогом: «об инструменте».")
    among: str = Field(min_length=1, description="Где упоминается, с предлогом: «В инструментах».")
    title: str = Field(min_length=1, description="Заголовок перечня: «Инструменты».")


class TroubleType(Frozen):
    """One of the sorts that troubles fall into."""

    id: EntryId = Field(description="Что пишут в поле type.")
    title: str = Field(min_length=1, description="Заголовок этой части перечня.")
    asked: bool = Field(default=True, description="Спрашивают ли о таких в упражнениях.")


class RelationField(Frozen):
    """A relation of the kind's own: a field in the head of its entries."""

    id: FieldName = Field(description="Имя поля в шапке записи: строчные буквы и «_».")
    description: str = Field(min_length=1, description="Что пишут в поле.")
    kinds: tuple[EntryId, ...] = Field(
        default=(), description="На записи каких видов указывает; пусто — любых."
    )


class RelationName(Frozen):
    """A group of neighbours on the page of an entry; the list of them is their order."""

    id: FieldName = Field(description="Имя группы.")
    relation: FieldName = Field(description="Какая связь: имя поля.")
    side: Side = Field(description="to — как она записана, from — с другого конца.")
    kind: EntryId | None = Field(
        default=None, description="Только соседи этого вида; пусто — все остальные."
    )
    title: str = Field(min_length=1, description="Заголовок группы.")


class CardFact(Frozen):
    """A line of the card at the head of a page."""

    group: FieldName = Field(description="Какая группа связей: её id.")
    title: str = Field(min_length=1, description="Подпись строки.")


class EntryKind(Frozen):
    """A kind of entries: where they lie, what they have, what they are called."""

    id: EntryId = Field(description="Имя вида: его пишут в kinds.")
    shape: Shape = Field(
        description="Какие у записи поля: word — слово, step — шаг пути, trouble — беда, "
        "case — кейс, comparison — сравнение, plain — только общие."
    )
    folder: Folder = Field(description="Папка с файлами записей.")
    address: Folder = Field(description="Начало адреса страниц: tools даёт /tools/ID/.")
    names: KindNames = Field(description="Как вид называют.")
    lead: str = Field(min_length=1, description="Первая фраза перечня.")
    required: tuple[EntryId, ...] = Field(default=(), description="Обязательные разделы.")
    optional: tuple[EntryId, ...] = Field(default=(), description="Разделы по желанию.")
    layout: Layout | None = Field(
        default=None, description="Как устроен перечень; пусто — как принято для таких полей."
    )
    glossary: bool = Field(
        default=False, description="Описывать ли записи машинам как понятия словаря."
    )
    named: bool = Field(default=False, description="Заняты ли названия: одно слово — одна запись.")
    thorough: bool = Field(
        default=False, description="Не короче ли трёх предложений обязательные разделы."
    )
    types: tuple[TroubleType, ...] = Field(
        default=(), description="На что делятся беды, по порядку перечня; только для trouble."
    )
    relations: tuple[RelationField, ...] = Field(default=(), description="Свои поля со связями.")
    card: tuple[CardFact, ...] = Field(
        default=(), description="Строки карточки вверху страницы; пусто — карточки нет."
    )

    @property
    def index_layout(self) -> Layout:
        """The layout of the index: the one asked for, or the usual one of the shape."""
        return self.layout or _LAYOUTS[self.shape]


class MethodNames(Frozen):
    """The name of the method in the forms that sentences need."""

    of: str = Field(min_length=1, description="Чего понятия: «клиентократии».")


class Seeds(Frozen):
    """What the names begin with that other software knows our files by; never changed."""

    anki: EntryId = Field(description="Из чего считаются номера заметок, колод и типов Anki.")
    packages: EntryId = Field(description="Имена пакетов QTI, Common Cartridge и SCORM.")
    urn: EntryId = Field(description="Имена вопросов в xAPI: urn:ИМЯ:question:….")
    storage: EntryId = Field(description="Начало ключей, под которыми браузер хранит ответы.")
    files: EntryId = Field(description="Начало имён скачиваемых файлов.")


class ExportNames(Frozen):
    """What a learner sees in files that leave the site."""

    deck: str = Field(min_length=1, description="Колода Anki, в которую вложены остальные.")
    tag: str = Field(min_length=1, pattern=r"^\S+$", description="Метка заметок Anki.")
    cards: str = Field(
        min_length=1, pattern=r"^[\w-]+$", description="Имя файла с расписанием карточек."
    )


class Roles(Frozen):
    """Pages by hand that the engine leads to; a role that is left out has no links."""

    selfcheck: PagePath | None = Field(
        default=None, description="Самопроверка применимости: на неё ведут карточки записей."
    )
    downloads: PagePath | None = Field(
        default=None, description="Выгрузки: на них ведёт таблица форматов."
    )


class PageGroup(Frozen):
    """Pages by hand that stand together among the mentions."""

    folder: Folder = Field(description="Папка среди страниц сайта.")
    title: str = Field(min_length=1, description="Заголовок группы: «В самопроверке».")


class Folders(Frozen):
    """Where everything lies that is no entry; paths from the root."""

    pages: Folder = Field(default="docs", description="Страницы, написанные вручную.")
    quizzes: Folder = Field(
        default_factory=lambda known: f"{known.get('pages')}/practice/quizzes",
        description="Тесты; по умолчанию practice/quizzes среди страниц.",
    )
    selfchecks: Folder = Field(
        default_factory=lambda known: f"{known.get('pages')}/practice/selfchecks",
        description="Самопроверки; по умолчанию practice/selfchecks среди страниц.",
    )
    revisions: Folder = Field(
        default_factory=lambda known: f"{known.get('pages')}/practice/revisions.yml",
        description="Даты изменений; по умолчанию practice/revisions.yml среди страниц.",
    )
    sources: Folder = Field(default="glossary/sources.yml", description="Источники и литература.")
    conflicts: Folder = Field(
        default="glossary/conflicts.yml", description="Противоречия источников."
    )


class Method(Frozen):
    """Everything that ``method.yml`` says."""

    slug: EntryId = Field(description="Короткое имя: с него начинаются имена файлов и ключей.")
    name: str = Field(min_length=1, description="Название метода.")
    description: str = Field(min_length=1, description="Что это, одной фразой.")
    languages: tuple[Annotated[str, Field(pattern="^[a-z]{2}$")], ...] = Field(
        min_length=1, description="Языки, первый — основной: ru."
    )
    names: MethodNames = Field(description="Название в падежах.")
    seeds: Seeds = Field(description="Постоянные имена; что не названо, равно slug.")
    exports: ExportNames = Field(description="Имена в выгрузках.")
    folders: Folders = Field(default=Folders(), description="Где что лежит.")
    roles: Roles = Field(default=Roles(), description="Страницы, на которые ссылается программа.")
    groups: tuple[PageGroup, ...] = Field(
        default=(), description="Группы страниц среди упоминаний; остальные стоят вместе."
    )
    mentions: tuple[EntryId, ...] = Field(
        default=(), description="Порядок видов среди упоминаний; не названные — после."
    )
    relations: tuple[RelationName, ...] = Field(
        default=(), description="Как называются связи, по порядку страницы."
    )
    pictured: tuple[EntryId, ...] = Field(
        default=(), description="Разделы, где стоит рисунок, лучшие первыми."
    )
    sections: tuple[SectionKind, ...] = Field(
        default=(), description="Разделы, по порядку страницы."
    )
    kinds: tuple[EntryKind, ...] = Field(default=(), description="Виды записей по порядку.")

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
