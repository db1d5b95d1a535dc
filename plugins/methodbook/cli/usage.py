"""What every command needs: the checkout it works on, and a way to refuse."""

from __future__ import annotations

import difflib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.load.method import find_root
from methodbook.load.settings import HOST_FILE
from methodbook.model.method import FILE

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator


class UsageError(Exception):
    """The command cannot do what it was asked; its text tells the reader why."""


def find_checkout(options: Namespace) -> Path:
    """The folder the command works on: ``--root``, or the nearest one with ``method.yml``.

    Raises ``UsageError`` where there is none.
    """
    if options.root is None:
        root = find_root(Path.cwd())
        if root is None:
            raise UsageError(
                "здесь нет проекта: ни в этой папке, ни выше не лежит method.yml. "
                "Перейдите в папку проекта или укажите её ключом --root."
            )
        return root
    root = Path(options.root)
    if not root.is_dir():
        raise UsageError(f"папки «{root}» нет")
    if not any((root / each).exists() for each in (FILE, HOST_FILE)):
        raise UsageError(f"в папке «{root}» нет ни {FILE}, ни {HOST_FILE}")
    return root


def suggest(name: str, known: Iterable[str]) -> str:
    """Return a closing sentence with the known name that *name* resembles, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f" Возможно, {close[0]}?" if close else ""


def explain_refusal(path: Path, error: OSError) -> str:
    """Say in Russian why a file that the user has named cannot be read."""
    if isinstance(error, FileNotFoundError):
        return f"файл «{path}» не открывается: такого файла нет"
    if isinstance(error, IsADirectoryError):
        return f"файл «{path}» не открывается: это папка"
    return f"файл «{path}» не открывается: проверьте права на чтение"


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn a failure to write *path* into a ``UsageError``."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"не удалось записать «{path}»: проверьте место и права") from error
