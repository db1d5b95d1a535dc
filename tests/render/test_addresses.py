from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methodbook.model.base import Base
from methodbook.render.addresses import Addresses, find_path

HOST = "https://example.org/"

names = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
paths = st.lists(names, min_size=1, max_size=4).map(lambda parts: "/".join(parts) + ".md")
hosts = st.sampled_from([Addresses(), Addresses(directory_urls=False)])


@pytest.mark.parametrize(
    ("path", "folder", "file"),
    [
        ("index.md", "", "index.html"),
        ("terms/index.md", "terms/", "terms/index.html"),
        ("terms/promise.md", "terms/promise/", "terms/promise.html"),
        ("about/README.md", "about/", "about/index.html"),
    ],
)
def test_a_page_is_published_as_a_folder_or_as_a_file(path: str, folder: str, file: str) -> None:
    assert Addresses().find_url(path) == folder
    assert Addresses(directory_urls=False).find_url(path) == file


@pytest.mark.parametrize(
    ("start", "end", "href"),
    [
        ("terms/promise.md", "terms/client.md", "../client/"),
        ("terms/promise.md", "tools/nps.md", "../../tools/nps/"),
        ("terms/promise.md", "terms/index.md", "../"),
        ("terms/promise.md", "index.md", "../../"),
        ("index.md", "terms/promise.md", "terms/promise/"),
        ("index.md", "index.md", "./"),
    ],
)
def test_a_link_is_as_short_as_it_can_be(start: str, end: str, href: str) -> None:
    assert Addresses().find_href(start, end) == href


def test_a_link_within_a_page_is_only_its_anchor() -> None:
    assert Addresses().find_href("terms/promise.md", "terms/promise.md", "why") == "#why"


@given(hosts, paths, paths)
def test_a_link_leads_from_any_page_to_any_page(addresses: Addresses, start: str, end: str) -> None:
    source, target = HOST + addresses.find_url(start), HOST + addresses.find_url(end)
    assert urljoin(source, addresses.find_href(start, end)) == target
    assert urljoin(source, addresses.find_href(start, end, "x")) == f"{target}#x"


@given(hosts, paths)
def test_a_page_becomes_the_file_that_a_server_shows_at_its_address(
    addresses: Addresses, path: str
) -> None:
    file = addresses.find_output(path)
    assert file.endswith(".html")
    assert file.removesuffix("index.html") in {addresses.find_url(path), file}


def test_a_hand_written_page_keeps_the_name_of_its_file(orchard: Base) -> None:
    assert find_path(orchard.entries["about"]) == "about.md"
    assert find_path(orchard.entries["harvest"]) == "terms/harvest.md"
