"""``methodbook explain``: what a code means, at length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, suggest
from methodbook.model.suggestion import find_nearest
from methodbook.render.reference import RULES
from methodbook.words import Sentence

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers
    from methodbook.model.finding import Rule
    from methodbook.words import Words


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "explain", words)
    parser.add_argument("code", metavar="CODE", help=words.say("commands", "explain CODE"))


def run(options: Namespace) -> int:
    """Print the explanation of one code."""
    rules = {rule.code: rule for rule in RULES}
    code = options.code.upper()
    if code not in rules:
        hint = suggest(code, rules) if find_nearest(code, rules) else Sentence("all_codes")
        raise UsageError("no_code", code=options.code, hint=hint)
    print(describe(rules[code], options.words))
    return 0


def describe(rule: Rule, words: Words) -> str:
    """The long explanation of *rule*."""
    said = words.area(rule.code)
    level = words.say("levels", rule.level.value)
    return "\n".join(
        [
            f"{rule.code} · {level} · {said['title']}",
            "",
            words.say("explain", "why", text=said["why"]),
            "",
            words.say("explain", "fix", text=said["fix"]),
            "",
            words.say("explain", "bad"),
            f"    {said['bad']}",
            words.say("explain", "good"),
            f"    {said['good']}",
        ]
    )
