"""Find a Chromium for the browser tests; run as a command, install one where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium-headless-shell",  # the same engine without windows: a fifth of the work
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
MAC_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
HELP = """\
Для проверок нужен браузер Chromium, и поставить его не удалось. Установите его сами:
пакет chromium (Debian), Google Chrome (macOS) или команда .venv/bin/playwright install chromium

The tests need the browser Chromium, and it could not be installed. Please install it yourself:
the package chromium (Debian), Google Chrome (macOS) or .venv/bin/playwright install chromium"""


class NoBrowserError(RuntimeError):
    """There is no working Chromium on this machine."""


def find_browser() -> Path:
    """Path of a Chromium that starts: the system's own, else the one Playwright has downloaded.

    Raises:
        NoBrowserError: there is none; the text says in Russian and in English what to do.
    """
    for path in _candidates():
        if _starts(path):
            return path
    raise NoBrowserError(HELP)


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from (Path(place) for place in MAC_PLACES)
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    """Ubuntu's command chromium-browser exists without a browser: only a start tells."""
    return path.exists() and _runs([str(path), "--version"], quiet=True)


def _runs(command: list[str], *, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, check=False, stdout=output, stderr=output).returncode == 0


def _ways() -> Iterator[list[list[str]]]:
    """Ways to get a Chromium, the nearest first; each is a row of commands."""
    yield []
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and _runs([*root, "true"], quiet=True):
        apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        font = "fonts-liberation"  # without a font every letter is an empty box
        for package in ("chromium-headless-shell", "chromium"):
            yield [[*apt, "update"], [*apt, "install", "--no-install-recommends", package, font]]
        yield [[*download, "--with-deps"]]
    yield [download]


def install_browser() -> Path:
    """Path of a Chromium that starts; where there is none, one is installed.

    Raises:
        NoBrowserError: no way has worked.
    """
    for way in _ways():
        if all(_runs(command) for command in way):
            with suppress(NoBrowserError):
                return find_browser()
    raise NoBrowserError(HELP)


def main() -> int:
    """Leave a working Chromium on this machine, or say what is missing."""
    try:
        install_browser()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
