"""What becomes of the kind in other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.export import Held, Hold
from methodbook.model.quiz import Option
from methodbook.questions.target import (
    Aiken,
    Anki,
    Canvas,
    Cartridge,
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
    canvas,
    cartridge,
    olx,
    qti,
    stepik,
    table,
)
from methodbook.questions.targets.anki import show_options
from methodbook.questions.targets.gift import quote_html
from methodbook.questions.targets.moodle import add_answer
from methodbook.questions.targets.paper import AnswerVerdict, PaperChoice, PaperMarks, flatten
from methodbook.questions.targets.qti_logic import count_one, is_right, when
from methodbook.questions.targets.xapi import shape
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from methodbook.questions.targets.paper import Answered
    from methodbook.questions.targets.xapi import Record
    from methodbook.questions.truefalse.model import TrueFalse
    from methodbook.words import Words


def _add(node: _Element, question: TrueFalse, words: Words) -> None:
    del words
    add_answer(node, str(question.right).lower(), "100")
    add_answer(node, str(not question.right).lower(), "0", write_html(question.feedback))


def _list_answers(question: TrueFalse) -> Iterator[str]:
    yield f"{str(question.right).upper()}#{quote_html(question.feedback)}"


def _list_options(question: TrueFalse, words: Words) -> list[tuple[str, bool]]:
    return [
        (words.say("moodle", "true"), question.right),
        (words.say("moodle", "false"), not question.right),
    ]


def _list_verdicts(question: TrueFalse, words: Words, area: str) -> list[Option]:
    """Both verdicts as options, named by the sentences of *area*."""
    return [
        Option(
            text=words.say(area, str(verdict).lower()),
            right=verdict is question.right,
            feedback="" if verdict is question.right else question.feedback,
        )
        for verdict in (True, False)
    ]


def _write_items(question: TrueFalse, words: Words, point: str) -> Iterator[_Element]:
    item = cartridge.describe(question, "true_false", point)
    options = _list_verdicts(question, words, "interchange")
    labels = [
        cartridge.ChoiceLabel(name, each)
        for name, each in zip(("true", "false"), options, strict=True)
    ]
    yield cartridge.write_choice(item, labels, fixed=True)


def _write_parts(question: TrueFalse, words: Words) -> qti.Parts:
    texts = [words.say("interchange", "true"), words.say("interchange", "false")]
    right, wrong = ("A0", "A1") if question.right else ("A1", "A0")
    return qti.Parts(
        [qti.declare(qti.RESPONSE, "identifier", [right])],
        [qti.offer(texts, 1, shuffle=False)],
        [when(is_right(qti.RESPONSE), count_one())],
        [qti.Reply(wrong, qti.write_paragraphs(question.feedback), qti.RESPONSE)],
    )


def _show(question: TrueFalse, words: Words) -> tuple[str, str]:
    return show_options(_list_verdicts(question, words, "anki"))


def _interact(question: TrueFalse, words: Words) -> Record:
    del words
    return shape("true-false", str(question.right).lower())


def _list_feedback(question: TrueFalse) -> Iterator[tuple[str, str]]:
    yield str(not question.right).lower(), question.feedback


def _answer(question: TrueFalse, seed: int, words: Words) -> Answered:
    del seed
    verdicts = words.say("exam", "true"), words.say("exam", "false")
    choices = tuple(PaperChoice("", verdict) for verdict in verdicts)
    return PaperMarks(choices, many=False), verdicts[not question.right], 1


def _judge(question: TrueFalse, words: Words) -> Iterator[AnswerVerdict]:
    options = _list_verdicts(question, words, "exam")
    for each in sorted(options, key=lambda option: not option.right):
        yield AnswerVerdict(each.right, each.text, flatten(each.feedback))


def _write_canvas(question: TrueFalse, words: Words, point: str) -> _Element:
    item = canvas.describe(question, "true_false_question", 1, point)
    return canvas.write_choice(item, _list_verdicts(question, words, "interchange"))


def _write_olx(question: TrueFalse, words: Words) -> _Element:
    problem = olx.begin(question.prompt)
    olx.add_choice(problem, _list_verdicts(question, words, "interchange"), shuffled=False)
    return problem


def _write_step(question: TrueFalse, words: Words) -> stepik.StepBlock:
    options = _list_verdicts(question, words, "interchange")
    source = stepik.write_choice(options, many=False, fixed=True)
    return stepik.StepBlock("choice", source, write_html(question.prompt))


def _list_rows(question: TrueFalse, words: Words) -> Iterator[table.TableRow]:
    return table.list_options(_list_verdicts(question, words, "interchange"))


TARGETS: Targets[TrueFalse] = Targets(
    moodle_xml=MoodleXml(Hold(Held.WHOLE), "truefalse", _add, penalty="1"),
    gift=Gift(Hold(Held.WHOLE), _list_answers),
    aiken=Aiken(Hold(Held.PART, "aiken-true-false"), _list_options),
    cartridge=Cartridge(Hold(Held.WHOLE), _write_items),
    canvas=Canvas(Hold(Held.WHOLE), _write_canvas),
    olx=Olx(Hold(Held.WHOLE), _write_olx),
    stepik=Stepik(Hold(Held.WHOLE), _write_step),
    qti=Qti(Hold(Held.WHOLE), _write_parts),
    scorm=Scorm(Hold(Held.WHOLE)),
    anki=Anki(Hold(Held.WHOLE), "question", _show),
    xapi=Xapi(Hold(Held.WHOLE), _interact, list_feedback=_list_feedback),
    csv=Hold(Held.WHOLE),
    table=TableRows(Hold(Held.WHOLE), _list_rows),
    exam=Exam(Hold(Held.WHOLE), _answer, _judge),
)
