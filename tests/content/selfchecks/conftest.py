"""The self-checks of the checkout; `make mutants` puts a changed one in their place."""

from pathlib import Path

import pytest

from methodbook.load.file import TextFile
from methodbook.load.selfchecks import parse_selfcheck
from methodbook.model.selfcheck import Checklist, Decision
from methodbook.practice.selfcheck import Judge

MUTANT = pytest.StashKey[Decision]()


def read_check(root: Path, name: str) -> Decision | Checklist:
    """Read one self-check and nothing else of the base."""
    path = root / "docs/practice/selfchecks" / f"{name}.yml"
    check, findings = parse_selfcheck(TextFile(path.name, path.read_text("utf-8")))
    assert not findings
    assert isinstance(check, (Decision, Checklist))
    return check


@pytest.fixture(scope="session")
def applicability(request: pytest.FixtureRequest, root: Path) -> Decision:
    """The first check, or the mutant that is being hunted."""
    mutant = request.config.stash.get(MUTANT, None)
    check = mutant or read_check(root, "applicability")
    assert isinstance(check, Decision)
    return check


@pytest.fixture(scope="session")
def judge(applicability: Decision) -> Judge:
    """The first check, ready for evaluation."""
    return Judge(applicability)


@pytest.fixture(scope="session")
def clientocratic(root: Path) -> Checklist:
    """The second check."""
    check = read_check(root, "clientocratic")
    assert isinstance(check, Checklist)
    return check
