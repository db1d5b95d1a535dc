"""``methodbook stamp``: write down when questions and words last changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from methodbook.check.stamps import find_unstamped, list_stamped
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, writing
from methodbook.load.checkout import read_content
from methodbook.model.revision import find_digest

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from methodbook.cli.parser import Subparsers
    from methodbook.model.base import Base
    from methodbook.words import Words


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "stamp", words)
    parser.add_argument("--date", metavar="DATE", help=words.say("commands", "stamp --date DATE"))
    parser.add_argument("--check", action="store_true", help=words.say("commands", "stamp --check"))


def run(options: Namespace) -> int:
    """Write the list anew; with ``--check`` only tell, and 1 when it is not up to date."""
    root = find_checkout(options)
    base = read_content(root).base
    today = _parse_day(options.date) if options.date else date.today()  # noqa: DTZ011 -- a day on the author's wall
    dates, changed = find_dates(base, today)
    for name in changed:
        print(name)
    print(options.words.say("stamp", "changed" if changed else "unchanged", count=len(changed)))
    if options.check:
        return int(bool(changed))
    if changed:
        path = root / base.method.folders.revisions
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(write_revisions(dates, base.words), "utf-8")
    return 0


def _parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError("no_date", given=text) from error


def find_dates(base: Base, today: date) -> tuple[Mapping[str, tuple[str, date]], tuple[str, ...]]:
    """Digest and date of everything, and the names of what has changed, come or gone.

    A new date is never older than one that is written down already: programs that have imported
    the last state must see a younger one.
    """
    known = base.revisions
    newest = max((each.date for each in known.values()), default=today)
    day = max(today, newest)
    changed = find_unstamped(base)
    dates = {
        name: (find_digest(thing), day if name in changed else known[name].date)
        for name, thing in list_stamped(base).items()
    }
    return dates, changed


def write_revisions(dates: Mapping[str, tuple[str, date]], words: Words) -> str:
    """The list as YAML, one line each, so that two people seldom touch the same."""
    lines = [
        f"  - {{id: {name}, digest: '{digest}', date: {day.isoformat()}}}"
        for name, (digest, day) in sorted(dates.items())
    ]
    note = "".join(f"# {line}\n" for line in words.say("stamp", "head").splitlines())
    return "\n".join([f"{note}revisions:", *lines, ""])
