"""Rules about ids, references and relations: E2xx."""

from __future__ import annotations

import difflib
from collections import defaultdict
from typing import TYPE_CHECKING

from methodbook.check.checker import Check
from methodbook.model.base import SYMMETRIC, Relation, list_edges
from methodbook.model.entry import PAGE, Case, Entry, Problem, Stage
from methodbook.model.finding import Finding, Place, Rule
from methodbook.model.method import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from methodbook.model.base import Base, Edge
    from methodbook.model.method import EntryKind, Method


def _suggest(name: str, known: Mapping[str, object]) -> str:
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"Возможно, {close[0]}?" if close else ""


def _place(entry: Entry, edge: Edge) -> Place:
    """Where a relation of *entry* is written."""
    return entry.find_place(edge.relation, edge.index)


def _find_unknown_entries(rule: Rule, base: Base) -> Iterator[Finding]:
    holders = {name: entry.id for entry in base.entries.values() for name in entry.covers}
    for entry in base.entries.values():
        for edge in list_edges(entry):
            if edge.end not in base.entries and edge.end not in base.unread:
                yield rule.at(
                    _place(entry, edge),
                    f"поле «{edge.relation}» ведёт к «{edge.end}», такой записи нет",
                    hint=f"«{edge.end}» слита с «{holders[edge.end]}»: укажите эту запись."
                    if edge.end in holders
                    else _suggest(edge.end, base.entries),
                    excerpt=edge.end,
                )


UNKNOWN_ENTRY = Rule(
    "E201",
    "ссылка на неизвестную запись",
    "Связь ведёт в никуда: на странице не было бы ни названия, ни адреса.",
    "Проверьте id или создайте запись: methodbook new term ID.",
    "related: [promisse]",
    "related: [promise]",
)


def _find_self_references(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in base.entries.values():
        for edge in list_edges(entry):
            if edge.end == entry.id:
                place = _place(entry, edge)
                yield rule.at(place, "запись ссылается на саму себя", excerpt=edge.end)


SELF_REFERENCE = Rule(
    "E202",
    "запись ссылается на себя",
    "Связь с собой ничего не сообщает читателю.",
    "Уберите связь или укажите другую запись.",
    "promise: related: [promise]",
    "promise: related: [authority]",
)


def _find_double_relations(rule: Rule, base: Base) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], str] = {}
    for entry in base.entries.values():
        for edge in list_edges(entry):
            pair = (edge.start, edge.end)
            if edge.relation in SYMMETRIC:
                pair = (min(pair), max(pair))
            key = (*pair, edge.relation)
            if key in seen:
                yield rule.at(
                    _place(entry, edge),
                    f"связь с «{edge.end}» уже записана в «{seen[key]}»",
                    excerpt=edge.end,
                )
            seen.setdefault(key, entry.id)


DOUBLE_RELATION = Rule(
    "E203",
    "связь записана дважды",
    "Связь пишется на одной стороне, вторая выводится: две записи рано или поздно разойдутся.",
    "Оставьте связь только на одной стороне.",
    "promise: related: [authority] и authority: related: [promise]",
    "promise: related: [authority]",
)


def _find_weak_duplicates(rule: Rule, base: Base) -> Iterator[Finding]:
    strong = {
        frozenset((edge.start, edge.end))
        for entry in base.entries.values()
        for edge in list_edges(entry)
        if edge.relation != Relation.RELATED
    }
    for entry in base.entries.values():
        for edge in list_edges(entry):
            if edge.relation == Relation.RELATED and frozenset((entry.id, edge.end)) in strong:
                yield rule.at(
                    _place(entry, edge),
                    f"с «{edge.end}» уже есть более точная связь",
                    excerpt=edge.end,
                )


WEAK_DUPLICATE = Rule(
    "W201",
    "«смотри также» повторяет точную связь",
    "Читатель увидел бы одну и ту же запись дважды, второй раз без пояснения.",
    "Уберите id из related.",
    "part_of: [promise-system], related: [promise-system]",
    "part_of: [promise-system]",
)


def _list_wanted(method: Method) -> dict[str, frozenset[str]]:
    """The kinds that a relation may lead to; of the others it is not known or does not matter."""
    wanted: dict[str, frozenset[str]] = {
        relation: frozenset(kind.id for kind in method.kinds if kind.shape is shape)
        for relation, shape in _LEADS_TO.items()
    }
    own = (relation for kind in method.kinds for relation in kind.relations)
    return wanted | {each.id: frozenset(each.kinds) for each in own if each.kinds}


_LEADS_TO = {
    Relation.STAGES: Shape.STEP,
    Relation.SOLVES: Shape.TROUBLE,
    Relation.SOLVED_BY: Shape.WORD,
}


def _find_wrong_kinds(rule: Rule, base: Base) -> Iterator[Finding]:
    wanted = _list_wanted(base.method)
    for entry in base.entries.values():
        for edge in list_edges(entry):
            target = base.entries.get(edge.end)
            kinds = wanted.get(edge.relation)
            if target and kinds and not kinds & set(target.all_kinds):
                yield rule.at(
                    _place(entry, edge),
                    f"«{edge.end}» — {target.kind}, а поле «{edge.relation}» ждёт: "
                    f"{', '.join(sorted(kinds))}",
                    excerpt=edge.end,
                )


WRONG_KIND = Rule(
    "E204",
    "связь с записью не того вида",
    "Поле читается как определённое отношение; с записью другого вида фраза теряет смысл.",
    "Укажите запись подходящего вида или другое поле.",
    "stages: [promise]",
    "stages: [stage-4]",
)


def _find_unknown_conflicts(rule: Rule, base: Base) -> Iterator[Finding]:
    file = base.method.folders.conflicts
    for entry in base.entries.values():
        for index, name in enumerate(entry.conflicts):
            if name not in base.conflicts and not base.unread & {name, file}:
                place = entry.find_place("conflicts", index)
                yield rule.at(place, f"противоречия «{name}» нет в списке", excerpt=name)


UNKNOWN_CONFLICT = Rule(
    "E205",
    "неизвестное противоречие",
    "Номер должен вести к описанию в glossary/conflicts.yml.",
    "Проверьте номер или опишите противоречие в glossary/conflicts.yml.",
    "conflicts: [INC-99]",
    "conflicts: [INC-01]",
)


def _find_unknown_reading(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in base.entries.values():
        for index, name in enumerate(entry.reading):
            if name not in base.reading and not base.unread & {name, base.method.folders.sources}:
                yield rule.at(
                    entry.find_place("reading", index),
                    f"книги или статьи «{name}» нет в списке",
                    hint=_suggest(name, base.reading),
                    excerpt=name,
                )


UNKNOWN_READING = Rule(
    "E206",
    "неизвестная книга или статья",
    "Ссылка на литературу без описания издания бесполезна.",
    "Проверьте ключ или опишите издание в glossary/sources.yml, список reading.",
    "reading: [kim-2005]",
    "reading: [kim-mauborgne-2005]",
)


def _find_repeated_names(rule: Rule, base: Base) -> Iterator[Finding]:
    holders: dict[str, Entry] = {}
    for entry in base.entries.values():
        kind = base.method.kinds_by_id.get(entry.kind)
        if not kind or not kind.named:
            continue
        for path, name in _list_names(entry):
            # An abbreviation is told from a word by its capitals: «СУ» is not «су».
            key = name if path[0] == "abbreviations" else name.casefold().replace("ё", "е")
            if key in holders:
                yield rule.at(
                    entry.find_place(*path),
                    f"«{name}» уже называет запись «{holders[key].id}»",
                    excerpt=name,
                )
            holders.setdefault(key, entry)


def _list_names(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("name",), entry.name
    for field in ("synonyms", "abbreviations"):
        for index, name in enumerate(getattr(entry, field)):
            yield (field, index), name


REPEATED_NAME = Rule(
    "E207",
    "название занято",
    "Одно слово не может вести к двум записям: ссылка в тексте стала бы случайной.",
    "Оставьте название у одной из записей.",
    "synonyms: [совет] у двух записей",
    "synonyms: [совет] у одной записи",
)


def _find_cycles(rule: Rule, base: Base) -> Iterator[Finding]:
    for relation in (Relation.BROADER, Relation.PART_OF):
        parents = {
            entry.id: [link.id for link in getattr(entry, relation)]
            for entry in base.entries.values()
        }
        for entry in base.entries.values():
            if _reaches(entry.id, parents):
                yield rule.at(
                    entry.find_place(relation),
                    f"по полю «{relation}» запись приходит к самой себе",
                )


def _reaches(start: str, parents: Mapping[str, list[str]]) -> bool:
    waiting, seen = list(parents.get(start, [])), set()
    while waiting:
        current = waiting.pop()
        if current == start:
            return True
        if current not in seen:
            seen.add(current)
            waiting += parents.get(current, [])
    return False


CYCLE = Rule(
    "E208",
    "круг в связях",
    "Ничто не бывает частью или частным случаем самого себя.",
    "Уберите одну из связей круга.",
    "А: part_of: [Б], Б: part_of: [А]",
    "А: part_of: [Б]",
)


def _find_stale_formerly(rule: Rule, base: Base) -> Iterator[Finding]:
    claimed: dict[str, str] = {}
    for entry in base.entries.values():
        for index, name in enumerate(entry.formerly):
            place = entry.find_place("formerly", index)
            if name in base.entries:
                yield rule.at(place, f"прежний id «{name}» занят живой записью", excerpt=name)
            elif name in claimed:
                what = f"прежний id «{name}» уже указан в «{claimed[name]}»"
                yield rule.at(place, what, excerpt=name)
            claimed.setdefault(name, entry.id)


STALE_FORMERLY = Rule(
    "E209",
    "прежний id занят",
    "С прежнего адреса ведёт переадресация; двух страниц по одному адресу не бывает.",
    "Уберите id из formerly.",
    "promise: formerly: [root-promise]",
    "promise: formerly: [obeshchanie]",
)


def _find_wrong_lists_of_kinds(rule: Rule, base: Base) -> Iterator[Finding]:
    for entry in base.entries.values():
        kinds = entry.all_kinds
        place = entry.find_place("kinds")
        if kinds[0] != entry.kind:
            what = f"первым в kinds стоит {kinds[0]}, а папка — {entry.kind}"
            yield rule.at(place, what)
        if len(set(kinds)) != len(kinds):
            yield rule.at(place, "вид повторён в kinds")


WRONG_KINDS = Rule(
    "E210",
    "список видов не согласован с папкой",
    "Папка решает, по какому адресу стоит страница, а kinds — из чего она состоит.",
    "Поставьте первым вид папки или перенесите файл.",
    "tools/x.md: kinds: [term, tool]",
    "terms/x.md: kinds: [term, tool]",
)


def _find_covered_entries(rule: Rule, base: Base) -> Iterator[Finding]:
    holders: dict[str, str] = {}
    for entry in base.entries.values():
        for index, name in enumerate(entry.covers):
            place = entry.find_place("covers", index)
            if name in base.entries:
                yield rule.at(place, f"у «{name}» есть собственная запись", excerpt=name)
            elif name in holders:
                yield rule.at(place, f"«{name}» уже слита с «{holders[name]}»", excerpt=name)
            holders.setdefault(name, entry.id)


COVERED_ENTRY = Rule(
    "E211",
    "слитая сущность стоит дважды",
    "Каждая сущность описана в одном месте: иначе описания разойдутся.",
    "Уберите id из covers или соедините записи.",
    "covers: [promise] при живой записи promise",
    "covers: [promise-principles]",
)


def _find_orphans(rule: Rule, base: Base) -> Iterator[Finding]:
    if base.unread:
        return
    touched = {
        name
        for entry in base.entries.values()
        for edge in list_edges(entry)
        for name in (edge.start, edge.end)
    }
    for entry in base.entries.values():
        if entry.id not in touched and entry.kind != PAGE:
            yield rule.at(entry.find_place("name"), f"«{entry.name}» не связана ни с одной записью")


ORPHAN = Rule(
    "W202",
    "запись ни с чем не связана",
    "К одинокой записи не ведёт ни одна дорога, и от неё некуда идти дальше.",
    "Добавьте хотя бы одну связь: broader, part_of, uses, related.",
    "запись без связей",
    "related: [promise]",
)


def _find_number_gaps(rule: Rule, base: Base) -> Iterator[Finding]:
    if base.unread:
        return
    for kind in base.method.kinds:
        steps = [entry for entry in base.entries.values() if entry.kind == kind.id]
        yield from _find_gaps(rule, [step for step in steps if isinstance(step, Stage)], kind)


def _find_gaps(rule: Rule, steps: Sequence[Stage], kind: EntryKind) -> Iterator[Finding]:
    by_number: dict[int, list[Stage]] = defaultdict(list)
    for step in steps:
        by_number[step.number].append(step)
    due = 1
    for number, holders in sorted(by_number.items()):
        place = holders[0].find_place("number")
        if number != due:
            what = f"{kind.names.one}: после номера {due - 1} идёт {number}, а не {due}"
            yield rule.at(place, what)
        for step in holders[1:]:
            yield rule.at(step.find_place("number"), f"номер {number} уже у «{holders[0].id}»")
        due = number + 1


NUMBER_GAP = Rule(
    "E212",
    "номера этапов идут не подряд",
    "Путь показан как цепочка; пропуск или повтор номера рвёт её.",
    "Дайте этапам номера подряд с единицы.",
    "этапы 1, 2, 4",
    "этапы 1, 2, 3",
)


def _find_repeated_measures(rule: Rule, base: Base) -> Iterator[Finding]:
    holders: dict[str, str] = {}
    for entry in base.entries.values():
        if isinstance(entry, Case):
            for index, measure in enumerate(entry.measures):
                if measure.id in holders:
                    place = entry.find_place("measures", index, "id")
                    what = f"показатель {measure.id} уже есть в «{holders[measure.id]}»"
                    yield rule.at(place, what, excerpt=measure.id)
                holders.setdefault(measure.id, entry.id)


REPEATED_MEASURE = Rule(
    "E213",
    "номер показателя занят",
    "Каждое число стоит на сайте один раз, под одним номером.",
    "Дайте показателю свободный номер FIG….",
    "FIG01 в двух кейсах",
    "FIG01 в одном кейсе",
)


def _find_odd_problems(rule: Rule, base: Base) -> Iterator[Finding]:
    numbered = {
        (kind.id, each.id) for kind in base.method.kinds for each in kind.types if each.numbered
    }
    for entry in base.entries.values():
        if not isinstance(entry, Problem):
            continue
        if (entry.kind, entry.type) in numbered and entry.number is None:
            yield rule.at(entry.find_place("type"), f"у записи с type: {entry.type} нет номера")
        if not entry.solved_by:
            yield rule.at(entry.find_place("type"), "не сказано, чем решают")


ODD_PROBLEM = Rule(
    "E214",
    "проблема описана не до конца",
    "Навигатор ведёт от проблемы к инструменту; без solved_by дорога обрывается.",
    "Заполните number (у запроса) и solved_by.",
    "type: request без number",
    "type: request, number: 1, solved_by: [strategic-canvas]",
)


def _find_unused_conflicts(rule: Rule, base: Base) -> Iterator[Finding]:
    if base.unread:
        return
    used = {name for entry in base.entries.values() for name in entry.conflicts}
    for conflict in base.conflicts.values():
        if conflict.visible and conflict.id not in used:
            yield rule.at(conflict.written, f"{conflict.id} не упомянуто ни в одной записи")


UNUSED_CONFLICT = Rule(
    "W203",
    "противоречие не показано ни на одной странице",
    "Читатель узнаёт о противоречии там, где его встречает.",
    "Добавьте номер в conflicts записи или поставьте visible: false.",
    "INC-07 нигде не упомянут",
    "stage-6: conflicts: [INC-07]",
)

REFERENCE_CHECKS: tuple[Check, ...] = (
    Check(UNKNOWN_ENTRY, _find_unknown_entries),
    Check(SELF_REFERENCE, _find_self_references),
    Check(DOUBLE_RELATION, _find_double_relations),
    Check(WRONG_KIND, _find_wrong_kinds),
    Check(UNKNOWN_CONFLICT, _find_unknown_conflicts),
    Check(UNKNOWN_READING, _find_unknown_reading),
    Check(REPEATED_NAME, _find_repeated_names),
    Check(CYCLE, _find_cycles),
    Check(STALE_FORMERLY, _find_stale_formerly),
    Check(WRONG_KINDS, _find_wrong_lists_of_kinds),
    Check(COVERED_ENTRY, _find_covered_entries),
    Check(NUMBER_GAP, _find_number_gaps),
    Check(REPEATED_MEASURE, _find_repeated_measures),
    Check(ODD_PROBLEM, _find_odd_problems),
    Check(WEAK_DUPLICATE, _find_weak_duplicates),
    Check(ORPHAN, _find_orphans),
    Check(UNUSED_CONFLICT, _find_unused_conflicts),
)
