import pytest

from methodbook.model.selfcheck import Checklist
from methodbook.practice.checklist import list_whole, tally

ITEMS = 27


@pytest.mark.parametrize("number", range(1, 7))
def test_an_example_company_gets_its_gaps(clientocratic: Checklist, number: int) -> None:
    example = clientocratic.examples[number - 1]
    found = tally(clientocratic, example.answers)
    assert found.holds is example.expect.holds
    assert tuple(item.id for item in found.missing) == example.expect.missing


def make_answers(check: Checklist, **others: str) -> dict[str, str]:
    """Yes to everything but *others*; their names are written with underscores."""
    changed = {name.replace("_", "-"): answer for name, answer in others.items()}
    return {item.id: "yes" for item in check.items} | changed


def test_all_items_must_hold_at_the_same_time(clientocratic: Checklist) -> None:
    assert len(clientocratic.items) == ITEMS
    assert tally(clientocratic, make_answers(clientocratic)).holds is True
    for item in clientocratic.items:
        answers = make_answers(clientocratic) | {item.id: "no"}
        assert tally(clientocratic, answers).holds is False


def test_not_knowing_never_counts_as_a_yes(clientocratic: Checklist) -> None:
    found = tally(clientocratic, make_answers(clientocratic, key_value_one="unknown"))
    assert found.holds is None
    assert [item.id for item in found.unknown] == ["key-value-one"]


def test_silence_is_the_same_as_not_knowing(clientocratic: Checklist) -> None:
    found = tally(clientocratic, {})
    assert found.holds is None
    assert len(found.unknown) == ITEMS


def test_one_no_decides_whatever_is_unknown(clientocratic: Checklist) -> None:
    answers = make_answers(clientocratic, key_value_one="unknown", council_leader="no")
    assert tally(clientocratic, answers).holds is False


def test_an_element_is_whole_when_each_of_its_items_holds(clientocratic: Checklist) -> None:
    answers = make_answers(clientocratic, key_value_one="unknown", council_leader="no")
    whole = list_whole(clientocratic, tally(clientocratic, answers))
    assert [element.id for element in whole] == ["promises", "reward", "concept"]
