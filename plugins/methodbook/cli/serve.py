"""``methodbook serve``: the site on this machine, made anew with every edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.cli.hosts import add_host, find_host, find_settings
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers
    from methodbook.words import Words

_PORT = 8000
_PORTS = range(1, 2**16)


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "serve", words)
    port = words.say("commands", "serve --port N")
    parser.add_argument("--port", metavar="N", default=str(_PORT), help=port)
    add_host(parser, "serve", words)


def run(options: Namespace) -> int:
    """Serve until somebody stops it."""
    text: str = options.port
    if not text.isdecimal() or int(text) not in _PORTS:
        raise UsageError("no_port", given=text, last=_PORTS[-1])
    return find_host(options).serve(find_settings(options), int(text))
