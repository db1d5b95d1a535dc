"""``methodbook link``: terms in lines of JSON, or the reasons behind the links of a page."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, suggest
from methodbook.cli.vocabulary import list_forms, report_vocabulary
from methodbook.render.addresses import find_path
from methodbook.site.edition import Edition, make_edition
from methodbook.text.extension import ASKED
from methodbook.text.forms import AREAS
from methodbook.text.linker import Linker
from methodbook.text.mentions import tidy
from methodbook.text.near_misses import NearMisses
from methodbook.words import Sentence

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from methodbook.cli.parser import Subparsers
    from methodbook.text.forms import FormTable
    from methodbook.text.linker import Judgement
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
    edition = make_edition(find_checkout(options))
    asked = _ask(options, edition)
    if asked is not None:
        for line in asked:
            print(line)
        return 0
    linker = Linker(edition.table)
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            print(json.dumps(_answer(line, number, linker, options.words), ensure_ascii=False))
    return 0


def _ask(options: Namespace, edition: Edition) -> Iterable[str] | None:
    """The lines that an option asks for; ``None`` where the standard input is to be answered."""
    if options.why:
        return explain_page(options.why, edition, options.words)
    if options.forms:
        return list_forms(options.forms, edition.table, options.words)
    return report_vocabulary(edition.base, edition.table) if options.report else None


def _answer(line: str, number: int, linker: Linker, words: Words) -> dict[str, object]:
    try:
        question = json.loads(line)
        sid, text = question["sid"], question["text"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError("no_json", line=number) from error
    if not isinstance(text, str):
        raise UsageError("no_text", line=number)
    links = [
        {"start": link.start, "end": link.end, "id": link.id, "why": words.tell(link.why, *AREAS)}
        for link in linker.find(text)
    ]
    return {"sid": sid, "links": links}


class _Witness(Linker):
    """A linker that remembers every text it was asked about and what it decided."""

    def __init__(self, table: FormTable) -> None:
        super().__init__(table)
        self.heard: list[tuple[str, list[Judgement]]] = []

    def find(self, text: str, *, explicit: bool = True) -> list[Judgement]:
        decisions = self.explain(text, explicit=explicit)
        self.heard.append((text, decisions))
        return [each for each in decisions if each.linked]


def explain_page(name: str, edition: Edition, words: Words) -> Iterator[str]:
    """Say of each term on a page why it is a link or is none; then what is nearly a term.

    *name* is the id of an entry or a file of the content; raises ``UsageError`` for another.
    """
    witness = _Witness(edition.table)
    page = edition.render(_find_path(name, edition), witness)
    own, mentions = page.entry, page.mentions
    waiting = [mention for mention in mentions if mention.reason != ASKED]
    for mention in mentions:
        if mention.reason == ASKED:
            yield f"+ «{mention.surface}» → {mention.id}: {words.tell(mention.reason, *AREAS)}"
    near = NearMisses(witness.table)
    for text, decisions in witness.heard:
        for each in decisions:
            surface = tidy(text[each.start : each.end])
            made = bool(waiting) and (waiting[0].id, waiting[0].surface) == (each.id, surface)
            if made:
                waiting.pop(0)
            said = words.tell(_reason(each, own, made=made), *AREAS)
            yield f"{'+' if made else '-'} «{surface}» → {each.id}: {said}"
            yield f"    {_quote(text, each.start, each.end)}"
        for miss in near.find(text):
            surface = text[miss.start : miss.end]
            yield "? " + words.say("linking", "nearly", surface=surface, meant=miss.meant)
            yield f"    {_quote(text, miss.start, miss.end)}"


def _reason(decision: Judgement, own: str, *, made: bool) -> Sentence:
    if made or not decision.linked:
        return decision.why
    return Sentence("own" if decision.id == own else "again")


def _quote(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    left = "…" if start > _AROUND else ""
    right = "…" if end + _AROUND < len(text) else ""
    return f"{left}{tidy(f'{before}[{text[start:end]}]{after}')}{right}"


def _find_path(name: str, edition: Edition) -> str:
    """The path of the page that an id of an entry or a file of the content names."""
    content = edition.content
    if name in edition.base.entries:
        return find_path(edition.base.entries[name])
    for start in (content.root, Path.cwd()):
        path = (start / name).resolve()
        if path.is_relative_to(content.root.resolve()):
            file = path.relative_to(content.root.resolve()).as_posix()
            found = edition.find_page(file)
            if found:
                return found
    hint = suggest(name, [*edition.base.entries, *content.texts])
    raise UsageError("no_page", name=name, hint=hint)
