"""argparse in any language: what it would say in English is found out, not translated.

A refusal of argparse is told from what it is about: an argument, the values it takes, those that
it excludes. So nothing here depends on how Python words its complaints.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from methodbook.cli.usage import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from methodbook.words import Words

ROOT = "--root DIR"
LANGUAGE = "--language TAG"


class Parser(argparse.ArgumentParser):
    """A parser that speaks with *words* and never takes a part of an option's name for the whole.

    Wrong use ends the program with code 2, like every parser of argparse.
    """

    def __init__(self, words: Words, **options: Any) -> None:  # noqa: ANN401 -- what argparse takes
        """Take the words to speak and what :class:`argparse.ArgumentParser` takes."""
        self.words = words
        self._seen: set[int] = set()
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
            formatter_class=self._make_formatter,
            **options,
        )
        self._positionals.title = words.say("parser", "positionals")
        self._optionals.title = words.say("parser", "options")
        self.add_argument("-h", "--help", action="help", help=words.say("commands", "-h, --help"))

    def _make_formatter(self, prog: str) -> argparse.HelpFormatter:
        return _Formatter(prog, self.words.say("parser", "usage"))

    def add_commands(self) -> Subparsers:
        """Make room for the commands; one of them has to be named."""
        return self.add_subparsers(
            dest="command",
            metavar=self.words.say("parser", "command"),
            required=True,
            title=self.words.say("parser", "commands"),
            parser_class=Parser,
        )

    def add_common(self) -> None:
        """Take ``--root`` and ``--language`` before the command or after it."""
        main = self.prog == "methodbook"
        default = None if main else argparse.SUPPRESS
        for signature in (ROOT, LANGUAGE):
            name, _, value = signature.partition(" ")
            said = self.words.say("commands", signature)
            self.add_argument(name, metavar=value, default=default, help=said)

    def parse_args(  # type: ignore[override] # no command has a namespace of its own
        self, args: Sequence[str] | None = None, namespace: None = None
    ) -> argparse.Namespace:
        """Parse *args*; what is left over is refused."""
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self._refuse("extra", names=" ".join(rest))
        return found

    def parse_known_args(  # type: ignore[override] # … as above
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse *args*; what does not fit is refused in words."""
        try:
            return super().parse_known_args(args, namespace)
        except argparse.ArgumentError as error:
            self._explain(error, args or ())

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:  # noqa: ANN401 -- a parsed value
        """Remember what has been given: argparse asks for the values of each argument here."""
        self._seen.add(id(action))
        return super()._get_values(action, arg_strings)

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401 -- a parsed value
        """Refuse what an argument does not take, with the nearest that it does."""
        known = [str(each) for each in action.choices or ()]
        if action.choices is not None and value not in action.choices:
            hint = suggest(str(value), known)
            self._refuse("no_choice", given=value, hint=hint, known=tuple(known))

    def _explain(self, error: argparse.ArgumentError, args: Iterable[str]) -> NoReturn:
        """Say what is wrong about an argument: what else is given, whether it takes a value."""
        if error.argument_name is None:
            self.error(error.message)
        action = next((each for each in self._actions if _name(each) == error.argument_name), None)
        rivals = [name for name in self._list_rivals(action) if name in args]
        if action is None:
            self._refuse("wrong")
        if rivals:
            self._refuse("excluded", one=_name(action), other=rivals[0])
        self._refuse("no_value" if action.nargs == 0 else "needs_value", name=_name(action))

    def _list_rivals(self, action: argparse.Action | None) -> Iterator[str]:
        """The options that cannot be given together with *action*."""
        for group in self._mutually_exclusive_groups:
            if action in group._group_actions:  # noqa: SLF001 -- argparse has no other way to ask
                others = [each for each in group._group_actions if each is not action]  # noqa: SLF001 -- … as above
                yield from (name for each in others for name in each.option_strings)

    def error(self, message: str) -> NoReturn:
        """Say what is missing: the one thing that argparse tells without naming an argument."""
        del message
        missing = [
            _name(each) for each in self._actions if each.required and id(each) not in self._seen
        ]
        if missing:
            self._refuse("missing", names=tuple(missing))
        self._refuse("wrong")

    def _refuse(self, name: str, /, **values: object) -> NoReturn:
        said = self.words.say("usage", name, **values)
        self.exit(2, f"{self.format_usage()}{self.prog}: {said}\n")


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str, prefix: str) -> None:
        super().__init__(prog)
        self._prefix = prefix

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._prefix if prefix is None else prefix)


def _name(action: argparse.Action) -> str:
    """An argument as its user writes it."""
    return "/".join(action.option_strings) or str(action.metavar or action.dest)


Subparsers: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 -- it has no other name


def add_command(subparsers: Subparsers, name: str, words: Words) -> Parser:
    """Add the command *name*; its summary stands in the catalogue."""
    summary = words.say("commands", name)
    return subparsers.add_parser(
        name, words=words, help=summary, description=f"{summary[0].upper()}{summary[1:]}."
    )
