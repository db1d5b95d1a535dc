"""The working programme of a course (РПД), from the course, the base and a university's profile.

The order of the sections is the one that programmes of Russian universities share; what only the
department knows stands as an open place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.exports.courses.filing import KINDS
from methodbook.text.citing import describe_reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.exports.courses.filing import Filing, Sections
    from methodbook.exports.documents.pieces import Paperwork
    from methodbook.model.profile import Indicator

_ABILITIES = {"recall": "know", "apply": "can", "judge": "master"}
_OPEN_SECTIONS = ("software", "rooms", "access", "authors")


def make_syllabus(filing: Filing) -> Paperwork:
    """The whole programme."""
    title = filing.say("syllabus_title", name=filing.name)
    return filing.make(title, "syllabus", _SECTIONS)


def _add_aims(work: Paperwork, filing: Filing) -> None:
    work.say(filing.course.lead)
    work.say(filing.say("tasks_lead"))
    work.list(outcome.text for outcome in filing.course.outcomes)


def _add_place(work: Paperwork, filing: Filing) -> None:
    profile = filing.profile
    values = {"index": filing.fill(profile.index), "semester": filing.fill(profile.semester)}
    work.say(filing.say("place_text", **values))
    work.say(filing.say("neighbours"))


def _add_results(work: Paperwork, filing: Filing) -> None:
    header = [filing.say(name) for name in ("competence", "indicator", "know", "can", "master")]
    rows = [
        (
            f"{competence.code}. {competence.text}",
            f"{indicator.code}. {indicator.text}",
            *_split_outcomes(indicator, filing),
        )
        for competence in filing.profile.competences
        for indicator in competence.indicators
    ]
    work.table(header, rows, (34, 34, 32, 36, 34))
    work.say(filing.say("abilities_note"), "quiet")


def _split_outcomes(indicator: Indicator, filing: Filing) -> list[str]:
    """What is to be known, done and mastered for *indicator*."""
    texts: dict[str, list[str]] = {name: [] for name in _ABILITIES.values()}
    for outcome in filing.course.outcomes:
        if outcome.id in indicator.outcomes:
            texts[_ABILITIES[outcome.level]].append(outcome.text)
    return ["; ".join(found) or "—" for found in texts.values()]


def _add_volume(work: Paperwork, filing: Filing) -> None:
    hours = filing.profile.hours
    work.say(filing.say("volume_text", credits=filing.profile.credits, hours=hours.total))
    kinds = (*KINDS, "control")
    rows = [(filing.say(f"hours_{kind}"), str(getattr(hours, kind))) for kind in kinds]
    rows.append((filing.say("total"), str(hours.total)))
    work.table((filing.say("work_kind"), filing.say("hours")), rows, (130, 40))
    work.say(filing.say("control_text", control=filing.profile.control))


def _add_content(work: Paperwork, filing: Filing) -> None:
    spread = filing.spread_hours()
    header = ["№", filing.say("topic"), *(filing.say(f"short_{kind}") for kind in KINDS)]
    header.append(filing.say("indicators"))
    rows = [
        (
            str(number),
            session.title,
            *(str(getattr(hours, kind)) for kind in KINDS),
            filing.name_codes(session.outcomes),
        )
        for number, (session, hours) in enumerate(
            zip(filing.course.sessions, spread, strict=True), start=1
        )
    ]
    sums = [str(sum(getattr(each, kind) for each in spread)) for kind in KINDS]
    rows.append(("", filing.say("total"), *sums, ""))
    work.table(header, rows, (8, 56, 15, 15, 15, 15, 15, 31))
    for number, session in enumerate(filing.course.sessions, start=1):
        work.head(filing.say("topic_title", number=number, title=session.title), 3)
        names = (filing.base.entries[name].name for name in session.about)
        work.say(filing.say("topic_about", names=_join(names)))
        work.say(filing.say("topic_parts", parts=_join(each.title for each in session.blocks)))
        work.say(filing.say("topic_exercise", title=session.exercise.title))


def _join(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _add_independent(work: Paperwork, filing: Filing) -> None:
    header = [filing.say(name) for name in ("topic", "read", "homework")]
    rows = [
        (
            f"{number}. {session.title}",
            "; ".join(filing.papers.list_readings(session)) or "—",
            session.homework,
        )
        for number, session in enumerate(filing.course.sessions, start=1)
    ]
    work.table(header, rows, (44, 56, 70))


def _add_assessment(work: Paperwork, filing: Filing) -> None:
    course = filing.course
    work.say(filing.say("assessment_lead"))
    work.list(
        filing.say("closing_item", number=number, text=each.closing)
        for number, each in enumerate(course.sessions, start=1)
    )
    titles = [course.project.title] if course.project else []
    titles += [filing.say("essay_item", topics=len(course.essay.topics))] if course.essay else []
    for title in titles:
        work.say(title, "point")
    work.head(filing.say("scale"), 3)
    filing.add_scale(work)


def _add_literature(work: Paperwork, filing: Filing) -> None:
    main, rest = filing.list_literature()
    for name, readings in (("main", main), ("additional", rest)):
        work.head(filing.say(name), 3)
        for at, each in enumerate(readings, start=1):
            work.say(f"{at}. {describe_reading(each)}")
    work.head(filing.say("online"), 3)
    work.say(filing.say("online_text", name=filing.base.method.name))
    work.say(filing.say("copies"))


def _leave_open(work: Paperwork, filing: Filing) -> None:
    work.say(filing.say("open"))


_SECTIONS: Sections = (
    ("aims", _add_aims),
    ("place", _add_place),
    ("results", _add_results),
    ("volume", _add_volume),
    ("content", _add_content),
    ("independent", _add_independent),
    ("assessment", _add_assessment),
    ("literature", _add_literature),
    *((name, _leave_open) for name in _OPEN_SECTIONS),
)
