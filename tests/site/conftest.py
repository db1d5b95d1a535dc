"""The pages of the real site, parsed once, and a small site whose address is known."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.building import build_site
from tests.site.checkout import make_checkout, write_entry
from tests.site.pages import LOST, SitePage, read_pages


@pytest.fixture(scope="session")
def pages(built_site: Path) -> Mapping[str, SitePage]:
    """Every page of the real site by its address, the 404 page included."""
    return {name: page for name, page in read_pages(built_site).items() if not page.is_redirect}


@pytest.fixture(scope="session")
def reached(pages: Mapping[str, SitePage]) -> list[SitePage]:
    """The pages that have an address of their own."""
    return [page for page in pages.values() if page.address != LOST]


@pytest.fixture(scope="session")
def entries(built_site: Path) -> dict[str, dict[str, Any]]:
    """What the site tells other programs of its entries, by id."""
    knowledge = json.loads((built_site / "data" / "knowledge.json").read_text("utf-8"))
    return {entry["id"]: entry for entry in knowledge["entries"]}


@pytest.fixture(scope="session")
def address() -> str:
    """Where the small site is published: in a folder, as project pages are."""
    return "https://example.org/kb/"


@pytest.fixture(scope="session")
def addressed_site(root: Path, address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site that knows its address; it has a draft and an entry with a former id."""
    config = f"site_url: {address}\nrepo_url: https://example.org/repository\n"
    checkout = make_checkout(root, tmp_path_factory.mktemp("addressed"), config)
    write_entry(
        checkout, "terms/mill", "Мельница", {"related": ["bridge"], "formerly": ["windmill"]}
    )
    write_entry(checkout, "terms/bridge", "Мостик", prose="Мельницы стоят у воды. [@inference]")
    write_entry(checkout, "terms/barn", "Амбар", {"status": "draft", "related": ["bridge"]})
    return build_site(checkout, checkout / "site")
