"""The check of a map of a thousand promises, in Python and in the browser.

    .venv/bin/python -m benchmarks.sheets --promises 1000 --runs 9

The map is drawn from a seed: chains that reach clients, some closed circles, some things missing.
Printed are the median and the spread of processor time in Python and of time in Chromium, where
the clock of the page is the only one there is.
"""

import argparse
import json
import random
import statistics
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from methodbook.load.checkout import read_content
from methodbook.practice.sheets import Sheet, read_filled
from methodbook.render.assets import list_assets
from methodbook.render.workbook import WorkbookView
from tools.browser import find_browser

ROOT = Path(__file__).resolve().parent.parent


def make_map(promises: int, seed: int = 1) -> dict[str, Any]:
    """A promise map of so many promises among a party for every five of them."""
    chance = random.Random(seed)
    teams = [f"t{at}" for at in range(promises // 5)]
    clients = [f"c{at}" for at in range(max(1, promises // 50))]
    parties = [{"id": name, "name": name, "kind": "team"} for name in teams]
    parties += [{"id": name, "name": name, "kind": "client"} for name in clients]
    rows = []
    for at in range(promises):
        root, last = at % 10 == 0, at >= promises - 2
        needs = [] if last else [f"p{each}" for each in chance.sample(range(at + 1, promises), 2)]
        needs += [f"p{chance.randrange(at)}"] if at and at % 100 == 0 else []  # closes a circle
        rows.append(
            {
                "id": f"p{at}",
                "from": chance.choice(teams),
                "to": clients[at // 10 % len(clients)] if root else chance.choice(teams),
                "text": f"обещание {at}",
                "kind": "root" if root else "supporting",
                "metric": f"доля {at}" if at % 50 else "",
                "powers": [f"решать {at}"] if at % 40 else [],
                "needs": needs,
            }
        )
    return {"parties": parties, "promises": rows}


def time_python(given: dict[str, Any], runs: int) -> tuple[list[float], int]:
    """Milliseconds of processor time of each check, and how much was found."""
    content = read_content(ROOT)
    book, words, found, spent = content.base.workbooks["promise-map"], content.base.words, 0, []
    for _ in range(runs):
        start = time.process_time()
        filled, _ = read_filled(book, given, words)
        found = len(Sheet(book, filled).findings)
        spent.append((time.process_time() - start) * 1000)
    return spent, found


def time_browser(given: dict[str, Any], runs: int) -> tuple[list[float], int]:
    """Milliseconds of each check in Chromium, and how much was found."""
    base = read_content(ROOT).base
    book = WorkbookView(base.workbooks["promise-map"], base, lambda _: "").describe()
    files = {path.rpartition("/")[2]: text for path, text in list_assets()}
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=str(find_browser())).new_page()
        page.set_content("<title>sheet</title>")
        for name in ("base.js", "sheet.js"):
            page.add_script_tag(content=files[name])
        told = page.evaluate(
            """([book, given, runs]) => Array.from({ length: runs }, () => {
                var start = performance.now(), { filled } = methodbookSheet.read(book, given);
                var { findings } = methodbookSheet.check(book, filled);
                return [performance.now() - start, findings.length];
            })""",
            [json.loads(json.dumps(book)), given, runs],
        )
    return [spent for spent, _ in told], told[0][1]


def main() -> None:
    """Print a line for Python and one for Chromium."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--promises", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    given = make_map(options.promises)
    for name, measure in (("Python", time_python), ("Chromium", time_browser)):
        spent, found = measure(given, options.runs)
        middle, least, most = statistics.median(spent), min(spent), max(spent)
        print(f"{name:9} {middle:6.1f} ms ({least:.1f}–{most:.1f}), findings: {found}")


if __name__ == "__main__":
    main()
