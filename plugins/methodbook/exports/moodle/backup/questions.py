"""Questions as the database of Moodle keeps them, made from the fields of Moodle XML.

Whatever a kind writes for an import is what lies here after one, so nothing is decided twice. Only
a text with gaps is different: each of its gaps is a question of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from methodbook.exports.moodle.backup.tree import HTML, Numbers, XmlValue, grow, write_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lxml.etree import _Element

    from methodbook.questions.targets.moodle import GapPart, GapText

BankPlace: TypeAlias = "tuple[_Element, int]"
"""Where the entries of a category go, and the number of that category."""

PLAIN = 0
"""The number that Moodle keeps for a text that is typed."""

_TYPES = {"matching": "match", "cloze": "multianswer"}
"""Types that have another name outside Moodle XML."""


class QuestionWriter:
    """Writes questions into a category, each with a number of its own."""

    def __init__(self, numbers: Numbers, day: int, seed: str) -> None:
        """*day* is the time of the last change in seconds, *seed* begins every stamp."""
        self._numbers, self._day, self._seed = numbers, day, seed

    def add(self, place: BankPlace, node: _Element, gaps: GapText | None) -> int:
        """Add the question that *node* is in Moodle XML; returns the number of its entry."""
        kind = _TYPES.get(node.get("type", ""), node.get("type", ""))
        texts = {
            "name": _read(node, "name/text"),
            "questiontext": gaps.stem if gaps else _read(node, "questiontext/text"),
            "generalfeedback": _read(node, "generalfeedback/text"),
            "defaultmark": write_mark(float(_read(node, "defaultgrade"))),
            "penalty": write_mark(float(_read(node, "penalty"))),
        }
        fields = self._describe(0, kind, texts)
        entry, question = self._open(place, _read(node, "idnumber"), fields)
        plugin = grow(question, f"plugin_qtype_{kind}_question")
        self._close(question, [_read(tag, "text") for tag in node.iterfind("tags/tag")])
        if gaps:
            self._add_gaps(place, question, plugin, gaps.gaps)
        else:
            _FILLERS[kind](plugin, node, self._numbers)
        return entry

    def _open(
        self, place: BankPlace, name: str | None, fields: Mapping[str, XmlValue]
    ) -> tuple[int, _Element]:
        """An entry of the bank with its first version; returns the entry's number and that."""
        entries, category = place
        number, entry = self._numbers.take("question"), self._numbers.take("entry")
        own: dict[str, XmlValue] = {"questioncategoryid": category, "idnumber": name, "ownerid": 2}
        node = grow(entries, "question_bank_entry", own, id=entry)
        node = grow(node, "question_version")
        node = grow(node, "question_versions", {"version": 1, "status": "ready"}, id=number)
        signed = {**fields, "stamp": f"{self._seed}+{number}"}
        return entry, grow(grow(node, "questions"), "question", signed, id=number)

    def _describe(self, parent: int, kind: str, texts: Mapping[str, str]) -> dict[str, XmlValue]:
        return {
            "parent": parent,
            "name": texts["name"],
            "questiontext": texts["questiontext"],
            "questiontextformat": HTML,
            "generalfeedback": texts["generalfeedback"],
            "generalfeedbackformat": HTML,
            "defaultmark": texts["defaultmark"],
            "penalty": texts["penalty"],
            "qtype": kind,
            "length": 1,
            "timecreated": self._day,
            "timemodified": self._day,
            "createdby": 2,
            "modifiedby": 2,
        }

    def _close(self, question: _Element, tags: Iterable[str]) -> None:
        grow(question, "question_hints")
        listed = grow(question, "tags")
        for tag in tags:
            names = {"name": tag.lower(), "rawname": tag}
            grow(listed, "tag", names, id=self._numbers.take("tag"), contextid=1)

    def _add_gaps(
        self, place: BankPlace, question: _Element, plugin: _Element, gaps: Iterable[GapPart]
    ) -> None:
        number, name = int(question.get("id", "0")), _read(question, "name")
        sequence = [self._add_gap(place, number, name, gap) for gap in gaps]
        grow(plugin, "answers")
        own: dict[str, XmlValue] = {"question": number, "sequence": ",".join(map(str, sequence))}
        grow(plugin, "multianswer", own, id=self._numbers.take("multianswer"))

    def _add_gap(self, place: BankPlace, parent: int, name: str, gap: GapPart) -> int:
        texts = {"name": name, "questiontext": gap.notation, "generalfeedback": ""}
        texts |= {"defaultmark": write_mark(1), "penalty": write_mark(0)}
        _, question = self._open(place, None, self._describe(parent, gap.type, texts))
        plugin = grow(question, f"plugin_qtype_{gap.type}_question")
        self._close(question, ())
        form = HTML if gap.type == "multichoice" else PLAIN
        answers = grow(plugin, "answers")
        for each in gap.answers:
            _add_answer(answers, self._numbers, form, (each.text, float(each.right), each.feedback))
        if gap.type == "multichoice":
            _add_choice(plugin, self._numbers, _GAP_CHOICE)
        else:
            grow(plugin, "shortanswer", {"usecase": 0}, id=self._numbers.take("shortanswer"))
        return int(question.get("id", "0"))


def _read(node: _Element, path: str) -> str:
    return node.findtext(path) or ""


def _is(node: _Element, name: str) -> bool:
    return _read(node, name) in {"true", "1"}


def _add_answer(
    answers: _Element, numbers: Numbers, form: int, said: tuple[str, float, str]
) -> int:
    """Add an answer: its text, its share of the mark and its feedback; returns its number."""
    number = numbers.take("answer")
    text, share, feedback = said
    fields: dict[str, XmlValue] = {
        "answertext": text,
        "answerformat": form,
        "fraction": write_mark(share),
        "feedback": feedback,
        "feedbackformat": HTML,
    }
    grow(answers, "answer", fields, id=number)
    return number


def _add_answers(
    plugin: _Element, node: _Element, numbers: Numbers, form: int, whole: float = 100
) -> list[int]:
    """The answers of *node*; *whole* is the weight that Moodle keeps as one."""
    answers = grow(plugin, "answers")
    said = (
        (_read(each, "text"), float(each.get("fraction", "0")) / whole, _read(each, _FEEDBACK))
        for each in node.iterfind("answer")
    )
    return [_add_answer(answers, numbers, form, each) for each in said]


_FEEDBACK = "feedback/text"


def _say_feedback(node: _Element) -> dict[str, XmlValue]:
    """What is said of an answer that is right, right in part, or wrong."""
    fields: dict[str, XmlValue] = {}
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        fields |= {name: _read(node, f"{name}/text"), f"{name}format": HTML}
    return {**fields, "shownumcorrect": int(node.find("shownumcorrect") is not None)}


_GAP_CHOICE: Mapping[str, XmlValue] = {
    "single": 1,
    "shuffleanswers": 1,
    **_say_feedback(etree.Element("none")),
    "answernumbering": "0",
    "showstandardinstruction": 0,
}
"""The list of a gap: nothing is said of it as a whole."""


def _fill_multichoice(plugin: _Element, node: _Element, numbers: Numbers) -> None:
    _add_answers(plugin, node, numbers, HTML)
    own: dict[str, XmlValue] = {
        "single": int(_is(node, "single")),
        "shuffleanswers": int(_is(node, "shuffleanswers")),
        **_say_feedback(node),
        "answernumbering": _read(node, "answernumbering"),
        "showstandardinstruction": int(_is(node, "showstandardinstruction")),
    }
    _add_choice(plugin, numbers, own)


def _add_choice(plugin: _Element, numbers: Numbers, own: Mapping[str, XmlValue]) -> None:
    grow(plugin, "multichoice", {"layout": 0, **own}, id=numbers.take("multichoice"))


def _fill_truefalse(plugin: _Element, node: _Element, numbers: Numbers) -> None:
    answers, places = grow(plugin, "answers"), {}
    by_name = {_read(each, "text"): each for each in node.iterfind("answer")}
    for name in ("true", "false"):
        share = float(by_name[name].get("fraction", "0")) / 100
        said = name.capitalize(), share, _read(by_name[name], _FEEDBACK)
        places[name] = _add_answer(answers, numbers, PLAIN, said)
    fields: dict[str, XmlValue] = {
        "trueanswer": places["true"],
        "falseanswer": places["false"],
        "showstandardinstruction": 0,
    }
    grow(plugin, "truefalse", fields, id=numbers.take("truefalse"))


def _fill_match(plugin: _Element, node: _Element, numbers: Numbers) -> None:
    own: dict[str, XmlValue] = {"shuffleanswers": int(_is(node, "shuffleanswers"))}
    grow(plugin, "matchoptions", own | _say_feedback(node), id=numbers.take("matchoptions"))
    matches = grow(plugin, "matches")
    for each in node.iterfind("subquestion"):
        fields: dict[str, XmlValue] = {
            "questiontext": _read(each, "text"),
            "questiontextformat": HTML,
            "answertext": _read(each, "answer/text"),
        }
        grow(matches, "match", fields, id=numbers.take("match"))


_ORDERING = {
    "layouttype": {"VERTICAL": 0},
    "selecttype": {"ALL": 0},
    "gradingtype": {"RELATIVE_NEXT_EXCLUDE_LAST": 1},
    "showgrading": {"SHOW": 1},
}
"""The numbers of the settings that Moodle XML names."""


def _fill_ordering(plugin: _Element, node: _Element, numbers: Numbers) -> None:
    _add_answers(plugin, node, numbers, HTML, whole=1)
    own: dict[str, XmlValue] = {
        name: values[_read(node, name)] for name, values in _ORDERING.items()
    }
    own |= {name: _read(node, name) for name in ("selectcount", "numberingstyle")}
    grow(plugin, "ordering", own | _say_feedback(node), id=numbers.take("ordering"))


def _fill_numerical(plugin: _Element, node: _Element, numbers: Numbers) -> None:
    places = _add_answers(plugin, node, numbers, PLAIN)
    grow(plugin, "numerical_units")
    own: dict[str, XmlValue] = {
        "showunits": _read(node, "showunits"),
        "unitsleft": 0,
        "unitgradingtype": _read(node, "unitgradingtype"),
        "unitpenalty": write_mark(0.1),
    }
    options = grow(plugin, "numerical_options")
    grow(options, "numerical_option", own, id=numbers.take("numerical_option"))
    records = grow(plugin, "numerical_records")
    for place, each in zip(places, node.iterfind("answer"), strict=True):
        fields: dict[str, XmlValue] = {"answer": place, "tolerance": _read(each, "tolerance")}
        grow(records, "numerical_record", fields, id=numbers.take("numerical_record"))


def _fill_shortanswer(plugin: _Element, node: _Element, numbers: Numbers) -> None:
    _add_answers(plugin, node, numbers, PLAIN)
    own = {"usecase": _read(node, "usecase")}
    grow(plugin, "shortanswer", own, id=numbers.take("shortanswer"))


def _fill_essay(plugin: _Element, node: _Element, numbers: Numbers) -> None:
    own: dict[str, XmlValue] = {
        "responseformat": _read(node, "responseformat"),
        "responserequired": _read(node, "responserequired"),
        "responsefieldlines": _read(node, "responsefieldlines"),
        "minwordlimit": None,
        "maxwordlimit": None,
        "attachments": _read(node, "attachments"),
        "attachmentsrequired": 0,
        "graderinfo": _read(node, "graderinfo/text"),
        "graderinfoformat": HTML,
        "responsetemplate": "",
        "responsetemplateformat": HTML,
        "filetypeslist": None,
        "maxbytes": 0,
    }
    grow(plugin, "essay", own, id=numbers.take("essay"))


_FILLERS: Mapping[str, Callable[[_Element, _Element, Numbers], None]] = {
    "multichoice": _fill_multichoice,
    "truefalse": _fill_truefalse,
    "match": _fill_match,
    "ordering": _fill_ordering,
    "numerical": _fill_numerical,
    "shortanswer": _fill_shortanswer,
    "essay": _fill_essay,
}
