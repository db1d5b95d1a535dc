"""Moodle XML: every kind of question with its feedback, tags and topics.

Fields and their order are those of Moodle's own export (docs.moodle.org, «Moodle XML format»).
A missing or misspelt one is replaced by a default without a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree, html

from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.exports.markup import write_html, write_xml
from methodbook.exports.moodle import bank
from methodbook.exports.moodle.cloze import is_typable, write_cloze
from methodbook.model.export import FormatCard, Held, Hold
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.kinds import KINDS
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse

if TYPE_CHECKING:
    from lxml.etree import _Element

    from methodbook.model.quiz import Question

FILE = "clientocracy-moodle.xml"

CARD = FormatCard(
    "moodle-xml",
    {
        **{kind: Hold(Held.WHOLE) for kind in KINDS},
        "matching": Hold(Held.WHOLE, "moodle-remarks"),
        "ordering": Hold(Held.WHOLE, "moodle-remarks"),
        "cloze": Hold(Held.WHOLE, "moodle-typed"),
        "case": Hold(Held.WHOLE, "moodle-graded-by-hand"),
    },
    loses=("moodle-origin", "moodle-copies"),
)

_TYPES = {
    "single": "multichoice",
    "several": "multichoice",
    "truefalse": "truefalse",
    "matching": "matching",
    "ordering": "ordering",
    "cloze": "cloze",
    "numeric": "numerical",
    "case": "essay",
}
_PENALTY = "0.3333333"
"""What a further try costs; Moodle has it so by default."""


def export_moodle_xml(selection: Selection, tick: Tick) -> Export:
    """Write every question of *selection* into the category of its topic."""
    ledger = Ledger(CARD, tick)
    root = etree.Element("quiz")
    about = (selection.say("moodle", f"about_{what}") for what in ("bank", "scoring", "cases"))
    _add_category(root, bank.write_path(selection), write_html(*about))
    for quiz in selection.quizzes:
        _add_category(root, bank.write_path(selection, quiz), write_html(quiz.lead))
        for number, question in enumerate(quiz.questions, 1):
            if _holds(question, ledger):
                root.append(_write_question(question, number, selection))
    return ledger.close({FILE: write_xml(root)})


def _add_category(root: _Element, path: str, about: str) -> None:
    """What follows is filed under *path*; the bank makes the categories that it has not yet."""
    node = etree.SubElement(root, "question", type="category")
    _add_plain(node, "category", path)
    _add_html(node, "info", about)


def _holds(question: Question, ledger: Ledger) -> bool:
    if isinstance(question, Cloze) and not is_typable(question):
        ledger.enter(question.id, Held.NONE, "moodle-tilde")
        return False
    return bank.holds(question, ledger)


def _write_question(question: Question, number: int, selection: Selection) -> _Element:
    node = etree.Element("question", type=_TYPES[question.kind])
    _add_plain(node, "name", bank.name_question(question, number))
    stem = write_cloze(question) if isinstance(question, Cloze) else bank.ask(question, selection)
    _add_html(node, "questiontext", stem)
    _add_html(node, "generalfeedback", bank.explain(question, selection))
    _add(node, "defaultgrade", str(_find_grade(question)))
    _add(node, "penalty", "1" if isinstance(question, TrueFalse) else _PENALTY)
    _add(node, "idnumber", question.id)
    _add_own(node, question, selection)
    tags = etree.SubElement(node, "tags")
    for tag in bank.list_tags(question, selection):
        _add_plain(tags, "tag", tag)
    return node


def _find_grade(question: Question) -> int:
    """Every question weighs one point, but a case what its rubric adds up to."""
    if isinstance(question, CaseStudy):
        return sum(each.points for each in question.criteria)
    return len(question.gaps) if isinstance(question, Cloze) else 1


def _add_own(node: _Element, question: Question, selection: Selection) -> None:
    match question:
        case Single() | Several():
            _add_choices(node, question)
        case TrueFalse():
            _add_answer(node, str(question.right).lower(), "100")
            _add_answer(node, str(not question.right).lower(), "0", write_html(question.feedback))
        case Matching():
            _add_pairs(node, question, selection)
        case Ordering():
            _add_items(node, question, selection)
        case Numeric():
            _add_numbers(node, question)
        case CaseStudy():
            _add_rubric(node, question, selection)
        case Cloze():
            pass  # the stem has it all
        case _:
            raise LookupError(question.kind)


def _add_choices(node: _Element, question: Single | Several) -> None:
    single = isinstance(question, Single)
    right, wrong = bank.find_weights(question) if isinstance(question, Several) else ("100", "0")
    _add(node, "single", str(single).lower())
    _add(node, "shuffleanswers", str(not question.fixed).lower())
    _add(node, "answernumbering", "abc")
    _add(node, "showstandardinstruction", "0" if single else "1")
    if not single:
        _add(node, "shownumcorrect", "1")
    for option in question.options:
        weight = right if option.right else wrong
        answer = _add_answer(node, write_html(option.text), weight, write_html(option.feedback))
        answer.set("format", "html")


def _add_pairs(node: _Element, question: Matching, selection: Selection) -> None:
    _add(node, "shuffleanswers", "true")
    _add_remarks(node, question, selection)
    for left, right in (
        *((pair.left, pair.right) for pair in question.pairs),
        *(("", each.text) for each in question.spare),  # an answer to nothing
    ):
        part = _add_html(node, "subquestion", write_html(left))
        _add_plain(part, "answer", bank.write_inline(right))


def _add_items(node: _Element, question: Ordering, selection: Selection) -> None:
    for name, value in {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": str(len(question.items)),
        "gradingtype": "RELATIVE_NEXT_EXCLUDE_LAST",
        "showgrading": "SHOW",
        "numberingstyle": "none",
    }.items():
        _add(node, name, value)
    _add_remarks(node, question, selection)
    for place, item in enumerate(question.items, 1):
        answer = _add_answer(node, bank.write_inline(item.text), str(place))
        answer.set("format", "html")


def _add_remarks(node: _Element, question: Matching | Ordering, selection: Selection) -> None:
    remarks = bank.write_remarks(question, selection)
    _add_html(node, "partiallycorrectfeedback", remarks)
    _add_html(node, "incorrectfeedback", remarks)
    _add(node, "shownumcorrect", "1")  # an ordering without it breaks the whole import


def _add_numbers(node: _Element, question: Numeric) -> None:
    """The right number, the mistakes to be expected, and a star for any other number."""
    value, tolerance = map(bank.write_number, (question.value, question.tolerance))
    _add_number(node, value, tolerance, "100")
    for mistake in question.mistakes:
        _add_number(node, bank.write_number(mistake.value), "0", "0", mistake.feedback)
    _add_number(node, "*", "0", "0", question.feedback)
    _add(node, "unitgradingtype", "0")
    _add(node, "showunits", "3")  # there is no unit to type: the stem names it


def _add_number(
    node: _Element, value: str, tolerance: str, weight: str, feedback: str = ""
) -> None:
    answer = _add_answer(node, value, weight, write_html(feedback))
    _add(answer, "tolerance", tolerance)


def _add_rubric(node: _Element, question: CaseStudy, selection: Selection) -> None:
    _add(node, "responseformat", "editor")
    _add(node, "responserequired", "1")
    _add(node, "responsefieldlines", "15")
    _add(node, "attachments", "0")
    _add_html(node, "graderinfo", _write_rubric(question, selection))


def _write_rubric(question: CaseStudy, selection: Selection) -> str:
    criteria = html.Element("ol")
    for each in question.criteria:
        item = etree.SubElement(criteria, "li")
        head = selection.say("moodle", "points", text=each.text, points=each.points)
        etree.SubElement(item, "strong").text = bank.join_paragraphs(head)
        for name, text in (("full", each.full), ("partial", each.partial)):
            if text:
                said = selection.say("moodle", name, text=text)
                etree.SubElement(item, "p").text = bank.join_paragraphs(said)
    listed = str(html.tostring(criteria, encoding="unicode"))
    heads = [_write_head(selection.say("moodle", name)) for name in ("criteria", "sample")]
    return heads[0] + listed + heads[1] + write_html(question.sample)


def _write_head(title: str) -> str:
    node = html.Element("h4")
    node.text = title
    return str(html.tostring(node, encoding="unicode"))


def _add(node: _Element, name: str, text: str) -> _Element:
    child = etree.SubElement(node, name)
    bank.set_text(child, text)
    return child


def _add_plain(node: _Element, name: str, text: str) -> _Element:
    child = etree.SubElement(node, name)
    _add(child, "text", text)
    return child


def _add_html(node: _Element, name: str, text: str) -> _Element:
    child = _add_plain(node, name, text)
    child.set("format", "html")
    return child


def _add_answer(node: _Element, text: str, weight: str, feedback: str = "") -> _Element:
    answer = _add_plain(node, "answer", text)
    answer.set("fraction", weight)
    _add_html(answer, "feedback", feedback)
    return answer


FORMAT = Format(CARD, export_moodle_xml)
