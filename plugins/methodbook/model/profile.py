"""What a university has to say about a course before its papers can be filed.

Regulations differ from one university to the next, so nothing of this is code: hours, competences
and the scale come from a file of some thirty lines. What the file leaves out stays for the
department to write.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, SkipValidation

from methodbook.model.entry import EntryId, KeyPath
from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen
from methodbook.model.quiz import Ids, NonEmpty

HOURS_A_CREDIT = 36
"""Academic hours of one зачётная единица."""


class Programme(Frozen):
    """The programme of education that the course belongs to."""

    code: NonEmpty
    name: NonEmpty
    track: str = ""
    degree: str = ""
    form: str = ""
    year: str = ""


class Hours(Frozen):
    """Academic hours by kind of work."""

    lectures: int = Field(default=0, ge=0, le=2000)
    seminars: int = Field(default=0, ge=0, le=2000)
    labs: int = Field(default=0, ge=0, le=2000)
    supervised: int = Field(default=0, ge=0, le=2000)
    independent: int = Field(default=0, ge=0, le=2000)
    control: int = Field(default=0, ge=0, le=2000)

    @property
    def total(self) -> int:
        """All of them."""
        return self.taught + self.supervised + self.independent + self.control

    @property
    def taught(self) -> int:
        """Those in the classroom."""
        return self.lectures + self.seminars + self.labs


class Indicator(Frozen):
    """How it is seen that a competence has been reached."""

    code: NonEmpty
    text: NonEmpty
    outcomes: Ids = Field(min_length=1)
    """Ids of outcomes of the course."""


class Competence(Frozen):
    """A competence of the standard of education."""

    code: NonEmpty
    text: NonEmpty
    indicators: tuple[Indicator, ...] = Field(min_length=1)


class GradeStep(Frozen):
    """A step of the rating scale: from so many points of a hundred."""

    mark: NonEmpty
    points: int = Field(ge=0, le=100)
    level: str = ""
    criteria: str = ""


class Activity(Frozen):
    """What brings points, and how many at most."""

    name: NonEmpty
    most: int = Field(ge=1, le=100)
    least: int = Field(default=0, ge=0, le=100)


class CourseProfile(Frozen):
    """A university's side of a course."""

    id: str
    """The name of its file."""
    written: Place
    places: SkipValidation[Mapping[KeyPath, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )
    course: EntryId | None = None
    university: NonEmpty
    faculty: str = ""
    department: str = ""
    city: str = ""
    year: str = ""
    programme: Programme
    name: str = ""
    index: str = ""
    semester: str = ""
    language: str = ""
    credits: int = Field(ge=1, le=60)
    hours: Hours
    control: NonEmpty
    competences: tuple[Competence, ...] = Field(min_length=1)
    scale: tuple[GradeStep, ...] = Field(min_length=2)
    activities: tuple[Activity, ...] = ()

    def find_place(self, *path: str | int) -> Place:
        """Where the value at *path* stands in the file, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.written)
