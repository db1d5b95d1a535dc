"""``methodbook search``: what the site's search finds, why, and how good its answers are."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.cli.check import render_finding
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, refuse_file
from methodbook.load.queries import read_queries
from methodbook.search.ranking import search
from methodbook.site.edition import make_edition

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from methodbook.cli.parser import Subparsers
    from methodbook.load.queries import WantedQuery
    from methodbook.search.index import Index
    from methodbook.search.ranking import Hit, Reason
    from methodbook.words import Words

_SHOWN = 10
_FIRST = 5


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "search", words)
    say = words.area("commands")
    parser.add_argument("query", metavar="QUERY", nargs="*", help=say["search QUERY"])
    parser.add_argument("--json", action="store_true", help=say["search --json"])
    parser.add_argument("--limit", metavar="N", type=int, help=say["search --limit N"])
    parser.add_argument("--why", action="store_true", help=say["search --why"])
    parser.add_argument("--report", metavar="FILE", type=Path, help=say["search --report FILE"])


def run(options: Namespace) -> int:
    """Print what is found; 1 when a file of queries is broken."""
    words = options.words
    if not options.query and not options.report:
        raise UsageError("no_query")
    if options.limit is not None and options.limit < 1:
        raise UsageError("no_limit", limit=options.limit)
    index = make_edition(find_checkout(options)).index
    if options.report:
        return _report(options.report, index, words)
    query = " ".join(options.query)
    hits = search(index, query, limit=options.limit or 0)
    if options.json:
        print(json.dumps([_describe(hit) for hit in hits], ensure_ascii=False, indent=1))
        return 0
    if options.why:
        print(_explain_reading(query, index, words))
    for line in _list_lines(hits if options.limit else hits[:_SHOWN], words, why=options.why):
        print(line)
    return 0


def _describe(hit: Hit) -> dict[str, object]:
    names = ("id", "kind", "url", "title", "score")
    return {**{name: getattr(hit, name) for name in names}, "entities": list(hit.entities)}


def _explain_reading(query: str, index: Index, words: Words) -> str:
    """How each typed word was read: itself, its form, a slip, another layout."""
    read = (
        f"{word.text} → {', '.join(f'{m.stem} {m.quality}' for m in word.meanings) or '—'}"
        for word in index.reader.read(query).words
    )
    return words.say("search_command", "read", words="; ".join(read))


def _list_lines(hits: Sequence[Hit], words: Words, *, why: bool) -> Iterator[str]:
    if not hits:
        yield words.say("search_command", "nothing")
    for rank, hit in enumerate(hits, start=1):
        values = {"title": hit.title, "kind": hit.kind, "url": hit.url}
        yield words.say("search_command", "score", rank=rank, score=hit.score, **values)
        if why:
            for reason in hit.why:
                said = _explain(reason, words)
                yield words.say("search_command", "why", why=said)


def _explain(reason: Reason, words: Words) -> str:
    if reason.origin is None:
        return words.say("search_command", reason.what, score=reason.score)
    origin = words.say("search_command", f"origin_{reason.origin.name.lower()}")
    values = {"score": reason.score, "text": reason.text}
    return words.say("search_command", reason.what, origin=origin, **values)


def _report(path: Path, index: Index, words: Words) -> int:
    """Print the rank of the answer of each query, then the shares by class."""
    try:
        queries, findings, text = read_queries(path)
    except OSError as error:
        raise refuse_file(path, error) from error
    for finding in findings:
        print(render_finding(finding, text, words), end="\n\n", file=sys.stderr)
    ranks: dict[str, list[int]] = defaultdict(list)
    for query in queries:
        hits = search(index, query.text)
        rank = find_rank(query, hits)
        ranks[query.sort].append(rank)
        first = hits[0].id if hits else "—"
        values = {"id": query.id, "rank": rank or "—", "query": query.text, "first": first}
        print(words.say("search_command", "report_line", **values))
    whole = [rank for found in ranks.values() for rank in found]
    for name, found in (*ranks.items(), (words.say("search_command", "report_all"), whole)):
        print(_sum_up(name, found, words))
    return 1 if findings else 0


def find_rank(query: WantedQuery, hits: Sequence[Hit]) -> int:
    """The place of the first answer in the list; 0 where there is none."""
    places = (place for place, hit in enumerate(hits, start=1) if query.wanted & {*hit.entities})
    return next(places, 0)


def _sum_up(name: str, ranks: Sequence[int], words: Words) -> str:
    count = max(1, len(ranks))
    first = sum(rank == 1 for rank in ranks) / count
    five = sum(0 < rank <= _FIRST for rank in ranks) / count
    values = {"name": name, "count": len(ranks), "first": first, "five": five}
    return words.say("search_command", "report_class", **values)
