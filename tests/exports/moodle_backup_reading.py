"""What Moodle finds in a backup of a course: its bank, its quizzes and what they refer to.

Written after what Moodle restores, in code of its own: nothing here knows how the files were made.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from lxml import etree

from tests.exports.moodle_reading import Choice, Imported, ImportedGap

NULL = "$@NULL@$"


@dataclass
class Category:
    name: str
    parent: str
    idnumber: str
    about: str
    entries: list[str] = field(default_factory=list)


@dataclass
class ReadSlot:
    """A place in a quiz: the question of an entry, or any of a category."""

    mark: Decimal
    page: int
    entry: str = ""
    category: str = ""


@dataclass
class ReadQuiz:
    settings: dict[str, str]
    slots: list[ReadSlot]
    section: str


@dataclass
class ReadCourse:
    title: str
    sections: list[str]
    quizzes: list[ReadQuiz]
    categories: dict[str, Category]
    questions: dict[str, Imported]
    """By the number of the entry; the gaps of a text are inside it."""


class Backup:
    """The archive, each file parsed once; every name that it lists has to be there."""

    def __init__(self, raw: bytes) -> None:
        """Unpack *raw*."""
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.trees = {name: etree.fromstring(text) for name, text in self.files.items()}

    def read(self) -> ReadCourse:
        """The course."""
        listed = self.trees["moodle_backup.xml"].find("information/contents")
        assert listed is not None
        categories, questions = self._read_bank()
        return ReadCourse(
            take(self.trees["course/course.xml"], "fullname"),
            [
                take(self.trees[f"{take(each, 'directory')}/section.xml"], "name")
                for each in listed.iterfind("sections/section")
            ],
            [self._read_quiz(each) for each in listed.iterfind("activities/activity")],
            categories,
            questions,
        )

    def _read_quiz(self, listed: etree._Element) -> ReadQuiz:
        folder = take(listed, "directory")
        module, activity = (self.trees[f"{folder}/{name}.xml"] for name in ("module", "quiz"))
        assert module.get("id") == activity.get("moduleid") == take(listed, "moduleid")
        assert take(module, "sectionid") == take(listed, "sectionid")
        section = self.trees[f"sections/section_{take(listed, 'sectionid')}/section.xml"]
        assert take(listed, "moduleid") in take(section, "sequence").split(",")
        quiz = activity.find("quiz")
        assert quiz is not None
        context = activity.get("contextid") or ""
        slots = [
            self._read_slot(each, place, context)
            for place, each in enumerate(quiz.iterfind("question_instances/question_instance"), 1)
        ]
        settings = {each.tag: each.text or "" for each in quiz if not len(each)}
        return ReadQuiz(settings, slots, take(section, "name"))

    def _read_slot(self, node: etree._Element, place: int, context: str) -> ReadSlot:
        assert take(node, "slot") == str(place)
        [reference] = [each for each in node if each.tag.endswith("_reference")]
        assert take(reference, "usingcontextid") == context
        assert take(reference, "component") == "mod_quiz"
        assert take(reference, "questionarea") == "slot"
        slot = ReadSlot(Decimal(take(node, "maxmark")), int(take(node, "page")))
        if reference.tag == "question_reference":
            slot.entry = take(reference, "questionbankentryid")
        else:
            course = self.trees["course/course.xml"].get("contextid")
            assert take(reference, "questionscontextid") == course
            wish = json.loads(take(reference, "filtercondition"))["filter"]["category"]
            assert wish["filteroptions"] == {"includesubcategories": False}
            [slot.category] = wish["values"]
        return slot

    def _read_bank(self) -> tuple[dict[str, Category], dict[str, Imported]]:
        categories: dict[str, Category] = {}
        questions: dict[str, Imported] = {}
        parts: dict[str, tuple[str, etree._Element]] = {}
        for node in self.trees["questions.xml"].iterfind("question_category"):
            number = node.get("id") or ""
            name, parent = take(node, "name"), take(node, "parent")
            own, about = take(node, "idnumber"), take(node, "info")
            categories[number] = Category(name, parent, own, about)
            for entry in node.iterfind("question_bank_entries/question_bank_entry"):
                assert take(entry, "questioncategoryid") == number
                question = entry.find(".//question")
                assert question is not None
                parts[question.get("id") or ""] = take(entry, "idnumber"), question
                if take(question, "parent") == "0":
                    categories[number].entries.append(entry.get("id") or "")
                    questions[entry.get("id") or ""] = read_question(entry, question)
        for key, imported in questions.items():
            imported.gaps = list(self._read_gaps(key, parts)) if imported.kind == GAPPED else []
        return categories, questions

    def _read_gaps(
        self, entry: str, parts: dict[str, tuple[str, etree._Element]]
    ) -> Iterator[ImportedGap]:
        path = f".//question_bank_entry[@id='{entry}']//multianswer"
        [whole] = self.trees["questions.xml"].findall(path)
        for number in take(whole, "sequence").split(","):
            name, part = parts[number]
            assert name == NULL
            assert take(part, "parent") == take(whole, "question")
            kind = take(part, "qtype")
            assert take(part, "questiontext").startswith("{1:")
            yield ImportedGap(kind, read_choices(part), shuffled=take(part, SHUFFLED) == "1")


GAPPED = "multianswer"
SHUFFLED = ".//shuffleanswers"


def read_question(entry: etree._Element, node: etree._Element) -> Imported:
    """A question, but for the gaps of a text."""
    assert node.find(f"plugin_qtype_{take(node, 'qtype')}_question") is not None
    return Imported(
        take(node, "qtype"),
        take(node, "name"),
        take(node, "questiontext"),
        take(entry, "idnumber"),
        take(node, "generalfeedback"),
        tags=[take(tag, "rawname") for tag in node.iterfind("tags/tag")],
        single=take(node, ".//single") != "0",
        shuffled=take(node, SHUFFLED) == "1",
        choices=read_choices(node),
        pairs=[
            (take(each, "questiontext"), take(each, "answertext"))
            for each in node.iterfind(".//match")
        ],
        hints=take(node, ".//incorrectfeedback"),
        grader=take(node, ".//graderinfo"),
        mark=Decimal(take(node, "defaultmark")),
    )


def read_choices(node: etree._Element) -> list[Choice]:
    """The answers; those of a verdict and the tolerances are found by their numbers."""
    tolerances = {
        take(each, "answer"): take(each, "tolerance")
        for each in node.iterfind(".//numerical_record")
    }
    verdicts = {take(node, f".//truefalse/{name}answer"): name for name in ("true", "false")}
    return [
        Choice(
            verdicts.get(each.get("id") or "", take(each, "answertext")),
            float(take(each, "fraction")),
            take(each, "feedback"),
            tolerances.get(each.get("id") or "", "0"),
        )
        for each in node.iterfind(".//answers/answer")
    ]


def take(node: etree._Element, path: str) -> str:
    """The text of the one element there, or nothing."""
    found = node.findall(path)
    assert len(found) <= 1
    return found[0].text or "" if found else ""
