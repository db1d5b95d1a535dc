"""A verdict computed a second time and differently: level by level, without bits and indexes."""

from collections.abc import Mapping, Sequence

from methodbook.model.selfcheck import ALL, Decision, Level, Restriction


def list_fitting(check: Decision, answers: Mapping[str, str]) -> list[Restriction]:
    """The rules whose every condition holds, in the order of the file."""
    return [
        rule
        for rule in check.rules
        if all(answers.get(question) in wanted for question, wanted in rule.when.items())
    ]


def expect(
    check: Decision, answers: Mapping[str, str]
) -> tuple[str, str | None, dict[str, str], list[str]]:
    """The verdict, the difficulty, every tool's status, and the rules that explain them."""
    rules = list_fitting(check, answers)
    verdict = find_worst(check.scales.verdict, [rule.verdict for rule in rules])
    graded = {level.id for level in check.scales.verdict if level.graded}
    difficulty = find_worst(check.scales.difficulty, [rule.difficulty for rule in rules])
    tools = {
        tool: find_worst(
            check.scales.tool,
            [
                status
                for rule in rules
                for status, named in rule.tools.items()
                if tool in named or ALL in named
            ],
        )
        for tool in check.tools
    }
    return verdict, difficulty if verdict in graded else None, tools, [rule.id for rule in rules]


def find_worst(scale: Sequence[Level], levels: Sequence[str | None]) -> str:
    """The level furthest down the scale, the first where nothing is said."""
    names = [level.id for level in scale]
    return names[max((names.index(level) for level in levels if level), default=0)]
