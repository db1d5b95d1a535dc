"""Marked sentences: what must be linked, what must not be, and how well a linker does."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from methodbook.text.forms import AREAS
from methodbook.text.linker import Linker
from tests.said import RU

_MARK = re.compile(r"<(?P<sign>[!?]?)(?P<words>[^:<>]+):(?P<id>[a-z0-9-]+)>")

Span = tuple[int, int, str]


@dataclass(frozen=True)
class Sentence:
    """A text and its spans: code points, end exclusive, and the entry."""

    id: str
    text: str
    required: frozenset[Span]
    optional: frozenset[Span] = frozenset()


@dataclass
class Score:
    """Right links, wrong links and missing ones; ``faults`` says which."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of links that are right; optional ones do not count."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of required links that were made."""
        return self.right / (self.right + self.missing)


def read_gold(path: Path) -> Iterator[Sentence]:
    """Read the annotated sentences of the task."""
    for sentence in yaml.safe_load(path.read_text("utf-8"))["sentences"]:
        spans: dict[str, set[Span]] = {"required": set(), "optional": set(), "negative": set()}
        for span in sentence["spans"]:
            spans[span["status"]].add((span["start"], span["end"], span["id"]))
        required, optional = frozenset(spans["required"]), frozenset(spans["optional"])
        yield Sentence(sentence["sid"], sentence["text"], required, optional)


def read_marked(path: Path) -> Iterator[Sentence]:
    """Read sentences with marks: ``<слово:id>`` must be linked, ``<?…>`` may be, ``<!…>`` not."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            yield _parse_marked(f"{path.name}:{number}", line)


def _parse_marked(name: str, line: str) -> Sentence:
    text, place = "", 0
    spans: dict[str, set[Span]] = {"": set(), "?": set(), "!": set()}
    for mark in _MARK.finditer(line):
        text += line[place : mark.start()]
        spans[mark["sign"]].add((len(text), len(text) + len(mark["words"]), mark["id"]))
        text, place = text + mark["words"], mark.end()
    return Sentence(name, text + line[place:], frozenset(spans[""]), frozenset(spans["?"]))


def measure(linker: Linker, sentences: Iterable[Sentence]) -> Score:
    """Compare links with marks: the span and the entry must both be exact."""
    score = Score()
    for sentence in sentences:
        made = {(link.start, link.end, link.id): link.why for link in linker.find(sentence.text)}
        wrong = made.keys() - sentence.required - sentence.optional
        missing = sentence.required - made.keys()
        score.right += len(made.keys() & sentence.required)
        score.wrong += len(wrong)
        score.missing += len(missing)
        score.faults += [
            _tell(sentence, "лишняя", span, RU.tell(made[span], *AREAS)) for span in sorted(wrong)
        ]
        score.faults += [_tell(sentence, "нет", span, "") for span in sorted(missing)]
    return score


def _tell(sentence: Sentence, what: str, span: Span, why: str) -> str:
    start, end, entry = span
    return f"{sentence.id}: {what} {entry} «{sentence.text[start:end]}» {why}"
