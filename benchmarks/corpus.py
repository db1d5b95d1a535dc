"""Generated checkouts of any size: entries with inflected names and pages that use them."""

from __future__ import annotations

import random
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pymorphy3 import MorphAnalyzer

if TYPE_CHECKING:
    from collections.abc import Iterator

METHOD = Path(__file__).resolve().parent.parent / "tests/seedling/method.yml"
"""The smallest method there is."""

_ADJECTIVES = (
    "северный медный тихий точный быстрый полный открытый старый лёгкий ровный светлый общий "
    "главный малый редкий прочный гибкий ясный особый честный верный дальний живой смелый"
).split()
_NOUNS = (
    "мост берег канал склад маяк завод отдел рынок поток узел замысел запас отчёт порядок выбор "
    "предел ответ доклад договор уклад обзор расчёт оклад раздел"
).split()
_FILLER = (
    "В этой части рассказано, как устроена работа и почему она идёт именно так. "
    "Сначала собирают сведения, потом сверяют их с тем, что видно на месте, и только после этого "
    "решают, что делать дальше. "
)
_CASES = ("nomn", "gent", "datv", "ablt", "loct")
_SENTENCES = 40
"""Sentences with a term on a generated page."""


@cache
def _analyzer() -> MorphAnalyzer:
    return MorphAnalyzer()


def make_names(count: int) -> list[str]:
    """The first *count* two-word names, numbered once the pairs run out."""
    pairs = [f"{adjective} {noun}" for noun in _NOUNS for adjective in _ADJECTIVES]
    rounds = range(count // len(pairs) + 1)
    names = [f"{pair}{f' {number}' if number else ''}" for number in rounds for pair in pairs]
    return names[:count]


def _inflect(name: str, case: str) -> str:
    words = name.split()
    forms = []
    for word in words:
        parse = _analyzer().parse(word)[0]
        form = parse.inflect({case}) if not word.isdigit() else None
        forms.append(form.word if form else word)
    return " ".join(forms)


def _write_sentences(names: list[str], chance: random.Random) -> Iterator[str]:
    for _ in range(_SENTENCES):
        name = _inflect(chance.choice(names), chance.choice(_CASES))
        yield f"{_FILLER}Здесь речь о том, что зовётся {name}."


def make_page(names: list[str], chance: random.Random) -> str:
    """Five sections of prose that mention terms in random forms."""
    sentences = list(_write_sentences(names, chance))
    parts = [sentences[start : start + 8] for start in range(0, len(sentences), 8)]
    return "\n\n".join(
        f"## Часть {number}\n\n" + "\n\n".join(part) for number, part in enumerate(parts, 1)
    )


def make_entry(name: str, names: list[str], chance: random.Random) -> str:
    """A term with all that the checker wants."""
    others = " ".join(_write_sentences(names, chance)).split(". ")[:6]
    head = [
        "---",
        f"name: {name.capitalize()}",
        "english: generated",
        f"definition: {name.capitalize()} — вещь, придуманная для измерения.",
        "phrase: вещь, придуманная для измерения",
        "reviewed: 2026-01-31",
        'citations: ["000:1"]',
        "---",
    ]
    prose = ". ".join(others)
    return "\n".join(
        [
            *head,
            "",
            "## Зачем это понятие",
            "",
            f"{prose}. [@inference]",
            "",
            "## Пример",
            "",
            f"{prose}. [@inference]",
            "",
        ]
    )


def write_checkout(root: Path, *, pages: int, entries: int, config: str) -> None:
    """Write a checkout with *pages* hand-written pages and *entries* terms."""
    chance = random.Random(20260131)
    names = make_names(entries) or make_names(500)
    (root / "docs").mkdir(parents=True)
    (root / "glossary/terms").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(config, "utf-8")
    shutil.copyfile(METHOD, root / "method.yml")
    (root / "docs/index.md").write_text("# Начало\n", "utf-8")
    (root / "glossary/sources.yml").write_text(
        'sources:\n  - {id: "000", title: Образец, kind: guide, note: Образец., lines: 1, '
        'outline: [{lines: "1", name: Строка}]}\nreading: []\n',
        "utf-8",
    )
    for number in range(pages):
        text = f"# Страница {number}\n\n{make_page(names, chance)}\n"
        (root / f"docs/page-{number}.md").write_text(text, "utf-8")
    for number in range(entries):
        entry = make_entry(names[number], names, chance)
        (root / f"glossary/terms/generated-{number}.md").write_text(entry, "utf-8")
