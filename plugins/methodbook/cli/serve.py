"""``methodbook serve``: the site on this machine, made anew with every edit."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from methodbook.cli.hosts import add_host, find_host, find_settings
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers
    from methodbook.words import Words

_HERE = "127.0.0.1"
_PORT = 8000
_UNPRIVILEGED = 1024  # ports below belong to the system
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
    host, settings = find_host(options), find_settings(options)
    if not is_free(int(text)):
        raise UsageError("taken_port", given=text, free=find_free(int(text)))
    return host.serve(settings, int(text))


def is_free(port: int) -> bool:
    """Whether a server could listen at *port* of this machine, asked before a long build."""
    try:
        with socket.create_server((_HERE, port)):
            return True
    except OSError:
        return False


def find_free(port: int) -> int:
    """The next port above *port* that is free, from the first one again after the last."""
    above = (*range(port + 1, _PORTS[-1] + 1), *range(_UNPRIVILEGED, port))
    return next(filter(is_free, above), port)
