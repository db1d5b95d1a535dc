"""What becomes of the kind in other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.export import Held, Hold
from methodbook.model.quiz import Option
from methodbook.questions.chance import make_seed, shuffle
from methodbook.questions.option_targets import MOST_PARTS
from methodbook.questions.order import order_answers
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
from methodbook.questions.targets.gift import quote, quote_html
from methodbook.questions.targets.moodle import (
    ANSWER_LENGTH,
    add,
    add_html,
    add_plain,
    add_remarks,
    write_inline,
    write_remarks,
)
from methodbook.questions.targets.paper import (
    AnswerVerdict,
    PaperPairs,
    find_letter,
    flatten,
    name_choices,
)
from methodbook.questions.targets.qti_logic import Q, choose, collect, has, say, share, when
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from methodbook.questions.matching.model import Matching
    from methodbook.questions.targets.paper import Answered
    from methodbook.words import Words


def _find_obstacles(question: Matching) -> Iterable[str]:
    longest = max(len(write_inline(answer)) for answer in question.answers)
    return () if longest <= ANSWER_LENGTH else ("moodle-long-answer",)


def _add(node: _Element, question: Matching, words: Words) -> None:
    add(node, "shuffleanswers", "true")
    add_remarks(node, _write_remarks(question, words))
    for left, right in (
        *((pair.left, pair.right) for pair in question.pairs),
        *(("", each.text) for each in question.spare),  # an answer to nothing
    ):
        part = add_html(node, "subquestion", write_html(left))
        add_plain(part, "answer", write_inline(right))


def _write_remarks(question: Matching, words: Words) -> str:
    remarks = [
        *(
            (words.say("moodle", "pair", left=pair.left, right=pair.right), pair.feedback)
            for pair in question.pairs
        ),
        *((each.text, each.feedback) for each in question.spare),
    ]
    return write_remarks("ul", remarks)


def _list_answers(question: Matching) -> Iterator[str]:
    yield ""
    for pair in question.pairs:
        yield f"={quote_html(pair.left)} -> {quote(write_inline(pair.right))}"
    for each in question.spare:
        yield f"= -> {quote(write_inline(each.text))}"


def _write_parts(question: Matching, words: Words) -> qti.Parts:
    """Every answer may be used again: pairs may share one, and a reader may be wrong twice."""
    del words
    pairs = range(len(question.pairs))
    worth = {
        f"P{at} A{chosen}": 1
        for at, pair in enumerate(question.pairs)
        for chosen, answer in enumerate(question.answers)
        if answer == pair.right
    }
    right = [f"P{at} A{at}" for at in pairs]
    return qti.Parts(
        [qti.declare(qti.RESPONSE, "directedPair", right, worth, "multiple")],
        [_match(question)],
        [collect(qti.RESPONSE), share(len(pairs)), *_judge_pairs(question, worth)],
        [
            *qti.comment("P", (pair.feedback for pair in question.pairs)),
            *qti.comment("A", (spare.feedback for spare in question.spare), start=len(pairs)),
        ],
    )


def _match(question: Matching) -> _Element:
    lefts = (
        Q("simpleAssociableChoice", pair.left, identifier=f"P{at}", matchMax="1", fixed="true")
        for at, pair in enumerate(question.pairs)
    )
    answers = (
        Q("simpleAssociableChoice", answer, identifier=f"A{at}", matchMax="0")
        for at, answer in enumerate(question.answers)
    )
    return Q(
        "matchInteraction",
        Q("simpleMatchSet", *lefts),
        Q("simpleMatchSet", *answers),
        responseIdentifier=qti.RESPONSE,
        shuffle="true",
        maxAssociations=str(len(question.pairs)),
    )


def _judge_pairs(question: Matching, worth: Mapping[str, int]) -> Iterator[_Element]:
    for at, pair in enumerate(question.pairs):
        hits = [
            has(qti.RESPONSE, "directedPair", key) for key in worth if key.startswith(f"P{at} ")
        ]
        if pair.feedback:
            yield choose((Q("or", *hits), ()), otherwise=[say(f"P{at}")])
    for at, spare in enumerate(question.spare, len(question.pairs)):
        if spare.feedback:
            lefts = range(len(question.pairs))
            chosen = (has(qti.RESPONSE, "directedPair", f"P{left} A{at}") for left in lefts)
            yield when(Q("or", *chosen), say(f"A{at}"))


def _note_journal(question: Matching) -> Iterable[str]:
    return ("scorm-journal",) if len(question.answers) > MOST_PARTS else ()


def _show(question: Matching, words: Words) -> tuple[str, str]:
    answers = shuffle(tuple(dict.fromkeys(question.answers)), make_seed("anki", question.id))
    lefts = anki.node("ul", *(anki.node("li", *anki.say(pair.left)) for pair in question.pairs))
    rights = anki.node(
        "ol", *(anki.node("li", *anki.say(answer)) for answer in answers), css="options"
    )
    spare = words.say("anki", "spare")
    rows = [
        *((pair.left, pair.right, pair.feedback) for pair in question.pairs),
        *((spare, each.text, each.feedback) for each in question.spare),
    ]
    return anki.write(lefts, rights), anki.write(anki.tell(rows))


def _interact(question: Matching, words: Words) -> xapi.Record:
    right = xapi.NEXT.join(f"pair{at}{xapi.PAIR}answer{at}" for at in range(len(question.pairs)))
    source = xapi.list_parts("pair", (each.left for each in question.pairs), words)
    target = xapi.list_parts("answer", question.answers, words)
    return xapi.shape("matching", right, source=source, target=target)


def _list_feedback(question: Matching) -> Iterator[tuple[str, str]]:
    yield from xapi.number("pair", (each.feedback for each in question.pairs))
    spare = (each.feedback for each in question.spare)
    yield from xapi.number("answer", spare, len(question.pairs))


def _answer(question: Matching, seed: int, words: Words) -> Answered:
    pairs = [
        question.pairs[at] for at in order_answers(len(question.pairs), seed, question.id, "rows")
    ]
    answers = list(dict.fromkeys(question.answers))
    shown = [answers[at] for at in order_answers(len(answers), seed, question.id)]
    letters = {text: find_letter(place, words) for place, text in enumerate(shown)}
    found = (
        words.say("exam_key", "pair", number=number, letter=letters[pair.right])
        for number, pair in enumerate(pairs, start=1)
    )
    sheet = PaperPairs(tuple(flatten(pair.left) for pair in pairs), name_choices(shown, words))
    return sheet, ", ".join(found), len(pairs)


def _judge(question: Matching, words: Words) -> Iterator[AnswerVerdict]:
    for pair in question.pairs:
        text = words.say("exam_key", "together", left=flatten(pair.left), right=flatten(pair.right))
        yield AnswerVerdict(right=True, text=text, said=flatten(pair.feedback))
    for spare in question.spare:
        text = words.say("exam_key", "spare", text=flatten(spare.text))
        yield AnswerVerdict(right=False, text=text, said=flatten(spare.feedback))


def _hint(question: Matching) -> str:
    return "hint" if question.spare else "hint_exact"


def _write_canvas(question: Matching, words: Words, point: str) -> _Element:
    """A list for each pair, all with the same answers; equal answers are one."""
    pairs = [
        (words.say("moodle", "pair", left=each.left, right=each.right), each.feedback)
        for each in question.pairs
    ]
    spare = [(each.text, each.feedback) for each in question.spare]
    said = canvas.explain_parts([*pairs, *spare])
    count = len(question.pairs)
    item = canvas.describe(question, "matching_question", count, point, wrong=said)
    answers = canvas.write_answers(dict.fromkeys(question.answers))
    names = {text: name for name, text in answers.items()}
    lists = [
        canvas.List(f"pair{at}", write_html(pair.left), answers, (names[write_inline(pair.right)],))
        for at, pair in enumerate(question.pairs)
    ]
    return canvas.write_lists(item, lists)


def _write_olx(question: Matching, words: Words) -> _Element:
    """A list for each pair; a wrong answer is told what is said of the pair."""
    del words
    problem = olx.begin(question.prompt)
    for pair in question.pairs:
        right = flatten(pair.right)
        options = [
            Option(text=text, right=True)
            if flatten(text) == right
            else Option(text=text, feedback=pair.feedback)
            for text in dict.fromkeys(question.answers)
        ]
        olx.add_list(problem, pair.left, shuffle(options, make_seed(question.id, pair.left)))
    return problem


def _write_step(question: Matching, words: Words) -> stepik.StepBlock:
    source = stepik.write_pairs((pair.left, pair.right) for pair in question.pairs)
    return stepik.StepBlock(
        "matching", source, write_html(question.prompt), _write_remarks(question, words)
    )


def _note_step(question: Matching) -> Iterable[str]:
    return ("stepik-spare",) if question.spare else ()


def _list_rows(question: Matching, words: Words) -> Iterator[table.TableRow]:
    """A part is the left half of a pair; what fits none has no part."""
    del words
    for pair in question.pairs:
        yield table.TableRow(pair.left, pair.right, right=True, feedback=pair.feedback)
    for each in question.spare:
        yield table.TableRow("", each.text, right=False, feedback=each.feedback)


TARGETS: Targets[Matching] = Targets(
    moodle_xml=MoodleXml(
        Hold(Held.WHOLE, "moodle-remarks"), "matching", _add, obstacles=_find_obstacles
    ),
    gift=Gift(
        Hold(Held.WHOLE, "moodle-remarks"),
        _list_answers,
        remark=_write_remarks,
        obstacles=_find_obstacles,
    ),
    aiken=Hold(Held.NONE, "aiken-kind"),
    cartridge=Hold(Held.NONE, "cartridge-no-kind"),
    canvas=Canvas(Hold(Held.WHOLE, "moodle-remarks"), _write_canvas),
    olx=Olx(Hold(Held.WHOLE), _write_olx),
    stepik=Stepik(Hold(Held.PART, "stepik-whole"), _write_step, _note_step),
    qti=Qti(Hold(Held.WHOLE), _write_parts),
    scorm=Scorm(Hold(Held.WHOLE), _note_journal),
    anki=Anki(Hold(Held.WHOLE), "question", _show),
    xapi=Xapi(Hold(Held.WHOLE), _interact, list_feedback=_list_feedback),
    csv=Hold(Held.WHOLE),
    table=TableRows(Hold(Held.WHOLE), _list_rows),
    exam=Exam(Hold(Held.WHOLE), _answer, _judge, _hint),
)
