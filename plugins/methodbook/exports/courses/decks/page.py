"""Slides as one page of HTML that needs nothing else: it opens from a folder, without a network."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from lxml import etree, html

from methodbook.exports.courses.decks.drawing import draw_curves, draw_map, dress
from methodbook.practice.slides import SlideCurves, SlideDrawing, SlideMap, SlideTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from methodbook.practice.slides import Slide
    from methodbook.words import Words


def write_page(title: str, slides: Sequence[Slide], words: Words, *, teacher: bool) -> bytes:
    """The page; notes are in it only for a *teacher*."""
    root = etree.Element("html", lang=words.language)
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "meta", charset="utf-8")
    size = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
    etree.SubElement(head, "meta", size)
    _add(head, "title", title)
    for tag, name in (("style", "deck.css"), ("script", "deck.js")):
        _add(head, tag, files(__package__).joinpath(name).read_text("utf-8"))
    body = etree.SubElement(root, "body")
    main = etree.SubElement(body, "main")
    for number, slide in enumerate(slides, start=1):
        main.append(_write_slide(slide, number, len(slides), words, teacher=teacher))
    return bytes(etree.tostring(root, method="html", encoding="UTF-8", doctype="<!DOCTYPE html>"))


def _write_slide(slide: Slide, number: int, count: int, words: Words, *, teacher: bool) -> _Element:
    node = etree.Element("section", id=f"s{number}", tabindex="-1")
    node.set("aria-labelledby", f"t{number}")
    if slide.body is not None:
        node.set("class", "looked-at")
    _add(node, "p", slide.kicker).set("class", "kicker")
    _add(node, "h1" if number == 1 else "h2", slide.title).set("id", f"t{number}")
    if slide.text:
        _add(node, "p", slide.text).set("class", "text")
    _add_body(node, slide)
    if teacher and slide.notes:
        notes = etree.SubElement(node, "details")
        _add(notes, "summary", words.say("slides", "notes"))
        for name, text in slide.notes:
            line = etree.SubElement(notes, "p")
            _add(line, "strong", f"{name}. ").tail = text
    _add(node, "p", words.say("slides", "number", number=number, count=count)).set(
        "class", "number"
    )
    return node


def _add_body(node: _Element, slide: Slide) -> None:
    match slide.body:
        case SlideTable():
            _add_table(node, slide.body)
        case SlideCurves():
            said = "; ".join(name for name, _ in slide.body.lines)
            _add_drawing(node, draw_curves(slide.body), said)
        case SlideMap():
            _add_drawing(node, draw_map(slide.body), slide.body.said)
        case SlideDrawing():
            _add_drawing(node, dress(slide.body.svg), slide.body.said)
        case None:
            pass


def _add_table(node: _Element, shown: SlideTable) -> None:
    table = etree.SubElement(node, "table")
    if shown.header:
        row = etree.SubElement(etree.SubElement(table, "thead"), "tr")
        for name, is_number in zip(shown.header, shown.numbers, strict=True):
            _add(row, "th", name).set("scope", "col")
            row[-1].set("class", "number-cell" if is_number else "words-cell")
    body = etree.SubElement(table, "tbody")
    for cells in shown.rows:
        row = etree.SubElement(body, "tr")
        for at, (text, is_number) in enumerate(zip(cells, shown.numbers, strict=True)):
            cell = _add(row, "td" if at else "th", text)
            cell.set("class", "number-cell" if is_number else "words-cell")
            if not at:
                cell.set("scope", "row")


def _add_drawing(node: _Element, svg: str, said: str) -> None:
    figure = etree.SubElement(node, "figure")
    drawing = html.fragment_fromstring(svg)
    drawing.set("role", "img")
    drawing.set("aria-label", said)
    drawing.attrib.pop("aria-labelledby", None)
    figure.append(drawing)


def _add(parent: _Element, tag: str, text: str) -> _Element:
    node = etree.SubElement(parent, tag)
    node.text = text
    return node
