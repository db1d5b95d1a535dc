"""What may be wrong with a file before its content can be judged: codes E1xx."""

from __future__ import annotations

from methodbook.model.finding import Rule

UNREADABLE = Rule("E101")
EMPTY = Rule("E102")
BROKEN_YAML = Rule("E103")
TAB = Rule("E104")
DUPLICATE_KEY = Rule("E105")
UNKNOWN_FIELD = Rule("E106")
WRONG_TYPE = Rule("E107")
MISSING_FIELD = Rule("E108")
ALIAS = Rule("E109")
TOO_LARGE = Rule("E110")
OUTSIDE = Rule("E111")
WRONG_FILE = Rule("E112")
NO_HEAD = Rule("E113")
UNKNOWN_SECTION = Rule("E114")
DUPLICATE_SECTION = Rule("E115")
TEXT_OUTSIDE = Rule("E116")
DUPLICATE_ID = Rule("E117")
TOO_DEEP = Rule("E118")
EMPTY_SECTION = Rule("E119")

NO_METHOD = Rule("E120")
METHOD_CLASH = Rule("E121")
METHOD_NAME = Rule("E122")
METHOD_SHAPE = Rule("E123")
OTHER_FOLDER = Rule("E124")
UNNAMED_RELATION = Rule("E125")
TAKEN_ADDRESS = Rule("E127")
SPLIT_NUMBER = Rule("E126")

LOAD_RULES: tuple[Rule, ...] = (
    UNREADABLE,
    EMPTY,
    BROKEN_YAML,
    TAB,
    DUPLICATE_KEY,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    MISSING_FIELD,
    ALIAS,
    TOO_LARGE,
    OUTSIDE,
    WRONG_FILE,
    NO_HEAD,
    UNKNOWN_SECTION,
    DUPLICATE_SECTION,
    TEXT_OUTSIDE,
    DUPLICATE_ID,
    TOO_DEEP,
    EMPTY_SECTION,
    NO_METHOD,
    METHOD_CLASH,
    METHOD_NAME,
    METHOD_SHAPE,
    UNNAMED_RELATION,
    TAKEN_ADDRESS,
    OTHER_FOLDER,
    SPLIT_NUMBER,
)
