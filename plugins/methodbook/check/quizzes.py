"""Rules about the form of questions: E4xx and W4xx. What a file says wrong, no import may swallow.

Moodle takes most broken questions without a word: it stores a question that cannot be solved, or
turns a gap into plain text. So what an export would break is stopped here. Rules of one kind alone
stand in the folder of that kind.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from methodbook.check.checker import Check, Find
from methodbook.model.finding import Finding, Rule
from methodbook.model.texts import list_question_texts
from methodbook.questions.folding import simplify
from methodbook.questions.kinds import KINDS, find_kind
from methodbook.text.languages import find_language
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from methodbook.model.base import Base
    from methodbook.model.quiz import Question, Quiz
    from methodbook.questions.kind import HabitRule, QuestionKind, QuestionRule, ToldFinding


def ask_each(
    find: Callable[[Question], Iterable[ToldFinding]],
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
        words = re.findall(r"\w+", simplify(question.stem))
        known = first.setdefault(" ".join(words), question)
        if known is not question and known.id != question.id:
            what = Sentence("what", id=known.id)
            yield rule.at(question.find_place("prompt"), what)


REPEATED_STEM = Rule("E405")


def _find_equal_choices(question: Question) -> Iterator[ToldFinding]:
    for path, texts in find_kind(question).list_choices(question):
        counts = Counter(map(simplify, texts))
        for text in texts:
            if counts[simplify(text)] > 1:
                yield path, Sentence("what", answer=text), text
                break


EQUAL_CHOICES = Rule("E406")


def _find_silent(question: Question) -> Iterator[ToldFinding]:
    for path, feedback, answer in find_kind(question).list_feedback(question):
        if not feedback:
            yield path, Sentence("what", answer=answer), answer


NO_FEEDBACK = Rule("E407")


def _find_repeated_feedback(question: Question) -> Iterator[ToldFinding]:
    seen: dict[str, str] = {}
    for path, feedback, answer in find_kind(question).list_feedback(question):
        if feedback and feedback in seen:
            what = Sentence("what", answer=answer, other=seen[feedback])
            yield (*path, "feedback"), what, ""
        seen.setdefault(feedback, answer)


REPEATED_FEEDBACK = Rule("W401")


def _find_catch_alls(rule: Rule, base: Base) -> Iterator[Finding]:
    catch_all = find_language(base.words.language).find_slip("catch_all")
    for question in list_questions(base):
        for path, texts in find_kind(question).list_choices(question):
            for text in texts:
                if found := catch_all.search(text):
                    what = Sentence("what", answer=text)
                    yield rule.at(question.find_place(*path), what, excerpt=found[0])


CATCH_ALL = Rule("E408")


def _find_shared_orders(rule: Rule, base: Base) -> Iterator[Finding]:
    by_order: dict[int, list[Quiz]] = defaultdict(list)
    for quiz in base.ordered_quizzes:
        by_order[quiz.order].append(quiz)
    for quizzes in by_order.values():
        for quiz in quizzes[1:]:
            what = Sentence("what", place=quiz.order, quiz=quizzes[0].id)
            yield rule.at(quiz.written, what)


SHARED_ORDER = Rule("E414")

_OTHER = r"[^\x00-\x7f]"
"""A letter that no identifier of a program has: ``__init__`` is a name, «__так__» is markup."""

_ITEM = r"^[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+\S"

_MARKUP = re.compile(
    "|".join(
        (
            r"^(?:```|~~~)",  # a program
            r"^#{1,6} ",  # a heading
            r"^[ \t]*\|?[ \t:|-]*-{3,}[ \t:]*\|[ \t:|-]*$",  # the line under the head of a table
            rf"{_ITEM}.*\n{_ITEM[1:]}",  # a list
            r"(?<![\w*])\*\*(?=\S)[^*\n]+(?<=\S)\*\*(?![\w*])",
            r"(?<![\w*])\*(?=\S)[^*\n]+(?<=\S)\*(?![\w*])",
            rf"(?<![\w_])__?(?=[^\s_])[^_\n]*(?:{_OTHER}| )[^_\n]*(?<=\S)__?(?![\w_])",
            r"`[^`\n]+`",
            r"\[@[^\]]*\]",
            r"&(?:[a-z]+|#\d+);",
            r"\$[^$\n]*[\\^_={][^$\n]*\$|\\[(\[].+?\\[)\]]",  # a formula
        )
    ),
    re.MULTILINE,
)
"""What a reader of Markdown would show otherwise; a blank on paper «____» and 2**3 are text.

Tags of HTML, links and pictures have findings of their own.
"""

_SHOWN = 30
"""Signs of it that are told."""


def _find_markup(rule: Rule, base: Base) -> Iterator[Finding]:
    for question in list_questions(base):
        for text in list_question_texts(question):
            if found := _MARKUP.search(text.text):
                said = found[0].strip().split("\n")[0][:_SHOWN]
                what = Sentence("what", markup=said)
                yield rule.at(text.find_place(found.start()), what, excerpt=said)


MARKUP = Rule("E415")


def _ask_kind(kind: QuestionKind[Any], own: QuestionRule[Any]) -> Check:
    """The check of a rule about single questions of one kind."""

    def find(question: Question) -> Iterable[ToldFinding]:
        return own.find(question) if question.kind == kind.name else ()

    return Check(own.rule, ask_each(find))


def _watch(own: HabitRule) -> Check:
    """The check of a rule about all questions of a quiz."""

    def find(rule: Rule, base: Base) -> Iterator[Finding]:
        for quiz in base.ordered_quizzes:
            yield from (rule.at(quiz.written, what) for what in own.find(quiz))

    return Check(own.rule, find)


def _join(checks: Iterable[Check]) -> Iterator[Check]:
    """One check for each rule, in the order of the codes: kinds may share a rule."""
    by_rule: dict[Rule, list[Check]] = defaultdict(list)
    for check in checks:
        by_rule[check.rule].append(check)
    for rule, alike in sorted(by_rule.items(), key=lambda pair: pair[0].code[1:]):
        yield Check(rule, _chain(alike))


def _chain(checks: Iterable[Check]) -> Find:
    return lambda rule, base: [each for check in checks for each in check.find(rule, base)]


QUIZ_FORM_CHECKS: tuple[Check, ...] = tuple(
    _join(
        (
            Check(REPEATED_ID, _find_repeated_ids),
            Check(REPEATED_STEM, _find_repeated_stems),
            Check(EQUAL_CHOICES, ask_each(_find_equal_choices)),
            Check(NO_FEEDBACK, ask_each(_find_silent)),
            Check(REPEATED_FEEDBACK, ask_each(_find_repeated_feedback)),
            Check(CATCH_ALL, _find_catch_alls),
            Check(SHARED_ORDER, _find_shared_orders),
            Check(MARKUP, _find_markup),
            *(_ask_kind(kind, own) for kind in KINDS.values() for own in kind.rules),
            *(_watch(own) for kind in KINDS.values() for own in kind.habits),
        )
    )
)
