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
class FoundKnot:
    """``first`` is its first row in the file, ``ring`` a shortest circle, each row once."""

    first: int
    ring: tuple[int, ...]


def find_knots(rows: Sequence[Needing]) -> tuple[FoundKnot, ...]:
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
    return tuple(FoundKnot(members[0], tuple(shortest[at])) for at, members in knots.items())


def _find_home(home: list[int], row: int) -> int:
    while home[row] != row:
        home[row] = home[home[row]]
        row = home[row]
    return row


def _list_closing(rows: Sequence[Needing]) -> Iterator[int]:
    """The rows that close a circle, found without walking any: who is reached is kept as bits."""
    parts = _Parts(rows)
    for at, row in enumerate(rows):
        part = parts.part[at]
        if part in parts.rings or parts.reached[part] & parts.bits.get(row.receiver, 0):
            yield at


class _Parts:
    """The strongly connected parts of rows, and which givers each of them reaches.

    Tarjan's algorithm (SIAM J. Comput. 1, 1972), without recursion.
    """

    def __init__(self, rows: Sequence[Needing]) -> None:
        self._rows = rows
        self._stack: list[int] = []
        self._count = 0
        self._seen, self._low = [0] * len(rows), [0] * len(rows)
        self.bits = {giver: 1 << at for at, giver in enumerate({row.giver: 0 for row in rows})}
        self.bits[""] = 0  # nobody is no receiver either
        self.part = [-1] * len(rows)
        self.reached: list[int] = []
        """For each part the bits of the givers that it reaches."""
        self.rings: set[int] = set()
        """The parts in which a row reaches itself."""
        for root in range(len(rows)):
            if not self._seen[root]:
                self._walk(root)

    def _walk(self, root: int) -> None:
        work = [(root, 0)]
        while work:
            at, step = work.pop()
            if not step:
                self._count += 1
                self._seen[at] = self._low[at] = self._count
                self._stack.append(at)
            elif self.part[self._rows[at].needs[step - 1]] < 0:
                self._low[at] = min(self._low[at], self._low[self._rows[at].needs[step - 1]])
            if (child := self._go_on(at, step)) is None:
                self._close(at)
            else:
                work += [(at, child + 1), (self._rows[at].needs[child], 0)]

    def _go_on(self, at: int, step: int) -> int | None:
        """The place of the next row to walk into; those walked already only lower *at*."""
        for place in range(step, len(self._rows[at].needs)):
            child = self._rows[at].needs[place]
            if not self._seen[child]:
                return place
            if self.part[child] < 0:
                self._low[at] = min(self._low[at], self._seen[child])
        return None

    def _close(self, at: int) -> None:
        """Take a finished part off the stack; everything that it needs is finished before it."""
        if self._low[at] != self._seen[at]:
            return
        number = len(self.reached)
        members: list[int] = []
        while not members or members[-1] != at:
            members.append(self._stack.pop())
        for member in members:
            self.part[member] = number
        mask = 0
        for child in (child for member in members for child in self._rows[member].needs):
            mask |= self.bits[self._rows[child].giver]
            mask |= self.reached[self.part[child]] if self.part[child] < number else 0
        self.reached.append(mask)
        if len(members) > 1 or at in self._rows[at].needs:
            self.rings.add(number)


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
