"""What answers say of questions: held to an independent package and to planted truths."""

import numpy as np
import pandas as pd
import pingouin
import polars as pl
import pytest
from scipy.stats import pearsonr

from methodbook.practice.item_analysis import ENOUGH, FEWEST, analyse

SCHEMA = {
    "learner": pl.String,
    "question": pl.String,
    "response": pl.String,
    "score": pl.Float64,
    "seconds": pl.Float64,
}


def make_table(scores: np.ndarray, responses: np.ndarray | None = None) -> pl.DataFrame:
    """One row for every score that is there; a response is the score unless it is given."""
    rows = [
        (
            f"learner{at}",
            f"q{number}",
            str(responses[at, number]) if responses is not None else str(int(score)),
            float(score),
            None,
        )
        for at, line in enumerate(scores)
        for number, score in enumerate(line)
        if not np.isnan(score)
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def draw_scores(
    chance: np.random.Generator, learners: int, hardness: np.ndarray, force: float = 1.2
) -> np.ndarray:
    """Right and wrong by a two-parameter logistic model."""
    able = chance.normal(size=(learners, 1))
    likely = 1 / (1 + np.exp(-force * (able - hardness)))
    return np.array(chance.random(likely.shape) < likely, dtype=float)


@pytest.mark.parametrize("missing", [0, 0.15])
def test_figures_equal_those_of_an_independent_package(missing: float) -> None:
    chance = np.random.default_rng(5)
    scores = draw_scores(chance, 240, chance.normal(size=9))
    scores[chance.random(scores.shape) < missing] = np.nan
    found = analyse(make_table(scores))
    frame = pd.DataFrame(scores)
    alpha, (low, high) = pingouin.cronbach_alpha(frame, nan_policy="pairwise")
    assert found.reliability.alpha == pytest.approx(alpha, abs=1e-9)
    assert (found.reliability.low, found.reliability.high) == pytest.approx((low, high), abs=6e-4)
    for number in range(scores.shape[1]):
        use = found.questions[f"q{number}"]
        there = ~np.isnan(scores[:, number])
        rest = np.nanmean(np.delete(scores, number, axis=1), axis=1)
        kept = there & ~np.isnan(rest)
        assert use.answers == there.sum()
        assert use.difficulty == pytest.approx(scores[there, number].mean(), abs=1e-9)
        correlation = pearsonr(scores[kept, number], rest[kept]).statistic
        assert use.discrimination == pytest.approx(correlation, abs=1e-9)
        wrong = kept & (scores[:, number] == 0)
        assert use.options["0"].mean_rest == pytest.approx(rest[wrong].mean(), abs=1e-9)


def test_planted_parameters_of_five_hundred_students_are_recovered() -> None:
    chance = np.random.default_rng(11)
    hardness = np.linspace(-1.5, 1.5, 20)
    truth = analyse(make_table(draw_scores(chance, 12_000, hardness)))
    found = analyse(make_table(draw_scores(chance, 500, hardness)))
    for field, most in (("difficulty", 0.03), ("discrimination", 0.05)):
        gaps = [
            abs(getattr(found.questions[name], field) - getattr(use, field))
            for name, use in truth.questions.items()
        ]
        assert np.mean(gaps) < most


def plant(chance: np.random.Generator, learners: int, *, faulty: int) -> pl.DataFrame:
    """Questions of four options, «0» keyed; of the first *faulty* the key is another option, and
    nobody takes the last option of the next *faulty*.
    """
    right = draw_scores(chance, learners, np.linspace(-1, 1, 40))
    taken = np.where(right == 1, 0, chance.integers(1, 4, right.shape))
    for number in range(faulty):
        wrong = taken[:, number] == 0
        taken[:, number] = np.where(wrong, 1, np.where(taken[:, number] == 1, 0, taken[:, number]))
    for number in range(faulty, 2 * faulty):
        taken[:, number] = np.where(taken[:, number] == 3, 2, taken[:, number])
    return make_table((taken == 0).astype(float), taken)


def test_ten_wrong_keys_and_ten_dead_options_of_ten_are_found() -> None:
    answers = plant(np.random.default_rng(3), 500, faulty=10)
    found = analyse(answers, {f"q{at}": ("0", "1", "2", "3") for at in range(40)})
    flagged = {name: {*use.flags} for name, use in found.questions.items()}
    assert [n for n in range(10) if "wrong-key" not in flagged[f"q{n}"]] == []
    assert [n for n in range(10, 20) if "dead-option" not in flagged[f"q{n}"]] == []
    assert [n for n in range(20, 40) if {"wrong-key", "dead-option"} & flagged[f"q{n}"]] == []


def test_a_sound_test_is_rarely_suspected() -> None:
    chance = np.random.default_rng(8)
    alarms, asked = 0, 0
    for _ in range(25):
        found = analyse(plant(chance, 120, faulty=0))
        asked += len(found.questions)
        alarms += sum(
            bool({"wrong-key", "negative"} & {*use.flags}) for use in found.questions.values()
        )
    assert alarms <= 0.05 * asked


def test_few_answers_are_refused_and_some_are_doubted() -> None:
    chance = np.random.default_rng(2)
    for learners in (FEWEST - 1, FEWEST, ENOUGH - 1, ENOUGH):
        found = analyse(make_table(draw_scores(chance, learners, np.zeros(6))))
        flags = [use.flags for use in found.questions.values()]
        assert all(("too-few" in each) == (learners < FEWEST) for each in flags)
        assert all(("few" in each) == (FEWEST <= learners < ENOUGH) for each in flags)
        assert (found.reliability.alpha is None) == (learners < FEWEST)
        judged = [use.difficulty is None for use in found.questions.values()]
        assert all(judged) == (learners < FEWEST)


def test_nothing_at_all_is_an_analysis_too() -> None:
    found = analyse(pl.DataFrame([], schema=SCHEMA))
    assert (found.answers, found.learners, dict(found.questions)) == (0, 0, {})


def test_the_first_of_several_attempts_counts() -> None:
    rows = [
        (f"l{at}", name, "x", value, None)
        for at in range(30)
        for name, value in (("a", at % 2), ("b", 1.0), ("a", 1.0))
    ]
    found = analyse(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    assert found.questions["a"].answers == 30
    assert found.questions["a"].difficulty == 0.5
