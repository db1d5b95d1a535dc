from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from methodbook.questions.chance import draw, make_seed, shuffle
from methodbook.questions.order import order_answers, order_items

TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("chance.yml").read_text("utf-8")
)
seeds = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("row", TABLE["seeds"], ids=lambda row: "/".join(map(str, row["parts"])))
def test_a_name_becomes_the_seed_of_the_table(row: dict[str, Any]) -> None:
    assert make_seed(*row["parts"]) == row["seed"]


@pytest.mark.parametrize("row", TABLE["numbers"], ids=lambda row: row["seed"])
def test_a_seed_gives_the_numbers_of_the_table(row: dict[str, Any]) -> None:
    assert list(islice(draw(row["seed"]), len(row["numbers"]))) == row["numbers"]


@pytest.mark.parametrize("row", TABLE["orders"], ids=lambda row: row["count"])
def test_a_seed_gives_the_order_of_the_table(row: dict[str, Any]) -> None:
    assert shuffle(range(row["count"]), row["seed"]) == row["order"]


@given(st.lists(st.integers()), seeds)
def test_shuffling_loses_and_adds_nothing(things: list[int], seed: int) -> None:
    assert sorted(shuffle(things, seed)) == sorted(things)
    assert shuffle(things, seed) == shuffle(things, seed)


def test_every_place_is_as_likely_as_any_other() -> None:
    first = [shuffle(range(4), make_seed("fair", seed))[0] for seed in range(4000)]
    assert all(900 < first.count(place) < 1100 for place in range(4))


@given(st.integers(3, 12), seeds)
def test_things_to_be_put_in_order_are_never_shown_in_it(count: int, seed: int) -> None:
    order = order_items(count, seed, "question")
    assert sorted(order) == list(range(count)) != order


def test_the_lists_of_one_question_are_mixed_apart() -> None:
    orders = {tuple(order_answers(9, 1, "question", part)) for part in ("", "one", "two")}
    assert len(orders) == 3
