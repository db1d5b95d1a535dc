"""Readers that are lent to one test after another: a new window costs more than most tests do.

A reader who comes back has forgotten everything: an empty page, no storage, no cookies, the mouse
in the corner. One whose page a test has changed for good (a route, an emulated medium, a script
that runs before every page) does not come back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Page

from tests.browser.site_server import BLANK
from tests.browser.view import HEIGHT, View
from tests.browser.watch import Watch

SPOILING = (
    *("add_init_script", "emulate_media", "expose_binding", "expose_function", "on", "route"),
    "set_viewport_size",
)
"""What changes a page beyond the next address."""

FORGET = """async () => {
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  for (const key of await caches.keys()) await caches.delete(key);
}"""


@dataclass
class Reader:
    """One window, what is noted about it, and whether it may be lent again."""

    page: Page
    watch: Watch
    forgets: bool
    spoilt: bool = False

    def __post_init__(self) -> None:
        """Notice when a test changes the page for good."""
        for name in SPOILING:
            setattr(self.page, name, self._noticing(getattr(self.page, name)))
        self.page.context.new_page = self._noticing(  # type: ignore[method-assign] # for the same
            self.page.context.new_page
        )

    def _noticing(self, change: Callable[..., Any]) -> Callable[..., Any]:
        def spoil(*args: object, **options: object) -> Any:  # noqa: ANN401 -- whatever it returns
            self.spoilt = True
            return change(*args, **options)

        return spoil

    def forget(self, url: str) -> None:
        """Become a stranger to the site at *url*."""
        self.page.goto(urljoin(url, BLANK))
        if self.forgets:
            self.page.evaluate(FORGET)
        self.page.context.clear_cookies()
        self.page.context.clear_permissions()
        self.page.mouse.move(0, 0)


class Readers:
    """The readers of one site at a time, one for each way to look at it."""

    def __init__(self, browser: Browser) -> None:
        """Nobody yet."""
        self._browser = browser
        self._url = ""
        self._waiting: dict[View, Reader] = {}

    @contextmanager
    def lend(self, url: str, view: View) -> Iterator[Reader]:
        """A reader of the site at *url* who has never been there."""
        if url != self._url:
            self.send_home()
            self._url = url
        reader = self._waiting.pop(view, None) or self._invite(view)
        reader.watch.start()
        yield reader
        if reader.spoilt or reader.page.is_closed():
            reader.page.context.close()
            return
        reader.forget(url)
        self._waiting[view] = reader

    def send_home(self) -> None:
        """Close every window."""
        for reader in self._waiting.values():
            reader.page.context.close()
        self._waiting.clear()

    def _invite(self, view: View) -> Reader:
        context = self._browser.new_context(
            base_url=self._url,
            color_scheme=view.scheme,
            java_script_enabled=view.script,
            locale="ru-RU",
            reduced_motion="reduce",
            viewport={"width": view.width, "height": HEIGHT},
        )
        watch = Watch(host=urlsplit(self._url).netloc)
        watch.follow(context)
        return Reader(context.new_page(), watch, forgets=view.script)
