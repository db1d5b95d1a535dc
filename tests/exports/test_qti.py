"""QTI 2.1, read back by an engine of our own and held against our scoring."""

import io
import random
import zipfile
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

from methodbook.exports.format import Export, Selection
from methodbook.exports.ims.qti import CARD, FORMAT
from methodbook.model.export import Held
from methodbook.model.quiz import Question, Response
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.cloze.model import Cloze, Gap
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.scoring import find_right, score
from methodbook.questions.several.model import Several
from methodbook.questions.short.model import ShortAnswer
from methodbook.questions.single.model import Single
from methodbook.questions.truefalse.model import TrueFalse
from methodbook.words import read_words
from tests.exports.bank import make_question, make_selection, read_bank, take_file
from tests.exports.qti_engine import Engine, Q, Value
from tests.exports.shapes import Shape, find_faults, read_text

BLOCKS = (
    "(p|rubricBlock|choiceInteraction|orderInteraction|matchInteraction|extendedTextInteraction)"
)
INTERACTION = "responseIdentifier"
TRUTH = "(isNull|not|and|or|match|stringMatch|equal|gte|lte|member)"
EXPRESSION = f"({TRUTH}|variable|baseValue|correct|mapResponse|sum|divide|index)"
RULE = "(responseCondition|setOutcomeValue)"
ITEM = {
    "assessmentItem": Shape(
        "responseDeclaration* outcomeDeclaration* itemBody responseProcessing modalFeedback*",
        "identifier title adaptive timeDependent",
    ),
    "responseDeclaration": Shape(
        "defaultValue? correctResponse? mapping?", "identifier cardinality baseType"
    ),
    "outcomeDeclaration": Shape(
        "defaultValue?", "identifier cardinality baseType", "normalMaximum normalMinimum"
    ),
    "defaultValue": Shape("value+"),
    "correctResponse": Shape("value+"),
    "value": Shape(text=True),
    "mapping": Shape("mapEntry+", "defaultValue", "lowerBound upperBound"),
    "mapEntry": Shape("", "mapKey mappedValue", "caseSensitive"),
    "itemBody": Shape(f"{BLOCKS}+"),
    "p": Shape("(a|textEntryInteraction|inlineChoiceInteraction)*", text=True),
    "a": Shape("", "href", text=True),
    "ul": Shape("li+"),
    "li": Shape(text=True),
    "rubricBlock": Shape("(p|ul)+", "view"),
    "choiceInteraction": Shape("simpleChoice+", f"{INTERACTION} shuffle maxChoices"),
    "orderInteraction": Shape("simpleChoice+", f"{INTERACTION} shuffle"),
    "simpleChoice": Shape("", "identifier", "fixed", text=True),
    "matchInteraction": Shape(
        "simpleMatchSet simpleMatchSet", f"{INTERACTION} shuffle maxAssociations"
    ),
    "simpleMatchSet": Shape("simpleAssociableChoice*"),
    "simpleAssociableChoice": Shape("", "identifier matchMax", "fixed matchMin", text=True),
    "textEntryInteraction": Shape("", INTERACTION, "expectedLength placeholderText"),
    "inlineChoiceInteraction": Shape("inlineChoice+", f"{INTERACTION} shuffle"),
    "inlineChoice": Shape("", "identifier", "fixed", text=True),
    "extendedTextInteraction": Shape("", INTERACTION, "expectedLines"),
    "responseProcessing": Shape(f"{RULE}*"),
    "responseCondition": Shape("responseIf responseElseIf* responseElse?"),
    "responseIf": Shape(f"{TRUTH} {RULE}*"),
    "responseElseIf": Shape(f"{TRUTH} {RULE}*"),
    "responseElse": Shape(f"{RULE}*"),
    "setOutcomeValue": Shape(EXPRESSION, "identifier"),
    "variable": Shape("", "identifier"),
    "correct": Shape("", "identifier"),
    "mapResponse": Shape("", "identifier"),
    "baseValue": Shape("", "baseType", text=True),
    "isNull": Shape(EXPRESSION),
    "not": Shape(TRUTH),
    "and": Shape(f"{TRUTH}+"),
    "or": Shape(f"{TRUTH}+"),
    "stringMatch": Shape("variable baseValue", "caseSensitive", "substring"),
    "match": Shape(f"{EXPRESSION} {EXPRESSION}"),
    "member": Shape(f"{EXPRESSION} {EXPRESSION}"),
    "gte": Shape(f"{EXPRESSION} {EXPRESSION}"),
    "lte": Shape(f"{EXPRESSION} {EXPRESSION}"),
    "divide": Shape(f"{EXPRESSION} {EXPRESSION}"),
    "equal": Shape(f"{EXPRESSION} {EXPRESSION}", "toleranceMode"),
    "index": Shape(EXPRESSION, "n"),
    "sum": Shape(f"{EXPRESSION}+"),
    "modalFeedback": Shape("p+", "outcomeIdentifier identifier showHide"),
}
"""Information model of QTI 2.1, the parts that a bank of questions may need."""
TEST = {
    "assessmentTest": Shape("outcomeDeclaration* testPart+ outcomeProcessing?", "identifier title"),
    "outcomeDeclaration": Shape("", "identifier cardinality baseType"),
    "testPart": Shape(
        "itemSessionControl? assessmentSection+", "identifier navigationMode submissionMode"
    ),
    "itemSessionControl": Shape("", "", "maxAttempts showFeedback"),
    "assessmentSection": Shape("rubricBlock* assessmentItemRef+", "identifier title visible"),
    "rubricBlock": Shape("p+", "view"),
    "p": Shape(text=True),
    "assessmentItemRef": Shape("weight?", "identifier href"),
    "weight": Shape("", "identifier value"),
    "outcomeProcessing": Shape("setOutcomeValue"),
    "setOutcomeValue": Shape("sum", "identifier"),
    "sum": Shape("testVariables"),
    "testVariables": Shape("", "variableIdentifier", "weightIdentifier"),
}
MANIFEST = {
    "manifest": Shape("metadata organizations resources", "identifier"),
    "metadata": Shape("(schema schemaversion)? lom? qtiMetadata?"),
    "schema": Shape(text=True),
    "schemaversion": Shape(text=True),
    "organizations": Shape(),
    "resources": Shape("resource+"),
    "resource": Shape("metadata? file+ dependency*", "identifier type href"),
    "file": Shape("", "href"),
    "dependency": Shape("", "identifierref"),
    "lom": Shape("general? lifeCycle? educational?"),
    "general": Shape("identifier* title? language* keyword*"),
    "identifier": Shape("catalog? entry"),
    "title": Shape("string+"),
    "keyword": Shape("string+"),
    "string": Shape("", "", "language", text=True),
    "catalog": Shape(text=True),
    "entry": Shape(text=True),
    "language": Shape(text=True),
    "lifeCycle": Shape("version?"),
    "version": Shape("string+"),
    "educational": Shape("difficulty? typicalLearningTime?"),
    "difficulty": Shape("source value"),
    "source": Shape(text=True),
    "value": Shape(text=True),
    "typicalLearningTime": Shape("duration"),
    "duration": Shape(text=True),
    "qtiMetadata": Shape(
        "timeDependent? composite? interactionType* feedbackType? solutionAvailable?"
    ),
    "timeDependent": Shape(text=True),
    "composite": Shape(text=True),
    "interactionType": Shape(text=True),
    "feedbackType": Shape(text=True),
    "solutionAvailable": Shape(text=True),
}

Package = dict[str, _Element]


def export(selection: Selection) -> Export:
    return FORMAT.export(selection, lambda: None)


def unpack(made: Export) -> Package:
    with zipfile.ZipFile(io.BytesIO(take_file(made))) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def find_item(package: Package, question: Question) -> _Element:
    return package[f"items/{question.id}.xml"]


def list_texts(item: _Element, tag: str) -> list[str]:
    return [read_text(node) for node in item.iter(f"{Q}{tag}")]


def respond(question: Question, response: Response) -> dict[str, Value]:  # noqa: PLR0911 -- one for each kind
    """A response of ours as a QTI engine would take it."""
    match question:
        case Single() | Several() | Ordering() if isinstance(response, list):
            return {"RESPONSE": tuple(f"A{at}" for at in response) or None}
        case Single():
            return {"RESPONSE": None if response is None else f"A{response}"}
        case TrueFalse():
            return {"RESPONSE": None if response is None else "A0" if response else "A1"}
        case Matching():
            assert isinstance(response, list)
            pairs = (f"P{at} A{chosen}" for at, chosen in enumerate(response) if chosen is not None)
            return {"RESPONSE": tuple(pairs) or None}
        case Numeric():
            return {"RESPONSE": Fraction(str(response)) if response else None}
        case ShortAnswer():
            return {"RESPONSE": str(response) if response else None}
        case Cloze():
            assert isinstance(response, list)
            typed = zip(question.gaps, response, strict=True)
            return dict(_fill(at, gap, str(text)) for at, (gap, text) in enumerate(typed))
        case _:
            return {"RESPONSE": "Ответ"}


def _fill(at: int, gap: Gap, text: str) -> tuple[str, Value]:
    if not gap.wrong:
        return f"GAP{at}", text or None
    texts = [*gap.answers, *(option.text for option in gap.wrong)]
    return f"GAP{at}", f"GAP{at}A{texts.index(text)}" if text else None


def answer(item: _Element, question: Question, response: Response) -> Engine:
    engine = Engine(item)
    engine.run(respond(question, response))
    return engine


def draw(question: Question, dice: random.Random) -> Response:  # noqa: PLR0911 -- one for each kind
    """Some response, right or wrong or none."""
    match question:
        case Single():
            index: int | None = dice.choice([None, *range(len(question.options))])
            return index
        case Several():
            return [at for at in range(len(question.options)) if dice.random() < 0.5]
        case TrueFalse():
            return dice.choice([True, False, None])
        case Matching():
            answers = [None, *range(len(question.answers))]
            return [dice.choice(answers) for _ in question.pairs]
        case Ordering():
            return dice.sample(range(len(question.items)), len(question.items))
        case Cloze():
            return [dice.choice(list(list_fillings(gap))) for gap in question.gaps]
        case ShortAnswer():
            mistakes = [each.text for each in question.wrong]
            return dice.choice([*question.spellings, *mistakes, "мимо", ""])
        case Numeric():
            near = [question.value, question.value + question.tolerance]
            wrong = [each.value for each in question.mistakes]
            return str(dice.choice([*near, *wrong, near[1] + 1, near[0] - question.tolerance]))
        case _:
            return None


def list_fillings(gap: Gap) -> Iterator[str]:
    yield ""
    if gap.wrong:
        yield from (*gap.answers, *(each.text for each in gap.wrong))
        return
    yield from ("мимо", "0")
    for text in gap.answers:
        yield from (text, text.upper(), text.replace("ё", "е"))


def is_scored(question: Question) -> bool:
    return not isinstance(question, CaseStudy)


@pytest.fixture(scope="module")
def bank() -> Selection:
    return read_bank()


@pytest.fixture(scope="module")
def package(bank: Selection) -> Package:
    return unpack(export(bank))


def test_every_question_of_the_bank_has_an_item_and_an_outcome(
    bank: Selection, package: Package
) -> None:
    made = export(bank)
    assert [each.id for each in made.outcomes] == [each.id for each in bank.questions]
    assert all(each.held is not Held.NONE for each in made.outcomes)
    items = {node.get("identifier") for name, node in package.items() if "/" in name}
    assert items == {each.id for each in bank.questions}


def test_every_file_has_the_shape_that_the_specification_gives_it(package: Package) -> None:
    for name, root in package.items():
        shapes = {"imsmanifest.xml": MANIFEST, "test.xml": TEST}.get(name, ITEM)
        assert list(find_faults(root, shapes)) == [], name


def test_identifiers_are_unique_and_whatever_is_referred_to_exists(package: Package) -> None:
    for name, item in package.items():
        if "/" not in name:
            continue
        declared = {node.get("identifier") for node in item.findall(f"{Q}responseDeclaration")}
        asked = [node.get("responseIdentifier") for node in item.iter(f"{Q}*")]
        assert sorted(declared) == sorted(each for each in asked if each)  # type: ignore[type-var] # no None
        choices = [
            node.get("identifier")
            for tag in ("simpleChoice", "simpleAssociableChoice", "inlineChoice")
            for node in item.iter(f"{Q}{tag}")
        ]
        assert len(choices) == len(set(choices))


def test_the_right_response_scores_one(bank: Selection, package: Package) -> None:
    for question in filter(is_scored, bank.questions):
        engine = answer(find_item(package, question), question, find_right(question))
        assert engine.score == 1, question.id


def test_every_wrong_option_scores_less_than_one_and_says_why(
    bank: Selection, package: Package
) -> None:
    for question in bank.questions:
        if not isinstance(question, Single | Several):
            continue
        for at, option in enumerate(question.options):
            response: Response = at if isinstance(question, Single) else [at]
            engine = answer(find_item(package, question), question, response)
            assert (engine.score == 1) is (option.right and isinstance(question, Single))
            assert engine.said.get(f"A{at}", "") == option.feedback.replace("\n\n", "\n")


def test_random_responses_score_as_on_the_site(bank: Selection, package: Package) -> None:
    dice = random.Random(6)  # noqa: S311 -- the same responses every time
    for question in filter(is_scored, bank.questions):
        for _ in range(25):
            response = draw(question, dice)
            engine = answer(find_item(package, question), question, response)
            assert engine.score == score(question, response), (question.id, response)


def test_the_nasty_bank_scores_as_on_the_site_too() -> None:
    selection = make_selection()
    package = unpack(export(selection))
    dice = random.Random(1)  # noqa: S311 -- the same responses every time
    for question in filter(is_scored, selection.questions):
        for _ in range(50):
            response = draw(question, dice)
            engine = answer(find_item(package, question), question, response)
            assert engine.score == score(question, response)


def test_two_pairs_may_share_an_answer() -> None:
    question = make_question(
        "matching",
        pairs=[{"left": "А", "right": "да"}, {"left": "Б", "right": "да"}],
        spare=[{"text": "нет"}],
    )
    item = find_item(unpack(export(make_selection(question))), question)
    assert answer(item, question, [1, 0]).score == score(question, [1, 0]) == 1


def test_stems_answers_and_gaps_are_those_of_the_bank(bank: Selection, package: Package) -> None:
    for question in bank.questions:
        item = find_item(package, question)
        stem = list_texts(item, "p")[0]
        assert stem == " ".join(question.prompt.split("\n\n")[0].split())
        match question:
            case Single() | Several():
                options = [each.text for each in question.options]
                assert list_texts(item, "simpleChoice") == options
            case Ordering():
                assert list_texts(item, "simpleChoice") == [each.text for each in question.items]
            case Matching():
                lefts = [pair.left for pair in question.pairs]
                texts = list_texts(item, "simpleAssociableChoice")
                assert texts == [*lefts, *question.answers]
            case Cloze():
                typed = sum(not gap.wrong for gap in question.gaps)
                assert len(list_texts(item, "textEntryInteraction")) == typed
                assert len(list_texts(item, "inlineChoiceInteraction")) + typed == len(
                    question.gaps
                )
            case _:
                pass


def test_everybody_gets_the_explanation_and_the_way_to_the_article() -> None:
    selection = make_selection(
        address=lambda name, section: f"https://example.org/{name}#{section}"
    )
    package = unpack(export(selection))
    for question in selection.questions:
        item = find_item(package, question)
        engine = answer(item, question, find_right(question))
        assert question.explanation in engine.said["GENERAL"]
        assert [node.get("href") for node in item.iter(f"{Q}a")] == ["https://example.org/promise#"]


def test_remarks_on_pairs_items_gaps_and_numbers_are_shown_to_whoever_needs_them() -> None:
    for kind, response, names in [
        ("truefalse", True, {"A0"}),
        ("truefalse", False, set()),
        ("matching", [0, 3, None], {"P1", "P2", "A3"}),
        ("ordering", [0, 1, 3, 2], {"A2", "A3"}),
        ("cloze", ["нечто", "совет"], {"GAP0", "GAP1A2"}),
        ("cloze", ["Обещание", "поручение"], set()),
        ("numeric", "12", {"MISTAKE0"}),
        ("numeric", "7", {"OTHER"}),
        ("numeric", "1251", set()),
    ]:
        question = make_question(kind)
        item = find_item(unpack(export(make_selection(question))), question)
        assert answer(item, question, response).said.keys() == {*names, "GENERAL"}  # type: ignore[arg-type] # a table


def test_answers_with_an_order_of_their_own_are_not_shuffled() -> None:
    for fixed, shuffle in ((True, "false"), (False, "true")):
        question = make_question("several", fixed=fixed)
        item = find_item(unpack(export(make_selection(question))), question)
        assert [node.get("shuffle") for node in item.iter(f"{Q}choiceInteraction")] == [shuffle]


def test_the_rubric_of_a_case_is_for_whoever_marks_it() -> None:
    question = make_question("case")
    assert isinstance(question, CaseStudy)
    item = find_item(unpack(export(make_selection(question))), question)
    (rubric,) = item.iter(f"{Q}rubricBlock")
    said = read_text(rubric)
    assert rubric.get("view") == "scorer"
    assert all(each.text in said and each.full in said for each in question.criteria)
    assert answer(item, question, None).score == 0
    assert (
        read_words("ru").say("interchange", "sample")
        in answer(item, question, None).said["GENERAL"]
    )


def test_the_test_asks_every_question_once_in_sections_by_topic(
    bank: Selection, package: Package
) -> None:
    sections = package["test.xml"].iter(f"{Q}assessmentSection")
    for section, quiz in zip(sections, bank.quizzes, strict=True):
        assert section.get("title") == quiz.title
        places = [node.get("href") for node in section.iter(f"{Q}assessmentItemRef")]
        assert places == [f"items/{question.id}.xml" for question in quiz.questions]
        assert all(place in package for place in places)


def test_every_question_weighs_one_point_in_the_test(package: Package, bank: Selection) -> None:
    weights = {
        str(node.get("href")): float(weight.attrib["value"])
        for node in package["test.xml"].iter(f"{Q}assessmentItemRef")
        for weight in node
    }
    for question in bank.questions:
        item = find_item(package, question)
        most = float(item.find(f"{Q}outcomeDeclaration").attrib["normalMaximum"])  # type: ignore[union-attr] # the score
        assert most * weights.get(f"items/{question.id}.xml", 1) == pytest.approx(1)


def test_the_manifest_lists_every_file_once_with_its_type(package: Package) -> None:
    manifest = package["imsmanifest.xml"]
    resources = list(manifest.iter("{*}resource"))
    listed = {str(node.get("href")): str(node.get("type")) for node in resources}
    assert len(listed) == len(resources)
    assert listed.keys() == package.keys() - {"imsmanifest.xml"}
    for place, kind in listed.items():
        assert kind == ("imsqti_test_xmlv2p1" if place == "test.xml" else "imsqti_item_xmlv2p1")
    known = {node.get("identifier") for node in resources}
    assert {node.get("identifierref") for node in manifest.iter("{*}dependency")} < known


def test_the_manifest_is_the_first_file_of_the_archive() -> None:
    raw = take_file(export(make_selection()))
    assert zipfile.ZipFile(io.BytesIO(raw)).namelist()[0] == "imsmanifest.xml"


def test_a_typed_gap_is_said_to_be_compared_letter_by_letter() -> None:
    typed = make_question("cloze")
    assert isinstance(typed, Cloze)
    chosen = typed.model_copy(update={"id": "chosen", "text": "[[what]]", "gaps": (typed.gaps[1],)})
    first, second = export(make_selection(typed, chosen)).outcomes
    assert (first.held, first.notes) == (Held.PART, ("qti-typed",))
    assert (second.held, second.notes) == (Held.WHOLE, ())


def test_the_same_content_gives_the_same_bytes() -> None:
    assert export(make_selection()).files == export(make_selection()).files


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_any_text_comes_through_unchanged(text: str) -> None:
    options = [{"text": text, "right": True}, {"text": f"{text}2", "feedback": text}]
    question = make_question("single", prompt=text, options=options)
    item = find_item(unpack(export(make_selection(question))), question)
    assert list_texts(item, "p")[0] == text
    assert list_texts(item, "simpleChoice") == [text, f"{text}2"]
    assert answer(item, question, 1).said["A1"] == text


def test_every_note_of_the_card_is_written_down() -> None:
    for note in (*CARD.loses, *(hold.note for hold in CARD.kinds.values() if hold.note)):
        assert note in read_words("ru").area("export_notes")
