import json
import subprocess
import sys
from pathlib import Path

FOLDER = "./build/schemas/"


def test_the_editor_is_pointed_to_schemas_that_the_command_writes(
    root: Path, tmp_path: Path
) -> None:
    program = Path(sys.executable).with_name("methodbook")
    subprocess.run([program, "schema", tmp_path], cwd=root, check=True)
    settings = json.loads((root / ".vscode" / "settings.json").read_text("utf-8"))
    schemas = settings["yaml.schemas"]
    assert schemas
    for schema, files in schemas.items():
        assert (tmp_path / schema.removeprefix(FOLDER)).is_file(), schema
        assert list(root.glob(files)), files


def test_make_writes_the_schemas_where_the_editor_looks(root: Path) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    assert f"methodbook schema {FOLDER.removeprefix('./').rstrip('/')}\n" in makefile
