"""What becomes of the kind in other programs."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING

from methodbook.model.export import Held, Hold
from methodbook.model.quiz import Option
from methodbook.questions.chance import make_seed, shuffle
from methodbook.questions.cloze.forms import list_forms, list_options
from methodbook.questions.cloze.moodle_gaps import is_typable, split_cloze, write_cloze
from methodbook.questions.cloze.qti_gaps import write_gaps
from methodbook.questions.cloze.view import order_choices
from methodbook.questions.target import (
    Anki,
    Canvas,
    Cartridge,
    Exam,
    MoodleXml,
    Olx,
    Qti,
    Scorm,
    TableRows,
    Targets,
    Xapi,
)
from methodbook.questions.targets import (
    anki,
    canvas,
    cartridge,
    olx,
    qti,
    table,
    xapi,
)
from methodbook.questions.targets.moodle import write_inline
from methodbook.questions.targets.paper import (
    AnswerVerdict,
    Blank,
    PaperText,
    flatten,
    set_paragraphs,
)
from methodbook.questions.typed import list_typed
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from methodbook.questions.cloze.model import Cloze, Gap
    from methodbook.questions.targets.paper import Answered
    from methodbook.words import Words


def _add(node: _Element, question: Cloze, words: Words) -> None:
    """The stem has it all."""


def _ask(question: Cloze, words: Words) -> str:
    del words
    return write_cloze(question)


def _find_obstacles(question: Cloze) -> Iterable[str]:
    return () if is_typable(question) else ("moodle-tilde",)


def _write_items(question: Cloze, words: Words, point: str) -> Iterator[_Element]:
    """An item for each gap."""
    for gap in question.gaps:
        profile = "multiple_choice" if gap.wrong else "fib"
        said = "" if gap.wrong else gap.feedback
        item = replace(
            cartridge.describe(question, profile, point, said),
            ident=f"{question.id}.{gap.id}",
            stem=cartridge.write_text(question.prompt, _show_gap(question, gap, words)),
        )
        if gap.wrong:
            yield cartridge.write_choice(item, cartridge.label(list_options(gap)), fixed=False)
        else:
            yield cartridge.write_typed(item, list_typed(gap.answers))


def _show_gap(question: Cloze, asked: Gap, words: Words) -> str:
    """The text with one gap to fill; the others are left out, not given away."""
    names = {True: "asked_gap", False: "other_gap"}
    blanks = {this: words.say("interchange", name) for this, name in names.items()}
    parts = question.split()
    return "".join(part if isinstance(part, str) else blanks[part is asked] for part in parts)


def _write_parts(question: Cloze, words: Words) -> qti.Parts:
    del words
    return write_gaps(question)


def _note_typing(question: Cloze) -> Iterable[str]:
    return () if all(gap.wrong for gap in question.gaps) else ("qti-typed",)


MOST_SIGNS = 255
"""The length of an answer in the journal of a learning system."""


def _note_journal(question: Cloze) -> Iterable[str]:
    said = "; ".join(gap.answers[0] for gap in question.gaps)
    return ("scorm-journal",) if len(said) > MOST_SIGNS else ()


def _cut(question: Cloze, words: Words) -> tuple[str, str]:
    """The text with its gaps, and what else fits or does not fit into each."""
    del words
    numbers = {gap.id: number for number, gap in enumerate(question.gaps, start=1)}
    text = "".join(
        part
        if isinstance(part, str)
        else anki.write_gap(numbers[part.id], part.answers[0], _list_choices(question, part))
        for part in question.split()
    )
    fillings = (each for gap in question.gaps for each in _list_fillings(gap))
    return anki.write(*anki.say(text)), anki.write(anki.check(fillings))


def _list_fillings(gap: Gap) -> Iterator[Option]:
    yield Option(text=", ".join(gap.answers), right=True, feedback=gap.feedback)
    yield from gap.wrong


def _list_choices(question: Cloze, gap: Gap) -> str:
    """What a reader can choose from for *gap*; nothing if the answer is to be found unaided."""
    if not gap.wrong:
        return ""
    choices = (gap.answers[0], *(option.text for option in gap.wrong))
    return " / ".join(shuffle(choices, make_seed("anki", question.id, gap.id)))


def _interact(question: Cloze, words: Words) -> xapi.Record:
    del words
    return xapi.shape("fill-in", *islice(_list_patterns(question), xapi.MOST_PATTERNS))


def _list_patterns(question: Cloze) -> Iterator[str]:
    for forms in product(*map(list_forms, question.gaps)):
        yield xapi.ANY_CASE + xapi.NEXT.join(forms)


def _note_patterns(question: Cloze) -> Iterable[str]:
    count = prod(len(list_forms(gap)) for gap in question.gaps)
    return ("xapi-patterns",) if count > xapi.MOST_PATTERNS else ()


def _respond(question: Cloze) -> str:
    return xapi.NEXT.join(gap.answers[0] for gap in question.gaps)


def _write_stem(question: Cloze, words: Words) -> str:
    blank = words.say("interchange", "asked_gap")
    parts = (part if isinstance(part, str) else blank for part in question.split())
    return f"{question.prompt}\n\n{''.join(parts)}"


def _list_feedback(question: Cloze) -> Iterator[tuple[str, str]]:
    for gap in question.gaps:
        yield gap.id, gap.feedback
        yield from ((f"{gap.id}:{each.text}", each.feedback) for each in gap.wrong)


def _answer(question: Cloze, seed: int, words: Words) -> Answered:
    blanks = {
        gap.id: Blank(number, _offer(question, gap, seed))
        for number, gap in enumerate(question.gaps, start=1)
    }
    paragraphs = tuple(
        tuple(part if isinstance(part, str) else blanks[part.id] for part in parts)
        for parts in _split(question)
    )
    answers = (
        words.say(
            "exam_key", "gap", number=number, answers=words.say("exam_key", "or").join(gap.answers)
        )
        for number, gap in enumerate(question.gaps, start=1)
    )
    return PaperText(paragraphs), "; ".join(answers), len(question.gaps)


def _offer(question: Cloze, gap: Gap, seed: int) -> tuple[str, ...]:
    return tuple(map(flatten, order_choices(question, gap, seed))) if gap.wrong else ()


def _split(question: Cloze) -> Iterable[tuple[str | Gap, ...]]:
    """The paragraphs of the text with gaps, each split at its own."""
    for paragraph in set_paragraphs(question.text):
        yield question.model_copy(update={"text": paragraph}).split()


def _fill(question: Cloze) -> Iterator[str]:
    """The text with the answers in brackets."""
    for parts in _split(question):
        yield "".join(part if isinstance(part, str) else f"[{part.answers[0]}]" for part in parts)


def _judge(question: Cloze, words: Words) -> Iterator[AnswerVerdict]:
    for gap in question.gaps:
        answers = words.say("exam_key", "or").join(gap.answers)
        yield AnswerVerdict(right=True, text=answers, said=flatten(gap.feedback))
        for option in gap.wrong:
            yield AnswerVerdict(
                right=False, text=flatten(option.text), said=flatten(option.feedback)
            )


def _write_canvas(question: Cloze, words: Words, point: str) -> _Element:
    """Lists where every gap is chosen; otherwise all are typed, and what may be chosen is shown."""
    del words
    chosen = all(gap.wrong for gap in question.gaps)
    kind = "multiple_dropdowns_question" if chosen else "fill_in_multiple_blanks_question"
    said = canvas.explain_parts(
        (option.text, option.feedback or gap.feedback)
        for gap in question.gaps
        for option in gap.wrong or (Option(text=gap.answers[0], feedback=gap.feedback),)
    )
    item = canvas.describe(question, kind, len(question.gaps), point, wrong=said)
    stem = canvas.still_brackets(item.stem) + _show_gaps(question, chosen=chosen)
    return canvas.write_lists(
        replace(item, stem=stem), [_offer_choices(gap, chosen=chosen) for gap in question.gaps]
    )


def _show_gaps(question: Cloze, *, chosen: bool) -> str:
    """The text as HTML, its gaps in brackets."""
    marked = question.model_copy(update={"text": write_html(question.text)})
    parts = []
    for part in marked.split():
        if isinstance(part, str):
            parts.append(canvas.still_brackets(part))
        else:
            offered = " / ".join(option.text for option in list_options(part))
            shown = f" ({write_inline(offered)})" if part.wrong and not chosen else ""
            parts.append(canvas.write_gap(part.id) + canvas.still_brackets(shown))
    return "".join(parts)


def _offer_choices(gap: Gap, *, chosen: bool) -> canvas.List:
    """The list of a gap that is chosen from; for one that is typed, every form is right."""
    if chosen:
        answers = canvas.write_answers((option.text for option in list_options(gap)), f"{gap.id}-")
        right = tuple(
            name for name, option in zip(answers, list_options(gap), strict=True) if option.right
        )
    else:
        answers = canvas.write_answers(list_typed(gap.answers), f"{gap.id}-")
        right = tuple(answers)
    return canvas.List(canvas.name_response(gap.id), gap.id, answers, right)


def _write_olx(question: Cloze, words: Words) -> _Element:
    """The text with numbers for its gaps, and a field or a list for each number."""
    del words
    numbers = {gap.id: f"({at}) ____" for at, gap in enumerate(question.gaps, start=1)}
    parts = (part if isinstance(part, str) else numbers[part.id] for part in question.split())
    problem = olx.begin(question.prompt, "".join(parts))
    for at, gap in enumerate(question.gaps, start=1):
        if gap.wrong:
            options = shuffle(list_options(gap), make_seed(question.id, gap.id))
            olx.add_list(problem, f"({at})", options)
        else:
            forms = list_typed(gap.answers)
            olx.add_words(problem, f"({at})", forms, {}, case=False)
    return problem


def _list_rows(question: Cloze, words: Words) -> Iterator[table.TableRow]:
    """A part is a gap; what is said of anything else stands in a row of its own."""
    del words
    for gap in question.gaps:
        yield from table.list_options(list_options(gap), gap.id)
        if gap.feedback and not gap.wrong:
            yield table.TableRow(gap.id, table.ANYTHING, right=False, feedback=gap.feedback)


def _read_stem(question: Cloze) -> str:
    return f"{question.prompt}\n\n{question.text}"


TARGETS: Targets[Cloze] = Targets(
    moodle_xml=MoodleXml(
        Hold(Held.WHOLE, "moodle-typed"),
        "cloze",
        _add,
        _ask,
        lambda question: len(question.gaps),
        obstacles=_find_obstacles,
        split=split_cloze,
    ),
    gift=Hold(Held.NONE, "gift-cloze"),
    aiken=Hold(Held.NONE, "aiken-kind"),
    cartridge=Cartridge(Hold(Held.PART, "cartridge-gaps"), _write_items),
    canvas=Canvas(Hold(Held.WHOLE, "canvas-gaps"), _write_canvas),
    olx=Olx(Hold(Held.WHOLE, "olx-gaps"), _write_olx),
    stepik=Hold(Held.NONE, "stepik-cloze"),
    qti=Qti(Hold(Held.WHOLE), _write_parts, _note_typing),
    scorm=Scorm(Hold(Held.WHOLE), _note_journal),
    anki=Anki(Hold(Held.WHOLE), "cloze", _cut),
    xapi=Xapi(
        Hold(Held.WHOLE),
        _interact,
        _respond,
        _list_feedback,
        ask=_write_stem,
        notes=_note_patterns,
    ),
    csv=Hold(Held.WHOLE),
    table=TableRows(Hold(Held.WHOLE), _list_rows, _read_stem),
    exam=Exam(Hold(Held.WHOLE), _answer, _judge, show=_fill),
)
