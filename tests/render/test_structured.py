import json

from methodbook.model.base import Base
from methodbook.render.structured import describe_glossary, describe_term


def test_a_term_is_described_for_search_engines(orchard: Base) -> None:
    assert json.loads(describe_term(orchard.entries["apple"], "Сад")) == {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "name": "Яблоко",
        "description": "Яблоко — это плод с семенами в сердцевине.",
        "inLanguage": "ru",
        "termCode": "apple",
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": "Сад"},
        "alternateName": ["антоновка", "apple"],
    }


def test_addresses_are_named_where_there_are_any(orchard: Base) -> None:
    url, whole = "https://example.org/apple/", "https://example.org/"
    record = json.loads(describe_term(orchard.entries["apple"], "Сад", url=url, set_url=whole))
    assert (record["url"], record["@id"]) == (url, url)
    assert record["inDefinedTermSet"]["url"] == whole


def test_a_glossary_holds_its_terms(orchard: Base) -> None:
    terms = [orchard.entries["apple"], orchard.entries["pear"]]
    record = json.loads(describe_glossary(terms, "Сад", "https://example.org/"))
    assert record["@type"] == "DefinedTermSet"
    assert record["url"] == "https://example.org/"
    assert [term["name"] for term in record["hasDefinedTerm"]] == ["Яблоко", "Груша"]


def test_nothing_in_it_can_end_the_script(orchard: Base) -> None:
    evil = orchard.entries["apple"].model_copy(update={"name": "</script><b>&amp;"})
    text = describe_term(evil, "<!-- Сад")
    assert not set("<>&") & set(text)
    assert json.loads(text)["name"] == "</script><b>&amp;"
