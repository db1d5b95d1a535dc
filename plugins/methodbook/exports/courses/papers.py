"""The plans of a course and its hand-outs as documents of Word.

The learner's plan holds nothing of what only the teacher reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.exports.documents.word import Paper

if TYPE_CHECKING:
    from datetime import date

    from methodbook.model.base import Base
    from methodbook.model.course import Course, Session

_BRIEF = (15, 45, 110)
_FULL = (12, 28, 42, 42, 46)
_LINES = 8
_NOTES = ("wrong", "expected", "large", "online")


@dataclass(frozen=True)
class CoursePapers:
    """Writes the documents of *course*; *teacher* adds what learners do not see."""

    course: Course
    base: Base
    day: date
    teacher: bool = False

    def export_plans(self) -> bytes:
        """All sessions, one after the other, each on a page of its own."""
        title = self._say("plans", name=self.course.name)
        foot = f"{title} ({self._say('teacher')})" if self.teacher else title
        paper = Paper(title, self.day, foot, self.base.words)
        paper.add_heading(title, 1)
        paper.add(self.course.lead)
        for number, session in enumerate(self.course.sessions, start=1):
            if number > 1:
                paper.open_section(foot)
            self._add_session(paper, number, session)
        return paper.save()

    def export_handouts(self) -> bytes:
        """The sheet of each exercise, with lines to write on."""
        title = self._say("handouts", name=self.course.name)
        paper = Paper(title, self.day, title, self.base.words)
        for number, session in enumerate(self.course.sessions, start=1):
            if number > 1:
                paper.open_section(title)
            paper.add_heading(session.exercise.title, 1)
            paper.add(self._say("session", number=number, title=session.title))
            paper.add_blanks((self._say("name"), 110), (self._say("group"), 170))
            for line in session.exercise.handout:
                paper.add(line, "List Bullet")
            paper.add_lines(_LINES)
        return paper.save()

    def _add_session(self, paper: Paper, number: int, session: Session) -> None:
        paper.add_heading(self._say("session", number=number, title=session.title), 2)
        texts = {outcome.id: outcome.text for outcome in self.course.outcomes}
        self._add_list(paper, "outcomes", [texts[name] for name in session.outcomes])
        self._add_list(paper, "readings", self._list_readings(session))
        self._add_text(paper, "opening", session.opening)
        self._add_course(paper, session)
        paper.add_heading(self._say("exercise", title=session.exercise.title), 3)
        for line in session.exercise.handout:
            paper.add(line, "List Bullet")
        self._add_text(paper, "closing", session.closing)
        self._add_text(paper, "homework", session.homework)
        for name in _NOTES if self.teacher else ():
            self._add_text(paper, name, getattr(session.notes, name))

    def _list_readings(self, session: Session) -> list[str]:
        return [
            self._say("reading", name=self.base.entries[each.entry].name, minutes=each.minutes)
            for each in session.readings
        ]

    def _add_course(self, paper: Paper, session: Session) -> None:
        paper.add_heading(self._say("course"), 3)
        names = ("minutes", "block", "ask", *(("answers", "reply") if self.teacher else ()))
        header = [self._say(name) for name in names]
        rows = [
            (str(each.minutes), each.title, each.ask, each.answers, each.reply)[: len(names)]
            for each in session.blocks
        ]
        paper.add_table(header, rows, _FULL if self.teacher else _BRIEF)

    def _add_list(self, paper: Paper, name: str, texts: list[str]) -> None:
        if texts:
            paper.add_heading(self._say(name), 3)
        for text in texts:
            paper.add(text, "List Bullet")

    def _add_text(self, paper: Paper, name: str, text: str) -> None:
        paper.add_heading(self._say(name), 3)
        paper.add(text)

    def _say(self, name: str, /, **values: object) -> str:
        return self.base.words.say("course_paper", name, **values)
