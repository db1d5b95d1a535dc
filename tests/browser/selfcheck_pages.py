"""Pages that hold nothing but a self-check, so that its tests do not wait for the whole site."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.render.assets import list_assets
from methodbook.render.selfcheck import CheckView, render_selfcheck

TOKENS = {
    "light": "paper:#fcfbf8;wash:#f1efe8;ink:#1e2322;soft:#4b5452;hairline:#d9d6cc;brand:#0f5c56;"
    "link:#0b6159;accent:#9a4a12;good:#1e6b34;careful:#8a5a00;bad:#a3262a",
    "dark": "paper:#15191a;wash:#1d2324;ink:#e7e6e0;soft:#b3b8b4;hairline:#363d3e;brand:#7fd1c4;"
    "link:#86d6ca;accent:#f0a868;good:#86cf98;careful:#e6bc5c;bad:#f2a09b",
}
PAGE = """<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>:root {{ color-scheme: light dark; {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
body {{ margin: 0 auto; padding: 0 12px; max-width: 44rem; background: var(--cl-paper);
color: var(--cl-ink); font: 17px/1.6 sans-serif }} a {{ color: var(--cl-link) }}
label, a {{ overflow-wrap: anywhere }}</style>
<link rel="stylesheet" href="selfcheck.css"><script defer src="base.js"></script>
<script defer src="selfcheck.js"></script></head>
<body><main><h1>Самопроверка</h1>{content}</main></body></html>
"""


@dataclass(frozen=True)
class Pages:
    """A folder with the pages, and what was put into them."""

    folder: Path
    base: Base
    data: dict[str, dict[str, Any]]


def write_pages(root: Path, folder: Path) -> Pages:
    """Write a page for each self-check, one with all of them, and the files of the widget."""
    base = read_content(root).base
    for path, text in list_assets():
        name = path.rpartition("/")[2]
        if name.startswith(("base.", "selfcheck.")):
            (folder / name).write_text(text, "utf-8")
    html = {}
    for check in base.selfchecks.values():
        follow_up = getattr(check, "follow_up", None)
        html[check.id] = render_selfcheck(
            check, base, _href, follow_up=f"{follow_up}.html" if follow_up else ""
        )
    for name, content in [*html.items(), ("both", "".join(html.values()))]:
        page = PAGE.format(title=name, content=content, **_style())
        (folder / f"{name}.html").write_text(page, "utf-8")
    data = {
        check.id: CheckView(check, base, _href).describe() for check in base.selfchecks.values()
    }
    return Pages(folder, base, data)


def _href(entry: str) -> str:
    return f"#{entry}"


def _style() -> dict[str, str]:
    return {
        scheme: ";".join(f"--cl-{token}" for token in tokens.split(";"))
        for scheme, tokens in TOKENS.items()
    }
