"""The list of planted faults: each still has its place in the code and tests that may notice it."""

from collections import Counter

import pytest

from tools.plant_faults import LIST, ROOT, Fault, read_faults

FAULTS = read_faults()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.layer}: {fault.old[:40]}")
def test_a_planted_fault_has_one_place_and_tests_that_exist(fault: Fault) -> None:
    assert (ROOT / fault.file).read_text("utf-8").count(fault.old) == 1, f"mend {LIST}"
    assert fault.old != fault.new
    tests = [each for each in fault.tests if each.startswith("tests/")]
    assert tests
    assert [each for each in tests if not (ROOT / each.partition("::")[0]).exists()] == []


def test_there_are_at_least_three_faults_a_layer_and_forty_in_all() -> None:
    layers = Counter(fault.layer for fault in FAULTS)
    assert min(layers.values()) >= 3, layers
    assert layers.total() >= 40
