"""QTI: choices of 2.1 and 2.2 items and of 1.2 assessments, alone or in an archive.

Other interactions are told of and left out.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from methodbook.load.imports.draft import RecordDraft, UnreadableError, choose, read_html
from methodbook.load.imports.moodle import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FILES, MOST_BYTES = 5_000, 32 << 20
"""What an archive may hold before it is taken for a bomb."""


def parse_qti(raw: bytes) -> list[RecordDraft]:
    """Every item of an archive or of one file, in the order of their names."""
    if raw[:4] != b"PK\x03\x04":
        drafts = list(_read_file(parse_xml(raw)))
    else:
        drafts = [draft for text in _unpack(raw) for draft in _read_file(parse_xml(text))]
    if not drafts:
        raise UnreadableError("qti")
    return drafts


def _unpack(raw: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            whole = sum(each.file_size for each in members)
            if len(members) > MOST_FILES or whole > MOST_BYTES:
                raise UnreadableError("large")
            for each in sorted(members, key=lambda each: each.filename):
                if each.filename.lower().endswith(".xml"):
                    with archive.open(each) as file:
                        yield file.read(MOST_BYTES)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableError("archive") from error


def _name(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _find(node: etree._Element, *names: str) -> list[etree._Element]:
    return [each for each in node.iter() if _name(each) in names]


def _read_file(root: etree._Element) -> Iterator[RecordDraft]:
    if _name(root) == "assessmentItem":
        yield _read_item(root)
    elif _name(root) == "questestinterop":
        for item in _find(root, "item"):
            yield _read_old(item)


def _inner(node: etree._Element, draft: RecordDraft) -> str:
    """The words inside a node, its feedback left out."""
    for each in _find(node, "feedbackInline", "simpleChoice"):
        parent = each.getparent()
        if each is not node and parent is not None:
            parent.remove(each)
    return read_html(etree.tostring(node, encoding="unicode"), draft)


def _read_item(item: etree._Element) -> RecordDraft:
    draft = RecordDraft(item.get("title", ""), item.get("identifier", ""))
    places = _find(item, "choiceInteraction")
    others = [each for each in item.iter() if _name(each).endswith("Interaction")]
    if len(places) != 1 or len(others) != 1:
        kinds = ", ".join(sorted({_name(each) for each in others}))
        return draft.refuse(f"kind:{kinds}")
    right = (
        {
            (each.text or "").strip()
            for each in _find(item, "correctResponse")[0].iter()
            if _name(each) == "value"
        }
        if _find(item, "correctResponse")
        else set()
    )
    place = places[0]
    options = []
    for choice in _find(place, "simpleChoice"):
        said = " ".join(
            read_html(etree.tostring(each, encoding="unicode"), draft)
            for each in _find(choice, "feedbackInline")
        )
        key = choice.get("identifier", "")
        options.append((_inner(choice, draft), 1.0 if key in right else 0.0, said.strip()))
    body = _find(item, "itemBody")
    prompt = _find(place, "prompt")
    asked = _inner(prompt[0], draft) if prompt else ""
    for each in _find(body[0], "choiceInteraction", "feedbackBlock", "modalFeedback"):
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
    around = read_html(etree.tostring(body[0], encoding="unicode"), draft)
    draft.record["prompt"] = "\n\n".join(filter(None, (around, asked)))
    if not draft.record["prompt"]:
        return draft.refuse("empty")
    several = place.get("maxChoices", "1") != "1"
    return choose(draft, options, several=several, fixed=place.get("shuffle") == "false")


def _read_old(item: etree._Element) -> RecordDraft:
    draft = RecordDraft(item.get("title", ""), item.get("ident", ""))
    places = _find(item, "response_lid", "response_str", "response_num", "response_grp")
    if len(places) != 1 or _name(places[0]) != "response_lid":
        return draft.refuse(f"kind:{', '.join(sorted({_name(each) for each in places}))}")
    place = places[0]
    several = place.get("rcardinality", "Single") == "Multiple"
    asked = [each for each in _find(item, "mattext") if place not in each.iterancestors()]
    draft.record["prompt"] = read_html((asked[0].text if asked else "") or "", draft)
    right = _find_right(item)
    options = [
        (
            read_html((next(iter(_find(label, "mattext"))).text or ""), draft),
            1.0 if label.get("ident") in right else 0.0,
            "",
        )
        for label in _find(place, "response_label")
        if _find(label, "mattext")
    ]
    if _find(item, "itemfeedback"):
        draft.lose("feedback")
    if not draft.record["prompt"]:
        return draft.refuse("empty")
    return choose(draft, options, several=several, fixed=False)


def _find_right(item: etree._Element) -> set[str]:
    """What the condition that gives the full score asks for, denials left out."""
    for condition in _find(item, "respcondition"):
        scores = [(each.text or "").strip() for each in _find(condition, "setvar")]
        if any(_is_full(each) for each in scores):
            return {
                (each.text or "").strip()
                for each in _find(condition, "varequal")
                if not any(_name(above) == "not" for above in each.iterancestors())
            }
    return set()


def _is_full(score: str) -> bool:
    try:
        return float(score) > 0
    except ValueError:
        return False
