"""The names of version 0.1, kept for one minor version: they work, and say what to write now."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from methodbook.load.settings import LANGUAGE
from methodbook.site.extension import CheckoutLinks
from methodbook.words import read_words
from mkdocs_methodbook.plugin import EXTENSION, GlossaryPlugin

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.plugins.methodbook")


class FormerPlugin(GlossaryPlugin):  # type: ignore[no-untyped-call] # MkDocs has no types there
    """The plugin under its old name."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Say what the plugin is called now; a notice, because a strict build has to go on."""
        log.info(read_words(LANGUAGE).say("former", "plugin", new=EXTENSION))
        super().on_config(config)


class FormerTermLinks(CheckoutLinks):
    """The Markdown extension under its old name."""

    def __init__(self, root: str = ".") -> None:
        """Say what the extension is called now."""
        super().__init__(root)
        log.info(read_words(LANGUAGE).say("former", "extension", new=EXTENSION))
