"""Numbers as a language writes them: its decimal mark, its groups, a true minus."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from methodbook.text.languages import Language


def write_number(number: Decimal | int, language: Language) -> str:
    """The *number* with as many decimals as it was given with."""
    return language.write_number(
        format(number, "f") if isinstance(number, Decimal) else str(number)
    )


def write_share(share: Fraction, language: Language) -> str:
    """A fraction as a decimal if two places hold it exactly, otherwise as it is: 1,5 or 2/3."""
    exact = share * 100
    if exact.denominator != 1:
        return f"{share.numerator}/{share.denominator}"
    return write_number((Decimal(exact.numerator) / 100).normalize(), language)
