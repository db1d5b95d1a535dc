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


class _StaticHost(SimpleHTTPRequestHandler):
    """Answers an unknown address with the site's 404 page, and keeps no log."""

    protocol_version = "HTTP/1.1"

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


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Address, with a closing slash, at which *folder* is served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_StaticHost, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
