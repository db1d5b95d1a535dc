"""MkDocs behind ``methodbook build`` and ``methodbook serve``; its entry point is ``mkdocs``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs.__main__ import cli

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Banners about the future of the site generator, printed by plugins into every build."""


def build(settings: Path, folder: Path | None) -> int:
    """Build strictly into *folder*, or where *settings* say; 0 is fine, 1 is not."""
    target = ["--site-dir", str(folder)] if folder else []
    return _run(["build", "--strict", "--config-file", str(settings), *target])


def serve(settings: Path, port: int) -> int:
    """Show the site on this machine until somebody stops it."""
    address = f"127.0.0.1:{port}"
    return _run(["serve", "--config-file", str(settings), "--dev-addr", address])


def _run(words: Sequence[str]) -> int:
    os.environ.update(_QUIET)
    try:
        cli.main(list(words), prog_name="mkdocs")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
