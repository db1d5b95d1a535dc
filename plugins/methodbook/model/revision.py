"""When a question or an entry last changed: a date that stands beside a digest of its content.

Programs that keep what they once imported (Anki, Moodle) ask for a time or a version that grows
with every change. The clock of a build must not answer, or two builds would differ; so the date is
written down once, by ``methodbook stamp``, together with what it belongs to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date as Date  # noqa: N812 -- the field below is called date
from datetime import timedelta

from pydantic import Field

from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen

EPOCH = Date(2026, 1, 1)
"""The date of content that nobody has stamped yet."""


class Revision(Frozen):
    """One line of the list: what it was and since when."""

    written: Place
    id: str
    digest: str = Field(pattern=r"^[0-9a-f]{12}$")
    date: Date


def find_digest(model: Frozen) -> str:
    """A fingerprint of everything that *model* says; where it stands in a file does not count."""
    said = model.model_dump(mode="json", exclude={"written", "sections", "reviewed", "asks"})
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def find_date(name: str, digest: str, revisions: Mapping[str, Revision]) -> Date:
    """The day of the last change; what was changed since the last stamp is a day younger.

    A pure function of the files: a program that has imported the stamped state sees a newer one.
    """
    known = revisions.get(name)
    if known and known.digest == digest:
        return known.date
    newest = max((each.date for each in revisions.values()), default=EPOCH)
    return newest + timedelta(days=1)
