"""What the search knows of each language; one it has no module for is searched word for word."""

from __future__ import annotations

from methodbook.search.languages.ru import RUSSIAN
from methodbook.search.rules import SearchRules

_KNOWN = {rules.language: rules for rules in (RUSSIAN,)}


def find_rules(language: str) -> SearchRules:
    """The rules of *language*; plain ones, without stems and keyboards, for an unknown one."""
    return _KNOWN.get(language) or SearchRules(language)
