"""Links on their way to the head: cards in tiers, or a tree where there is no room for tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.render.pictures.drawing import (
    NARROW,
    Box,
    Drawing,
    Shape,
    Stroke,
    find_bottom,
    finish,
)
from methodbook.render.pictures.lettering import NAME, NOTE, TEXT
from methodbook.render.pictures.panel import Panel, PanelText, set_panel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.picture import Chain, ChainLink

_GAP = 16
_DOWN = 26
_INDENT = 20
_ABREAST = 3
"""Cards that a tier of the page holds."""
_WIDEST = 332


def draw_chain(chain: Chain, width: int) -> Drawing:
    """Lay out the cards; arrows lead from a card to whoever the link is given to."""
    tiers = [_list_tier(chain, depth) for depth in range(1, len(chain.tiers) + 1)]
    simple = all(
        len(tier) <= _ABREAST and len({link.taker for link in tier}) <= 1 for tier in tiers
    )
    if width > NARROW and simple:
        return _draw_tiers(chain, [tier for tier in tiers if tier], width)
    return _draw_tree(chain, width)


def _list_tier(chain: Chain, depth: int) -> list[ChainLink]:
    return [link for link in chain.links if chain.find_depth(link) == depth]


def _set_head(chain: Chain, width: int) -> Panel:
    return set_panel([PanelText(chain.head, NAME)], width, "middle")


def _set_card(chain: Chain, link: ChainLink, width: int) -> Panel:
    depth = chain.find_depth(link)
    words = [
        PanelText(chain.tiers[depth - 1] if depth else chain.aside, NOTE, "soft"),
        PanelText(link.giver, NAME),
        PanelText(f"«{link.text}»", TEXT),
        *(PanelText(f"{fact.name}: {fact.text}", NOTE) for fact in link.facts),
    ]
    return set_panel(words, width)


def _style(depth: int) -> str:
    return {0: "outside", 1: "brand"}.get(depth, "plain")


def _draw_tiers(chain: Chain, tiers: list[list[ChainLink]], width: int) -> Drawing:
    head = _set_head(chain, _WIDEST // 2).place((width - _WIDEST // 2) // 2, 1, style="solid")
    shapes: list[Shape] = [*head]
    boxes: dict[str, Shape] = {chain.head: head[0]}
    for depth, tier in enumerate([*tiers, _list_tier(chain, 0)], start=1):
        top = find_bottom(shapes) + _DOWN + 8
        style = _style(depth if depth <= len(tiers) else 0)
        for link, card in _place_row(chain, tier, top, width, style):
            boxes[link.giver] = card[0]
            if link.taker in boxes and style != "outside":
                shapes.append(_join(boxes[link.giver], boxes[link.taker]))
            shapes += card
    return finish(width, shapes)


def _place_row(
    chain: Chain, tier: list[ChainLink], y: int, width: int, style: str
) -> Iterator[tuple[ChainLink, tuple[Shape, ...]]]:
    if not tier:
        return
    cell = min(_WIDEST, (width - 2 - _GAP * (len(tier) - 1)) // len(tier))
    panels = [_set_card(chain, link, cell) for link in tier]
    height = max(panel.height for panel in panels)
    x = (width - cell * len(tier) - _GAP * (len(tier) - 1)) // 2
    for link, panel in zip(tier, panels, strict=True):
        yield link, panel.place(x, y, height, style)
        x += cell + _GAP


def _join(lower: Shape, upper: Shape) -> Stroke:
    """From the top of a card to the bottom of the one above it."""
    low, high = lower.bounds, upper.bounds
    start, end = int(low.left + low.right) // 2, int(high.left + high.right) // 2
    half = int(low.top) - _DOWN // 2
    points = ((start, int(low.top)), (start, half), (end, half), (end, int(high.bottom)))
    return Stroke(points if start != end else (points[0], points[-1]), arrow=True)


def _draw_tree(chain: Chain, width: int) -> Drawing:
    """Each card stands under its taker, one step further right."""
    head = _set_head(chain, width - 2).place(1, 1, style="solid")
    shapes: list[Shape] = [*head]
    boxes: dict[str, Shape] = {chain.head: head[0]}
    y = int(head[0].bounds.bottom) + _GAP
    aside = [(0, link) for link in _list_tier(chain, 0)]
    for depth, link in [*_walk(chain, chain.head, 1), *aside]:
        x = 1 + _INDENT * depth
        card = _set_card(chain, link, width - x - 1).place(x, y, style=_style(depth))
        if depth:
            shapes.append(_join_tree(card[0], boxes[link.taker]))
        boxes[link.giver] = card[0]
        shapes += card
        y = int(card[0].bounds.bottom) + _GAP
    return finish(width, shapes)


def _walk(chain: Chain, taker: str, depth: int) -> Iterator[tuple[int, ChainLink]]:
    for link in chain.links:
        if link.taker == taker:
            yield depth, link
            yield from _walk(chain, link.giver, depth + 1)


def _join_tree(lower: Shape, upper: Shape) -> Stroke:
    if not isinstance(lower, Box):
        raise TypeError("a card begins with its box")
    x = int(upper.bounds.left) + _INDENT // 2
    return Stroke(
        ((lower.x, lower.centre), (x, lower.centre), (x, int(upper.bounds.bottom))), arrow=True
    )
