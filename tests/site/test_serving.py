"""`mkdocs serve`: an author sees an edit at once, whichever folder it is in."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

import pytest
from mkdocs.config import load_config

import methodbook
from mkdocs_methodbook.plugin import GlossaryPlugin
from tests.building import QUIET
from tests.site.checkout import make_checkout, write_entry

PATIENCE = 30  # seconds; an edit is usually seen after two


@dataclass(frozen=True)
class Server:
    """A running server and the checkout it serves."""

    checkout: Path
    port: int

    def read(self, address: str) -> str:
        """The page at an address; empty while there is none or nobody answers."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=5)) as connection:
            try:
                connection.request("GET", f"/{address}")
                answer = connection.getresponse()
                return answer.read().decode() if answer.status == HTTPStatus.OK else ""
            except OSError:
                return ""

    def wait(self, address: str, is_done: Callable[[str], bool]) -> None:
        """Wait until the page at an address is as wanted."""
        until = time.monotonic() + PATIENCE
        while not is_done(self.read(address)):
            assert time.monotonic() < until, f"{address} has not changed"
            time.sleep(0.1)


def find_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    checkout = make_checkout(root, tmp_path_factory.mktemp("serving"))
    write_entry(checkout, "terms/mill", "Мельница", {"related": ["bridge"]})
    write_entry(checkout, "terms/bridge", "Мостик")
    case = {"industry": ["мельники"], "claim": "told", "uses": ["mill"]}
    write_entry(checkout, "cases/case-one", "Первый случай", case)
    port = find_free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr"]
    with (checkout / "log.txt").open("w") as log:
        process = subprocess.Popen(
            [*command, f"127.0.0.1:{port}"],
            cwd=checkout,
            env=os.environ | QUIET,
            stdout=log,
            stderr=log,
        )
        try:
            server = Server(checkout, port)
            server.wait("", bool)
            yield server
        finally:
            process.terminate()
            process.wait()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("glossary/terms/mill.md", "terms/mill/"),
        ("cases/case-one.md", "cases/case-one/"),
        ("docs/index.md", ""),
    ],
)
def test_an_edit_changes_the_page(server: Server, file: str, address: str) -> None:
    path = server.checkout / file
    text = path.read_text("utf-8")
    path.write_text(f"{text}\nДописано позже. [@inference]\n", "utf-8")
    server.wait(address, lambda page: "Дописано позже." in page)
    path.write_text(text, "utf-8")
    server.wait(address, lambda page: "Дописано позже." not in page)


@pytest.mark.slow
def test_a_new_entry_gets_a_page_and_a_link(server: Server) -> None:
    file = write_entry(server.checkout, "terms/canoe", "Лодочка", {"related": ["mill"]})
    server.wait("terms/canoe/", lambda page: "Лодочка" in page)
    assert "Лодочка" in server.read("terms/")
    assert "../canoe/" in server.read("terms/mill/")
    file.unlink()
    server.wait("terms/", lambda page: "Лодочка" not in page)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "broken"),
    [
        ("glossary/terms/bridge.md", "---\nname: [\n---\n"),
        ("cases/case-one.md", "---\nname: : x\n---\n"),
        ("glossary/sources.yml", "sources: : 1\n"),
        ("method.yml", "slug: [\n"),
        ("mkdocs.yml", "nav: [\n"),
    ],
)
def test_a_half_saved_file_is_told_in_the_page_and_the_last_whole_pages_stay(
    server: Server, file: str, broken: str
) -> None:
    path = server.checkout / file
    text = path.read_text("utf-8")
    log = server.checkout / "log.txt"
    said = log.stat().st_size
    path.write_text(broken, "utf-8")
    server.wait("terms/", lambda page: 'class="cl-stale"' in page)
    assert "Мостик" in server.read("terms/")
    told = log.read_bytes()[said:].decode()
    assert Path(file).name in told
    assert "Traceback" not in told
    path.write_text(text, "utf-8")
    server.wait("terms/", lambda page: page != "" and 'class="cl-stale"' not in page)
    assert "Мостик" in server.read("terms/bridge/")


def test_templates_sentences_and_styles_are_watched(root: Path) -> None:
    plugin = GlossaryPlugin()
    plugin.on_startup(command="serve", dirty=False)
    config = load_config(str(root / "mkdocs.yml"))
    plugin.on_config(config)
    watched = {Path(each).resolve() for each in config.watch}
    for file in ("render/templates/entry.html", "words/ru/site.toml", "widgets/page/page.css"):
        path = (Path(methodbook.__file__).parent / file).resolve()
        assert watched & set(path.parents), file
    assert (root / "method.yml").resolve() in watched
