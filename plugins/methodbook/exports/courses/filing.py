"""What the papers that a university files have in common: its profile beside the course."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from methodbook.exports.documents.pieces import Paperwork
from methodbook.model.profile import Hours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from methodbook.exports.courses.plans import CoursePapers
    from methodbook.model.base import Base
    from methodbook.model.course import Course, LearningOutcome
    from methodbook.model.origin import Reading
    from methodbook.model.profile import CourseProfile, Indicator
    from methodbook.model.quiz import Question

_CODE = re.compile(r"(\d+)")
KINDS = ("lectures", "seminars", "labs", "supervised", "independent")
"""Hours that are spread over topics; those of the final control are not."""


Sections: TypeAlias = "Sequence[tuple[str, Callable[[Paperwork, Filing], None]]]"
"""The sections of a paper in their order: the name of its title, and what writes it."""


@dataclass(frozen=True)
class Filing:
    """A course as one university files it."""

    papers: CoursePapers
    profile: CourseProfile

    @property
    def course(self) -> Course:
        """The course that is filed."""
        return self.papers.course

    @property
    def base(self) -> Base:
        """The base that it stands in."""
        return self.papers.base

    @property
    def day(self) -> date:
        """The day of the papers: when the content last changed."""
        return self.papers.day

    @property
    def name(self) -> str:
        """What the university calls the course."""
        return self.profile.name or self.course.name

    def say(self, name: str, /, **values: object) -> str:
        """A sentence of these papers."""
        return self.base.words.say("filing", name, **values)

    def fill(self, text: str) -> str:
        """*text*, or that the department writes it."""
        return text or self.say("open")

    @cached_property
    def indicators(self) -> dict[str, list[Indicator]]:
        """The indicators of each outcome by its id, in the order of the profile."""
        found: dict[str, list[Indicator]] = {each.id: [] for each in self.course.outcomes}
        for competence in self.profile.competences:
            for indicator in competence.indicators:
                for name in indicator.outcomes:
                    found[name].append(indicator)
        return found

    def name_codes(self, outcomes: Iterable[str]) -> str:
        """The codes of the indicators of *outcomes*, each once, in their order."""
        codes = {each.code for name in outcomes for each in self.indicators[name]}
        return ", ".join(sorted(codes, key=_sort_code)) or self.say("open")

    def spread_hours(self) -> list[Hours]:
        """Hours of each session by kind; every column adds up to the profile's."""
        count = len(self.course.sessions)
        columns = {kind: _spread(getattr(self.profile.hours, kind), count) for kind in KINDS}
        return [
            Hours(**{kind: column[at] for kind, column in columns.items()}) for at in range(count)
        ]

    def list_questions(self, outcome: LearningOutcome) -> list[Question]:
        """The questions that test *outcome*: of its level, about its entries."""
        about = set(outcome.about)
        return [
            question
            for quiz in self.base.ordered_quizzes
            for question in quiz.questions
            if question.level == outcome.level and not about.isdisjoint(question.about)
        ]

    def list_literature(self) -> tuple[list[Reading], list[Reading]]:
        """What the entries of the sessions cite, and what other entries do."""
        taught = {name for each in self.course.sessions for name in each.about}
        first = [
            name for entry in self.base.published if entry.id in taught for name in entry.reading
        ]
        known = self.base.reading
        main = [known[name] for name in dict.fromkeys(first) if name in known]
        rest = [each for name, each in known.items() if name not in first]
        return self._sort(main), self._sort(rest)

    def _sort(self, readings: Sequence[Reading]) -> list[Reading]:
        return sorted(readings, key=lambda each: self.base.sort_key(" ".join(each.authors)))

    def make(self, title: str, kind: str, sections: Sections) -> Paperwork:
        """A paper of this *kind*: its first page, then its numbered sections."""
        work = Paperwork(title, self.day, title)
        self.add_title(work, kind)
        for number, (name, add) in enumerate(sections, start=1):
            work.head(f"{number}. {self.say(name)}", 2)
            add(work, self)
        return work

    def add_title(self, work: Paperwork, kind: str) -> None:
        """Add the first page."""
        profile, programme = self.profile, self.profile.programme
        for line in (profile.university, profile.faculty, profile.department):
            if line:
                work.say(line, "middle")
        work.say(self.say("approved"))
        work.head(self.say(kind), 1)
        work.say(self.say("quoted", name=self.name), "middle")
        facts = {
            "programme": f"{programme.code} {programme.name}",
            "track": programme.track,
            "degree": programme.degree,
            "form": programme.form,
            "intake": programme.year,
            "index": profile.index,
            "semester": profile.semester,
            "volume": self.say("volume_value", credits=profile.credits, hours=profile.hours.total),
            "control": profile.control,
            "language": profile.language,
        }
        rows = [(self.say(name), self.fill(value)) for name, value in facts.items()]
        work.table((self.say("fact"), self.say("value")), rows, (70, 100))
        place = ", ".join(part for part in (profile.city, profile.year) if part)
        work.say(self.fill(place), "middle")
        work.say(self.say("signs"), "quiet")
        work.turn()

    def add_scale(self, work: Paperwork) -> None:
        """Add the steps of the rating scale, and what brings points."""
        rows = [
            (each.mark, span, self.fill(each.level), self.fill(each.criteria))
            for each, span in zip(self.profile.scale, self._list_spans(), strict=True)
        ]
        header = [self.say(name) for name in ("mark", "points", "level", "criteria")]
        work.table(header, rows, (34, 24, 34, 78))
        if self.profile.activities:
            work.head(self.say("activities"), 3)
            given = self.profile.activities
            lines = [(each.name, str(each.least), str(each.most)) for each in given]
            sums = sum(each.least for each in given), sum(each.most for each in given)
            lines.append((self.say("total"), str(sums[0]), str(sums[1])))
            heads = [self.say(name) for name in ("activity", "least", "most")]
            work.table(heads, lines, (118, 26, 26))

    def _list_spans(self) -> Iterator[str]:
        top = 100
        for step in self.profile.scale:
            yield f"{step.points}–{top}"
            top = step.points - 1


def _spread(hours: int, count: int) -> list[int]:
    """*hours* as *count* whole numbers that differ by one at most, the larger ones first."""
    share, rest = divmod(hours, count)
    return [share + (at < rest) for at in range(count)]


def _sort_code(code: str) -> list[tuple[int, str]]:
    """ОПК-2.10 stands behind ОПК-2.9."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _CODE.split(code)]
