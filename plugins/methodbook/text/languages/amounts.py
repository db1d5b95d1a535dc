"""Amounts as authors write them: read whole, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPACE = "[ \u00a0\u202f\u2009]"
_MONEY = "[€$£¥₽]"


class Amount(NamedTuple):
    """A number and what is counted, as written; no unit where the author names it elsewhere."""

    number: float
    unit: str


@dataclass(frozen=True)
class Notation:
    """How a language writes numbers: its decimal signs, what divides thousands, its scales."""

    decimal: str
    divider: str
    """Divides thousands besides a space; empty for nothing."""
    scales: Mapping[str, int]
    """Words and letters that multiply, without the full stop of an abbreviation."""

    @cached_property
    def _amount(self) -> re.Pattern[str]:
        dividers = f"(?:{_SPACE}|{re.escape(self.divider)})" if self.divider else _SPACE
        scales = "|".join(sorted(map(re.escape, self.scales), key=len, reverse=True))
        # Three digits behind a sign may be thousandths or thousands: such a number is not read.
        return re.compile(
            rf"(?:[~≈>]{_SPACE}*)?(?P<before>{_MONEY}{_SPACE}?)?"
            rf"(?P<sign>[-−–])?"
            rf"(?P<whole>\d{{1,3}}(?:{dividers}\d{{3}})+|\d+)"
            rf"(?:[{re.escape(self.decimal)}](?P<part>\d{{1,2}}|\d{{4,}}))?\+?"
            rf"(?:{_SPACE}?(?P<scale>{scales})\.?(?![^\W\d_]))?"
            rf"(?:{_SPACE}?(?P<unit>[%‰]|{_MONEY}|[^\W\d_]+\.?))?"
        )

    def parse(self, value: str) -> Amount | None:
        """The amount that *value* is as a whole; ``None`` for a range, a ratio, a change, words.

        A minus makes it negative. An amount with two units is none.
        """
        found = self._amount.fullmatch(value.strip())
        if found is None or (found["before"] and found["unit"]):
            return None
        whole = re.sub(r"\D", "", found["whole"])
        number = float(f"{whole}.{found['part'] or 0}") * self.scales.get(found["scale"], 1)
        unit = (found["before"] or found["unit"] or "").strip().rstrip(".")
        return Amount(-number if found["sign"] else number, unit)


def compare_ends(before: Amount | None, after: Amount | None) -> tuple[float, float] | None:
    """Both numbers, where they may stand as bars of one scale: the same unit, none below zero."""
    if before is None or after is None or before.unit != after.unit:
        return None
    if before.number < 0 or after.number < 0:
        return None
    return before.number, after.number
