"""What the sources and our reading of them demand, written a second time and differently.

Per answer: the best verdict, the least difficulty, and the tools by status. The product keeps the
same knowledge as rules; the tests compare both for every complete set of answers.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

VERDICTS = ("full", "partial", "tools", "none", "out-of-scope")
GRADED = frozenset({"full", "partial"})
DIFFICULTIES = ("normal", "harder", "hard")
STATUSES = ("works", "harder", "weaker", "blocked", "not-applicable")
COMPLETE_SETS = 43_868_161

POWERS = "governing-council autonomous-team promise-system unit-council"
EVERY = "*"


class Effect(NamedTuple):
    """What one answer leads to."""

    verdict: str = "full"
    difficulty: str = "normal"
    tools: Mapping[str, str] = {}


WEAKER = Effect("tools", "harder", {"weaker": EVERY})

SEEKING = "strategic-canvas customer-development key-value unified-concept-management nps"
LEANING = "promise-system governing-council evolutionary-goal success-metric reward-system"

EFFECTS: dict[tuple[str, str], Effect] = {
    ("object", "holding"): Effect("out-of-scope", tools={"not-applicable": EVERY}),
    ("harm", "all"): Effect("none", "harder", {"not-applicable": EVERY}),
    ("harm", "most"): Effect("tools", "harder", {"weaker": f"{SEEKING} {LEANING}"}),
    ("harm", "part"): Effect("full", "harder", {"harder": "reward-system nps"}),
    ("motive", "none"): Effect("tools", tools={"not-applicable": SEEKING, "weaker": LEANING}),
    ("payer", "other"): Effect(tools={"harder": "strategic-canvas key-value"}),
    ("payer", "sides"): Effect(tools={"harder": "strategic-canvas key-value promise-system"}),
    ("key-client", "unclear"): Effect("full", "harder", {"harder": "unified-concept-management"}),
    ("key-client", "payer"): Effect(
        "full",
        "harder",
        {
            "harder": "unified-concept-management",
            "weaker": "key-value strategic-canvas promise-system",
        },
    ),
    ("leaving", "hindered"): Effect(tools={"harder": "key-value"}),
    ("leaving", "locked"): Effect(tools={"harder": "key-value", "not-applicable": "nps"}),
    ("exchange", "all"): Effect(
        "partial",
        tools={
            "not-applicable": "strategic-canvas customer-development",
            "harder": "key-value nine-stage-model",
        },
    ),
    ("debt-creditors", "yes"): Effect(
        "full", "hard", {"harder": "success-metric key-value deposit long-term-incentive"}
    ),
    ("debt-risk", "yes"): Effect("full", "hard", {"harder": "experimentation adaptation mvp"}),
    ("debt-short", "yes"): Effect(
        "full",
        "hard",
        {"harder": "evolutionary-goal long-term-incentive duplication council-reward"},
    ),
    ("debt-fear", "yes"): Effect("full", "hard", {"harder": POWERS}),
    ("resources", "scarce"): Effect(
        "full", "harder", {"harder": f"{POWERS} duplication deposit experimentation adaptation"}
    ),
    ("handed-decision", "undone"): Effect("full", "harder", {"harder": POWERS}),
    ("handed-decision", "reserved"): WEAKER,
    ("last-mistake", "replaced"): Effect(
        "full", "harder", {"harder": "black-box p2p-communication"}
    ),
    ("last-mistake", "planned"): WEAKER,
    ("last-clash", "target"): Effect("full", "harder", {"harder": "success-metric metrics"}),
    ("last-clash", "always"): WEAKER,
    ("leader", "afraid"): Effect("full", "harder", {"harder": "governing-council"}),
    ("leader", "against"): Effect(
        "tools",
        "harder",
        {
            "blocked": "governing-council autonomous-team promise-system council-reward "
            "reward-system nine-stage-model"
        },
    ),
    ("has-council", "no"): Effect("full", "hard", {"harder": "unit-council"}),
    ("powers", "no"): Effect(
        "tools",
        tools={
            "blocked": "unit-council promise-system autonomous-team reward-system",
            "weaker": "evolutionary-goal transparency shared-outcome conflict-removal deposit "
            "principles-six leader-team-levels council-reward",
        },
    ),
    ("cover", "no"): Effect("tools", tools={"blocked": "unit-council"}),
}

TOGETHER: dict[tuple[tuple[str, str], ...], Effect] = {
    (("object", "company"), ("size", "team")): Effect(tools={"not-applicable": "unit-council"}),
}
"""What only several answers together lead to."""

EXPLAINED_BY: dict[tuple[str, str], str] = {
    ("object", "holding"): "holding",
    ("harm", "all"): "zero-sum",
    ("harm", "most"): "harm-most",
    ("harm", "part"): "harm-part",
    ("motive", "none"): "indifferent indifferent-tools",
    ("motive", "mandate"): "motive-mandate",
    ("motive", "mission"): "motive-mission",
    ("motive", "reputation"): "motive-reputation",
    ("payer", "other"): "payer-apart",
    ("payer", "sides"): "payer-apart payer-sides",
    ("key-client", "unclear"): "key-client-unclear",
    ("key-client", "payer"): "key-client-payer",
    ("leaving", "hindered"): "leaving-hindered",
    ("leaving", "locked"): "leaving-hindered leaving-locked",
    ("exchange", "all"): "exchange-all exchange-all-value",
    ("exchange", "part"): "exchange-part",
    ("debt", "high"): "debt-high",
    ("debt-creditors", "yes"): "debt-creditors debt-creditors-tools",
    ("debt-risk", "yes"): "debt-risk",
    ("debt-short", "yes"): "debt-short debt-short-tools",
    ("debt-fear", "yes"): "debt-fear",
    ("resources", "scarce"): "resources-scarce resources-scarce-duplication",
    ("handed-decision", "undone"): "decision-undone",
    ("handed-decision", "reserved"): "mind-boss-rejected",
    ("last-mistake", "replaced"): "mistake-replaced",
    ("last-mistake", "planned"): "mind-people-rejected",
    ("last-clash", "target"): "clash-target",
    ("last-clash", "always"): "mind-goal-rejected",
    ("leader", "afraid"): "leader-afraid",
    ("leader", "against"): "leader-against",
    ("has-council", "no"): "no-council",
    ("powers", "no"): "no-powers no-powers-tools",
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
    effects += [effect for pairs, effect in TOGETHER.items() if set(pairs) <= set(answers.items())]
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
    if (answers["object"], answers.get("size")) == ("company", "team"):
        explanation |= {"team-of-all"}
    return Outcome(verdict, difficulty if verdict in GRADED else None, named_statuses, explanation)


def _worst(scale: tuple[str, ...], levels: list[str]) -> str:
    return scale[max((scale.index(level) for level in levels), default=0)]


Step: TypeAlias = tuple[str | None, str]
"""A tool and a status; no tool and a verdict or a difficulty."""


def list_steps(tools: Sequence[str]) -> list[Step]:
    """Every step down from the best that there is."""
    whole: list[Step] = [(None, level) for level in (*VERDICTS[1:], *DIFFICULTIES[1:])]
    return whole + [(tool, status) for tool in tools for status in STATUSES[1:]]


def list_cubes(step: Step) -> list[dict[str, tuple[str, ...]]]:
    """Where *step* is taken or passed."""
    together = {(pair,): effect for pair, effect in EFFECTS.items()} | TOGETHER
    return [
        {question: (answer,) for question, answer in pairs}
        for pairs, effect in together.items()
        if _reaches(effect, step)
    ]


def _reaches(effect: Effect, step: Step) -> bool:
    tool, level = step
    if tool is None:
        scale = VERDICTS if level in VERDICTS else DIFFICULTIES
        own = effect.verdict if level in VERDICTS else effect.difficulty
        return scale.index(own) >= scale.index(level)
    return any(
        STATUSES.index(status) >= STATUSES.index(level)
        and (named == EVERY or tool in named.split())
        for status, named in effect.tools.items()
    )
