from pathlib import Path

from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.render.conflicts import (
    Voice,
    list_conflict_facets,
    list_voices,
    make_conflict_rows,
)
from tests.checkouts import SAMPLE, make_checkout

CONFLICTS = "glossary/conflicts.yml"


def list_sample_voices(base: Base) -> list[tuple[str, list[str]]]:
    """Each place that is named, with all it says."""
    voices: tuple[Voice, ...] = list_voices(base.conflicts["INC-01"], base)
    return [(voice.place, [reading.says for reading in voice.readings]) for voice in voices]


def test_each_reading_stands_under_the_place_it_is_from(orchard: Base) -> None:
    assert list_sample_voices(orchard) == [
        ("Плоды", ["Сбор в августе."]),
        ("Уход", ["Сбор в сентябре."]),
    ]


def test_a_place_that_contradicts_itself_is_named_once(tmp_path: Path) -> None:
    edit = {CONFLICTS: [('at: "000:25"', 'at: "000:7"')]}
    base = read_content(make_checkout(tmp_path, edits=edit)).base
    assert list_sample_voices(base) == [("Плоды", ["Сбор в августе.", "Сбор в сентябре."])]


def test_a_reading_without_a_place_is_another_reading(tmp_path: Path) -> None:
    edit = {CONFLICTS: [('at: "000:25", ', "")]}
    base = read_content(make_checkout(tmp_path, edits=edit)).base
    assert list_sample_voices(base)[1] == ("Другое чтение", ["Сбор в сентябре."])


def test_lines_of_many_parts_are_named_by_the_first_of_them(tmp_path: Path) -> None:
    parts = ", ".join(f'{{lines: "{line}", name: "Часть {line}"}}' for line in range(1, 6))
    outline = '\n      - {lines: "1-20", name: "Плоды"}\n      - {lines: "21-40", name: "Уход"}'
    edits = {
        "glossary/sources.yml": [(f"outline:{outline}", f"outline: [{parts}]")],
        CONFLICTS: [('at: "000:5"', 'at: "000:1-5"')],
    }
    base = read_content(make_checkout(tmp_path, edits=edits)).base
    assert list_sample_voices(base)[0][0] == "Часть 1; Часть 2 и ещё 3"


def test_a_place_outside_every_part_is_named_by_its_lines(tmp_path: Path) -> None:
    edits = {"glossary/sources.yml": [('lines: "1-20"', 'lines: "1-2"')]}
    base = read_content(make_checkout(tmp_path, edits=edits)).base
    assert list_sample_voices(base)[0][0] == "000:5"


def test_the_table_is_narrowed_by_entry_document_and_kind(orchard: Base) -> None:
    facets = dict(list_conflict_facets(make_conflict_rows(orchard), orchard))
    assert facets["kind"] == ("обрыв фразы", "расхождение")
    assert facets["document"] == tuple(source.title for source in orchard.sources.values())[:1]
    touched = {entry.name for entry in orchard.published if entry.conflicts}
    assert set(facets["entry"]) == touched


def test_a_kind_without_a_name_is_shown_as_another(tmp_path: Path) -> None:
    edits = {CONFLICTS: [("kind: broken", "kind: bizarre")]}
    base = read_content(make_checkout(tmp_path, edits=edits, base=SAMPLE)).base
    assert [row.kind for row in make_conflict_rows(base)] == ["расхождение", "прочее"]


def test_what_no_reader_may_meet_has_no_row(tmp_path: Path) -> None:
    edits = {CONFLICTS: [("visible: true", "visible: false")]}
    base = read_content(make_checkout(tmp_path, edits=edits, base=SAMPLE)).base
    assert [row.conflict.id for row in make_conflict_rows(base)] == ["INC-01"]
