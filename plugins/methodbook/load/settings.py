"""The few settings of the site that pages need, whatever host reads the rest."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

import yaml

from methodbook.load.file import TextFile, read_file
from methodbook.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOST_FILE = "mkdocs.yml"
"""The settings of the site generator, beside the method or alone."""


LANGUAGE = "ru"
"""The language of a base that names none."""


def read_settings(root: Path) -> Settings:
    """What ``mkdocs.yml`` says of the site; nothing where it cannot be read."""
    found = _read_values(root)
    return Settings(
        name=found.get("site_name", ""),
        url=found.get("site_url", ""),
        repository=found.get("repo_url", "").rstrip("/"),
        directory_urls=found.get("use_directory_urls", "true").lower() not in _FALSE,
    )


def read_pages_folder(root: Path) -> str | None:
    """The folder that the host reads pages from, with slashes; ``None`` where only it knows."""
    said = _read_values(root)
    unknown = not said or ("INHERIT" in said and "docs_dir" not in said)
    return None if unknown else posixpath.normpath(said.get("docs_dir", "docs"))


_FALSE = frozenset({"false", "no", "off"})


def _read_values(root: Path) -> Mapping[str, str]:
    """The plain values at its top.

    Nothing is constructed, so the tags that site generators put there mean nothing here.
    """
    file = read_file(root / HOST_FILE, root)
    try:
        node = (
            yaml.compose(file.text, Loader=yaml.SafeLoader) if isinstance(file, TextFile) else None
        )
    except yaml.YAMLError:
        return {}
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        key.value: value.value
        for key, value in node.value
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
    }
