"""How well the real base answers its readers: public queries, and those kept apart from tuning."""

from pathlib import Path

import pytest

from methodbook.cli.search import find_rank
from methodbook.load.queries import read_queries
from methodbook.search.index import Index
from methodbook.search.ranking import search
from methodbook.site.edition import make_edition

HELD_OUT = Path(__file__).parent / "search" / "held_out.yml"
SURE = {"layout", "abbreviation", "english"}


@pytest.fixture(scope="module")
def index(root: Path) -> Index:
    return make_edition(root).index


def list_ranks(file: Path, index: Index, sorts: set[str] | None = None) -> list[int]:
    queries, findings, _ = read_queries(file)
    assert findings == []
    return [
        find_rank(query, search(index, query.text))
        for query in queries
        if sorts is None or query.sort in sorts
    ]


def share(ranks: list[int], most: int) -> float:
    return sum(0 < rank <= most for rank in ranks) / len(ranks)


@pytest.mark.shared
def test_public_queries_find_their_answer(shared: Path, index: Index) -> None:
    ranks = list_ranks(shared / "search" / "queries.yml", index)
    assert share(ranks, 1) >= 0.95
    assert share(ranks, 5) >= 0.99


def test_queries_kept_apart_find_their_answer(index: Index) -> None:
    ranks = list_ranks(HELD_OUT, index)
    assert share(ranks, 1) >= 0.92
    assert share(ranks, 5) >= 0.98


def test_another_layout_an_abbreviation_and_english_always_come_first(index: Index) -> None:
    assert set(list_ranks(HELD_OUT, index, SURE)) == {1}


def test_every_entry_is_found_first_by_each_of_its_names(index: Index) -> None:
    names = [(phrase.text, page) for page in index.pages for phrase in page.phrases[:1]]
    lost = [name for name, page in names if page.entities and not is_first(name, page.id, index)]
    assert lost == []


def is_first(name: str, entry: str, index: Index) -> bool:
    hits = search(index, name, limit=1)
    return bool(hits) and entry in {hits[0].id, *hits[0].entities}
