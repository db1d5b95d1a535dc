"""English for the search: a light stemmer for plurals, possessives and regular verbs."""

from __future__ import annotations

from methodbook.text.languages.searching import Cut, SearchRules

_STOPS = (
    "a about an and any are as at be been but by can could do does for from get had has have how "
    "i if in into is it its may me more my need no not of on one or our s should so some than that "
    "the their them then there these they this those to us was we were what when where which who "
    "why will with would you your"
)

ENGLISH = SearchRules(
    vowels="aeiouy",
    cuts=(
        Cut("ies", "y", skip=3),
        Cut("(ss|x|ch|sh|z)es", "$1", skip=2),
        Cut("([^su])s", "$1"),
        Cut("(?:ings?|ed)"),
        Cut("e"),
    ),
    stops=frozenset(_STOPS.split()),
    contrasts=frozenset("vs versus difference differences differ differs compare compared".split()),
)
