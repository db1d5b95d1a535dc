"""A reader of QTI 2.1 items: it answers them by the rules that stand in them.

Written from the specification, without a line of the exporter. Numbers are fractions, so that a
score can be compared exactly; ``None`` is NULL.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from lxml.etree import _Element

from tests.exports.shapes import read_attribute, read_text

Q = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"

Scalar: TypeAlias = "str | Fraction | bool"
Value: TypeAlias = "Scalar | tuple[Scalar, ...] | None"


@dataclass
class Engine:
    """One attempt at an item."""

    item: _Element
    values: dict[str, Value] = field(default_factory=dict)

    def run(self, responses: Mapping[str, Value]) -> None:
        """Answer the item."""
        for node in self.item.findall(f"{Q}outcomeDeclaration"):
            self.values[read_attribute(node, "identifier")] = None
            for default in node.findall(f"{Q}defaultValue/{Q}value"):
                self.values[read_attribute(node, "identifier")] = Fraction(default.text or "")
        for node in self.item.findall(f"{Q}responseDeclaration"):
            self.values[read_attribute(node, "identifier")] = responses.get(
                read_attribute(node, "identifier")
            )
        assert responses.keys() <= self.values.keys()
        for rule in self.item.iterfind(f"{Q}responseProcessing/*"):
            self.obey(rule)

    @property
    def score(self) -> Fraction:
        value = self.values["SCORE"]
        assert isinstance(value, Fraction)
        return value

    @property
    def said(self) -> dict[str, str]:
        """The feedback that is shown, by its identifier."""
        return {
            read_attribute(node, "identifier"): "\n".join(map(read_text, node))
            for node in self.item.findall(f"{Q}modalFeedback")
            if self.shows(node)
        }

    def shows(self, node: _Element) -> bool:
        held = self.values[read_attribute(node, "outcomeIdentifier")]
        name = read_attribute(node, "identifier")
        return name in held if isinstance(held, tuple) else name == held

    def obey(self, rule: _Element) -> None:
        match tag(rule):
            case "setOutcomeValue":
                assert read_attribute(rule, "identifier") in self.values
                self.values[read_attribute(rule, "identifier")] = self.find(rule[0])
            case "responseCondition":
                for branch in rule:
                    whole = tag(branch) == "responseElse"
                    if whole or self.find(branch[0]) is True:
                        for each in list(branch)[not whole :]:
                            self.obey(each)
                        return
            case other:
                raise NotImplementedError(other)

    def find(self, node: _Element) -> Value:  # noqa: PLR0911 -- one for each expression
        """The value of an expression."""
        match tag(node):
            case "variable":
                return self.values[read_attribute(node, "identifier")]
            case "baseValue":
                return parse(node.text or "", read_attribute(node, "baseType"))
            case "correct":
                return self.find_correct(read_attribute(node, "identifier"))
            case "mapResponse":
                return self.find_worth(read_attribute(node, "identifier"))
            case "index":
                return pick(self.find(node[0]), int(read_attribute(node, "n")))
            case "stringMatch":
                said, free = self.find(node[0]), node.get("caseSensitive") == "false"
                text = node[1].text or ""
                return None if said is None else compare(str(said), text, free=free)
            case name:
                return OPERATORS[name](*map(self.find, node))

    def declare(self, name: str) -> _Element:
        return next(
            node
            for node in self.item.findall(f"{Q}responseDeclaration")
            if read_attribute(node, "identifier") == name
        )

    def find_correct(self, name: str) -> Value:
        node = self.declare(name)
        values = tuple(
            parse(each.text or "", read_attribute(node, "baseType"))
            for each in node.findall(f"{Q}correctResponse/{Q}value")
        )
        if not values:
            return None
        return values[0] if read_attribute(node, "cardinality") == "single" else values

    def find_worth(self, name: str) -> Fraction | None:
        value, mapping = self.values[name], self.declare(name).find(f"{Q}mapping")
        assert mapping is not None
        if value is None:
            return None
        chosen = set(value) if isinstance(value, tuple) else {value}
        total = sum((look_up(mapping, str(each)) for each in chosen), Fraction(0))
        return max(total, Fraction(str(mapping.get("lowerBound", "-1000"))))


def tag(node: _Element) -> str:
    name = str(node.tag)
    assert name.startswith(Q)
    return name.removeprefix(Q)


def parse(text: str, kind: str) -> Scalar:
    return Fraction(text) if kind in {"float", "integer"} else text


def compare(one: str, other: str, *, free: bool) -> bool:
    return one.lower() == other.lower() if free else one == other


def look_up(mapping: _Element, value: str) -> Fraction:
    for entry in mapping:
        key = read_attribute(entry, "mapKey")
        if compare(key, value, free=entry.get("caseSensitive") == "false"):
            return Fraction(read_attribute(entry, "mappedValue"))
    return Fraction(read_attribute(mapping, "defaultValue"))


def pick(values: Value, place: int) -> Value:
    if values is None:
        return None
    assert isinstance(values, tuple)
    return values[place - 1] if place <= len(values) else None


def numbers(values: tuple[Value, ...]) -> list[Fraction] | None:
    found = [each for each in values if isinstance(each, Fraction)]
    assert len(found) + values.count(None) == len(values)
    return None if None in values else found


def add(*values: Value) -> Value:
    found = numbers(values)
    return None if found is None else sum(found, Fraction(0))


def divide(*values: Value) -> Value:
    found = numbers(values)
    return None if found is None else found[0] / found[1]


def reach(*values: Value) -> Value:
    found = numbers(values)
    return None if found is None else found[0] >= found[1]


def join(*values: Value) -> Value:
    return True if True in values else None if None in values else False


def meet(*values: Value) -> Value:
    return False if False in values else None if None in values else True


def same(first: Value, second: Value) -> Value:
    return None if first is None or second is None else first == second


def contain(value: Value, values: Value) -> Value:
    if value is None or values is None:
        return None
    assert isinstance(values, tuple)
    return value in values


OPERATORS: dict[str, Callable[..., Value]] = {
    "isNull": lambda value: value is None,
    "not": lambda value: None if value is None else not value,
    "and": meet,
    "or": join,
    "match": same,
    "equal": same,
    "gte": reach,
    "lte": lambda first, second: reach(second, first),
    "sum": add,
    "divide": divide,
    "member": contain,
}
