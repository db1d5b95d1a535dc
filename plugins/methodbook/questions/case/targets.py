"""What becomes of the kind in other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree, html

from methodbook.model.export import Held, Hold
from methodbook.questions.target import (
    Canvas,
    Cartridge,
    Exam,
    Gift,
    MoodleXml,
    Qti,
    Scorm,
    Stepik,
    TableRows,
    Targets,
    Xapi,
)
from methodbook.questions.targets import (
    canvas,
    cartridge,
    moodle,
    qti,
    stepik,
    table,
    xapi,
)
from methodbook.questions.targets.paper import Lines, RubricLine, flatten
from methodbook.questions.targets.qti_logic import Q
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from methodbook.questions.case.model import CaseStudy
    from methodbook.questions.targets.paper import Answered
    from methodbook.words import Words


def _add(node: _Element, question: CaseStudy, words: Words) -> None:
    moodle.add(node, "responseformat", "editor")
    moodle.add(node, "responserequired", "1")
    moodle.add(node, "responsefieldlines", "15")
    moodle.add(node, "attachments", "0")
    moodle.add_html(node, "graderinfo", _write_rubric(question, words))


def _write_rubric(question: CaseStudy, words: Words) -> str:
    criteria = html.Element("ol")
    for each in question.criteria:
        item = etree.SubElement(criteria, "li")
        head = words.say("moodle", "points", text=each.text, points=each.points)
        etree.SubElement(item, "strong").text = moodle.join_paragraphs(head)
        for name, text in (("full", each.full), ("partial", each.partial)):
            if text:
                said = words.say("moodle", name, text=text)
                etree.SubElement(item, "p").text = moodle.join_paragraphs(said)
    listed = str(html.tostring(criteria, encoding="unicode"))
    heads = [_write_head(words.say("moodle", name)) for name in ("criteria", "sample")]
    return heads[0] + listed + heads[1] + write_html(question.sample)


def _write_head(title: str) -> str:
    node = html.Element("h4")
    node.text = title
    return str(html.tostring(node, encoding="unicode"))


def _list_answers(question: CaseStudy) -> Iterator[str]:
    """An essay has nothing between its braces."""
    del question
    yield ""


def _write_items(question: CaseStudy, words: Words, point: str) -> Iterator[_Element]:
    said = _list_rubric_texts(question, words)
    yield cartridge.write_essay(cartridge.describe(question, "essay", point, *said))


def _list_rubric_texts(question: CaseStudy, words: Words) -> Iterator[str]:
    yield words.say("interchange", "rubric")
    for each in question.criteria:
        yield words.say("interchange", "criterion", text=each.text, points=each.points)
        yield words.say("interchange", "full", full=each.full)
        if each.partial:
            yield words.say("interchange", "partial", partial=each.partial)
    yield words.say("interchange", "sample")
    yield question.sample


def _write_parts(question: CaseStudy, words: Words) -> qti.Parts:
    """The score stays with a person, who sees the rubric; the sample is shown after the answer."""
    sample = f"{words.say('interchange', 'sample')}\n\n{question.sample}"
    rubric = Q(
        "rubricBlock", *_list_rubric(question, words), *qti.write_paragraphs(sample), view="scorer"
    )
    field = Q("extendedTextInteraction", responseIdentifier=qti.RESPONSE, expectedLines="15")
    return qti.Parts(
        [qti.declare(qti.RESPONSE, "string", ())],
        [field, rubric],
        [],
        shown=sample,
        points=question.points,
    )


def _list_rubric(question: CaseStudy, words: Words) -> Iterator[_Element]:
    yield Q("p", words.say("interchange", "rubric"))
    for each in question.criteria:
        yield Q("p", words.say("interchange", "criterion", text=each.text, points=each.points))
        levels = [words.say("interchange", "full", full=each.full)]
        if each.partial:
            levels.append(words.say("interchange", "partial", partial=each.partial))
        yield Q("ul", *(Q("li", level) for level in levels))


def _interact(question: CaseStudy, words: Words) -> xapi.Record:
    del question, words
    return xapi.shape("long-fill-in")  # many answers are right, none is to be compared with


def _extend(question: CaseStudy) -> Iterator[tuple[str, Any]]:
    yield "rubric", [each.model_dump() for each in question.criteria]


def _sample(question: CaseStudy) -> str:
    return question.sample


_SECONDS_A_LINE = 50
_FEWEST, _MOST = 8, 24


def _answer(question: CaseStudy, seed: int, words: Words) -> Answered:
    del seed
    count = min(max(question.seconds // _SECONDS_A_LINE, _FEWEST), _MOST)
    return Lines(count), words.say("exam_key", "by_criteria"), question.points


def _list_lines(question: CaseStudy) -> Iterator[RubricLine]:
    for each in question.criteria:
        yield RubricLine(flatten(each.text), each.points, flatten(each.full), flatten(each.partial))


def _write_canvas(question: CaseStudy, words: Words, point: str) -> _Element:
    said = write_html(*_list_rubric_texts(question, words))
    item = canvas.describe(question, "essay_question", question.points, said + point)
    return canvas.write_essay(item)


def _write_step(question: CaseStudy, words: Words) -> stepik.StepBlock:
    del words
    return stepik.StepBlock("free-answer", stepik.write_free(), write_html(question.prompt))


def _list_rows(question: CaseStudy, words: Words) -> Iterator[table.TableRow]:
    """A part is a criterion; what earns a part of the points is its feedback."""
    for each in question.criteria:
        yield table.TableRow(
            each.text, each.full, right=True, feedback=each.partial, number=str(each.points)
        )
    yield table.TableRow(words.say("interchange", "sample"), question.sample, right=True)


TARGETS: Targets[CaseStudy] = Targets(
    moodle_xml=MoodleXml(
        Hold(Held.WHOLE, "moodle-graded-by-hand"),
        "essay",
        _add,
        grade=lambda question: question.points,
    ),
    gift=Gift(Hold(Held.PART, "gift-rubric"), _list_answers),
    aiken=Hold(Held.NONE, "aiken-kind"),
    cartridge=Cartridge(Hold(Held.PART, "cartridge-case"), _write_items),
    canvas=Canvas(Hold(Held.PART, "cartridge-case"), _write_canvas),
    olx=Hold(Held.NONE, "olx-case"),
    stepik=Stepik(Hold(Held.PART, "stepik-case"), _write_step),
    qti=Qti(Hold(Held.PART, "qti-case"), _write_parts),
    scorm=Scorm(Hold(Held.PART, "scorm-case")),
    anki=Hold(Held.NONE, "anki-case"),
    xapi=Xapi(Hold(Held.WHOLE), _interact, _sample, extend=_extend),
    csv=Hold(Held.WHOLE),
    table=TableRows(Hold(Held.WHOLE), _list_rows),
    exam=Exam(Hold(Held.WHOLE), _answer, rubric=_list_lines, sample=_sample),
)
