"""What the site offers for download, in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from methodbook.model.export import Held
from methodbook.questions.kinds import KINDS
from methodbook.render.engine import render_template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from methodbook.model.export import FormatCard, Hold, Offer
    from methodbook.render.page import PageScope
    from methodbook.words import Words


def render_offers(offers: Iterable[Offer], page: PageScope) -> Markup:
    """Every format with its files, their sizes and date, and what it cannot hold."""
    html = render_template(
        "pieces/offers.html",
        page.words,
        offers=offers,
        page=page,
        lost=partial(list_losses, words=page.words),
        counts=partial(write_counts, words=page.words),
    )
    return Markup(html)  # noqa: S704 -- a template with autoescape made it


def render_format_table(cards: Iterable[FormatCard], page: PageScope) -> Markup:
    """Formats against kinds of question."""
    html = render_template(
        "pieces/format_table.html", page.words, cards=cards, kinds=tuple(KINDS), page=page
    )
    return Markup(html)  # noqa: S704 -- a template with autoescape made it


def list_losses(card: FormatCard, words: Words) -> tuple[str, ...]:
    """What a format cannot hold, in whole sentences."""
    return (
        *(words.say("export_notes", note) for note in card.loses),
        *_list_kind_losses(card, words),
    )


def _list_kind_losses(card: FormatCard, words: Words) -> Iterator[str]:
    """One sentence for all kinds that a format treats alike."""
    alike: dict[Hold, list[str]] = {}
    for kind, hold in card.kinds.items():
        if hold.held is not Held.WHOLE:
            alike.setdefault(hold, []).append(words.say(f"kind_{kind}", "name"))
    for hold, names in sorted(alike.items(), key=lambda pair: pair[0].held is Held.NONE):
        form = "partly" if hold.held is Held.PART else "left_out"
        note = words.say("export_notes", hold.note)
        yield words.say("exports", form, kinds=", ".join(names), note=note)


def write_counts(offer: Offer, words: Words) -> str:
    """How many questions and words are kept whole, in part, not at all; no noughts."""
    forms = {Held.WHOLE: "counts", Held.PART: "counts_part", Held.NONE: "counts_none"}
    return ", ".join(
        words.say("exports", form, **{held.value: offer.counts[held]})
        for held, form in forms.items()
        if offer.counts[held]
    )
