"""Anki: a deck of the glossary, both ways, and a deck of questions for each topic.

A note is recognised by a name made from the id of its question or entry, so an import on top of an
older one changes what has changed and keeps the history of reviews. Anki takes a change only if
its time is newer: the time of a note is the day its content last changed, that of a note type the
day anything did.
"""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, time
from html import escape
from typing import TYPE_CHECKING

import genanki

from methodbook.exports.anki.cards import describe_question, describe_word
from methodbook.exports.anki.note_types import make_note_types, number
from methodbook.exports.archive import pack
from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.model.export import FormatCard
from methodbook.questions.kinds import find_part, list_holds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from methodbook.model.quiz import Question, Quiz

CARD = FormatCard("anki", list_holds("anki"), loses=("anki-self-graded",), glossary=True)


@dataclass(frozen=True)
class _Note:
    """What a note says, the name of its type and the day it last changed."""

    model: str
    id: str
    fields: list[str]
    tags: tuple[str, ...]
    changed: date


@dataclass(frozen=True)
class _Deck:
    """A deck: ``key`` makes its number, ``name`` is what a learner sees."""

    key: str
    name: str
    about: str
    notes: tuple[_Note, ...]


def export_anki(selection: Selection, tick: Tick) -> Export:
    """Write the words of the glossary and every question that has a card."""
    ledger = Ledger(CARD, tick)
    decks = [_fill_glossary(selection, ledger)]
    decks += [_fill_topic(quiz, selection, ledger) for quiz in selection.quizzes]
    raw = _write_collection([deck for deck in decks if deck.notes], selection)
    return ledger.close(
        {selection.name_file(".apkg"): pack({"collection.anki2": raw, "media": b"{}"})}
    )


def _say(name: str, selection: Selection, **values: object) -> str:
    """A sentence that names the method."""
    method = selection.base.method
    own = {"deck": method.exports.deck, "tag": method.exports.tag, "of": method.names.of}
    return selection.say("anki", name, **own, **values)


def _fill_glossary(selection: Selection, ledger: Ledger) -> _Deck:
    notes = []
    for entry in selection.words:
        ledger.enter(entry.id)
        fields, tags = describe_word(entry, selection), (_say("tag_word", selection),)
        notes.append(_Note("term", entry.id, fields, tags, selection.find_date(entry)))
    name, about = _say("deck_words", selection), _say("about_words", selection)
    return _Deck("glossary", name, about, tuple(notes))


def _fill_topic(quiz: Quiz, selection: Selection, ledger: Ledger) -> _Deck:
    notes = tuple(
        _describe(question, quiz, selection)
        for question in quiz.questions
        if ledger.takes(question)
    )
    # Two colons would make a deck inside the deck.
    name = _say("deck_questions", selection, topic=quiz.title.replace("::", ":"))
    about = escape(selection.say("anki", "about_questions", lead=quiz.lead))
    return _Deck(f"quiz/{quiz.id}", name, about, notes)


def _describe(question: Question, quiz: Quiz, selection: Selection) -> _Note:
    tags = (
        _say("tag_topic", selection, topic=quiz.id),
        _say("tag_level", selection, level=selection.say("quiz_levels", question.level)),
    )
    part = find_part(question, "anki")
    fields = describe_question(question, part, quiz.title, selection)
    return _Note(part.model, question.id, fields, tags, selection.find_date(question))


def _write_collection(decks: Sequence[_Deck], selection: Selection) -> bytes:
    """The database of a package: genanki writes the tables, we say when each note changed."""
    seed = selection.seeds.anki
    models = make_note_types(seed, selection.base.method.exports.deck, selection.base.words)
    shells = [_make_shell(deck, models, seed) for deck in decks]
    stamp = _find_stamp(selection.date)
    numbers, places = itertools.count(stamp * 1000), itertools.count()
    with closing(sqlite3.connect(":memory:")) as database:
        cursor = database.cursor()
        genanki.Package(shells).write_to_db(cursor, stamp, numbers)
        for deck, shell in zip(decks, shells, strict=True):
            for said in deck.notes:
                note = _make_note(said, models[said.model], seed, next(places))
                note.write_to_db(cursor, _find_stamp(said.changed), shell.deck_id, numbers)
        database.commit()
        return database.serialize()


def _make_shell(deck: _Deck, models: Mapping[str, genanki.Model], seed: str) -> genanki.Deck:
    """The deck without its notes, which genanki would all give one time."""
    shell = genanki.Deck(number(seed, "deck", deck.key), deck.name, deck.about)
    for name in sorted({note.model for note in deck.notes}):
        shell.add_model(models[name])
    return shell


def _make_note(said: _Note, model: genanki.Model, seed: str, place: int) -> genanki.Note:
    # A question that changes its kind becomes another note: fields of one type fit no other.
    guid = genanki.guid_for(seed, said.model, said.id)
    return genanki.Note(model, said.fields, tags=said.tags, guid=guid, due=place)


def _find_stamp(day: date) -> int:
    """Midnight of *day* in seconds since 1970, UTC."""
    return int(datetime.combine(day, time(), UTC).timestamp())


FORMAT = Format(CARD, export_anki)
