import pytest

from methodbook.model.selfcheck import Decision
from methodbook.practice.route import plan_route


def plan(check: Decision, **answers: str) -> list[tuple[str, list[str]]]:
    """Stages that differ from the ordinary way, with the modes of their variants."""
    given = {name.replace("_", "-"): answer for name, answer in answers.items()}
    legs = plan_route(check, given)
    modes: list[tuple[str, list[str]]] = [
        (leg.step.id, [each.mode for each in (*leg.before, *leg.instead, *leg.notes)])
        for leg in legs
    ]
    return [(stage, found) for stage, found in modes if found]


def test_the_way_has_its_stages_in_order(planting: Decision) -> None:
    legs = plan_route(planting, {})
    assert [leg.step.id for leg in legs] == ["stage-1", "stage-2", "stage-3"]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, []),
        ({"owner": "afraid"}, [("stage-1", ["before"]), ("stage-3", ["replace"])]),
        ({"soil": "rock"}, [("stage-2", ["replace"])]),
        ({"place": "row", "garden": "no"}, [("stage-1", ["before", "note"])]),
        ({"garden": "yes"}, [("stage-2", ["skip"])]),
        ({"water_dry": "yes"}, [("stage-3", ["note"])]),
    ],
)
def test_the_way_respects_skips_replacements_and_prerequisites(
    planting: Decision, answers: dict[str, str], expected: list[tuple[str, list[str]]]
) -> None:
    assert plan(planting, **answers) == expected


def test_a_stage_whose_work_is_done_is_skipped(planting: Decision) -> None:
    skipped = [leg.step.id for leg in plan_route(planting, {"garden": "yes"}) if leg.skipped]
    assert skipped == ["stage-2"]
