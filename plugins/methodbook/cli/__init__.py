"""The command line: one module per command, ``COMMANDS`` lists them all."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook import __version__
from methodbook.cli import (
    analyse,
    assess,
    book,
    build,
    check,
    course,
    explain,
    export,
    importing,
    init,
    link,
    new,
    pages,
    schema,
    search,
    serve,
    sheet,
    stamp,
)
from methodbook.cli.parser import Parser
from methodbook.cli.usage import UsageError
from methodbook.load.method import find_root, read_method
from methodbook.load.settings import LANGUAGE
from methodbook.words import list_languages, read_words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from typing import Protocol

    from methodbook.cli.parser import Subparsers
    from methodbook.words import Words

    class Command(Protocol):
        """A module of this package; 0 is fine, 1 means errors in the content."""

        def add_parser(self, subparsers: Subparsers, words: Words) -> object:
            """Add the command and its arguments."""

        def run(self, options: Namespace) -> int:
            """Do what the command is for."""


COMMANDS: dict[str, Command] = {
    "check": check,
    "init": init,
    "new": new,
    "explain": explain,
    "schema": schema,
    "build": build,
    "serve": serve,
    "book": book,
    "pages": pages,
    "link": link,
    "search": search,
    "assess": assess,
    "export": export,
    "import": importing,
    "analyse": analyse,
    "sheet": sheet,
    "course": course,
    "stamp": stamp,
}

_PROGRAM = "methodbook"
_WRONG_USE = 2
_INTERRUPTED = 130


def make_parser(words: Words) -> Parser:
    """The parser of the whole command line, in the language of *words*."""
    parser = Parser(words, prog=_PROGRAM, description=words.say("commands", "methodbook"))
    parser.add_argument(
        "--version",
        action="version",
        version=f"{_PROGRAM} {__version__}",
        help=words.say("commands", "--version"),
    )
    parser.set_defaults(words=words)
    subparsers = parser.add_commands()
    for command in COMMANDS.values():
        command.add_parser(subparsers, words)
    for each in [parser, *subparsers.choices.values()]:
        each.add_common()
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; 0 is fine, 1 means errors in the content, 2 wrong use."""
    _use_utf8()
    given = sys.argv[1:] if argv is None else argv
    words = read_words(LANGUAGE)
    try:
        words = find_words(given)
        if argv is None and Path(sys.argv[0]).stem not in {_PROGRAM, "__main__", "-c"}:
            print(words.say("former", "command", new=_PROGRAM), file=sys.stderr)
        options = make_parser(words).parse_args(given)
        code = COMMANDS[options.command].run(options)
        sys.stdout.flush()
    except UsageError as error:
        print(f"{_PROGRAM}: {words.tell(error.sentence, 'usage')}", file=sys.stderr)
        return _WRONG_USE
    except BrokenPipeError:  # the reader has seen enough, as in «methodbook check | head»
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def find_words(argv: Sequence[str]) -> Words:
    """The sentences that commands speak: by ``--language``, the environment, or the method.

    What is built speaks the language of the method, whatever is said here. Raises ``UsageError``
    for a language that has no catalogue.
    """
    asked = _find_value("--language", argv) or os.environ.get(VARIABLE, "")
    if asked and asked not in list_languages():
        raise UsageError("no_language", name=asked, known=tuple(list_languages()))
    return read_words(asked or _find_language(_find_value("--root", argv)))


VARIABLE = "METHODBOOK_LANGUAGE"
"""The environment variable that names the language of commands."""


def _find_value(name: str, argv: Sequence[str]) -> str:
    """What *argv* gives for an option, before there is a parser in any language."""
    for number, word in enumerate(argv):
        if word.startswith(f"{name}="):
            return word.partition("=")[2]
        if word == name:
            return next(iter(argv[number + 1 :]), "")
    return ""


def _find_language(folder: str) -> str:
    """The first language of the method that a command works on."""
    root = Path(folder) if folder else find_root(Path.cwd())
    method = read_method(root)[0] if root and root.is_dir() else None
    language = method.languages[0] if method else LANGUAGE
    return language if language in list_languages() else LANGUAGE


def _use_utf8() -> None:
    """What programs read is UTF-8; a sign that a terminal lacks must not stop a command."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
