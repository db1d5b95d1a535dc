"""The MkDocs plugin: entry pages as virtual pages, back-links, watching, assets."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from html import unescape
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc

from methodbook.load.method import find_root, read_method
from methodbook.model.finding import Severity
from methodbook.model.method import UNREAD
from methodbook.model.settings import Settings
from methodbook.render.assets import find_widgets
from methodbook.render.search import PATH as SEARCH
from methodbook.site.downloads import Downloads
from methodbook.site.edition import Edition, make_edition
from methodbook.site.markdown_file import write_markdown
from methodbook.text.page_prose import PageProse
from methodbook.words import Sentence, forget_words
from mkdocs_methodbook.finishing import find_ids, finish_page, make_toc_tokens, show_faults
from mkdocs_methodbook.serving import KeptSite, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from methodbook.model.finding import Finding
    from methodbook.model.page import EditionPage
    from methodbook.render.page import PageExtension, RenderedPage
    from methodbook.site.written import OpenPage

log = logging.getLogger("mkdocs.plugins.methodbook")

POLICY = "default-src 'self'; img-src 'self' data:"
"""What a published page may load: files of its own site, and small pictures inside it."""

_THEME = Path(__file__).parent / "theme"

EXTENSION = "methodbook"
"""The entry point that hosts without plugins use; here a scope for each page takes its place."""


class _Templates(Protocol):
    """The templates of the theme: what of Jinja is needed here."""

    globals: dict[str, object]


class GlossaryConfig(Config):  # type: ignore[no-untyped-call] # MkDocs has no types there
    """What a site may set; everything it shows is in the content."""

    links = Type(bool, default=True)
    """Link the terms in prose, with previews and back-links."""


class GlossaryPlugin(BasePlugin[GlossaryConfig]):  # type: ignore[no-untyped-call] # the same
    """Adds the entries of the base to the site."""

    edition: Edition
    serving: bool = False
    faults: tuple[Finding, ...] = ()
    """What an author who serves the site has to mend; every page shows it."""
    whole: Edition | None = None
    """The last edition whose files could all be read."""
    current: OpenPage | None = None
    """The hand-written page that MkDocs is converting."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author is at work; MkDocs calls this once, before all builds."""
        del dirty
        self.serving = command == "serve"
        self.downloads = Downloads()

    def on_config(self, config: MkDocsConfig) -> None:
        """Add our templates before the theme's and watch the folders of the content."""
        root = _find_root(config)
        config.theme.dirs.insert(0, str(_THEME))
        config.markdown_extensions[:] = [
            *(name for name in config.markdown_extensions if name != EXTENSION),
            PageProse(self._find_extensions),  # type: ignore[list-item] # as good as a name
        ]
        method = read_method(root)[0] or UNREAD
        config.watch += [str(root / each) for each in method.watched if (root / each).exists()]
        ours = Path(str(package_files("methodbook")))
        if ours.is_relative_to(root):  # who works on the engine sees its templates and sentences
            config.watch += [str(ours), str(_THEME)]

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> None:
        """From now on a build that fails leaves the pages of the last one."""
        del builder
        KeptSite(server, Path(config.site_dir), self._say)

    def _find_extensions(self) -> list[PageExtension]:
        """The Markdown extensions of the page at hand; ours need none, they are finished."""
        return self.current.extensions if self.current else []

    # Early, so that other plugins see the virtual pages like any other.
    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Read the base anew and add its pages and files."""
        settings = _read_settings(config, links=self.config.links)
        if self.serving:
            forget_words()  # an author may be at work on the sentences
        made = make_edition(_find_root(config), settings, self.downloads)
        self.faults = made.errors if self.serving else ()
        self.edition = self._keep_whole(made)
        self.drafts: dict[str, RenderedPage] = {}
        self.pages: Mapping[str, EditionPage] = {}
        self.opened: dict[str, OpenPage] = {}
        self.marked: list[str] = []
        self._tell_findings(made, config)
        folders = self.edition.base.method.folders
        for file in [each for each in files if folders.holds(f"{folders.pages}/{each.src_uri}")]:
            files.remove(file)
        for page in self.edition.rendered.values():
            text = write_markdown(page.title, page.description, page.html)
            file = File.generated(config, page.path, content=text)
            if page.edited:
                file.edit_uri = f"../{page.edited}"
            files.append(file)
        for path, raw in self.edition.files.items():
            files.append(File.generated(config, path, content=raw))
        whole = len(list(files.documentation_pages()))
        self.read, self.written = (
            Progress(whole, partial(self._tell_progress, name)) for name in ("read", "written")
        )

    def _tell_progress(self, name: str, done: int, whole: int) -> None:
        log.info("%s", self._say(name, done=done, whole=whole))

    def _keep_whole(self, made: Edition) -> Edition:
        """The last edition that could be read whole, while a file is being written.

        Only for somebody who serves the site, and only where it has the same pages by hand; a
        method that cannot be read has none.
        """
        if not self.serving or not any(each in made.errors for each in made.content.findings):
            self.whole = made
        kept, pages = self.whole, made.content.pages.keys()
        return kept if kept and (not pages or kept.content.pages.keys() == pages) else made

    def _tell_findings(self, made: Edition, config: MkDocsConfig) -> None:
        for finding in made.findings:
            place = f"{finding.place.file}:{finding.place.line}:{finding.place.column}"
            level = logging.ERROR if finding.level is Severity.ERROR else logging.WARNING
            told = finding.tell(made.base.words)
            log.log(level, "%s: %s: %s (%s)", place, finding.code, told.what, told.hint)
        if config.strict and made.errors:
            raise Abort(self._say("errors", count=len(made.errors)))

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Leave the text of our own pages out of Markdown: it is finished HTML."""
        del markdown, config, files
        path = page.file.src_uri
        if path in self.edition.rendered:
            return ""
        self.current = self.open_page(path)
        return None

    def open_page(self, path: str) -> OpenPage:
        """The scope of a hand-written page: its marks, macros and links are collected there."""
        if path not in self.opened:
            self.opened[path] = self.edition.open_page(path)
        return self.opened[path]

    def on_page_content(
        self, html: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Put the finished HTML in place; a hand-written page gets its notes."""
        del config, files
        self.read.step()
        path = page.file.src_uri
        draft = self.edition.rendered.get(path) or self._close(page, html)
        self.current = None
        self.drafts[path] = draft
        if not draft.is_written:
            # To MkDocs a title is HTML; the search takes its own from the head of the page.
            page.title = escape(draft.title)
            page.meta["title"] = escape(self.edition.name_in_full(draft))
        return draft.html

    def _close(self, page: Page, html: str) -> RenderedPage:
        """End a hand-written page under its own name; menus may call it by a shorter one."""
        first = next((each.title for each in page.toc if each.level == 1), page.title or "")
        title = str(page.meta.get("title") or unescape(str(first)))
        return self.open_page(page.file.src_uri).close(html, title)

    # After every page has been converted and before the first one is written.
    def on_env(self, env: _Templates, config: MkDocsConfig, files: Files) -> None:
        """Collect the back-links, index the text and date the pages.

        The sitemap tells when the content was reviewed, not when it was built.
        """
        env.globals["cl_say"] = self.edition.base.words.say
        # While serving, the host's own script stands inside the page.
        env.globals["cl_policy"] = "" if self.serving or not config.site_url else POLICY
        env.globals["cl_search"] = self.edition.site.addresses.find_url(SEARCH)
        found = [file.page for file in files.documentation_pages() if file.page is not None]
        self.pages = self.edition.complete(map(self._take, found))
        for page in found:
            self._date(page)
        index = self.edition.make_index(self.pages.values())
        for path, text in self.edition.list_search_files(index).items():
            files.append(File.generated(config, path, content=text))

    def _take(self, page: Page) -> RenderedPage:
        """A page as other plugins have left it, under its own title as every host knows it."""
        return replace(self.drafts[page.file.src_uri], html=page.content or "")

    def _date(self, page: Page) -> None:
        finished = self.pages[page.file.src_uri]
        page.update_date = (finished.reviewed or self.edition.reviewed).isoformat()
        # MkDocs knows only the places that it has rendered itself.
        page.present_anchor_ids = (page.present_anchor_ids or set()) | find_ids(page.content or "")
        if not finished.is_written:
            page.toc = get_toc(make_toc_tokens(finished.headings))  # type: ignore[arg-type] # plain dicts

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
        finished = self.pages[page.file.src_uri]
        page.content = finished.html + finished.tail
        context["cl_widgets"] = find_widgets(page.content)  # type: ignore[typeddict-unknown-key]
        context["cl_structured"] = finished.structured  # type: ignore[typeddict-unknown-key]

    # Last, so that nothing of another plugin escapes the corrections.
    @event_priority(-100)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Correct what the theme gets wrong."""
        del config
        self.written.step()
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
        page = finish_page(html)
        if page.marker:
            log.error("%s", self._say("marker", page=name, marker=page.marker.strip()))
            self.marked.append(name)
        return show_faults(page.html, self.faults, self.edition.base.words)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Fail when raw markup has reached a page; an author who serves the site is only told."""
        del config
        for each in self.edition.base.words.missing:
            said = {"language": each.language, "area": each.area, "name": each.name}
            log.error("%s", self._say("missing", **said))
        if self.marked and not self.serving:
            raise Abort(self._say("marked", count=len(self.marked)))

    def _say(self, name: str, /, **values: object) -> str:
        return self.edition.base.words.tell(Sentence(name, **values), "host")


def _find_root(config: MkDocsConfig) -> Path:
    """The project around mkdocs.yml, never the place this package was installed."""
    folder = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    return find_root(folder) or folder


def _read_settings(config: MkDocsConfig, *, links: bool) -> Settings:
    return Settings(
        name=config.site_name,
        url=config.site_url or "",
        repository=(config.repo_url or "").rstrip("/"),
        pages=_find_pages(config),
        directory_urls=config.use_directory_urls,
        links=links,
    )


def _find_pages(config: MkDocsConfig) -> str:
    """The folder of the pages as the method names it, or in full where it lies elsewhere."""
    folder, root = Path(config.docs_dir).resolve(), _find_root(config)
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else str(folder)
