"""What an author looks at while the site is served: the last whole pages, and what went wrong."""

from __future__ import annotations

import logging
import re
import shutil
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.methodbook")

_NOTICE = Markup(
    '<aside class="cl-faults cl-faults--build" role="alert">'
    "<p><strong>{head}</strong></p><p>{fault}</p></aside>"
)
_PLACE = re.compile(
    r'(<body\b[^>]*>)(?:<aside class="cl-faults cl-faults--build".*?</aside>)?', re.DOTALL
)
_STEPS = 4  # lines that a build says about its pages


class Progress:
    """Counts pages, and tells at each quarter of the *whole*."""

    def __init__(self, whole: int, tell: Callable[[int, int], None]) -> None:
        """Tell by *tell*, which takes what is done and the whole."""
        self._whole, self._tell, self._done = whole, tell, 0

    def step(self) -> None:
        """One page more."""
        before, self._done = self._done, self._done + 1
        if self._done * _STEPS // self._whole > before * _STEPS // self._whole:
            self._tell(self._done, self._whole)


class KeptSite:
    """The served folder, which a build that fails leaves as it was but for a notice."""

    def __init__(self, server: LiveReloadServer, folder: Path, say: Callable[[str], str]) -> None:
        """Take the place of the builder of *server*; *say* knows the sentences."""
        self._server, self._folder, self._say = server, folder, say
        self._build, server.builder = server.builder, self.rebuild

    def rebuild(self) -> None:
        """Build anew while the pages before are served, and keep those where that fails."""
        kept = self._folder.with_name(f"{self._folder.name}.kept")
        self._folder.rename(kept)
        self._server.root = str(kept)
        self._folder.mkdir()
        try:
            self._build()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a template may raise anything
            shutil.rmtree(self._folder)
            kept.rename(self._folder)
            self._tell(error)
        finally:
            self._server.root = str(self._folder)
            shutil.rmtree(kept, ignore_errors=True)

    def _tell(self, error: BaseException) -> None:
        """What went wrong and what is shown meanwhile, in the terminal and in the pages."""
        fault, head = describe_failure(error), self._say("kept")
        log.error("%s", fault)
        log.error("%s", head)
        log.debug("", exc_info=error)
        self._mark(_NOTICE.format(head=head, fault=fault))

    def _mark(self, notice: Markup) -> None:
        """Put *notice* at the top of every page, in place of an older one."""
        for file in self._folder.rglob("*.html"):
            text = file.read_text("utf-8")
            file.write_text(_PLACE.sub(lambda found: found[1] + notice, text, count=1), "utf-8")


def describe_failure(error: BaseException) -> str:
    """One line about a failure of the build, with the file and line that the error names."""
    named = (getattr(error, name, None) for name in ("filename", "lineno"))
    place = ":".join(str(each) for each in named if each)
    text = f"{type(error).__name__}: {error}"
    return f"{place}: {text}" if place else text
