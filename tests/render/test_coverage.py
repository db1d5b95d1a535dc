import pytest

from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.quiz import QuizLevel
from methodbook.render.coverage import count_levels, list_covered
from tests.checkouts import SEEDLING


@pytest.fixture
def base() -> Base:
    return read_content(SEEDLING).base


def test_a_question_counts_where_it_is_mainly_about_and_apart_where_it_touches(base: Base) -> None:
    covered = {each.entry.id: each for group in list_covered(base) for each in group.entries}
    assert (covered["pear"].main, covered["pear"].also) == (1, 0)
    assert (covered["apple"].main, covered["apple"].also) == (2, 1)
    assert covered["harvest"].levels == {QuizLevel.RECALL: 1, QuizLevel.APPLY: 2}


def test_an_entry_without_questions_is_shown_and_a_page_is_not(base: Base) -> None:
    groups = {group.title: group.entries for group in list_covered(base)}
    assert [each.main for each in groups["Этапы"]] == [0, 0]
    assert "Остальные страницы" not in groups


def test_levels_add_up_to_the_bank(base: Base) -> None:
    assert count_levels(base.questions.values()).total() == len(base.questions) == 9
