from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from methodbook.exports.format import Export, Selection
from methodbook.exports.moodle.glossary import FORMAT
from methodbook.model.base import Base
from methodbook.model.sense import Context, Number, Policy, Sense
from methodbook.words import read_words
from tests.banks import Made
from tests.checkouts import METHOD
from tests.exports.bank import NASTY, make_entry, make_selection, read_bank, take_file
from tests.exports.glossary_filter import find_links
from tests.exports.moodle_reading import check_spaces, flatten, see

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("moodle_glossary.rng")))
"""Ours: there is none by others, so this one writes down what Moodle reads."""


def export(selection: Selection) -> etree._Element:
    return parse(FORMAT.export(selection, lambda: None))


def parse(export: Export) -> etree._Element:
    return etree.fromstring(take_file(export))


def list_entries(root: etree._Element) -> list[etree._Element]:
    return root.findall("INFO/ENTRIES/ENTRY")


def export_entry(**changes: Any) -> etree._Element:  # noqa: ANN401 -- any field
    """The sample's entry, changed, as it stands in the file."""
    entry = make_entry().model_copy(update=changes)
    [node] = list_entries(
        export(make_selection(base=Base(read_words("ru"), METHOD, entries={entry.id: entry})))
    )
    return node


def list_aliases(node: etree._Element) -> list[str]:
    return [see(each.text or "") for each in node.iterfind("ALIASES/ALIAS/NAME")]


def take(node: etree._Element, path: str) -> str:
    [found] = node.findall(path)
    assert not len(found)
    return found.text or ""


def test_every_word_of_the_glossary_is_there_with_its_names(bank: Selection, made: Made) -> None:
    nodes = list_entries(parse(made("moodle-glossary")))
    assert len(nodes) == len(bank.words) > 0
    for word, node in zip(bank.words, nodes, strict=True):
        assert see(take(node, "CONCEPT")) == flatten(word.name)
        assert see(take(node, "DEFINITION")).startswith(flatten(word.definition))
        for name in (*word.synonyms, *word.abbreviations):
            assert flatten(name) in see(take(node, "DEFINITION"))
        for alias in list_aliases(node):
            assert " " in alias


@pytest.mark.shared
@pytest.mark.content
def test_no_link_of_the_filter_stands_inside_a_word_of_the_sources(
    shared: Path, root: Path
) -> None:
    glossary = parse(FORMAT.export(read_bank(root), lambda: None))
    texts = [path.read_text("utf-8") for path in sorted((shared / "sources").glob("*.txt"))]
    links = [link for text in texts for link in find_links(glossary, text)]
    assert len(links) > 100
    assert [link for link in links if link.inside] == []


def test_the_filter_finds_one_word_inside_another() -> None:
    entry = make_entry()
    glossary = export(make_selection())
    [node] = list_entries(glossary)
    node.find("USEDYNALINK").text = "1"  # type: ignore[union-attr] # the schema has it
    [found] = find_links(glossary, f"Сверх{entry.name.lower()}ем, и только.")
    assert (found.text, found.inside) == ("обещание", True)


def test_a_name_of_one_word_is_never_linked_and_never_an_alias() -> None:
    node = export_entry(synonyms=("Слово", "Слово клиенту"), abbreviations=("ОБ",))
    assert take(node, "USEDYNALINK") == "0"
    assert list_aliases(node) == ["Слово клиенту"]
    assert "Другие названия: Слово, Слово клиенту, ОБ." in see(take(node, "DEFINITION"))


def test_a_name_of_several_words_brings_its_forms() -> None:
    node = export_entry(name="Чёрный ящик", synonyms=("Тёмная комната", "Ящик"))
    aliases = list_aliases(node)
    assert {"чёрного ящика", "черного ящика", "чёрными ящиками", "тёмной комнате"} <= set(aliases)
    assert "Тёмная комната" in aliases
    assert len({alias.casefold() for alias in aliases}) == len(aliases)
    assert "чёрный ящик" not in aliases
    assert all(" " in alias for alias in aliases)


def test_a_name_that_may_go_on_in_its_last_word_is_not_linked() -> None:
    assert take(export_entry(name="Ценность клиента"), "USEDYNALINK") == "0"
    node = export_entry(name="Система обещаний", synonyms=("Ценность клиента",))
    assert take(node, "USEDYNALINK") == "1"
    assert not [alias for alias in list_aliases(node) if alias.endswith("клиента")]


def test_forms_are_linked_and_keep_the_number_that_the_word_has() -> None:
    sense = Sense(number=Number.SINGULAR)
    entry = make_entry().model_copy(update={"name": "Чёрный ящик", "sense": sense})
    glossary = export(
        make_selection(base=Base(read_words("ru"), METHOD, entries={entry.id: entry}))
    )
    found = list(
        find_links(glossary, "Перед черным ящиком стояли два чёрных ящика и чёрные ящики.")
    )
    assert [link.text for link in found] == ["черным ящиком"]


def test_no_concept_is_rejected_as_a_repetition(made: Made) -> None:
    nodes = list_entries(parse(made("moodle-glossary")))
    concepts = [take(node, "CONCEPT").lower() for node in nodes]
    assert len(set(concepts)) == len(concepts)


def test_the_file_fits_the_schema(made: Made) -> None:
    for tree in (export(make_selection()), parse(made("moodle-glossary"))):
        SCHEMA.assertValid(tree)


def test_every_entry_is_entered_and_ticked_once(bank: Selection) -> None:
    ticks: list[None] = []
    result = FORMAT.export(bank, lambda: ticks.append(None))
    assert [each.id for each in result.outcomes] == [word.id for word in bank.words]
    assert len(ticks) == len(bank.words)


def test_every_sign_comes_through_unchanged() -> None:
    node = export_entry(name=f"Имя {NASTY}", sense=Sense(policy=Policy.NEVER))
    assert see(take(node, "CONCEPT")) == f"Имя {NASTY}"
    assert see(take(node, "DEFINITION")).startswith(f"Обещание — это {NASTY}.")
    assert list_aliases(node) == ["Слово & <дело>"]


def test_no_space_is_lost_beside_a_sign(made: Made) -> None:
    entry = make_entry().model_copy(update={"name": f"Имя {NASTY} ]]> конец"})
    nasty = make_selection(base=Base(read_words("ru"), METHOD, entries={entry.id: entry}))
    for each in (FORMAT.export(nasty, lambda: None), made("moodle-glossary")):
        check_spaces(take_file(each))


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
    assert take(export_entry(name="Чёрный ящик", sense=sense), "USEDYNALINK") == linked


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
