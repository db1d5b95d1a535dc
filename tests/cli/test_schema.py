import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from methodbook.cli import main
from methodbook.cli.schema import list_schemas
from methodbook.model.fields import list_head
from tests.checkouts import METHOD
from tests.said import RU

SCHEMAS = dict(list_schemas(METHOD, RU))


def list_values(value: object) -> Iterator[dict[str, Any]]:
    """Every object inside a schema."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from list_values(each)
    elif isinstance(value, list):
        for each in value:
            yield from list_values(each)


@pytest.mark.parametrize("kind", METHOD.models)
def test_a_schema_has_the_fields_that_an_author_writes(kind: str) -> None:
    schema, fields = SCHEMAS[kind], list_head(METHOD.models[kind])
    assert set(schema["properties"]) == {field.name for field in fields}
    assert set(schema["required"]) == {field.name for field in fields if field.required}
    assert schema["additionalProperties"] is False


def test_lists_have_schemas_of_their_own() -> None:
    assert set(SCHEMAS) - set(METHOD.models) == {
        *("sources", "conflicts", "quiz", "selfcheck", "method"),
        *("course", "profile", "teaching-case"),
    }
    assert set(SCHEMAS["sources"]["properties"]) == {"sources", "reading"}
    record = SCHEMAS["conflicts"]["$defs"]["Conflict"]
    assert "written" not in record["properties"]
    assert {"id", "title", "readings", "chosen", "why"} <= set(record["required"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_descriptions_are_russian_and_references_lead_somewhere(name: str) -> None:
    for each in list_values(SCHEMAS[name]):
        described = each.get("description")
        if isinstance(described, str):
            assert any("а" <= letter <= "я" for letter in described.casefold()), described
        reference = each.get("$ref")
        if isinstance(reference, str):
            assert reference.removeprefix("#/$defs/") in SCHEMAS[name]["$defs"]


def test_a_self_check_is_one_of_its_kinds() -> None:
    kinds = {
        definition["properties"]["kind"]["const"]: set(definition["properties"])
        for definition in SCHEMAS["selfcheck"]["$defs"].values()
        if "kind" in definition["properties"]
    }
    assert {"questions", "rules", "plan", "replaced"} <= kinds["decision"]
    assert {"items", "outcomes", "order"} <= kinds["checklist"]
    assert not any({"written", "places"} & fields for fields in kinds.values())


def test_shorthands_are_allowed() -> None:
    definitions = SCHEMAS["case"]["$defs"]
    assert {"type": "string", "description": "Только id."} in definitions["Link"]["anyOf"]
    assert {"type": "string"} in definitions["Happening"]["properties"]["at"]["anyOf"]


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "build" / "schemas"
    assert main(["schema", str(folder)]) == 0
    assert {path.stem for path in folder.iterdir()} == set(SCHEMAS)
    assert json.loads((folder / "term.json").read_text("utf-8")) == SCHEMAS["term"]
    assert len(capsys.readouterr().out.splitlines()) == len(SCHEMAS)


def test_a_folder_that_is_a_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["schema", str(tmp_path / "file")]) == 2
    assert "не удалось записать" in capsys.readouterr().err


def test_every_field_says_what_belongs_there_in_a_sentence() -> None:
    said = [
        field["description"]
        for schema in SCHEMAS.values()
        for each in list_values(schema)
        for field in each.get("properties", {}).values()
        if "description" in field
    ]
    assert len(said) > 200
    assert [text for text in said if not text.endswith((".", "].")) or "‹" in text] == []
