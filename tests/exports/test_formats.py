"""What must hold for every format, whatever it writes."""

import importlib
import pkgutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from methodbook import exports
from methodbook.exports.format import Export, Selection
from methodbook.exports.formats import FORMATS
from methodbook.exports.report import describe_export, list_lines
from methodbook.model.export import Held
from methodbook.questions.kinds import KINDS
from methodbook.words import read_words
from tests.exports.bank import make_selection, read_bank

ALL = tuple(FORMATS)


@pytest.fixture(scope="module")
def bank() -> Selection:
    return read_bank()


def export(name: str, selection: Selection) -> Export:
    return FORMATS[name].export(selection, lambda: None)


def test_every_format_that_a_wing_holds_is_offered() -> None:
    wings = pkgutil.walk_packages(exports.__path__, f"{exports.__name__}.")
    modules = [importlib.import_module(each.name) for each in wings]
    held = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    assert sorted(each.card.name for each in held) == sorted(ALL)


@pytest.mark.parametrize("name", ALL)
def test_every_question_is_accounted_for_exactly_once(name: str, bank: Selection) -> None:
    card = FORMATS[name].card
    entered = Counter(outcome.id for outcome in export(name, bank).outcomes)
    asked = [question.id for question in bank.questions] if card.kinds else []
    words = [entry.id for entry in bank.words] if card.glossary else []
    assert entered == Counter([*asked, *words])


@pytest.mark.parametrize("name", ALL)
def test_what_is_not_kept_whole_has_its_reason_in_words(name: str) -> None:
    card = FORMATS[name].card
    notes = read_words("ru").area("export_notes")
    for kind in KINDS if card.kinds else ():
        hold = card.kinds[kind]
        assert (hold.held is Held.WHOLE) or hold.note
        assert not hold.note or hold.note in notes
    assert set(card.loses) <= set(notes)
    for outcome in export(name, make_selection()).outcomes:
        assert set(outcome.notes) <= set(notes)
        assert outcome.held is Held.WHOLE or outcome.notes


@pytest.mark.parametrize("name", ALL)
def test_a_teacher_is_told_what_a_format_is_and_how_it_is_imported(name: str) -> None:
    assert {"title", "text", "how"} <= read_words("ru").area(f"export_{name}").keys()


@pytest.mark.parametrize("name", ALL)
def test_the_report_names_every_question_that_is_not_kept_whole(name: str) -> None:
    made = export(name, make_selection())
    said = "\n".join(list_lines(FORMATS[name].card, made, read_words("ru")))
    for outcome in made.outcomes:
        assert (outcome.id in said) is (outcome.held is not Held.WHOLE)
    assert all(file in said for file in made.files)
    record = describe_export(FORMATS[name].card, made, read_words("ru"))
    assert [each["id"] for each in record["questions"]] == [each.id for each in made.outcomes]


@pytest.mark.parametrize("name", ALL)
def test_files_lie_directly_in_the_folder_and_are_not_empty(name: str) -> None:
    files = export(name, make_selection()).files
    assert files
    assert all(raw and "/" not in file and file.isascii() for file, raw in files.items())


WRITE = """
import hashlib, sys
from methodbook.exports.formats import FORMATS
from tests.exports.bank import make_selection
for name, each in sorted(FORMATS.items()):
    for file, raw in sorted(each.export(make_selection(), lambda: None).files.items()):
        print(name, file, hashlib.sha256(raw).hexdigest())
"""


def test_two_programs_write_the_same_bytes(root: Path) -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", WRITE],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Vladivostok"))
    ]
    assert said[0] == said[1] != b""
