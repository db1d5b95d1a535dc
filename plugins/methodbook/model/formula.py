"""Formulas of workbooks: a small language of conditions and sums, read into trees.

A tree is made of lists, as JSON has them, because the page evaluates the same trees in the browser:

    ["value", 2.5]   ["value", "text"]   ["name", "price"]   ["own", "price"]
    ["not", a]   ["and", a, b]   ["<=", a, b]   ["+", a, b]   ["neg", a]   ["count", a, b]

``own`` is written ``this.price``: the row that a rule speaks of, also inside a sum over other rows.
The grammar, from the loosest to the tightest:

    either  = both { "or" both }            both = negated { "and" negated }
    negated = "not" negated | compared      compared = sum [ ("=" | "!=" | "<" …) sum ]
    sum     = product { ("+" | "-") product }
    product = signed { ("*" | "/") signed } signed = "-" signed | atom
    atom    = number | "text" | name | name "(" either { "," either } ")" | "(" either ")"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

FormulaTree: TypeAlias = "list[str | float | FormulaTree]"

FUNCTIONS: Final = {
    # name: fewest and most arguments
    "count": (1, 2),
    "sum": (2, 3),
    "least": (2, 3),
    "most": (2, 3),
    "any": (1, 2),
    "every": (2, 2),
    "empty": (1, 1),
    "size": (1, 1),
    "has": (2, 2),
    "held": (3, 3),
    "pick": (3, 4),
    "round": (2, 2),
    "words": (1, 1),
    "mentions": (2, 2),
    "digits": (1, 1),
    "same": (2, 2),
    "top": (2, 6),
    "low": (2, 6),
    "later": (2, 2),
    "ends": (2, 2),
}
"""Every function with the numbers of arguments it takes; ``practice.sheets`` says what they do."""

ROWWISE: Final = frozenset({"count", "sum", "least", "most", "any", "every"})
"""Functions whose first argument is a set of rows and whose others are asked of each row."""

LONGEST = 500
"""Characters of a formula; nobody can read a longer one."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|"(?P<text>[^"]*)"|(?P<name>[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)?)
    |(?P<sign><=|>=|!=|[-+*/()<>=,]))""",
    re.VERBOSE,
)
_JOINTS = ("and", "or", "not")
_COMPARISONS = ("<=", ">=", "!=", "<", ">", "=")


class FormulaError(ValueError):
    """A formula that cannot be read; ``column`` counts from one."""

    def __init__(self, reason: str, column: int) -> None:
        """Take the name of the *reason* and where it was met."""
        super().__init__(reason)
        self.reason = reason
        self.column = column


def parse_formula(text: str) -> FormulaTree:
    """Read a formula; raises :class:`FormulaError` with the reason and its column."""
    if len(text) > LONGEST:
        raise FormulaError("long", LONGEST)
    return _Parser(list(_split(text))).parse()


def list_names(tree: FormulaTree) -> Iterator[str]:
    """The names that a tree asks for, with repetitions."""
    if tree[0] in {"name", "own"}:
        yield str(tree[1])
        return
    for part in tree[1:]:
        if isinstance(part, list):
            yield from list_names(part)


def _split(text: str) -> Iterator[tuple[str, str, int]]:
    at = 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if found is None:
            raise FormulaError("sign", at + 1)
        kind = str(found.lastgroup)
        yield kind, found[kind], found.start(kind) + 1
        at = found.end()
    yield "end", "", len(text) + 1


class _Parser:
    """Goes through the tokens once, from left to right."""

    def __init__(self, tokens: list[tuple[str, str, int]]) -> None:
        self._tokens = tokens
        self._at = 0

    def parse(self) -> FormulaTree:
        tree = self._either()
        if self._tokens[self._at][0] != "end":
            raise FormulaError("rest", self._tokens[self._at][2])
        return tree

    def _take(self, *values: str, kind: str = "") -> str | None:
        """The next token, if it is one of *values* or of that *kind*."""
        found, value, _ = self._tokens[self._at]
        if (kind and found != kind) or (values and (found == "text" or value not in values)):
            return None
        self._at += 1
        return value

    def _either(self) -> FormulaTree:
        tree = self._both()
        while self._take("or"):
            tree = ["or", tree, self._both()]
        return tree

    def _both(self) -> FormulaTree:
        tree = self._negated()
        while self._take("and"):
            tree = ["and", tree, self._negated()]
        return tree

    def _negated(self) -> FormulaTree:
        return ["not", self._negated()] if self._take("not") else self._compared()

    def _compared(self) -> FormulaTree:
        tree = self._sum()
        sign = self._take(*_COMPARISONS)
        return [sign, tree, self._sum()] if sign else tree

    def _sum(self) -> FormulaTree:
        tree = self._product()
        while sign := self._take("+", "-"):
            tree = [sign, tree, self._product()]
        return tree

    def _product(self) -> FormulaTree:
        tree = self._signed()
        while sign := self._take("*", "/"):
            tree = [sign, tree, self._signed()]
        return tree

    def _signed(self) -> FormulaTree:
        return ["neg", self._signed()] if self._take("-") else self._atom()

    def _atom(self) -> FormulaTree:
        column = self._tokens[self._at][2]
        if (number := self._take(kind="number")) is not None:
            return ["value", float(number)]
        if (text := self._take(kind="text")) is not None:
            return ["value", text]
        if self._take("("):
            return self._close(self._either())
        name = self._take(kind="name")
        if name is None or name in _JOINTS:
            raise FormulaError("missing", column)
        return self._call(name, column) if self._take("(") else _name(name, column)

    def _call(self, name: str, column: int) -> FormulaTree:
        if name not in FUNCTIONS:
            raise FormulaError("function", column)
        tree: FormulaTree = [name, self._either()]
        while self._take(","):
            tree.append(self._either())
        fewest, most = FUNCTIONS[name]
        if not fewest < len(tree) <= most + 1:
            raise FormulaError("arguments", column)
        return self._close(tree)

    def _close(self, tree: FormulaTree) -> FormulaTree:
        if not self._take(")"):
            raise FormulaError("bracket", self._tokens[self._at][2])
        return tree


def _name(name: str, column: int) -> FormulaTree:
    whose, dot, column_name = name.partition(".")
    if not dot:
        return ["name", name]
    if whose != "this":
        raise FormulaError("owner", column)
    return ["own", column_name]
