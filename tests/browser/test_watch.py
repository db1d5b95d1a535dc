from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.site_server import serve_folder
from tests.browser.watch import Watch

BLANK = '<!doctype html><link rel="icon" href="data:,">'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(BLANK, "utf-8")
    (tmp_path / "404.html").write_text(f"{BLANK}<h1>Нет такой страницы</h1>", "utf-8")
    return tmp_path


@pytest.fixture
def url(folder: Path) -> Iterator[str]:
    with serve_folder(folder) as url:
        yield url


def find_faults(browser: Browser, url: str, script: str) -> list[str]:
    """What is noted while a page runs *script*, an asynchronous one."""
    watch = Watch(host=urlsplit(url).netloc)
    with browser.new_context() as context:
        watch.follow(context)
        page = context.new_page()
        page.goto(url)
        page.evaluate(script)
        page.wait_for_load_state("networkidle")
    return watch.find_faults()


def test_a_calm_page_has_no_faults(browser: Browser, url: str) -> None:
    assert find_faults(browser, url, "async () => fetch('index.html')") == []


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("console.error('осечка')", "console: осечка"),
        ("() => { setTimeout(() => { throw Error('осечка') }) }", "script: осечка"),
        ("() => fetch('/missing.js').then(() => {})", "404"),
        ("() => fetch('http://localhost:9/').catch(() => {})", "request to another host"),
    ],
)
def test_a_fault_is_noted(browser: Browser, url: str, script: str, fault: str) -> None:
    faults = find_faults(browser, url, script)
    assert any(fault in each for each in faults), faults


def test_a_missing_page_that_the_test_opens_itself_is_no_fault(browser: Browser, url: str) -> None:
    watch = Watch(host=urlsplit(url).netloc)
    with browser.new_context() as context:
        watch.follow(context)
        page = context.new_page()
        page.goto(f"{url}nowhere/")
        assert page.inner_text("h1") == "Нет такой страницы"
    assert watch.find_faults() == []
