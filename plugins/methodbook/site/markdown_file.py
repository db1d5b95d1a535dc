"""A finished page as a Markdown file, for a site generator that reads folders."""

from __future__ import annotations

import re

_BLANK = re.compile(r"(?<=\n)([ \t]*)\n")


def write_markdown(title: str, description: str, html: str) -> str:
    """A YAML head and finished HTML, which Markdown lets through as it is.

    To CommonMark a blank line ends a block of HTML: what follows would become paragraphs and code.
    So its line break is written as a reference, which means the same to a browser everywhere but
    in scripts, and ours are lines of JSON.
    """
    head = [f'title: "{_quote(title)}"', f'description: "{_quote(description)}"']
    return "\n".join(["---", *head, "---", "", _BLANK.sub(r"\1&#10;", html), ""])


def _quote(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
