import re

from methodbook.search.files import FOLDER, export_index, write_numbers
from methodbook.search.index import Index, make_index
from methodbook.text.languages.ru.searching import RUSSIAN
from tests.search.orchard import PAGES


def test_every_file_but_the_core_carries_the_stamp_of_its_edition(index: Index) -> None:
    files = dict(export_index(index, {}))
    core = files.pop(f"{FOLDER}/core.js")
    (stamp,) = re.findall(r'"stamp":"(\w+)"', core)
    assert files
    assert [name for name in files if not name.endswith(f"-{stamp}.js")] == []


def test_the_stamp_changes_with_a_word_of_a_text(index: Index) -> None:
    changed = make_index(PAGES[:-1], RUSSIAN)
    assert set(dict(export_index(index, {}))) & set(dict(export_index(changed, {}))) == {
        f"{FOLDER}/core.js"
    }


def test_the_same_index_makes_the_same_files(index: Index) -> None:
    again = make_index(PAGES, RUSSIAN)
    assert dict(export_index(index, {})) == dict(export_index(again, {}))


def test_numbers_take_a_letter_for_five_bits() -> None:
    assert write_numbers([0, 31, 32, 4095, 4096]) == "A" + "f" + "gB" + "__D" + "ggE"
