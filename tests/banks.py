"""The banks that whole exports are tried on, and the exports, each made once in a run."""

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from methodbook.exports.format import Export, Selection
from methodbook.exports.formats import FORMATS

Made: TypeAlias = Callable[[str], Export]
"""Takes the name of a format; returns the export of the bank at hand."""


def make_once(selection: Selection, name: str, folder: Path) -> Export:
    """The export of *selection*, kept in *folder* for the other workers of the run."""
    path = folder / f"{name}.pickle"
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            path.write_bytes(pickle.dumps(FORMATS[name].export(selection, lambda: None)))
    export: Export = pickle.loads(path.read_bytes())  # noqa: S301 -- our own, of this run
    return export
