"""Self-checks: questions to a reader, and the rules that turn the answers into a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date as Date  # noqa: N812 -- the field below is called date
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, SkipValidation, model_validator

from methodbook.model.entry import EntryId, Path
from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen
from methodbook.model.origin import Basis, Citations

ALL = "all"
"""Stands for every tool in the effects of a rule."""

DONT_KNOW = "unknown"
"""«I do not know»: it never counts as a yes, and no question may have an answer of that name."""

YES, NO, NOT_REQUIRED = "yes", "no", "not-required"
"""The other answers of a checklist; the last one fits items that say when they are excused."""

MOST_STEPS = 7
"""More things to do at once than anybody does."""


def _as_list(value: Any) -> Any:  # noqa: ANN401 -- raw YAML
    return [value] if isinstance(value, str) else value


Ids = Annotated[
    tuple[EntryId, ...],
    BeforeValidator(_as_list, json_schema_input_type=str | tuple[EntryId, ...]),
]
Cube: TypeAlias = Mapping[EntryId, Ids]
"""Question -> the answers that fit, joined by «and»; an empty cube fits always."""


class Sourced(Frozen):
    """A statement with who stands behind it; both are demanded by the checker."""

    basis: Literal[Basis.SOURCE, Basis.INFERENCE, Basis.EXTERNAL] | None = Field(
        default=None, description="Чьё это утверждение: источника, наш вывод или литература."
    )
    at: Citations = Field(default=(), description="Строки источника: «000:95-97; 000:328».")
    cited: Ids = Field(default=(), description="Издания из списка литературы: для external.")


def _refuse_answers(ids: Sequence[str], taken: AbstractSet[str]) -> None:
    repeated = sorted(each for each, count in Counter(ids).items() if count > 1)
    if repeated:
        raise ValueError(f"ответ повторён: {', '.join(repeated)}")
    if taken & set(ids):
        raise ValueError(f"имя ответа занято: {', '.join(sorted(taken & set(ids)))}")


class Answer(Frozen):
    """One answer to a question; the better ones stand first."""

    id: EntryId = Field(description="Имя ответа; никогда не меняется.")
    text: str = Field(min_length=1, description="Ответ словами.")
    example: str = Field(min_length=1, description="Пример, по которому ответ узнают.")
    informational: bool = Field(
        default=False, description="Ответ намеренно ничего не меняет в вердикте."
    )


class Question(Frozen):
    """One question and when it is asked."""

    id: EntryId = Field(description="Имя вопроса; никогда не меняется.")
    text: str = Field(min_length=1, description="Вопрос.")
    note: str = Field(default="", description="Пояснение под вопросом.")
    asked_when: Cube = Field(default={}, description="При каких ответах вопрос задают.")
    unordered: bool = Field(default=False, description="Ответы не бывают лучше или хуже.")
    answers: tuple[Answer, ...] = Field(min_length=2, description="Ответы, лучший первым.")

    @model_validator(mode="after")
    def _hold_the_answers(self) -> Self:
        _refuse_answers([each.id for each in self.answers], {DONT_KNOW})
        return self

    def find_rank(self, answer: str) -> int:
        """The place of *answer* from the best, from zero; raises ``ValueError`` for a stranger."""
        return [each.id for each in self.answers].index(answer)


class Level(Frozen):
    """One step of a scale; the better ones stand first."""

    id: EntryId = Field(description="Имя ступени.")
    name: str = Field(min_length=1, description="Ступень одним-двумя словами.")
    sign: str = Field(default="", max_length=2, description="Значок рядом со словом.")
    text: str = Field(default="", description="Что это значит: целое предложение.")
    tone: Literal["good", "careful", "bad"] = Field(default="good", description="Цвет значка.")
    graded: bool = Field(default=False, description="Вердикт, при котором важна трудность.")
    gate: bool = Field(
        default=False, description="Вердикт вне шкалы: проверка не для этого случая."
    )
    path: bool = Field(default=False, description="Вердикт, при котором строят путь по этапам.")
    offer: str = Field(default="", description="Приглашение ко второй проверке; пусто — нет.")


class Scales(Frozen):
    """What is judged: the whole, how hard it will be, and each tool."""

    verdict: tuple[Level, ...] = Field(min_length=1, description="Вердикты от лучшего к худшему.")
    difficulty: tuple[Level, ...] = Field(min_length=1, description="Трудность по возрастанию.")
    tool: tuple[Level, ...] = Field(min_length=1, description="Состояния инструмента.")


class Restriction(Sourced):
    """One rule: where its cube fits, nothing may be better than it says."""

    id: EntryId = Field(description="Имя правила.")
    when: Cube = Field(min_length=1, description="Вопрос → ответы, при которых правило действует.")
    verdict: str | None = Field(default=None, description="Лучшее, на что остаётся надеяться.")
    difficulty: str | None = Field(default=None, description="Не легче, чем.")
    tools: Mapping[EntryId, Ids] = Field(
        default={}, description="Состояние → инструменты; all — все."
    )
    informational: bool = Field(default=False, description="Правило только объясняет.")
    brief: str = Field(default="", description="Помеха двумя-пятью словами, для заголовка.")
    reason: str = Field(default="", description="Как вывод следует из строк: для inference.")
    why: str = Field(min_length=1, description="Что это означает.")
    instead: str = Field(min_length=1, description="Что делать или чем заменить.")
    lifts_if: str = Field(min_length=1, description="Что должно измениться, чтобы правило ушло.")
    about: EntryId | None = Field(default=None, description="Статья, где об этом подробнее.")


class Remark(Sourced):
    """Answers that contradict each other; a remark changes no verdict."""

    id: EntryId = Field(description="Имя замечания.")
    when: Cube = Field(min_length=1, description="При каких ответах.")
    text: str = Field(min_length=1, description="Что не сходится и что перечитать.")


class Variant(Sourced):
    """How a stage changes for some answers."""

    when: Cube = Field(min_length=1, description="При каких ответах.")
    mode: Literal["before", "replace", "skip", "note"] = Field(
        description="before — сначала, replace — вместо шага, skip — пропустить, note — учесть."
    )
    text: str = Field(min_length=1, description="Что именно.")


class Step(Sourced):
    """One stage of the way with what to do at it."""

    id: EntryId = Field(description="Запись этапа.")
    text: str = Field(min_length=1, description="Первое, что сделать.")
    tools: Ids = Field(default=(), description="Инструменты этапа.")
    variants: tuple[Variant, ...] = Field(default=(), description="Отличия для части ответов.")


class Headline(Frozen):
    """The verdict and what weighs on it, in one sentence."""

    verdict: Ids = Field(min_length=1, description="При каких вердиктах.")
    difficulty: Ids = Field(default=(), description="При какой трудности; пусто — при любой.")
    text: str = Field(
        min_length=1, description="Предложение; {reasons} — краткие имена сработавших помех."
    )


class Hour(Frozen):
    """The first hour of a step: who sits down with what, and what they do."""

    who: str = Field(min_length=1, description="Кто: человек по его делу, «старший смены».")
    sheet: str = Field(min_length=1, description="Лист или страница, что лежит на столе.")
    minutes: int = Field(ge=15, le=120, description="Сколько минут.")
    do: str = Field(min_length=1, description="Что делают: одно-два предложения.")


class Proviso(Frozen):
    """What some answers add to a step."""

    when: Cube = Field(min_length=1, description="При каких ответах.")
    text: str = Field(min_length=1, description="Что учесть: целое предложение.")


class PlannedStep(Sourced):
    """One thing to do: what, why, how it starts, how it shows, what it costs, how to undo it."""

    id: EntryId = Field(description="Имя шага; никогда не меняется.")
    step: str = Field(min_length=1, description="Что сделать: повелительное предложение.")
    entries: Ids = Field(min_length=1, description="Записи, по которым шаг делают.")
    when: Cube = Field(default={}, description="При каких ответах шаг годится.")
    why: str = Field(min_length=1, description="Почему именно вам.")
    first_hour: Hour = Field(description="Первый час.")
    sign: str = Field(min_length=1, description="По чему видно через две недели.")
    cost: str = Field(min_length=1, description="Во что обходится.")
    back: str = Field(min_length=1, description="Как отступить.")
    provisos: tuple[Proviso, ...] = Field(default=(), description="Поправки для части ответов.")


class Slot(Frozen):
    """A place in the plan and what may stand there: the first step that fits is taken."""

    id: EntryId = Field(description="Имя места.")
    verdicts: Ids = Field(min_length=1, description="При каких вердиктах место есть.")
    choices: tuple[PlannedStep, ...] = Field(min_length=1, description="Шаги, лучший первым.")


class Replaced(Frozen):
    """A question that is no longer asked, and how its answers are read now."""

    id: EntryId = Field(description="Имя прежнего вопроса.")
    text: str = Field(min_length=1, description="Прежний вопрос.")
    note: str = Field(min_length=1, description="Что спрашивают вместо него и что принято.")
    answers: Mapping[EntryId, Mapping[EntryId, EntryId]] = Field(
        min_length=1, description="Прежний ответ → ответы на нынешние вопросы."
    )


class Limit(Frozen):
    """What the page of a tool says against it, and the rules that say so; or why none does."""

    tool: EntryId = Field(description="Инструмент.")
    said: str = Field(min_length=1, description="Несколько слов с его страницы, по порядку.")
    rules: Ids = Field(default=(), description="Правила, которые это выражают.")
    left_out: str = Field(default="", description="Почему правила нет.")

    @model_validator(mode="after")
    def _hold_one(self) -> Self:
        if bool(self.rules) is bool(self.left_out):
            raise ValueError("нужно одно из двух: rules или left_out")
        return self


class Immaterial(Sourced):
    """Something readers expect to matter, and it does not."""

    id: EntryId = Field(description="Имя.")
    name: str = Field(min_length=1, description="О чём речь: «Отрасль».")
    text: str = Field(min_length=1, description="Почему не спрашивают.")


class Version(Frozen):
    """The table of questions of one version: shared codes are read by it for ever."""

    version: int = Field(ge=1, description="Номер версии правил.")
    date: Date = Field(description="С какого дня действует.")
    changes: tuple[str, ...] = Field(default=(), description="Что изменилось: фразы для читателя.")
    questions: Mapping[EntryId, tuple[EntryId, ...]] = Field(
        description="Вопросы и ответы в порядке, по которому читают код; не меняется никогда."
    )


class ExpectedTools(Frozen):
    """Tools that must each have one of the statuses."""

    any_of: tuple[EntryId, ...] = Field(min_length=1, description="Инструменты.")
    status: tuple[EntryId, ...] = Field(min_length=1, description="Допустимые состояния.")
    basis: Literal[Basis.SOURCE, Basis.INFERENCE] = Field(
        default=Basis.SOURCE, description="Чьё это утверждение."
    )


class Expectation(Frozen):
    """What an example company must get; every acceptable value is listed."""

    verdict: tuple[EntryId, ...] = Field(min_length=1, description="Допустимые вердикты.")
    difficulty: tuple[EntryId, ...] = Field(default=(), description="Допустимая трудность.")
    tools: tuple[ExpectedTools, ...] = Field(default=(), description="Состояния инструментов.")
    remarks: tuple[EntryId, ...] | None = Field(default=None, description="Замечания, все.")


class Example(Sourced):
    """A company with a known verdict; it documents the boundary and is executed as a test."""

    id: str = Field(pattern=r"^[A-Z]\d\d$", description="Номер: P01.")
    name: str = Field(min_length=1, description="Как называть.")
    description: str = Field(min_length=1, description="Что о компании известно.")
    answers: Mapping[EntryId, EntryId] = Field(description="Вопрос → ответ.")
    expect: Expectation = Field(description="Что должно получиться.")
    mentions: tuple[str, ...] = Field(default=(), description="Слова, без которых нет объяснения.")
    why: str = Field(min_length=1, description="Почему так.")


class AnswerSheet(Frozen):
    """Answers somebody has written down, with the place of each."""

    answers: Mapping[str, str]
    places: Mapping[str, Place]


class SelfCheck(Frozen):
    """What self-checks of both kinds have; the first two fields follow from the file."""

    written: Place
    places: SkipValidation[Mapping[Path, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )
    id: EntryId = Field(description="Имя проверки; совпадает с именем файла.")
    title: str = Field(min_length=1, description="Название.")
    lead: str = Field(min_length=1, description="Что читатель узнает и сколько это займёт.")
    versions: tuple[Version, ...] = Field(
        min_length=1, description="Версии правил, новая последней."
    )

    def find_place(self, *path: str | int) -> Place:
        """Where the value at *path* stands in the file, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.written)

    @property
    def version(self) -> int:
        """The version of the rules as they are now."""
        return self.versions[-1].version


class Decision(SelfCheck):
    """A self-check whose answers lead to a verdict."""

    kind: Literal["decision"] = Field(description="Вид проверки.")
    questions: tuple[Question, ...] = Field(min_length=1, description="Вопросы по порядку.")
    scales: Scales = Field(description="Шкалы.")
    tools: tuple[EntryId, ...] = Field(min_length=1, description="Инструменты, о которых судят.")
    rules: tuple[Restriction, ...] = Field(description="Правила; порядок ничего не значит.")
    remarks: tuple[Remark, ...] = Field(default=(), description="Несогласованные ответы.")
    headlines: tuple[Headline, ...] = Field(default=(), description="Заголовки результата.")
    plan: tuple[Slot, ...] = Field(
        default=(), max_length=MOST_STEPS, description="План: места по порядку."
    )
    replaced: tuple[Replaced, ...] = Field(default=(), description="Прежние вопросы.")
    undescribed: Ids = Field(default=(), description="Записи, о которых известно одно название.")
    limits: tuple[Limit, ...] = Field(
        default=(), description="Ограничения со страниц инструментов и их правила."
    )
    steps: tuple[Step, ...] = Field(default=(), description="Путь по этапам.")
    immaterial: tuple[Immaterial, ...] = Field(default=(), description="Что не повлияло.")
    notices: tuple[Immaterial, ...] = Field(default=(), description="Оговорки под вердиктом.")
    examples: tuple[Example, ...] = Field(default=(), description="Примеры компаний.")
    follow_up: EntryId | None = Field(default=None, description="Проверка, которую предложить.")

    def find_question(self, name: str) -> Question | None:
        """The question of that id."""
        return next((each for each in self.questions if each.id == name), None)

    def find_rule(self, name: str) -> Restriction:
        """The rule of that id; raises ``StopIteration`` for a stranger."""
        return next(each for each in self.rules if each.id == name)


class Element(Frozen):
    """A part of a definition; its items must all hold."""

    id: EntryId = Field(description="Имя части.")
    name: str = Field(min_length=1, description="Название части.")
    entry: EntryId = Field(description="Статья о ней.")


class Item(Sourced):
    """One statement of a checklist."""

    id: EntryId = Field(description="Имя пункта; никогда не меняется.")
    element: EntryId = Field(description="К какой части относится.")
    text: str = Field(min_length=1, description="Что должно быть верно.")
    evidence: str = Field(min_length=1, description="Как выглядит «да» на деле.")
    tools: Ids = Field(min_length=1, description="Чем закрывают пробел.")
    first: str = Field(default="", description="Первый шаг, если этого нет.")
    excused: str = Field(default="", description="Когда пункт не нужен; пусто — нужен всегда.")


class Outcome(Frozen):
    """What a checklist has come to, in words."""

    name: str = Field(min_length=1, description="Итог двумя словами.")
    text: str = Field(min_length=1, description="Итог предложением.")


class Outcomes(Frozen):
    """The three ends of a checklist."""

    holds: Outcome = Field(description="Выполнены все пункты.")
    fails: Outcome = Field(description="Хотя бы один не выполнен.")
    unclear: Outcome = Field(description="О части пунктов ничего не известно.")

    def find(self, holds: bool | None) -> Outcome:  # noqa: FBT001 -- three ends, told by a value
        """The end of a tally that *holds*, does not, or is not decided."""
        return self.unclear if holds is None else self.holds if holds else self.fails


class ListExpectation(Frozen):
    """What an example must get from a checklist."""

    holds: bool | None = Field(description="Итог; null — пока не известно.")
    missing: tuple[EntryId, ...] = Field(default=(), description="Чего не хватает.")


class ListExample(Sourced):
    """A company with a known list of gaps."""

    id: str = Field(pattern=r"^[A-Z]\d\d$", description="Номер: C01.")
    description: str = Field(min_length=1, description="Что о компании известно.")
    answers: Mapping[EntryId, EntryId] = Field(description="Пункт → ответ.")
    expect: ListExpectation = Field(description="Что должно получиться.")
    why: str = Field(min_length=1, description="Почему так.")


def _hold_the_answers(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    ids = [answer.id for answer in answers]
    if ids not in ([YES, NO, DONT_KNOW], [YES, NO, NOT_REQUIRED, DONT_KNOW]):
        raise ValueError(
            f"у перечня ответы {YES}, {NO}, {DONT_KNOW} и, если пункт бывает не нужен, "
            f"{NOT_REQUIRED} перед последним; а здесь {', '.join(ids)}"
        )
    return answers


class Checklist(SelfCheck):
    """A self-check whose items must hold all at the same time."""

    kind: Literal["checklist"] = Field(description="Вид проверки.")
    outcomes: Outcomes = Field(description="Итоги словами.")
    elements: tuple[Element, ...] = Field(min_length=1, description="Части определения.")
    items: tuple[Item, ...] = Field(min_length=1, description="Пункты по порядку.")
    answers: Annotated[tuple[Answer, ...], AfterValidator(_hold_the_answers)] = Field(
        description="Ответы на каждый пункт: yes, no, not-required, unknown."
    )
    order: Ids = Field(default=(), description="В каком порядке закрывают пробелы: все пункты.")
    immaterial: tuple[Immaterial, ...] = Field(default=(), description="Что не входит.")
    notices: tuple[Immaterial, ...] = Field(default=(), description="Оговорки под итогом.")
    examples: tuple[ListExample, ...] = Field(default=(), description="Примеры компаний.")

    @model_validator(mode="before")
    @classmethod
    def _read_former_outcomes(cls, value: Any) -> Any:  # noqa: ANN401 -- raw YAML
        """In `expect` the outcome once stood under the name of the check."""
        if not isinstance(value, dict):
            return value
        examples = value.get("examples")
        if not isinstance(examples, list):
            return value
        return value | {"examples": [_rename(each, value.get("id")) for each in examples]}

    def list_answers(self, item: Item) -> tuple[Answer, ...]:
        """The answers that *item* may get."""
        left_out = set() if item.excused else {NOT_REQUIRED}
        return tuple(answer for answer in self.answers if answer.id not in left_out)


def _rename(example: Any, name: Any) -> Any:  # noqa: ANN401 -- raw YAML
    expect = example.get("expect") if isinstance(example, dict) else None
    if not isinstance(expect, dict) or "holds" in expect or name not in expect:
        return example
    renamed = {"holds" if key == name else key: value for key, value in expect.items()}
    return example | {"expect": renamed}
