"""Companies of the sources with known verdicts, through the command that a reader calls."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from methodbook.cli import main
from methodbook.site.edition import make_edition


@pytest.mark.shared
def test_every_public_scenario_gets_what_it_expects(
    root: Path,
    shared: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edition = make_edition(root)
    monkeypatch.setattr("methodbook.cli.assess.make_edition", lambda _: edition)
    scenarios = yaml.safe_load((shared / "selfcheck" / "scenarios.yml").read_text("utf-8"))
    file = tmp_path / "answers.json"
    wrong = []
    for kind, companies in scenarios.items():
        for company in companies:
            file.write_text(json.dumps({"answers": company["answers"]}), "utf-8")
            main(["assess", kind, "--answers", str(file), "--json", "--root", str(root)])
            found = json.loads(capsys.readouterr().out)
            wrong += [f"{company['id']}: {each}" for each in differ(found, company)]
    assert wrong == []


def differ(found: dict[str, Any], company: dict[str, Any]) -> list[str]:
    """What is not as the scenario expects."""
    expected = dict(company["expect"])
    tools = expected.pop("tools", [])
    wrong = [
        key
        for key, value in expected.items()
        if (found[key] not in value if key in {"verdict", "difficulty"} else found[key] != value)
    ]
    wrong += [
        tool
        for each in tools
        for tool in each["any_of"]
        if found["tools"][tool]["status"] not in each["status"]
    ]
    text = json.dumps(found, ensure_ascii=False).casefold()
    return wrong + [words for words in company.get("explanation_mentions", []) if words not in text]
