"""Two readers of QTI 1.2 items: one by the book, one with the habits of Moodle's import.

The first follows the specification of response processing. The second follows what Moodle was
observed to do with a cartridge, as the head of ``exports/ims/cartridge_items.py`` lists it.
"""

import html
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element
from lxml.html import fragment_fromstring

from tests.exports.shapes import local, read_attribute, read_text

NS = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


@dataclass(frozen=True)
class Marked:
    """What came of a response."""

    score: int
    feedback: tuple[str, ...]


def find_all(node: _Element, path: str) -> list[_Element]:
    return node.findall("/".join(f"q:{step}" for step in path.split("/")), NS)


def find_profile(item: _Element) -> str:
    fields = find_all(item, "itemmetadata/qtimetadata/qtimetadatafield")
    return {read_text(field[0]): read_text(field[1]) for field in fields}["cc_profile"]


def find_stem(item: _Element) -> str:
    (stem,) = find_all(item, "presentation/material/mattext")
    return read_text(stem)


def find_labels(item: _Element) -> dict[str, str]:
    """The answers that can be chosen, by identifier."""
    labels = find_all(item, "presentation/response_lid/render_choice/response_label")
    texts = (find_all(label, "material/mattext")[0] for label in labels)
    return {
        read_attribute(label, "ident"): read_text(text)
        for label, text in zip(labels, texts, strict=True)
    }


def find_feedback(item: _Element) -> dict[str, str]:
    return {
        read_attribute(node, "ident"): read_text(find_all(node, "flow_mat/material/mattext")[0])
        for node in find_all(item, "itemfeedback")
    }


def mark(item: _Element, given: Collection[str]) -> Marked:
    """Answer an item by the book: condition by condition, until one that ends it."""
    score, shown = 0, []
    for condition in find_all(item, "resprocessing/respcondition"):
        if not all(_holds(test, given) for test in find_all(condition, "conditionvar")[0]) and not (
            _is_any_of(condition, given)
        ):
            continue
        score = sum(int(read_text(node)) for node in find_all(condition, "setvar")) or score
        shown += [
            read_attribute(node, "linkrefid") for node in find_all(condition, "displayfeedback")
        ]
        if condition.get("continue") != "Yes":
            break
    texts = find_feedback(item)
    return Marked(score, tuple(texts[name] for name in shown))


def _is_any_of(condition: _Element, given: Collection[str]) -> bool:
    """Accepted answers of a gap stand side by side; any of them will do."""
    tests = list(find_all(condition, "conditionvar")[0])
    return {local(test.tag) for test in tests} == {"varequal"} and any(
        _holds(test, given) for test in tests
    )


def _holds(test: _Element, given: Collection[str]) -> bool:
    match local(test.tag):
        case "other":
            return True
        case "and":
            return all(_holds(each, given) for each in test)
        case "not":
            return not _holds(test[0], given)
        case "varequal":
            wanted = read_text(test)
            if test.get("case") == "Yes":
                return wanted in given
            return wanted.lower() in {each.lower() for each in given}
        case other:
            raise NotImplementedError(other)


@dataclass(frozen=True)
class Imported:
    """An answer as Moodle keeps it."""

    text: str
    fraction: float
    feedback: str


def import_general(item: _Element) -> str:
    """The general feedback Moodle keeps: of every condition that goes on."""
    going = (
        node
        for node in find_all(item, "resprocessing/respcondition")
        if node.get("continue") == "Yes"
    )
    return unescape("".join(text for node in going for text in _follow(item, node)))


def import_answers(item: _Element) -> Iterator[Imported]:
    """The answers Moodle keeps of an item."""
    if find_profile(item) == "cc.fib.v0p1":
        yield from _import_gap(item)
        return
    for ident, text in find_labels(item).items():
        naming = [
            node
            for node in find_all(item, "resprocessing/respcondition")
            if ident in map(read_text, find_all(node, "conditionvar/varequal")[:1])
        ]
        feedback = "".join(text for node in naming for text in _follow(item, node))
        fraction = _find_fraction(item, ident, naming)
        yield Imported(unescape(text), fraction, unescape(feedback))


def _find_fraction(item: _Element, ident: str, naming: list[_Element]) -> float:
    if find_profile(item) == "cc.multiple_response.v0p1":
        path = ".//q:respcondition[q:setvar='100']//q:and/q:varequal[@case='Yes']"
        right = [read_text(node) for node in item.findall(path, NS)]
        return round(1 / len(right), 7) if ident in right else 0
    return 1 if naming and find_all(naming[-1], "setvar") else 0


def _import_gap(item: _Element) -> Iterator[Imported]:
    scored = item.find(".//q:respcondition[q:setvar='100']", NS)
    assert scored is not None
    for node in find_all(scored, "conditionvar/varequal"):
        yield Imported(read_text(node), 1, "")


def _follow(item: _Element, condition: _Element) -> Iterator[str]:
    texts = find_feedback(item)
    for node in find_all(condition, "displayfeedback"):
        yield texts[read_attribute(node, "linkrefid")]


def unescape(text: str) -> str:
    """What is left of HTML that has been unescaped once and escaped again but for entities."""
    once = html.unescape(text)
    escaped = once.replace("<", "&lt;").replace(">", "&gt;")
    parts = escaped.split("&")
    kept = [f"&{part}" if _begins_with_entity(part) else f"&amp;{part}" for part in parts[1:]]
    node = etree.fromstring(f"<t>{parts[0]}{''.join(kept)}</t>")
    return read_text(node)


def _begins_with_entity(text: str) -> bool:
    name = text.partition(";")[0]
    return ";" in text and html.unescape(f"&{name};") != f"&{name};"


def show(markup: str) -> str:
    """What a reader sees of HTML: its paragraphs on lines of their own."""
    node = fragment_fromstring(markup, create_parent=True)
    return "\n".join(read_text(child) for child in node) if len(node) else node.text or ""
