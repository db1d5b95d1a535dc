"""Queries as people and programs type them: with slips, on another layout, in part, or hostile."""

import random
from collections.abc import Iterator

from methodbook.search.index import Index

HOSTILE = "абвгёя <>\"'&`;/\\\u0301\u00ad\u202e\u0000\ud83d\ude00😀İ①ﬁ0129,.-+ЁqweZ\n\t\u2028{}[]$%"
"""Markup, marks that join or turn letters, half a pair, digits of every kind."""


def make_queries(index: Index, count: int, seed: int = 7) -> Iterator[str]:
    """Yield *count* queries made of the phrases of *index*."""
    chance = random.Random(seed)  # noqa: S311 -- a repeatable corpus
    said = [phrase for page in index.pages for phrase in page.phrases]
    texts = [text for phrase in said for text in (phrase.text, *phrase.forms)]
    native, keys = index.rules.layout
    changes = (
        lambda text: text,
        lambda text: " ".join(_slip(word, chance) for word in text.split()),
        lambda text: " ".join(_slip(_slip(word, chance), chance) for word in text.split()),
        lambda text: text.translate(str.maketrans(native, keys)),
        lambda text: text.translate(str.maketrans(keys, native)),
        lambda text: text[: chance.randrange(1, len(text) + 1)],
        lambda text: text.replace(" ", "", 1),
        lambda text: text.replace("-", " ").upper(),
        lambda text: f"{text} {chance.choice(texts)}",
        lambda text: "".join(chance.choices(HOSTILE, k=chance.randrange(60))) + text[:9],
    )
    for _ in range(count):
        yield chance.choice(changes)(chance.choice(texts)).encode(errors="ignore").decode()


def _slip(word: str, chance: random.Random) -> str:
    """*word* with a letter lost, changed, doubled or in the place of its neighbour."""
    if len(word) < 4:
        return word
    place = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    return chance.choice(
        (
            before + after,
            before + chance.choice("аеионтсрвл") + after,
            before + letter + letter + after,
            before + after[0] + letter + after[1:],
        )
    )
