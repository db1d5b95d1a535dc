"""The sample in ``tests/sample``, read once: an orchard with an entry of almost every kind."""

import pytest

from methodbook.load.checkout import Content, read_content
from methodbook.model.base import Base
from tests.checkouts import SAMPLE


@pytest.fixture(scope="session")
def sample() -> Content:
    """The content of the sample."""
    return read_content(SAMPLE)


@pytest.fixture(scope="session")
def orchard(sample: Content) -> Base:
    """The base of the sample."""
    return sample.base
