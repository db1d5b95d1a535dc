"""``methodbook export``: questions and terms as files for other systems."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tqdm import tqdm

from methodbook.check import QUIZ_CHECKS, find_all
from methodbook.cli.check import render_finding
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, refuse_file, suggest, writing
from methodbook.exports.formats import FORMATS
from methodbook.exports.report import describe_export, list_lines
from methodbook.load.exam import read_exam
from methodbook.model.finding import Severity
from methodbook.model.quiz import QuizLevel
from methodbook.practice.drills import make_drills
from methodbook.practice.selection import Wanted, select
from methodbook.practice.variants import UnequalError
from methodbook.site.edition import make_edition

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from methodbook.cli.parser import Parser, Subparsers
    from methodbook.exports.format import Export, Format, Selection
    from methodbook.load.checkout import Content
    from methodbook.model.finding import Finding
    from methodbook.model.quiz import Quiz
    from methodbook.words import Words


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "export", words)
    parser.add_argument(
        "format", metavar="FORMAT", nargs="?", help=words.say("commands", "export FORMAT")
    )
    _add(parser, words, "--list", action="store_true")
    _add(parser, words, "--out DIR", type=Path)
    _add(parser, words, "--quiz ID", action="append", default=[])
    _add(parser, words, "--level LEVEL", action="append", default=[])
    _add(parser, words, "--exam FILE", type=Path)
    _add(parser, words, "--drills", action="store_true")
    _add(parser, words, "--seed N", type=_parse_number, default=1)
    _add(parser, words, "--variants N", type=_parse_number)
    _add(parser, words, "--count N", type=_parse_number)
    _add(parser, words, "--shuffle", action="store_true")
    _add(parser, words, "--report FILE", type=Path)


def _add(parser: Parser, words: Words, signature: str, **how: Any) -> None:  # noqa: ANN401 -- what argparse takes
    """Add an option by the signature under which the catalogue describes it."""
    name, _, value = signature.partition(" ")
    if value:
        how["metavar"] = value
    parser.add_argument(name, help=words.say("commands", f"export {signature}"), **how)


def _parse_number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < _TOO_LARGE:
        raise UsageError("no_number", given=text, most=_TOO_LARGE - 1)
    return int(text)


_TOO_LARGE = 2**32
_VARIANTS = 2
"""Variants of an exam, unless another number is asked for: neighbours get different ones."""


def run(options: Namespace) -> int:
    """Write the files of a format; 1 when the questions have errors."""
    words: Words = options.words
    say = words.say
    if options.list:
        print("\n".join(f"{name:17} {say(f'export_{name}', 'title')}" for name in FORMATS))
        return 0
    chosen = _find_format(options)
    root = find_checkout(options)
    edition = make_edition(root)
    quizzes = _find_quizzes(edition.content, options)
    if quizzes is None:
        return 1
    selection = replace(
        edition.select(quizzes),
        seed=options.seed,
        variants=options.variants or _VARIANTS,
        count=options.count,
        shuffled=options.shuffle,
    )
    if options.count and options.count > len(selection.questions):
        print(say("export_command", "fewer", count=len(selection.questions)), file=sys.stderr)
    export = _make(chosen, selection, words)
    _write(export, options.out)
    print("\n".join(list_lines(chosen.card, export, words)))
    addresses = [selection.find_reading(question)[1] for question in selection.questions]
    if addresses and not any(addresses):
        print(say("export_report", "no_address"))
    if options.report:
        _write_report(options.report, describe_export(chosen.card, export, words))
    return 0


def _find_format(options: Namespace) -> Format:
    if options.format is None or options.out is None:
        raise UsageError("no_format_named")
    if options.exam and options.drills:
        raise UsageError("exam_drills")
    if options.format not in FORMATS:
        hint = suggest(options.format, FORMATS)
        known = tuple(FORMATS)
        raise UsageError("no_format", name=options.format, hint=hint, known=known)
    chosen = FORMATS[options.format]
    if (options.count or options.variants or options.shuffle) and not chosen.card.drawn:
        drawn = tuple(name for name, each in FORMATS.items() if each.card.drawn)
        raise UsageError("not_drawn", name=options.format, drawn=drawn)
    if chosen.card.extra and find_spec("openpyxl") is None:
        raise UsageError("no_extra", names="openpyxl", extra=chosen.card.extra)
    return chosen


def _find_quizzes(content: Content, options: Namespace) -> tuple[Quiz, ...] | None:
    """The quizzes to be written; ``None`` when what they are read from has errors."""
    bank = content.base.ordered_quizzes
    texts = dict(content.texts)
    findings = [
        each
        for each in content.findings
        if each.place.file.startswith(f"{content.base.method.folders.quizzes}/")
    ]
    if options.exam:
        bank, findings, texts = _read_exam(options.exam)
    judged = replace(content.base, quizzes={quiz.id: quiz for quiz in bank})
    findings += find_all(judged, QUIZ_CHECKS, texts)
    _tell(findings, texts, options.words)
    if any(finding.level is Severity.ERROR for finding in findings):
        return None
    wanted = _find_wanted(options, bank)
    chosen = select(bank, wanted)
    if options.drills:
        chosen += select([make_drills(content.base, options.seed)], Wanted(levels=wanted.levels))
    if not chosen and FORMATS[options.format].card.kinds:
        raise UsageError("nothing")
    return chosen


def _read_exam(path: Path) -> tuple[tuple[Quiz, ...], list[Finding], dict[str, str]]:
    try:
        quiz, findings, text = read_exam(path)
    except OSError as error:
        raise refuse_file(path, error) from error
    return (quiz,) if quiz else (), findings, {str(path): text}


def _tell(findings: Iterable[Finding], texts: dict[str, str], words: Words) -> None:
    for finding in findings:
        shown = render_finding(finding, texts.get(finding.place.file, ""), words)
        print(shown, end="\n\n", file=sys.stderr)


def _find_wanted(options: Namespace, bank: Sequence[Quiz]) -> Wanted:
    """What the options ask for; raises ``UsageError`` for a name that nothing has."""
    quizzes = _check_names(options.quiz, [quiz.id for quiz in bank])
    levels = _check_names(options.level, [level.value for level in QuizLevel])
    return Wanted(quizzes=quizzes, levels=frozenset(map(QuizLevel, levels)))


def _check_names(given: Sequence[str], known: Sequence[str]) -> frozenset[str]:
    names = [name.strip() for each in given for name in each.split(",") if name.strip()]
    for name in names:
        if name not in known:
            hint = suggest(name, known)
            listed = tuple(known)
            raise UsageError("no_name", name=name, hint=hint, known=listed)
    return frozenset(names)


def _make(chosen: Format, selection: Selection, words: Words) -> Export:
    """Make the export under a progress bar; where nobody watches there is none."""
    total = len(selection.questions) if chosen.card.kinds else 0
    total += len(selection.words) if chosen.card.glossary else 0
    form = words.area("export_command")["progress"]
    with tqdm(total=total, desc=chosen.card.name, bar_format=form, disable=None) as bar:
        try:
            return chosen.export(selection, lambda: _step(bar))
        except UnequalError as error:
            raise UsageError("unequal", **vars(error)) from error


def _step(bar: tqdm[NoReturn]) -> None:
    bar.update()


def _write(export: Export, folder: Path) -> None:
    for name, raw in export.files.items():
        with writing(folder / name):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(raw)


def _write_report(path: Path, record: object) -> None:
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
