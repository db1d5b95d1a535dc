import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from methodbook.exports.format import Selection
from methodbook.exports.moodle.xml import FORMAT
from methodbook.model.export import ExportOutcome, Held
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.kinds import KINDS
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from tests.banks import Made
from tests.exports.bank import make_question, make_selection, nasty_questions, take_file
from tests.exports.moodle_reading import (
    Choice,
    Imported,
    ImportedGap,
    admit,
    check_alike,
    check_spaces,
    flatten,
    grade,
    questions,
    see,
    split_path,
)

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("moodle_xml.rng")))
"""Ours: nobody publishes a schema of Moodle XML, so this one writes down what its reader reads."""


def export(selection: Selection) -> bytes:
    return take_file(FORMAT.export(selection, lambda: None))


def read(raw: bytes) -> list[Imported]:
    """The questions as Moodle would keep them."""
    found: list[Imported] = []
    category: tuple[str, ...] = ()
    for node in etree.fromstring(raw):
        if node.get("type") == "category":
            category = split_path(take(node, "category/text"))
        else:
            found.append(read_question(node, category))
    return found


def take(node: etree._Element, path: str) -> str:
    """The text of the one element there; an element inside it would be an error for Moodle."""
    found = node.findall(path)
    assert len(found) <= 1
    assert not any(len(each) for each in found)
    return (found[0].text or "").strip() if found else ""


def take_mark(node: etree._Element, name: str) -> str:
    mark = node.get(name)
    assert mark is not None
    return mark


def read_question(node: etree._Element, category: tuple[str, ...]) -> Imported:
    kind = take_mark(node, "type").replace("matching", "match").replace("cloze", "multianswer")
    imported = Imported(
        kind,
        take(node, "name/text"),
        take(node, "questiontext/text"),
        take(node, "idnumber"),
        take(node, "generalfeedback/text"),
        category,
        [take(tag, "text") for tag in node.iterfind("tags/tag")],
        single=take(node, "single") != "false",
        shuffled=take(node, "shuffleanswers") == "true",
        choices=[read_answer(answer, kind) for answer in node.iterfind("answer")],
        pairs=[
            (take(part, "text"), take(part, "answer/text")) for part in node.iterfind("subquestion")
        ],
        hints=take(node, "incorrectfeedback/text"),
        grader=take(node, "graderinfo/text"),
    )
    if kind == "multianswer":
        imported.stem, imported.gaps = read_gaps(imported.stem)
    if kind == "ordering":
        assert take(node, "gradingtype") == "RELATIVE_NEXT_EXCLUDE_LAST"
        assert take(node, "shownumcorrect")
    return imported


def read_answer(node: etree._Element, kind: str) -> Choice:
    percent = take_mark(node, "fraction")
    return Choice(
        take(node, "text"),
        float(percent) if kind == "ordering" else admit(percent),
        take(node, "feedback/text"),
        take(node, "tolerance") or "0",
    )


GAP = re.compile(r"\{(?P<weight>\d*):(?P<kind>SHORTANSWER|MULTICHOICE_S|SA|MC):")


def read_gaps(stem: str) -> tuple[str, list[ImportedGap]]:
    """Take the gaps out of a stem from left to right and leave their numbers."""
    gaps: list[ImportedGap] = []
    while start := GAP.search(stem):
        alternatives, end = split_alternatives(stem, start.end())
        gaps.append(
            ImportedGap(
                "shortanswer" if start["kind"].startswith("S") else "multichoice",
                [read_alternative(each) for each in alternatives],
                shuffled=start["kind"].endswith("_S"),
            )
        )
        stem = f"{stem[: start.start()]}{{#{len(gaps)}}}{stem[end:]}"
    return stem, gaps


def split_alternatives(text: str, start: int) -> tuple[list[str], int]:
    """The alternatives of a gap and the place behind its brace; a backslash guards a sign."""
    found = [""]
    for at in range(start, len(text)):
        if text[at] in "~}" and text[at - 1] != "\\":
            if text[at] == "}":
                return found, at + 1
            found.append("")
        else:
            found[-1] += text[at]
    raise ValueError(text)


def read_alternative(text: str) -> Choice:
    weight = re.match(r"=|%(?P<percent>-?\d+(?:[.,]\d*)?)%", text)
    fraction = admit(weight["percent"] or "100") if weight else 0
    answer, _, feedback = re.sub(
        r"(?<!\\)#", "\0", text[weight.end() if weight else 0 :], count=1
    ).partition("\0")
    assert not answer.endswith(("&", "&amp;")), "Moodle 4 would not see the end of the answer"
    return Choice(take_back(answer), fraction, take_back(feedback))


def take_back(text: str) -> str:
    return unescape(text).replace(r"\}", "}").replace(r"\#", "#").strip()


def test_every_kind_with_every_sign_comes_through_unchanged() -> None:
    imported = read(export(make_selection()))
    assert len(imported) == len(KINDS)
    for question, read_back in zip(nasty_questions(), imported, strict=True):
        check_alike(question, read_back)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_text_can_break_a_question(kind: str, data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    [imported] = read(export(make_selection(question)))
    check_alike(question, imported)


def test_the_whole_bank_means_the_same_in_moodle(bank: Selection, made: Made) -> None:
    export_ = made("moodle-xml")
    imported = read(take_file(export_))
    assert len(imported) == len(bank.questions) == len(export_.outcomes)
    assert Held.NONE not in {outcome.held for outcome in export_.outcomes}
    for question, read_back in zip(bank.questions, imported, strict=True):
        check_alike(question, read_back)
    assert len({each.idnumber for each in imported}) == len(imported)
    assert len({(each.category, each.name) for each in imported}) == len(imported)


def test_the_whole_bank_fits_the_schema(made: Made) -> None:
    for raw in (export(make_selection()), take_file(made("moodle-xml"))):
        SCHEMA.assertValid(etree.fromstring(raw))


def test_no_space_is_lost_beside_a_sign(made: Made) -> None:
    for raw in (export(make_selection()), take_file(made("moodle-xml"))):
        check_spaces(raw)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert export(make_selection()) == export(make_selection())


def test_a_topic_is_a_category_below_the_version_of_the_bank() -> None:
    selection = make_selection()
    for imported in read(export(selection)):
        bank, topic = imported.category
        assert selection.date.isoformat() in bank
        assert topic == "Образец: «тема» & ‹прочее›"


def test_level_difficulty_and_subject_are_tags() -> None:
    for imported in read(export(make_selection())):
        assert len(imported.tags) == 3
        assert imported.tags[-1] == "Обещание"
        assert all(0 < len(tag) <= 50 for tag in imported.tags)


def test_the_article_is_linked_when_the_site_has_an_address() -> None:
    selection = make_selection(address="https://example.org/?a={}&b={}#x".format)
    for imported in read(export(selection)):
        assert 'href="https://example.org/?a=promise&amp;b=#x"' in imported.general
        assert see(imported.general).endswith("Обещание")


def test_a_rubric_and_a_sample_wait_for_the_grader() -> None:
    question = make_question("case")
    assert isinstance(question, CaseStudy)
    [imported] = read(export(make_selection(question)))
    seen = see(imported.grader)
    for each in question.criteria:
        assert all(flatten(text) in seen for text in (each.text, each.full, each.partial))
    assert flatten(question.sample) in seen


def test_options_with_an_order_are_not_shuffled() -> None:
    for fixed in (True, False):
        question = make_question("single", fixed=fixed)
        [imported] = read(export(make_selection(question)))
        assert imported.shuffled is not fixed


def test_the_right_option_of_a_list_in_a_gap_is_not_always_the_first() -> None:
    [imported] = read(export(make_selection(make_question("cloze"))))
    assert [gap.shuffled for gap in imported.gaps] == [False, True]


@pytest.mark.parametrize("right", [*range(1, 11), 20])
@pytest.mark.parametrize("wrong", [0, 1, 3, 10])
def test_weights_add_up_to_full_marks(right: int, wrong: int) -> None:
    options = [{"text": str(at), "right": at < right} for at in range(right + wrong)]
    if len(options) < 3:
        return
    question = make_question("several", options=options)
    assert isinstance(question, Several)
    [imported] = read(export(make_selection(question)))
    weights = [choice.fraction for choice in imported.choices]
    assert abs(sum(weights[:right]) - 1) < 0.000001
    assert abs(sum(weights[right:]) + bool(wrong)) < 0.000001


@pytest.mark.parametrize(("right", "wrong"), [(11, 2), (2, 11), (0, 3)])
def test_options_that_moodle_has_no_weights_for_are_refused(right: int, wrong: int) -> None:
    options = [{"text": str(at), "right": at < right} for at in range(right + wrong)]
    question = make_question("several", options=options)
    result = FORMAT.export(make_selection(question), lambda: None)
    assert result.outcomes == (ExportOutcome(question.id, Held.NONE, ("moodle-weights",)),)
    assert read(take_file(result)) == []


@pytest.mark.parametrize(
    ("right", "fits"),
    [("б" * 255, True), ("б" * 256, False), (f"{'б' * 251}<", True), ("&" * 52, False)],
)
def test_an_answer_that_moodle_has_no_room_for_is_refused(right: str, fits: bool) -> None:  # noqa: FBT001
    pairs = [{"left": "а", "right": "в"}, {"left": "б", "right": right}]
    question = make_question("matching", pairs=pairs)
    result = FORMAT.export(make_selection(question), lambda: None)
    assert len(read(take_file(result))) == fits
    assert fits or result.outcomes == (
        ExportOutcome(question.id, Held.NONE, ("moodle-long-answer",)),
    )


def test_a_space_that_keeps_words_together_need_not_be_typed() -> None:
    gaps = [{"id": "who", "answers": ["совет\u00a0управляющих"]}]
    question = make_question("cloze", text="Это [[who]].", gaps=gaps)
    [imported] = read(export(make_selection(question)))
    assert grade(imported, ["совет управляющих"]) == 1


@pytest.mark.parametrize("answer", ["R &", "&", "C:\\", "#", "}"])
def test_a_typed_answer_ends_where_it_ends(answer: str) -> None:
    gaps = [{"id": "who", "answers": [answer, "второй"], "feedback": "Не то."}]
    question = make_question("cloze", text="Это [[who]].", gaps=gaps)
    [imported] = read(export(make_selection(question)))
    forms = [answer, "второй", f"{answer}.", "второй.", "*"]
    assert [choice.text for choice in imported.gaps[0].choices] == forms


def test_a_tilde_that_must_be_typed_is_refused_with_a_note() -> None:
    gaps = [{"id": "who", "answers": ["~100"], "feedback": "Не то."}]
    question = make_question("cloze", text="Это [[who]].", gaps=gaps)
    result = FORMAT.export(make_selection(question), lambda: None)
    assert result.outcomes == (ExportOutcome(question.id, Held.NONE, ("moodle-tilde",)),)


def test_a_name_is_short_and_keeps_the_order_of_the_topic() -> None:
    long = make_question("single", prompt="слово " * 100)
    assert isinstance(long, Single)
    [imported] = read(export(make_selection(long)))
    assert imported.name.startswith("01 слово слово")
    assert imported.name.endswith("…")
