"""A kind of question that some part of the engine does not know is told, never lost."""

from pathlib import Path

import pytest

from methodbook.check import kinds as checking
from methodbook.check.kinds import FILES, SENTENCES, find_missing, find_silent, find_unknown
from methodbook.cli.check import check_content
from methodbook.exports.formats import FORMATS
from methodbook.load.checkout import read_content
from methodbook.model.export import FormatCard, Held, Hold
from methodbook.questions.kinds import KINDS, list_holds
from methodbook.words import Sentence, Words, read_words
from tests.checkouts import SEEDLING

CARDS = [each.card for each in FORMATS.values()]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_files_its_sentences_and_a_word_of_every_format(kind: str) -> None:
    assert list(find_missing(kind, read_words("ru"))) == []
    assert list(find_silent(kind, CARDS)) == []


def test_what_a_kind_lacks_is_named() -> None:
    words = Words("ru", {"kind_none": {"name": "никакой"}})
    assert list(find_missing("none", words)) == [
        *(Sentence("file", kind="none", part=name) for name in FILES),
        *(Sentence("sentence", kind="none", part=name) for name in SENTENCES if name != "name"),
    ]


def test_a_format_that_says_nothing_of_a_kind_is_told_where_the_kind_is_used() -> None:
    holds = {kind: Hold(Held.WHOLE) for kind in list_holds("csv") if kind != "short"}
    base = read_content(SEEDLING).base
    (finding,) = find_unknown(
        base, [FormatCard("papyrus", holds), FormatCard("words", glossary=True)]
    )
    told = finding.tell(base.words)
    assert (finding.code, finding.place.file) == ("E416", "docs/practice/quizzes/garden.yml")
    assert told.what == "формат papyrus ничего не говорит о виде «short»"


def test_the_command_tells_of_a_kind_that_lacks_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "FILES", (*FILES, "braille.brf"))
    codes = [finding.code for finding in check_content(SEEDLING)[1]]
    used = {question.kind for question in read_content(SEEDLING).base.questions.values()}
    assert codes == ["E416"] * len(used)


def test_every_folder_of_a_kind_is_registered_under_its_own_name() -> None:
    folder = Path(checking.__file__).parents[1] / "questions"
    held = {path.parent.name for path in folder.glob("*/model.py")}
    assert held == set(KINDS)
    assert {kind.name for kind in KINDS.values()} == set(KINDS)
