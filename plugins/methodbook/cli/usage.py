"""What every command needs: the checkout it works on, and a way to refuse."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.load.method import find_root
from methodbook.load.settings import HOST_FILE
from methodbook.model.method import FILE
from methodbook.model.suggestion import find_nearest
from methodbook.words import Sentence

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator


class UsageError(Exception):
    """The command cannot do what it was asked; a sentence of the area ``usage`` says why."""

    def __init__(self, name: str, /, **values: object) -> None:
        """Name the sentence *name* with its *values*."""
        super().__init__(name)
        self.sentence = Sentence(name, **values)


def find_checkout(options: Namespace) -> Path:
    """The folder the command works on: ``--root``, or the nearest one with ``method.yml``.

    Raises ``UsageError`` where there is none.
    """
    if options.root is None:
        root = find_root(Path.cwd())
        if root is None:
            raise UsageError("no_project", file=FILE)
        return root
    root = Path(options.root)
    if not root.is_dir():
        raise UsageError("no_folder", folder=root)
    if not any((root / each).exists() for each in (FILE, HOST_FILE)):
        raise UsageError("empty_folder", folder=root, file=FILE, host=HOST_FILE)
    return root


def suggest(name: str, known: Iterable[str]) -> Sentence:
    """A closing sentence with the known name that *name* resembles, or nothing."""
    nearest = find_nearest(name, known)
    return Sentence("perhaps", name=nearest) if nearest else Sentence("no_hint")


def refuse_file(path: Path, error: OSError) -> UsageError:
    """Why a file that the user has named cannot be read."""
    if isinstance(error, FileNotFoundError):
        return UsageError("no_file", file=path)
    if isinstance(error, IsADirectoryError):
        return UsageError("is_folder", file=path)
    return UsageError("no_right", file=path)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn a failure to write *path* into a ``UsageError``."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError("not_written", file=path) from error
