"""The self-checks of the sample: whether to plant an orchard, and whether it is tended."""

import pytest

from methodbook.model.base import Base
from methodbook.model.selfcheck import Checklist, Decision
from methodbook.practice.answers import list_complete
from methodbook.practice.selfcheck import Judge, Result


@pytest.fixture(scope="session")
def planting(orchard: Base) -> Decision:
    """The check that leads to a verdict."""
    check = orchard.selfchecks["planting"]
    assert isinstance(check, Decision)
    return check


@pytest.fixture(scope="session")
def judge(planting: Decision) -> Judge:
    """The check that leads to a verdict, ready for evaluation."""
    return Judge(planting)


@pytest.fixture(scope="session")
def every(judge: Judge) -> tuple[tuple[dict[str, str], Result], ...]:
    """Every complete set of answers with its result."""
    return tuple((each, judge.evaluate(each)) for each in list_complete(judge.check))


@pytest.fixture(scope="session")
def tended(orchard: Base) -> Checklist:
    """The check whose items must all hold."""
    check = orchard.selfchecks["tended"]
    assert isinstance(check, Checklist)
    return check
