"""A bank file from imported questions: names, tags and what a stranger's file cannot know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from methodbook.load.file import TextFile
from methodbook.load.quizzes import parse_quiz
from methodbook.model.entry import ID
from methodbook.model.quiz import Difficulty, QuizLevel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from methodbook.load.imports import RecordDraft
    from methodbook.model.base import Base
    from methodbook.model.quiz import Quiz

SECONDS = 60
"""What a question is given where nobody has measured it."""


@dataclass(frozen=True)
class Imported:
    """The text of a bank file, what it holds, what was lost by question and what was left out."""

    text: str
    quiz: Quiz | None
    lost: Mapping[str, tuple[str, ...]]
    refused: tuple[tuple[str, str], ...]


def make_bank(drafts: Sequence[RecordDraft], name: str, base: Base, about: str = "") -> Imported:
    """Make a bank file *name* of *drafts*; *about* is the entry of questions that name none."""
    maker = _Maker(name, base, about)
    records, refused = [], []
    for draft in drafts:
        if draft.refused:
            refused.append((draft.title or draft.id, draft.refused))
            continue
        records.append(maker.complete(draft))
    kept, wrong = _sift(records, name)
    refused += [(each["prompt"][:80], "misfit") for each in wrong]
    head = {"id": name, "title": name, "lead": base.words.say("imports", "lead"), "order": 1}
    text = _write({**head, "questions": kept})
    quiz, _ = parse_quiz(TextFile(f"{name}.yml", text)) if kept else (None, [])
    lost = {each["id"]: maker.lost[each["id"]] for each in kept if maker.lost[each["id"]]}
    return Imported(text if kept else "", quiz, lost, tuple(refused))


def _write(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)


def _sift(
    records: Sequence[dict[str, Any]], name: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The records that the model of the bank takes, and those that it does not."""
    kept: list[dict[str, Any]] = []
    wrong: list[dict[str, Any]] = []
    for record in records:
        head = {"id": name, "title": name, "lead": name, "order": 1}
        text = _write({**head, "questions": [record]})
        quiz, findings = parse_quiz(TextFile(f"{name}.yml", text))
        sound = quiz is not None and len(quiz.questions) == 1 and not findings
        (kept if sound else wrong).append(record)
    return kept, wrong


class _Maker:
    """Gives every question what the bank asks for, and remembers what was not its own."""

    def __init__(self, name: str, base: Base, about: str) -> None:
        self.name, self.base = name, base
        self.about = about or next(iter(entry.id for entry in base.published), "")
        self.lost: dict[str, tuple[str, ...]] = {}
        words = base.words
        self.levels = {words.say("moodle", f"level_{each}"): each.value for each in QuizLevel}
        self.hardness = {
            words.say("moodle", f"difficulty_{each}"): each.value for each in Difficulty
        }
        self.entries = {entry.name.casefold(): entry.id for entry in base.published}
        self.reading = re.escape(words.say("moodle", "read", name="\0")).replace("\0", ".*")
        self.unit = re.escape(words.say("moodle", "unit", unit="\0")).replace("\0", "(.*)")

    def complete(self, draft: RecordDraft) -> dict[str, Any]:
        record = dict(draft.record)
        self._strip(record)
        name = self._name(draft)
        tags = {each.casefold(): each for each in draft.tags}
        about = [self.entries[each] for each in tags if each in self.entries]
        about += [each for each in draft.tags if each in self.base.entries and each not in about]
        given = {
            "level": self._pick(self.levels, draft, "recall", "level"),
            "difficulty": self._pick(self.hardness, draft, "medium", "difficulty"),
            "seconds": str(SECONDS),
            "about": about or [self.about],
        }
        if "seconds" not in record:
            draft.lose("seconds")
        if not about and "about" not in record:
            draft.lose("about")
        if "basis" not in record and "at" not in record:
            given["basis"] = "inference"
            draft.lose("sources")
        if record.get("feedback") == "":
            record["feedback"] = self.base.words.say("imports", "wrong")
            draft.lose("feedback")
        head = {"id": name, "kind": record.pop("kind")}
        self.lost[name] = tuple(draft.lost)
        return head | {key: value for key, value in given.items() if key not in record} | record

    def _strip(self, record: dict[str, Any]) -> None:
        """Take away what an export of ours has added to a question."""
        said = str(record.get("explanation", "")).split("\n\n")
        kept = [each for each in said if not re.fullmatch(self.reading, each)]
        record.pop("explanation", None)
        if any(kept):
            record["explanation"] = "\n\n".join(kept)
        asked = str(record["prompt"]).split("\n\n")
        if record["kind"] == "numeric" and (found := re.fullmatch(self.unit, asked[-1])):
            record["prompt"] = "\n\n".join(asked[:-1])
            record["unit"] = found[1]

    def _pick(self, names: Mapping[str, str], draft: RecordDraft, otherwise: str, what: str) -> str:
        for tag in draft.tags:
            if tag in names:
                return names[tag]
        if what not in draft.record:
            draft.lose(what)
        return otherwise

    def _name(self, draft: RecordDraft) -> str:
        """The question's own id where it has one, else the next number."""
        if re.fullmatch(ID, draft.id) and draft.id not in self.lost:
            return draft.id
        return next(each for each in self._list_names() if each not in self.lost)

    def _list_names(self) -> Iterator[str]:
        number = 0
        while True:
            number += 1
            yield f"{self.name}-{number:03}"
