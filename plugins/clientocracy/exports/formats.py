"""Every export format by its name at the command line; a new one is a module and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientocracy.exports import csv_table

if TYPE_CHECKING:
    from clientocracy.exports.format import Format

FORMATS: dict[str, Format] = {
    "csv": csv_table.FORMAT,
}
