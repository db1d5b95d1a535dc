"""A book in epub.js, a reader that had no part in writing it: links, notes and index followed."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from methodbook.exports.books.composing import make_book, plan_whole
from methodbook.exports.books.epub import export_epub
from methodbook.site.books import make_shelf
from methodbook.site.edition import make_edition
from tests.browser.site_server import serve_folder
from tests.checkouts import SAMPLE
from tools import proof

_READER = """<!doctype html><html lang="ru"><meta charset="utf-8"><title>Reader</title>
<script src="jszip.min.js"></script><script src="epub.min.js"></script>
<body><div id="area" style="width:600px;height:800px"></div></body></html>"""

_OPEN = """async () => {
  window.book = ePub(await (await fetch("book.epub")).arrayBuffer());
  window.shown = book.renderTo("area", { width: 600, height: 800, flow: "scrolled-doc" });
  await shown.display();
  const links = [];
  for (const item of book.spine.spineItems) {
    const tree = await item.load(book.load.bind(book));
    for (const link of tree.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      if (/^[a-z]+:/.test(href)) continue;
      const kind = link.getAttributeNS("http://www.idpf.org/2007/ops", "type") || "link";
      links.push([kind, href.startsWith("#") ? item.href + href : href]);
    }
    item.unload();
  }
  return links;
}"""

_FOLLOW = """async (href) => {
  await shown.display(href);
  const [file, anchor] = href.split("#");
  const [contents] = shown.getContents();
  const at = shown.currentLocation().start.href;
  return at === file && (!anchor || contents.document.getElementById(anchor) !== null);
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    assert proof.install()
    folder = tmp_path_factory.mktemp("reader")
    shelf = make_shelf(make_edition(SAMPLE))
    raw = export_epub(make_book(plan_whole(shelf), shelf), shelf.base.words)
    (folder / "book.epub").write_bytes(raw)
    (folder / "index.html").write_text(_READER, "utf-8")
    for name in ("jszip/dist/jszip.min.js", "epubjs/dist/epub.min.js"):
        shutil.copy(proof.HOME / "node_modules" / Path(name), folder)
    with serve_folder(folder) as url:
        page = browser.new_page()
        page.goto(url)
        yield page
        page.close()


def test_links_notes_and_index_entries_lead_where_they_say(reader: Page) -> None:
    links = [tuple(each) for each in reader.evaluate(_OPEN)]
    kinds = {kind for kind, _ in links}
    assert {"link", "noteref", "index-locator"} <= kinds
    drawn = random.Random(1).sample(sorted(set(links)), 50)  # noqa: S311 -- a fixed choice
    assert [href for _, href in drawn if not reader.evaluate(_FOLLOW, href)] == []
