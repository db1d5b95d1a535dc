"""Quizzes: questions of eight kinds, each with what a reader learns from a wrong answer.

A response is what a reader has answered, in the plain values of JSON; :data:`Response` tells which
kind of question takes which. Options, pairs, items and gaps are counted from zero in the order of
the file: stored responses are kept under a hash of the questions, so the order may change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field, SkipValidation

from methodbook.model.entry import ID, EntryId, Path
from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen
from methodbook.model.origin import Basis, Citations
from methodbook.words import Refusal

GAP = re.compile(rf"\[\[(?P<id>{ID})\]\]")
"""How the text of a cloze names a gap; braces and quotation marks stay free for the text."""

Response: TypeAlias = "int | bool | str | list[int] | list[int | None] | list[str] | None"
"""What a reader has answered; ``None`` is no answer at all.

single: index · several: indices · truefalse: bool · matching: for each pair the index of what was
chosen (pairs first, then the spare answers) or None · ordering: indices in the chosen order ·
cloze: a string for each gap · numeric: what was typed · case: the points for each criterion.
"""


class QuizKind(StrEnum):
    """The kinds of question."""

    SINGLE = "single"
    SEVERAL = "several"
    TRUEFALSE = "truefalse"
    MATCHING = "matching"
    ORDERING = "ordering"
    CLOZE = "cloze"
    NUMERIC = "numeric"
    CASE = "case"


class QuizLevel(StrEnum):
    """What a question asks of a reader."""

    RECALL = "recall"
    APPLY = "apply"
    JUDGE = "judge"


class Difficulty(StrEnum):
    """How hard the author believes a question to be."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


def _as_list(value: Any) -> Any:  # noqa: ANN401 -- raw YAML
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


def _as_decimal(value: Any) -> Any:  # noqa: ANN401 -- raw YAML
    """Take a decimal comma as well as a point; anything else is left for the model to refuse."""
    if not isinstance(value, str):
        return value
    number = re.sub(r"[\s\u00a0\u202f]", "", value).replace(",", ".").replace("−", "-")
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", number):
        raise Refusal("number")
    return Decimal(number)


Ids = Annotated[tuple[EntryId, ...], BeforeValidator(_as_list, json_schema_input_type=Any)]
Number = Annotated[Decimal, BeforeValidator(_as_decimal, json_schema_input_type=str)]
Words = Annotated[str, Field(min_length=1)]


class Option(Frozen):
    """One answer that can be chosen."""

    text: Words = Field(description="Ответ, который можно выбрать.")
    right: bool = Field(default=False, description="Верен ли он.")
    feedback: str = Field(default="", description="Что сказать тому, кто его выбрал.")


class Asked(Frozen):
    """What questions of every kind have; the first two fields follow from the file."""

    written: Place
    places: SkipValidation[Mapping[Path, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )
    start: SkipValidation[Path] = Field(default=(), repr=False, exclude=True)

    id: EntryId = Field(description="Постоянное имя вопроса; не меняется и не повторяется.")
    level: QuizLevel = Field(
        description="recall — вспомнить, apply — применить, judge — рассудить."
    )
    difficulty: Difficulty = Field(description="Трудность на взгляд автора.")
    seconds: int = Field(ge=5, le=3600, description="Сколько секунд уходит на ответ.")
    about: Ids = Field(min_length=1, description="О каких записях вопрос; главная первой.")
    at: Citations = Field(default=(), description="Строки источника: «000:95-97; 001:7».")
    basis: Literal[Basis.SOURCE, Basis.INFERENCE] = Field(
        default=Basis.SOURCE, description="Чей это верный ответ: источника или наш вывод."
    )
    read: str = Field(
        default="",
        pattern=rf"^({ID}(#{ID})?)?$",
        description="Где ответ в базе: запись или запись#раздел; пусто — главная запись.",
    )
    prompt: Words = Field(description="Вопрос; абзацы разделены пустой строкой.")
    explanation: str = Field(default="", description="Что сказать каждому после ответа.")

    def find_place(self, *path: str | int) -> Place:
        """Where the value at *path* of the question stands, or the nearest thing around it."""
        while path and (*self.start, *path) not in self.places:
            path = path[:-1]
        return self.places.get((*self.start, *path), self.written)

    @property
    def where(self) -> tuple[str, str]:
        """The entry that answers the question and the section of its page, if one is named."""
        entry, _, section = (self.read or self.about[0]).partition("#")
        return entry, section


class Single(Asked):
    """One answer is right."""

    kind: Literal[QuizKind.SINGLE] = Field(description="Вид вопроса.")
    options: tuple[Option, ...] = Field(min_length=2, description="Ответы.")
    fixed: bool = Field(default=False, description="Не перемешивать ответы: у них есть порядок.")


class Several(Asked):
    """Some answers are right, and all of them are wanted."""

    kind: Literal[QuizKind.SEVERAL] = Field(description="Вид вопроса.")
    options: tuple[Option, ...] = Field(min_length=3, description="Ответы.")
    fixed: bool = Field(default=False, description="Не перемешивать ответы: у них есть порядок.")


class TrueFalse(Asked):
    """A statement that holds or does not."""

    kind: Literal[QuizKind.TRUEFALSE] = Field(description="Вид вопроса.")
    right: bool = Field(description="Верно ли утверждение.")
    feedback: Words = Field(description="Что сказать тому, кто ошибся.")


class Pair(Frozen):
    """Two things that belong together."""

    left: Words = Field(description="К чему подбирают.")
    right: Words = Field(description="Что подбирают.")
    feedback: str = Field(default="", description="Что сказать тому, кто подобрал другое.")


class Spare(Frozen):
    """An answer that belongs to nothing."""

    text: Words = Field(description="Лишний ответ.")
    feedback: str = Field(default="", description="Что сказать тому, кто его выбрал.")


class Matching(Asked):
    """Pairs to be found, with at least one answer too many."""

    kind: Literal[QuizKind.MATCHING] = Field(description="Вид вопроса.")
    pairs: tuple[Pair, ...] = Field(min_length=2, description="Верные пары.")
    spare: tuple[Spare, ...] = Field(default=(), description="Лишние ответы.")

    @property
    def answers(self) -> tuple[str, ...]:
        """Everything that can be chosen: the right halves, then the spare ones."""
        return (*(pair.right for pair in self.pairs), *(each.text for each in self.spare))


class Item(Frozen):
    """One thing that has its place in an order."""

    text: Words = Field(description="Что стоит на этом месте.")
    feedback: str = Field(default="", description="Почему оно стоит здесь.")


class Ordering(Asked):
    """Things to be put in order; the file has them in the right one."""

    kind: Literal[QuizKind.ORDERING] = Field(description="Вид вопроса.")
    items: tuple[Item, ...] = Field(min_length=3, description="Всё по порядку.")


class Gap(Frozen):
    """A missing piece of a text: typed, or chosen where wrong answers are given."""

    id: EntryId = Field(description="Имя пропуска: в тексте [[имя]].")
    answers: tuple[Words, ...] = Field(
        min_length=1, description="Что принимается; первое показывают как ответ."
    )
    wrong: tuple[Option, ...] = Field(
        default=(), description="Неверные варианты: с ними пропуск становится списком."
    )
    feedback: str = Field(default="", description="Что сказать о любом другом ответе.")


class Cloze(Asked):
    """A text with gaps."""

    kind: Literal[QuizKind.CLOZE] = Field(description="Вид вопроса.")
    text: Words = Field(description="Текст с пропусками [[имя]].")
    gaps: tuple[Gap, ...] = Field(min_length=1, description="Пропуски в порядке текста.")

    def split(self) -> tuple[str | Gap, ...]:
        """The text and its gaps by turns; a name without a gap stays text."""
        gaps = {gap.id: gap for gap in self.gaps}
        parts: list[str | Gap] = []
        last = 0
        for found in GAP.finditer(self.text):
            if found["id"] in gaps:
                parts += [self.text[last : found.start()], gaps[found["id"]]]
                last = found.end()
        return (*parts, self.text[last:])


class Mistake(Frozen):
    """A wrong number that tells what was misunderstood."""

    value: Number = Field(description="Неверное число.")
    feedback: Words = Field(description="Что, скорее всего, перепутано.")


class Numeric(Asked):
    """A number to be typed."""

    kind: Literal[QuizKind.NUMERIC] = Field(description="Вид вопроса.")
    value: Number = Field(description="Верное число.")
    tolerance: Number = Field(default=Decimal(0), ge=0, description="Допустимое отклонение.")
    unit: str = Field(default="", description="Единица, показанная рядом с полем.")
    measure: str = Field(
        default="", pattern=r"^(FIG\d\d)?$", description="Показатель кейса, откуда число: FIG01."
    )
    mistakes: tuple[Mistake, ...] = Field(default=(), description="Ожидаемые ошибки.")
    feedback: Words = Field(description="Что сказать о любом другом числе.")


class Criterion(Frozen):
    """One thing that a good answer has."""

    text: Words = Field(description="Что должно быть в ответе.")
    points: int = Field(default=1, ge=1, le=10, description="Сколько за это дают баллов.")
    full: Words = Field(description="Как выглядит полный ответ.")
    partial: str = Field(default="", description="За что дают часть баллов.")


class CaseStudy(Asked):
    """A situation that is answered in free words and judged by a rubric."""

    kind: Literal[QuizKind.CASE] = Field(description="Вид вопроса.")
    criteria: tuple[Criterion, ...] = Field(min_length=2, description="Критерии оценки.")
    sample: Words = Field(description="Пример хорошего ответа.")


Question: TypeAlias = (
    Single | Several | TrueFalse | Matching | Ordering | Cloze | Numeric | CaseStudy
)

QUESTIONS: dict[QuizKind, type[Question]] = {
    QuizKind.SINGLE: Single,
    QuizKind.SEVERAL: Several,
    QuizKind.TRUEFALSE: TrueFalse,
    QuizKind.MATCHING: Matching,
    QuizKind.ORDERING: Ordering,
    QuizKind.CLOZE: Cloze,
    QuizKind.NUMERIC: Numeric,
    QuizKind.CASE: CaseStudy,
}


class Quiz(Frozen):
    """The questions of one file; those that could not be read are left out and told of."""

    written: Place
    id: EntryId = Field(description="Имя теста; совпадает с именем файла.")
    title: Words = Field(description="Тема: как она названа в списке.")
    lead: Words = Field(description="Что проверяет этот тест, одной фразой.")
    order: int = Field(ge=1, description="Место темы в списке.")
    questions: tuple[Question, ...] = Field(default=())
