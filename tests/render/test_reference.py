import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from methodbook.cli import COMMANDS
from methodbook.model.base import Base
from methodbook.model.fields import list_head, list_records
from methodbook.model.finding import Rule
from methodbook.render.page import Site
from methodbook.render.reference import RULES, group_rules, list_reference, quote_markup
from methodbook.words import read_words
from tests.checkouts import METHOD
from tests.said import RU

BASE = Base(read_words("ru"), METHOD)
PAGES = {page.path: page for page in list_reference(BASE, Site(name="Сад"))}


def read(name: str) -> LexborHTMLParser:
    return LexborHTMLParser(PAGES[f"reference/{name}.md"].html)


def list_words(tree: LexborHTMLParser | LexborNode, selector: str) -> list[str]:
    return [node.text(strip=True) for node in tree.css(selector)]


def test_the_reference_has_four_pages() -> None:
    assert [page.title for page in PAGES.values()] == ["Поля", "Метод", "Замечания", "Команды"]


@pytest.mark.parametrize("path", PAGES)
def test_every_heading_and_every_link_inside_the_page_leads_to_its_place(path: str) -> None:
    tree = LexborHTMLParser(PAGES[path].html)
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(set(ids)) == len(ids)
    assert {heading.id for heading in PAGES[path].headings} <= set(ids)
    links = [node.attributes["href"] or "" for node in tree.css("a[href^='#']")]
    assert {link.removeprefix("#") for link in links} <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_no_notation_is_left_outside_code(path: str) -> None:
    tree = LexborHTMLParser(PAGES[path].html)
    for node in tree.css("code, pre"):
        node.decompose()
    text = tree.body.text() if tree.body else ""
    assert not [sign for sign in ("[@", "{{", "{%", "<") if sign in text]


@pytest.mark.parametrize("kind", METHOD.models)
def test_every_field_of_every_kind_is_described(kind: str) -> None:
    named = set(list_words(read("fields"), "th code"))
    assert {field.name for field in list_head(METHOD.models[kind])} - {"id"} <= named


def test_a_required_field_is_told_from_an_optional_one() -> None:
    rows = {
        list_words(row, "th")[0]: list_words(row, "td")[-1]
        for row in read("fields").css("#common ~ div")[0].css("tbody tr")
    }
    assert (rows["name"], rows["synonyms"]) == ("да", "нет")


def test_every_section_of_every_kind_is_listed_with_its_guide() -> None:
    text = PAGES["reference/fields.md"].html.replace("\xa0", " ")
    for kind in METHOD.kinds:
        for section in kind.sections:
            assert METHOD.sections_by_id[section].title in text
            assert METHOD.sections_by_id[section].guide in text


@pytest.mark.parametrize("kind", METHOD.models)
def test_every_record_has_its_own_part_of_the_page(kind: str) -> None:
    ids = {heading.id for heading in PAGES["reference/fields.md"].headings}
    records = {record.__name__.lower() for record in list_records(list_head(METHOD.models[kind]))}
    assert {f"record-{name}" for name in records} <= ids


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_finding_is_explained_under_its_code(rule: Rule) -> None:
    (part,) = [
        section
        for section in read("findings").css("section.cl-rule")
        if section.css_first(f"#{rule.code.lower()}")
    ]
    text = part.text().replace("\xa0", " ")
    said = RU.area(rule.code)
    assert all(said[name] in text for name in ("title", "why", "fix"))
    assert [node.text() for node in part.css("p:last-child code")] == [said["bad"], said["good"]]


def test_findings_are_grouped_and_none_is_left_over() -> None:
    groups = group_rules(RULES, read_words("ru"))
    assert read_words("ru").area("finding_groups")["other"] not in groups
    assert sorted(rule.code for group in groups.values() for rule in group) == sorted(
        rule.code for rule in RULES
    )
    for group in groups.values():
        assert [rule.code for rule in group] == sorted(rule.code for rule in group)


def test_a_finding_of_an_unknown_family_is_shown_at_the_end() -> None:
    groups = group_rules([Rule("E999"), RULES[0]], read_words("ru"))
    assert list(groups) == ["Файлы и поля", "Прочее"]


def test_every_command_is_described() -> None:
    headings = [heading.id for heading in PAGES["reference/commands.md"].headings]
    assert headings == [*COMMANDS, "options"]
    assert "methodbook check [--format text|json] [--root DIR]" in list_words(
        read("commands"), "pre code"
    )


def test_notation_in_a_sentence_becomes_code_and_the_rest_is_escaped() -> None:
    marked = quote_markup("Поставьте [@silent] и <b>, а не {{ x }}.")
    assert marked == ("Поставьте <code>[@silent]</code> и &lt;b&gt;, а не <code>{{ x }}</code>.")
