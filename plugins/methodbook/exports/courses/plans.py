"""The plans of a course, its hand-outs, and a sheet for answers, as papers.

The learner's plan holds nothing of what only the teacher reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.exports.documents.pieces import Paperwork

if TYPE_CHECKING:
    from datetime import date

    from methodbook.model.base import Base
    from methodbook.model.course import Course, Rubric, Session

_BRIEF = (15, 45, 110)
_FULL = (12, 28, 42, 42, 46)
_LINES = 8
_ANSWERS = 20
_NOTES = ("wrong", "expected", "large", "online")


@dataclass(frozen=True)
class CoursePapers:
    """Writes the papers of *course*; *teacher* adds what learners do not see."""

    course: Course
    base: Base
    day: date
    teacher: bool = False

    def make_plans(self) -> Paperwork:
        """All sessions, one after the other, each on a page of its own."""
        title = self.say("plans", name=self.course.name)
        foot = f"{title} ({self.say('teacher')})" if self.teacher else title
        work = Paperwork(title, self.day, foot)
        work.head(title, 1)
        work.say(self.course.lead)
        for number, session in enumerate(self.course.sessions, start=1):
            if number > 1:
                work.turn()
            self._add_session(work, number, session)
        return work

    def make_handouts(self) -> Paperwork:
        """The sheet of each exercise, with lines to write on, then those of the larger works."""
        title = self.say("handouts", name=self.course.name)
        work = Paperwork(title, self.day, title)
        for number, session in enumerate(self.course.sessions, start=1):
            if number > 1:
                work.turn()
            work.head(session.exercise.title, 1)
            work.say(self.say("session", number=number, title=session.title))
            work.blanks((self.say("name"), 110), (self.say("group"), 170))
            work.list(session.exercise.handout)
            work.rules(_LINES)
        self.add_works(work, 1)
        return work

    def make_answer_sheet(self) -> Paperwork:
        """A sheet to answer the closing questions and a test on."""
        title = self.say("answer_sheet", name=self.course.name)
        work = Paperwork(title, self.day, title)
        work.head(title, 1)
        work.blanks((self.say("name"), 96), (self.say("group"), 133), (self.say("date"), 170))
        work.head(self.say("closings"), 2)
        rows = [
            (str(number), each.closing, "")
            for number, each in enumerate(self.course.sessions, start=1)
        ]
        work.table((self.say("number"), self.say("closing"), self.say("mark")), rows, (12, 140, 18))
        work.head(self.say("test"), 2)
        header = [self.say(name) for name in ("task", "answer", "task", "answer")]
        half = _ANSWERS // 2
        lines = [(str(at), "", str(at + half), "") for at in range(1, half + 1)]
        work.table(header, lines, (14, 71, 14, 71))
        return work

    def make_rubrics(self) -> Paperwork:
        """What work is judged by, a page each."""
        title = self.say("rubrics", name=self.course.name)
        work = Paperwork(title, self.day, title)
        work.head(title, 1)
        work.say(self.say("rubrics_lead"))
        for number, rubric in enumerate(self.course.rubrics):
            if number:
                work.turn()
            self.add_rubric(work, rubric)
        return work

    def add_rubric(self, work: Paperwork, rubric: Rubric) -> None:
        """Add the table of one *rubric*."""
        work.head(rubric.title, 2)
        header = [self.say("criterion"), *(self.say(f"level_{each}") for each in range(4, 0, -1))]
        rows = [(each.name, *each.levels) for each in rubric.criteria]
        work.table(header, rows, (26, 36, 36, 36, 36))

    def add_works(self, work: Paperwork, level: int) -> None:
        """Add the tasks of the project and the essay."""
        if project := self.course.project:
            work.turn()
            work.head(project.title, level)
            work.list(project.task)
        if essay := self.course.essay:
            work.turn()
            work.head(self.say("essay"), level)
            work.say(essay.task)
            work.list(essay.topics)

    def list_readings(self, session: Session) -> list[str]:
        """What is read before the *session*, with minutes."""
        return [
            self.say("reading", name=self.base.entries[each.entry].name, minutes=each.minutes)
            for each in session.readings
        ]

    def say(self, name: str, /, **values: object) -> str:
        """A sentence of these papers."""
        return self.base.words.say("course_paper", name, **values)

    def _add_session(self, work: Paperwork, number: int, session: Session) -> None:
        work.head(self.say("session", number=number, title=session.title), 2)
        texts = {outcome.id: outcome.text for outcome in self.course.outcomes}
        self._add_list(work, "outcomes", [texts[name] for name in session.outcomes])
        self._add_list(work, "readings", self.list_readings(session))
        self._add_text(work, "opening", session.opening)
        self._add_course(work, session)
        work.head(self.say("exercise", title=session.exercise.title), 3)
        work.list(session.exercise.handout)
        self._add_text(work, "closing", session.closing)
        self._add_text(work, "homework", session.homework)
        for name in _NOTES if self.teacher else ():
            self._add_text(work, name, getattr(session.notes, name))

    def _add_course(self, work: Paperwork, session: Session) -> None:
        work.head(self.say("course"), 3)
        names = ("minutes", "block", "ask", *(("answers", "reply") if self.teacher else ()))
        header = [self.say(name) for name in names]
        rows = [
            (str(each.minutes), each.title, each.ask, each.answers, each.reply)[: len(names)]
            for each in session.blocks
        ]
        work.table(header, rows, _FULL if self.teacher else _BRIEF)

    def _add_list(self, work: Paperwork, name: str, texts: list[str]) -> None:
        if texts:
            work.head(self.say(name), 3)
            work.list(texts)

    def _add_text(self, work: Paperwork, name: str, text: str) -> None:
        work.head(self.say(name), 3)
        work.say(text)
