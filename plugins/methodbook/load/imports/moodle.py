"""Moodle XML, as Moodle 3.9 and later write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from methodbook.load.imports.draft import (
    RecordDraft,
    UnreadableError,
    answer,
    choose,
    count,
    match,
    read_html,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def parse_xml(raw: bytes) -> etree._Element:
    """The root of an XML file; no entity of its own is taken. Raises ``UnreadableError``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError("xml") from error
    declared: Any = tree.getroottree().docinfo.internalDTD
    if declared is not None and list(declared.iterentities()):
        raise UnreadableError("entities")
    return tree


def parse_moodle(raw: bytes) -> list[RecordDraft]:
    """Every question of the file, in its order; categories are no questions."""
    root = parse_xml(raw)
    if root.tag != "quiz":
        raise UnreadableError("xml")
    questions = root.findall("question")
    return [_read(each) for each in questions if each.get("type") != "category"]


def _read(question: etree._Element) -> RecordDraft:
    title = (question.findtext("name/text") or "").strip()
    draft = RecordDraft(title, (question.findtext("idnumber") or "").strip())
    draft.tags = tuple((tag.text or "").strip() for tag in question.findall("tags/tag/text"))
    kind = question.get("type", "")
    reader = _READERS.get(kind)
    if reader is None:
        return draft.refuse(f"kind:{kind}")
    if question.find(".//file") is not None:
        draft.lose("media")
    draft.record["prompt"] = _text(question.find("questiontext"), draft)
    if said := _text(question.find("generalfeedback"), draft):
        draft.record["explanation"] = said
    if not draft.record["prompt"]:
        return draft.refuse("empty")
    if any(
        question.findtext(f"{name}/text")
        for name in ("partiallycorrectfeedback", "correctfeedback")
    ):
        draft.lose("parts-feedback")
    return reader(question, draft)


def _text(node: etree._Element | None, draft: RecordDraft) -> str:
    if node is None:
        return ""
    text = node.findtext("text") or ""
    return (
        text.strip() if node.get("format") in {"plain_text", "markdown"} else read_html(text, draft)
    )


def _share(node: etree._Element) -> float:
    try:
        return float(node.get("fraction", "0")) / 100
    except ValueError:
        return 0.0


def _answers(question: etree._Element, draft: RecordDraft) -> list[tuple[str, float, str]]:
    """Text, share and feedback of each answer; what is typed is plain text."""
    found = []
    for each in question.findall("answer"):
        typed = each.get("format", "moodle_auto_format") == "moodle_auto_format"
        text = (each.findtext("text") or "").strip() if typed else _text(each, draft)
        found.append((text, _share(each), _text(each.find("feedback"), draft)))
    return found


def _choose(question: etree._Element, draft: RecordDraft) -> RecordDraft:
    several = question.findtext("single", "true").strip() == "false"
    fixed = question.findtext("shuffleanswers", "true").strip() in {"false", "0"}
    options = [
        (_text(each, draft), _share(each), _text(each.find("feedback"), draft))
        for each in question.findall("answer")
    ]
    return choose(draft, options, several=several, fixed=fixed)


def _decide(question: etree._Element, draft: RecordDraft) -> RecordDraft:
    told = {text.lower(): (share, said) for text, share, said in _answers(question, draft)}
    right = [name for name, (share, _) in told.items() if share >= 1]
    if len(right) != 1 or right[0] not in {"true", "false"}:
        return draft.refuse("key")
    other = {"true": "false", "false": "true"}[right[0]]
    draft.record |= {"kind": "truefalse", "right": right[0] == "true"}
    draft.record["feedback"] = told.get(other, (0, ""))[1]
    if told[right[0]][1]:
        draft.lose("right-feedback")
    return draft


def _answer(question: etree._Element, draft: RecordDraft) -> RecordDraft:
    told = _answers(question, draft)
    if any(0 < share < 1 for _, share, _ in told):
        draft.lose("shares")
    if any("*" in text.replace("\\*", "") for text, share, _ in told if share >= 1):
        return draft.refuse("pattern")
    right = [text for text, share, _ in told if share >= 1]
    wrong = [(text, said) for text, share, said in told if share <= 0 and text != "*"]
    otherwise = next((said for text, _, said in told if text == "*"), "")
    answer(draft, right, wrong, otherwise)
    if draft.record and question.findtext("usecase", "0").strip() == "1":
        draft.record["case_matters"] = True
    return draft


def _count(question: etree._Element, draft: RecordDraft) -> RecordDraft:
    right, wrong, otherwise = [], [], ""
    for each in question.findall("answer"):
        text, said = (each.findtext("text") or "").strip(), _text(each.find("feedback"), draft)
        if text == "*":
            otherwise = said
        elif _share(each) >= 1:
            right.append((text, (each.findtext("tolerance") or "0").strip()))
        elif _share(each) > 0:
            draft.lose("shares")
        else:
            wrong.append((text, said))
    return count(draft, right, wrong, otherwise)


def _match(question: etree._Element, draft: RecordDraft) -> RecordDraft:
    pairs = [
        (_text(each, draft), (each.findtext("answer/text") or "").strip())
        for each in question.findall("subquestion")
    ]
    return match(draft, pairs)


def _order(question: etree._Element, draft: RecordDraft) -> RecordDraft:
    told = sorted(question.findall("answer"), key=_share)
    items = [_text(each, draft) for each in told]
    if len(items) < 3:  # noqa: PLR2004 -- as the bank wants them
        return draft.refuse("options")
    draft.record |= {"kind": "ordering", "items": [{"text": text} for text in items]}
    return draft


_GAP = re.compile(r"\{\d*:([A-Z_]+):((?:\\.|[^}\\])*)\}")
_PART = re.compile(r"(?:\\.|[^~\\])+")
_TYPED, _CHOSEN = {"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC"}, {"MULTICHOICE", "MC"}


def _fill(question: etree._Element, draft: RecordDraft) -> RecordDraft:
    """Moodle's embedded answers; gaps get new names, and their parts are marked inside the text."""
    del question
    text = draft.record["prompt"]
    gaps: list[tuple[str, dict[str, Any]]] = []

    def take(found: re.Match[str]) -> str:
        name = f"gap-{len(gaps) + 1}"
        gaps.append((found[1], {"id": name} | _read_gap(found[2], draft)))
        return f"[[{name}]]"

    filled = _GAP.sub(take, text)
    kinds = {kind.removesuffix("_S").removesuffix("_V").removesuffix("_H") for kind, _ in gaps}
    if not gaps or kinds - _TYPED - _CHOSEN:
        return draft.refuse("gaps")
    if any(not gap["answers"] for _, gap in gaps):
        return draft.refuse("key")
    prompt, _, rest = filled.partition("\n\n")
    if "[[" in prompt or not rest:
        prompt, rest = draft.title, filled
    draft.lose("gap-names")
    draft.record |= {"kind": "cloze", "prompt": prompt, "text": rest}
    draft.record["gaps"] = [gap for _, gap in gaps]
    return draft


def _read_gap(said: str, draft: RecordDraft) -> dict[str, Any]:
    right: list[str] = []
    wrong, otherwise = [], ""
    for part in _PART.findall(said):
        share, text = re.match(r"(=|%-?[\d.]+%)?(.*)", part, re.DOTALL).groups()  # type: ignore[union-attr]
        words, _, feedback = re.sub(r"\\(.)", r"\1", text).partition("#")
        told = read_html(feedback, draft)
        if share in {"=", "%100%"}:
            right.append(words.strip())
        elif words.strip() == "*":
            otherwise = told
        else:
            wrong.append({"text": words.strip()} | ({"feedback": told} if told else {}))
    gap: dict[str, Any] = {"answers": drop_last_dots(right)}
    return (
        gap | ({"wrong": wrong} if wrong else {}) | ({"feedback": otherwise} if otherwise else {})
    )


def drop_last_dots(texts: list[str]) -> list[str]:
    """As in :func:`methodbook.load.imports.draft.drop_dotted`, for the answers of a gap."""
    return [each for each in texts if not (each.endswith(".") and each[:-1] in texts)]


_READERS: dict[str, Callable[[etree._Element, RecordDraft], RecordDraft]] = {
    "multichoice": _choose,
    "truefalse": _decide,
    "shortanswer": _answer,
    "numerical": _count,
    "matching": _match,
    "ordering": _order,
    "cloze": _fill,
}
