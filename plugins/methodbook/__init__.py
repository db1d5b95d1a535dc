"""The core of the knowledge base: files become typed entries, entries become pages.

The core knows no site generator; hosts such as :mod:`mkdocs_methodbook` call it.
"""

from __future__ import annotations

__version__ = "0.2.0"
