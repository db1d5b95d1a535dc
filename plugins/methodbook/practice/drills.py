"""Drills: questions made from the base, for those who learn its words by heart.

A wrong answer comes from the neighbourhood of the right one, so that telling them apart teaches
something; it is never a broader or a narrower word, of which the same may be true.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from methodbook.model.base import Base, Relation
from methodbook.model.entry import Entry, Problem
from methodbook.model.finding import Place
from methodbook.model.method import EntryShape
from methodbook.model.origin import Basis
from methodbook.model.quiz import Option, Question, Quiz
from methodbook.questions.chance import make_seed, shuffle
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.single.model import Single

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

OPTIONS = 4
"""Answers of a drill: the right one and as many neighbours as make this number."""


class Drill(StrEnum):
    """The kinds of drill."""

    TERM = "term"
    MEANING = "meaning"
    ENGLISH = "english"
    TROUBLE = "trouble"
    NEXT = "next"
    STAGES = "stages"


ID = "drills"
"""The quiz that drills are given as."""


def make_drills(base: Base, seed: int, kinds: Iterable[Drill] = tuple(Drill)) -> Quiz:
    """Every drill that the base allows; *seed* decides about wrong answers and their order."""
    maker = _Maker(base, seed)
    questions = [question for kind in kinds for question in maker.make(kind)]
    return Quiz(
        written=Place(file="glossary"),
        id=ID,
        title=base.words.say("drills", "title"),
        lead=base.words.say("drills", "lead"),
        order=1000,
        questions=tuple(questions),
    )


class _Maker:
    """Makes drills of one base with one seed."""

    def __init__(self, base: Base, seed: int) -> None:
        self._base = base
        self._say = base.words.say
        self._seed = seed
        self._words = [entry for entry in base.published if entry.is_word and entry.phrase]
        self._stages = base.list_steps()
        path = base.method.find_kind(EntryShape.STEP)
        self._path = {"kind": path.names.one, "kinds": path.names.many} if path else {}

    def make(self, kind: Drill) -> Iterator[Question]:
        makers: dict[Drill, Callable[[], Iterator[Question]]] = {
            Drill.TERM: self._make_terms,
            Drill.MEANING: self._make_meanings,
            Drill.ENGLISH: self._make_english,
            Drill.TROUBLE: self._make_troubles,
            Drill.NEXT: self._make_next,
            Drill.STAGES: self._make_stages,
        }
        return makers[kind]()

    def _make_terms(self) -> Iterator[Question]:
        for entry in self._words:
            if gives_away(entry):
                continue
            prompt = self._say("drills", Drill.TERM, phrase=entry.phrase)
            wrong = [
                (
                    other.name,
                    self._say("drills", "feedback_term", name=other.name, phrase=other.phrase),
                )
                for other in self._find_neighbours(entry)
            ]
            yield from self._ask(Drill.TERM, entry, prompt, entry.name, wrong)

    def _make_meanings(self) -> Iterator[Question]:
        for entry in self._words:
            if gives_away(entry):
                continue
            prompt = self._say("drills", Drill.MEANING, name=entry.name)
            wrong = [
                (str(other.phrase), self._say("drills", "feedback_meaning", name=other.name))
                for other in self._find_neighbours(entry)
            ]
            yield from self._ask(Drill.MEANING, entry, prompt, str(entry.phrase), wrong)

    def _make_english(self) -> Iterator[Question]:
        for entry in self._words:
            if not entry.english:
                continue
            prompt = self._say("drills", Drill.ENGLISH, name=entry.english)
            wrong = [
                (
                    other.name,
                    self._say("drills", "feedback_english", name=other.name, other=other.english),
                )
                for other in self._find_neighbours(entry)
                if other.english and other.english.casefold() != entry.english.casefold()
            ]
            yield from self._ask(Drill.ENGLISH, entry, prompt, entry.name, wrong)

    def _make_troubles(self) -> Iterator[Question]:
        asked = {
            (kind.id, each.id)
            for kind in self._base.method.kinds
            for each in kind.types
            if each.asked
        }
        troubles = [
            entry
            for entry in self._base.published
            if isinstance(entry, Problem) and (entry.kind, entry.type) in asked
        ]
        for tool in self._words:
            solved = {
                edge.start: edge.basis
                for edge in self._base.find_backward(tool.id, Relation.SOLVED_BY)
            }
            right = next((each for each in troubles if each.id in solved), None)
            if right is None:
                continue
            prompt = self._say("drills", Drill.TROUBLE, name=tool.name)
            wrong = [
                (each.name, self._tell_trouble(each)) for each in troubles if each.id not in solved
            ]
            yield from self._ask(
                Drill.TROUBLE, tool, prompt, right.name, wrong, right, solved[right.id]
            )

    def _tell_trouble(self, trouble: Entry) -> str:
        names = [
            self._base.entries[edge.end].name
            for edge in self._base.find_forward(trouble.id, Relation.SOLVED_BY)
        ]
        if not names:
            return self._say("drills", "feedback_trouble_none")
        return self._say(
            "drills", "feedback_trouble", other=", ".join(f"«{name}»" for name in names)
        )

    def _make_next(self) -> Iterator[Question]:
        for stage, after in zip(self._stages, self._stages[1:], strict=False):
            wrong = [
                (each.name, self._say("drills", "feedback_next", number=each.number, **self._path))
                for each in self._stages
                if each not in (stage, after)
            ]
            prompt = self._say("drills", Drill.NEXT, name=stage.name)
            yield from self._ask(Drill.NEXT, stage, prompt, after.name, wrong)

    def _make_stages(self) -> Iterator[Question]:
        if len(self._stages) < OPTIONS:
            return
        items = [
            {
                "text": stage.name,
                "feedback": self._say(
                    "drills",
                    "feedback_stage",
                    number=stage.number,
                    total=len(self._stages),
                    **self._path,
                ),
            }
            for stage in self._stages
        ]
        first = self._stages[0]
        prompt = self._say("drills", Drill.STAGES, **self._path)
        fields = _describe(Drill.STAGES, first, prompt)
        yield Ordering(kind="ordering", items=tuple(items), **fields)

    def _ask(  # noqa: PLR0913, PLR0917 -- what a question is made of
        self,
        drill: Drill,
        entry: Entry,
        prompt: str,
        right: str,
        wrong: list[tuple[str, str]],
        read: Entry | None = None,
        basis: Basis = Basis.SOURCE,
    ) -> Iterator[Single]:
        """Make a question, unless too few wrong answers differ from the right one."""
        seed = make_seed(self._seed, drill, entry.id)
        different = {text.casefold(): (text, why) for text, why in wrong}
        different.pop(right.casefold(), None)
        chosen = list(different.values())
        # Neighbours stand first and nearest; only strangers are drawn by lot.
        if drill in {Drill.TROUBLE, Drill.NEXT}:
            chosen = shuffle(chosen, seed)
        options = [Option(text=text, feedback=why) for text, why in chosen[: OPTIONS - 1]]
        if len(options) < OPTIONS - 1:
            return
        answers = shuffle([Option(text=right, right=True), *options], seed)
        fields = _describe(drill, entry, prompt) | {"basis": basis}
        if read:
            fields |= {"about": (entry.id, read.id)}
        yield Single(kind="single", options=tuple(answers), **fields)

    def _find_neighbours(self, entry: Entry) -> list[Entry]:
        """Words to be told from *entry*, the nearest first; kin by «broader» is left out."""
        kin = self._find_kin(entry.id)
        near = list(self._base.find_neighbours(entry.id))
        confused = [
            _other(edge.start, edge.end, entry.id)
            for edge in near
            if edge.relation == Relation.DISTINCT_FROM
        ]
        siblings = self._find_siblings(entry.id)
        related = [_other(edge.start, edge.end, entry.id) for edge in near]
        known = {word.id: word for word in self._words}
        seed = make_seed(self._seed, "neighbours", entry.id)
        strangers = [word.id for word in shuffle(self._words, seed) if word.kind is entry.kind]
        rest = [word.id for word in shuffle(self._words, seed)]
        groups = (confused, siblings, related, strangers, rest)
        order = dict.fromkeys(
            name for at, group in enumerate(groups) for name in shuffle(group, seed + at)
        )
        taken = kin | {entry.id}
        return [known[name] for name in order if name in known and name not in taken]

    def _find_siblings(self, name: str) -> list[str]:
        """Words that are a kind or a part of the same thing."""
        return [
            edge.start
            for relation in (Relation.BROADER, Relation.PART_OF)
            for up in self._base.find_forward(name, relation)
            for edge in self._base.find_backward(up.end, relation)
        ]

    def _find_kin(self, name: str) -> set[str]:
        """Everything above and below *name* by «broader»: what is said of one may hold for both."""
        found: set[str] = set()
        for step in (self._step_up, self._step_down):
            front = {name}
            while front:
                front = {each for one in front for each in step(one)} - found
                found |= front
        return found

    def _step_up(self, name: str) -> list[str]:
        return [edge.end for edge in self._base.find_forward(name, Relation.BROADER)]

    def _step_down(self, name: str) -> list[str]:
        return [edge.start for edge in self._base.find_backward(name, Relation.BROADER)]


def _describe(drill: Drill, entry: Entry, prompt: str) -> dict[str, Any]:
    return {
        "written": entry.written,
        "id": f"drill-{drill}-{entry.id}",
        "level": "recall",
        "difficulty": "easy",
        "seconds": 120 if drill is Drill.STAGES else 20,
        "about": (entry.id,),
        "at": entry.citations,
        "prompt": prompt,
    }


def _other(start: str, end: str, name: str) -> str:
    return end if start == name else start


STEM = 5
"""Letters by which a word is known in all its forms, closely enough to see it in a phrase."""


def gives_away(entry: Entry) -> bool:
    """Tell whether the phrase of *entry* names it: such a question answers itself."""
    said = str(entry.phrase).casefold()
    return any(
        word.casefold()[:STEM] in said
        for name in entry.names
        for word in name.split()
        if len(word) >= STEM
    )
