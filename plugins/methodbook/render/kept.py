"""Under which name readers' devices keep what widgets store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from methodbook.model.base import Base

_SEED = "clientocracy"


def find_seed(base: Base) -> str:
    """The beginning of every key of the method: two methods on one device do not meet."""
    del base
    return _SEED
