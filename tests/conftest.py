"""What every test may ask for: the checkout, the folder of the sources, the built site."""

import fcntl
import os
import signal
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import hypothesis
import pytest

from methodbook.exports.format import Selection
from methodbook.load.checkout import Content, read_content
from methodbook.model.base import Base
from tests.banks import Made, make_once
from tests.building import build_site
from tests.checkouts import SAMPLE, SEEDLING
from tests.exports.bank import read_bank

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# No test measures time: a slow machine must not fail one.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the source documents; a test that uses it is marked `shared`."""
    return SHARED


@pytest.fixture(scope="session")
def sample() -> Content:
    """The content of `tests/sample`, read once: an orchard that has one of everything."""
    return read_content(SAMPLE)


@pytest.fixture(scope="session")
def orchard(sample: Content) -> Base:
    """The base of the sample."""
    return sample.base


@pytest.fixture(scope="session")
def seedling() -> Content:
    """The content of `tests/seedling`, read once: the orchard when it was young."""
    return read_content(SEEDLING)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once in a run, also when pytest-xdist shares the run out."""
    return build_once("mkdocs.yml", tmp_path_factory)


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of `make offline` before it is packed, built once as well."""
    return build_once("mkdocs-offline.yml", tmp_path_factory)


@pytest.fixture(
    scope="session", params=["sample", pytest.param("content", marks=pytest.mark.content)]
)
def bank(request: pytest.FixtureRequest) -> Selection:
    """Every question of the sample, and then every one of the content."""
    return read_bank(ROOT if request.param == "content" else SAMPLE)


@pytest.fixture(scope="session")
def made(bank: Selection, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Exports of the bank at hand, each made once in a run."""
    folder = find_run(tmp_path_factory) / f"exports-{bank.base.method.slug}"
    folder.mkdir(exist_ok=True)
    return cache(lambda name: make_once(bank, name, folder))


def find_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers of a run share."""
    run = tmp_path_factory.getbasetemp()
    return run.parent if "PYTEST_XDIST_WORKER" in os.environ else run


def build_once(config: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the checkout with *config*, unless another worker of the run has done so."""
    site = find_run(tmp_path_factory) / Path(config).stem
    with site.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            build_site(ROOT, site.with_suffix(".unfinished"), config=config).rename(site)
    return site


@pytest.fixture
def must_end() -> Iterator[None]:
    """A test that hangs fails instead of stopping the run; the minute is no measure of speed."""

    def give_up(*_: object) -> None:
        raise TimeoutError("a minute has passed and there is no end in sight")

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(60)
    yield
    signal.alarm(0)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that need the sources where there are none."""
    if SHARED.exists():
        return
    needing = [item for item in items if item.get_closest_marker("shared")]
    items[:] = [item for item in items if item not in needing]
    config.hook.pytest_deselected(items=needing)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what has been left out."""
    if not SHARED.exists():
        terminalreporter.write_line("Папки ../shared нет: проверки с меткой shared не запускались.")


ENGINE_TESTS = frozenset(
    "check cli exports gauntlet load model practice render search text words".split()
)
"""Folders of tests that stand on the sample: an editor who rewords a question breaks none."""

CONTENT = ("cases/", "docs/", "glossary/", "sources/", "method.yml")
"""What editors write, below the checkout."""

_opened: set[str] = set()


def _note_opening(event: str, details: tuple[object, ...]) -> None:
    if event == "open" and isinstance(details[0], str | Path):
        path = os.path.abspath(details[0]).removeprefix(f"{ROOT}/")  # noqa: PTH100 -- a hot place
        if path.startswith(CONTENT):
            _opened.add(path)


sys.addaudithook(_note_opening)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Forget what the test before has opened; fixtures of every scope come after this."""
    _opened.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A test of the engine that reads what editors write fails, unless it says that it does."""
    yield
    folder = item.path.relative_to(ROOT / "tests").parts[0]
    if folder in ENGINE_TESTS and item.get_closest_marker("content") is None:
        assert not _opened, f"reads the content of the checkout: {sorted(_opened)[:3]}"
