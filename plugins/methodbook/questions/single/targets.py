"""What becomes of the kind in other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.export import Held, Hold
from methodbook.questions import option_targets as shared
from methodbook.questions.options import list_right
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
from methodbook.questions.targets.qti_logic import count_one, is_right, when
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from methodbook.questions.single.model import Single
    from methodbook.questions.targets.paper import Answered
    from methodbook.words import Words


def _add(node: _Element, question: Single, words: Words) -> None:
    del words
    shared.add_choice(node, question, single=True)
    shared.add_options(node, question, "100", "0")


def _list_answers(question: Single) -> Iterator[str]:
    return shared.list_gift_options(question, "=", "~")


def _list_options(question: Single, words: Words) -> list[tuple[str, bool]]:
    del words
    return [(option.text, option.right) for option in question.options]


def _write_items(question: Single, words: Words, point: str) -> Iterator[_Element]:
    del words
    item = cartridge.describe(question, "multiple_choice", point)
    yield cartridge.write_choice(item, cartridge.label(question.options), question.fixed)


def _write_parts(question: Single, words: Words) -> qti.Parts:
    del words
    right = [f"A{at}" for at in list_right(question)]
    texts = [option.text for option in question.options]
    return qti.Parts(
        [qti.declare(qti.RESPONSE, "identifier", right[:1])],
        [qti.offer(texts, 1, shuffle=not question.fixed)],
        [when(is_right(qti.RESPONSE), count_one())],
        qti.comment("A", (option.feedback for option in question.options), qti.RESPONSE),
    )


def _answer(question: Single, seed: int, words: Words) -> Answered:
    sheet, right = shared.mark(question, seed, words, many=False)
    return sheet, ", ".join(right), len(right)


def _write_canvas(question: Single, words: Words, point: str) -> _Element:
    del words
    item = canvas.describe(question, "multiple_choice_question", 1, point)
    return canvas.write_choice(item, question.options)


def _write_olx(question: Single, words: Words) -> _Element:
    del words
    problem = olx.begin(question.prompt)
    olx.add_choice(problem, question.options, shuffled=not question.fixed)
    return problem


def _write_step(question: Single, words: Words) -> stepik.StepBlock:
    del words
    source = stepik.write_choice(question.options, many=False, fixed=question.fixed)
    return stepik.StepBlock("choice", source, write_html(question.prompt))


def _list_rows(question: Single, words: Words) -> Iterator[table.TableRow]:
    del words
    return table.list_options(question.options)


TARGETS: Targets[Single] = Targets(
    moodle_xml=MoodleXml(Hold(Held.WHOLE), "multichoice", _add),
    gift=Gift(Hold(Held.WHOLE), _list_answers, notes=shared.note_shuffling),
    aiken=Aiken(Hold(Held.PART, "aiken-no-feedback"), _list_options, shared.note_shuffling),
    cartridge=Cartridge(Hold(Held.WHOLE), _write_items),
    canvas=Canvas(Hold(Held.WHOLE), _write_canvas, shared.note_canvas),
    olx=Olx(Hold(Held.WHOLE), _write_olx),
    stepik=Stepik(Hold(Held.WHOLE), _write_step),
    qti=Qti(Hold(Held.WHOLE), _write_parts),
    scorm=Scorm(Hold(Held.WHOLE), shared.note_journal),
    anki=Anki(Hold(Held.WHOLE), "question", shared.show_on_card),
    xapi=Xapi(Hold(Held.WHOLE), shared.interact, list_feedback=shared.list_remarks),
    csv=Hold(Held.WHOLE),
    table=TableRows(Hold(Held.WHOLE), _list_rows),
    exam=Exam(Hold(Held.WHOLE), _answer, shared.judge),
)
