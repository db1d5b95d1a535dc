"""What Moodle makes of an imported question, and how it grades it.

Written after the rules of Moodle's own import and grading, in code of its own: the exporters and
this reader share nothing but the format.
"""

import itertools
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any
from xml.parsers import expat

from hypothesis import strategies as st
from lxml import html

from methodbook.model.quiz import Question, Response
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.scoring import score
from methodbook.questions.several.model import Several
from methodbook.questions.short.model import ShortAnswer
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from tests.exports.bank import make_question

ADMITTED = [
    *(1, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2),
    *(0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05, 0),
]
"""The fractions that Moodle admits; negative ones as well."""

NEARLY = 0.00001
"""How far a fraction may be from one of them."""

MOODLE_TYPES = {
    "single": "multichoice",
    "several": "multichoice",
    "truefalse": "truefalse",
    "matching": "match",
    "ordering": "ordering",
    "cloze": "multianswer",
    "numeric": "numerical",
    "short": "shortanswer",
    "case": "essay",
}


@dataclass
class Choice:
    """An answer with what it adds; ``text`` is HTML or, where it is typed, plain."""

    text: str
    fraction: float
    feedback: str = ""
    tolerance: str = "0"


@dataclass
class ImportedGap:
    kind: str
    choices: list[Choice]
    shuffled: bool = False


@dataclass
class Imported:
    """A question in Moodle's bank."""

    kind: str
    name: str
    stem: str
    idnumber: str = ""
    general: str = ""
    category: tuple[str, ...] = ()
    tags: list[str] = field(default_factory=list)
    single: bool = True
    shuffled: bool = True
    choices: list[Choice] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    gaps: list[ImportedGap] = field(default_factory=list)
    hints: str = ""
    grader: str = ""
    mark: Decimal = Decimal(1)


def admit(percent: str) -> float:
    """The fraction of the list that *percent* stands for; one that is not there stops an import."""
    given = float(percent) / 100
    for fraction in ADMITTED:
        for signed in (fraction, -fraction):
            if abs(given - signed) < NEARLY:
                return signed
    raise ValueError(percent)


def split_path(path: str) -> tuple[str, ...]:
    """The names of a category path; a slash inside a name is doubled."""
    names = re.split(r"(?<!/)/(?!/)", path)
    return tuple(name.replace("//", "/").strip() for name in names)


def check_spaces(raw: bytes) -> None:
    """Moodle may drop a space beside a reference, so both stand in CDATA only."""
    inside: list[bool] = [False]
    parser = expat.ParserCreate()
    parser.StartCdataSectionHandler = lambda: inside.append(True)
    parser.EndCdataSectionHandler = inside.pop

    def take(text: str) -> None:
        assert inside[-1] or not set("&<> ") & set(text.strip())

    parser.CharacterDataHandler = take
    parser.Parse(raw, True)  # noqa: FBT003 -- that was all


def see(markup: str) -> str:
    """What a reader sees of HTML, in one line."""
    if not markup:
        return ""
    return flatten(" ".join(map(str, html.fromstring(f"<div>{markup}</div>").itertext())))


def flatten(text: str) -> str:
    return " ".join(text.split())


def grade(imported: Imported, response: Any) -> float:  # noqa: ANN401 -- by kind
    """What Moodle gives for *response*, from 0 to 1."""
    return _GRADERS[imported.kind](imported, response)


def _grade_choices(imported: Imported, response: Any) -> float:  # noqa: ANN401 -- by kind
    chosen: list[int] = [response] if imported.single else response
    return min(max(sum(imported.choices[at].fraction for at in chosen), 0), 1)


def _grade_truth(imported: Imported, response: Any) -> float:  # noqa: ANN401 -- a bool
    return next(each.fraction for each in imported.choices if each.text == str(response).lower())


def _grade_pairs(imported: Imported, response: Any) -> float:  # noqa: ANN401 -- indices
    stems = [right for left, right in imported.pairs if left]
    answers = [right for _, right in imported.pairs]
    hits: list[bool] = [
        answers[chosen] == right for chosen, right in zip(response, stems, strict=True)
    ]
    return sum(hits) / len(hits)


def _grade_order(imported: Imported, response: Any) -> float:  # noqa: ANN401 -- indices
    joints: list[bool] = [second == first + 1 for first, second in itertools.pairwise(response)]
    return sum(joints) / (len(imported.choices) - 1)


def _grade_gaps(imported: Imported, response: Any) -> float:  # noqa: ANN401 -- strings
    marks = [_grade_gap(gap, said) for gap, said in zip(imported.gaps, response, strict=True)]
    return sum(marks) / len(marks)


def _grade_gap(gap: ImportedGap, said: str) -> float:
    for choice in gap.choices:
        if see(choice.text) == flatten(said) if gap.shuffled else _matches(choice.text, said):
            return choice.fraction
    return 0


def _matches(pattern: str, said: str) -> bool:
    """A typed answer against one with stars; a star behind a backslash is a star."""
    parts = (re.escape(part.replace(r"\*", "*")) for part in re.split(r"(?<!\\)\*", pattern))
    return re.fullmatch(".*".join(parts), said.strip(), re.IGNORECASE | re.DOTALL) is not None


def _grade_number(imported: Imported, said: Any) -> float:  # noqa: ANN401 -- a string
    try:
        number = Decimal(said.replace(",", "."))
    except InvalidOperation:
        return 0
    for choice in imported.choices:
        if choice.text == "*" or abs(number - Decimal(choice.text)) <= Decimal(choice.tolerance):
            return choice.fraction
    return 0


def _grade_words(imported: Imported, said: Any) -> float:  # noqa: ANN401 -- a string
    return next((each.fraction for each in imported.choices if _matches(each.text, said)), 0)


_GRADERS: dict[str, Callable[[Imported, Any], float]] = {
    "multichoice": _grade_choices,
    "truefalse": _grade_truth,
    "match": _grade_pairs,
    "ordering": _grade_order,
    "multianswer": _grade_gaps,
    "numerical": _grade_number,
    "shortanswer": _grade_words,
}


def list_responses(question: Question) -> Iterator[Response]:
    """Right, wrong and half-right responses: all of them where they are few."""
    match question:
        case Single() | Several() | TrueFalse():
            yield from _choose(question)
        case Matching() | Ordering():
            yield from _arrange(question)
        case Cloze():
            yield from _fill(question)
        case Numeric():
            yield from _count(question)
        case ShortAnswer():
            yield from _word(question)
        case CaseStudy():
            return


def _choose(question: Single | Several | TrueFalse) -> Iterator[Response]:
    if isinstance(question, TrueFalse):
        yield from (True, False)
        return
    places = range(len(question.options))
    if isinstance(question, Single):
        yield from places
        return
    for count in range(len(places) + 1):
        yield from map(list, itertools.combinations(places, count))


def _arrange(question: Matching | Ordering) -> Iterator[list[int]]:
    chance = random.Random(question.id)  # noqa: S311 -- repeatable
    if isinstance(question, Ordering):
        order = list(range(len(question.items)))
        yield from (order, *(chance.sample(order, len(order)) for _ in range(20)))
    else:
        pairs, answers = len(question.pairs), len(question.answers)
        yield list(range(pairs))
        yield from (chance.choices(range(answers), k=pairs) for _ in range(20))


def _fill(question: Cloze) -> Iterator[list[str]]:
    right = [flatten(gap.answers[0]) for gap in question.gaps]
    for at, gap in enumerate(question.gaps):
        others = [option.text for option in gap.wrong] or ["совсем не то", "*"]
        for said in (*gap.answers, *others):
            yield [*right[:at], flatten(said), *right[at + 1 :]]
        if not gap.wrong:
            last = flatten(gap.answers[-1])
            for said in (last.upper().replace("Ё", "Е"), last.replace("*", "и")):
                yield [*right[:at], said, *right[at + 1 :]]


def _word(question: ShortAnswer) -> Iterator[str]:
    for said in map(flatten, question.spellings):
        yield from (said, f"{said.removesuffix('.')}.", said.upper().replace("Ё", "Е"))
    yield from (flatten(each.text) for each in question.wrong)
    yield from ("совсем не то", "*", "")


def _count(question: Numeric) -> Iterator[str]:
    step = question.tolerance + 1
    for number in (
        question.value,
        question.value + question.tolerance,
        question.value - question.tolerance,
        question.value + step,
        question.value - step,
        *(mistake.value for mistake in question.mistakes),
    ):
        yield format(number, "f")


def check_alike(question: Question, imported: Imported) -> None:
    """Same kind, id, stem and number of answers; the same points for every response."""
    assert imported.kind == MOODLE_TYPES[question.kind]
    assert imported.idnumber == question.id
    assert imported.name
    assert len(imported.name) <= 70
    _check_stem(question, imported)
    _check_feedback(question, imported)
    _check_counts(question, imported)
    perfect = 0
    for response in list_responses(question):
        expected = score(question, response)
        assert abs(grade(imported, response) - expected) < NEARLY, (question.id, response)
        perfect += expected == 1
    assert perfect or isinstance(question, CaseStudy)


def _check_stem(question: Question, imported: Imported) -> None:
    seen = see(imported.stem)
    if isinstance(question, Cloze):
        count = itertools.count(1)
        text = "".join(
            part if isinstance(part, str) else f"{{#{next(count)}}}" for part in question.split()
        )
        assert seen == flatten(f"{question.prompt} {text}")
    elif isinstance(question, Numeric) and question.unit:
        assert seen.startswith(flatten(question.prompt))
        assert flatten(question.unit) in seen.removeprefix(flatten(question.prompt))
    else:
        assert seen == flatten(question.prompt)


def _check_counts(question: Question, imported: Imported) -> None:
    match question:
        case Single() | Several():
            shown = [(option.text, option.feedback) for option in question.options]
            assert [(see(each.text), see(each.feedback)) for each in imported.choices] == [
                (flatten(text), flatten(feedback)) for text, feedback in shown
            ]
            assert imported.single is isinstance(question, Single)
        case Matching():
            lefts = [*(pair.left for pair in question.pairs), *("" for _ in question.spare)]
            wanted = [
                (flatten(left), flatten(right))
                for left, right in zip(lefts, question.answers, strict=True)
            ]
            assert [(see(left), see(right)) for left, right in imported.pairs] == wanted
        case Ordering():
            items = [flatten(item.text) for item in question.items]
            assert [see(each.text) for each in imported.choices] == items
        case Cloze():
            _check_gaps(question, imported)
        case Numeric():
            assert len(imported.choices) == 2 + len(question.mistakes)
            told = [*(each.feedback for each in question.mistakes), question.feedback]
            assert [see(each.feedback) for each in imported.choices[1:]] == list(map(flatten, told))
        case ShortAnswer():
            said = {flatten(each.feedback) for each in question.wrong}
            said |= {"", flatten(question.feedback)}
            assert {see(each.feedback) for each in imported.choices} == said
            assert imported.choices[-1].text == "*"
        case TrueFalse():
            assert {see(each.feedback) for each in imported.choices} == {
                "",
                flatten(question.feedback),
            }
        case CaseStudy():
            assert not imported.choices


def _check_gaps(question: Cloze, imported: Imported) -> None:
    assert [gap.kind for gap in imported.gaps] == [
        "multichoice" if gap.wrong else "shortanswer" for gap in question.gaps
    ]
    for gap, read in zip(question.gaps, imported.gaps, strict=True):
        told = [see(choice.feedback) for choice in read.choices if choice.feedback]
        wanted = [flatten(option.feedback or gap.feedback) for option in gap.wrong]
        assert told == [each for each in wanted or [flatten(gap.feedback)] if each]
        if gap.wrong:
            shown = [*gap.answers, *(option.text for option in gap.wrong)]
            assert [see(choice.text) for choice in read.choices] == list(map(flatten, shown))


def _check_feedback(question: Question, imported: Imported) -> None:
    said = see(imported.general)
    assert flatten(question.explanation) in said
    if isinstance(question, Matching | Ordering):
        parts = question.items if isinstance(question, Ordering) else question.pairs
        extra = question.spare if isinstance(question, Matching) else ()
        for part in (*parts, *extra):
            assert flatten(part.feedback) in see(imported.hints) + said


SIGNS = "~=#{}:\\%$_^&<>\"'«»*|/[]().,;-—+@!?0159nabАЯё 🍏\n"

texts = (
    st.one_of(
        st.text(st.sampled_from(SIGNS), min_size=1, max_size=30),
        st.sampled_from(
            [
                *(
                    "0",
                    "//",
                    "// x",
                    "[html]",
                    "[plain] x",
                    "->",
                    "a -> b",
                    "####",
                    "::x::",
                    "%50%x",
                ),
                *(
                    "=x",
                    "~x",
                    "\\",
                    "\\n",
                    "\\\\",
                    "&amp;",
                    "&lt;b&gt;",
                    "&&058;",
                    "{#1}",
                    "}",
                    "{",
                ),
                *(
                    "{1:SA:=x}",
                    "{1:MC:=x~y}",
                    "$CATEGORY: x",
                    "A) x",
                    "ANSWER: A",
                    "<b>x</b>",
                    "]]>",
                ),
                *(
                    "[id:x]",
                    "[tag:x]",
                    ">2 ALL x",
                    "TRUE",
                    "*",
                    "x*",
                    "\\}",
                    "\\#",
                    "a\n\nb",
                    "<!--",
                ),
            ]
        ),
    )
    .map(str.strip)
    .filter(bool)
)


@st.composite
def questions(draw: st.DrawFn, kind: str) -> Question:
    """A question of *kind* whose every text is nasty; no two answers are equal."""

    def take(count: int) -> list[str]:
        return draw(st.lists(texts, min_size=count, max_size=count, unique_by=flatten))

    answers, notes = take(4), take(4)
    typed = [f"{at} {text}".replace("->", "→") for at, text in enumerate(answers)]
    own: dict[str, dict[str, Any]] = {
        "single": {"options": _make_options(answers, notes, 1)},
        "several": {"options": _make_options(answers, notes, draw(st.integers(1, 3)))},
        "short": {
            "answers": [{"text": typed[0], "forms": [typed[1]]}, typed[2]],
            "wrong": [{"text": typed[3], "feedback": notes[0]}],
            "feedback": notes[1],
        },
        "truefalse": {"right": draw(st.booleans()), "feedback": notes[0]},
        "matching": {
            "pairs": [
                {"left": left, "right": right, "feedback": note}
                for left, right, note in zip(take(3), answers, notes, strict=False)
            ],
            "spare": [{"text": answers[3], "feedback": notes[3]}],
        },
        "ordering": {
            "items": [
                {"text": text, "feedback": note} for text, note in zip(answers, notes, strict=True)
            ]
        },
        "cloze": {
            "text": f"{notes[0]} [[typed]] {notes[1]} [[chosen]] {notes[2]}",
            "gaps": [
                {"id": "typed", "answers": draw(_typed), "feedback": notes[3]},
                {
                    "id": "chosen",
                    "answers": [f"{answers[0]} верный"],
                    "wrong": [
                        {"text": f"{text} ложный {note}", "feedback": note}
                        for text, note in zip(answers[1:], notes[1:], strict=True)
                    ],
                },
            ],
        },
        "numeric": {"mistakes": [{"value": "-7", "feedback": notes[0]}], "unit": "₽"},
        "case": {"sample": notes[0]},
    }
    prompt, explanation = take(2)
    return make_question(kind, prompt=prompt, explanation=explanation, **own[kind])


# A text of signs alone is nothing once case, quotes and dashes are forgiven: letters tell it apart.
_typed = st.lists(
    texts.map(lambda text: f"ответ {text} да").filter(lambda text: "~" not in text),
    min_size=1,
    max_size=2,
    unique_by=lambda text: flatten(text).lower(),
)


def _make_options(texts: list[str], notes: list[str], right: int) -> list[dict[str, object]]:
    return [
        {"text": text, "right": at < right, "feedback": note}
        for at, (text, note) in enumerate(zip(texts, notes, strict=True))
    ]
