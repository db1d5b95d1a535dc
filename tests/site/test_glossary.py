"""The glossary, as it stands before any script has run."""

from collections.abc import Mapping
from typing import Any

import pytest

from methodbook.text.languages import find_language
from tests.site.pages import SitePage, read_attribute

ALPHABET = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"


@pytest.fixture(scope="module")
def glossary(pages: Mapping[str, SitePage]) -> SitePage:
    return pages["terms/"]


def list_groups(glossary: SitePage) -> dict[str, list[str]]:
    """The names under each letter, in the order of the page."""
    groups = glossary.tree.css("[data-cl-group]")
    letters = [node.text().strip() for group in groups for node in group.css("h2")]
    names = [[link.text().replace("\u00a0", " ") for link in g.css("dt a")] for g in groups]
    return dict(zip(letters, names, strict=True))


def test_every_term_stands_in_it_once(
    glossary: SitePage, entries: dict[str, dict[str, Any]]
) -> None:
    links = glossary.tree.css("[data-cl-group] dt a")
    shown = [glossary.find_address(read_attribute(link, "href")) for link in links]
    terms = [entry["url"] for entry in entries.values() if "term" in entry["kinds"]]
    assert sorted(shown) == sorted(terms)


def test_every_term_stands_under_its_letter_in_the_order_of_a_dictionary(
    glossary: SitePage,
) -> None:
    groups = list_groups(glossary)
    for letter, names in groups.items():
        if letter in ALPHABET:
            assert {find_language("ru").sort_key(name)[0].upper() for name in names} == {letter}
    shown = [name for names in groups.values() for name in names]
    assert shown == sorted(shown, key=find_language("ru").sort_key)


def test_the_bar_shows_the_alphabet_and_leads_to_every_letter_that_has_terms(
    glossary: SitePage,
) -> None:
    bar = glossary.find(".cl-letters")
    assert "".join(bar.text().split()) == ALPHABET
    led = {link.text().strip(): read_attribute(link, "href").lstrip("#") for link in bar.css("a")}
    heads = {
        head.text().strip(): read_attribute(head, "id")
        for head in glossary.tree.css("[data-cl-group] h2")
    }
    assert led == {letter: place for letter, place in heads.items() if letter in ALPHABET}


def test_every_term_has_a_definition(glossary: SitePage) -> None:
    definitions = glossary.tree.css("[data-cl-item] dd")
    assert len(definitions) == len(glossary.tree.css("[data-cl-item]"))
    assert all(definition.text().strip() for definition in definitions)


def test_nothing_but_the_filter_waits_for_a_script(glossary: SitePage) -> None:
    of_quiz = {node.mem_id for node in glossary.tree.css("cl-quiz [hidden]")}
    hidden = [node for node in glossary.tree.css("article [hidden]") if node.mem_id not in of_quiz]
    assert [node.attributes.get("class") for node in hidden] == ["cl-filter__bar"]
