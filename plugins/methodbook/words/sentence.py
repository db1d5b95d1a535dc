"""A sentence that is to be said: its name and its values, in no language yet."""

from __future__ import annotations


class Sentence:
    """Names a sentence of a catalogue and holds what its ``{placeholders}`` stand for.

    A value may be text, a number, a tuple (it is listed) or another sentence. Whoever finds
    something out says what; :class:`methodbook.words.Words` says it in a language.
    """

    __slots__ = ("name", "values")

    def __init__(self, name: str, /, **values: object) -> None:
        """Name the sentence *name* with its *values*."""
        self.name = name
        self.values = values

    @property
    def _key(self) -> tuple[str, tuple[tuple[str, object], ...]]:
        return self.name, tuple(self.values.items())

    def __eq__(self, other: object) -> bool:
        """Two sentences are the same if their names and values are."""
        return isinstance(other, Sentence) and self._key == other._key

    def __hash__(self) -> int:
        """Values can be hashed, as they are shown and never changed."""
        return hash(self._key)

    def __repr__(self) -> str:
        """The sentence as a call."""
        values = "".join(f", {name}={value!r}" for name, value in self.values.items())
        return f"Sentence({self.name!r}{values})"


class Refusal(ValueError):  # noqa: N818 -- it is told, not mended
    """A value that a model refuses, with the sentence that says why, of the area ``refusals``."""

    def __init__(self, name: str, /, **values: object) -> None:
        """Name the reason *name* with its *values*."""
        super().__init__(name)
        self.sentence = Sentence(name, **values)
