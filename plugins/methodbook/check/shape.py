"""Rules about the shape of an entry: its sections and the two forms of its definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from methodbook.check.checker import Check, take_context
from methodbook.model.entry import Entry, Kind, Worded
from methodbook.model.finding import Finding, Rule
from methodbook.model.kinds import list_allowed, list_required, order_sections
from methodbook.model.origin import Basis
from methodbook.text.origins import find_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base

_LONGEST_PHRASE = 20
_FEWEST_SENTENCES = 3
_SENTENCE_END = re.compile(r"[.!?…](?=[»“)]*(?:\s|$|\[))")


def _title(section: str, base: Base) -> str:
    return base.words.area("sections")[section]


def _list_entries(base: Base) -> Iterator[Entry]:
    return (entry for entry in base.entries.values() if entry.kind is not Kind.PAGE)


def _find_missing_sections(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        have = {section.id for section in entry.sections}
        for section in list_required(entry):
            if section not in have:
                what = f"в записи «{entry.name}» нет раздела «{_title(section, base)}»"
                yield rule.at(entry.written, what)


MISSING_SECTION = Rule(
    "E241",
    "нет обязательного раздела",
    "Страницы одного вида устроены одинаково: читатель знает, где искать.",
    "Добавьте раздел; если источники молчат, скажите это и поставьте [@silent].",
    "термин без «## Пример»",
    "## Пример",
)


def _find_foreign_sections(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        allowed = list_allowed(entry)
        for section in entry.sections:
            if section.id not in allowed:
                kinds = ", ".join(kind.value for kind in entry.all_kinds)
                what = f"раздел «{_title(section.id, base)}» не бывает у записи вида {kinds}"
                yield rule.at(section.written, what)


FOREIGN_SECTION = Rule(
    "E242",
    "раздел другого вида",
    "Раздел принадлежит записям другого вида и на этой странице сбивал бы с толку.",
    "Перенесите текст или добавьте вид в kinds.",
    "## Шаг за шагом у термина",
    "kinds: [term, tool]",
)


def _find_disorder(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        written = [section.id for section in entry.sections]
        for actual, due in zip(written, order_sections(written), strict=False):
            if actual != due:
                section = entry.find_section(actual)
                place = section.written if section else entry.written
                what = (
                    f"здесь ожидался раздел «{_title(due, base)}», а стоит «{_title(actual, base)}»"
                )
                yield rule.at(place, what)
                break


DISORDER = Rule(
    "W241",
    "разделы не по порядку",
    "На странице порядок всегда один; в файле он должен быть тем же, чтобы не искать.",
    "Переставьте разделы в порядке из справочника «Поля».",
    "## Пример, затем ## Зачем это понятие",
    "## Зачем это понятие, затем ## Пример",
)


def _find_repeating_definitions(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        if not isinstance(entry, Worded):
            continue
        term = re.compile(rf"(?<!\w){re.escape(entry.name)}(?!\w)", re.IGNORECASE)
        if found := term.search(entry.phrase):
            what = f"оборот повторяет сам термин «{entry.name}»"
            yield rule.at(entry.find_place("phrase"), what, excerpt=found[0])
        for found in list(term.finditer(entry.definition))[1:]:
            what = f"определение объясняет «{entry.name}» через него же"
            context = take_context(found)
            place = entry.find_place("definition")
            yield rule.at(place, what, excerpt=found[0], context=context)


REPEATING_DEFINITION = Rule(
    "E243",
    "определение повторяет термин",
    "Определение через само слово ничего не объясняет.",
    "Назовите род и отличие другими словами.",
    "Доверие — это когда есть доверие.",
    "Доверие — это право решать без предварительного контроля.",
)


def _find_unfinished_definitions(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        text, place = entry.definition, entry.find_place("definition")
        if not (text[0].isupper() or text[0] in "«0123456789"):
            yield rule.at(place, "определение начинается со строчной буквы")
        if text[-1] not in ".!?…":
            yield rule.at(place, "определение не кончается точкой")


UNFINISHED_DEFINITION = Rule(
    "W242",
    "определение — не целое предложение",
    "Определение выносится на карточки и в подсказки, где стоит само по себе.",
    "Начните с прописной буквы и закончите точкой.",
    "обещание клиенту",
    "Корневое обещание — это обещание клиенту.",
)


def _find_bad_phrases(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        if not isinstance(entry, Worded):
            continue
        place, phrase = entry.find_place("phrase"), entry.phrase
        first = re.match(r"\w+", phrase)
        if first and first[0][0].isupper() and not first[0].isupper() and first[0][0] >= "А":
            yield rule.at(place, "оборот начинается с прописной буквы")
        if phrase.endswith("."):
            yield rule.at(place, "оборот кончается точкой")
        words = len(phrase.split())
        if words > _LONGEST_PHRASE:
            yield rule.at(place, f"в обороте слов {words}, а помещается {_LONGEST_PHRASE}")


BAD_PHRASE = Rule(
    "W243",
    "оборот не встанет в середину фразы",
    "Оборот вставляют в чужое предложение: «термин — оборот».",
    "Строчная буква в начале, без точки, не длиннее двадцати слов.",
    "Обещание внешнему клиенту.",
    "обещание внешнему клиенту",
)

_SINGLE_SENTENCE = frozenset({"why", "example", "details", "questions", "critique"})


def _find_thin_sections(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        if Kind.TOOL not in entry.all_kinds:
            continue
        for section in entry.sections:
            if section.id in _SINGLE_SENTENCE or section.id not in list_required(entry):
                continue
            silent = any(Basis.SILENT in mark.targets for mark in find_marks(section.text))
            sentences = len(_SENTENCE_END.findall(section.text))
            if sentences < _FEWEST_SENTENCES and not silent:
                what = f"в разделе «{_title(section.id, base)}» предложений: {sentences}"
                yield rule.at(section.written, what)


THIN_SECTION = Rule(
    "W244",
    "раздел слишком беден",
    "По одной фразе нельзя ни решить, ни сделать; честнее сказать, что источники молчат.",
    "Допишите до трёх предложений или скажите, что источники молчат, с пометкой [@silent].",
    "Подходит не всем. [@inference]",
    "Источники не называют условий. [@silent]",
)


def _find_idle_synonyms(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in _list_entries(base):
        for index, name in enumerate(entry.synonyms):
            if name.casefold().replace("ё", "е") == entry.name.casefold().replace("ё", "е"):
                place = entry.find_place("synonyms", index)
                yield rule.at(place, f"синоним «{name}» совпадает с названием", excerpt=name)


IDLE_SYNONYM = Rule(
    "W245",
    "синоним повторяет название",
    "Регистр, «ё» и падежи учитываются сами; список синонимов — для других слов.",
    "Уберите синоним.",
    "name: Чёрный ящик, synonyms: [черный ящик]",
    "synonyms: []",
)

SHAPE_CHECKS: tuple[Check, ...] = (
    Check(MISSING_SECTION, _find_missing_sections),
    Check(FOREIGN_SECTION, _find_foreign_sections),
    Check(REPEATING_DEFINITION, _find_repeating_definitions),
    Check(DISORDER, _find_disorder),
    Check(UNFINISHED_DEFINITION, _find_unfinished_definitions),
    Check(BAD_PHRASE, _find_bad_phrases),
    Check(THIN_SECTION, _find_thin_sections),
    Check(IDLE_SYNONYM, _find_idle_synonyms),
)
