"""Slides as PDF, set by Typst: a page for each, with what the teacher says below it."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from methodbook.exports.courses.decks.drawing import draw_curves, draw_map, dress
from methodbook.exports.documents.press import Press, spell
from methodbook.practice.slides import SlideCurves, SlideDrawing, SlideMap, SlideTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from methodbook.practice.slides import Slide
    from methodbook.words import Words


def write_sheets(
    title: str, slides: Sequence[Slide], day: date, words: Words, *, teacher: bool
) -> bytes:
    """The PDF; notes are in it only for a *teacher*."""
    given = {
        "title": title,
        "day": [day.year, day.month, day.day],
        "language": words.language,
        "teacher": teacher,
        "slides": [_describe(slide, teacher=teacher) for slide in slides],
    }
    text = json.dumps(given, ensure_ascii=False)
    press = _open_press()
    return press.set({"deck": spell(text, press.find_missing("".join(sorted(set(text)))))})


def _describe(slide: Slide, *, teacher: bool) -> dict[str, Any]:
    said: dict[str, Any] = {"kicker": slide.kicker, "title": slide.title, "text": slide.text}
    said["notes"] = [list(note) for note in slide.notes] if teacher else []
    match slide.body:
        case SlideTable(header, rows, numbers):
            said["table"] = {"header": header, "rows": rows, "numbers": numbers}
        case SlideCurves(lines=lines):
            names = "; ".join(name for name, _ in lines)
            said["drawing"] = {"svg": draw_curves(slide.body), "said": names}
        case SlideMap():
            said["drawing"] = {"svg": draw_map(slide.body), "said": slide.body.said}
        case SlideDrawing(svg, shown):
            said["drawing"] = {"svg": dress(svg), "said": shown}
        case None:
            pass
    return said


@cache
def _open_press() -> Press:
    return Press(files(__package__).joinpath("deck.typ").read_bytes())
