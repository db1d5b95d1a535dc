"""The real content, read once, and the inventory of the sources that it is held against."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from methodbook.load.checkout import Content, read_content
from methodbook.model.base import Base
from tests.content.parts import Parts, list_parts


@pytest.fixture(scope="session")
def content(root: Path) -> Content:
    """Everything that the checkout holds."""
    return read_content(root)


@pytest.fixture(scope="session")
def base(content: Content) -> Base:
    """All entries, sources and conflicts."""
    return content.base


@pytest.fixture(scope="session")
def parts(content: Content) -> Mapping[str, Parts]:
    """What each entry says, part by part."""
    return {
        entry.id: list_parts(entry, content.texts[entry.written.file])
        for entry in content.base.entries.values()
    }


@pytest.fixture(scope="session")
def homes(base: Base) -> Mapping[str, str]:
    """The entry that describes an entity of the inventory: itself or the one that covers it."""
    covered = {name: entry.id for entry in base.entries.values() for name in entry.covers}
    return covered | {name: name for name in base.entries}


@pytest.fixture(scope="session")
def inventory(shared: Path) -> dict[str, Any]:
    """The inventory of the sources; a test that uses it is marked `shared`."""
    text = (shared / "inventory" / "inventory.yml").read_text("utf-8")
    inventory: dict[str, Any] = yaml.safe_load(text)
    return inventory
