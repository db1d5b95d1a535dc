import pytest

from methodbook.model.selfcheck import Checklist
from methodbook.practice.checklist import list_whole, tally

ITEMS = 5


@pytest.mark.parametrize("number", range(1, 4))
def test_an_example_gets_its_gaps(tended: Checklist, number: int) -> None:
    example = tended.examples[number - 1]
    found = tally(tended, example.answers)
    assert found.holds is example.expect.holds
    assert tuple(item.id for item in found.missing) == example.expect.missing


def make_answers(check: Checklist, **others: str) -> dict[str, str]:
    """Yes to everything but *others*; their names are written with underscores."""
    changed = {name.replace("_", "-"): answer for name, answer in others.items()}
    return {item.id: "yes" for item in check.items} | changed


def test_all_items_must_hold_at_the_same_time(tended: Checklist) -> None:
    assert len(tended.items) == ITEMS
    assert tally(tended, make_answers(tended)).holds is True
    for item in tended.items:
        assert tally(tended, make_answers(tended) | {item.id: "no"}).holds is False


def test_not_knowing_never_counts_as_a_yes(tended: Checklist) -> None:
    found = tally(tended, make_answers(tended, soil_fed="unknown"))
    assert found.holds is None
    assert [item.id for item in found.unknown] == ["soil-fed"]


def test_silence_is_the_same_as_not_knowing(tended: Checklist) -> None:
    found = tally(tended, {})
    assert found.holds is None
    assert len(found.unknown) == ITEMS


def test_one_no_decides_whatever_is_unknown(tended: Checklist) -> None:
    answers = make_answers(tended, soil_fed="unknown", fruit_noted="no")
    assert tally(tended, answers).holds is False


def test_an_element_is_whole_when_each_of_its_items_holds(tended: Checklist) -> None:
    answers = make_answers(tended, soil_fed="unknown", fruit_noted="no")
    whole = list_whole(tended, tally(tended, answers))
    assert [element.id for element in whole] == ["crown"]
