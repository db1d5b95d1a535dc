"""Pictures as their authors describe them: what is drawn, never where on the paper.

A picture is of exactly one motif. A motif that belongs to a comparison takes its words from the
table's columns and rows; every other motif brings its own words, and says whose they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum, StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, model_validator

from methodbook.model.frozen import Frozen
from methodbook.model.origin import Basis, Citations, LineRange
from methodbook.words import Refusal, Sentence


class Ladder(Frozen):
    """Columns of a table as treads, the first one lowest."""

    shows: tuple[str, ...] = Field(min_length=1, max_length=3)


class Opposites(Frozen):
    """Two columns of a table as pairs that exclude each other."""

    shows: tuple[str, ...] = ()


class Domains(Frozen):
    """Four columns of a table as the quarters of a field, something unsettled in the middle."""

    corners: tuple[str, ...] = Field(min_length=4, max_length=4)
    shows: tuple[str, ...] = Field(min_length=1, max_length=3)
    middle: str = Field(min_length=1)


class Nested(Frozen):
    """Three columns of a table: a whole, a part of it, and something beside them."""

    whole: str
    part: str
    others: tuple[str, ...] = ()
    outside: str
    link: str = ""
    shows: str = ""


class Growth(StrEnum):
    """Which way things go between the head of a structure and those below it."""

    DOWN = "down"
    UP = "up"


class Structure(Frozen):
    """Who stands above whom."""

    title: str = Field(min_length=1)
    head: str = Field(min_length=1)
    tiers: tuple[tuple[str, ...], ...] = Field(min_length=1, max_length=3)
    growth: Growth
    flow: str = ""
    frame: str = ""
    outside: str = ""

    @model_validator(mode="after")
    def _has_even_tiers(self) -> Structure:
        if len({len(tier) for tier in self.tiers}) > 1 or len(self.tiers[0]) not in {1, 2, 3}:
            raise Refusal("uneven_rows")
        return self


class Structures(Frozen):
    """Two structures side by side."""

    sides: tuple[Structure, ...] = Field(min_length=2, max_length=2)


class Step(Frozen):
    """One step of a way."""

    lane: int = Field(ge=1, le=2)
    text: str = Field(min_length=1)


class Way(Frozen):
    """One of two ways through the same trouble."""

    name: str = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)
    end: str = ""


class Steps(Frozen):
    """Two ways from one start, step by step, each between two lanes."""

    start: str = Field(min_length=1)
    lanes: tuple[str, ...] = Field(min_length=2, max_length=2)
    ways: tuple[Way, ...] = Field(min_length=2, max_length=2)


class Role(StrEnum):
    """Whose curve it is."""

    OTHER = "other"
    NOW = "now"
    GOAL = "goal"


class Curve(Frozen):
    """One way to serve the need, valued."""

    name: str = Field(min_length=1)
    role: Role = Role.OTHER
    values: tuple[int, ...] = Field(min_length=2)


class Tint(StrEnum):
    """The colour under a zone; what it means, the zone's name says."""

    RED = "red"
    BLUE = "blue"


class Zone(Frozen):
    """A part of the chart that deserves a name."""

    name: str = Field(min_length=1)
    tint: Tint
    first: int = Field(ge=1)
    last: int = Field(ge=1)
    low: int = Field(ge=0)
    high: int = Field(ge=1)


class Curves(Frozen):
    """A chart of curves over named values; each value is judged from zero to *top*."""

    axis: tuple[str, ...] = Field(min_length=2, max_length=8)
    top: int = Field(default=5, ge=1, le=10)
    ends: tuple[str, ...] = Field(min_length=2, max_length=2)
    curves: tuple[Curve, ...] = Field(min_length=1, max_length=6)
    zones: tuple[Zone, ...] = Field(default=(), max_length=2)

    @model_validator(mode="after")
    def _fits_its_axes(self) -> Curves:
        for curve in self.curves:
            if len(curve.values) != len(self.axis):
                raise Refusal(
                    "curve_length", curve=curve.name, count=len(curve.values), due=len(self.axis)
                )
            if not all(0 <= value <= self.top for value in curve.values):
                raise Refusal("curve_range", curve=curve.name, top=self.top)
        for zone in self.zones:
            across = zone.first <= zone.last <= len(self.axis)
            if not across or not zone.low < zone.high <= self.top:
                raise Refusal("zone_range", zone=zone.name)
        return self


class Fact(Frozen):
    """A named line of text."""

    name: str = Field(min_length=1)
    text: str = Field(min_length=1)


class ChainLink(Frozen):
    """What one party gives another."""

    giver: str = Field(min_length=1)
    taker: str = Field(min_length=1)
    text: str = Field(min_length=1)
    facts: tuple[Fact, ...] = ()

    def find_fact(self, name: str) -> str:
        """The text of the fact *name*, or nothing."""
        return next((fact.text for fact in self.facts if fact.name == name), "")


class Chain(Frozen):
    """Links that lead to one taker, directly or through others; the rest stand aside."""

    head: str = Field(min_length=1)
    tiers: tuple[str, ...] = Field(min_length=1)
    aside: str = ""
    columns: tuple[str, ...] = Field(min_length=3, max_length=3)
    links: tuple[ChainLink, ...] = Field(min_length=1, max_length=8)

    @model_validator(mode="after")
    def _is_a_tree(self) -> Chain:
        givers = Counter(link.giver for link in self.links)
        twice = next((giver for giver, times in givers.items() if times > 1), None)
        if twice:
            raise Refusal("given_twice", who=twice)
        depths = [self.find_depth(link) for link in self.links]
        if max(depths) > len(self.tiers):
            raise Refusal("tiers", count=max(depths), named=len(self.tiers))
        if 0 in depths and not self.aside:
            raise Refusal("aside", head=self.head)
        return self

    def find_depth(self, link: ChainLink) -> int:
        """How many links lie between *link* and the head, itself included; zero: aside.

        Raises ``ValueError`` for a loop.
        """
        by_giver = {each.giver: each for each in self.links}
        seen = [link.giver]
        while link.taker != self.head:
            if link.taker not in by_giver:
                return 0
            link = by_giver[link.taker]
            if link.giver in seen:
                raise Refusal("loop", path=" → ".join(seen))
            seen.append(link.giver)
        return len(seen)

    def list_facts(self) -> tuple[str, ...]:
        """The names of facts that some link has, each once."""
        return tuple(dict.fromkeys(fact.name for each in self.links for fact in each.facts))


class Listing(Frozen):
    """A named list."""

    name: str = Field(min_length=1)
    items: tuple[str, ...] = Field(min_length=1)


class Seat(Frozen):
    """A place at the table: three cells that give a right to it, and who sits there."""

    cells: tuple[str, ...] = Field(min_length=3, max_length=3)
    who: str = Field(min_length=1)


class Ring(Frozen):
    """Who sits around a table and why; the sheet beneath is the same in words."""

    need: str = Field(min_length=1)
    frame: str = Field(min_length=1)
    columns: tuple[str, ...] = Field(min_length=4, max_length=4)
    seats: tuple[Seat, ...] = Field(min_length=1, max_length=6)
    others: tuple[Fact, ...] = Field(default=(), max_length=3)
    aside: str = ""
    lists: tuple[Listing, ...] = ()
    facts: tuple[Fact, ...] = ()


class Exchange(Frozen):
    """A table of two columns: what is needed, what is given."""

    columns: tuple[str, ...] = Field(min_length=2, max_length=2)
    rows: tuple[Annotated[tuple[str, ...], Field(min_length=2, max_length=2)], ...] = Field(
        min_length=1
    )


class Card(Frozen):
    """A filled-in form, the way it would lie on the table."""

    headline: str = Field(min_length=1)
    rows: tuple[Fact, ...] = ()
    exchange: Exchange | None = None
    below: tuple[Fact, ...] = ()


Motif: TypeAlias = (
    Ladder | Opposites | Domains | Nested | Structures | Steps | Curves | Chain | Ring | Card
)

MOTIFS = (
    "ladder",
    "opposites",
    "domains",
    "nested",
    "structures",
    "steps",
    "curves",
    "chain",
    "ring",
    "card",
)
"""The fields of a picture one of which is filled in."""


class Picture(Frozen):
    """One picture of an entry."""

    title: str = Field(min_length=1)
    description: str = ""
    caption: str = ""
    basis: Literal[Basis.SOURCE, Basis.INFERENCE, Basis.EXTERNAL] | None = None
    at: Citations = ()

    ladder: Ladder | None = None
    opposites: Opposites | None = None
    domains: Domains | None = None
    nested: Nested | None = None
    structures: Structures | None = None
    steps: Steps | None = None
    curves: Curves | None = None
    chain: Chain | None = None
    ring: Ring | None = None
    card: Card | None = None

    @model_validator(mode="after")
    def _is_of_one_motif(self) -> Picture:
        filled = [name for name in MOTIFS if getattr(self, name) is not None]
        if len(filled) != 1:
            raise Refusal(
                "one_motif", motifs=tuple(MOTIFS), given=tuple(filled) or Sentence("nothing")
            )
        if not self.description and not self.card:
            raise Refusal("no_description")
        if self.basis is Basis.SOURCE and not self.at:
            raise Refusal("no_lines")
        if self.basis is None and not isinstance(self.motif, TABULAR):
            raise Refusal("no_basis")
        return self

    @property
    def motif(self) -> Motif:
        """What is drawn."""
        filled = (getattr(self, name) for name in MOTIFS)
        motif: Motif = next(each for each in filled if each is not None)
        return motif

    def list_columns(self) -> tuple[str, ...]:
        """The columns of the table that the motif names."""
        if isinstance(self.motif, Domains):
            return self.motif.corners
        if isinstance(self.motif, Nested):
            return (self.motif.whole, self.motif.part, self.motif.outside)
        return ()

    def list_rows(self) -> tuple[str, ...]:
        """The rows of the table that the motif names."""
        if isinstance(self.motif, Ladder | Opposites | Domains):
            return self.motif.shows
        if isinstance(self.motif, Nested):
            return (self.motif.shows,) if self.motif.shows else ()
        return ()


TABULAR = (Ladder, Opposites, Domains, Nested)
"""Motifs that are drawn from the table of a comparison."""


def list_words(
    value: object, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text inside *value* with the steps that lead to it; choices are no texts."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from list_words(item, (*path, index))
    elif isinstance(value, Frozen) and not isinstance(value, LineRange):
        for name in type(value).model_fields:
            yield from list_words(getattr(value, name), (*path, name))
