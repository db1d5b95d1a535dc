from pathlib import Path

import pytest

from methodbook.load.rules import LOAD_RULES
from tests.goldens import hold_golden

GOLDENS = sorted((Path(__file__).parent / "rules").glob("*.yml"))
ELSEWHERE = {
    *("E101", "E110", "E111", "E112"),  # bytes and links: test_file.py, test_checkout.py
    *("E128", "W129"),  # answers of a group: tests/cli/test_analyse.py
    *("E120", "E124"),  # a file that is missing, a setting of the host: test_method.py
}


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda path: path.stem)
def test_a_rule_says_what_its_golden_holds(golden: Path, tmp_path: Path) -> None:
    hold_golden(golden, tmp_path)


def test_every_rule_of_reading_is_held() -> None:
    assert {path.stem[:4] for path in GOLDENS} | ELSEWHERE == {rule.code for rule in LOAD_RULES}
