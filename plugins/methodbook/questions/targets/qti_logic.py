"""Response processing of QTI 2.1: conditions that fill the score and choose what is said.

Every remark has an outcome of its own: engines disagree on how a container grows.

An expression over a response that was not given is NULL in QTI, and NULL spreads: whatever may be
left unanswered is asked for first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.text.elements import XSI, Tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
Q = Tags(NAMESPACE, {"xsi": XSI})

SCORE = "SCORE"


def read(name: str) -> _Element:
    """The value of a variable."""
    return Q("variable", identifier=name)


def quote(kind: str, value: object) -> _Element:
    """A constant of base type *kind*."""
    return Q("baseValue", str(value), baseType=kind)


def put(name: str, value: _Element) -> _Element:
    """Give an outcome a value."""
    return Q("setOutcomeValue", value, identifier=name)


def call(remark: str) -> str:
    """The outcome that decides whether a remark, or one named like a response, is shown."""
    return f"FEEDBACK_{remark}"


def say(remark: str) -> _Element:
    """Show one remark."""
    return put(call(remark), quote("identifier", remark))


def echo(response: str) -> _Element:
    """Show the remarks that are called like what was chosen."""
    return put(call(response), read(response))


def add(points: _Element) -> _Element:
    """Add *points* to the score."""
    return put(SCORE, Q("sum", read(SCORE), points))


def count_one() -> _Element:
    """Add one point to the score."""
    return add(quote("float", 1))


def share(total: int) -> _Element:
    """Make the points collected so far a share of *total*."""
    return put(SCORE, Q("divide", read(SCORE), quote("float", total)))


def when(condition: _Element, *then: _Element) -> _Element:
    """Do something if *condition* holds."""
    return Q("responseCondition", Q("responseIf", condition, *then))


def choose(*cases: tuple[_Element, Sequence[_Element]], otherwise: Sequence[_Element]) -> _Element:
    """Do what belongs to the first condition that holds."""
    node = Q("responseCondition")
    for at, (condition, then) in enumerate(cases):
        node.append(Q("responseElseIf" if at else "responseIf", condition, *then))
    if otherwise:
        node.append(Q("responseElse", *otherwise))
    return node


def collect(name: str) -> _Element:
    """Add what the mapping of a response is worth, if there is a response."""
    return when(is_given(name), add(Q("mapResponse", identifier=name)))


def is_given(name: str) -> _Element:
    """Whether there is a response at all."""
    return Q("not", Q("isNull", read(name)))


def is_right(name: str) -> _Element:
    """Whether the response is the correct one."""
    return Q("match", read(name), Q("correct", identifier=name))


def has(name: str, kind: str, value: str) -> _Element:
    """Whether *value* is among the values of a response."""
    return Q("member", quote(kind, value), read(name))


def stands_at(name: str, value: str, place: int) -> _Element:
    """Whether *value* stands at *place*, counted from one, of an ordered response."""
    return Q("match", Q("index", read(name), n=str(place)), quote("identifier", value))


def is_between(name: str, low: str, high: str) -> _Element:
    """Whether a number lies between two others or is one of them.

    The ends are written out: the tolerance of ``equal`` is added in floating point, so that the
    end itself may fall out, and there are engines that know no tolerance.
    """
    if low == high:
        return Q("equal", read(name), quote("float", low), toleranceMode="exact")
    above = Q("gte", read(name), quote("float", low))
    return Q("and", above, Q("lte", read(name), quote("float", high)))


def is_said(name: str, text: str, *, case: bool) -> _Element:
    """Whether a typed response is *text*."""
    sensitive = str(case).lower()
    return Q("stringMatch", read(name), quote("string", text), caseSensitive=sensitive)
