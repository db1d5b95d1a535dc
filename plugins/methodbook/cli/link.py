"""``methodbook link``: terms in lines of JSON, or the reasons behind the links of a page."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, suggest
from methodbook.cli.vocabulary import list_forms, report_vocabulary
from methodbook.load.checkout import Content, read_content
from methodbook.load.file import TextFile
from methodbook.load.head import split_head
from methodbook.render.entries import render_entry
from methodbook.render.page import PageScope, Site
from methodbook.text.linker import Linker
from methodbook.text.mentions import tidy
from methodbook.text.near_misses import NearMisses
from methodbook.text.prose import make_renderer, render_prose
from methodbook.text.vocabulary import load_table

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from methodbook.cli.parser import Subparsers
    from methodbook.text.linker import Decision
    from methodbook.text.mentions import Mention
    from methodbook.words import Words

_AROUND = 40
"""Characters shown on either side of a word."""


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "link", words)
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--why", metavar="PAGE", help=words.say("commands", "link --why PAGE"))
    asked.add_argument("--forms", metavar="TERM", help=words.say("commands", "link --forms TERM"))
    asked.add_argument("--report", action="store_true", help=words.say("commands", "link --report"))


def run(options: Namespace) -> int:
    """Answer each line of the standard input with one line, or explain one page."""
    root = find_checkout(options)
    content = read_content(root)
    if options.why:
        for line in explain_page(options.why, content, root):
            print(line)
        return 0
    table = load_table(content.base, root)
    if options.forms or options.report:
        asked = (
            list_forms(options.forms, table, options.words)
            if options.forms
            else report_vocabulary(content.base, table)
        )
        for line in asked:
            print(line)
        return 0
    linker = Linker(table)
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            print(json.dumps(_answer(line, number, linker), ensure_ascii=False))
    return 0


def _answer(line: str, number: int, linker: Linker) -> dict[str, object]:
    try:
        question = json.loads(line)
        sid, text = question["sid"], question["text"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(f'строка {number} входа — не JSON вида {{"sid": …, "text": …}}') from error
    if not isinstance(text, str):
        raise UsageError(f"строка {number} входа: text — не строка")
    links = [
        {"start": link.start, "end": link.end, "id": link.id, "why": link.why}
        for link in linker.find(text)
    ]
    return {"sid": sid, "links": links}


class _Witness(Linker):
    """A linker that remembers every text it was asked about and what it decided."""

    def __init__(self, linker: Linker) -> None:
        super().__init__(linker.table)
        self.heard: list[tuple[str, list[Decision]]] = []

    def find(self, text: str, *, explicit: bool = True) -> list[Decision]:
        decisions = self.explain(text, explicit=explicit)
        self.heard.append((text, decisions))
        return [each for each in decisions if each.linked]


def explain_page(name: str, content: Content, root: Path) -> Iterator[str]:
    """Say of each term on a page why it is a link or is none; then what is nearly a term.

    *name* is the id of an entry or a file of the content; raises ``UsageError`` for another.
    """
    witness = _Witness(Linker(load_table(content.base, root)))
    own, mentions = _render(name, content, root, witness)
    waiting = [mention for mention in mentions if mention.reason != _ASKED]
    for mention in mentions:
        if mention.reason == _ASKED:
            yield f"+ «{mention.surface}» → {mention.id}: {mention.reason}"
    near = NearMisses(witness.table)
    for text, decisions in witness.heard:
        for each in decisions:
            surface = tidy(text[each.start : each.end])
            made = bool(waiting) and (waiting[0].id, waiting[0].surface) == (each.id, surface)
            if made:
                waiting.pop(0)
            yield f"{'+' if made else '-'} «{surface}» → {each.id}: {_reason(each, own, made=made)}"
            yield f"    {_quote(text, each.start, each.end)}"
        for miss in near.find(text):
            yield f"? «{text[miss.start : miss.end]}» — почти «{miss.meant}»"
            yield f"    {_quote(text, miss.start, miss.end)}"


_ASKED = "просьба автора"


def _reason(decision: Decision, own: str, *, made: bool) -> str:
    if made or not decision.linked:
        return decision.why
    return "это сама запись" if decision.id == own else "в разделе уже есть такая ссылка"


def _quote(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    left = "…" if start > _AROUND else ""
    right = "…" if end + _AROUND < len(text) else ""
    return f"{left}{tidy(f'{before}[{text[start:end]}]{after}')}{right}"


def _render(
    name: str, content: Content, root: Path, witness: _Witness
) -> tuple[str, Sequence[Mention]]:
    """Render the page as the site does and return its entry and the links that were made."""
    path = _find_file(name, content, root)
    entries = content.base.entries.values()
    entry = next((each for each in entries if each.written.file == path), None)
    if entry and not path.startswith("docs/"):
        return entry.id, render_entry(entry, content.base, Site(), witness).mentions
    own = entry.id if entry else ""
    scope = PageScope(path.removeprefix("docs/"), content.base, Site(), witness, own)
    parts = split_head(TextFile(path, content.texts[path]))
    prose = parts[1] if parts else content.texts[path]
    render_prose(prose, make_renderer(scope.extensions))
    return own, scope.mentions


def _find_file(name: str, content: Content, root: Path) -> str:
    if name in content.base.entries:
        return content.base.entries[name].written.file
    for start in (root, root.cwd()):
        path = (start / name).resolve()
        if path.is_relative_to(root.resolve()):
            file = path.relative_to(root.resolve()).as_posix()
            if file in content.texts and file.endswith(".md"):
                return file
    raise UsageError(
        f"страницы «{name}» нет.{suggest(name, [*content.base.entries, *content.texts])}"
    )
