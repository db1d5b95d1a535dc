from pathlib import Path

import pytest

from methodbook.check import CHECK_RULES
from methodbook.check.asking import ASK_CHECKS
from methodbook.check.language import LANGUAGE_CHECKS
from methodbook.check.linking import LINKING_RULES
from methodbook.check.origins import ORIGIN_CHECKS
from methodbook.check.references import REFERENCE_CHECKS
from methodbook.check.shape import SHAPE_CHECKS
from tests.checkouts import SEEDLING, find
from tests.goldens import hold_golden

GOLDENS = sorted((Path(__file__).parent / "rules").glob("*.yml"))


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda path: path.stem)
def test_a_rule_says_what_its_golden_holds(golden: Path, tmp_path: Path) -> None:
    hold_golden(golden, tmp_path)


def test_every_rule_about_entries_is_held() -> None:
    checks = (*REFERENCE_CHECKS, *ORIGIN_CHECKS, *LANGUAGE_CHECKS, *SHAPE_CHECKS, *ASK_CHECKS)
    rules = {check.rule for check in checks} | set(LINKING_RULES)
    assert rules <= set(CHECK_RULES)
    assert {path.stem[:4] for path in GOLDENS} == {rule.code for rule in rules}


def test_every_other_rule_is_held_by_a_test_that_names_it() -> None:
    told = {path.stem[:4] for path in GOLDENS}
    folder = Path(__file__).parents[1]
    text = "".join(path.read_text("utf-8") for path in folder.rglob("test_*.py"))
    assert [
        rule.code for rule in CHECK_RULES if f'"{rule.code}"' not in text and rule.code not in told
    ] == []


def test_the_sample_that_goldens_change_is_free_of_findings() -> None:
    assert find(SEEDLING) == []
