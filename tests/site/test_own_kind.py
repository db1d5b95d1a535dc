"""A kind of its own is a folder and records in the method; no code knows of it."""

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from methodbook.cli import main
from methodbook.cli.schema import list_schemas
from methodbook.model.method import FILE
from methodbook.site.edition import Edition, make_edition
from tests.checkouts import find, make_checkout
from tests.said import RU

SECTION = """\
sections:
  - id: hour
    title: В какой час
    guide: когда это бывает
    look: aside
"""
KIND = """\
kinds:
  - id: ritual
    shape: plain
    folder: glossary/rituals
    address: rituals
    names:
      one: обряд
      object: обряд
      many: обряды
      of_many: обрядов
      about: об обряде
      among: В обрядах
      title: Обряды
    lead: Что делают сообща.
    required: [hour]
    relations:
      - {id: held_at, description: На каком этапе проводят., kinds: [stage]}
"""
NAMES = """\
relations:
  - {id: held_at_to, relation: held_at, side: to, title: Когда проводят}
  - {id: held_at_from, relation: held_at, side: from, title: Какие обряды}
"""
EDITS = {
    FILE: [
        ("sections:\n", SECTION),
        ("kinds:\n", KIND),
        ("relations:\n", NAMES),
    ]
}
RITUAL = """\
---
name: Обход сада
kinds: [ritual]
definition: Обход сада — это утренняя прогулка между деревьями.
reviewed: 2026-01-31
held_at: [stage-1]
citations: ["000:30"]
---

## В какой час

На рассвете смотрят, как растёт яблоко. [@inference]
"""
PLACE = "glossary/rituals/round.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_checkout(tmp_path, {PLACE: RITUAL}, EDITS)


@pytest.fixture
def edition(root: Path) -> Edition:
    return make_edition(root)


def read(edition: Edition, path: str) -> LexborHTMLParser:
    return LexborHTMLParser(edition.pages[path].html)


def test_it_is_checked_like_any_other(root: Path) -> None:
    assert find(root) == []
    text = RITUAL.replace("held_at: [stage-1]", "held_at: [apple]").replace(
        "## В какой час", "## Шаги"
    )
    (root / PLACE).write_text(text, "utf-8")
    assert {finding.code for finding in find(root)} == {"E204", "E241", "E242"}


def test_it_has_a_page_an_index_and_a_place_among_relations_and_mentions(edition: Edition) -> None:
    page = read(edition, "rituals/round.md")
    assert [node.text() for node in page.css(".cl-kind")] == ["обряд"]
    assert "Когда проводят" in page.text()
    assert page.css("section.cl-section--looks-aside #hour")
    assert "Обход сада" in read(edition, "rituals/index.md").text()
    assert "Какие обряды" in read(edition, "stages/stage-1.md").text()
    [mentions] = read(edition, "terms/apple.md").css("section.cl-mentions")
    assert "В обрядах" in mentions.text()


def test_programs_are_told_of_it(edition: Edition) -> None:
    [knowledge] = edition.data.values()
    told = {entry["id"]: entry for entry in json.loads(knowledge)["entries"]}
    assert told["round"]["kind"] == "ritual"
    assert {"type": "held_at", "to": "stage-1", "basis": "source"} in told["round"]["relations"]


def test_its_fields_are_in_the_reference_the_schema_and_a_new_file(
    root: Path, edition: Edition
) -> None:
    assert "held_at" in read(edition, "reference/fields.md").text()
    assert "held_at" in dict(list_schemas(edition.base.method, RU))["ritual"]["properties"]
    assert main(["new", "ritual", "harvest-feast", "--root", str(root)]) == 0
    assert "## В какой час" in (root / "glossary/rituals/harvest-feast.md").read_text("utf-8")


def test_a_folder_that_no_kind_describes_is_refused(tmp_path: Path) -> None:
    [finding] = find(make_checkout(tmp_path, {PLACE: RITUAL}))
    assert (finding.code, finding.place.file) == ("E112", "glossary/rituals")
    assert "methodbook new kind" in finding.tell(RU).hint


def test_a_relation_without_a_name_is_told(tmp_path: Path) -> None:
    edits = {FILE: EDITS[FILE][:2]}
    findings = find(make_checkout(tmp_path, {PLACE: RITUAL}, edits))
    assert {finding.code for finding in findings} == {"E125"}
    assert any("held_at" in finding.tell(RU).what for finding in findings)
