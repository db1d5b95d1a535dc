"""Serves a folder on loopback like a static host does."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

BLANK = "/.blank"
"""An empty page of every site: whoever is there has the site's storage and sees nothing of it."""


POLICY = "default-src 'self'; img-src 'self' data:"
"""The strict policy of content under which everything on the site must work."""


class _StaticHost(SimpleHTTPRequestHandler):
    """Answers an unknown address with the site's 404 page, and keeps no log."""

    protocol_version = "HTTP/1.1"
    policy = ""

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        self._send_page(code, page.read_bytes())

    def do_GET(self) -> None:
        if self.path == BLANK:
            self._send_page(HTTPStatus.OK, b'<!doctype html><link rel="icon" href="data:,">')
        else:
            super().do_GET()

    def _send_page(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        pass


class _StrictHost(_StaticHost):
    """A host that forbids whatever does not come from a file of the site."""

    policy = POLICY


@contextmanager
def serve_folder(folder: Path, *, strict: bool = False) -> Iterator[str]:
    """Address, with a closing slash, at which *folder* is served meanwhile."""
    host = _StrictHost if strict else _StaticHost
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
