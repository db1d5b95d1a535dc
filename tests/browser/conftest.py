"""A real Chromium on the real site: `page` fails its test on any error or foreign request."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.readers import Readers
from tests.browser.site_server import serve_folder
from tests.browser.view import View
from tools.browser import find_browser

# The sandbox needs rights that root in a container has not; the rest keeps the browser quiet.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",  # one site at a time needs no more
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that nobody has to remember to."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Address of the site under the strict policy, with a closing slash."""
    with serve_folder(built_site, strict=True) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of the run."""
    path = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def view(request: pytest.FixtureRequest) -> View:
    """The reader's view; a test takes others with `parametrize("view", [...], indirect=True)`."""
    return getattr(request, "param", View())


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Iterator[Readers]:
    """Windows that tests borrow one after another."""
    readers = Readers(browser)
    yield readers
    readers.send_home()


@pytest.fixture
def page(readers: Readers, site_url: str, view: View) -> Iterator[Page]:
    """A page of a fresh reader; addresses are relative to the site: `page.goto("glossary/")`."""
    with readers.lend(site_url, view) as reader:
        yield reader.page
    faults = reader.watch.find_faults()
    assert not faults, "\n".join(faults)
