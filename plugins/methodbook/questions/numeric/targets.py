"""What becomes of the kind in other programs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from methodbook.model.export import Held, Hold
from methodbook.model.quiz import Option
from methodbook.questions.target import (
    Anki,
    Canvas,
    Exam,
    Gift,
    MoodleXml,
    Olx,
    Qti,
    Scorm,
    Stepik,
    TableRows,
    Targets,
    Xapi,
)
from methodbook.questions.targets import (
    anki,
    canvas,
    moodle,
    olx,
    qti,
    stepik,
    table,
    xapi,
)
from methodbook.questions.targets.gift import quote_html
from methodbook.questions.targets.paper import AnswerVerdict, Figure, flatten
from methodbook.questions.targets.qti_logic import Q, choose, count_one, is_between, say
from methodbook.text.languages import find_language
from methodbook.text.markup import write_html
from methodbook.text.numerals import write_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from methodbook.questions.numeric.model import Numeric
    from methodbook.questions.targets.paper import Answered
    from methodbook.words import Words


def _ask(question: Numeric, words: Words) -> str:
    """The stem; it tells the unit, for which the field has no place."""
    unit = words.say("moodle", "unit", unit=question.unit) if question.unit else ""
    decimal = words.say("moodle", "decimal") if _has_decimals(question) else ""
    return write_html(question.prompt, " ".join(filter(None, (unit, decimal))))


def _has_decimals(question: Numeric) -> bool:
    """Tell whether a comma or a point is to be typed: Moodle takes that of its language."""
    return question.value != question.value.to_integral_value()


def _add(node: _Element, question: Numeric, words: Words) -> None:
    """The right number, the mistakes to be expected, and a star for any other number."""
    del words
    value, tolerance = map(moodle.write_number, (question.value, question.tolerance))
    _add_number(node, value, tolerance, "100")
    for mistake in question.mistakes:
        _add_number(node, moodle.write_number(mistake.value), "0", "0", mistake.feedback)
    _add_number(node, "*", "0", "0", question.feedback)
    moodle.add(node, "unitgradingtype", "0")
    moodle.add(node, "showunits", "3")  # there is no unit to type: the stem names it


def _add_number(
    node: _Element, value: str, tolerance: str, weight: str, feedback: str = ""
) -> None:
    answer = moodle.add_answer(node, value, weight, write_html(feedback))
    moodle.add(answer, "tolerance", tolerance)


def _list_answers(question: Numeric) -> Iterator[str]:
    value, tolerance = map(moodle.write_number, (question.value, question.tolerance))
    yield "#"
    yield f"={value}:{tolerance}"
    for mistake in question.mistakes:
        yield f"=%0%{moodle.write_number(mistake.value)}:0#{quote_html(mistake.feedback)}"
    yield f"~#{quote_html(question.feedback)}"


def _write_parts(question: Numeric, words: Words) -> qti.Parts:
    mistakes = [
        (_accept(each.value), [say(f"MISTAKE{at}")]) for at, each in enumerate(question.mistakes)
    ]
    right = (_accept(question.value, question.tolerance), [count_one()])
    field = Q(
        "textEntryInteraction",
        responseIdentifier=qti.RESPONSE,
        expectedLength="12",
        placeholderText=words.say("interchange", "number"),
    )
    return qti.Parts(
        [qti.declare(qti.RESPONSE, "float", [format(question.value, "f")])],
        [Q("p", field, f" {question.unit}".rstrip())],
        [choose(right, *mistakes, otherwise=[say("OTHER")])],
        [
            *qti.comment("MISTAKE", (each.feedback for each in question.mistakes)),
            qti.Reply("OTHER", qti.write_paragraphs(question.feedback)),
        ],
    )


_EXACTLY = Decimal(0)


def _accept(value: Decimal, tolerance: Decimal = _EXACTLY) -> _Element:
    ends = (value - tolerance, value + tolerance)
    return is_between(qti.RESPONSE, *(format(end, "f") for end in ends))


def _show(question: Numeric, words: Words) -> tuple[str, str]:
    language = find_language(words.language)
    unit = f"\u00a0{question.unit}" if question.unit else ""
    asked = anki.say(words.say("anki", "unit", unit=question.unit), "aside") if unit else ()
    tolerance = words.say(
        "anki", "tolerance", tolerance=write_number(question.tolerance, language) + unit
    )
    mistakes = [
        *((write_number(each.value, language) + unit, each.feedback) for each in question.mistakes),
        (words.say("anki", "other_number"), question.feedback),
    ]
    back = (
        *anki.say(write_number(question.value, language) + unit, "word"),
        *(anki.say(tolerance, "aside") if question.tolerance else ()),
        anki.check(Option(text=text, feedback=feedback) for text, feedback in mistakes),
    )
    return anki.write(*asked), anki.write(*back)


def _interact(question: Numeric, words: Words) -> xapi.Record:
    del words
    return xapi.shape("numeric", _write_range(question))


def _write_range(question: Numeric) -> str:
    if not question.tolerance:
        return format(question.value, "f")
    ends = (question.value - question.tolerance, question.value + question.tolerance)
    return xapi.RANGE.join(format(end, "f") for end in ends)


def _respond(question: Numeric) -> str:
    return format(question.value, "f")


def _list_feedback(question: Numeric) -> Iterator[tuple[str, str]]:
    yield from ((str(each.value), each.feedback) for each in question.mistakes)
    yield "other", question.feedback


def _answer(question: Numeric, seed: int, words: Words) -> Answered:
    del seed
    return Figure(question.unit), _write_figure(question, words), 1


def _write_figure(question: Numeric, words: Words) -> str:
    """The right number with its unit and tolerance."""
    unit = f"\u00a0{question.unit}" if question.unit else ""
    language = find_language(words.language)
    answer = write_number(question.value, language) + unit
    if not question.tolerance:
        return answer
    tolerance = write_number(question.tolerance, language)
    return words.say("exam_key", "tolerance", answer=answer, tolerance=tolerance)


def _judge(question: Numeric, words: Words) -> Iterator[AnswerVerdict]:
    unit = f"\u00a0{question.unit}" if question.unit else ""
    yield AnswerVerdict(right=True, text=_write_figure(question, words), said="")
    for mistake in question.mistakes:
        text = write_number(mistake.value, find_language(words.language)) + unit
        yield AnswerVerdict(right=False, text=text, said=flatten(mistake.feedback))
    other = words.say("exam_key", "other_number")
    yield AnswerVerdict(right=False, text=other, said=flatten(question.feedback))


def _write_canvas(question: Numeric, words: Words, point: str) -> _Element:
    said = canvas.explain_parts(
        [(moodle.write_number(each.value), each.feedback) for each in question.mistakes]
    ) + write_html(question.feedback)
    item = canvas.describe(question, "numerical_question", 1, point, wrong=said)
    unit = words.say("moodle", "unit", unit=question.unit) if question.unit else ""
    decimal = words.say("interchange", "decimal") if _has_decimals(question) else ""
    stem = write_html(question.prompt, " ".join(filter(None, (unit, decimal))))
    value, low, high = map(
        moodle.write_number,
        (
            question.value,
            question.value - question.tolerance,
            question.value + question.tolerance,
        ),
    )
    return canvas.write_number(replace(item, stem=stem), value, low, high)


def _write_olx(question: Numeric, words: Words) -> _Element:
    unit = words.say("moodle", "unit", unit=question.unit) if question.unit else ""
    point = words.say("interchange", "point") if _has_decimals(question) else ""
    problem = olx.begin(question.prompt, " ".join(filter(None, (unit, point))))
    value, tolerance = map(moodle.write_number, (question.value, question.tolerance))
    olx.add_number(problem, value, tolerance)
    return problem


def _write_step(question: Numeric, words: Words) -> stepik.StepBlock:
    unit = words.say("moodle", "unit", unit=question.unit) if question.unit else ""
    value, tolerance = map(moodle.write_number, (question.value, question.tolerance))
    said = canvas.explain_parts(
        (moodle.write_number(each.value), each.feedback) for each in question.mistakes
    )
    source = stepik.write_number(value, tolerance)
    text = write_html(question.prompt, unit)
    return stepik.StepBlock("number", source, text, said + write_html(question.feedback))


def _list_rows(question: Numeric, words: Words) -> Iterator[table.TableRow]:
    del words
    value, tolerance = map(moodle.write_number, (question.value, question.tolerance))
    yield table.TableRow(question.unit, value, right=True, number=tolerance)
    for each in question.mistakes:
        number = moodle.write_number(each.value)
        yield table.TableRow(question.unit, number, right=False, feedback=each.feedback)
    yield table.TableRow(question.unit, table.ANYTHING, right=False, feedback=question.feedback)


TARGETS: Targets[Numeric] = Targets(
    moodle_xml=MoodleXml(Hold(Held.WHOLE), "numerical", _add, _ask),
    gift=Gift(Hold(Held.WHOLE), _list_answers, _ask),
    aiken=Hold(Held.NONE, "aiken-kind"),
    cartridge=Hold(Held.NONE, "cartridge-no-number"),
    canvas=Canvas(Hold(Held.WHOLE), _write_canvas),
    olx=Olx(Hold(Held.PART, "olx-number"), _write_olx),
    stepik=Stepik(Hold(Held.WHOLE, "moodle-remarks"), _write_step),
    qti=Qti(Hold(Held.PART, "qti-number"), _write_parts),
    scorm=Scorm(Hold(Held.WHOLE)),
    anki=Anki(Hold(Held.WHOLE), "question", _show),
    xapi=Xapi(Hold(Held.WHOLE), _interact, _respond, _list_feedback),
    csv=Hold(Held.WHOLE),
    table=TableRows(Hold(Held.WHOLE), _list_rows),
    exam=Exam(Hold(Held.WHOLE), _answer, _judge),
)
