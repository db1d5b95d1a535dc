"""Takes the picture of the home page for the READMEs: docs/assets/screenshot.png.

Run it after ``make site``: .venv/bin/python -m tools.screenshot
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.browser import find_browser

SITE = Path("site/index.html")
PICTURE = Path("docs/assets/screenshot.png")
WIDTH, HEIGHT = 1280, 860  # pixels


def main() -> None:
    """Open the built home page from its file and photograph the first screen."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--allow-file-access-from-files"]
        browser = playwright.chromium.launch(executable_path=find_browser(), args=flags)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="ru-RU")
        page.goto(SITE.resolve().as_uri())
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
