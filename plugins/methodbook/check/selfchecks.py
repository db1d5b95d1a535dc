"""Rules about self-checks: E3xx. What must hold for every answer is asked of every answer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from methodbook.check.checker import Check
from methodbook.model.finding import Finding, Rule
from methodbook.model.origin import Basis
from methodbook.model.selfcheck import (
    ALL,
    DONT_KNOW,
    Checklist,
    Decision,
    Restriction,
    SelfCheck,
    Sourced,
)
from methodbook.model.suggestion import suggest
from methodbook.practice.answers import keep_counted
from methodbook.practice.assessment import assess
from methodbook.practice.checklist import tally
from methodbook.practice.plan import make_plan
from methodbook.practice.renewal import renew
from methodbook.practice.selfcheck import Judge
from methodbook.practice.survey import Survey, find_survey
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from methodbook.model.base import Base
    from methodbook.model.entry import KeyPath
    from methodbook.model.finding import Place
    from methodbook.model.selfcheck import AnswerSheet, Cube, Example, Limit, PlannedStep
    from methodbook.practice.assessment import Assessment


class _Stranger(NamedTuple):
    """A name that nobody has declared."""

    path: KeyPath
    what: Sentence
    name: str
    known: tuple[str, ...]


def _list_decisions(base: Base) -> Iterator[Decision]:
    return (check for check in base.selfchecks.values() if isinstance(check, Decision))


def _list_checklists(base: Base) -> Iterator[Checklist]:
    return (check for check in base.selfchecks.values() if isinstance(check, Checklist))


def _list_sound(base: Base) -> Iterator[Decision]:
    """The decisions that can be evaluated: every name in them is known."""
    for check in _list_decisions(base):
        strange = (_find_strange_answers, _find_strange_levels, _list_untimely)
        if not any(True for find in strange for _ in find(check)):
            yield check


def _list_cubes(check: Decision) -> Iterator[tuple[KeyPath, Cube]]:
    for index, question in enumerate(check.questions):
        yield ("questions", index, "asked_when"), question.asked_when
    for name in ("rules", "remarks"):
        for index, each in enumerate(getattr(check, name)):
            yield (name, index, "when"), each.when
    for index, step in enumerate(check.steps):
        for number, variant in enumerate(step.variants):
            yield ("steps", index, "variants", number, "when"), variant.when
    yield from _list_plan_cubes(check)
    for index, former in enumerate(check.replaced):
        for answer, meant in former.answers.items():
            yield ("replaced", index, "answers", answer), _as_cube(meant)
    for index, example in enumerate(check.examples):
        yield ("examples", index, "answers"), _as_cube(example.answers)


def _list_plan_cubes(check: Decision) -> Iterator[tuple[KeyPath, Cube]]:
    for index, slot in enumerate(check.plan):
        for number, proviso in enumerate(slot.provisos):
            yield ("plan", index, "provisos", number, "when"), proviso.when
    for path, step in _list_planned(check):
        yield (*path, "when"), step.when
        for number, proviso in enumerate(step.provisos):
            yield (*path, "provisos", number, "when"), proviso.when
        yield (*path, "because"), dict.fromkeys(step.because, ())


def _list_planned(check: Decision) -> Iterator[tuple[KeyPath, PlannedStep]]:
    for index, slot in enumerate(check.plan):
        for number, step in enumerate(slot.choices):
            yield ("plan", index, "choices", number), step


def _as_cube(answers: Mapping[str, str]) -> Cube:
    return {question: (answer,) for question, answer in answers.items()}


def _find_strange_answers(check: Decision) -> Iterator[_Stranger]:
    known = {each.id: tuple(answer.id for answer in each.answers) for each in check.questions}
    for path, cube in _list_cubes(check):
        for question, answers in cube.items():
            if question not in known:
                yield _Stranger((*path, question), Sentence("question"), question, tuple(known))
                continue
            for answer in answers:
                if answer not in known[question]:
                    what = Sentence("answer", question=question)
                    yield _Stranger((*path, question), what, answer, known[question])


def _find_strange_items(check: Checklist) -> Iterator[_Stranger]:
    choices = _list_choices(check)
    items = tuple(choices)
    for index, example in enumerate(check.examples):
        for item, answer in example.answers.items():
            path = ("examples", index, "answers", item)
            if item not in items:
                yield _Stranger(path, Sentence("item"), item, items)
            elif answer not in choices[item]:
                yield _Stranger(path, Sentence("item_answer", item=item), answer, choices[item])
        for item in example.expect.missing:
            if item not in items:
                yield _Stranger(("examples", index, "expect"), Sentence("item"), item, items)
    for item in check.order:
        if item not in items:
            yield _Stranger(("order",), Sentence("item"), item, items)


def _tell(rule: Rule, check: SelfCheck, strangers: Iterable[_Stranger]) -> Iterator[Finding]:
    for path, what, name, known in strangers:
        yield _suggest(rule, check.find_place(*path), what, name, known)


def _suggest(rule: Rule, place: Place, what: Sentence, name: str, known: Iterable[str]) -> Finding:
    said = Sentence("stranger", what=what, name=name)
    return rule.at(place, said, hint=suggest(name, known), excerpt=name)


def _find_unknown_answers(rule: Rule, base: Base) -> Iterator[Finding]:
    for check in _list_decisions(base):
        yield from _tell(rule, check, _find_strange_answers(check))
    for checklist in _list_checklists(base):
        yield from _tell(rule, checklist, _find_strange_items(checklist))


UNKNOWN_ANSWER = Rule("E301")


def _find_strange_levels(check: Decision) -> Iterator[_Stranger]:
    scales = check.scales
    verdicts, grades, statuses = (
        tuple(level.id for level in scale)
        for scale in (scales.verdict, scales.difficulty, scales.tool)
    )
    tools = (ALL, *check.tools)
    for index, rule in enumerate(check.rules):
        path = ("rules", index)
        if rule.verdict and rule.verdict not in verdicts:
            yield _Stranger((*path, "verdict"), Sentence("verdict"), rule.verdict, verdicts)
        if rule.difficulty and rule.difficulty not in grades:
            yield _Stranger((*path, "difficulty"), Sentence("difficulty"), rule.difficulty, grades)
        for status, named in rule.tools.items():
            here = (*path, "tools", status)
            if status not in statuses:
                yield _Stranger(here, Sentence("status"), status, statuses)
            for tool in named:
                if tool not in tools:
                    yield _Stranger(here, Sentence("tool"), tool, tools)
    yield from _find_strange_outcomes(check)


def _find_strange_outcomes(check: Decision) -> Iterator[_Stranger]:
    for name, index, wanted, levels, what in _list_wanted_levels(check):
        for level in wanted:
            if level not in levels:
                yield _Stranger((name, index), what, level, levels)
    for index, example in enumerate(check.examples):
        yield from _find_strange_expectations(check, example, ("examples", index, "expect"))


def _list_wanted_levels(
    check: Decision,
) -> Iterator[tuple[str, int, tuple[str, ...], tuple[str, ...], Sentence]]:
    """Levels that a plan and its headlines name, with those that there are."""
    verdicts = tuple(level.id for level in check.scales.verdict)
    grades = tuple(level.id for level in check.scales.difficulty)
    for index, slot in enumerate(check.plan):
        yield "plan", index, slot.verdicts, verdicts, Sentence("verdict")
    for index, headline in enumerate(check.headlines):
        yield "headlines", index, headline.verdict, verdicts, Sentence("verdict")
        yield "headlines", index, headline.difficulty, grades, Sentence("difficulty")


def _find_strange_expectations(
    check: Decision, example: Example, path: KeyPath
) -> Iterator[_Stranger]:
    scales = check.scales
    wanted = [(name, scales.verdict, Sentence("verdict")) for name in example.expect.verdict]
    wanted += [
        (name, scales.difficulty, Sentence("difficulty")) for name in example.expect.difficulty
    ]
    for expected in example.expect.tools:
        wanted += [(name, scales.tool, Sentence("status")) for name in expected.status]
        for tool in expected.any_of:
            if tool not in (ALL, *check.tools):
                yield _Stranger(path, Sentence("tool"), tool, check.tools)
    for name, levels, what in wanted:
        known = tuple(level.id for level in levels)
        if name not in known:
            yield _Stranger(path, what, name, known)


def _find_strange_entries(check: SelfCheck, base: Base) -> Iterator[_Stranger]:
    known = tuple(base.entries)
    for path, name in _list_entry_names(check):
        if name not in base.entries and name not in base.unread:
            yield _Stranger(path, Sentence("entry"), name, known)


def _list_entry_names(check: SelfCheck) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(check, Decision):
        yield from ((("tools", index), tool) for index, tool in enumerate(check.tools))
        for index, rule in enumerate(check.rules):
            if rule.about:
                yield ("rules", index, "about"), rule.about
        for index, step in enumerate(check.steps):
            yield ("steps", index, "id"), step.id
            yield from ((("steps", index, "tools"), tool) for tool in step.tools)
        for path, planned in _list_planned(check):
            yield from (((*path, "entries"), entry) for entry in planned.entries)
        yield from ((("undescribed",), entry) for entry in check.undescribed)
    if isinstance(check, Checklist):
        for index, element in enumerate(check.elements):
            yield ("elements", index, "entry"), element.entry
        for index, item in enumerate(check.items):
            yield from ((("items", index, "tools"), tool) for tool in item.tools)


def _find_strange_elements(check: Checklist) -> Iterator[_Stranger]:
    elements = tuple(element.id for element in check.elements)
    for index, item in enumerate(check.items):
        if item.element not in elements:
            yield _Stranger(
                ("items", index, "element"), Sentence("element"), item.element, elements
            )


def _find_unknown_names(rule: Rule, base: Base) -> Iterator[Finding]:
    for check in base.selfchecks.values():
        yield from _tell(rule, check, _find_strange_entries(check, base))
        if isinstance(check, Decision):
            yield from _tell(rule, check, _find_strange_levels(check))
            if check.follow_up and check.follow_up not in {*base.selfchecks, *base.unread}:
                stranger = _Stranger(
                    ("follow_up",), Sentence("selfcheck"), check.follow_up, tuple(base.selfchecks)
                )
                yield from _tell(rule, check, [stranger])
        if isinstance(check, Checklist):
            yield from _tell(rule, check, _find_strange_elements(check))


UNKNOWN_NAME = Rule("E302")


def _find_surveyed(_: Rule, base: Base) -> Iterator[Finding]:
    """One survey of a self-check answers four rules."""
    for check in _list_sound(base):
        survey = find_survey(Judge(check))
        yield from _find_dead(check, survey)
        yield from _find_idle(check, survey)
        yield from _find_unreached(check, survey)
        yield from _find_reversed(check, survey)


def _find_dead(check: Decision, survey: Survey) -> Iterator[Finding]:
    for index, restriction in enumerate(check.rules):
        if restriction.id in survey.dead:
            what = Sentence("what", id=restriction.id)
            yield DEAD_RULE.at(check.find_place("rules", index), what, excerpt=restriction.id)


DEAD_RULE = Rule("E303")


def _find_idle(check: Decision, survey: Survey) -> Iterator[Finding]:
    for index, question in enumerate(check.questions):
        for number, answer in enumerate(question.answers):
            if ((question.id, answer.id) in survey.idle) is answer.informational:
                continue
            place = check.find_place("questions", index, "answers", number)
            said = Sentence("counts")
            if not answer.informational:
                said = Sentence("idle")
            what = Sentence("what", question=question.id, answer=answer.id, said=said)
            yield IDLE_ANSWER.at(place, what, excerpt=answer.id)


IDLE_ANSWER = Rule("E304")


def _list_sourced(check: SelfCheck) -> Iterator[tuple[KeyPath, Sourced]]:
    for name in ("rules", "remarks", "notices", "immaterial", "steps", "items", "examples"):
        for index, each in enumerate(getattr(check, name, ())):
            yield (name, index), each
            for number, variant in enumerate(getattr(each, "variants", ())):
                yield (name, index, "variants", number), variant
    if isinstance(check, Decision):
        yield from _list_planned(check)


def _list_lacking(each: Sourced) -> Iterator[str]:
    """What a statement says too little about: who stands behind it, and on what it stands."""
    if each.basis is None:
        yield "basis"
    if each.basis is Basis.EXTERNAL:
        yield from () if each.cited else ("cited",)
    elif not each.at:
        yield "at"
    if isinstance(each, Restriction) and each.basis is Basis.INFERENCE and not each.reason:
        yield "reason"


def _find_unfounded(rule: Rule, base: Base) -> Iterator[Finding]:
    for check in base.selfchecks.values():
        for path, each in _list_sourced(check):
            lacking = list(_list_lacking(each))
            if lacking:
                what = Sentence(
                    "what", list=path[0], number=int(path[1]) + 1, lacking=tuple(lacking)
                )
                yield rule.at(check.find_place(*path), what)
            yield from find_unread(rule, base, check.find_place(*path, "at"), each)


def find_unread(rule: Rule, base: Base, place: Place, each: Sourced) -> Iterator[Finding]:
    """Lines and books that are not there."""
    for lines in each.at:
        source = base.sources.get(lines.source)
        if base.sources and (source is None or lines.last > source.lines):
            yield rule.at(place, Sentence("no_such_lines", lines=lines), excerpt=str(lines))
    for book in each.cited:
        if base.reading and book not in base.reading:
            yield _suggest(rule, place, Sentence("book"), book, base.reading)


UNFOUNDED = Rule("E305")


def _find_unreached(check: Decision, survey: Survey) -> Iterator[Finding]:
    levels = [level.id for level in check.scales.verdict]
    for verdict in survey.unreachable:
        place = check.find_place("scales", "verdict", levels.index(verdict))
        what = Sentence("what", verdict=verdict)
        yield UNREACHABLE.at(place, what, excerpt=verdict)


UNREACHABLE = Rule("E306")


def _find_reversed(check: Decision, survey: Survey) -> Iterator[Finding]:
    names = [question.id for question in check.questions]
    for each in survey.reversals:
        shown = ", ".join(f"{name}: {answer}" for name, answer in each.answers.items())
        yield REVERSED.at(
            check.find_place("questions", names.index(each.question)),
            Sentence(
                "what",
                question=each.question,
                better=each.better,
                answer=each.answer,
                answers=shown,
            ),
            excerpt=each.question,
        )


REVERSED = Rule("E307")


def _list_differences(check: Decision, judge: Judge, example: Example) -> Iterator[Sentence]:
    found = assess(judge, example.answers)
    expect = example.expect
    yield from (Sentence("open", question=question.id) for question in found.open)
    idle = example.answers.keys() - found.answers.keys()
    yield from (Sentence("not_asked", question=question) for question in sorted(idle))
    if found.verdict not in expect.verdict:
        yield Sentence("verdict", found=found.verdict, expected=tuple(expect.verdict))
    if expect.difficulty and found.difficulty not in expect.difficulty:
        yield Sentence("difficulty", found=found.difficulty, expected=tuple(expect.difficulty))
    yield from _list_tool_differences(check, example, found)
    remarks = tuple(remark.id for remark in found.remarks)
    if expect.remarks is not None and set(remarks) != set(expect.remarks):
        yield Sentence("remarks", found=remarks, expected=expect.remarks)
    plan = tuple(chosen.step.id for chosen in make_plan(check, found))
    if expect.plan is not None and plan != expect.plan:
        yield Sentence("plan", found=", ".join(plan), expected=", ".join(expect.plan))
    texts = [rule.why for rule in found.fired] + [notice.text for notice in check.notices]
    explained = " ".join(texts).casefold()
    lacking = (words for words in example.mentions if words.casefold() not in explained)
    yield from (Sentence("unexplained", words=words) for words in lacking)


def _list_tool_differences(
    check: Decision, example: Example, found: Assessment
) -> Iterator[Sentence]:
    for expected in example.expect.tools:
        for tool in check.tools if ALL in expected.any_of else expected.any_of:
            status = found.tools[tool][0]
            if status not in expected.status:
                yield Sentence("tool", tool=tool, found=status, expected=tuple(expected.status))


def _find_different(rule: Rule, base: Base) -> Iterator[Finding]:
    for check in _list_sound(base):
        judge = Judge(check)
        for index, example in enumerate(check.examples):
            for difference in _list_differences(check, judge, example):
                place = check.find_place("examples", index)
                what = Sentence("what", example=example.id, difference=difference)
                yield rule.at(place, what, excerpt=example.id)
    for checklist in _list_checklists(base):
        for index, case in enumerate(checklist.examples):
            found = tally(checklist, case.answers)
            missing = tuple(item.id for item in found.missing)
            if (found.holds, missing) != (case.expect.holds, case.expect.missing):
                place = checklist.find_place("examples", index)
                what = Sentence(
                    "checklist",
                    example=case.id,
                    holds=found.holds,
                    missing=missing or Sentence("nothing"),
                )
                yield rule.at(place, what, excerpt=case.id)


DIFFERENT = Rule("E308")


def _list_table(check: SelfCheck) -> dict[str, tuple[str, ...]]:
    """Questions and the answers that a code can carry."""
    if isinstance(check, Checklist):
        return {
            item: tuple(answer for answer in answers if answer != DONT_KNOW)
            for item, answers in _list_choices(check).items()
        }
    if isinstance(check, Decision):
        return {each.id: tuple(answer.id for answer in each.answers) for each in check.questions}
    return {}


def _find_stale_tables(rule: Rule, base: Base) -> Iterator[Finding]:
    for check in base.selfchecks.values():
        last = len(check.versions) - 1
        place = check.find_place("versions", last)
        numbers = [version.version for version in check.versions]
        if numbers != list(range(1, last + 2)):
            yield rule.at(place, Sentence("numbers", numbers=tuple(numbers)))
        if dict(check.versions[last].questions) != _list_table(check):
            yield rule.at(place, Sentence("table"))


STALE_TABLE = Rule("E309")


def _find_repeated(rule: Rule, base: Base) -> Iterator[Finding]:
    for check in base.selfchecks.values():
        for name in _NAMED:
            ids = [each.id for each in getattr(check, name, ())]
            for repeated in (each for each, count in Counter(ids).items() if count > 1):
                last = len(ids) - 1 - ids[::-1].index(repeated)
                place = check.find_place(name, last)
                yield rule.at(place, Sentence("what", id=repeated, list=name), excerpt=repeated)


_NAMED = (
    *("questions", "rules", "remarks", "items", "examples", "steps", "notices"),
    *("plan", "replaced"),
)

REPEATED = Rule("E310")


def _find_untimely(rule: Rule, base: Base) -> Iterator[Finding]:
    for check in _list_decisions(base):
        for index, parent in _list_untimely(check):
            place = check.find_place("questions", index, "asked_when")
            name = check.questions[index].id
            what = Sentence("what", question=name, parent=parent)
            yield rule.at(place, what, excerpt=parent)


def _list_untimely(check: Decision) -> Iterator[tuple[int, str]]:
    """Questions, and parents of theirs that are not asked before."""
    seen: set[str] = set()
    for index, question in enumerate(check.questions):
        yield from ((index, parent) for parent in question.asked_when.keys() - seen)
        seen.add(question.id)


UNTIMELY = Rule("E311")


def _find_waiting(rule: Rule, base: Base) -> Iterator[Finding]:
    for check in _list_decisions(base):
        loose = {question.id for question in check.questions if question.unordered}
        for index, question in enumerate(check.questions):
            ordered = question.asked_when.keys() - loose
            if question.unordered and ordered:
                what = Sentence("what", question=question.id, parent=min(ordered))
                yield rule.at(check.find_place("questions", index, "asked_when"), what)


WAITING = Rule("E314")


def _find_unordered(rule: Rule, base: Base) -> Iterator[Finding]:
    for check in _list_checklists(base):
        items = [item.id for item in check.items]
        if check.order and sorted(check.order) != sorted(items):
            lacking = [item for item in items if item not in check.order]
            told = Sentence("lacking", items=tuple(lacking)) if lacking else Sentence("repeated")
            yield rule.at(check.find_place("order"), Sentence("what", told=told))


UNORDERED = Rule("E312")


def _find_unheeded(rule: Rule, base: Base) -> Iterator[Finding]:
    for check in _list_decisions(base):
        for index, limit in enumerate(check.limits):
            place = check.find_place("limits", index)
            for what in _list_unheeded(check, limit, base):
                yield rule.at(place, what, excerpt=limit.said)


def _list_unheeded(check: Decision, limit: Limit, base: Base) -> Iterator[Sentence]:
    entry = base.entries.get(limit.tool)
    if limit.tool not in check.tools:
        yield Sentence("tool", tool=limit.tool)
    elif entry and not any(limit.said in section.text for section in entry.sections):
        yield Sentence("said", entry=entry.name, said=limit.said)
    judged = {rule.id: rule for rule in check.rules}
    for name in limit.rules:
        if name not in judged:
            yield Sentence("rule", rule=name)
        elif not {ALL, limit.tool} & {each for ids in judged[name].tools.values() for each in ids}:
            yield Sentence("idle", rule=name, tool=limit.tool)


UNHEEDED = Rule("E313")


def _find_unshown(rule: Rule, base: Base) -> Iterator[Finding]:
    for check in base.selfchecks.values():
        if base.shown_checks is not None and check.id not in base.shown_checks:
            what = Sentence("what", id=check.id)
            yield rule.at(check.find_place("id"), what, excerpt=check.id)


UNSHOWN = Rule("W302")

IDLE_QUESTION = Rule("W301")

ANSWER_RULES: tuple[Rule, ...] = (IDLE_QUESTION,)

SURVEY_RULES: tuple[Rule, ...] = (IDLE_ANSWER, UNREACHABLE, REVERSED)
"""Found by the same survey as a dead rule."""


def judge_answers(check: SelfCheck, sheet: AnswerSheet) -> Iterator[Finding]:
    """Judge a sheet of answers: unknown ids are errors, answers nobody asked for are warnings.

    A question of former days is known as well, with the answers that it had.
    """
    table, counted = _list_choices(check), set(sheet.answers)
    if isinstance(check, Decision):
        former = {each.id: tuple(each.answers) for each in check.replaced}
        counted = {*keep_counted(check, renew(check, sheet.answers).answers), *former}
        table |= former
    for name, answer in sheet.answers.items():
        place = sheet.places[name]
        if name not in table:
            yield _suggest(UNKNOWN_ANSWER, place, Sentence("question"), name, table)
        elif answer not in table[name]:
            what = Sentence("answer", question=name)
            yield _suggest(UNKNOWN_ANSWER, place, what, answer, table[name])
        elif name not in counted:
            what = Sentence("what", question=name)
            yield IDLE_QUESTION.at(place, what, excerpt=name)


def _list_choices(check: SelfCheck) -> dict[str, tuple[str, ...]]:
    if isinstance(check, Checklist):
        return {
            item.id: tuple(answer.id for answer in check.list_answers(item)) for item in check.items
        }
    return _list_table(check)


SELFCHECK_CHECKS: tuple[Check, ...] = (
    Check(UNKNOWN_ANSWER, _find_unknown_answers),
    Check(UNKNOWN_NAME, _find_unknown_names),
    Check(DEAD_RULE, _find_surveyed),
    Check(UNFOUNDED, _find_unfounded),
    Check(DIFFERENT, _find_different),
    Check(STALE_TABLE, _find_stale_tables),
    Check(REPEATED, _find_repeated),
    Check(UNTIMELY, _find_untimely),
    Check(UNORDERED, _find_unordered),
    Check(UNHEEDED, _find_unheeded),
    Check(WAITING, _find_waiting),
    Check(UNSHOWN, _find_unshown),
)
