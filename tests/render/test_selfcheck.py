import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.selfcheck import Decision
from methodbook.render.selfcheck import (
    find_fingerprint,
    list_limits,
    render_limits,
    render_selfcheck,
    write_payload,
)


@pytest.fixture(scope="module")
def base(root: Path) -> Base:
    return read_content(root).base


@pytest.fixture(scope="module")
def check(base: Base) -> Decision:
    check = base.selfchecks["applicability"]
    assert isinstance(check, Decision)
    return check


def href(entry: str) -> str:
    return f"../{entry}/"


def test_every_tool_and_stage_leads_to_its_article(base: Base, check: Decision) -> None:
    (script,) = LexborHTMLParser(render_selfcheck(check, base, href)).css("script")
    data = json.loads(script.text())
    assert [each["href"] for each in data["tools"]] == [href(tool) for tool in check.tools]
    assert [each["href"] for each in data["steps"]] == [href(step.id) for step in check.steps]


def test_no_text_can_end_the_script_that_carries_it() -> None:
    text = "</script><script>alert(1)</script><!--"
    payload = write_payload({"text": text})
    assert "<" not in payload
    assert json.loads(payload)["text"] == text


def test_a_text_is_never_taken_for_html(base: Base, check: Decision) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    questions = (check.questions[0].model_copy(update={"text": hostile}), *check.questions[1:])
    html = render_selfcheck(check.model_copy(update={"questions": questions}), base, href)
    assert "<img" not in html


def test_an_article_says_when_its_tool_does_not_suit_from_the_same_rules(
    base: Base, check: Decision
) -> None:
    rules = [limit.rule.id for limit in list_limits(check, "strategic-canvas")]
    assert rules == [
        *("holding", "zero-sum", "indifferent-tools", "exchange-all"),
        *("harm-most", "key-client-payer"),
        *("mind-boss-rejected", "mind-people-rejected", "mind-goal-rejected"),
        "payer-apart",
    ]
    html = render_limits("strategic-canvas", base, href)
    for limit in list_limits(check, "strategic-canvas"):
        assert limit.rule.why.split()[-1] in html
    assert "Наш вывод" in html
    assert render_limits("promise", base, href) == ""


def test_changed_questions_get_another_fingerprint(check: Decision) -> None:
    version = check.versions[-1]
    changed = version.model_copy(update={"questions": {**version.questions, "new": ("yes", "no")}})
    other = check.model_copy(update={"versions": (changed,)})
    assert find_fingerprint(check) != find_fingerprint(other)
