"""Repeatable chance: the same seed gives the same order in Python and in a browser.

The generator is Mulberry32 (Tommy Ettinger, 2017, public domain): 32 bits of state, whole numbers
only, so both languages agree exactly. It is made for shuffling, not for secrets. A name becomes a
seed by FNV-1a (Fowler, Noll, Vo, 1991), an order by the Fisher-Yates shuffle (Durstenfeld, 1964).
``widgets/quiz/chance.js`` is the other half; ``tests/practice/chance.yml`` holds both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Thing = TypeVar("Thing")

_BITS = 0xFFFFFFFF


def make_seed(*parts: object) -> int:
    """A number from 0 to 2^32-1 for these parts, written one after another with slashes."""
    state = 0x811C9DC5
    for byte in "/".join(map(str, parts)).encode():
        state = (state ^ byte) * 0x01000193 & _BITS
    return state


def draw(seed: int) -> Iterator[int]:
    """Endless numbers from 0 to 2^32-1."""
    state = seed & _BITS
    while True:
        state = (state + 0x6D2B79F5) & _BITS
        mixed = (state ^ state >> 15) * (state | 1) & _BITS
        mixed ^= mixed + ((mixed ^ mixed >> 7) * (mixed | 61) & _BITS) & _BITS
        yield (mixed ^ mixed >> 14) & _BITS


def shuffle(things: Sequence[Thing], seed: int) -> list[Thing]:
    """The *things* in an order that *seed* decides."""
    order = list(things)
    numbers = draw(seed)
    for last in range(len(order) - 1, 0, -1):
        other = next(numbers) * (last + 1) >> 32
        order[last], order[other] = order[other], order[last]
    return order
