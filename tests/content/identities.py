"""What other software knows our files by: every id and name that leaves the site."""

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml import etree

_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
"""The day of the last change, by which a course system tells a new version."""

Identity: TypeAlias = tuple[str, str, str]
"""What it is, what it belongs to in our base, and the id that leaves the site."""


def list_identities(files: Mapping[str, bytes]) -> Iterator[Identity]:
    """Every identity in exported files."""
    for name, raw in sorted(files.items()):
        yield "file", name, name
        if name.endswith(".apkg"):
            yield from _list_anki(raw)
        elif zipfile.is_zipfile(io.BytesIO(raw)):
            yield from _list_package(name, raw)
        elif name.endswith(".json"):
            yield from _list_names(json.loads(raw))


def _list_anki(raw: bytes) -> Iterator[Identity]:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        database = sqlite3.connect(":memory:")
        database.deserialize(package.read("collection.anki2"))
    [(models, decks)] = database.execute("select models, decks from col")
    types = {int(number): model["name"] for number, model in json.loads(models).items()}
    for number, name in types.items():
        yield "anki type", name, str(number)
    for number, deck in json.loads(decks).items():
        yield "anki deck", deck["name"], number
    for guid, model, fields in database.execute("select guid, mid, flds from notes"):
        yield "anki note", f"{types[model]} / {fields.split(chr(31))[-1]}", guid
    database.close()


def _list_package(name: str, raw: bytes) -> Iterator[Identity]:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        if "imsmanifest.xml" not in package.namelist():
            return
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
    yield "package", name, _DAY.sub("DAY", str(manifest.get("identifier")))
    for organization in manifest.iter("{*}organization"):
        yield f"{name} organization", "None", str(organization.get("identifier"))
    for catalog in manifest.iter("{*}catalog"):
        yield f"{name} catalog", name, str(catalog.text)


def _list_names(said: object) -> Iterator[Identity]:
    """The names of activities and extensions in statements of xAPI."""
    if isinstance(said, dict):
        for key, value in said.items():
            if key.startswith("urn:"):
                yield "xapi extension", key.rpartition(":")[2], key
            if key == "id" and isinstance(value, str) and value.startswith("urn:"):
                yield "xapi id", value.rpartition(":")[2], value
            yield from _list_names(value)
    elif isinstance(said, list):
        for each in said:
            yield from _list_names(each)
