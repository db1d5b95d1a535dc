from pathlib import Path
from typing import Any

import pytest

from methodbook.text import forms_cache
from methodbook.text.forms import AREAS, Clash, Word, find_flaws, parse_table
from methodbook.text.forms_cache import load_forms
from methodbook.text.languages import find_language
from tests.said import RU
from tests.text.marking import make_table, make_word

WORDS = (
    make_word("Чёрный ящик", policy="context", forbid=[{"near": ["самолёт"], "before": ["*ский"]}]),
    make_word("Совет управляющих", short=("СУ",)),
)


def test_a_form_tells_its_name_and_grammar() -> None:
    (form,) = (form for form in make_table("Вираж").forms if form.text == "виражом")
    assert RU.tell(form.describe(), *AREAS) == "«Вираж», тв. ед."


def test_two_words_that_share_a_form_clash() -> None:
    table = make_table(Word("one", "Круг"), Word("two", "Контур", ("круг",)), Word("three", "Цикл"))
    assert Clash("кругом", ("one", "two")) in table.clashes
    assert all("three" not in clash.ids for clash in table.clashes)


def test_an_abbreviation_does_not_clash_with_a_word_in_other_case() -> None:
    assert not make_table(Word("one", "Ос"), Word("two", "Связь", abbreviations=("ОС",))).clashes


def test_a_word_may_be_left_uninflected() -> None:
    table = make_table(make_word("Канва", inflect=False))
    assert [form.text for form in table.forms] == ["канва"]


def test_a_word_may_be_a_term_in_one_number_only() -> None:
    forms = {form.text for form in make_table(make_word("Ожидания", number="plural")).forms}
    assert "ожиданиями" in forms
    assert "ожиданием" not in forms


def test_extra_forms_are_taken_as_written() -> None:
    table = make_table(make_word("Канва", forms=["стратегических канв"]))
    assert table.list_forms("канва")[-1].text == "стратегических канв"
    assert "стратегическими канвами" not in {form.text for form in table.forms}


def test_a_table_survives_being_written_and_read() -> None:
    table = make_table(*WORDS)
    assert parse_table(table.dump(), find_language("ru")) == table


def test_the_table_depends_on_nothing_but_the_words() -> None:
    assert make_table(*WORDS).dump() == make_table(*WORDS).dump()


@pytest.mark.parametrize(
    ("sense", "flaw"),
    [
        ({"head": "круг"}, "head: слова «круг» нет ни в одном из названий"),
        (
            {"policy": "context", "forbid": [{"names": ["Короб"], "near": ["стол"]}]},
            "names: названия «Короб» нет",
        ),
    ],
)
def test_a_sense_that_points_nowhere_has_a_flaw(sense: dict[str, Any], flaw: str) -> None:
    found = find_flaws(make_word("Чёрный ящик", **sense), find_language("ru"))
    assert [RU.tell(each, "E252") for each in found] == [flaw]
    make_table(make_word("Чёрный ящик", **sense))  # and is no reason to fail


def test_a_sense_without_flaws_has_none() -> None:
    assert not list(
        find_flaws(make_word("Чёрный ящик", head="ящик", forms=["ящики"]), find_language("ru"))
    )


def test_the_cache_spares_the_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_forms(WORDS, find_language("ru"), tmp_path)
    monkeypatch.setattr(forms_cache, "compile_forms", None)
    assert load_forms(WORDS, find_language("ru"), tmp_path) == first


def test_another_word_or_another_sense_is_another_table(tmp_path: Path) -> None:
    load_forms(WORDS[1:], find_language("ru"), tmp_path)
    table = load_forms(
        [make_word("Совет управляющих", inflect=False)], find_language("ru"), tmp_path
    )
    assert len(table.forms) == 1
    assert len(list(tmp_path.iterdir())) == 2


def test_a_spoilt_file_is_made_anew(tmp_path: Path) -> None:
    table = load_forms(WORDS, find_language("ru"), tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_text("{", "utf-8")
    assert load_forms(WORDS, find_language("ru"), tmp_path) == table


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert load_forms(WORDS, find_language("ru"), tmp_path / "file").forms


def test_old_tables_are_swept_away(tmp_path: Path) -> None:
    for number in range(12):
        load_forms([Word("word", f"Слово{number}")], find_language("ru"), tmp_path)
    assert len(list(tmp_path.iterdir())) == 8
