"""Motifs with any labels, as strategies of Hypothesis: short names, long ones, unbreakable ones."""

from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from methodbook.model.entry import Row, Table
from methodbook.model.picture import (
    Chain,
    Curves,
    Domains,
    Ladder,
    Motif,
    Nested,
    Opposites,
    Ring,
    Steps,
    Structures,
)

LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяАЩЖЮё"

word = st.text(LETTERS, min_size=1, max_size=26)
label = st.lists(word, min_size=1, max_size=9).map(" ".join)
short = st.lists(word, min_size=1, max_size=3).map(" ".join)


def make_table(draw_from: st.DataObject, columns: int, rows: int) -> Table:
    names = [f"{draw_from.draw(short)} {number}" for number in range(columns)]
    cells = st.lists(label, min_size=columns, max_size=columns).map(tuple)
    made = [
        Row(name=f"{draw_from.draw(short)} {n}", cells=draw_from.draw(cells)) for n in range(rows)
    ]
    return Table(columns=tuple(names), rows=tuple(made))


def make_ladder(data: st.DataObject) -> tuple[Motif, Table]:
    table = make_table(data, data.draw(st.integers(2, 5)), 3)
    shown = data.draw(st.integers(1, 3))
    return Ladder(shows=tuple(row.name for row in table.rows[:shown])), table


def make_opposites(data: st.DataObject) -> tuple[Motif, Table]:
    return Opposites(), make_table(data, 2, data.draw(st.integers(1, 6)))


def make_domains(data: st.DataObject) -> tuple[Motif, Table]:
    table = make_table(data, 4, 2)
    shows = tuple(row.name for row in table.rows)
    return Domains(corners=table.columns, shows=shows, middle=data.draw(word)), table


def make_nested(data: st.DataObject) -> tuple[Motif, Table]:
    table = make_table(data, 3, 1)
    whole, part, outside = table.columns
    others = tuple(data.draw(st.lists(short, max_size=5)))
    motif = Nested(
        whole=whole,
        part=part,
        others=others,
        outside=outside,
        link=data.draw(short),
        shows=table.rows[0].name,
    )
    return motif, table


def make_structures(data: st.DataObject) -> tuple[Motif, None]:
    return Structures.model_validate({"sides": [_make_side(data), _make_side(data)]}), None


def _make_side(data: st.DataObject) -> dict[str, object]:
    count = data.draw(st.integers(1, 3))
    tier = st.lists(short, min_size=count, max_size=count)
    return {
        "title": data.draw(short),
        "head": data.draw(short),
        "tiers": data.draw(st.lists(tier, min_size=1, max_size=3)),
        "growth": data.draw(st.sampled_from(["up", "down"])),
        "flow": data.draw(st.just("") | short),
        "frame": data.draw(st.just("") | short),
        "outside": data.draw(st.just("") | short),
    }


def make_steps(data: st.DataObject) -> tuple[Motif, None]:
    step = st.fixed_dictionaries({"lane": st.integers(1, 2), "text": label})
    way = st.fixed_dictionaries(
        {"name": short, "steps": st.lists(step, min_size=1, max_size=6), "end": st.just("") | short}
    )
    lanes = data.draw(st.lists(short, min_size=2, max_size=2))
    ways = data.draw(st.lists(way, min_size=2, max_size=2))
    return Steps.model_validate({"start": data.draw(label), "lanes": lanes, "ways": ways}), None


def make_curves(data: st.DataObject) -> tuple[Motif, None]:
    count = data.draw(st.integers(2, 6))
    curve = st.fixed_dictionaries(
        {
            "name": short,
            "role": st.sampled_from(["other", "now", "goal"]),
            "values": st.lists(st.integers(0, 5), min_size=count, max_size=count),
        }
    )
    zone = {
        "name": data.draw(short),
        "tint": "red",
        "first": 1,
        "last": count,
        "low": 1,
        "high": 5,
    }
    return Curves.model_validate(
        {
            "axis": data.draw(st.lists(short, min_size=count, max_size=count)),
            "ends": ["слабо", "сильно"],
            "curves": data.draw(st.lists(curve, min_size=1, max_size=6)),
            "zones": [zone],
        }
    ), None


def make_chain(data: st.DataObject) -> tuple[Motif, None]:
    count = data.draw(st.integers(1, 8))
    names = [f"{data.draw(short)} {number}" for number in range(count)]
    links = [
        {
            "giver": name,
            "taker": data.draw(st.sampled_from(["Клиент", "Все", *names[:number]])),
            "text": data.draw(label),
            "facts": [{"name": "Метрика", "text": data.draw(label)}],
        }
        for number, name in enumerate(names)
    ]
    return Chain.model_validate(
        {
            "head": "Клиент",
            "tiers": ["ярус"] * count,
            "aside": "отдельно",
            "columns": ["кто", "кому", "что"],
            "links": links,
        }
    ), None


def make_ring(data: st.DataObject) -> tuple[Motif, None]:
    seat = st.fixed_dictionaries({"cells": st.lists(label, min_size=3, max_size=3), "who": short})
    other = st.fixed_dictionaries({"name": short, "text": short})
    return Ring.model_validate(
        {
            "need": data.draw(label),
            "frame": data.draw(short),
            "columns": ["а", "б", "в", "г"],
            "seats": data.draw(st.lists(seat, min_size=1, max_size=5)),
            "others": data.draw(st.lists(other, max_size=3)),
            "aside": data.draw(st.just("") | short),
        }
    ), None


MAKERS: Mapping[str, Callable[[st.DataObject], tuple[Motif, Table | None]]] = {
    "ladder": make_ladder,
    "opposites": make_opposites,
    "domains": make_domains,
    "nested": make_nested,
    "structures": make_structures,
    "steps": make_steps,
    "curves": make_curves,
    "chain": make_chain,
    "ring": make_ring,
}
