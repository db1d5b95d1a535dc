"""GIFT: the plain text format of Moodle."""

from __future__ import annotations

import re

from methodbook.load.imports.draft import (
    RecordDraft,
    UnreadableError,
    answer,
    choose,
    count,
    match,
    read_html,
)

_BODY = re.compile(r"(?<!\\)\{((?:\\.|[^}\\])*)\}", re.DOTALL)
_SIGN = re.compile(r"(?<!\\)([=~])")


def parse_gift(raw: bytes) -> list[RecordDraft]:
    """Every question of the text; blank lines part them."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableError("encoding") from error
    blocks = [block.strip() for block in re.split(r"\n[ \t]*\n", text)]
    drafts = [_read(block) for block in blocks if block and not _is_bare(block)]
    if not any(not draft.refused for draft in drafts):
        raise UnreadableError("gift")
    return drafts


def _is_bare(block: str) -> bool:
    """A block of comments and commands alone."""
    return all(line.startswith(("//", "$")) for line in block.split("\n"))


def _read(block: str) -> RecordDraft:
    lines = block.split("\n")
    notes = " ".join(line for line in lines if line.startswith("//"))
    body = "\n".join(line for line in lines if not line.startswith(("//", "$")))
    found = re.match(r"::((?:\\.|[^:\\]|:(?!:))*)::", body)
    title, rest = (_plain(found[1]), body[found.end() :]) if found else ("", body)
    draft = RecordDraft(title)
    draft.id = next(iter(re.findall(r"\[id:([^\]]+)\]", notes)), "").strip()
    draft.tags = tuple(each.strip() for each in re.findall(r"\[tag:([^\]]+)\]", notes))
    style = re.match(r"\s*\[(html|plain|markdown|moodle)\]", rest)
    rich = bool(style and style[1] == "html")
    rest = rest[style.end() :] if style else rest
    inner = _BODY.search(rest)
    if inner is None:
        return draft.refuse("gift")
    after = rest[inner.end() :].strip()
    prompt = _words(rest[: inner.start()], draft, rich=rich)
    draft.title = draft.title or prompt[:80]
    if after:
        return draft.refuse("gaps")
    if not prompt:
        return draft.refuse("empty")
    draft.record["prompt"] = prompt
    return _answer(inner[1].strip(), draft, rich=rich)


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text).strip()


def _words(text: str, draft: RecordDraft, *, rich: bool) -> str:
    plain = _plain(text)
    return read_html(plain, draft) if rich else plain


def _answer(inner: str, draft: RecordDraft, *, rich: bool) -> RecordDraft:
    body, _, general = inner.partition("####")
    if said := _words(general, draft, rich=rich):
        draft.record["explanation"] = said
    body = body.strip()
    if not body:
        return draft.refuse("kind:essay")
    found = re.match(r"(TRUE|T|FALSE|F)\s*(?:#(.*))?$", body, re.DOTALL)
    if found:
        first, _, second = (found[2] or "").partition("#")
        draft.record |= {"kind": "truefalse", "right": found[1][0] == "T"}
        draft.record["feedback"] = _words(first, draft, rich=rich)
        if second.strip():
            draft.lose("right-feedback")
        return draft
    if body.startswith("#"):
        return _count(body[1:], draft, rich=rich)
    if body.startswith(">"):  # the plug-in for ordering: how it is shown, then the items
        return _order(body.split("\n")[1:], draft, rich=rich)
    parts = [*_list_parts(body)]
    if not parts:
        return draft.refuse("gift")
    return _choose(parts, draft, rich=rich)


def _order(lines: list[str], draft: RecordDraft, *, rich: bool) -> RecordDraft:
    items = [words for line in lines if (words := _words(line, draft, rich=rich))]
    if len(items) < 3:  # noqa: PLR2004 -- as the bank wants them
        return draft.refuse("options")
    draft.record |= {"kind": "ordering", "items": [{"text": text} for text in items]}
    return draft


def _list_parts(body: str) -> list[tuple[str, str | None, str, str]]:
    """Sign, share, text and feedback of each answer."""
    pieces = _SIGN.split(body)[1:]
    parts = []
    for sign, said in zip(pieces[::2], pieces[1::2], strict=True):
        text, _, feedback = _halve(said, "#")
        share = re.match(r"\s*%(-?[\d.]+)%", text)
        parts.append(
            (sign, share[1] if share else None, text[share.end() :] if share else text, feedback)
        )
    return parts


def _halve(text: str, sign: str) -> tuple[str, str, str]:
    found = re.search(rf"(?<!\\){re.escape(sign)}", text)
    return (text, "", "") if not found else (text[: found.start()], sign, text[found.end() :])


def _choose(
    parts: list[tuple[str, str | None, str, str]], draft: RecordDraft, *, rich: bool
) -> RecordDraft:
    if all(sign == "=" and "->" in text for sign, _, text, _ in parts):
        pairs = [text.partition("->") for _, _, text, _ in parts]
        return match(
            draft,
            [(_words(left, draft, rich=rich), _plain(right)) for left, _, right in pairs],
        )
    told = [
        (sign, float(share) / 100 if share else None, text, _words(said, draft, rich=rich))
        for sign, share, text, said in parts
    ]
    if all(sign == "=" for sign, *_ in told):
        right = [_plain(text) for _, share, text, _ in told if share in {None, 1}]
        if any(share is not None and 0 < share < 1 for _, share, _, _ in told):
            draft.lose("shares")
        wrong = [(_plain(t), said) for _, s, t, said in told if s is not None and s <= 0]
        otherwise = next((said for text, said in wrong if text == "*"), "")
        return answer(draft, right, [each for each in wrong if each[0] != "*"], otherwise)
    several = not any(sign == "=" for sign, *_ in told)
    options = [
        (_words(text, draft, rich=rich), 1.0 if sign == "=" else share or 0.0, said)
        for sign, share, text, said in told
    ]
    return choose(draft, options, several=several, fixed=False)


def _count(body: str, draft: RecordDraft, *, rich: bool) -> RecordDraft:
    right, wrong, otherwise = [], [], ""
    text = body.strip()
    parts = _list_parts(text) if _SIGN.search(text) else [("=", None, *_halve(text, "#")[::2])]
    for sign, share, said, feedback in parts:
        told = _words(feedback, draft, rich=rich)
        value, tolerance = _read_range(_plain(said))
        if sign == "~":
            otherwise = told
        elif share is None or float(share) >= 100:  # noqa: PLR2004 -- per cent
            right.append((value, tolerance))
        elif float(share) > 0:
            draft.lose("shares")
        else:
            wrong.append((value, told))
    return count(draft, right, wrong, otherwise)


def _read_range(said: str) -> tuple[str, str]:
    low, dots, high = said.partition("..")
    if dots:
        ends = float(low), float(high)
        return f"{sum(ends) / 2:g}", f"{(ends[1] - ends[0]) / 2:g}"
    value, _, tolerance = said.partition(":")
    return value.strip(), tolerance.strip() or "0"
