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
from methodbook.model.finding import Finding, Level
from methodbook.model.selfcheck import DONT_KNOW, Checklist, Decision, SelfCheck
from methodbook.practice.answers import list_open
from methodbook.practice.assessment import assess, find_changes
from methodbook.practice.checklist import list_order, list_whole, tally
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
        print(json.dumps(describe(check, answers), ensure_ascii=False, indent=1))
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
    return any(finding.level is Level.ERROR for finding in findings)


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


def describe(check: SelfCheck, answers: Answers) -> dict[str, Any]:
    """The result as JSON."""
    if isinstance(check, Checklist):
        return _describe_checklist(check, answers)
    if isinstance(check, Decision):
        return _describe_decision(check, answers)
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


def _describe_decision(check: Decision, answers: Answers) -> dict[str, Any]:
    found = assess(Judge(check), answers)
    described: dict[str, Any] = {
        "verdict": found.verdict,
        "difficulty": found.difficulty,
        "tools": {
            tool: {"status": status, "reasons": list(certain.reasons)}
            for tool, (status, certain) in found.tools.items()
        },
        "fired": [_describe_rule(rule) for rule in found.fired],
        "remarks": [{"id": remark.id, "text": remark.text} for remark in found.remarks],
        "notices": [{"id": notice.id, "text": notice.text} for notice in check.notices],
        "rules_version": check.version,
    }
    if found.range:
        described["range"] = {
            "best": _describe_bound(found.range.best),
            "worst": _describe_bound(found.range.worst),
        }
    return described


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
        yield from _report_checklist(check, answers, base.words)
    elif isinstance(check, Decision):
        yield from _Report(check, base, answers).lines()
    yield ""
    for notice in (*getattr(check, "notices", ()), *getattr(check, "immaterial", ())):
        yield f"• {notice.name}. {notice.text} [{_origin(notice, base.words)}]"


def _report_checklist(check: Checklist, answers: Answers, words: Words) -> Iterator[str]:
    found = tally(check, answers)
    yield check.outcomes.find(found.holds).text
    for title, items in (("gaps", found.missing), ("unknowns", found.unknown)):
        if items:
            yield from ("", words.say("selfcheck", title))
        for item in items:
            closes = f"{words.say('selfcheck', 'closes')} {', '.join(item.tools)}."
            yield f"• {item.text} {closes} [{_origin(item, words)}]"
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
        self.found = assess(self.judge, answers)

    def lines(self) -> Iterator[str]:
        yield from self._verdict(self.found)
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
            yield _find(scales.verdict, found.verdict).text
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
            reasons = ", ".join(certain.reasons)
            because = self.say("selfcheck", "assess_reasons", reasons=reasons) if reasons else ""
            yield f"{entry.name if entry else tool}: {'; '.join(filter(None, [name, because]))}"

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
