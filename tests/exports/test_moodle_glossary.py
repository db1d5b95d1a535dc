from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from methodbook.exports.format import Selection
from methodbook.exports.moodle.glossary import FORMAT
from methodbook.model.base import Base
from methodbook.model.sense import Context, Policy, Sense
from methodbook.words import read_words
from tests.checkouts import METHOD
from tests.exports.bank import NASTY, make_entry, make_selection, read_bank, take_file
from tests.exports.moodle_reading import check_spaces, flatten, see

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("moodle_glossary.rng")))
"""Ours: there is none by others, so this one writes down what Moodle reads."""


def export(selection: Selection) -> etree._Element:
    return etree.fromstring(take_file(FORMAT.export(selection, lambda: None)))


def list_entries(root: etree._Element) -> list[etree._Element]:
    return root.findall("INFO/ENTRIES/ENTRY")


def export_entry(**changes: Any) -> etree._Element:  # noqa: ANN401 -- any field
    """The sample's entry, changed, as it stands in the file."""
    entry = make_entry().model_copy(update=changes)
    [node] = list_entries(
        export(make_selection(base=Base(read_words("ru"), METHOD, entries={entry.id: entry})))
    )
    return node


def take(node: etree._Element, path: str) -> str:
    [found] = node.findall(path)
    assert not len(found)
    return found.text or ""


def test_every_word_of_the_glossary_is_there_with_its_names() -> None:
    bank = read_bank()
    nodes = list_entries(export(bank))
    assert len(nodes) == len(bank.words) > 0
    for word, node in zip(bank.words, nodes, strict=True):
        assert see(take(node, "CONCEPT")) == flatten(word.name)
        assert see(take(node, "DEFINITION")).startswith(flatten(word.definition))
        names = [see(each.text or "") for each in node.iterfind("ALIASES/ALIAS/NAME")]
        assert names == [flatten(name) for name in (*word.synonyms, *word.abbreviations)]


def test_no_concept_is_rejected_as_a_repetition() -> None:
    concepts = [take(node, "CONCEPT").lower() for node in list_entries(export(read_bank()))]
    assert len(set(concepts)) == len(concepts)


def test_the_file_fits_the_schema() -> None:
    for selection in (make_selection(), read_bank()):
        SCHEMA.assertValid(export(selection))


def test_every_entry_is_entered_and_ticked_once() -> None:
    ticks: list[None] = []
    bank = read_bank()
    result = FORMAT.export(bank, lambda: ticks.append(None))
    assert [each.id for each in result.outcomes] == [word.id for word in bank.words]
    assert len(ticks) == len(bank.words)


def test_every_sign_comes_through_unchanged() -> None:
    node = export_entry(name=f"Имя {NASTY}")
    assert see(take(node, "CONCEPT")) == f"Имя {NASTY}"
    assert see(take(node, "DEFINITION")).startswith(f"Обещание — это {NASTY}.")
    assert see(take(node, "ALIASES/ALIAS/NAME")) == "Слово & <дело>"


def test_no_space_is_lost_beside_a_sign() -> None:
    entry = make_entry().model_copy(update={"name": f"Имя {NASTY} ]]> конец"})
    for selection in (
        make_selection(base=Base(read_words("ru"), METHOD, entries={entry.id: entry})),
        read_bank(),
    ):
        check_spaces(take_file(FORMAT.export(selection, lambda: None)))


@pytest.mark.parametrize(
    ("sense", "linked"),
    [
        (Sense(), "1"),
        (Sense(policy=Policy.CONTEXT, forbid=(Context(near=("суд",)),)), "1"),
        (Sense(policy=Policy.CONTEXT, require=(Context(near=("суд",)),)), "0"),
        (Sense(policy=Policy.EXPLICIT), "0"),
        (Sense(policy=Policy.NEVER), "0"),
    ],
)
def test_a_word_that_needs_its_context_is_not_linked_by_itself(sense: Sense, linked: str) -> None:
    assert take(export_entry(sense=sense), "USEDYNALINK") == linked


def test_case_counts_for_a_name_in_capitals_only() -> None:
    assert take(export_entry(), "CASESENSITIVE") == "0"
    assert take(export_entry(name="СУ"), "CASESENSITIVE") == "1"


def test_the_roles_of_a_word_are_its_categories() -> None:
    node = export_entry(kind="term", kinds=("term", "tool"))
    assert [each.text for each in node.iterfind("CATEGORIES/CATEGORY/NAME")] == [
        "Термины",
        "Инструменты",
    ]


def test_a_definition_leads_to_the_article_when_the_site_has_an_address() -> None:
    selection = make_selection(address="https://example.org/{}/{}".format)
    [node] = list_entries(export(selection))
    assert 'href="https://example.org/promise/"' in take(node, "DEFINITION")


def test_the_name_tells_the_version() -> None:
    selection = make_selection()
    assert selection.date.isoformat() in take(export(selection), "INFO/NAME")


def test_the_same_content_gives_the_same_bytes() -> None:
    first, second = (FORMAT.export(make_selection(), lambda: None) for _ in range(2))
    assert first == second
