"""The real glossary on marked sentences: those of the task, and our own."""

from pathlib import Path

import pytest

from methodbook.load.checkout import read_content
from methodbook.text.linker import Linker
from methodbook.text.vocabulary import load_table
from tests.content.sentences import Sentence, measure, read_gold, read_marked

OWN = tuple(read_marked(Path(__file__).with_name("sentences.txt")))


@pytest.fixture(scope="module")
def linker(root: Path) -> Linker:
    return Linker(load_table(read_content(root).base, root))


@pytest.mark.shared
def test_the_gold_sentences_are_linked_with_precision_and_recall(
    linker: Linker, shared: Path
) -> None:
    score = measure(linker, read_gold(shared / "linking" / "gold_public.yml"))
    assert score.precision >= 0.98, score.faults
    assert score.recall >= 0.985, score.faults


@pytest.mark.shared
def test_no_link_is_inside_a_longer_word(linker: Linker, shared: Path) -> None:
    for sentence in read_gold(shared / "linking" / "gold_public.yml"):
        for link in linker.find(sentence.text):
            around = sentence.text[link.start - 1 : link.start] + sentence.text[link.end :][:1]
            assert not any(letter.isalnum() for letter in around), sentence.id


@pytest.mark.parametrize("sentence", OWN, ids=lambda sentence: sentence.id)
def test_each_own_sentence_is_linked_as_marked(linker: Linker, sentence: Sentence) -> None:
    assert measure(linker, [sentence]).faults == []
