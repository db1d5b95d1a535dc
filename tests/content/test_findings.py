import subprocess
import sys
from pathlib import Path

import pytest

from methodbook.check import CHECKS, find_all
from methodbook.load.checkout import Content
from tests.said import tell


def test_the_checker_has_nothing_to_say_about_the_content(content: Content) -> None:
    findings = [*content.findings, *find_all(content.base, CHECKS, content.texts)]
    assert [
        f"{each.code} {each.place.file}:{each.place.line} {tell(each).what}" for each in findings
    ] == []


@pytest.mark.shared
def test_no_run_of_nine_words_is_shared_with_the_sources(root: Path, shared: Path) -> None:
    command = [sys.executable, str(shared / "tools" / "originality.py"), str(root)]
    compared = subprocess.run(command, capture_output=True, text=True, check=False)
    assert compared.returncode == 0, compared.stdout
