"""What stands around the content of a page does not grow with the number of pages."""

from pathlib import Path

import pytest

from tests.building import build_site
from tests.site.checkout import make_checkout, write_entry
from tests.site.pages import SitePage

NAMES = [f"{first}{second}ка" for first in "БВГДЗКЛМНП" for second in "абвгдежзик"]
"""A hundred invented names; the first is that of the page that is looked at."""


def build_small(root: Path, folder: Path, *, terms: int) -> SitePage:
    """The page of the first of as many terms; each has its neighbours, the same on every site."""
    checkout = make_checkout(root, folder)
    for number, name in enumerate(NAMES[:terms]):
        partner = number + 1 if number + 1 < terms else 2
        related = [] if number % 2 else [f"term-{partner}"]
        write_entry(checkout, f"terms/term-{number}", name, {"related": related})
    site = build_site(checkout, folder / "site")
    return SitePage(site, site / "terms" / "term-0" / "index.html")


@pytest.fixture(scope="module")
def small_page(root: Path, tmp_path_factory: pytest.TempPathFactory) -> SitePage:
    return build_small(root, tmp_path_factory.mktemp("ten"), terms=10)


@pytest.fixture(scope="module")
def large_page(root: Path, tmp_path_factory: pytest.TempPathFactory) -> SitePage:
    return build_small(root, tmp_path_factory.mktemp("many"), terms=93)


def test_a_page_weighs_the_same_among_ten_terms_and_among_ninety_three(
    small_page: SitePage, large_page: SitePage
) -> None:
    assert small_page.html == large_page.html


def test_the_shell_of_a_page_weighs_little(large_page: SitePage) -> None:
    article = large_page.find("article")
    shell = len(large_page.html.encode()) - len((article.html or "").encode())
    assert shell < 20_000
