"""The whole bank in every format, as files of the site; made anew only when the content changed."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clientocracy import __version__
from clientocracy.exports.format import Selection
from clientocracy.exports.formats import FORMATS
from clientocracy.model.export import Offer
from clientocracy.model.revision import find_digest
from clientocracy.render.addresses import link_from_outside
from clientocracy.render.player import write_player

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientocracy.model.base import Base
    from clientocracy.render.page import Site

FOLDER = "data"


@dataclass
class Offers:
    """What is offered, and the files themselves; an author who serves the site keeps them."""

    key: str = ""
    offers: tuple[Offer, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)

    def refresh(self, base: Base, site: Site) -> None:
        """Make the files anew if anything in them would differ."""
        address = link_from_outside(base, site.url, site.addresses)
        selection = Selection(
            base=base,
            quizzes=base.ordered_quizzes,
            title=site.name,
            address=address,
            play=write_player(site.name, base, address),
        )
        key = find_key(selection, site)
        if key == self.key:
            return
        self.files = {}
        self.offers = tuple(self._make(selection)) if selection.questions else ()
        self.key = key

    def _make(self, selection: Selection) -> Iterator[Offer]:
        for chosen in FORMATS.values():
            export = chosen.export(selection, lambda: None)
            for name, raw in export.files.items():
                self.files[f"{FOLDER}/{name}"] = raw
            yield Offer(
                card=chosen.card,
                files={f"{FOLDER}/{name}": len(raw) for name, raw in export.files.items()},
                date=selection.date,
                counts=Counter(outcome.held for outcome in export.outcomes),
            )


def find_key(selection: Selection, site: Site) -> str:
    """A fingerprint of everything that the files are made from."""
    things = (*selection.quizzes, *selection.words)
    parts = [__version__, site.name, site.url, str(site.addresses), str(selection.date)]
    parts += [find_digest(thing) for thing in things]
    parts += [f"{entry.id} {entry.name}" for entry in selection.base.published]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
