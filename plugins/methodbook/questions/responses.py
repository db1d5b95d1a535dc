"""Responses as they come from a browser: nothing about them is certain."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    from methodbook.model.quiz import Response

ZERO, ONE = Fraction(0), Fraction(1)


def count_whole(right: bool) -> Fraction:  # noqa: FBT001 -- a truth value becomes a number
    """All or nothing."""
    return ONE if right else ZERO


def is_number(response: object) -> TypeGuard[int]:
    """Tell whether *response* is a whole number and no truth value."""
    return isinstance(response, int) and not isinstance(response, bool)


def read_numbers(response: Response) -> list[int] | None:
    """A list of whole numbers; ``None`` for anything else."""
    if not isinstance(response, list):
        return None
    numbers = [each for each in response if is_number(each)]
    return numbers if len(numbers) == len(response) else None
