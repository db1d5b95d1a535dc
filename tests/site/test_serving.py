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
    ("file", "text"),
    [
        ("glossary/terms/bridge.md", "---\nname: [\n---\n"),
        ("glossary/terms/bridge.md", ""),
        ("glossary/terms/bridge.md", "---\nname: Мост"),
        ("method.yml", "slug: [\n"),
        ("glossary/sources.yml", "sources: {\n"),
    ],
)
def test_a_half_saved_file_is_told_on_the_last_good_page(
    file: str, text: str, server: Server
) -> None:
    path = server.checkout / file
    whole = path.read_text("utf-8")
    path.write_text(text, "utf-8")
    server.wait("terms/bridge/", lambda page: f"<code>{file}:" in page and "Мостик" in page)
    assert file in (server.checkout / "log.txt").read_text("utf-8")
    path.write_text(whole, "utf-8")
    server.wait("terms/bridge/", lambda page: "cl-faults" not in page and "Мостик" in page)


@pytest.mark.slow
def test_a_build_that_fails_is_told_in_the_page_and_leaves_the_pages_before(
    server: Server,
) -> None:
    path, log = server.checkout / "mkdocs.yml", server.checkout / "log.txt"
    whole, said = path.read_text("utf-8"), log.stat().st_size
    path.write_text("nav: [\n", "utf-8")
    server.wait("terms/bridge/", lambda page: "cl-faults--build" in page)
    assert "Мостик" in server.read("terms/bridge/")
    assert "Traceback" not in log.read_bytes()[said:].decode()
    path.write_text(whole, "utf-8")
    server.wait("terms/bridge/", lambda page: page != "" and "cl-faults--build" not in page)
    assert "Мостик" in server.read("terms/bridge/")
