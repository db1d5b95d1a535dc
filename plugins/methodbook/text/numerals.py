"""Numbers as they are written in Russian: a decimal comma, thousands apart, a true minus."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from methodbook.text.quantities import write_quantity

if TYPE_CHECKING:
    from fractions import Fraction


def write_number(number: Decimal | int) -> str:
    """The *number* with as many decimals as it was given with."""
    text = format(number, "f") if isinstance(number, Decimal) else str(number)
    return write_quantity(text.replace(".", ",").replace("-", "−"))


def write_share(share: Fraction) -> str:
    """A fraction as a decimal if two places hold it exactly, otherwise as it is: 1,5 or 2/3."""
    exact = share * 100
    if exact.denominator != 1:
        return f"{share.numerator}/{share.denominator}"
    return write_number((Decimal(exact.numerator) / 100).normalize())
