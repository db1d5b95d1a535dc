"""A real Chromium on the real site: `page` fails its test on any error or foreign request."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.site_server import serve_folder
from tests.browser.view import HEIGHT, View
from tests.browser.watch import Watch
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
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that nobody has to remember to."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Address of the served site, with a closing slash."""
    with serve_folder(built_site) as url:
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


@pytest.fixture
def page(browser: Browser, site_url: str, view: View) -> Iterator[Page]:
    """A page of a fresh reader; addresses are relative to the site: `page.goto("glossary/")`."""
    context = browser.new_context(
        base_url=site_url,
        color_scheme=view.scheme,
        java_script_enabled=view.script,
        locale="ru-RU",
        reduced_motion="reduce",
        viewport={"width": view.width, "height": HEIGHT},
    )
    watch = Watch(host=urlsplit(site_url).netloc)
    watch.follow(context)
    yield context.new_page()
    context.close()
    faults = watch.find_faults()
    assert not faults, "\n".join(faults)
