from hypothesis import given
from hypothesis import strategies as st

from methodbook.search.files import export_index
from methodbook.search.index import Index, make_index
from methodbook.search.pages import PagePassage, Phrase, PhraseOrigin, SearchPage
from methodbook.search.ranking import search
from methodbook.text.languages.ru.searching import RUSSIAN
from tests.search.orchard import PAGES
from tests.search.queries import HOSTILE

INDEX = make_index(PAGES, RUSSIAN)


@given(st.text(HOSTILE, max_size=200))
def test_no_query_raises(query: str) -> None:
    scores = [hit.score for hit in search(INDEX, query)]
    assert scores == sorted(scores, reverse=True)


@given(st.text(max_size=200))
def test_a_text_in_any_letters_is_read(text: str) -> None:
    clean = text.encode(errors="ignore").decode()
    page = SearchPage(
        "a",
        "term",
        "a/",
        clean,
        clean,
        (Phrase(PhraseOrigin.NAME, clean),),
        (PagePassage("card", "", clean, clean),),
    )
    made = make_index([page], RUSSIAN)
    dict(export_index(made, {}))
    search(made, clean)


def test_only_the_beginning_of_an_endless_query_is_read(index: Index) -> None:
    assert search(index, "засуха " + "ы" * 100_000)[0].id == "dry-year"


def test_a_file_cannot_be_left_by_what_it_says() -> None:
    evil = "</script><script>alert(1)</script>\u2028"
    page = SearchPage("a", "term", "a/", evil, evil, (Phrase(PhraseOrigin.NAME, evil),))
    files = dict(export_index(make_index([page], RUSSIAN), {}))
    assert all("\u2028" not in text for text in files.values())
