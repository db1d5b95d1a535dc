"""Compares two builds of one content, page by page, after a change of the engine.

.venv/bin/python -m tools.compare_builds OLD NEW

Pages are compared as trees: elements with their attributes in order of name, text with its spaces
closed. ``MOVES`` lists what is renamed on both sides before that, ``EXPLAINED`` the places where a
difference is meant, each with its reason. Whatever else differs is printed, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import difflib
import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

MOVES = (
    (re.compile(r"assets/clientocracy/"), "assets/methodbook/", "the folder of our files"),
    (re.compile(r"\bbin/clientocracy\b"), "bin/methodbook", "the command"),
    (
        re.compile(r"(?<![=\w/-])clientocracy(?= (?:--?[a-z]|[a-z]+\b)|\.$)"),
        "methodbook",
        "the command",
    ),
    (
        re.compile(r"(?<=class=md-content__inner md-typeset) cl-page"),
        "",
        "the element of our styles",
    ),
)
"""What is called otherwise now: pattern, what to put in its place, why."""

EXPLAINED = (
    ("reference/commands/", "", "the reference lists the commands, and there are more of them"),
    ("reference/findings/", "", "the reference lists the rules, and there are more of them"),
    (".css", "", "styles hold inside .cl-page, no longer inside an element of the theme"),
    (".js", "", "scripts stand on one base element and say methodbook, not clientocracy"),
    ("scorm.zip", "", "the player carries the same scripts and styles"),
    ("data/", "", "entries have a field more, so a stamp from before it dates them a day later"),
    ("course/quizzes/", "", "the sizes of the downloads in words"),
    ("practice/clientocratic/", "", "a checklist names its outcomes in its own file"),
    ("practice/selfcheck/", "", "a decision carries the same data under other names"),
    ("", r"^\+ <script defer= src=\S*/base\.js>$", "the base element of the widgets"),
    ("", r"data-cl-method=", "keys of storage begin with the name of the method"),
    ("", r'^- \{"id":"', "the data of a quiz names the digest of every question"),
)
"""Where a difference is meant: a part of the path, a pattern found in it, the reason."""

_SHOWN = 3
"""Examples printed of each class."""


@dataclass
class Report:
    """What was compared, and what was different."""

    pages: int = 0
    same: int = 0
    explained: Counter[str] = field(default_factory=Counter)
    unexplained: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, place: str, difference: str) -> None:
        """Note one difference under its reason, or under the place where it stands."""
        for part, pattern, reason in EXPLAINED:
            if part in place and re.search(pattern, difference):
                self.explained[f"{part} {reason}".strip()] += 1
                return
        self.unexplained.setdefault(_name_class(difference), []).append(f"{place}\n{difference}")


def _name_class(difference: str) -> str:
    """Differences of one class change the same elements in the same way."""
    return " ".join(re.findall(r"^([+-] ?<?[a-z0-9]*)", difference, re.MULTILINE)[:6])


def list_nodes(html: str) -> list[str]:
    """The tree of a page, a node a line, in document order."""
    root = LexborHTMLParser(html).root
    return list(_walk(root)) if root else []


def _walk(node: LexborNode) -> Iterator[str]:
    for each in node.traverse(include_text=True):
        if each.tag == "-text":
            text = " ".join((each.text_content or "").split())
            if text:
                yield text
        elif each.tag != "-comment":
            said = sorted((name, value or "") for name, value in each.attributes.items())
            yield f"<{each.tag} " + " ".join(f"{name}={value}" for name, value in said) + ">"


def normalise(text: str) -> str:
    """The same text under the names of today."""
    for pattern, new, _ in MOVES:
        text = pattern.sub(new, text)
    return text


def find_differences(old: list[str], new: list[str]) -> Iterator[str]:
    """Yield each run of changed lines, with a sign before each."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "equal":
            lines = [f"- {line}" for line in old[start:end]]
            lines += [f"+ {line}" for line in new[first:last]]
            yield "\n".join(lines)


def compare(old: Path, new: Path) -> Report:
    """Compare every file of two built sites."""
    report = Report()
    names = {_name(path, root): path for root in (old, new) for path in _list_files(root)}
    for name in sorted(names):
        first, second = old / _find_old(name, old), new / name
        if not first.is_file() or not second.is_file():
            gone = "gone" if first.is_file() else "new"
            report.tell(name, f"{'-' if gone == 'gone' else '+'} file {gone}")
        elif name.endswith(".html"):
            _compare_pages(name, first, second, report)
        else:
            _compare_files(name, first, second, report)
    return report


def _list_files(root: Path) -> Iterator[Path]:
    yield from (path for path in root.rglob("*") if path.is_file())


def _name(path: Path, root: Path) -> str:
    return normalise(path.relative_to(root).as_posix())


def _find_old(name: str, old: Path) -> str:
    former = name.replace("assets/methodbook/", "assets/clientocracy/")
    return former if (old / former).is_file() else name


def _compare_pages(name: str, first: Path, second: Path, report: Report) -> None:
    report.pages += 1
    lines = [
        [normalise(line) for line in list_nodes(path.read_text("utf-8"))]
        for path in (first, second)
    ]
    found = list(find_differences(*lines))
    report.same += not found
    for difference in found:
        report.tell(name, difference)


def _compare_files(name: str, first: Path, second: Path, report: Report) -> None:
    parts = [dict(_open(path)) for path in (first, second)]
    for member in sorted(parts[0].keys() | parts[1].keys()):
        if parts[0].get(member) != parts[1].get(member):
            place = f"{name} {member}".strip()
            report.tell(place, f"- {place}\n+ {place}")


def _open(path: Path) -> Iterator[tuple[str, bytes]]:
    """A file, or the members of an archive, with the names of today in what is text."""
    raw = path.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist())
        return
    try:
        yield "", normalise(raw.decode()).encode()
    except UnicodeDecodeError:
        yield "", raw


def main() -> int:
    """Print what is different; 1 where something is that nobody has explained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    options = parser.parse_args()
    report = compare(options.old, options.new)
    print(f"pages: {report.pages}, equal: {report.same}")
    for reason, count in report.explained.most_common():
        print(f"meant ({count}): {reason}")
    for name, places in report.unexplained.items():
        print(f"\nunexplained ({len(places)}): {name}")
        for place in places[:_SHOWN]:
            print(place[:1000])
    return 1 if report.unexplained else 0


if __name__ == "__main__":
    raise SystemExit(main())
