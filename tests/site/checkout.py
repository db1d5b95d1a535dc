"""Small checkouts, made for one test: the real settings and theme around invented entries."""

import json
import shutil
from datetime import date
from pathlib import Path

from clientocracy.messages import read_catalogue
from clientocracy.model.entry import Kind
from clientocracy.model.kinds import SHAPES

CONFIG = """\
INHERIT: {settings}
nav:
  - Начало: index.md
  - Слова: terms/index.md
"""
SOURCES = """\
sources:
  - id: "900"
    title: Выдуманный документ
    kind: guide
    note: Его нет.
    lines: 9
    outline: [{lines: "1-9", name: Единственная часть}]
reading: []
"""
REVIEWED = date(2026, 1, 31)
PROSE = "Это придумано для проверки. [@inference]"


def make_checkout(root: Path, folder: Path, config: str = "") -> Path:
    """A checkout without entries in *folder*; *config* adds to the settings of the real one."""
    shutil.copytree(root / "docs" / "assets", folder / "docs" / "assets")
    (folder / "docs" / "index.md").write_text("# Начало\n\nНебольшой сайт.\n", "utf-8")
    (folder / "glossary").mkdir()
    (folder / "glossary" / "sources.yml").write_text(SOURCES, "utf-8")
    text = CONFIG.format(settings=root / "mkdocs.yml") + config
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder


def write_entry(  # noqa: PLR0913 -- the parts of an entry
    checkout: Path,
    name: str,
    title: str,
    *,
    kind: Kind = Kind.TERM,
    prose: str = PROSE,
    **fields: object,
) -> Path:
    """Write the file of an entry with every section its kind wants."""
    fields = {
        "name": title,
        "english": name.replace("-", " "),
        "definition": f"{title} — это выдумка.",
        "phrase": "выдумка для проверки",
        "reviewed": REVIEWED.isoformat(),
        "citations": ["900:1"],
        **fields,
    }
    head = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    titles = read_catalogue()["sections"]
    body = [f"## {titles[section]}\n\n{prose}" for section in SHAPES[kind].required]
    file = checkout / SHAPES[kind].folder / f"{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n\n".join(["---\n" + "\n".join(head) + "\n---", *body]) + "\n", "utf-8")
    return file
