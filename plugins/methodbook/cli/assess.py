"""``methodbook assess``: a self-check at the command line, for a reader or for a program."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from methodbook.check.selfchecks import judge_answers
from methodbook.cli.check import render_finding
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, refuse_file, suggest
from methodbook.load.answers import read_answers
from methodbook.model.finding import Finding, Severity
from methodbook.model.selfcheck import DONT_KNOW, Checklist, Decision, SelfCheck
from methodbook.practice.answers import list_open
from methodbook.practice.assessment import assess, find_changes
from methodbook.practice.checklist import list_order, list_whole, tally
from methodbook.practice.plan import Chosen, make_plan, tell_headline
from methodbook.practice.renewal import Renewal, renew
from methodbook.practice.route import plan_route
from methodbook.practice.selfcheck import Judge
from methodbook.site.edition import make_edition
from methodbook.words import Sentence

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping, Sequence

    from methodbook.cli.parser import Subparsers
    from methodbook.model.base import Base
    from methodbook.model.selfcheck import Answer, Restriction, Sourced
    from methodbook.model.selfcheck import Level as Step
    from methodbook.practice.answers import Answers
    from methodbook.practice.assessment import Assessment, Bound
    from methodbook.words import Words


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "assess", words)
    parser.add_argument(
        "selfcheck", metavar="SELFCHECK", help=words.say("commands", "assess SELFCHECK")
    )
    parser.add_argument(
        "--answers", metavar="FILE", type=Path, help=words.say("commands", "assess --answers FILE")
    )
    parser.add_argument("--json", action="store_true", help=words.say("commands", "assess --json"))


def run(options: Namespace) -> int:
    """Print what the answers come to; 1 when an answer is unknown."""
    base = make_edition(find_checkout(options)).base
    check = base.selfchecks.get(options.selfcheck)
    if check is None:
        hint = suggest(options.selfcheck, base.selfchecks)
        known = tuple(base.selfchecks) or Sentence("none")
        raise UsageError("no_selfcheck", id=options.selfcheck, hint=hint, known=known)
    answers = (
        _read(check, options.answers, options.words)
        if options.answers
        else ask(check, options.words)
    )
    if answers is None:
        return 1
    if options.json:
        print(json.dumps(describe(check, answers, base.words), ensure_ascii=False, indent=1))
    else:
        print("\n".join(report(check, base, answers)))
    return 0


def _read(check: SelfCheck, path: Path, words: Words) -> Answers | None:
    """Read the answers of a file; findings go to the error stream, ``None`` if one is an error."""
    try:
        sheet, findings, text = read_answers(path)
    except OSError as error:
        raise refuse_file(path, error) from error
    if sheet is not None:
        findings += judge_answers(check, sheet)
    for finding in findings:
        print(render_finding(finding, text, words), end="\n\n", file=sys.stderr)
    return None if sheet is None or _has_errors(findings) else sheet.answers


def _has_errors(findings: Sequence[Finding]) -> bool:
    return any(finding.level is Severity.ERROR for finding in findings)


def ask(check: SelfCheck, words: Words) -> Answers:
    """Ask question by question; questions go to the error stream, so that JSON stays clean."""
    answers: dict[str, str] = {}
    if isinstance(check, Checklist):
        for item in check.items:
            options = [each for each in check.list_answers(item) if each.id != DONT_KNOW]
            _answer(answers, item.id, f"{item.text}\n  {item.evidence}", options, words)
        return answers
    skipped: set[str] = set()
    while isinstance(check, Decision):
        rest = [each for each in list_open(check, answers) if each.id not in skipped]
        if not rest:
            break
        if not _answer(answers, rest[0].id, rest[0].text, rest[0].answers, words):
            skipped.add(rest[0].id)
    return answers


def _answer(
    answers: dict[str, str], name: str, text: str, options: Sequence[Answer], words: Words
) -> bool:
    """Ask one question until it is answered or left open."""
    lines = [f"  {number}. {each.text}" for number, each in enumerate(options, start=1)]
    print("\n".join(["", text, *lines]), file=sys.stderr)
    while True:
        print(words.say("selfcheck", "assess_prompt"), end="", file=sys.stderr, flush=True)
        said = sys.stdin.readline().strip()
        if not said:
            return False
        if said.isdecimal() and 1 <= int(said) <= len(options):
            answers[name] = options[int(said) - 1].id
            return True
        print(words.say("selfcheck", "assess_unknown"), file=sys.stderr)


def describe(check: SelfCheck, answers: Answers, words: Words) -> dict[str, Any]:
    """The result as JSON."""
    if isinstance(check, Checklist):
        return _describe_checklist(check, answers)
    if isinstance(check, Decision):
        return _describe_decision(check, answers, words)
    raise TypeError(check)


def _describe_checklist(check: Checklist, answers: Answers) -> dict[str, Any]:
    found = tally(check, answers)
    return {
        check.id: found.holds,
        "missing": [item.id for item in found.missing],
        "unknown": [item.id for item in found.unknown],
        "order": [item.id for item in list_order(check, found)],
        "rules_version": check.version,
    }


def _describe_decision(check: Decision, given: Answers, words: Words) -> dict[str, Any]:
    renewal = renew(check, given)
    found = assess(Judge(check), renewal.answers)
    plan = make_plan(check, found)
    described: dict[str, Any] = {
        "verdict": found.verdict,
        "difficulty": found.difficulty,
        "headline": tell_headline(check, found),
        "plan": [_describe_step(check, each, renewal, words) for each in plan],
        "tools": {
            tool: {"status": status, "reasons": list(certain.reasons)}
            for tool, (status, certain) in found.tools.items()
        },
        "fired": [_describe_rule(rule) for rule in found.fired],
        "remarks": [{"id": remark.id, "text": remark.text} for remark in found.remarks],
        "notices": [{"id": notice.id, "text": notice.text} for notice in check.notices],
        "undescribed": list(check.undescribed),
        "renewed": [{"question": each.id, "text": each.note} for each in renewal.former],
        "rules_version": check.version,
    }
    if found.range:
        described["range"] = {
            "best": _describe_bound(found.range.best),
            "worst": _describe_bound(found.range.worst),
        }
    return described


def _describe_step(
    check: Decision, chosen: Chosen, renewal: Renewal, words: Words
) -> dict[str, Any]:
    """A step as JSON; an answer that came from a former question is told by that question."""
    step, hour = chosen.step, chosen.step.first_hour
    because = (renewal.origins.get(name, name) for name in chosen.because)
    return {
        "id": step.id,
        "step": step.step,
        "entries": list(step.entries),
        "because": list(dict.fromkeys(because)),
        "why": " ".join((step.why, *_tell_answers(check, chosen, renewal.answers, words))),
        "heed": [each.text for each in chosen.provisos] + [rule.instead for rule in chosen.rules],
        "first_hour": words.say("selfcheck", "plan_hour", **hour.model_dump()),
        "sign": step.sign,
        "cost": step.cost,
        "back": step.back,
    }


def _tell_answers(check: Decision, chosen: Chosen, answers: Answers, words: Words) -> Iterator[str]:
    asked = dict.fromkeys(
        (*chosen.questions, *(name for rule in chosen.rules for name in rule.when))
    )
    for question in check.questions:
        if question.id in asked:
            answer = question.answers[question.find_rank(answers[question.id])].text
            yield words.say("selfcheck", "answer_was", question=question.text, answer=answer)


def _describe_rule(rule: Restriction) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "basis": rule.basis.value if rule.basis else None,
        "source": [str(lines) for lines in rule.at],
        "why": rule.why,
    }


def _describe_bound(bound: Bound) -> dict[str, Any]:
    return {
        "verdict": bound.verdict,
        "difficulty": bound.difficulty,
        "tools": dict(bound.tools),
    }


def report(check: SelfCheck, base: Base, answers: Answers) -> Iterator[str]:
    """The result line by line, for a reader."""
    yield check.title
    yield ""
    if isinstance(check, Checklist):
        yield from _report_checklist(check, answers, base)
    elif isinstance(check, Decision):
        yield from _Report(check, base, answers).lines()
    yield ""
    for notice in (*getattr(check, "notices", ()), *getattr(check, "immaterial", ())):
        yield f"• {notice.name}. {notice.text} [{_origin(notice, base.words)}]"


def _report_checklist(check: Checklist, answers: Answers, base: Base) -> Iterator[str]:
    words = base.words
    found = tally(check, answers)
    yield check.outcomes.find(found.holds).text
    gaps = list_order(check, found)
    for title, items in (("gaps", gaps), ("unknowns", found.unknown)):
        if items:
            yield from ("", words.say("selfcheck", title))
        for item in items:
            tools = ", ".join(base.entries[each].name for each in item.tools)
            steps = (item.text, item.first, f"{words.say('selfcheck', 'closes')} {tools}.")
            yield f"• {' '.join(filter(None, steps))} [{_origin(item, words)}]"
    whole = list_whole(check, found)
    if whole:
        yield from ("", words.say("selfcheck", "whole"), *(f"• {each.name}" for each in whole))


def _origin(each: Sourced, words: Words) -> str:
    word = words.say("selfcheck", f"basis_{each.basis.value}") if each.basis else ""
    return f"{word} {', '.join(map(str, each.at))}".strip()


class _Report:
    """The parts of a readable report on one decision."""

    def __init__(self, check: Decision, base: Base, answers: Answers) -> None:
        self.check = check
        self.base = base
        self.say = base.words.say
        self.judge = Judge(check)
        self.renewal = renew(check, answers)
        self.found = assess(self.judge, self.renewal.answers)
        self.plan = make_plan(check, self.found)

    def lines(self) -> Iterator[str]:
        yield from self._verdict(self.found)
        yield from self._part("older_title", (each.note for each in self.renewal.former))
        yield from self._plan()
        yield from self._part("because", self._because())
        yield from self._part("tools", self._tools())
        if not self.found.open:
            yield from self._part("changes", self._changes())
        yield from self._part("remarks", (remark.text for remark in self.found.remarks))
        yield from self._part("open_questions", (each.text for each in self.found.open))
        verdict = self.check.scales.verdict
        if self.found.verdict and _find(verdict, self.found.verdict).path:
            yield from self._part("route", self._route())

    def _part(self, title: str, items: Iterator[str]) -> Iterator[str]:
        lines = [f"• {item}" for item in items]
        if lines:
            yield from ("", self.say("selfcheck", title), *lines)

    def _verdict(self, found: Assessment) -> Iterator[str]:
        scales = self.check.scales
        if found.verdict:
            yield tell_headline(self.check, found) or _find(scales.verdict, found.verdict).text
        elif found.range:
            best, worst = found.range.best.verdict, found.range.worst.verdict
            yield self.say(
                "selfcheck",
                "result_range",
                best=_find(scales.verdict, best).name,
                worst=_find(scales.verdict, worst).name,
            )
        if found.difficulty:
            grade = _find(scales.difficulty, found.difficulty)
            yield f"{self.say('selfcheck', 'difficulty_label')} {grade.name}. {grade.text}"

    def _plan(self) -> Iterator[str]:
        if self.plan:
            yield from ("", self.say("selfcheck", "plan"))
        for number, chosen in enumerate(self.plan, start=1):
            step = _describe_step(self.check, chosen, self.renewal, self.base.words)
            yield f"{number}. {step['step']}"
            for part in ("why", "heed", "first_hour", "sign", "cost", "back"):
                text = " ".join(step[part]) if part == "heed" else step[part]
                if text:
                    yield f"   {self.say('selfcheck', f'plan_{part}')} {text}"

    def _because(self) -> Iterator[str]:
        for rule in self.found.fired:
            origin = _origin(rule, self.base.words)
            yield f"{self._answered(rule)} {rule.why} {rule.instead} [{origin}]"
        if not self.found.fired:
            yield self.say("selfcheck", "because_none")

    def _answered(self, rule: Restriction) -> str:
        return " ".join(
            self.say("selfcheck", "answer_was", question=question, answer=answer)
            for question, answer in self._name(
                {each: self.found.answers[each] for each in rule.when}
            )
        )

    def _name(self, answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for question in self.check.questions:
            if question.id in answers:
                answer = answers[question.id]
                yield question.text, question.answers[question.find_rank(answer)].text

    def _tools(self) -> Iterator[str]:
        for tool, (status, certain) in self.found.tools.items():
            entry = self.base.entries.get(tool)
            level = _find(self.check.scales.tool, status) if status else None
            name = level.name if level else self.say("selfcheck", "tool_open")
            if tool in self.check.undescribed and not certain.reasons:
                name = self.say("selfcheck", "undescribed")
            reasons = ", ".join(self._brief(rule) for rule in certain.reasons)
            because = self.say("selfcheck", "assess_reasons", reasons=reasons) if reasons else ""
            yield f"{entry.name if entry else tool}: {'; '.join(filter(None, [name, because]))}"

    def _brief(self, name: str) -> str:
        """A rule in a few words: its own, or the answer behind it."""
        rule = self.check.find_rule(name)
        answers = {each: self.found.answers[each] for each in rule.when}
        return rule.brief or "; ".join(f"«{answer}»" for _, answer in self._name(answers))

    def _changes(self) -> Iterator[str]:
        for change in find_changes(self.judge, self.found.answers):
            steps = self.say("selfcheck", "change_and").join(
                self.say("selfcheck", "change_step", question=question, answer=answer)
                for question, answer in self._name(change.answers)
            )
            outcome = _find(self.check.scales.verdict, change.verdict).name
            if change.difficulty:
                grade = _find(self.check.scales.difficulty, change.difficulty).name
                outcome += ", " + self.say("selfcheck", "outcome_difficulty", difficulty=grade)
            yield f"{steps} {self.say('selfcheck', 'change_line')} {outcome}"

    def _route(self) -> Iterator[str]:
        for number, leg in enumerate(plan_route(self.check, self.found.answers), start=1):
            entry = self.base.entries.get(leg.step.id)
            name = entry.name if entry else leg.step.id
            yield f"{self.say('selfcheck', 'stage', number=number)} {name}"
            for variant in (*leg.before, *leg.instead):
                yield f"    {self.say('selfcheck', f'mode_{variant.mode}')} {variant.text}"
            if not leg.instead:
                yield f"    {leg.step.text}"
            for variant in leg.notes:
                yield f"    {self.say('selfcheck', f'mode_{variant.mode}')} {variant.text}"


def _find(levels: Sequence[Step], name: str) -> Step:
    return next(level for level in levels if level.id == name)
