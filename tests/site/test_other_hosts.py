"""What ``methodbook pages`` writes works in a generator that knows nothing of us."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from methodbook.cli import main
from methodbook.site.edition import make_edition
from tests.building import build_site
from tests.checkouts import make_checkout
from tests.site.pages import SitePage, read_attribute, read_pages

NOTE = """\
---
title: Записка
description: О грушах.
render_macros: true
---

# Записка { #note }

Яблоко растёт [не здесь](../about.md#garden), а [груша](../terms/pear.md) — рядом. [@inference]

| а | б |
|---|---|
| 1 | 2 |

Термин
:   его смысл[^1]

[^1]: Сноска.

<div class="cl-doors" markdown>

- [ ] *сделать*

</div>

```text
a

b
```

{{ quiz_bank() }}
"""
SETTINGS = """\
site_name: Сад
theme: {{name: {theme}}}
plugins: []
validation: {{links: {{not_found: ignore, anchors: ignore, unrecognized_links: ignore}}}}
"""
OURS = """\
site_name: Образец
theme: {name: material}
plugins:
  methodbook: {}
  macros: {modules: [mkdocs_methodbook.macros], render_by_default: false, on_error_fail: true}
markdown_extensions:
  - abbr
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - pymdownx.tasklist: {custom_checkbox: false, clickable_checkbox: true}
exclude_docs: "practice/**/*.yml"
validation: {links: {not_found: ignore, anchors: ignore}}
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"docs/deep/note.md": NOTE, "mkdocs.yml": OURS}
    edits = {"glossary/terms/apple.md": [["По плодам узнают", "По грушам не узнают"]]}
    return make_checkout(tmp_path_factory.mktemp("hosts"), files, edits)


def build_plain(checkout: Path, folder: Path, theme: str) -> dict[str, SitePage]:
    """Build what the command writes with MkDocs and none of our plugins."""
    assert main(["pages", str(folder / "docs"), "--root", str(checkout)]) == 0
    (folder / "mkdocs.yml").write_text(SETTINGS.format(theme=theme), "utf-8")
    return read_pages(build_site(folder, folder / "site"))


def list_goals(page: SitePage) -> Iterator[tuple[str, str]]:
    """Where every link, style, script and picture of our part of a page leads."""
    for name in ("href", "src"):
        for node in page.select(f".cl-page [{name}]"):
            goal = page.resolve(read_attribute(node, name))
            if goal is not None:
                yield goal


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_a_plain_generator_shows_the_pages_with_everything_they_need(
    checkout: Path, tmp_path: Path, theme: str
) -> None:
    pages = build_plain(checkout, tmp_path, theme)
    for address in ("", "terms/apple/", "terms/", "cases/orchard/", "deep/note/"):
        page = pages[address]
        goals = list(list_goals(page))
        assert [goal for goal in goals if not (page.root / goal[0]).is_file()] == [], address
        inside = [anchor for file, anchor in goals if anchor and page.root / file == page.file]
        assert set(inside) <= set(page.ids), address
        assert page.find(".cl-page h1").text()
    apple = pages["terms/apple/"]
    for part in ("a.cl-term[data-cl=pear]", "#cl-def-pear", "script[src$='methodbook/preview.js']"):
        assert apple.tree.css_first(part) is not None, part
    note = pages["deep/note/"]
    assert note.tree.css_first("cl-quiz form") is not None
    assert note.find("pre").text() == "a\n\nb\n"
    assert note.tree.css("p > cl-quiz, p > div") == []


def list_nodes(node: LexborNode | None) -> list[str]:
    """A tree, a node a line, without what only one host says."""
    assert node is not None
    found = []
    for each in node.traverse(include_text=True):
        text = " ".join((each.text_content or "").split()) if each.tag == "-text" else ""
        said = {
            name: value or "" for name, value in each.attributes.items() if name not in HOSTS_OWN
        }
        if each.tag != "-text":
            text = f"<{each.tag} {sorted(said.items(), key=str)}>"
        found += [text] if text and each is not node else []
    return found


HOSTS_OWN = {"aria-label", "class", "data-search-exclude", "data-cl-unsearched"}


@pytest.mark.slow
def test_a_page_written_by_hand_is_the_same_with_and_without_the_plugin(
    checkout: Path, tmp_path: Path
) -> None:
    edition = make_edition(checkout)
    site = read_pages(build_site(checkout, tmp_path / "site"))
    for path in ("deep/note.md", "about.md", "terms/pear.md"):
        article = site[edition.site.addresses.find_url(path)].find("article")
        for head in article.css(".cl-print-head"):
            head.decompose()
        page = edition.pages[path]
        ours = LexborHTMLParser(f"<article>{page.html}{page.tail}</article>").css_first("article")
        assert list_nodes(ours) == list_nodes(article), path
