from datetime import date, timedelta

import pytest

from methodbook.model.finding import Place
from methodbook.model.revision import EPOCH, Revision, find_date, find_digest
from tests.exports.bank import make_question, nasty_questions

DAY = date(2026, 11, 21)


def revise(name: str, digest: str, day: date = DAY) -> dict[str, Revision]:
    place = Place(file="docs/practice/revisions.yml")
    return {name: Revision(written=place, id=name, digest=digest, date=day)}


def test_what_was_not_touched_keeps_its_date() -> None:
    digest = find_digest(make_question("single"))
    assert find_date("a", digest, revise("a", digest)) == DAY


def test_what_was_touched_since_is_a_day_younger_than_anything_stamped() -> None:
    digest = find_digest(make_question("single"))
    revisions = revise("a", "0" * 12) | revise("b", "1" * 12, DAY + timedelta(days=5))
    assert find_date("a", digest, revisions) == DAY + timedelta(days=6)
    assert find_date("new", digest, revisions) == DAY + timedelta(days=6)


def test_where_nothing_is_stamped_there_is_still_a_date() -> None:
    assert find_date("a", "0" * 12, {}) == EPOCH + timedelta(days=1)


def test_a_digest_tells_questions_apart_and_forgets_their_place() -> None:
    digests = {find_digest(question) for question in nasty_questions()}
    assert len(digests) == len(nasty_questions())
    moved = make_question("single", written=Place(file="other.yml", line=7))
    assert find_digest(moved) == find_digest(make_question("single"))


@pytest.mark.parametrize("field", ["prompt", "explanation", "read"])
def test_any_change_of_what_is_said_changes_the_digest(field: str) -> None:
    changed = make_question("case", **{field: "promise"})
    assert find_digest(changed) != find_digest(make_question("case"))
