"""What Canvas finds in an item of QTI 1.2 in its own dialect, and what an answer is worth there.

Written after its open importer, in code of its own. A list or gap is worth the same as any other
of its question; of options that must all be chosen, each right one adds its share and each wrong
one takes as much away.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml.etree import _Element

from tests.exports.moodle_reading import flatten, see

NS = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


@dataclass
class CanvasList:
    about: str
    answers: dict[str, str]
    right: set[str] = field(default_factory=set)


@dataclass
class CanvasItem:
    """An item: its type, its texts, its lists by the names of their responses."""

    ident: str
    type: str
    points: float
    stem: str
    lists: dict[str, CanvasList]
    typed: list[str]
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    feedback: dict[str, str] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)


def read_item(item: _Element) -> CanvasItem:
    fields = {
        find(each, "fieldlabel"): find(each, "fieldentry")
        for each in walk(item, "qtimetadatafield")
    }
    read = CanvasItem(
        item.get("ident") or "",
        fields["question_type"],
        float(fields["points_possible"]),
        find(item, "presentation/q:material/q:mattext"),
        {each.get("ident") or "": read_list(each) for each in walk(item, "response_lid")},
        [],
        feedback={
            each.get("ident") or "": find(each, "flow_mat/q:material/q:mattext")
            for each in walk(item, "itemfeedback")
        },
        shown={each.get("linkrefid") or "" for each in walk(item, "displayfeedback")},
    )
    for condition in walk(item, "respcondition"):
        if condition.find("q:setvar", NS) is not None:
            _take_condition(read, condition)
    return read


def read_list(node: _Element) -> CanvasList:
    labels = node.findall(".//q:response_label", NS)
    about = node.find("q:material/q:mattext", NS)
    return CanvasList(
        "" if about is None else about.text or "",
        {each.get("ident") or "": find(each, "material/q:mattext") for each in labels},
    )


def _take_condition(read: CanvasItem, condition: _Element) -> None:
    for each in condition.iterfind(".//q:varequal", NS):
        parent = each.getparent()
        assert parent is not None
        name = each.get("respident") or ""
        if name in read.lists and not parent.tag.endswith("}not"):
            read.lists[name].right.add(each.text or "")
        elif name not in read.lists:
            read.typed.append(each.text or "")
    for low, high in zip(walk(condition, "vargte"), walk(condition, "varlte"), strict=True):
        read.low, read.high = Decimal(low.text or ""), Decimal(high.text or "")


def walk(node: _Element, name: str) -> list[_Element]:
    return node.findall(f".//q:{name}", NS)


def find(node: _Element, path: str) -> str:
    text = node.findtext(f"q:{path}", namespaces=NS)
    assert text is not None, path
    return text


def list_gaps(item: CanvasItem) -> list[str]:
    """The names in square brackets that are gaps, in the order of the stem."""
    named = re.findall(r"\[([A-Za-z0-9_.-]+)\]", item.stem)
    return [name for name in named if f"response_{name}" in item.lists]


def grade(item: CanvasItem, response: Any) -> float:  # noqa: ANN401 -- by kind
    """What Canvas gives for *response*, from 0 to 1; texts name what is chosen."""
    if item.type in {"multiple_choice_question", "true_false_question"}:
        [offered] = item.lists.values()
        return float(offered.right == {list(offered.answers)[response]})
    if item.type == "multiple_answers_question":
        [offered] = item.lists.values()
        chosen = {list(offered.answers)[at] for at in response}
        hits, slips = len(chosen & offered.right), len(chosen - offered.right)
        return max(0, (hits - slips) / len(offered.right))
    if item.type == "numerical_question":
        return float(_is_between(item, response))
    if item.type == "short_answer_question":
        return float(_folded(response) in map(_folded, item.typed))
    said = zip(item.lists.values(), response, strict=True)
    return sum(_fits(offered, text) for offered, text in said) / len(item.lists)


def _fits(offered: CanvasList, text: str) -> bool:
    right = {_folded(see(offered.answers[name])) for name in offered.right}
    return _folded(text) in right


def _is_between(item: CanvasItem, response: str) -> bool:
    try:
        number = Decimal(response)
    except InvalidOperation:
        return False
    return item.low <= number <= item.high


def _folded(text: str) -> str:
    return flatten(text).casefold()
