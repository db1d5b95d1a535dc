"""Closed circles among things that need each other, and the shortest way round each.

A row closes a circle if what it needs, directly or through others, is itself or is given by its own
receiver. Rows whose circles share a row are one knot, and a knot is told once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class Needing:
    """One row: the rows it needs (by position), who gives it and who receives it."""

    needs: tuple[int, ...]
    giver: str
    receiver: str


@dataclass(frozen=True)
class Knot:
    """``first`` is its first row in the file; ``ring`` a shortest circle, its start not repeated."""

    first: int
    ring: tuple[int, ...]


def find_knots(rows: Sequence[Needing]) -> tuple[Knot, ...]:
    """The knots of *rows* in the order of their first rows; linear unless there are knots."""
    home = list(range(len(rows)))
    rings: dict[int, list[int]] = {}
    for start in _list_closing(rows):
        ring = rings[start] = _find_ring(rows, start)
        for each in ring:
            home[_find_home(home, each)] = _find_home(home, start)
    knots: defaultdict[int, list[int]] = defaultdict(list)
    for row in sorted({each for ring in rings.values() for each in ring}):
        knots[_find_home(home, row)].append(row)
    shortest = {
        at: min((rings[row] for row in members if row in rings), key=len)
        for at, members in knots.items()
    }
    return tuple(Knot(members[0], tuple(shortest[at])) for at, members in knots.items())


def _find_home(home: list[int], row: int) -> int:
    while home[row] != row:
        home[row] = home[home[row]]
        row = home[row]
    return row


def _list_closing(rows: Sequence[Needing]) -> Iterator[int]:
    """The rows that close a circle, found without walking any: who is reached is kept as bits."""
    bits = {giver: 1 << at for at, giver in enumerate({row.giver: None for row in rows})}
    part, reached, rings = _join_parts(rows, bits)
    for at, row in enumerate(rows):
        if part[at] in rings or reached[part[at]] & bits.get(row.receiver, 0):
            yield at


def _join_parts(
    rows: Sequence[Needing], bits: dict[str, int]
) -> tuple[list[int], list[int], set[int]]:
    """Strongly connected parts by Tarjan's algorithm (SIAM J. Comput. 1, 1972), without recursion.

    Returns the part of each row, for each part the givers reached from it, and the parts in which a
    row reaches itself.
    """
    part, low, seen = [-1] * len(rows), [0] * len(rows), [0] * len(rows)
    reached: list[int] = []
    rings: set[int] = set()
    stack: list[int] = []
    count = 0
    for root in range(len(rows)):
        work = [] if seen[root] else [(root, 0)]
        while work:
            at, step = work.pop()
            if not step:
                count += 1
                seen[at] = low[at] = count
                stack.append(at)
            if step and (child := rows[at].needs[step - 1]) is not None and part[child] < 0:
                low[at] = min(low[at], low[child])
            for next_step, child in enumerate(rows[at].needs[step:], start=step + 1):
                if not seen[child]:
                    work += [(at, next_step), (child, 0)]
                    break
                if part[child] < 0:
                    low[at] = min(low[at], seen[child])
            else:
                if low[at] == seen[at]:
                    _close_part(rows, at, stack, part, reached, rings, bits)
    return part, reached, rings


def _close_part(  # noqa: PLR0913 -- the state of the algorithm above
    rows: Sequence[Needing],
    at: int,
    stack: list[int],
    part: list[int],
    reached: list[int],
    rings: set[int],
    bits: dict[str, int],
) -> None:
    members = stack[stack.index(at) :] if stack[-1] != at else [at]
    del stack[-len(members) :]
    number = len(reached)
    for member in members:
        part[member] = number
    mask = 0
    for member in members:
        for child in rows[member].needs:
            mask |= bits[rows[child].giver] | (reached[part[child]] if part[child] < number else 0)
    reached.append(mask)
    if len(members) > 1 or at in rows[at].needs:
        rings.add(number)


def _find_ring(rows: Sequence[Needing], start: int) -> list[int]:
    """A shortest way from *start* to itself or to a row that its receiver gives, breadth first."""
    before: dict[int, int] = {}
    queue = [start]
    for at in queue:
        for child in rows[at].needs:
            if child == start:
                return _walk_back(before, at, start)
            if child not in before:
                before[child] = at
                queue.append(child)
                if rows[child].giver and rows[child].giver == rows[start].receiver:
                    return _walk_back(before, child, start)
    raise LookupError(start)


def _walk_back(before: dict[int, int], at: int, start: int) -> list[int]:
    way = [at]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]
