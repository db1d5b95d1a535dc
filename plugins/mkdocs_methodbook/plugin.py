"""The MkDocs plugin: entry pages as virtual pages, back-links, watching, assets."""

from __future__ import annotations

import logging
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc

from methodbook.exports.open.knowledge import PATH as KNOWLEDGE
from methodbook.exports.open.knowledge import export_knowledge
from methodbook.model.finding import Level
from methodbook.render.addresses import find_path
from methodbook.render.assets import find_widgets, list_assets
from methodbook.render.page import make_toc_tokens
from methodbook.text.page_prose import PageProse
from methodbook.text.vocabulary import CACHE
from mkdocs_methodbook.finishing import find_ids, finish_page
from mkdocs_methodbook.offers import Offers
from mkdocs_methodbook.session import Session, open_session

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from methodbook.model.entry import Entry
    from methodbook.render.page import PageExtension

log = logging.getLogger("mkdocs.plugins.methodbook")

_THEME = Path(__file__).parent / "theme"
_WATCHED = ("glossary", "cases")

EXTENSION = "methodbook"
"""The entry point that hosts without plugins use; here a scope for each page takes its place."""


class GlossaryConfig(Config):  # type: ignore[no-untyped-call] # MkDocs has no types there
    """What a site may set; everything it shows is in the content."""

    links = Type(bool, default=True)
    """Link the terms in prose, with previews and back-links."""


class GlossaryPlugin(BasePlugin[GlossaryConfig]):  # type: ignore[no-untyped-call] # the same
    """Adds the entries of the base to the site."""

    session: Session
    serving: bool = False
    offers: Offers

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author is at work; MkDocs calls this once, before all builds."""
        del dirty
        self.serving = command == "serve"
        self.offers = Offers()

    def on_config(self, config: MkDocsConfig) -> None:
        """Add our templates before the theme's and watch the folders of the content."""
        root = _find_root(config)
        config.theme.dirs.insert(0, str(_THEME))
        config.markdown_extensions[:] = [
            *(name for name in config.markdown_extensions if name != EXTENSION),
            PageProse(self._find_extensions),  # type: ignore[list-item] # as good as a name
        ]
        config.watch += [str(root / folder) for folder in _WATCHED if (root / folder).is_dir()]

    def _find_extensions(self) -> list[PageExtension]:
        return self.session.find_extensions()

    # Early, so that other plugins see the virtual pages like any other.
    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Read the base anew and add its pages and files."""
        self.session = open_session(_find_root(config), config, links=self.config.links)
        self._tell_findings(config)
        for page in self.session.pages.values():
            file = File.generated(config, page.path, content=page.as_markdown())
            if page.edited:
                file.edit_uri = f"../{page.edited}"
            files.append(file)
        for path, text in (*list_assets(), *self.session.redirects):
            files.append(File.generated(config, path, content=text))
        addresses = self.session.site.addresses
        knowledge = export_knowledge(
            self.session.content.base, lambda entry: addresses.find_url(find_path(entry))
        )
        files.append(File.generated(config, KNOWLEDGE, content=knowledge))
        self._offer(files, config)

    def _offer(self, files: Files, config: MkDocsConfig) -> None:
        """Add the bank in every format, unless a question in it is broken."""
        if not self.session.errors:
            content = self.session.content
            self.offers.refresh(content.base, self.session.site, content.root / CACHE)
        self.session.offers = self.offers.offers
        for path, raw in self.offers.files.items():
            files.append(File.generated(config, path, content=raw))

    def _tell_findings(self, config: MkDocsConfig) -> None:
        for finding in self.session.findings:
            place = f"{finding.place.file}:{finding.place.line}:{finding.place.column}"
            level = logging.ERROR if finding.level is Level.ERROR else logging.WARNING
            log.log(level, "%s: %s: %s (%s)", place, finding.code, finding.what, finding.hint)
        if config.strict and self.session.errors:
            raise Abort(f"Ошибок в содержании: {len(self.session.errors)}.")

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Leave the text of our own pages out of Markdown: it is finished HTML."""
        del markdown, config, files
        if page.file.src_uri in self.session.pages:
            return ""
        self.session.open_page(page.file.src_uri)
        return None

    def on_page_content(
        self, html: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Put the finished HTML in place; a hand-written page gets its notes."""
        del config, files
        path = page.file.src_uri
        if path in self.session.pages:
            # To MkDocs a title is HTML; the search takes its own from the head of the page.
            page.title = escape(self.session.pages[path].title)
            page.meta["title"] = escape(self.session.name_in_full(path))
            return self.session.pages[path].html
        return self.session.close_page(path, html)

    # After every page has been converted and before the first one is written.
    def on_env(self, env: object, config: MkDocsConfig, files: Files) -> None:
        """Collect the back-links and date the pages.

        The sitemap tells when the content was reviewed, not when it was built.
        """
        del env, config
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        titles = {page.file.src_uri: unescape(str(page.title)) for page in pages}
        self.session.mentions = self.session.list_mentions(titles)
        for page in pages:
            self._date(page)

    def _date(self, page: Page) -> None:
        path = page.file.src_uri
        entry = self._find_entry(path)
        reviewed = entry.reviewed if entry else self.session.reviewed
        page.update_date = reviewed.isoformat()
        # MkDocs knows only the places that it has rendered itself.
        page.present_anchor_ids = (page.present_anchor_ids or set()) | find_ids(page.content or "")
        page.content = self.session.lighten_page(path, page.content or "")
        if path in self.session.pages:
            headings = self.session.list_headings(path)
            page.toc = get_toc(make_toc_tokens(headings))  # type: ignore[arg-type] # plain dicts

    def _find_entry(self, path: str) -> Entry | None:
        rendered = self.session.pages.get(path)
        entry = self.session.content.base.entries.get(rendered.entry) if rendered else None
        return entry or self.session.find_entry(path)

    # Late, after the search has read the page: back-links and definitions are found at their own.
    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Tell the theme which widgets and which structured data the page has.

        The theme writes a description as it is, and one with a quotation mark would end its tag.
        """
        del config, nav
        if "description" in page.meta:
            page.meta["description"] = escape(page.meta["description"])
        path = page.file.src_uri
        rendered, entry = self.session.pages.get(path), self._find_entry(path)
        name = entry.id if entry else ""
        page.content = self.session.complete_page(path, name)
        context["cl_widgets"] = find_widgets(page.content or "")  # type: ignore[typeddict-unknown-key]
        context["cl_structured"] = rendered.structured if rendered else ""  # type: ignore[typeddict-unknown-key]

    # Last, so that nothing of another plugin escapes the corrections.
    @event_priority(-100)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Correct what the theme gets wrong."""
        del config
        return self._finish(output, page.file.src_uri)

    def on_post_template(
        self, output_content: str, template_name: str, config: MkDocsConfig
    ) -> str:
        """The same corrections for pages without Markdown, such as the 404."""
        del config
        if not template_name.endswith(".html"):
            return output_content
        return self._finish(output_content, template_name)

    def _finish(self, html: str, name: str) -> str:
        page = finish_page(html, self.session.content.base.words)
        if page.marker:
            log.error("%s: осталась разметка «%s…»", name, page.marker.strip())
            self.session.marked.append(name)
        return page.html

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Fail when raw markup has reached a page; an author who serves the site is only told."""
        del config
        if self.session.marked and not self.serving:
            raise Abort(f"Страниц с неубранной разметкой: {len(self.session.marked)}.")


def _find_root(config: MkDocsConfig) -> Path:
    """The checkout is the folder of mkdocs.yml, never the place this package was installed."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent
