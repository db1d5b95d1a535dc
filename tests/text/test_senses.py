from typing import Any

import pytest
from pydantic import ValidationError

from methodbook.model.sense import Sense
from tests.text.marking import make_linker, make_word, mark, unmark


def link(text: str, **sense: Any) -> str:  # noqa: ANN401 -- raw YAML
    """Link the word «Решение» of that sense in a text that is given with its links."""
    return mark(make_linker(make_word("Решение", "выход", policy="context", **sense)), unmark(text))


@pytest.mark.parametrize(
    "text",
    [
        "Районный суд отменил [решение].",
        "Решение городского суда обжаловали.",
        "Решение мудрого и доброго суда.",
        "[Решение] такого большого старого суда.",
        "[Решение] готово, суд идёт.",
        "[Решение] — это не суд.",
        "[Решение] готово. Суд идёт.",
    ],
)
def test_after_looks_three_full_words_ahead_in_the_same_clause(text: str) -> None:
    assert link(text, forbid=[{"after": ["суд"]}]) == text


@pytest.mark.parametrize(
    "text",
    [
        "Им пришлось принимать решение.",
        "Принимая на месте важные решения, ошибаются.",
        "Они принимали и большие, и малые [решения].",
        "[Решение] принимали долго.",
    ],
)
def test_before_knows_every_form_of_a_lemma(text: str) -> None:
    assert link(text, forbid=[{"before": ["принимать"]}]) == text


@pytest.mark.parametrize(
    "text",
    [
        "Суд долго и трудно, но всё-таки нашёл решение.",
        "Суд идёт. [Решение] готово.",
        "[Решение] готово",
    ],
)
def test_near_looks_through_the_sentence(text: str) -> None:
    assert link(text, forbid=[{"near": ["суд"]}]) == text


def test_all_that_a_situation_names_must_hold() -> None:
    sense = {"forbid": [{"before": ["принять"], "after": ["суд"]}]}
    assert link("Приняли решение суда.", **sense) == "Приняли решение суда."
    assert link("Приняли решение.", **sense) == "Приняли [решение]."


def test_one_situation_of_several_is_enough() -> None:
    sense = {"forbid": [{"before": ["принять"]}, {"after": ["суд"]}]}
    assert link("Приняли решение.", **sense) == "Приняли решение."
    assert link("Прочли решение суда.", **sense) == "Прочли решение суда."


def test_require_asks_for_one_situation() -> None:
    sense = {"require": [{"near": ["рынок"]}]}
    assert link("Такого решения нет.", **sense) == "Такого решения нет."
    assert link("Такого решения нет на рынке.", **sense) == "Такого [решения] нет на рынке."


def test_forbid_outweighs_require() -> None:
    sense = {"require": [{"near": ["рынок"]}], "forbid": [{"near": ["суд"]}]}
    assert link("Суд знает решения рынка.", **sense) == "Суд знает решения рынка."


def test_a_situation_may_be_about_one_name_only() -> None:
    sense = {"forbid": [{"names": ["выход"], "near": ["дверь"]}]}
    assert link("Выход у двери.", **sense) == "Выход у двери."
    assert link("Решение у двери.", **sense) == "[Решение] у двери."


def test_a_name_alone_is_a_situation() -> None:
    assert link("Выход и решение.", forbid=[{"names": ["выход"]}]) == "Выход и [решение]."


def test_a_situation_may_be_about_one_number_only() -> None:
    sense = {"forbid": [{"number": "plural", "before": ["купить"]}]}
    assert link("Купили выходы.", **sense) == "Купили выходы."
    assert link("Купили выход.", **sense) == "Купили [выход]."


def test_a_form_of_both_numbers_is_surely_in_neither() -> None:
    sense = {"forbid": [{"number": "plural", "before": ["купить"]}]}
    assert link("Купили решения.", **sense) == "Купили [решения]."


def test_an_ending_stands_for_all_words_that_have_it() -> None:
    sense = {"forbid": [{"before": ["*ский"]}]}
    assert link("Соломоновское решение и киевские решения.", **sense).count("[") == 0
    assert link("Сырое решение.", **sense) == "Сырое [решение]."


def test_explicit_words_wait_for_their_author_on_a_page() -> None:
    word = make_word("Решение", policy="explicit", require=[{"near": ["рынок"]}])
    linker = make_linker(word)
    assert linker.find("Решение для рынка.")
    assert not linker.find("Решение для рынка.", explicit=False)
    assert not linker.find("Решение для всех.")


def test_an_explicit_word_without_rules_is_linked_on_request_only() -> None:
    assert not make_linker(make_word("Решение", policy="explicit")).find("Решение.")


@pytest.mark.parametrize(
    "sense",
    [
        {"forbid": [{"near": ["суд"]}]},
        {"policy": "context"},
        {"policy": "context", "forbid": [{}]},
        {"policy": "context", "forbid": [{"near": ["два слова"]}]},
        {"policy": "always"},
    ],
)
def test_a_sense_that_means_nothing_is_refused(sense: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Sense.model_validate(sense)
