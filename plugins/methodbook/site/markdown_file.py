"""A finished page as a Markdown file, for a site generator that reads folders."""

from __future__ import annotations


def write_markdown(title: str, description: str, html: str) -> str:
    """A YAML head and finished HTML, which Markdown lets through as it is."""
    head = [f'title: "{_quote(title)}"', f'description: "{_quote(description)}"']
    return "\n".join(["---", *head, "---", "", html, ""])


def _quote(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
