from selectolax.lexbor import LexborHTMLParser

from methodbook.model.base import Base
from methodbook.model.page import Heading
from methodbook.render.page import PageScope, Site
from mkdocs_methodbook.finishing import make_toc_tokens
from tests.text.marking import make_linker


def test_headings_of_a_page_are_collected_in_order(orchard: Base) -> None:
    scope = PageScope("terms/apple.md", orchard, Site())
    assert scope.heading("why", "Зачем <это>") == '<h2 id="why">Зачем &lt;это&gt;</h2>'
    assert scope.heading("more", "Ещё", level=3) == '<h3 id="more">Ещё</h3>'
    assert scope.headings == [Heading(2, "why", "Зачем <это>"), Heading(3, "more", "Ещё")]


def test_the_search_can_pass_over_a_section(orchard: Base) -> None:
    scope = PageScope("terms/apple.md", orchard, Site())
    [heading] = LexborHTMLParser(scope.heading("notes", "Заметки", searched=False)).css("h2")
    assert heading.attributes == {"id": "notes", "data-cl-unsearched": None}


def test_a_lower_heading_stands_inside_the_one_above_it() -> None:
    headings = [
        Heading(2, "a", "А"),
        Heading(3, "b", "Б"),
        Heading(3, "c", "В"),
        Heading(2, "d", "Г"),
    ]
    [first, second] = make_toc_tokens(headings)
    assert [child["id"] for child in first["children"]] == ["b", "c"]
    assert (second["id"], second["children"]) == ("d", [])


def test_a_page_has_an_address_when_its_site_has_one(orchard: Base) -> None:
    assert PageScope("terms/apple.md", orchard, Site()).url == ""
    for url in ("https://example.org/kb", "https://example.org/kb/"):
        scope = PageScope("terms/apple.md", orchard, Site(url=url))
        assert scope.url == "https://example.org/kb/terms/apple/"


def test_plain_text_gets_links_and_nothing_else(orchard: Base) -> None:
    linker = make_linker("Pear", "Apple")
    scope = PageScope("terms/apple.md", orchard, Site(), linker, "apple")
    assert scope.text("<b>Apple</b> и Pear") == (
        '&lt;b&gt;Apple&lt;/b&gt; и\u00a0<a class="cl-term" data-cl="pear" href="../pear/">Pear</a>'
    )
    assert [entry.id for entry in scope.mentioned] == ["pear"]


def test_a_link_made_outside_prose_belongs_to_the_section_above(orchard: Base) -> None:
    scope = PageScope("terms/apple.md", orchard, Site(), make_linker("Pear"), "apple")
    scope.heading("why", "Зачем")
    scope.text("Pear")
    assert [mention.section.anchor for mention in scope.mentions] == ["why"]


def test_without_a_linker_words_stay_words(orchard: Base) -> None:
    assert PageScope("terms/apple.md", orchard, Site()).text("Груша & Ко") == "Груша &amp; Ко"
