"""Rules about hand-written pages that show only when a page is made."""

from __future__ import annotations

from methodbook.model.finding import Rule

BROKEN_MACRO = Rule("E260")

PAGE_RULES: tuple[Rule, ...] = (BROKEN_MACRO,)
