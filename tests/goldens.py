"""Goldens of the checker: an edit that makes the sample wrong, and what is said about it.

A golden `E106.yml` may hold:

- `edit`, `write`: the wrong input, on top of the sample;
- `found`: all that the rule says about it, as the command line prints it;
- `good`: an edit close to the wrong one that the rule has nothing against.

`UPDATE_GOLDENS=1 pytest` writes `found` anew; read the difference before you keep it.
"""

import os
import re
from pathlib import Path

import yaml

from methodbook.cli.check import check_content, render_finding
from tests.checkouts import find, make_checkout


def find_said(code: str, root: Path) -> str:
    """What the rule says about a checkout, as the command line prints it."""
    content, findings = check_content(root)
    return "\n".join(
        f"{render_finding(each, content.texts.get(each.place.file, ''), content.base.words)}\n"
        for each in findings
        if each.code == code
    )


def hold_golden(path: Path, folder: Path) -> None:
    """Hold the rule to its golden."""
    text = path.read_text("utf-8")
    golden = yaml.safe_load(text)
    code = path.stem[:4]
    wrong = make_checkout(folder / "wrong", golden.get("write"), golden.get("edit"))
    said = find_said(code, wrong)
    if os.environ.get("UPDATE_GOLDENS"):
        _write_found(path, text, said)
    else:
        assert said == golden["found"]
    if "good" in golden:
        good = make_checkout(folder / "good", edits=golden["good"])
        assert [each for each in find(good) if each.code == code] == []


def _write_found(path: Path, text: str, said: str) -> None:
    lines = "".join(f"  {line}".rstrip() + "\n" for line in said.splitlines())
    kept = re.sub(r"^found: \|\n(?:(?:  .*)?\n)*", "", text, flags=re.MULTILINE)
    path.write_text(f"{kept.rstrip()}\nfound: |\n{lines}", "utf-8")
