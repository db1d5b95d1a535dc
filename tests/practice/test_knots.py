from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methodbook.practice.knots import FoundKnot, Needing, find_knots

GIVERS = ("a", "b", "c", "")
"""Nobody among them: a promise may be written down before its giver is known."""


def row(needs: tuple[int, ...], giver: str = "a", receiver: str = "z") -> Needing:
    return Needing(needs, giver, receiver)


def reach(rows: list[Needing], start: int) -> set[int]:
    found: set[int] = set()
    queue = list(rows[start].needs)
    while queue:
        at = queue.pop()
        if at not in found:
            found.add(at)
            queue += rows[at].needs
    return found


def closes(rows: list[Needing], start: int) -> bool:
    own = rows[start].receiver
    return any(at == start or (own and rows[at].giver == own) for at in reach(rows, start))


rows_of_any_shape = st.integers(1, 6).flatmap(
    lambda size: st.lists(
        st.builds(
            Needing,
            st.lists(st.integers(0, size - 1), max_size=3).map(tuple),
            st.sampled_from(GIVERS),
            st.sampled_from(GIVERS),
        ),
        min_size=size,
        max_size=size,
    )
)


@given(rows_of_any_shape)
def test_a_row_is_in_a_knot_if_it_closes_a_circle(rows: list[Needing]) -> None:
    told = {at for knot in find_knots(rows) for at in knot.ring}
    closing = {at for at in range(len(rows)) if closes(rows, at)}
    assert bool(told) == bool(closing)
    firsts = [knot.first for knot in find_knots(rows)]
    assert firsts == sorted(set(firsts))


@given(rows_of_any_shape)
def test_a_ring_is_a_way_along_needs_that_comes_back(rows: list[Needing]) -> None:
    for knot in find_knots(rows):
        start, *others = knot.ring
        assert all(
            after in rows[before].needs for before, after in zip(knot.ring, others, strict=False)
        )
        last = knot.ring[-1]
        assert start in rows[last].needs or rows[last].giver == rows[start].receiver
        assert len(set(knot.ring)) == len(knot.ring)


@given(rows_of_any_shape)
def test_no_knot_shares_a_row_with_another(rows: list[Needing]) -> None:
    rings = [set(knot.ring) for knot in find_knots(rows)]
    assert sum(map(len, rings)) == len(set().union(*rings)) if rings else True


def test_every_graph_of_three_rows_is_judged_as_by_hand() -> None:
    pairs = [tuple(at for at in range(3) if bits >> at & 1) for bits in range(8)]
    for needs in product(pairs, repeat=3):
        rows = [row(each) for each in needs]
        closing = any(at in reach(rows, at) for at in range(3))
        assert bool(find_knots(rows)) == closing, needs


@pytest.mark.parametrize(
    ("rows", "knots"),
    [
        ([row((0,))], (FoundKnot(0, (0,)),)),
        ([row((1,)), row((0,))], (FoundKnot(0, (0, 1)),)),
        ([row((1,), "a", "b"), row((), "b", "a")], (FoundKnot(0, (0, 1)),)),
        ([row((1,), "a", "client"), row((), "b", "a")], ()),
        (
            [row((1,)), row((2,)), row((0,)), row((4,)), row((3,))],
            (FoundKnot(0, (0, 1, 2)), FoundKnot(3, (3, 4))),
        ),
        ([row((1, 2)), row((2,)), row((0,))], (FoundKnot(0, (0, 2)),)),
    ],
)
def test_a_knot_is_told_once_with_its_shortest_ring(
    rows: list[Needing], knots: tuple[FoundKnot, ...]
) -> None:
    assert find_knots(rows) == knots


def test_a_long_chain_without_a_circle_has_no_knot() -> None:
    rows = [row((at + 1,) if at < 4_999 else (), f"g{at}", f"g{at - 1}") for at in range(5_000)]
    assert find_knots(rows) == ()
