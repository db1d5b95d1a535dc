"""The site generators that can show an edition, found by entry point: none is imported here."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from methodbook.cli.usage import UsageError, find_checkout, suggest

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from methodbook.cli.parser import Parser
    from methodbook.words import Words

GROUP = "methodbook.hosts"
"""The group of entry points; the name of each is that of a site generator."""

_SETTINGS = "mkdocs.yml"


class Host(Protocol):
    """A module that builds and serves the site of one checkout."""

    def build(self, settings: Path, folder: Path | None) -> int:
        """Build strictly into *folder*, or where *settings* say; 0 is fine, 1 is not."""

    def serve(self, settings: Path, port: int) -> int:
        """Show the site on this machine until somebody stops it."""


def add_host(parser: Parser, command: str, words: Words) -> None:
    """Add the options that choose a host and its settings."""
    config = words.say("commands", f"{command} --config FILE")
    parser.add_argument("--config", metavar="FILE", default=_SETTINGS, help=config)
    parser.add_argument(
        "--host", metavar="NAME", help=words.say("commands", f"{command} --host NAME")
    )


def find_host(options: Namespace) -> Host:
    """The host that the options name, or the first; raises ``UsageError`` where there is none."""
    found = {each.name: each for each in entry_points(group=GROUP)}
    if not found:
        raise UsageError("no_host")
    name = options.host or min(found)
    if name not in found:
        hint, known = suggest(name, found), tuple(sorted(found))
        raise UsageError("unknown_host", name=name, hint=hint, known=known)
    host: Host = found[name].load()
    return host


def find_settings(options: Namespace) -> Path:
    """The settings of the site; raises ``UsageError`` where there are none."""
    path: Path = find_checkout(options) / options.config
    if not path.is_file():
        raise UsageError("no_settings", file=path)
    return path
