"""What becomes of the kind in other programs."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from methodbook.model.export import Held, Hold
from methodbook.questions import option_targets as shared
from methodbook.questions.options import list_right
from methodbook.questions.target import (
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
from methodbook.questions.targets.qti_logic import collect, share
from methodbook.text.languages import find_language
from methodbook.text.markup import write_html
from methodbook.text.numerals import write_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from methodbook.questions.several.model import Several
    from methodbook.questions.targets.paper import Answered
    from methodbook.words import Words


SHARES = frozenset({*range(1, 11), 20})
"""The n for which 1/n is in the list of weights that Moodle admits."""


def find_weights(question: Several) -> tuple[str, str]:
    """What a right and a wrong option add, in percent with the five decimals that Moodle wants.

    1/n and -1/m together score as the page does.
    """
    right, wrong = _count(question)
    return _write_share(right), f"-{_write_share(wrong)}" if wrong else "0"


def _count(question: Several) -> tuple[int, int]:
    right = len(list_right(question))
    return right, len(question.options) - right


def _write_share(count: int) -> str:
    return f"{100 / count:.5f}".rstrip("0").rstrip(".")


def _find_obstacles(question: Several) -> Iterable[str]:
    """A weight that is not in Moodle's list: full marks would be impossible."""
    right, wrong = _count(question)
    return () if right in SHARES and wrong in SHARES | {0} else ("moodle-weights",)


def _add(node: _Element, question: Several, words: Words) -> None:
    del words
    shared.add_choice(node, question, single=False)
    shared.add_options(node, question, *find_weights(question))


def _list_answers(question: Several) -> Iterator[str]:
    right, wrong = (f"~%{weight}%" for weight in find_weights(question))
    return shared.list_gift_options(question, right, wrong)


def _write_items(question: Several, words: Words, point: str) -> Iterator[_Element]:
    del words
    item = cartridge.describe(question, "multiple_response", point)
    yield cartridge.write_choices(item, cartridge.label(question.options), question.fixed)


def _write_parts(question: Several, words: Words) -> qti.Parts:
    """A right option brings as many points as there are wrong ones, and the other way round."""
    del words
    options = {f"A{at}": option for at, option in enumerate(question.options)}
    right = [name for name, option in options.items() if option.right]
    wrong = len(options) - len(right)
    gain, loss = wrong or 1, -len(right)
    worth = {name: gain if option.right else loss for name, option in options.items()}
    texts = [option.text for option in question.options]
    return qti.Parts(
        [qti.declare(qti.RESPONSE, "identifier", right, worth, "multiple", lowerBound="0")],
        [qti.offer(texts, 0, shuffle=not question.fixed)],
        [collect(qti.RESPONSE), share(gain * len(right))],
        qti.comment("A", (option.feedback for option in question.options), qti.RESPONSE),
    )


def _answer(question: Several, seed: int, words: Words) -> Answered:
    sheet, right = shared.mark(question, seed, words, many=True)
    answer = ", ".join(right)
    if wrong := len(question.options) - len(right):
        loss = write_share(Fraction(len(right), wrong), find_language(words.language))
        answer = words.say("exam_key", "extra", answer=answer, loss=loss)
    return sheet, answer, len(right)


def _write_canvas(question: Several, words: Words, point: str) -> _Element:
    del words
    points = len(list_right(question))
    item = canvas.describe(question, "multiple_answers_question", points, point)
    return canvas.write_choice(item, question.options, many=True)


def _write_olx(question: Several, words: Words) -> _Element:
    del words
    problem = olx.begin(question.prompt)
    olx.add_choices(problem, question.options)
    return problem


def _write_step(question: Several, words: Words) -> stepik.StepBlock:
    del words
    source = stepik.write_choice(question.options, many=True, fixed=question.fixed)
    return stepik.StepBlock("choice", source, write_html(question.prompt))


def _list_rows(question: Several, words: Words) -> Iterator[table.TableRow]:
    del words
    return table.list_options(question.options)


TARGETS: Targets[Several] = Targets(
    moodle_xml=MoodleXml(Hold(Held.WHOLE), "multichoice", _add, obstacles=_find_obstacles),
    gift=Gift(
        Hold(Held.WHOLE), _list_answers, notes=shared.note_shuffling, obstacles=_find_obstacles
    ),
    aiken=Hold(Held.NONE, "aiken-kind"),
    cartridge=Cartridge(Hold(Held.PART, "cartridge-several"), _write_items),
    canvas=Canvas(Hold(Held.PART, "canvas-several"), _write_canvas, shared.note_canvas),
    olx=Olx(Hold(Held.PART, "olx-several"), _write_olx),
    stepik=Stepik(Hold(Held.PART, "stepik-several"), _write_step),
    qti=Qti(Hold(Held.WHOLE), _write_parts),
    scorm=Scorm(Hold(Held.WHOLE), shared.note_journal),
    anki=Anki(Hold(Held.WHOLE), "question", shared.show_on_card),
    xapi=Xapi(Hold(Held.WHOLE), shared.interact, list_feedback=shared.list_remarks),
    csv=Hold(Held.WHOLE),
    table=TableRows(Hold(Held.WHOLE), _list_rows),
    exam=Exam(Hold(Held.WHOLE), _answer, shared.judge),
)
