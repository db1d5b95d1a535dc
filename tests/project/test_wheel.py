import subprocess
import sys
from pathlib import Path

import pytest


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(
        command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def program(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a wheel that is installed into an empty environment."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, root)
    (wheel,) = folder.glob("*.whl")
    run(sys.executable, "-m", "venv", folder / "venv")
    pip: list[str | Path] = [folder / "venv/bin/python", "-m", "pip", "install", "--quiet"]
    run(*pip, "--require-hashes", "--requirement", root / "requirements/site.txt")
    run(*pip, "--no-deps", wheel)
    return folder / "venv/bin/methodbook"


@pytest.mark.slow
def test_the_installed_program_checks_the_checkout_it_is_called_in(
    program: Path, root: Path
) -> None:
    run(program, "check", cwd=root / "glossary")


@pytest.mark.slow
def test_the_installed_program_checks_the_checkout_it_is_given(
    program: Path, root: Path, tmp_path: Path
) -> None:
    run(program, "check", "--root", root, cwd=tmp_path)
