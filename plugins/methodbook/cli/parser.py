"""argparse in Russian: its words, its complaints, and texts from the catalogue."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from methodbook.cli.usage import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.words import Words

ROOT = "--root DIR"


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Вызов: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Russian and never takes a part of an option's name for the whole."""

    def __init__(self, words: Words, **options: Any) -> None:  # noqa: ANN401 -- what argparse takes
        """Take the words to speak and what :class:`argparse.ArgumentParser` takes."""
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **options)
        self.words = words
        self._positionals.title = "Что указать"
        self._optionals.title = "Ключи"
        self.add_argument("-h", "--help", action="help", help=words.say("commands", "-h, --help"))

    def add_commands(self) -> Subparsers:
        """Make room for the commands; one of them has to be named."""
        return self.add_subparsers(
            dest="command",
            metavar="КОМАНДА",
            required=True,
            title="Команды",
            parser_class=Parser,
        )

    def add_root(self) -> None:
        """Take ``--root`` before the command or after it."""
        main = self.prog == "methodbook"
        default = None if main else argparse.SUPPRESS
        help_text = self.words.say("commands", ROOT)
        self.add_argument("--root", metavar="DIR", default=default, help=help_text)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in Russian and leave with the code of wrong use."""
        self.exit(2, f"{self.format_usage()}{self.prog}: {translate(message)}\n")


Subparsers: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 -- it has no other name


def add_command(subparsers: Subparsers, name: str, words: Words) -> Parser:
    """Add the command *name*; its summary stands in the catalogue."""
    summary = words.say("commands", name)
    return subparsers.add_parser(
        name, words=words, help=summary, description=f"{summary[0].upper()}{summary[1:]}."
    )


_COMPLAINTS = {
    r"the following arguments are required: (?P<names>.+)": "не хватает: {names}",
    r"unrecognized arguments: (?P<names>.+)": "лишнее: {names}",
    r"argument (?P<names>.+?): expected one argument": "после {names} нужно значение",
    r"argument (?P<one>.+?): not allowed with argument (?P<other>.+)": (
        "{one} и {other} вместе не бывают"
    ),
    r"argument (?P<names>.+?): ignored explicit argument .+": "у {names} не бывает значения",
}
_CHOICE = re.compile(r"argument .+?: invalid choice: (?P<given>.+) \(choose from (?P<all>.+)\)")


def translate(complaint: str) -> str:
    """Say in Russian what argparse complains about."""
    if found := _CHOICE.fullmatch(complaint):
        given = found["given"].strip("'")
        choices = [each.strip("' ") for each in found["all"].split(",")]
        return f"«{given}» не подходит.{suggest(given, choices)} Бывает: {', '.join(choices)}."
    for english, russian in _COMPLAINTS.items():
        if found := re.fullmatch(english, complaint):
            return russian.format(**found.groupdict())
    return "команда набрана неверно"
