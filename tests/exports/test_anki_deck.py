"""The deck is imported by Anki itself, and every card of the whole bank is rendered there."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import genanki
import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from lxml import html

from methodbook.exports.anki.deck import export_anki
from methodbook.exports.format import Export
from methodbook.model.export import Held
from methodbook.model.finding import Place
from methodbook.model.revision import Revision, find_digest
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.chance import make_seed
from methodbook.questions.cloze.model import Cloze
from methodbook.questions.kinds import KINDS
from methodbook.questions.matching.model import Matching
from methodbook.questions.ordering.model import Ordering
from methodbook.text.markup import split_paragraphs
from tests.exports.bank import NASTY, make_question, make_selection, take_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from anki.cards import Card

    from methodbook.exports.format import Selection
    from methodbook.model.entry import Entry
    from methodbook.model.quiz import Question
    from tests.banks import Made


def export(selection: Selection) -> Export:
    return export_anki(selection, lambda: None)


def stamp(selection: Selection, day: date = date(2026, 3, 1)) -> Selection:
    """The same with everything in it last changed on *day*."""
    things: tuple[Question | Entry, ...] = (*selection.questions, *selection.words)
    revisions = {
        thing.id: Revision(
            written=Place(file="revisions.yml"), id=thing.id, digest=find_digest(thing), date=day
        )
        for thing in things
    }
    return replace(selection, base=replace(selection.base, revisions=revisions))


class Learner:
    """Somebody with a collection of their own."""

    def __init__(self, folder: Path) -> None:
        self.collection = Collection(str(folder / "collection.anki2"))
        self.folder = folder

    def take(self, exported: Export) -> dict[str, int]:
        """Import as the program does by default: what is newer replaces what is older."""
        path = self.folder / "deck.apkg"
        path.write_bytes(take_file(exported))
        request = ImportAnkiPackageRequest(
            package_path=str(path),
            options=ImportAnkiPackageOptions(update_notes=0, update_notetypes=0),  # type: ignore[arg-type] # 0: if newer
        )
        log = self.collection.import_anki_package(request).log
        return {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate")} | {
            "odd": len(log.conflicting) + len(log.missing_notetype) + len(log.empty_first_field)
        }

    @property
    def cards(self) -> Iterator[Card]:
        return (self.collection.get_card(card) for card in self.collection.find_cards(""))

    def find(self, name: str) -> list[Card]:
        """The cards of one question or entry, in their order."""
        found = [card for card in self.cards if card.note().fields[-1] == name]
        return sorted(found, key=lambda card: card.ord)


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    with open_learner(tmp_path) as learner:
        yield learner


@contextmanager
def open_learner(folder: Path) -> Iterator[Learner]:
    learner = Learner(folder)
    yield learner
    learner.collection.close()


def read(side: str) -> str:
    """What a side of a card says, its own style sheet left out."""
    tree = html.fragment_fromstring(side, create_parent="div")
    for style in tree.iter("style"):
        style.text = ""
    return " ".join("".join(tree.itertext()).split())


def flatten(text: str) -> str:
    return " ".join(" ".join(split_paragraphs(text)).split())


def count_cards(question: Question) -> int:
    match question:
        case CaseStudy():
            return 0
        case Cloze():
            return len(question.gaps)
        case Ordering():
            return len(question.items)
        case _:
            return 1


def list_texts(said: Any) -> Iterator[str]:  # noqa: ANN401 -- any value of a model
    """Every text that a reader of the question has to meet sooner or later."""
    if isinstance(said, dict):
        for name, value in said.items():
            if name not in {"id", "kind", "level", "about", "at", "basis", "read", "measure"}:
                yield from list_texts(value)
    elif isinstance(said, (list, tuple)):
        for value in said:
            yield from list_texts(value)
    elif isinstance(said, str):
        yield from split_paragraphs(said)


def list_said(question: Question) -> Iterator[str]:
    said = question.model_dump(
        mode="python", exclude={"written", "difficulty", "seconds", "value", "tolerance"}
    )
    if isinstance(question, Cloze):
        yield from (text for part in question.split() for text in list_texts(part))
        del said["text"]
    yield from list_texts(said)


@pytest.mark.slow
def test_the_whole_bank_arrives_and_arrives_once(
    learner: Learner, bank: Selection, made: Made
) -> None:
    held = [each for each in bank.questions if not isinstance(each, CaseStudy)]
    exported = made("anki")
    first = learner.take(exported)
    assert first == {"new": len(bank.words) + len(held), "updated": 0, "duplicate": 0, "odd": 0}
    again = learner.take(exported)
    assert again == {"new": 0, "updated": 0, "duplicate": first["new"], "odd": 0}
    cards = 2 * len(bank.words) + sum(map(count_cards, bank.questions))
    assert learner.collection.card_count() == cards


@pytest.mark.slow
def test_every_card_of_the_whole_bank_says_what_the_bank_says(
    learner: Learner, bank: Selection, made: Made
) -> None:
    learner.take(made("anki"))
    said: dict[str, str] = defaultdict(str)
    for card in learner.cards:
        front, back = card.question(), card.answer()
        for side in (front, back):
            assert "{{" not in side
            assert "{{" not in read(side)
        assert read(front), card.note().fields
        said[card.note().fields[-1]] += f" {read(front)} {read(back)}"
    for question in bank.questions:
        for text in list_said(question) if not isinstance(question, CaseStudy) else ():
            assert text in said[question.id], question.id
    for entry in bank.words:
        assert flatten(entry.definition) in said[entry.id]
        assert flatten(entry.phrase or "") in said[entry.id]


def test_nasty_signs_stay_what_they_are(learner: Learner) -> None:
    selection = make_selection()
    learner.take(export(selection))
    for question in selection.questions:
        cards = learner.find(question.id)
        assert len(cards) == count_cards(question)
        said = " ".join(read(card.question()) + read(card.answer()) for card in cards)
        for text in list_said(question) if cards else ():
            assert text in said


def test_the_answer_is_not_on_the_front(learner: Learner) -> None:
    cloze, order = make_question("cloze"), make_question("ordering")
    learner.take(export(make_selection(cloze, order)))
    typed, chosen = map(read, (card.question() for card in learner.find(cloze.id)))
    assert "обещание" not in typed
    assert "[...]" in typed
    assert "поручение / " in chosen or " / поручение" in chosen
    assert isinstance(order, Ordering)
    for card, item in zip(learner.find(order.id), order.items, strict=True):
        assert flatten(item.text) not in read(card.question())
        assert flatten(item.text) in read(card.answer())


def test_a_word_is_asked_both_ways(learner: Learner) -> None:
    selection = make_selection(address="https://example.org/{}/{}".format)
    learner.take(export(selection))
    there, back = learner.find("promise")
    assert read(there.question()) == "Что это значит? Обещание"
    assert NASTY in read(there.answer())
    assert "promise" in read(back.answer())
    assert "Слово & <дело>" in read(back.answer())
    assert 'href="https://example.org/promise/' in back.answer()
    assert 'lang="ru"' in back.answer()


def test_a_changed_question_is_updated_and_its_history_kept(learner: Learner) -> None:
    old = stamp(make_selection(make_question("single"), make_question("numeric")))
    learner.take(export(old))
    card = learner.find("sample-single")[0]
    card.start_timer()
    learner.collection.sched.answerCard(card, 3)
    reviewed = learner.collection.get_card(card.id)
    changed = make_question("single", prompt="Новый текст?")
    new = replace(make_selection(changed, make_question("numeric"), base=old.base), seed=old.seed)
    assert new.find_date(changed) > old.date
    assert learner.take(export(new)) == {"new": 0, "updated": 1, "duplicate": 2, "odd": 0}
    after = learner.find("sample-single")[0]
    assert "Новый текст?" in read(after.question())
    assert (after.id, after.reps, after.type, after.due) == (
        reviewed.id,
        1,
        reviewed.type,
        reviewed.due,
    )


NAMES = tomllib.loads(Path(__file__).with_name("anki_names.toml").read_text("utf-8"))
"""What the note types of learners are made of."""


def test_fields_and_cards_are_called_as_in_the_collections_of_learners(learner: Learner) -> None:
    learner.take(export(make_selection()))
    found = {}
    for kind in learner.collection.models.all():
        fields, cards = ([each["name"] for each in kind[part]] for part in ("flds", "tmpls"))
        if fields[-1] == "Номер":
            found[tuple(fields)] = cards
    assert found == {tuple(each["fields"]): each["cards"] for each in NAMES.values()}


def make_older(selection: Selection, names: Mapping[str, Any]) -> bytes:
    """A package with the note types *names* and one old note of each type, long unchanged."""
    seed, deck = selection.seeds.anki, selection.base.method.exports.deck
    shells = []
    for name, whose in (("term", "promise"), ("question", "sample-single")):
        fields, number = names[name]["fields"], 1 << 30 | make_seed(seed, "model", name) >> 2
        cards = [
            {"name": card, "qfmt": f"{{{{{fields[0]}}}}} {at}", "afmt": "{{FrontSide}}"}
            for at, card in enumerate(names[name]["cards"])
        ]
        model = genanki.Model(number, f"{deck}: {name}", [{"name": each} for each in fields], cards)
        note = genanki.Note(
            model,
            ["Старое", *("" for _ in fields[2:]), whose],
            tags=["старая::метка"],
            guid=genanki.guid_for(seed, name, whose),
        )
        shells.append(genanki.Deck(number, f"{deck}::Старая колода"))
        shells[-1].add_note(note)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "older.apkg"
        genanki.Package(shells).write_to_file(path, timestamp=1)
        return path.read_bytes()


def test_notes_tags_and_cards_of_an_older_export_are_updated(learner: Learner) -> None:
    selection = make_selection(make_question("single"))
    learner.take(Export({"old.apkg": make_older(selection, NAMES)}))
    card = learner.find("sample-single")[0]
    card.start_timer()
    learner.collection.sched.answerCard(card, 3)
    assert learner.take(export(stamp(selection))) == {
        "new": 0,
        "updated": 2,
        "duplicate": 0,
        "odd": 0,
    }
    after = learner.find("sample-single")[0]
    assert (after.id, after.reps) == (card.id, 1)
    assert "Вопрос вида single" in read(after.question())
    assert "садоводство::тема::sample" in after.note().tags
    kinds = [kind["name"] for kind in learner.collection.models.all()]
    assert not [name for name in kinds if name.endswith("+")]


@pytest.mark.parametrize("part", ["fields", "cards"])
def test_another_name_would_freeze_the_notes_that_a_learner_has(
    part: str, learner: Learner
) -> None:
    selection = make_selection(make_question("single"))
    names = {name: {**each, part: ["Иначе", *each[part][1:]]} for name, each in NAMES.items()}
    learner.take(Export({"old.apkg": make_older(selection, names)}))
    taken = learner.take(export(stamp(selection)))
    assert taken["updated"] == 0
    assert "Вопрос вида single" not in read(learner.find("sample-single")[0].question())


def test_a_deck_of_the_learners_own_keeps_its_cards(learner: Learner) -> None:
    old = stamp(make_selection(make_question("single")))
    learner.take(export(old))
    own = learner.collection.decks.id("Своя колода")
    assert own is not None
    cards = [card.id for card in learner.find("sample-single")]
    learner.collection.set_deck(cards, own)
    changed = make_question("single", prompt="Новый текст?")
    assert learner.take(export(make_selection(changed, base=old.base)))["updated"] == 1
    after = learner.find("sample-single")[0]
    assert "Новый текст?" in read(after.question())
    assert after.did == own


def test_a_question_that_changes_its_kind_is_a_new_note(learner: Learner) -> None:
    learner.take(export(make_selection(make_question("single", id="sample-one"))))
    taken = learner.take(export(make_selection(make_question("cloze", id="sample-one"))))
    assert taken == {"new": 1, "updated": 0, "duplicate": 1, "odd": 0}


def test_topics_are_decks_and_notes_are_tagged(learner: Learner) -> None:
    learner.take(export(make_selection()))
    names = {deck.name for deck in learner.collection.decks.all_names_and_ids()}
    assert {
        "Садоводство::Глоссарий",
        "Садоводство::Вопросы::Образец: «тема» & <прочее>",
    } <= names
    note = learner.find("sample-matching")[0].note()
    assert set(note.tags) == {"садоводство::тема::sample", "садоводство::уровень::применить"}
    assert "Образец: «тема» & <прочее> · соответствие" in read(note.cards()[0].question())


def test_matching_shows_every_answer_and_reveals_the_pairs(learner: Learner) -> None:
    question = make_question("matching")
    learner.take(export(make_selection(question)))
    card = learner.find(question.id)[0]
    assert isinstance(question, Matching)
    assert all(flatten(answer) in read(card.question()) for answer in question.answers)
    tree = html.fragment_fromstring(card.answer(), create_parent="div")
    assert [node[0].text_content() for node in tree.iter("dd")] == list(question.answers)


def test_what_has_no_card_is_told() -> None:
    outcomes = {each.id: each for each in export(make_selection()).outcomes}
    assert outcomes["sample-case"].held is Held.NONE
    assert outcomes["sample-case"].notes == ("anki-case",)
    assert set(outcomes) == {"promise", *(f"sample-{kind}" for kind in KINDS)}


def test_another_process_writes_the_same_bytes() -> None:
    script = (
        "import hashlib\n"
        "from tests.exports.bank import make_selection, take_file\n"
        "from methodbook.exports.anki.deck import export_anki\n"
        "raw = take_file(export_anki(make_selection(), lambda: None))\n"
        "print(hashlib.sha256(raw).hexdigest())\n"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == hashlib.sha256(take_file(export(make_selection()))).hexdigest()
