"""The files of a course around its questions: sections, quizzes, grades, the list of all."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from methodbook.exports.moodle.backup.tree import (
    HTML,
    Numbers,
    XmlValue,
    grow,
    plant,
    refer,
    write_mark,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_DURING, _AT_ONCE, _LATER, _CLOSED = 0x10000, 0x1000, 0x100, 0x10
_ALWAYS = _DURING | _AT_ONCE | _LATER | _CLOSED
_AFTER = _AT_ONCE | _LATER | _CLOSED
_REVIEWED = (
    *("attempt", "correctness", "maxmarks", "marks", "specificfeedback"),
    *("generalfeedback", "rightanswer", "overallfeedback"),
)
GRADE, PASS = 100, 80
"""The best grade of a quiz, and the one that passes it."""

_COURSE, _CONTEXT, _CATEGORY = 2, 2, 1
_VERSION, _RELEASE = 2024100700, "4.5"
"""The Moodle that the files are written for; a newer one restores them too."""


@dataclass(frozen=True)
class QuizSlot:
    """A place in a quiz: the entry of one question, or a question drawn from a category."""

    mark: float
    entry: int | None = None
    category: int | None = None


@dataclass(frozen=True)
class QuizPlan:
    """A quiz: ``practice`` answers each question at once, otherwise all are marked at the end."""

    key: str
    title: str
    intro: str
    slots: tuple[QuizSlot, ...]
    practice: bool
    minutes: int = 0


@dataclass(frozen=True)
class SectionPlan:
    """A part of the course with its quizzes."""

    title: str
    summary: str
    quizzes: tuple[QuizPlan, ...] = ()


@dataclass(frozen=True)
class CoursePlan:
    """A course: ``key`` is its short name, ``day`` its last change in seconds."""

    key: str
    title: str
    summary: str
    day: int
    sections: tuple[SectionPlan, ...]
    categories: tuple[int, ...]
    numbers: Numbers = field(default_factory=Numbers)


def list_course_files(plan: CoursePlan) -> Iterator[tuple[str, _Element]]:
    """The files of *plan* by their names, all but that of the questions."""
    placed = list(_place_quizzes(plan))
    yield "moodle_backup.xml", _write_contents(plan, placed)
    yield from _list_shared_files()
    yield "gradebook.xml", _write_gradebook(plan)
    yield "course/course.xml", _write_course(plan)
    yield "course/inforef.xml", _write_references(plan.categories)
    yield "course/roles.xml", _write_roles()
    yield "course/enrolments.xml", _write_enrolments()
    yield "course/completiondefaults.xml", plant("course_completion_defaults")
    for number, section in enumerate(plan.sections):
        sequence = [each.module for each in placed if each.section == number]
        folder = f"sections/section_{number + 1}"
        yield f"{folder}/section.xml", _write_section(plan, number, section, sequence)
        yield f"{folder}/inforef.xml", plant("inforef")
    for each in placed:
        yield from _list_quiz_files(plan, each)


@dataclass(frozen=True)
class _Placed:
    """A quiz in its section: its number as a module and as a quiz, and that of its context."""

    plan: QuizPlan
    section: int
    module: int

    @property
    def folder(self) -> str:
        return f"activities/quiz_{self.module}"

    @property
    def context(self) -> int:
        return _CONTEXT + self.module

    @property
    def grade_item(self) -> int:
        return 1 + self.module  # the first is that of the course


def _place_quizzes(plan: CoursePlan) -> Iterator[_Placed]:
    for number, section in enumerate(plan.sections):
        for quiz in section.quizzes:
            yield _Placed(quiz, number, plan.numbers.take("module"))


def _list_shared_files() -> Iterator[tuple[str, _Element]]:
    """What has nothing in it and yet has to be there."""
    yield "files.xml", plant("files")
    yield "roles.xml", plant("roles_definition")
    yield "scales.xml", plant("scales_definition")
    yield "outcomes.xml", plant("outcomes_definition")
    yield "completion.xml", plant("course_completion")
    yield "grade_history.xml", _write_history()
    groups = plant("groups")
    grow(groups, "groupcustomfields")
    grow(grow(groups, "groupings"), "groupingcustomfields")
    yield "groups.xml", groups


def _write_history() -> _Element:
    history = plant("grade_history")
    grow(history, "grade_grades")
    return history


def _write_roles() -> _Element:
    roles = plant("roles")
    grow(roles, "role_overrides")
    grow(roles, "role_assignments")
    return roles


def _write_references(categories: Sequence[int]) -> _Element:
    references = plant("inforef")
    refer(references, "question_category", categories)
    return references


def _write_enrolments() -> _Element:
    root = plant("enrolments")
    grow(root, "enrols")
    return root


def _write_course(plan: CoursePlan) -> _Element:
    fields: dict[str, XmlValue] = {
        "shortname": plan.key,
        "fullname": plan.title,
        "idnumber": "",
        "summary": plan.summary,
        "summaryformat": HTML,
        "format": "topics",
        "showgrades": 1,
        "newsitems": 0,
        "startdate": plan.day,
        "enddate": 0,
        "marker": 0,
        "maxbytes": 0,
        "legacyfiles": 0,
        "showreports": 0,
        "visible": 1,
        "groupmode": 0,
        "groupmodeforce": 0,
        "defaultgroupingid": 0,
        "lang": "",
        "theme": "",
        "timecreated": plan.day,
        "timemodified": plan.day,
        "requested": 0,
        "showactivitydates": 0,
        "showcompletionconditions": 1,
        "pdfexportfont": None,
        "enablecompletion": 0,
        "completionnotify": 0,
    }
    course = plant("course", fields, id=_COURSE, contextid=_CONTEXT)
    grow(course, "category", {"name": "", "description": None}, id=1)
    for name in ("tags", "customfields", "courseformatoptions"):
        grow(course, name)
    return course


def _write_section(
    plan: CoursePlan, number: int, section: SectionPlan, sequence: Sequence[int]
) -> _Element:
    fields: dict[str, XmlValue] = {
        "number": number,
        "name": section.title,
        "summary": section.summary,
        "summaryformat": HTML,
        "sequence": ",".join(map(str, sequence)),
        "visible": 1,
        "availabilityjson": None,
        "component": None,
        "itemid": None,
        "timemodified": plan.day,
    }
    return plant("section", fields, id=number + 1)


def _write_gradebook(plan: CoursePlan) -> _Element:
    book = plant("gradebook")
    grow(book, "attributes")
    fields: dict[str, XmlValue] = {
        "parent": None,
        "depth": 1,
        "path": f"/{_CATEGORY}/",
        "fullname": "?",
        "aggregation": 13,
        "keephigh": 0,
        "droplow": 0,
        "aggregateonlygraded": 1,
        "aggregateoutcomes": 0,
        "timecreated": plan.day,
        "timemodified": plan.day,
        "hidden": 0,
    }
    grow(grow(book, "grade_categories"), "grade_category", fields, id=_CATEGORY)
    own = _describe_grade(plan, 1, "course", _CATEGORY)
    grow(grow(grow(book, "grade_items"), "grade_item", own, id=1), "grade_grades")
    grow(book, "grade_letters")
    settings = grow(book, "grade_settings")
    grow(settings, "grade_setting", {"name": "minmaxtouse", "value": 1}, id="")
    return book


def _describe_grade(
    plan: CoursePlan, place: int, kind: str, instance: int, quiz: QuizPlan | None = None
) -> dict[str, XmlValue]:
    return {
        "categoryid": _CATEGORY if quiz else None,
        "itemname": quiz.title if quiz else None,
        "itemtype": kind,
        "itemmodule": "quiz" if quiz else None,
        "iteminstance": instance,
        "itemnumber": 0 if quiz else None,
        "iteminfo": None,
        "idnumber": quiz.key if quiz else None,
        "calculation": None,
        "gradetype": 1,
        "grademax": f"{GRADE:.5f}",
        "grademin": "0.00000",
        "scaleid": None,
        "outcomeid": None,
        "gradepass": f"{PASS if quiz else 0:.5f}",
        "multfactor": "1.00000",
        "plusfactor": "0.00000",
        "aggregationcoef": "0.00000",
        "aggregationcoef2": "1.00000" if quiz else "0.00000",
        "weightoverride": 0,
        "sortorder": place,
        "display": 0,
        "decimals": None,
        "hidden": 0,
        "locked": 0,
        "locktime": 0,
        "needsupdate": 0,
        "timecreated": plan.day,
        "timemodified": plan.day,
    }


def _list_quiz_files(plan: CoursePlan, placed: _Placed) -> Iterator[tuple[str, _Element]]:
    yield f"{placed.folder}/module.xml", _write_module(plan, placed)
    yield f"{placed.folder}/quiz.xml", _write_quiz(plan, placed)
    yield f"{placed.folder}/grades.xml", _write_grades(plan, placed)
    yield f"{placed.folder}/grade_history.xml", _write_history()
    yield f"{placed.folder}/roles.xml", _write_roles()
    references = plant("inforef")
    refer(references, "grade_item", [placed.grade_item])
    refer(references, "question_category", plan.categories)
    yield f"{placed.folder}/inforef.xml", references


def _write_grades(plan: CoursePlan, placed: _Placed) -> _Element:
    book = plant("activity_gradebook")
    items = grow(book, "grade_items")
    own = _describe_grade(plan, placed.grade_item, "mod", placed.module, placed.plan)
    grow(grow(items, "grade_item", own, id=placed.grade_item), "grade_grades")
    grow(book, "grade_letters")
    return book


def _write_module(plan: CoursePlan, placed: _Placed) -> _Element:
    fields: dict[str, XmlValue] = {
        "modulename": "quiz",
        "sectionid": placed.section + 1,
        "sectionnumber": placed.section,
        "idnumber": placed.plan.key,
        "added": plan.day,
        "score": 0,
        "indent": 0,
        "visible": 1,
        "visibleoncoursepage": 1,
        "visibleold": 1,
        "groupmode": 0,
        "groupingid": 0,
        "completion": 0,
        "completiongradeitemnumber": None,
        "completionpassgrade": 0,
        "completionview": 0,
        "completionexpected": 0,
        "availability": None,
        "showdescription": 0,
        "downloadcontent": 1,
        "lang": None,
    }
    module = plant("module", fields, id=placed.module, version=_VERSION)
    grow(module, "tags")
    return module


def _write_quiz(plan: CoursePlan, placed: _Placed) -> _Element:
    marks: dict[str, XmlValue] = {"id": placed.module, "moduleid": placed.module}
    marks |= {"modulename": "quiz", "contextid": placed.context}
    activity = plant("activity", None, **marks)
    quiz = grow(activity, "quiz", _describe_quiz(plan, placed.plan), id=placed.module)
    grow(quiz, "quiz_grade_items")
    slots = grow(quiz, "question_instances")
    for place, slot in enumerate(placed.plan.slots, start=1):
        _add_slot(slots, placed, place, slot, plan.numbers)
    section: dict[str, XmlValue] = {"firstslot": 1, "heading": "", "shufflequestions": 0}
    if not placed.plan.practice:
        section["shufflequestions"] = 1
    grow(grow(quiz, "sections"), "section", section, id=plan.numbers.take("quiz_section"))
    for name in ("feedbacks", "overrides", "grades", "attempts"):
        grow(quiz, name)
    return activity


def _describe_quiz(plan: CoursePlan, quiz: QuizPlan) -> dict[str, XmlValue]:
    return {
        "name": quiz.title,
        "intro": quiz.intro,
        "introformat": HTML,
        "timeopen": 0,
        "timeclose": 0,
        "timelimit": 60 * quiz.minutes,
        "overduehandling": "autosubmit",
        "graceperiod": 0,
        "preferredbehaviour": "immediatefeedback" if quiz.practice else "deferredfeedback",
        "canredoquestions": int(quiz.practice),
        "attempts_number": 0,
        "attemptonlast": 0,
        "grademethod": 1,
        "decimalpoints": 2,
        "questiondecimalpoints": -1,
        **_list_reviews(quiz),
        "questionsperpage": 1 if quiz.practice else 5,
        "navmethod": "free",
        "shuffleanswers": 1,
        "sumgrades": f"{sum(slot.mark for slot in quiz.slots):.5f}",
        "grade": f"{GRADE:.5f}",
        "timecreated": plan.day,
        "timemodified": plan.day,
        "password": "",
        "subnet": "",
        "browsersecurity": "-",
        "delay1": 0,
        "delay2": 0,
        "showuserpicture": 0,
        "showblocks": 0,
        "completionattemptsexhausted": 0,
        "completionminattempts": 0,
        "allowofflineattempts": 0,
    }


def _list_reviews(quiz: QuizPlan) -> dict[str, XmlValue]:
    """When a student sees what: in practice at once, otherwise after the attempt.

    What the attempt itself consists of is seen during it whatever the teacher may set, and what is
    said of the whole quiz is never seen before its end.
    """
    seen = _ALWAYS if quiz.practice else _AFTER
    reviews: dict[str, XmlValue] = {f"review{name}": seen for name in _REVIEWED}
    return reviews | {
        "reviewattempt": _ALWAYS,
        "reviewmaxmarks": _ALWAYS,
        "reviewoverallfeedback": _AFTER,
    }


def _add_slot(
    slots: _Element, placed: _Placed, place: int, slot: QuizSlot, numbers: Numbers
) -> None:
    per_page = 1 if placed.plan.practice else 5
    fields: dict[str, XmlValue] = {
        "quizid": placed.module,
        "slot": place,
        "page": 1 + (place - 1) // per_page,
        "displaynumber": None,
        "requireprevious": 0,
        "maxmark": write_mark(slot.mark),
        "quizgradeitemid": None,
    }
    node = grow(slots, "question_instance", fields, id=numbers.take("slot"))
    used: dict[str, XmlValue] = {
        "usingcontextid": placed.context,
        "component": "mod_quiz",
        "questionarea": "slot",
    }
    if slot.category is None:
        own: dict[str, XmlValue] = {"questionbankentryid": slot.entry, "version": None}
        grow(node, "question_reference", used | own, id=numbers.take("reference"))
    else:
        own = {
            "questionscontextid": _CONTEXT,
            "filtercondition": _write_filter(slot.category),
        }
        grow(node, "question_set_reference", used | own, id=numbers.take("set_reference"))


def _write_filter(category: int) -> str:
    """What Moodle keeps of a random slot: any question of the category, without its children."""
    values = {
        "jointype": 1,
        "values": [str(category)],
        "filteroptions": {"includesubcategories": False},
    }
    return json.dumps({"filter": {"category": values}}, separators=(",", ":"))


def _write_contents(plan: CoursePlan, placed: Sequence[_Placed]) -> _Element:
    root = plant("moodle_backup")
    information = grow(root, "information", _describe_backup(plan))
    details: dict[str, XmlValue] = {
        "type": "course",
        "format": "moodle2",
        "interactive": 0,
        "mode": 10,
    }
    details |= {"execution": 1, "executiontime": 0}
    grow(grow(information, "details"), "detail", details, backup_id=f"{plan.day:032x}")
    _list_contents(grow(information, "contents"), plan, placed)
    settings = grow(information, "settings")
    for fields in _list_settings(plan, placed):
        grow(settings, "setting", fields)
    return root


def _describe_backup(plan: CoursePlan) -> dict[str, XmlValue]:
    return {
        "name": f"{plan.key}.mbz",
        "moodle_version": _VERSION,
        "moodle_release": _RELEASE,
        "backup_version": _VERSION,
        "backup_release": _RELEASE,
        "backup_date": plan.day,
        "mnet_remoteusers": 0,
        "include_files": 0,
        "include_file_references_to_external_content": 0,
        "original_wwwroot": "https://example.invalid",
        "original_site_identifier_hash": f"{plan.day:032x}",
        "original_course_id": _COURSE,
        "original_course_format": "topics",
        "original_course_fullname": plan.title,
        "original_course_shortname": plan.key,
        "original_course_startdate": plan.day,
        "original_course_enddate": 0,
        "original_course_contextid": _CONTEXT,
        "original_system_contextid": 1,
    }


def _list_contents(contents: _Element, plan: CoursePlan, placed: Sequence[_Placed]) -> None:
    activities = grow(contents, "activities")
    for each in placed:
        fields: dict[str, XmlValue] = {
            "moduleid": each.module,
            "sectionid": each.section + 1,
            "modulename": "quiz",
            "title": each.plan.title,
            "directory": each.folder,
            "insubsection": "",
        }
        grow(activities, "activity", fields)
    sections = grow(contents, "sections")
    for number, section in enumerate(plan.sections, start=1):
        fields = {"sectionid": number, "title": section.title}
        fields |= {"directory": f"sections/section_{number}", "parentcmid": "", "modname": ""}
        grow(sections, "section", fields)
    grow(contents, "course", {"courseid": _COURSE, "title": plan.key, "directory": "course"})


_INCLUDED = ("activities", "questionbank")
_LEFT_OUT = (
    *("imscc11", "users", "anonymize", "role_assignments", "blocks", "files", "filters"),
    *("comments", "badges", "calendarevents", "userscompletion", "logs", "grade_histories"),
    *("groups", "competencies", "customfield", "contentbankcontent", "xapistate", "legacyfiles"),
)


def _list_settings(plan: CoursePlan, placed: Sequence[_Placed]) -> Iterator[dict[str, XmlValue]]:
    """What the backup has and what it has not: no people, no attempts, no files."""
    yield {"level": "root", "name": "filename", "value": f"{plan.key}.mbz"}
    for name in (*_INCLUDED, *_LEFT_OUT):
        yield {"level": "root", "name": name, "value": int(name in _INCLUDED)}
    sections = [("section", f"section_{at}") for at, _ in enumerate(plan.sections, start=1)]
    activities = [("activity", f"quiz_{each.module}") for each in placed]
    for level, name in (*sections, *activities):
        for what, value in (("included", 1), ("userinfo", 0)):
            yield {"level": level, level: name, "name": f"{name}_{what}", "value": value}
