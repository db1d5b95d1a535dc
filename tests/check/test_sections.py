"""Required sections: each of them is missed, whatever the kind of the entry and its place."""

from dataclasses import replace

import pytest

from methodbook.check.shape import MISSING_SECTION, SHAPE_CHECKS
from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.finding import Finding
from tests.checkouts import SAMPLE

BASE = read_content(SAMPLE).base
CASES = [
    (entry.id, section) for entry in BASE.published for section in BASE.method.list_required(entry)
]
FIND = next(check for check in SHAPE_CHECKS if check.rule == MISSING_SECTION)


def find_missing(base: Base) -> list[Finding]:
    return list(FIND.find(FIND.rule, base))


def test_the_sample_lacks_none_and_has_entries_that_need_several() -> None:
    assert find_missing(BASE) == []
    assert max(len(BASE.method.list_required(entry)) for entry in BASE.published) > 1


@pytest.mark.parametrize(("name", "section"), CASES)
def test_a_required_section_is_missed_in_its_entry_and_by_its_title(
    name: str, section: str
) -> None:
    entry = BASE.entries[name]
    kept = tuple(each for each in entry.sections if each.id != section)
    shorter = entry.model_copy(update={"sections": kept})
    (found,) = find_missing(replace(BASE, entries={**BASE.entries, name: shorter}))
    assert found.place == entry.written
    assert found.what.values["section"] == BASE.method.sections_by_id[section].title
