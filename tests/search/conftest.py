import pytest

from methodbook.search.index import Index, make_index
from methodbook.text.languages.ru.searching import RUSSIAN
from tests.search.orchard import PAGES


@pytest.fixture(scope="session")
def index() -> Index:
    return make_index(PAGES, RUSSIAN)
