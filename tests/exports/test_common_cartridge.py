"""Common Cartridge, read back by the book and with the habits of Moodle's import."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

from methodbook.exports.format import Export, Selection
from methodbook.exports.ims.cartridge import CARD, FORMAT
from methodbook.model.export import Held
from methodbook.model.quiz import Option, Question
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze, Gap
from methodbook.questions.cloze.scoring import fills
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from methodbook.text.markup import split_paragraphs
from methodbook.words import read_words
from tests.exports.bank import make_question, make_selection, read_bank, take_file
from tests.exports.cartridge_reader import (
    find_all,
    find_labels,
    find_profile,
    find_stem,
    import_answers,
    import_general,
    mark,
    show,
    unescape,
)
from tests.exports.shapes import Shape, find_faults, read_attribute, read_text

MATERIAL = Shape("material+")
ASSESSMENT = {
    "questestinterop": Shape("(assessment|objectbank)"),
    "assessment": Shape("qtimetadata? rubric? section", "ident title"),
    "section": Shape("item+", "ident", "title"),
    "item": Shape("itemmetadata? presentation? resprocessing* itemfeedback*", "ident", "title"),
    "itemmetadata": Shape("qtimetadata+"),
    "qtimetadata": Shape("qtimetadatafield+"),
    "qtimetadatafield": Shape("fieldlabel fieldentry"),
    "fieldlabel": Shape(text=True),
    "fieldentry": Shape(text=True),
    "presentation": Shape("(material|response_lid|response_str)+"),
    "material": Shape("mattext+"),
    "mattext": Shape("", "", "texttype", text=True),
    "response_lid": Shape("material? render_choice", "ident", "rcardinality"),
    "response_str": Shape("material? render_fib", "ident", "rcardinality"),
    "render_choice": Shape("response_label*", "", "shuffle"),
    "response_label": Shape("material*", "ident"),
    "render_fib": Shape("", "", "rows columns prompt fibtype"),
    "resprocessing": Shape("outcomes respcondition+"),
    "outcomes": Shape("decvar"),
    "decvar": Shape("", "varname", "vartype minvalue maxvalue"),
    "respcondition": Shape("conditionvar setvar* displayfeedback*", "", "title continue"),
    "conditionvar": Shape("(and|other|varequal|varsubstring)+"),
    "and": Shape("(not|varequal)+"),
    "not": Shape("varequal+"),
    "other": Shape(),
    "varequal": Shape("", "respident", "case", text=True),
    "setvar": Shape("", "", "varname action", text=True),
    "displayfeedback": Shape("", "feedbacktype linkrefid"),
    "itemfeedback": Shape("(flow_mat|material|solution|hint)+", "ident", "title"),
    "flow_mat": MATERIAL,
}
"""The profile of QTI 1.2.1 for Common Cartridge 1.1."""
MANIFEST = {
    "manifest": Shape("metadata organizations resources", "identifier"),
    "metadata": Shape("schema schemaversion lom"),
    "schema": Shape(text=True),
    "schemaversion": Shape(text=True),
    "lom": Shape("general"),
    "general": Shape("title"),
    "string": Shape("", "", "language", text=True),
    "organizations": Shape("organization?"),
    "organization": Shape("title? item", "identifier structure"),
    "item": Shape("title? item*", "identifier", "identifierref"),
    "title": Shape("string*", text=True),
    "resources": Shape("resource*"),
    "resource": Shape("file* dependency*", "identifier type", "href"),
    "file": Shape("", "href"),
}
PROFILES = {
    "single": "cc.multiple_choice.v0p1",
    "several": "cc.multiple_response.v0p1",
    "truefalse": "cc.true_false.v0p1",
    "short": "cc.fib.v0p1",
    "case": "cc.essay.v0p1",
}

Package = dict[str, _Element]


def export(selection: Selection) -> Export:
    return FORMAT.export(selection, lambda: None)


def unpack(made: Export) -> Package:
    with zipfile.ZipFile(io.BytesIO(take_file(made))) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def list_items(package: Package) -> dict[str, _Element]:
    return {
        read_attribute(item, "ident"): item
        for name, root in package.items()
        if name.endswith("/assessment.xml")
        for item in find_all(root, "assessment/section/item")
    }


def make_items(*questions: Question) -> dict[str, _Element]:
    return list_items(unpack(export(make_selection(*questions))))


def make_item(kind: str, **changes: object) -> _Element:
    (item,) = make_items(make_question(kind, **changes)).values()
    return item


def list_choices(selection: Selection) -> Iterator[tuple[str, tuple[Option, ...]]]:
    """Every item that offers one right answer and what it offers."""
    for question in selection.questions:
        if isinstance(question, Single):
            yield question.id, question.options
        for gap in question.gaps if isinstance(question, Cloze) else ():
            if gap.wrong:
                right = (Option(text=text, right=True) for text in gap.answers)
                yield f"{question.id}.{gap.id}", (*right, *gap.wrong)


def list_typed(selection: Selection) -> Iterator[tuple[str, Gap]]:
    for question in selection.questions:
        for gap in question.gaps if isinstance(question, Cloze) else ():
            if not gap.wrong:
                yield f"{question.id}.{gap.id}", gap


def read_lines(text: str) -> str:
    return "\n".join(split_paragraphs(text))


@pytest.fixture(scope="module")
def bank() -> Selection:
    return read_bank()


@pytest.fixture(scope="module")
def package(bank: Selection) -> Package:
    return unpack(export(bank))


@pytest.fixture(scope="module")
def items(package: Package) -> dict[str, _Element]:
    return list_items(package)


def test_every_question_is_accounted_for_and_every_held_one_has_its_items(
    bank: Selection, items: dict[str, _Element]
) -> None:
    outcomes = export(bank).outcomes
    assert [each.id for each in outcomes] == [each.id for each in bank.questions]
    held = {each.id for each in outcomes if each.held is not Held.NONE}
    wanted = [
        name
        for question in bank.questions
        if question.id in held
        for name in (
            [f"{question.id}.{gap.id}" for gap in question.gaps]
            if isinstance(question, Cloze)
            else [question.id]
        )
    ]
    assert sorted(items) == sorted(wanted)


def test_no_ident_is_used_twice(package: Package) -> None:
    for root in package.values():
        names = [
            read_attribute(item, "ident") for item in root.iter("{*}item") if "ident" in item.attrib
        ]
        assert len(names) == len(set(names))


def test_every_file_has_the_shape_that_the_profile_gives_it(package: Package) -> None:
    for name, root in package.items():
        shapes = MANIFEST if name == "imsmanifest.xml" else ASSESSMENT
        assert list(find_faults(root, shapes)) == [], name


def test_kinds_are_those_of_the_profile(bank: Selection, items: dict[str, _Element]) -> None:
    for question in bank.questions:
        if question.kind in PROFILES:
            assert find_profile(items[question.id]) == PROFILES[question.kind]
    assert all(find_profile(items[name]) == PROFILES["single"] for name, _ in list_choices(bank))
    assert all(find_profile(items[name]) == "cc.fib.v0p1" for name, _ in list_typed(bank))


def test_only_an_essay_is_not_marked_by_machine(items: dict[str, _Element]) -> None:
    for item in items.values():
        fields = find_all(item, "itemmetadata/qtimetadata/qtimetadatafield")
        marked = {read_text(field[0]): read_text(field[1]) for field in fields}[
            "qmd_computerscored"
        ]
        assert (marked == "No") is (find_profile(item) == PROFILES["case"])


def test_stems_are_those_of_the_bank(bank: Selection, items: dict[str, _Element]) -> None:
    for question in bank.questions:
        for ident, item in items.items():
            if question.id in (ident, ident.partition(".")[0]):
                assert show(find_stem(item)).startswith(read_lines(question.prompt))


def test_a_gap_that_is_asked_gives_no_other_away(
    bank: Selection, items: dict[str, _Element]
) -> None:
    for question in bank.questions:
        if isinstance(question, Cloze):
            for gap in question.gaps:
                stem = show(find_stem(items[f"{question.id}.{gap.id}"]))
                assert stem.count(read_words("ru").say("interchange", "asked_gap")) == 1
                others = stem.count(read_words("ru").say("interchange", "other_gap"))
                assert others == len(question.gaps) - 1


def test_one_right_answer_scores_and_every_wrong_one_does_not_and_says_why(
    bank: Selection, items: dict[str, _Element]
) -> None:
    for ident, options in list_choices(bank):
        labels = find_labels(items[ident])
        assert [show(text) for text in labels.values()] == [
            read_lines(each.text) for each in options
        ]
        for name, option in zip(labels, options, strict=True):
            marked = mark(items[ident], {name})
            assert marked.score == (100 if option.right else 0)
            said = [show(text) for text in marked.feedback]
            assert read_lines(option.feedback) in [*said, ""]


def test_all_right_options_score_and_nothing_else_does(
    bank: Selection, items: dict[str, _Element]
) -> None:
    for question in bank.questions:
        if not isinstance(question, Several):
            continue
        item = items[question.id]
        labels = list(find_labels(item))
        right = {name for name, each in zip(labels, question.options, strict=True) if each.right}
        assert mark(item, right).score == 100
        assert mark(item, labels).score == 0
        assert mark(item, ()).score == 0
        for name, option in zip(labels, question.options, strict=True):
            assert mark(item, right ^ {name}).score == 0
            said = [show(text) for text in mark(item, {name}).feedback]
            assert read_lines(option.feedback) in [*said, ""]


def test_a_statement_scores_by_its_truth(bank: Selection, items: dict[str, _Element]) -> None:
    for question in bank.questions:
        if isinstance(question, TrueFalse):
            right, wrong = ("true", "false") if question.right else ("false", "true")
            item = items[question.id]
            assert list(find_labels(item)) == ["true", "false"]
            assert mark(item, {right}).score == 100
            assert mark(item, {wrong}).score == 0
            assert read_lines(question.feedback) in map(show, mark(item, {wrong}).feedback)


def test_every_accepted_form_fills_a_gap_and_another_does_not(
    bank: Selection, items: dict[str, _Element]
) -> None:
    for ident, gap in list_typed(bank):
        for answer in gap.answers:
            for form in (answer, answer.upper(), answer.replace("ё", "е")):
                assert mark(items[ident], {form}).score == 100
        assert mark(items[ident], {"мимо"}).score == 0
        assert all(fills(gap, each.text) for each in import_answers(items[ident]))


def test_a_case_brings_its_rubric_and_sample_in_the_general_feedback() -> None:
    question = make_question("case")
    assert isinstance(question, CaseStudy)
    (general,) = map(show, mark(make_item("case"), {"Ответ"}).feedback)
    assert all(each.text in general and each.full in general for each in question.criteria)
    assert read_lines(question.sample) in general
    assert mark(make_item("case"), {"Ответ"}).score == 0


def test_everybody_gets_the_explanation_and_the_way_to_the_article() -> None:
    selection = make_selection(address=lambda name, _: f"https://example.org/{name}?a=1&b=2")
    for ident, item in list_items(unpack(export(selection))).items():
        question = next(each for each in selection.questions if ident.startswith(each.id))
        general = mark(item, {"?"}).feedback[0]
        assert question.explanation in show(general)
        assert '<a href="https://example.org/promise?a=1&amp;b=2">' in general


def test_answers_with_an_order_of_their_own_are_not_shuffled() -> None:
    for fixed, shuffle in ((True, "No"), (False, "Yes")):
        item = make_item("single", fixed=fixed)
        (choice,) = find_all(item, "presentation/response_lid/render_choice")
        assert choice.get("shuffle") == shuffle


def test_moodle_reads_what_the_bank_says(bank: Selection, items: dict[str, _Element]) -> None:
    for ident, options in list_choices(bank):
        for imported, option in zip(import_answers(items[ident]), options, strict=True):
            assert show(imported.text) == read_lines(option.text)
            assert imported.fraction == option.right
            if option.feedback:
                assert show(imported.feedback) == read_lines(option.feedback)
    for question in bank.questions:
        if isinstance(question, Several):
            answers = list(import_answers(items[question.id]))
            assert sum(each.fraction for each in answers) == pytest.approx(1, abs=1e-6)
            for each, option in zip(answers, question.options, strict=True):
                assert (each.fraction > 0) is option.right
                assert show(each.feedback) == read_lines(option.feedback)


def test_moodle_takes_the_explanation_and_no_other_for_general_feedback() -> None:
    for ident, item in make_items().items():
        lines = show(import_general(item)).split("\n")
        assert make_question("single").explanation in lines, ident
        assert lines[-1] == read_words("ru").say("interchange", "read", name="Обещание")
        assert "Четыре #1" not in lines


def test_moodle_keeps_signs_that_could_be_read_as_markup() -> None:
    for ident, item in make_items().items():
        stem = show(unescape(find_stem(item)))
        assert stem == show(find_stem(item)), ident
        assert "<b>теги</b>" in stem


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_any_text_comes_through_unchanged_even_when_unescaped_once_too_often(text: str) -> None:
    item = make_item("single", prompt=text)
    assert show(find_stem(item)) == text
    assert show(unescape(find_stem(item))) == text


@example("&lt;b&gt; &#60;i&amp;lt;")
@given(st.text(st.sampled_from("<>&;#/!ltamp x1"), min_size=1))
def test_no_mixture_of_signs_becomes_markup(text: str) -> None:
    item = make_item("single", prompt=f"«{text}»")
    assert show(unescape(find_stem(item))) == " ".join(f"«{text}»".split())


def test_a_list_of_questions_shows_their_ids() -> None:
    for ident, item in make_items().items():
        assert read_attribute(item, "title").startswith(f"{ident}: Вопрос вида")
        assert len(read_attribute(item, "title")) <= 100


def test_the_manifest_says_at_once_which_cartridge_it_is() -> None:
    raw = take_file(export(make_selection()))
    archive = zipfile.ZipFile(io.BytesIO(raw))
    assert archive.namelist()[0] == "imsmanifest.xml"
    begin = archive.read("imsmanifest.xml")[:500]
    assert b'xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"' in begin


def test_the_manifest_leads_from_every_topic_to_its_file(package: Package, bank: Selection) -> None:
    manifest = package["imsmanifest.xml"]
    files = {
        node.get("identifier"): read_attribute(node[0], "href")
        for node in manifest.iter("{*}resource")
        if node.get("type") == "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
    }
    topics = {
        read_text(node[0]): files[node.get("identifierref")]
        for node in manifest.iter("{*}item")
        if "identifierref" in node.attrib
    }
    assert topics.keys() <= {quiz.title for quiz in bank.quizzes}
    assert set(topics.values()) == package.keys() - {"imsmanifest.xml"}
    for title, place in topics.items():
        assert [node.get("title") for node in find_all(package[place], "assessment")] == [title]


def test_a_topic_of_which_nothing_is_held_leaves_no_file() -> None:
    made = export(make_selection(make_question("ordering")))
    assert [each.held for each in made.outcomes] == [Held.NONE]
    assert list(unpack(made)) == ["imsmanifest.xml"]


def test_the_same_content_gives_the_same_bytes() -> None:
    assert export(make_selection()).files == export(make_selection()).files


def test_every_note_of_the_card_is_written_down() -> None:
    for note in (*CARD.loses, *(hold.note for hold in CARD.kinds.values() if hold.note)):
        assert note in read_words("ru").area("export_notes")
