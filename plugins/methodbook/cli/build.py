"""``methodbook build``: the site, made by whichever host is installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.cli.hosts import add_host, find_host, find_settings
from methodbook.cli.parser import add_command

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers
    from methodbook.words import Words


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "build", words)
    out = words.say("commands", "build --out DIR")
    parser.add_argument("--out", metavar="DIR", type=Path, help=out)
    add_host(parser, "build", words)


def run(options: Namespace) -> int:
    """Build the site strictly; 1 when the content or the host has something to say."""
    folder = options.out.resolve() if options.out else None
    return find_host(options).build(find_settings(options), folder)
