"""Small checkouts, made for one test: the real settings and theme around invented entries."""

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from methodbook.load.method import read_method
from methodbook.model.method import UNREAD

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
    shutil.copyfile(root / "method.yml", folder / "method.yml")
    text = CONFIG.format(settings=root / "mkdocs.yml") + config
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder


def write_entry(
    checkout: Path,
    place: str,
    name: str,
    fields: Mapping[str, object] = MappingProxyType({}),
    prose: str = PROSE,
) -> Path:
    """Write the entry at *place*, such as ``terms/mill``, with every section its kind wants."""
    folder, _, entry = place.partition("/")
    method = read_method(checkout)[0] or UNREAD
    kind = next(kind for kind in method.kinds if kind.address == folder)
    head = {
        "name": name,
        "english": entry.replace("-", " "),
        "definition": f"{name} — это выдумка.",
        "phrase": "выдумка для проверки",
        "reviewed": REVIEWED.isoformat(),
        "citations": ["900:1"],
        **fields,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    titles = {section.id: section.title for section in method.sections}
    body = [f"## {titles[section]}\n\n{prose}\n" for section in kind.required]
    file = checkout / kind.folder / f"{entry}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(["---", *lines, "---", "", *body]), "utf-8")
    return file
