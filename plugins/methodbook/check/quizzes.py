"""Rules about the form of questions: E4xx and W4xx. What a file says wrong, no import may swallow.

Moodle takes most broken questions without a word: it stores a question that cannot be solved, or
turns a gap into plain text. So what an export would break is stopped here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

from methodbook.check.checker import Check
from methodbook.model.entry import Path
from methodbook.model.finding import Finding, Rule
from methodbook.model.quiz import (
    GAP,
    CaseStudy,
    Cloze,
    Matching,
    Numeric,
    Ordering,
    Question,
    Quiz,
    Several,
    Single,
    TrueFalse,
)
from methodbook.practice.scoring import fits, simplify
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from methodbook.model.base import Base

Told: TypeAlias = tuple[Path, Sentence, str]
"""Where in the question, what is wrong, and the words that it is about."""

FRACTIONS = frozenset(range(1, 11)) | {20}
"""Into how many equal parts Moodle can split a point: each part stands in its list of weights."""


def ask_each(
    find: Callable[[Question], Iterable[Told]],
) -> Callable[[Rule, Base], Iterator[Finding]]:
    """Make a check of a function that looks at one question."""

    def find_all(rule: Rule, base: Base) -> Iterator[Finding]:
        for question in list_questions(base):
            for path, what, excerpt in find(question):
                yield rule.at(question.find_place(*path), what, excerpt=excerpt)

    return find_all


def list_questions(base: Base) -> Iterator[Question]:
    """Every question, the second of two with one id as well."""
    for quiz in base.ordered_quizzes:
        yield from quiz.questions


def _find_unsolvable(question: Question) -> Iterator[Told]:
    if isinstance(question, Single | Several) and not any(each.right for each in question.options):
        yield ("options",), Sentence("what"), ""


NO_RIGHT = Rule("E401")


def _find_miscounted(question: Question) -> Iterator[Told]:
    if not isinstance(question, Single | Several):
        return
    right = sum(each.right for each in question.options)
    if isinstance(question, Single) and right > 1:
        yield ("options",), Sentence("too_many", count=right), ""
    if isinstance(question, Several) and right == 1:
        yield ("options",), Sentence("single"), ""
    if right == len(question.options):
        yield ("options",), Sentence("none_wrong"), ""


MISCOUNTED = Rule("E402")


def _find_bad_weights(question: Question) -> Iterator[Told]:
    if not isinstance(question, Several):
        return
    right = sum(each.right for each in question.options)
    counts = {"right": right, "wrong": len(question.options) - right}
    for name, count in counts.items():
        if count and count not in FRACTIONS:
            yield ("options",), Sentence("what", name=Sentence(name), count=count), ""


BAD_WEIGHTS = Rule("E403")


def _find_repeated_ids(rule: Rule, base: Base) -> Iterator[Finding]:
    first: dict[str, Question] = {}
    for question in list_questions(base):
        known = first.setdefault(question.id, question)
        if known is not question:
            place = known.written
            what = Sentence("what", id=question.id, file=place.file, line=place.line)
            yield rule.at(question.find_place("id"), what, excerpt=question.id)


REPEATED_ID = Rule("E404")


def _find_repeated_stems(rule: Rule, base: Base) -> Iterator[Finding]:
    first: dict[str, Question] = {}
    for question in list_questions(base):
        text = question.text if isinstance(question, Cloze) else ""
        words = re.findall(r"\w+", simplify(f"{question.prompt} {text}"))
        known = first.setdefault(" ".join(words), question)
        if known is not question and known.id != question.id:
            what = Sentence("what", id=known.id)
            yield rule.at(question.find_place("prompt"), what)


REPEATED_STEM = Rule("E405")


def list_choices(question: Question) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The groups of answers between which a reader chooses, with where each group stands."""
    if isinstance(question, Single | Several):
        yield ("options",), tuple(each.text for each in question.options)
    elif isinstance(question, Matching):
        yield ("pairs",), tuple(pair.left for pair in question.pairs)
        yield ("pairs",), question.answers
    elif isinstance(question, Ordering):
        yield ("items",), tuple(item.text for item in question.items)
    elif isinstance(question, CaseStudy):
        yield ("criteria",), tuple(each.text for each in question.criteria)
    elif isinstance(question, Cloze):
        for index, gap in enumerate(question.gaps):
            wrong = tuple(each.text for each in gap.wrong)
            yield ("gaps", index), (*gap.answers, *wrong)


def _find_equal_choices(question: Question) -> Iterator[Told]:
    for path, texts in list_choices(question):
        counts = Counter(map(simplify, texts))
        for text in texts:
            if counts[simplify(text)] > 1:
                yield path, Sentence("what", answer=text), text
                break


EQUAL_CHOICES = Rule("E406")


Feedback: TypeAlias = tuple[Path, str, str]
"""Where an answer stands, what is said to those who chose it, and the answer."""


def _list_feedback(question: Question) -> Iterator[Feedback]:
    """Every text that a wrong answer needs."""
    if isinstance(question, Single | Several):
        for index, option in enumerate(question.options):
            if not option.right:
                yield ("options", index), option.feedback, option.text
    elif isinstance(question, Matching):
        yield from _list_matching_feedback(question)
    elif isinstance(question, Ordering):
        for index, item in enumerate(question.items):
            yield ("items", index), item.feedback, item.text
    elif isinstance(question, Cloze):
        yield from _list_gap_feedback(question)


def _list_matching_feedback(question: Matching) -> Iterator[Feedback]:
    for index, pair in enumerate(question.pairs):
        yield ("pairs", index), pair.feedback, pair.left
    for index, spare in enumerate(question.spare):
        yield ("spare", index), spare.feedback, spare.text


def _list_gap_feedback(question: Cloze) -> Iterator[Feedback]:
    for index, gap in enumerate(question.gaps):
        if not gap.wrong:
            yield ("gaps", index), gap.feedback, gap.id
        for number, option in enumerate(gap.wrong):
            yield ("gaps", index, "wrong", number), option.feedback, option.text


def _find_silent(question: Question) -> Iterator[Told]:
    for path, feedback, answer in _list_feedback(question):
        if not feedback:
            yield path, Sentence("what", answer=answer), answer


NO_FEEDBACK = Rule("E407")


def _find_repeated_feedback(question: Question) -> Iterator[Told]:
    seen: dict[str, str] = {}
    for path, feedback, answer in _list_feedback(question):
        if feedback and feedback in seen:
            what = Sentence("what", answer=answer, other=seen[feedback])
            yield (*path, "feedback"), what, ""
        seen.setdefault(feedback, answer)


REPEATED_FEEDBACK = Rule("W401")


_CATCH_ALL = re.compile(
    r"вс[её] (?:выше|ниже)?перечислен|ничего из (?:выше|ниже)?перечислен|"
    r"ни од(?:ин|на|но) из (?:них|вариантов|ответов|перечислен)|"
    r"(?:вс[её]|верны?) (?:ответы|варианты)(?: верны)?$|затрудняюсь ответить",
    re.IGNORECASE,
)


def _find_catch_alls(question: Question) -> Iterator[Told]:
    for path, texts in list_choices(question):
        for text in texts:
            if found := _CATCH_ALL.search(text):
                yield path, Sentence("what", answer=text), found[0]


CATCH_ALL = Rule("E408")

LEAST = 8
"""Questions with one right answer from which a habit can be told from chance."""


def _list_singles(quiz: Quiz) -> list[Single]:
    return [
        each
        for each in quiz.questions
        if isinstance(each, Single) and sum(option.right for option in each.options) == 1
    ]


def _find_longest(rule: Rule, base: Base) -> Iterator[Finding]:
    for quiz in base.ordered_quizzes:
        singles = _list_singles(quiz)
        longest = [each for each in singles if _is_right_longest(each)]
        if len(singles) >= LEAST and len(longest) * 2 > len(singles):
            what = Sentence("what", count=len(longest), total=len(singles))
            yield rule.at(quiz.written, what)


def _is_right_longest(question: Single) -> bool:
    right = max(len(option.text) for option in question.options if option.right)
    return all(len(option.text) < right for option in question.options if not option.right)


LONGEST = Rule("W402")


def _find_same_place(rule: Rule, base: Base) -> Iterator[Finding]:
    for quiz in base.ordered_quizzes:
        singles = _list_singles(quiz)
        places = Counter(
            next(at for at, option in enumerate(each.options, start=1) if option.right)
            for each in singles
            if not each.fixed
        )
        for place, count in places.items():
            if len(singles) >= LEAST and count * 10 > len(singles) * 6:
                what = Sentence("what", place=place, count=count, total=len(singles))
                yield rule.at(quiz.written, what)


SAME_PLACE = Rule("W403")


def _find_bad_gaps(question: Question) -> Iterator[Told]:
    if not isinstance(question, Cloze):
        return
    named = [found["id"] for found in GAP.finditer(question.text)]
    known = [gap.id for gap in question.gaps]
    for name in named:
        if name not in known:
            yield ("text",), Sentence("unknown", name=name), f"[[{name}]]"
    for index, name in enumerate(known):
        if named.count(name) != 1:
            said = Sentence("absent") if name not in named else Sentence("repeated")
            yield ("gaps", index, "id"), Sentence("what", name=name, said=said), name
    rest = GAP.sub("", question.text)
    if found := re.search(r"\[\[|\]\]", rest):
        yield ("text",), Sentence("brackets"), found[0]
    if set(named) == set(known) and len(named) == len(known) and named != known:
        yield ("gaps",), Sentence("disorder"), ""


BAD_GAPS = Rule("E409")


def _find_bad_forms(question: Question) -> Iterator[Told]:
    if not isinstance(question, Cloze):
        return
    for index, gap in enumerate(question.gaps):
        path = ("gaps", index, "answers")
        if gap.wrong and len(gap.answers) > 1:
            yield path, Sentence("one_right", gap=gap.id, count=len(gap.answers)), ""
        if any(option.right for option in gap.wrong):
            yield (
                ("gaps", index, "wrong"),
                Sentence("wrong_right", gap=gap.id),
                "",
            )
        for answer in gap.answers:
            if not simplify(answer):
                yield path, Sentence("empty", answer=answer), answer


BAD_FORMS = Rule("E410")


def _find_answers_in_stem(question: Question) -> Iterator[Told]:
    if not isinstance(question, Cloze):
        return
    rest = f" {simplify(question.prompt)} {simplify(GAP.sub(' ', question.text))} "
    words = " ".join(re.findall(r"[\w-]+", rest))
    for index, gap in enumerate(question.gaps):
        for answer in gap.answers:
            if not gap.wrong and f" {simplify(answer)} " in f" {words} ":
                path = ("gaps", index, "answers")
                yield path, Sentence("what", answer=answer), answer
                break


ANSWER_IN_STEM = Rule("W404")


def _find_thin_matching(question: Question) -> Iterator[Told]:
    if not isinstance(question, Matching):
        return
    if len(question.pairs) < 3:  # noqa: PLR2004 -- two pairs are one choice
        yield ("pairs",), Sentence("few", count=len(question.pairs)), ""
    if not question.spare:
        yield ("pairs",), Sentence("no_spare"), ""


THIN_MATCHING = Rule("E411")


def _find_bad_numbers(question: Question) -> Iterator[Told]:
    if not isinstance(question, Numeric):
        return
    if question.value and question.tolerance >= abs(question.value):
        said = Sentence("wide", tolerance=question.tolerance, value=question.value)
        yield ("tolerance",), said, ""
    for index, mistake in enumerate(question.mistakes):
        if fits(question, str(mistake.value)):
            said = Sentence("mistake", value=mistake.value)
            yield ("mistakes", index, "value"), said, ""
    if question.unit and re.search(r"\d", question.unit):
        yield ("unit",), Sentence("unit", unit=question.unit), question.unit


BAD_NUMBER = Rule("E412")


def _find_questions_as_statements(question: Question) -> Iterator[Told]:
    if isinstance(question, TrueFalse) and question.prompt.rstrip("»”) ").endswith("?"):
        yield ("prompt",), Sentence("what"), ""


NOT_A_STATEMENT = Rule("E413")


def _find_many_true_false(rule: Rule, base: Base) -> Iterator[Finding]:
    for quiz in base.ordered_quizzes:
        count = sum(isinstance(each, TrueFalse) for each in quiz.questions)
        if len(quiz.questions) >= LEAST and count * 5 > len(quiz.questions):
            what = Sentence("what", count=count, total=len(quiz.questions))
            yield rule.at(quiz.written, what)


MANY_TRUE_FALSE = Rule("W405")


def _find_shared_orders(rule: Rule, base: Base) -> Iterator[Finding]:
    by_order: dict[int, list[Quiz]] = defaultdict(list)
    for quiz in base.ordered_quizzes:
        by_order[quiz.order].append(quiz)
    for quizzes in by_order.values():
        for quiz in quizzes[1:]:
            what = Sentence("what", place=quiz.order, quiz=quizzes[0].id)
            yield rule.at(quiz.written, what)


SHARED_ORDER = Rule("E414")

_MARKUP = re.compile(r"\*\*|__|^#{1,6} |\[@[^\]]*\]|&(?:[a-z]+|#\d+);", re.MULTILINE)


def _list_own_texts(question: Question) -> Iterator[tuple[Path, str]]:
    yield ("prompt",), question.prompt
    yield ("explanation",), question.explanation
    for path, texts in list_choices(question):
        yield from ((path, text) for text in texts)
    for path, feedback, _ in _list_feedback(question):
        yield (*path, "feedback"), feedback


def _find_markup(question: Question) -> Iterator[Told]:
    for path, text in _list_own_texts(question):
        if found := _MARKUP.search(text):
            yield path, Sentence("what", markup=found[0].strip()), found[0]


MARKUP = Rule("E415")

QUIZ_FORM_CHECKS: tuple[Check, ...] = (
    Check(NO_RIGHT, ask_each(_find_unsolvable)),
    Check(MISCOUNTED, ask_each(_find_miscounted)),
    Check(BAD_WEIGHTS, ask_each(_find_bad_weights)),
    Check(REPEATED_ID, _find_repeated_ids),
    Check(REPEATED_STEM, _find_repeated_stems),
    Check(EQUAL_CHOICES, ask_each(_find_equal_choices)),
    Check(NO_FEEDBACK, ask_each(_find_silent)),
    Check(REPEATED_FEEDBACK, ask_each(_find_repeated_feedback)),
    Check(CATCH_ALL, ask_each(_find_catch_alls)),
    Check(LONGEST, _find_longest),
    Check(SAME_PLACE, _find_same_place),
    Check(BAD_GAPS, ask_each(_find_bad_gaps)),
    Check(BAD_FORMS, ask_each(_find_bad_forms)),
    Check(ANSWER_IN_STEM, ask_each(_find_answers_in_stem)),
    Check(THIN_MATCHING, ask_each(_find_thin_matching)),
    Check(BAD_NUMBER, ask_each(_find_bad_numbers)),
    Check(NOT_A_STATEMENT, ask_each(_find_questions_as_statements)),
    Check(MANY_TRUE_FALSE, _find_many_true_false),
    Check(SHARED_ORDER, _find_shared_orders),
    Check(MARKUP, ask_each(_find_markup)),
)
