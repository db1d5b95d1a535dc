"""``methodbook analyse``: what the answers of a group say about the questions."""

from __future__ import annotations

import csv
import json
import math
import sys
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from methodbook.cli.check import render_finding
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, refuse_file
from methodbook.load.results import Results, list_texts
from methodbook.model.finding import Severity
from methodbook.practice.item_analysis import analyse
from methodbook.site.edition import make_edition

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers
    from methodbook.model.base import Base
    from methodbook.practice.item_analysis import Analysis, QuestionUse
    from methodbook.words import Words

EXTRA = ("numpy", "polars", "scipy")


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "analyse", words)
    parser.add_argument(
        "files", nargs="+", metavar="FILE", type=Path, help=words.say("commands", "analyse FILE")
    )
    parser.add_argument("--json", action="store_true", help=words.say("commands", "analyse --json"))
    parser.add_argument(
        "--csv", metavar="FILE", type=Path, help=words.say("commands", "analyse --csv FILE")
    )


def run(options: Namespace) -> int:
    """Print what the answers say; 1 when a file could not be read."""
    if missing := [name for name in EXTRA if find_spec(name) is None]:
        raise UsageError("no_extra", names=", ".join(missing), extra="statistics")
    base = make_edition(find_checkout(options)).base
    results = Results({each.id: each for quiz in base.quizzes.values() for each in quiz.questions})
    for path in options.files:
        try:
            results.add(path)
        except OSError as error:
            raise refuse_file(path, error) from error
    for finding in results.findings:
        print(render_finding(finding, "", base.words), end="\n\n", file=sys.stderr)
    known = {
        name: tuple(f"option{at}" for at in range(len(texts)))
        for name, each in results.questions.items()
        if (texts := list_texts(each))
    }
    found = analyse(results.answers, known)
    if options.csv:
        _write_csv(found, options.csv, base.words)
    if options.json:
        print(json.dumps(_describe(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(report(found, base)))
    return int(any(each.level is Severity.ERROR for each in results.findings))


def _describe(found: Analysis) -> dict[str, Any]:
    return {
        "questions": {name: _clean(asdict(each)) for name, each in found.questions.items()},
        "reliability": _clean(asdict(found.reliability)),
        "answers": found.answers,
        "learners": found.learners,
    }


def _clean(value: Any) -> Any:  # noqa: ANN401 -- JSON
    """No number that JSON has no name for."""
    if isinstance(value, dict):
        return {name: _clean(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [_clean(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def report(found: Analysis, base: Base) -> list[str]:
    """The lines for a teacher: the whole, then the questions that ask to be mended."""
    words, alpha = base.words, found.reliability
    lines = [words.say("analysis", "whole", learners=found.learners, answers=found.answers)]
    if alpha.alpha is not None:
        ends = {name: _write(getattr(alpha, name)) for name in ("alpha", "low", "high")}
        lines.append(words.say("analysis", "reliability", **ends))
    for name, use in sorted(found.questions.items(), key=_find_order):
        difficulty, force = _write(use.difficulty), _write(use.discrimination)
        told = {"name": name, "answers": use.answers, "difficulty": difficulty, "force": force}
        lines.append(words.say("analysis", "question", **told))
        lines += [f"  {words.say('analysis', f'flag.{flag}')}" for flag in use.flags]
        lines += [f"    {each}" for each in _tell_options(use, words)]
    return lines


def _find_order(item: tuple[str, QuestionUse]) -> tuple[bool, float, str]:
    name, use = item
    return use.discrimination is None, use.discrimination or 0, name


def _tell_options(use: QuestionUse, words: Words) -> list[str]:
    if not {"wrong-key", "dead-option", "negative"} & {*use.flags}:
        return []
    return [
        words.say(
            "analysis",
            "option",
            name=name,
            share=_write(option.share),
            rest=_write(option.mean_rest),
        )
        for name, option in use.options.items()
    ]


def _write(value: float | None) -> str:
    if value is None or not math.isfinite(value):
        return "—"
    return f"{value:.2f}".replace(".", ",").replace("-", "−")


def _write_csv(found: Analysis, path: Path, words: Words) -> None:
    """A row a question, for a spreadsheet; ids come from files and are kept from being formulas."""
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file, delimiter=";")
            rows.writerow(words.say("analysis", "columns").split("; "))
            for name, use in found.questions.items():
                safe = f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name
                flags = ", ".join(words.say("analysis", f"flag.{each}") for each in use.flags)
                figures = (_write(use.difficulty), _write(use.discrimination), _write(use.seconds))
                rows.writerow((safe, use.answers, *figures, flags))
    except OSError as error:
        raise UsageError("not_written", file=path) from error
