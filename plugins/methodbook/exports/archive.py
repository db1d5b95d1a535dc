"""Zip archives that are the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name."""
_PLAIN_FILE = 0o100644 << 16


def pack(files: Mapping[str, bytes], *, first: str = "", stored: tuple[str, ...] = ()) -> bytes:
    """Pack *files* by name, *first* before all others; *stored* ones are not compressed."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name in sorted(files, key=lambda name: (name != first, name)):
            member = zipfile.ZipInfo(name, _OLDEST)
            member.create_system = 3  # Unix, on whatever machine this runs
            member.external_attr = _PLAIN_FILE
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(member, files[name], how, 9)
    return raw.getvalue()
