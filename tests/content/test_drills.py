"""Questions made from the base are sound: they need more words than the sample has."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from methodbook.load.checkout import read_content
from methodbook.model.base import Base, Relation
from methodbook.model.entry import Problem, Stage, Status
from methodbook.model.quiz import Quiz
from methodbook.practice.drills import OPTIONS, Drill, make_drills
from methodbook.questions.folding import simplify
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.scoring import find_right, score
from methodbook.questions.single.model import Single


@pytest.fixture(scope="module")
def base(root: Path) -> Base:
    return read_content(root).base


@pytest.fixture(scope="module")
def drills(base: Base) -> Quiz:
    return make_drills(base, 1)


def list_singles(quiz: Quiz, drill: Drill) -> list[Single]:
    return [
        each
        for each in quiz.questions
        if isinstance(each, Single) and each.id.startswith(f"drill-{drill}-")
    ]


def find_answer(question: Single) -> str:
    return next(option.text for option in question.options if option.right)


def test_there_are_drills_of_every_kind(drills: Quiz) -> None:
    kinds = Counter(question.id.split("-")[1] for question in drills.questions)
    assert set(kinds) == set(Drill)
    assert all(count >= 8 for kind, count in kinds.items() if kind != Drill.STAGES)


def test_the_same_seed_makes_the_same_drills_and_another_one_others(base: Base) -> None:
    assert make_drills(base, 5) == make_drills(base, 5)
    assert make_drills(base, 5) != make_drills(base, 6)


@pytest.mark.parametrize("seed", range(1, 6))
def test_no_drill_has_two_right_answers(base: Base, seed: int) -> None:
    for question in make_drills(base, seed).questions:
        if isinstance(question, Single):
            texts = [simplify(option.text) for option in question.options]
            assert len(set(texts)) == len(texts) == OPTIONS
            assert sum(option.right for option in question.options) == 1
            assert all(option.feedback for option in question.options if not option.right)
        assert score(question, find_right(question)) == 1


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_wrong_word_is_neither_broader_nor_narrower_than_the_right_one(
    base: Base, seed: int
) -> None:
    names = {entry.name: entry.id for entry in base.published}

    def climb(name: str) -> set[str]:
        up = {edge.end for edge in base.find_forward(name, Relation.BROADER)}
        return up.union(*(climb(each) for each in up)) if up else up

    for question in list_singles(make_drills(base, seed), Drill.TERM):
        right = names[find_answer(question)]
        for option in question.options:
            wrong = names[option.text]
            assert right not in climb(wrong)
            assert wrong not in climb(right)


def test_a_trouble_that_the_tool_solves_is_never_a_wrong_answer(base: Base, drills: Quiz) -> None:
    troubles = {entry.name: entry.id for entry in base.published if isinstance(entry, Problem)}
    for question in list_singles(drills, Drill.TROUBLE):
        solved = {edge.start for edge in base.find_backward(question.about[0], Relation.SOLVED_BY)}
        for option in question.options:
            assert (troubles[option.text] in solved) is option.right


def test_a_question_about_a_meaning_does_not_name_the_word(base: Base, drills: Quiz) -> None:
    for question in list_singles(drills, Drill.TERM):
        entry = base.entries[question.about[0]]
        assert entry.name.casefold() not in question.prompt.casefold()


def test_the_nine_stages_are_asked_in_their_order(base: Base, drills: Quiz) -> None:
    (question,) = [each for each in drills.questions if isinstance(each, Ordering)]
    stages = sorted(
        (entry for entry in base.published if isinstance(entry, Stage)),
        key=lambda stage: stage.number,
    )
    assert [item.text for item in question.items] == [stage.name for stage in stages]


def keep_words(base: Base, count: int) -> Base:
    """The base with no more words than *count*."""
    dropped = [entry.id for entry in base.published if entry.is_word][count:]
    return replace(
        base, entries={name: each for name, each in base.entries.items() if name not in dropped}
    )


def test_where_neighbours_are_few_there_is_no_drill(orchard: Base) -> None:
    fewer = replace(keep_words(orchard, OPTIONS - 1), selfchecks={}, quizzes={})
    assert list_singles(make_drills(orchard, 1), Drill.TERM)
    assert list_singles(make_drills(fewer, 1), Drill.TERM) == []


def test_a_draft_is_neither_asked_nor_offered(base: Base) -> None:
    hidden = base.entries["promise"].model_copy(update={"status": Status.DRAFT})
    drills = make_drills(replace(base, entries={**base.entries, "promise": hidden}), 1)
    texts = [question.model_dump_json() for question in drills.questions]
    assert not any(f'"{hidden.name}"' in text or f'"{hidden.phrase}"' in text for text in texts)
