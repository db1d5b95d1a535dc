"""``methodbook serve``: the site on this machine, made anew with every edit."""

from __future__ import annotations

import socket
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from methodbook.cli.hosts import add_host, find_host, find_settings
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers
    from methodbook.words import Words

_PORT = 8000
_TRIED = 20
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
    port = _find_free(int(text))
    if port != int(text):
        print(options.words.say("serving", "port_taken", taken=text, port=port), flush=True)
    return host.serve(settings, port)


def _find_free(wanted: int) -> int:
    """The port, or the next one that nobody has taken: told before a long build, not after it."""
    tried = range(wanted, min(wanted + _TRIED, _PORTS.stop))
    for port in tried:
        with closing(socket.socket()) as probe, suppress(OSError):
            # As the server itself will: a port that has just been left is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    raise UsageError("no_port_free", first=tried[0], last=tried[-1])
