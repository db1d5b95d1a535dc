import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methodbook.exports.format import Selection
from methodbook.exports.moodle.aiken import FORMAT
from methodbook.model.export import ExportOutcome, Held
from methodbook.model.quiz import Question
from methodbook.questions.kinds import KINDS
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from tests.exports.bank import make_question, make_selection, take_file
from tests.exports.moodle_reading import Choice, Imported, flatten, questions, see, texts


def export(selection: Selection) -> str:
    return take_file(FORMAT.export(selection, lambda: None)).decode()


def read(text: str) -> list[Imported]:
    """The questions as Moodle would keep them; what it would complain about fails here."""
    found: list[Imported] = []
    stem: str | None = None
    choices: list[Choice] = []
    for line in map(str.strip, text.split("\n")):
        if len(line.encode()) < 2:
            continue
        if re.match(r"[A-Z][).]", line):
            assert stem is not None
            choices.append(Choice(escape(line[2:].strip(), quote=False), 0))
        elif line.startswith("ANSWER:"):
            assert stem is not None
            assert len(choices) > 1
            choices[ord(line.removeprefix("ANSWER:").strip()[0]) - ord("A")].fraction = 1
            found.append(Imported("multichoice", "", stem, choices=choices))
            stem, choices = None, []
        else:
            assert stem is None
            stem = escape(line, quote=False)
    assert stem is None
    return found


def check_alike(question: Question, imported: Imported) -> None:
    assert see(imported.stem) == flatten(question.prompt)
    if isinstance(question, Single):
        wanted = [(flatten(option.text), option.right) for option in question.options]
    else:
        assert isinstance(question, TrueFalse)
        wanted = [("Верно", question.right), ("Неверно", not question.right)]
    assert [(see(each.text), each.fraction == 1) for each in imported.choices] == wanted


def list_held(selection: Selection) -> list[Question]:
    outcomes = {each.id: each for each in FORMAT.export(selection, lambda: None).outcomes}
    return [each for each in selection.questions if outcomes[each.id].held is not Held.NONE]


def test_the_whole_bank_means_the_same_in_moodle(bank: Selection) -> None:
    held = list_held(bank)
    assert len(held) == sum(isinstance(each, Single | TrueFalse) for each in bank.questions)
    for question, imported in zip(held, read(export(bank)), strict=True):
        check_alike(question, imported)


@pytest.mark.parametrize("kind", ["single", "truefalse"])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_text_can_break_a_question(kind: str, data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    selection = make_selection(question)
    imported = read(export(selection))
    assert len(imported) == len(list_held(selection))
    for each in imported:
        check_alike(question, each)


@given(prompt=texts)
def test_a_stem_is_refused_only_when_moodle_would_take_it_for_something_else(prompt: str) -> None:
    question = make_question("truefalse", prompt=prompt)
    line = flatten(prompt)
    taken = re.match(r"[A-Z][).]|ANSWER:", line) or len(line.encode()) < 2
    assert bool(list_held(make_selection(question))) is not bool(taken)


def test_what_is_left_out_or_lost_is_told_by_question() -> None:
    told = {each.id: each for each in FORMAT.export(make_selection(), lambda: None).outcomes}
    assert len(told) == len(KINDS)
    assert told["sample-cloze"] == ExportOutcome("sample-cloze", Held.NONE, ("aiken-kind",))
    assert told["sample-single"].notes == ("aiken-no-feedback", "aiken-paragraphs", "aiken-signs")
    assert told["sample-truefalse"].notes == ("aiken-true-false", "aiken-paragraphs")


def test_more_options_than_letters_are_refused_with_a_note() -> None:
    options = [{"text": str(at), "right": at == 0} for at in range(27)]
    question = make_question("single", options=options)
    result = FORMAT.export(make_selection(question), lambda: None)
    assert result.outcomes == (ExportOutcome(question.id, Held.NONE, ("aiken-stem",)),)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert export(make_selection()) == export(make_selection())
