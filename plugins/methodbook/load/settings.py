"""The few settings of the site that pages need, whatever host reads the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from methodbook.load.file import TextFile, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


LANGUAGE = "ru"
"""The language of a base that names none."""


def read_settings(root: Path) -> Mapping[str, str]:
    """The plain values at the top of ``mkdocs.yml``; nothing where it cannot be read.

    Nothing is constructed, so the tags that site generators put there mean nothing here.
    """
    file = read_file(root / "mkdocs.yml", root)
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
