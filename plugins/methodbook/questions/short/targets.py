"""What becomes of the kind in other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.model.export import Held, Hold
from methodbook.model.quiz import Option
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
    anki,
    canvas,
    cartridge,
    moodle,
    olx,
    qti,
    stepik,
    table,
    xapi,
)
from methodbook.questions.targets.gift import quote, quote_html
from methodbook.questions.targets.paper import AnswerVerdict, Figure, flatten
from methodbook.questions.targets.qti_logic import (
    Q,
    choose,
    collect,
    is_given,
    is_said,
    put,
    read,
    say,
    when,
)
from methodbook.questions.targets.qti_logic import quote as give
from methodbook.questions.typed import list_spellings, list_typed, quote_star
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from methodbook.questions.short.model import ShortAnswer
    from methodbook.questions.targets.paper import Answered
    from methodbook.words import Words


def _list_forms(question: ShortAnswer) -> tuple[str, ...]:
    return list_typed(question.spellings, case=question.case_matters)


def _list_wrong(question: ShortAnswer) -> Iterator[tuple[str, str]]:
    """Every spelling of an expected mistake, and what is said of it."""
    for each in question.wrong:
        for form in list_typed((each.text,), case=question.case_matters):
            yield form, each.feedback


def _note_slips(question: ShortAnswer) -> Iterable[str]:
    """A list of forms cannot forgive slips of the finger."""
    return ("typed-slips",) if any(each.typos for each in question.answers) else ()


def _add(node: _Element, question: ShortAnswer, words: Words) -> None:
    """Every form, the mistakes to be expected, and a star for anything else."""
    del words
    moodle.add(node, "usecase", str(int(question.case_matters)))
    for form in _list_forms(question):
        _add_form(node, quote_star(form), "100")
    for form, feedback in _list_wrong(question):
        _add_form(node, quote_star(form), "0", feedback)
    _add_form(node, "*", "0", question.feedback)


def _add_form(node: _Element, form: str, weight: str, feedback: str = "") -> None:
    answer = moodle.add_answer(node, form, weight, write_html(feedback))
    answer.set("format", "moodle_auto_format")


def _list_answers(question: ShortAnswer) -> Iterator[str]:
    yield ""
    yield from (f"={quote(quote_star(form))}" for form in _list_forms(question))
    for form, feedback in _list_wrong(question):
        yield f"=%0%{quote(quote_star(form))}#{quote_html(feedback)}"
    yield f"=%0%*#{quote_html(question.feedback)}"


def _find_obstacles(question: ShortAnswer) -> Iterable[str]:
    """An arrow makes pairs of the answers, and no sign of GIFT hides it."""
    said = (*_list_forms(question), *(form for form, _ in _list_wrong(question)))
    return ("gift-arrow",) if any("->" in each for each in said) else ()


def _note_gift(question: ShortAnswer) -> Iterable[str]:
    yield from _note_slips(question)
    if question.case_matters:
        yield "gift-case"


def _write_items(question: ShortAnswer, words: Words, point: str) -> Iterator[_Element]:
    del words
    item = cartridge.describe(question, "fib", point, question.feedback)
    yield cartridge.write_typed(item, _list_forms(question))


_POINTS = "POINTS"


def _write_parts(question: ShortAnswer, words: Words) -> qti.Parts:
    """The points of the mapping are counted apart: they tell what is to be said."""
    del words
    forms = _list_forms(question)
    found = give("float", 1)
    mistakes = [
        (Q("or", *_say_any(question, each.text)), [say(f"MISTAKE{at}")])
        for at, each in enumerate(question.wrong)
    ]
    length = str(max(map(len, forms)))
    return qti.Parts(
        [
            qti.declare(
                qti.RESPONSE,
                "string",
                forms[:1],
                dict.fromkeys(forms, 1),
                case=question.case_matters,
            )
        ],
        [Q("p", Q("textEntryInteraction", responseIdentifier=qti.RESPONSE, expectedLength=length))],
        [
            collect(qti.RESPONSE),
            when(is_given(qti.RESPONSE), put(_POINTS, Q("mapResponse", identifier=qti.RESPONSE))),
            choose((Q("gte", read(_POINTS), found), ()), *mistakes, otherwise=[say("OTHER")]),
        ],
        [
            *qti.comment("MISTAKE", (each.feedback for each in question.wrong)),
            qti.Reply("OTHER", qti.write_paragraphs(question.feedback)),
        ],
        counts=[_POINTS],
    )


def _say_any(question: ShortAnswer, text: str) -> Iterator[_Element]:
    for form in list_typed((text,), case=question.case_matters):
        yield is_said(qti.RESPONSE, form, case=question.case_matters)


def _show(question: ShortAnswer, words: Words) -> tuple[str, str]:
    """What is typed is compared with the answer that is shown; the back has the rest."""
    mistakes = [
        *((each.text, each.feedback) for each in question.wrong),
        (words.say("anki", "other_answer"), question.feedback),
    ]
    right = Option(text="; ".join(question.spellings), right=True)
    wrong = (Option(text=text, feedback=feedback) for text, feedback in mistakes)
    return anki.write_inline(question.answers[0].text), anki.write(anki.check((right, *wrong)))


def _interact(question: ShortAnswer, words: Words) -> xapi.Record:
    del words
    case = f"{{case_matters={str(question.case_matters).lower()}}}"
    forms = list_spellings(question.spellings, case=question.case_matters)
    return xapi.shape("fill-in", *(case + form for form in forms[: xapi.MOST_PATTERNS]))


def _respond(question: ShortAnswer) -> str:
    return question.answers[0].text


def _list_feedback(question: ShortAnswer) -> Iterator[tuple[str, str]]:
    yield from ((each.text, each.feedback) for each in question.wrong)
    yield "other", question.feedback


def _answer(question: ShortAnswer, seed: int, words: Words) -> Answered:
    del seed
    return Figure(""), words.say("exam_key", "or").join(question.spellings), 1


def _judge(question: ShortAnswer, words: Words) -> Iterator[AnswerVerdict]:
    for answer in question.answers:
        said = words.say("exam_key", "or").join(answer.spellings)
        yield AnswerVerdict(right=True, text=flatten(said), said="")
    for each in question.wrong:
        yield AnswerVerdict(right=False, text=flatten(each.text), said=flatten(each.feedback))
    other = words.say("exam_key", "other_answer")
    yield AnswerVerdict(right=False, text=other, said=flatten(question.feedback))


def _write_canvas(question: ShortAnswer, words: Words, point: str) -> _Element:
    del words
    said = canvas.explain_parts((each.text, each.feedback) for each in question.wrong)
    said += write_html(question.feedback)
    item = canvas.describe(question, "short_answer_question", 1, point, wrong=said)
    return canvas.write_typed(item, _list_forms(question))


def _note_canvas(question: ShortAnswer) -> Iterable[str]:
    yield from _note_slips(question)
    if question.case_matters:
        yield "canvas-case"


def _write_olx(question: ShortAnswer, words: Words) -> _Element:
    del words
    problem = olx.begin(question.prompt)
    wrong = dict(_list_wrong(question))
    olx.add_words(problem, "", _list_forms(question), wrong, case=question.case_matters)
    return problem


def _write_step(question: ShortAnswer, words: Words) -> stepik.StepBlock:
    del words
    said = canvas.explain_parts((each.text, each.feedback) for each in question.wrong)
    source = stepik.write_words(_list_forms(question), case=question.case_matters)
    text = write_html(question.prompt)
    return stepik.StepBlock("string", source, text, said + write_html(question.feedback))


def _list_rows(question: ShortAnswer, words: Words) -> Iterator[table.TableRow]:
    """A part is an answer; its forms share it."""
    del words
    for place, answer in enumerate(question.answers, start=1):
        for form in answer.spellings:
            yield table.TableRow(str(place), form, right=True, number=str(answer.typos))
    for each in question.wrong:
        yield table.TableRow("", each.text, right=False, feedback=each.feedback)
    yield table.TableRow("", table.ANYTHING, right=False, feedback=question.feedback)


TARGETS: Targets[ShortAnswer] = Targets(
    moodle_xml=MoodleXml(Hold(Held.WHOLE, "moodle-typed"), "shortanswer", _add, notes=_note_slips),
    gift=Gift(
        Hold(Held.WHOLE, "moodle-typed"), _list_answers, notes=_note_gift, obstacles=_find_obstacles
    ),
    aiken=Hold(Held.NONE, "aiken-kind"),
    cartridge=Cartridge(Hold(Held.PART, "cartridge-short"), _write_items),
    canvas=Canvas(Hold(Held.WHOLE, "qti-typed"), _write_canvas, _note_canvas),
    olx=Olx(Hold(Held.WHOLE, "qti-typed"), _write_olx, _note_slips),
    stepik=Stepik(Hold(Held.WHOLE, "qti-typed"), _write_step, _note_slips),
    qti=Qti(Hold(Held.WHOLE, "qti-typed"), _write_parts, _note_slips),
    scorm=Scorm(Hold(Held.WHOLE)),
    anki=Anki(Hold(Held.PART, "anki-typed"), "typed", _show),
    xapi=Xapi(Hold(Held.WHOLE), _interact, _respond, _list_feedback, notes=_note_slips),
    csv=Hold(Held.WHOLE),
    table=TableRows(Hold(Held.WHOLE), _list_rows),
    exam=Exam(Hold(Held.WHOLE), _answer, _judge),
)
