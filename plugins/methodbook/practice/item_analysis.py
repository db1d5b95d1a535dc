"""Item analysis: what the answers of a group say about the questions.

Classical test theory. ``difficulty`` is the mean score, ``discrimination`` the corrected
item–total correlation (Pearson, between a score and what the learner scored on the other
questions, in shares), ``mean_rest`` the mean of that rest among those who chose an option. The
reliability is Cronbach's alpha from pairwise covariances (Psychometrika 16, 1951) with Feldt's
interval (Psychometrika 30, 1965). An answer that is missing is not a wrong one: it counts nowhere,
and the rest of a learner is taken over what he did answer.

Names of learners go in and never come out. Needs the extra ``statistics``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

FEWEST, ENOUGH = 20, 100
"""Fewer answers than the first say nothing, fewer than the second say it roughly."""

_EASY, _HARD = 0.95, 0.2
_WEAK = 0.2
"""A discrimination that is surely below this separates nobody."""
_DEAD = 0.05
"""An option that surely fewer choose misleads nobody."""
_LEAST_SHARE = 0.1
_SURE, _SURER = 1.96, 2.58
"""Quantiles of the normal distribution: one question in forty, one in two hundred, by chance."""

MOST_QUESTIONS = 2_000
_BLOCK = 20_000
"""Learners whose answers are unfolded at once."""


@dataclass(frozen=True)
class OptionUse:
    """How many chose an answer and how they did elsewhere."""

    share: float
    mean_rest: float | None


@dataclass(frozen=True)
class QuestionUse:
    """What the answers say of one question; shares from 0 to 1, ``None`` where too few answered."""

    answers: int
    difficulty: float | None = None
    discrimination: float | None = None
    options: Mapping[str, OptionUse] = field(default_factory=dict)
    seconds: float | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha with its 95 % interval."""

    alpha: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Analysis:
    """A whole test."""

    questions: Mapping[str, QuestionUse]
    reliability: Reliability
    answers: int
    learners: int


def analyse(answers: pl.DataFrame, known: Mapping[str, tuple[str, ...]] | None = None) -> Analysis:
    """Analyse *answers*: columns learner, question, response, score (0 to 1) and seconds.

    *known* are the options of questions that the bank holds: one that nobody chose is no row.
    """
    import polars as pl  # noqa: PLC0415 -- an extra that a reader's build does without

    rated = answers.filter(pl.col("score").is_not_null()).unique(
        ["learner", "question"], keep="first", maintain_order=True
    )
    rated = _add_rest(rated)
    options = _list_options(rated, known or {})
    rows = rated.group_by("question", maintain_order=True).agg(
        answers=pl.len(),
        difficulty=pl.col("score").mean(),
        discrimination=pl.corr("score", "rest"),
        seconds=pl.col("seconds").median(),
        rest=pl.col("rest").std(),
    )
    questions = {
        row["question"]: _judge(row, options.get(row["question"], {}))
        for row in rows.iter_rows(named=True)
    }
    learners = rated["learner"].n_unique()
    return Analysis(questions, find_reliability(rated), rated.height, learners)


def _add_rest(rated: pl.DataFrame) -> pl.DataFrame:
    import polars as pl  # noqa: PLC0415 -- as above

    sums = rated.group_by("learner").agg(total=pl.col("score").sum(), count=pl.len())
    joined = rated.join(sums, on="learner", how="left", maintain_order="left")
    alone = pl.col("count") < 2  # noqa: PLR2004 -- nothing is left besides this one
    rest = (pl.col("total") - pl.col("score")) / (pl.col("count") - 1)
    return joined.with_columns(rest=pl.when(alone).then(None).otherwise(rest))


def _list_options(
    rated: pl.DataFrame, known: Mapping[str, tuple[str, ...]]
) -> dict[str, dict[str, dict[str, Any]]]:
    """Question → option → count, mean score and mean and spread of the rest."""
    import polars as pl  # noqa: PLC0415 -- as above

    chosen = rated.filter(pl.col("response").is_not_null())
    counted = chosen.group_by("question", "response", maintain_order=True).agg(
        count=pl.len(),
        score=pl.col("score").mean(),
        rest=pl.col("rest").mean(),
        spread=pl.col("rest").std(),
    )
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for row in counted.sort("question", "response").iter_rows(named=True):
        found.setdefault(row["question"], {})[row["response"]] = row
    for question, names in known.items():
        if question in found:
            for name in names:
                empty = {"count": 0, "score": None, "rest": None, "spread": None}
                found[question].setdefault(name, empty)
    return found


def _judge(row: Mapping[str, Any], options: Mapping[str, Mapping[str, Any]]) -> QuestionUse:
    count = int(row["answers"])
    if count < FEWEST:
        return QuestionUse(count, flags=("too-few",))
    correlation = row["discrimination"]
    sure = correlation is not None and not math.isnan(correlation)
    discrimination = float(correlation) if sure else None
    use = QuestionUse(
        count,
        float(row["difficulty"]),
        discrimination,
        {
            name: OptionUse(each["count"] / count, each["rest"])
            for name, each in sorted(options.items())
        },
        row["seconds"],
    )
    flags = [*(["few"] if count < ENOUGH else []), *_list_flags(use, options)]
    return QuestionUse(
        use.answers, use.difficulty, discrimination, use.options, use.seconds, tuple(flags)
    )


def _list_flags(use: QuestionUse, options: Mapping[str, Mapping[str, Any]]) -> list[str]:
    flags = []
    if use.difficulty is not None and use.difficulty > _EASY:
        flags.append("easy")
    if use.difficulty is not None and use.difficulty < _HARD:
        flags.append("hard")
    if use.discrimination is not None:
        upper = find_bound(use.discrimination, use.answers)
        if upper < 0:
            flags.append("negative")
        elif upper < _WEAK:
            flags.append("weak")
    if _find_better(options, use.answers):
        flags.append("wrong-key")
    dead = [
        name
        for name, each in options.items()
        if find_share_bound(each["count"], use.answers) < _DEAD and not is_right(each)
    ]
    return [*flags, *(["dead-option"] if dead else [])]


def find_bound(correlation: float, count: int) -> float:
    """The upper end of the 95 % interval of a correlation, by Fisher's transformation (1915)."""
    inside = max(-0.999999, min(0.999999, correlation))
    return math.tanh(math.atanh(inside) + _SURE / math.sqrt(max(1, count - 3)))


def find_share_bound(chosen: int, count: int) -> float:
    """The upper end of the 95 % interval of a share (Wilson, JASA 22, 1927)."""
    share, square = chosen / count, _SURE**2
    middle = share + square / (2 * count)
    spread = _SURE * math.sqrt(share * (1 - share) / count + square / (4 * count**2))
    return (middle + spread) / (1 + square / count)


def is_right(option: Mapping[str, Any]) -> bool:
    """Whether choosing it is worth the more than half of the question."""
    return option["score"] is not None and option["score"] > 0.5  # noqa: PLR2004 -- a half


def _find_better(options: Mapping[str, Mapping[str, Any]], count: int) -> list[str]:
    """Wrong answers of those who do surely better elsewhere than those with the right one."""
    right = [each for each in options.values() if is_right(each) and each["rest"] is not None]
    chosen = sum(each["count"] for each in right)
    if not chosen:
        return []
    mean = sum(each["rest"] * each["count"] for each in right) / chosen
    spread = max((each["spread"] or 0) ** 2 / each["count"] for each in right)
    return [
        name
        for name, each in options.items()
        if not is_right(each)
        and each["rest"] is not None
        and each["count"] >= max(2, _LEAST_SHARE * count)
        and each["rest"] - mean
        > _SURER * math.sqrt(spread + (each["spread"] or 0) ** 2 / each["count"])
    ]


def find_reliability(rated: pl.DataFrame) -> Reliability:
    """Cronbach's alpha of the scores; nothing where there are too few questions or learners."""
    import numpy as np  # noqa: PLC0415 -- as above
    from scipy.stats import f  # noqa: PLC0415 -- as above

    learners = rated["learner"].n_unique()
    names = rated["question"].unique(maintain_order=True).to_list()
    size = len(names)
    if size < 2 or size > MOST_QUESTIONS or learners < FEWEST:  # noqa: PLR2004 -- a pair
        return Reliability()
    counts, products, sums = _add_pairs(rated, names)
    with np.errstate(divide="ignore", invalid="ignore"):
        covariances = (products - sums * sums.T / counts) / (counts - 1)
    whole = np.nansum(covariances)
    if not whole > 0:
        return Reliability()
    alpha = float(size / (size - 1) * (1 - np.nansum(np.diag(covariances)) / whole))
    ends = f.isf([0.025, 0.975], learners - 1, (learners - 1) * (size - 1))
    return Reliability(alpha, *(float(1 - (1 - alpha) * end) for end in ends))


def _add_pairs(rated: pl.DataFrame, names: list[str]) -> tuple[Any, Any, Any]:
    """For every pair of questions: learners with both, the sum of products, the sum of the first.

    Learners are unfolded block by block, so that memory follows the questions.
    """
    import numpy as np  # noqa: PLC0415 -- as above
    import polars as pl  # noqa: PLC0415 -- as above

    places = pl.DataFrame({"question": names, "column": range(len(names))})
    people = rated.select("learner").unique(maintain_order=True).with_row_index("row")
    numbered = rated.join(places, on="question").join(people, on="learner").sort("row")
    counts, products, sums = (np.zeros((len(names), len(names))) for _ in range(3))
    for start in range(0, people.height, _BLOCK):
        block = numbered.filter(pl.col("row").is_between(start, start + _BLOCK - 1))
        rows = block["row"].to_numpy().astype(np.int64) - start
        columns = block["column"].to_numpy()
        scores = np.zeros((min(_BLOCK, people.height - start), len(names)))
        there = np.zeros_like(scores)
        scores[rows, columns], there[rows, columns] = block["score"].to_numpy(), 1
        counts += there.T @ there
        products += scores.T @ scores
        sums += scores.T @ there
    return counts, products, sums
