"""A folder served on this machine, for measurements in a browser."""

from __future__ import annotations

import functools
import gzip
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@functools.cache
def _pack(file: Path) -> bytes:
    """The file as hosts send it."""
    return gzip.compress(file.read_bytes(), 9)


class _Listening(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, seen: set[str], **kwargs: Any) -> None:  # noqa: ANN401 -- its own
        self.seen = seen
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        self.seen.add(self.path)
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = _pack(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 -- its own names
        """Say nothing."""


@contextmanager
def serve_folder(folder: Path, seen: set[str] | None = None) -> Iterator[str]:
    """Serve *folder* and give its address, with a closing slash; *seen* gets what was asked for."""
    asked = set() if seen is None else seen
    handler = functools.partial(_Listening, directory=str(folder), seen=asked)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
