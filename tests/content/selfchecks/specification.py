"""What the sources and our reading of them demand, written a second time and differently.

Per answer: the best verdict, the least difficulty, and the tools by status. The product keeps the
same knowledge as rules; the tests compare both for every complete set of answers.
"""

from collections.abc import Mapping
from typing import NamedTuple

VERDICTS = ("full", "partial", "tools", "none", "out-of-scope")
GRADED = frozenset({"full", "partial"})
DIFFICULTIES = ("normal", "harder", "hard")
STATUSES = ("works", "harder", "weaker", "blocked", "not-applicable")
COMPLETE_SETS = 19585

POWERS = "governing-council autonomous-team promise-system unit-council"
EVERY = "*"


class Effect(NamedTuple):
    """What one answer leads to."""

    verdict: str = "full"
    difficulty: str = "normal"
    tools: Mapping[str, str] = {}


WEAKER = Effect("tools", tools={"weaker": EVERY})

EFFECTS: dict[tuple[str, str], Effect] = {
    ("object", "holding"): Effect("out-of-scope", tools={"not-applicable": EVERY}),
    ("interest", "zero-sum"): Effect("none", tools={"not-applicable": EVERY}),
    ("interest", "indifferent"): Effect(
        "tools",
        tools={
            "not-applicable": "strategic-canvas customer-development key-value "
            "unified-concept-management nps",
            "weaker": "promise-system governing-council evolutionary-goal success-metric",
        },
    ),
    ("exchange", "all"): Effect(
        "partial",
        tools={"not-applicable": "strategic-canvas customer-development", "harder": "key-value"},
    ),
    ("debt-creditors", "yes"): Effect("full", "hard", {"harder": "success-metric key-value"}),
    ("debt-risk", "yes"): Effect("full", "hard", {"harder": "experimentation adaptation mvp"}),
    ("debt-short", "yes"): Effect(
        "full", "hard", {"harder": "evolutionary-goal long-term-incentive duplication"}
    ),
    ("debt-fear", "yes"): Effect("full", "hard", {"harder": POWERS}),
    ("resources", "scarce"): Effect("full", "harder", {"harder": f"{POWERS} duplication"}),
    ("mind-boss", "reject"): WEAKER,
    ("mind-people", "reject"): WEAKER,
    ("mind-goal", "reject"): WEAKER,
    ("leader", "afraid"): Effect("full", "harder", {"harder": "governing-council"}),
    ("leader", "against"): Effect(
        "tools",
        tools={
            "blocked": "governing-council autonomous-team promise-system council-reward "
            "reward-system"
        },
    ),
    ("has-council", "no"): Effect("full", "hard", {"harder": "unit-council"}),
    ("powers", "no"): Effect(
        "tools", tools={"blocked": "unit-council promise-system autonomous-team"}
    ),
    ("cover", "no"): Effect("tools", tools={"blocked": "unit-council"}),
}


EXPLAINED_BY: dict[tuple[str, str], str] = {
    ("object", "holding"): "holding",
    ("interest", "zero-sum"): "zero-sum",
    ("interest", "indifferent"): "indifferent indifferent-tools",
    ("exchange", "all"): "exchange-all exchange-all-value",
    ("exchange", "part"): "exchange-part",
    ("debt", "high"): "debt-high",
    ("debt-creditors", "yes"): "debt-creditors debt-creditors-tools",
    ("debt-risk", "yes"): "debt-risk",
    ("debt-short", "yes"): "debt-short debt-short-tools",
    ("debt-fear", "yes"): "debt-fear",
    ("resources", "scarce"): "resources-scarce resources-scarce-duplication",
    ("mind-boss", "reject"): "mind-boss-rejected",
    ("mind-people", "reject"): "mind-people-rejected",
    ("mind-goal", "reject"): "mind-goal-rejected",
    ("leader", "afraid"): "leader-afraid",
    ("leader", "against"): "leader-against",
    ("has-council", "no"): "no-council",
    ("powers", "no"): "no-powers",
    ("cover", "no"): "no-cover",
}


class Outcome(NamedTuple):
    """What a set of answers must come to, and the rules that explain it."""

    verdict: str
    difficulty: str | None
    tools: dict[str, str]
    explanation: frozenset[str]


def expect(answers: Mapping[str, str], tools: tuple[str, ...]) -> Outcome:
    """The worst of every effect of *answers*."""
    effects = [EFFECTS[pair] for pair in answers.items() if pair in EFFECTS]
    verdict = _worst(VERDICTS, [effect.verdict for effect in effects])
    difficulty = _worst(DIFFICULTIES, [effect.difficulty for effect in effects])
    statuses = dict.fromkeys(tools, 0)
    for effect in effects:
        for status, named in effect.tools.items():
            for tool in tools if named == EVERY else named.split():
                statuses[tool] = max(statuses[tool], STATUSES.index(status))
    named_statuses = {tool: STATUSES[rank] for tool, rank in statuses.items()}
    names = (EXPLAINED_BY.get(pair, "") for pair in answers.items())
    explanation = frozenset(name for each in names for name in each.split())
    return Outcome(verdict, difficulty if verdict in GRADED else None, named_statuses, explanation)


def _worst(scale: tuple[str, ...], levels: list[str]) -> str:
    return scale[max((scale.index(level) for level in levels), default=0)]
