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


def test_the_way_has_nine_stages_in_order(applicability: Decision) -> None:
    legs = plan_route(applicability, {})
    assert [leg.step.id for leg in legs] == [f"stage-{number}" for number in range(1, 10)]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, []),
        ({"leader": "afraid"}, [("stage-1", ["before"]), ("stage-6", ["replace"])]),
        (
            {"exchange": "all"},
            [
                ("stage-2", ["replace"]),
                ("stage-3", ["replace"]),
                ("stage-4", ["note"]),
                ("stage-6", ["note"]),
            ],
        ),
        ({"has_council": "yes"}, [("stage-6", ["skip"])]),
        ({"has_council": "no"}, [("stage-1", ["before"]), ("stage-6", ["replace"])]),
        ({"debt_fear": "yes"}, [("stage-4", ["before"]), ("stage-6", ["note"])]),
    ],
)
def test_the_way_respects_skips_replacements_and_prerequisites(
    applicability: Decision, answers: dict[str, str], expected: list[tuple[str, list[str]]]
) -> None:
    assert plan(applicability, **answers) == expected


def test_a_stage_whose_work_is_done_is_skipped(applicability: Decision) -> None:
    skipped = [
        leg.step.id for leg in plan_route(applicability, {"has-council": "yes"}) if leg.skipped
    ]
    assert skipped == ["stage-6"]
