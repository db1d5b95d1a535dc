import shutil
import subprocess
import sys
from pathlib import Path

SENTENCE = "Папки ../shared нет: проверки с меткой shared не запускались."
TESTS = """\
import pytest

@pytest.mark.shared
def test_with_the_sources(shared):
    assert shared.exists()

def test_without_them():
    pass
"""


def run_tests(checkout: Path) -> str:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True).stdout


def make_checkout(root: Path, folder: Path) -> Path:
    checkout = folder / "checkout"
    (checkout / "tests/exports").mkdir(parents=True)
    shutil.copy(root / "pyproject.toml", checkout)
    for path in [*(root / "tests").glob("*.py"), root / "tests/exports/bank.py"]:
        shutil.copy(path, checkout / path.relative_to(root))
    (checkout / "tests" / "test_sample.py").write_text(TESTS, "utf-8")
    return checkout


def test_without_the_sources_their_tests_are_left_out_and_one_line_says_so(
    root: Path, tmp_path: Path
) -> None:
    output = run_tests(make_checkout(root, tmp_path))
    assert "1 passed, 1 deselected" in output
    assert output.count(SENTENCE) == 1


def test_with_the_sources_all_tests_run(root: Path, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    output = run_tests(make_checkout(root, tmp_path))
    assert "2 passed" in output
    assert SENTENCE not in output
