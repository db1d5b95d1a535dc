"""Commands of these tests are called from the sample, never from the checkout they stand in."""

import pytest

from tests.checkouts import SAMPLE


@pytest.fixture(autouse=True)
def stand_in_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLE)
