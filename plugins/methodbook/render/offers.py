"""What the site offers for download, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from methodbook.messages import message
from methodbook.model.export import Held
from methodbook.model.quiz import QuizKind
from methodbook.render.engine import render_template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from methodbook.model.export import FormatCard, Hold, Offer
    from methodbook.render.page import PageScope


def render_offers(offers: Iterable[Offer], page: PageScope) -> Markup:
    """Every format with its files, their sizes and date, and what it cannot hold."""
    html = render_template(
        "pieces/offers.html", offers=offers, page=page, lost=list_losses, counts=write_counts
    )
    return Markup(html)  # noqa: S704 -- a template with autoescape made it


def render_format_table(cards: Iterable[FormatCard], page: PageScope) -> Markup:
    """Formats against kinds of question."""
    html = render_template(
        "pieces/format_table.html", cards=cards, kinds=tuple(QuizKind), page=page
    )
    return Markup(html)  # noqa: S704 -- a template with autoescape made it


def list_losses(card: FormatCard) -> tuple[str, ...]:
    """What a format cannot hold, in whole sentences."""
    return (*(message("export_notes", note) for note in card.loses), *_list_kind_losses(card))


def _list_kind_losses(card: FormatCard) -> Iterator[str]:
    """One sentence for all kinds that a format treats alike."""
    alike: dict[Hold, list[str]] = {}
    for kind, hold in card.kinds.items():
        if hold.held is not Held.WHOLE:
            alike.setdefault(hold, []).append(message("exports", f"kind_{kind.value}"))
    for hold, names in sorted(alike.items(), key=lambda pair: pair[0].held is Held.NONE):
        form = "partly" if hold.held is Held.PART else "left_out"
        note = message("export_notes", hold.note)
        yield message("exports", form, kinds=", ".join(names), note=note)


def write_counts(offer: Offer) -> str:
    """How many questions and words are kept whole, in part, not at all; no noughts."""
    forms = {Held.WHOLE: "counts", Held.PART: "counts_part", Held.NONE: "counts_none"}
    return ", ".join(
        message("exports", form, **{held.value: offer.counts[held]})
        for held, form in forms.items()
        if offer.counts[held]
    )
