"""Notes what must not happen while a test uses a page."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request

LOCAL_SCHEMES = {"about", "blob", "data", "file"}


@dataclass
class Watch:
    """Errors of the pages of one context, and their requests to other hosts.

    A page that a test opens may be missing (404): the browser complains about that in the console,
    but the test itself sees the answer, so the address is remembered and its complaint dropped.
    """

    host: str
    opened: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    complaints: list[tuple[str, str]] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """Begin to note what happens in *context*."""
        context.on("request", self._note_request)
        context.on("console", self._note_message)
        context.on("weberror", lambda error: self.errors.append(f"script: {error.error}"))

    def start(self) -> None:
        """Begin anew: what has been noted belongs to another test."""
        self.opened.clear()
        self.errors.clear()
        self.complaints.clear()

    def find_faults(self) -> list[str]:
        """Everything that should not have happened so far."""
        complaints = [text for text, url in self.complaints if url not in self.opened]
        return self.errors + complaints

    def _note_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if request.is_navigation_request():
            self.opened.add(request.url)
        if address.scheme not in LOCAL_SCHEMES and address.netloc != self.host:
            self.errors.append(f"request to another host: {request.url}")

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append((f"console: {message.text}", message.location["url"]))
