"""What becomes of the kind in other programs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from methodbook.model.export import Held, Hold
from methodbook.model.quiz import Option
from methodbook.questions.chance import make_seed, shuffle
from methodbook.questions.option_targets import MOST_PARTS
from methodbook.questions.order import order_items
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
    olx,
    qti,
    stepik,
    table,
    xapi,
)
from methodbook.questions.targets.gift import BARE_SIGNS
from methodbook.questions.targets.moodle import (
    add,
    add_answer,
    add_remarks,
    write_inline,
    write_remarks,
)
from methodbook.questions.targets.paper import (
    AnswerVerdict,
    Order,
    find_letter,
    flatten,
    name_choices,
)
from methodbook.questions.targets.qti_logic import Q, choose, count_one, say, share, stands_at, when
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from methodbook.questions.ordering.model import Ordering
    from methodbook.questions.targets.paper import Answered
    from methodbook.words import Words


def _add(node: _Element, question: Ordering, words: Words) -> None:
    for name, value in {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": str(len(question.items)),
        "gradingtype": "RELATIVE_NEXT_EXCLUDE_LAST",
        "showgrading": "SHOW",
        "numberingstyle": "none",
    }.items():
        add(node, name, value)
    add_remarks(node, _write_remarks(question, words))
    for place, item in enumerate(question.items, 1):
        answer = add_answer(node, write_inline(item.text), str(place))
        answer.set("format", "html")


def _write_remarks(question: Ordering, words: Words) -> str:
    del words
    return write_remarks("ol", ((item.text, item.feedback) for item in question.items))


_ORDER = "ALL VERTICAL RELATIVE_NEXT_EXCLUDE_LAST SHOW none"
"""All options, so that Moodle does not look for one in the first item."""


def _list_answers(question: Ordering) -> Iterator[str]:
    yield f">{len(question.items)} {_ORDER}"
    yield from (write_html(item.text).translate(BARE_SIGNS) for item in question.items)


def _write_parts(question: Ordering, words: Words) -> qti.Parts:
    """A point for each pair of neighbours that stand together in the right order."""
    del words
    names = [f"A{at}" for at in range(len(question.items))]
    places = range(1, len(names))
    joints = [when(Q("or", *_join(names, place)), count_one()) for place in places]
    misplaced = (
        choose((stands_at(qti.RESPONSE, f"A{at}", at + 1), ()), otherwise=[say(f"A{at}")])
        for at, item in enumerate(question.items)
        if item.feedback
    )
    texts = [item.text for item in question.items]
    choices = (
        Q("simpleChoice", text, identifier=name) for name, text in zip(names, texts, strict=True)
    )
    return qti.Parts(
        [qti.declare(qti.RESPONSE, "identifier", names, cardinality="ordered")],
        [Q("orderInteraction", *choices, responseIdentifier=qti.RESPONSE, shuffle="true")],
        [*joints, share(len(places)), *misplaced],
        qti.comment("A", (item.feedback for item in question.items)),
    )


def _join(names: Sequence[str], place: int) -> Iterator[_Element]:
    for first, second in pairwise(names):
        yield Q(
            "and", stands_at(qti.RESPONSE, first, place), stands_at(qti.RESPONSE, second, place + 1)
        )


def _note_journal(question: Ordering) -> Iterable[str]:
    return ("scorm-journal",) if len(question.items) > MOST_PARTS else ()


def _chain(question: Ordering, words: Words) -> tuple[str, str]:
    """The order as a list with a gap in each place, and why each thing stands where it does."""
    del words
    places = (
        anki.node("li", *anki.say(anki.write_gap(number, item.text)))
        for number, item in enumerate(question.items, start=1)
    )
    reasons = (anki.node("li", *anki.say(item.feedback, "feedback")) for item in question.items)
    told = any(item.feedback for item in question.items)
    review = anki.write(anki.node("ol", *reasons)) if told else ""
    return anki.write(anki.node("ol", *places)), review


def _interact(question: Ordering, words: Words) -> xapi.Record:
    steps = xapi.list_parts("item", (each.text for each in question.items), words)
    return xapi.shape("sequencing", xapi.NEXT.join(each["id"] for each in steps), choices=steps)


def _list_feedback(question: Ordering) -> Iterator[tuple[str, str]]:
    return xapi.number("item", (each.feedback for each in question.items))


def _answer(question: Ordering, seed: int, words: Words) -> Answered:
    order = order_items(len(question.items), seed, question.id)
    letters = [find_letter(order.index(place), words) for place in range(len(order))]
    sheet = Order(name_choices((question.items[at].text for at in order), words))
    return sheet, words.say("exam_key", "then").join(letters), len(order) - 1


def _judge(question: Ordering, words: Words) -> Iterator[AnswerVerdict]:
    del words
    for item in question.items:
        yield AnswerVerdict(None, flatten(item.text), flatten(item.feedback))


def _write_canvas(question: Ordering, words: Words, point: str) -> _Element:
    """Places to be matched with items: Canvas knows no question about an order."""
    said = canvas.explain_parts((item.text, item.feedback) for item in question.items)
    count = len(question.items)
    item = canvas.describe(question, "matching_question", count, point, wrong=said)
    answers = canvas.write_answers(each.text for each in question.items)
    lists = [
        canvas.List(f"place{at}", words.say("interchange", "place", number=at), answers, (name,))
        for at, name in enumerate(answers, start=1)
    ]
    return canvas.write_lists(item, lists)


def _write_olx(question: Ordering, words: Words) -> _Element:
    """A list of items for each place: Open edX knows no question about an order."""
    problem = olx.begin(question.prompt)
    items = shuffle(question.items, make_seed(question.id, "olx"))
    for place, right in enumerate(question.items, start=1):
        options = [
            Option(text=item.text, right=True)
            if item is right
            else Option(text=item.text, feedback=right.feedback)
            for item in items
        ]
        olx.add_list(problem, words.say("interchange", "place", number=place), options)
    return problem


def _write_step(question: Ordering, words: Words) -> stepik.StepBlock:
    source = stepik.write_order(item.text for item in question.items)
    return stepik.StepBlock(
        "sorting", source, write_html(question.prompt), _write_remarks(question, words)
    )


def _list_rows(question: Ordering, words: Words) -> Iterator[table.TableRow]:
    """A part is a place."""
    del words
    for place, item in enumerate(question.items, start=1):
        yield table.TableRow(str(place), item.text, right=True, feedback=item.feedback)


TARGETS: Targets[Ordering] = Targets(
    moodle_xml=MoodleXml(Hold(Held.WHOLE, "moodle-remarks"), "ordering", _add),
    gift=Gift(Hold(Held.WHOLE, "moodle-remarks"), _list_answers, remark=_write_remarks),
    aiken=Hold(Held.NONE, "aiken-kind"),
    cartridge=Hold(Held.NONE, "cartridge-no-kind"),
    canvas=Canvas(Hold(Held.PART, "canvas-ordering"), _write_canvas),
    olx=Olx(Hold(Held.PART, "olx-ordering"), _write_olx),
    stepik=Stepik(Hold(Held.PART, "stepik-whole"), _write_step),
    qti=Qti(Hold(Held.WHOLE), _write_parts),
    scorm=Scorm(Hold(Held.WHOLE), _note_journal),
    anki=Anki(Hold(Held.PART, "anki-ordering"), "cloze", _chain),
    xapi=Xapi(Hold(Held.WHOLE), _interact, list_feedback=_list_feedback),
    csv=Hold(Held.WHOLE),
    table=TableRows(Hold(Held.WHOLE), _list_rows),
    exam=Exam(Hold(Held.WHOLE), _answer, _judge),
)
