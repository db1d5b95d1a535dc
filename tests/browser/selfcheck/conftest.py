"""A page for each self-check of the sample, and one with both."""

from collections.abc import Iterator

import pytest

from methodbook.model.selfcheck import Decision
from tests.browser.selfcheck_pages import Pages, write_pages
from tests.browser.site_server import serve_folder
from tests.checkouts import SAMPLE


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The folder with the pages."""
    return write_pages(SAMPLE, tmp_path_factory.mktemp("selfcheck"))


@pytest.fixture(scope="module")
def site_url(pages: Pages) -> Iterator[str]:
    """Where they are served, in the place of the whole site."""
    with serve_folder(pages.folder) as url:
        yield url


@pytest.fixture(scope="session")
def check(pages: Pages) -> Decision:
    """The check that leads to a verdict."""
    check = pages.base.selfchecks["planting"]
    assert isinstance(check, Decision)
    return check
