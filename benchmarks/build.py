"""How long builds take, as ratios to a plain build of the same pages in the same run.

    .venv/bin/python -m benchmarks.build [--pages 200] [--entries 500] [--runs 3] [--peers]

Prints a Markdown table. ``--peers`` also times mkdocs-ezglossary-plugin and Material's recipe for
abbreviations; it needs ``pip install -r benchmarks/requirements.txt``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import make_names, write_checkout

_PLAIN = """\
site_name: Замер
theme: {name: material, language: ru, font: false}
markdown_extensions: [attr_list, tables]
plugins: {search: {}%s}
nav: [index.md]
"""
_OURS = ", methodbook: {links: %s}"
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@dataclass(frozen=True)
class Variant:
    """One way to build the same pages."""

    name: str
    config: str
    cold: bool = False
    abbreviations: bool = False
    definitions: bool = False


VARIANTS = (
    Variant("Material, только страницы", _PLAIN % ""),
    Variant("записи, без ссылок", _PLAIN % (_OURS % "false")),
    Variant("записи, ссылки, подсказки, обратные ссылки", _PLAIN % (_OURS % "true")),
    Variant("то же, формы компилируются заново", _PLAIN % (_OURS % "true"), cold=True),
)
PEERS = (
    Variant(
        "Material, сокращения (abbr)",
        _PLAIN.replace("tables]", "tables, abbr, {pymdownx.snippets: {auto_append: [abbr.md]}}]")
        % "",
        abbreviations=True,
    ),
    Variant("mkdocs-ezglossary-plugin", _PLAIN % ", ezglossary: {}", definitions=True),
)


def prepare(root: Path, variant: Variant, pages: int, entries: int) -> None:
    """Write the checkout of one variant."""
    write_checkout(root, pages=pages, entries=entries, config=variant.config)
    names = make_names(entries)
    if variant.abbreviations:
        text = "\n".join(f"*[{name}]: вещь, придуманная для измерения" for name in names)
        (root / "abbr.md").write_text(text, "utf-8")
    if variant.definitions:
        terms = "\n\n".join(f"{name}\n:   вещь, придуманная для измерения" for name in names)
        (root / "docs/glossary.md").write_text(f"# Глоссарий\n\n{terms}\n", "utf-8")


def time_build(root: Path, *, cold: bool) -> float:
    """Processor seconds of one build of the checkout at *root*: other work does not count."""
    if cold:
        shutil.rmtree(root / ".cache", ignore_errors=True)
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"],
        cwd=root,
        env=os.environ | _QUIET,
        check=True,
        stderr=subprocess.DEVNULL,
    )
    after = os.times()
    return (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )


def measure(variants: tuple[Variant, ...], pages: int, entries: int, runs: int) -> list[float]:
    """The best of *runs* for each variant; the variants take turns, so that drift hits them all."""
    with tempfile.TemporaryDirectory() as folder:
        roots = [Path(folder, str(number)) for number in range(len(variants))]
        for root, variant in zip(roots, variants, strict=True):
            prepare(root, variant, pages, entries)
            time_build(root, cold=False)
        turns = [
            [
                time_build(root, cold=variant.cold)
                for root, variant in zip(roots, variants, strict=True)
            ]
            for _ in range(runs)
        ]
    return [min(times) for times in zip(*turns, strict=True)]


def main() -> None:
    """Time the variants and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--entries", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    variants = (*VARIANTS, *(PEERS if options.peers else ()))
    times = measure(variants, options.pages, options.entries, options.runs)
    print(f"Страниц {options.pages}, записей {options.entries}, лучшее из {options.runs}.\n")
    print("| сборка | секунд процессора | к сборке без ссылок |\n|---|--:|--:|")
    for variant, seconds in zip(variants, times, strict=True):
        print(f"| {variant.name} | {seconds:.2f} | {seconds / times[1]:.2f} |")


if __name__ == "__main__":
    main()
