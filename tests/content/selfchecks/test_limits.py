"""The pages of the tools and the self-check say the same about when a tool does not suit."""

import re
from pathlib import Path

import pytest

from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.origin import Basis
from methodbook.model.selfcheck import Decision

SECTION = "unfit"


@pytest.fixture(scope="module")
def base(root: Path) -> Base:
    return read_content(root).base


def list_blocks(text: str) -> list[str]:
    """Paragraphs and items of lists; a paragraph that only leads to a list is none."""
    blocks = [each.strip() for each in re.split(r"\n\s*\n|\n(?=[-*] )", text) if each.strip()]
    return [
        block
        for block, following in zip(blocks, [*blocks[1:], ""], strict=True)
        if block[:2] in {"- ", "* "} or following[:2] not in {"- ", "* "}
    ]


def test_every_limit_on_the_page_of_a_tool_is_a_rule_or_left_out_with_a_reason(
    base: Base, applicability: Decision
) -> None:
    lacking = []
    for tool in applicability.tools:
        said = [limit.said for limit in applicability.limits if limit.tool == tool]
        (section,) = (each for each in base.entries[tool].sections if each.id == SECTION)
        lacking += [
            (tool, block)
            for block in list_blocks(section.text)
            if not any(words in block for words in said)
        ]
    assert lacking == []


def test_a_limit_is_quoted_from_that_section(base: Base, applicability: Decision) -> None:
    for limit in applicability.limits:
        (section,) = (each for each in base.entries[limit.tool].sections if each.id == SECTION)
        assert limit.said in section.text, limit


def test_a_rule_that_names_a_tool_says_what_its_page_says(applicability: Decision) -> None:
    """Some page has the limit of every rule that names tools, or a rule is our own and says why."""
    quoted = {rule for limit in applicability.limits for rule in limit.rules}
    silent = [
        rule.id
        for rule in applicability.rules
        if rule.tools
        and rule.id not in quoted
        and not rule.reason
        and rule.basis is not Basis.SOURCE
    ]
    assert silent == []


def test_what_is_known_by_name_only_is_no_part_of_a_plan(applicability: Decision) -> None:
    steps = [step for slot in applicability.plan for step in slot.choices]
    assert not [step.id for step in steps if set(step.entries) & set(applicability.undescribed)]
