"""Rules about what a university says of a course: the sample with one thing wrong."""

from pathlib import Path

import pytest

from tests.checkouts import SAMPLE, find, make_checkout
from tests.said import tell

PROFILE = "docs/course/profiles/college.yml"

CASES = [
    ("credits: 1", "credits: 2", "E515", "72"),
    ("independent: 33", "independent: 30", "E515", "33"),
    ("outcomes: [tell-fruit]", "outcomes: [tell-fruits]", "E516", "tell-fruits"),
    ("outcomes: [tell-fruit]", "outcomes: [tell-fruits]", "W518", "tell-fruit"),
    (
        "      - {code: ОК-1.1, text: Узнаёт плод по семенам, outcomes: [tell-fruit]}\n",
        (
            "      - {code: ОК-1.1, text: Узнаёт, outcomes: [tell-fruit]}\n"
            "      - {code: ОК-1.1, text: Различает, outcomes: [tell-fruit]}\n"
        ),
        "E516",
        "ОК-1.1",
    ),
    ("course: day", "course: night", "E516", "night"),
    ("points: 60,", "points: 0,", "E517", "не зачтено"),
    ("зачтено, points: 0}", "зачтено, points: 10}", "E517", "10"),
    ("most: 40", "most: 30", "E517", "90"),
    ("least: 30", "least: 70", "E517", "Корзина"),
    ("lectures: 2, seminars: 1", "lectures: 0, supervised: 3", "W519", "2"),
    ("university: Садовый колледж\n", "", "E108", "university"),
    ("control: зачёт", "controls: зачёт", "E106", "controls"),
    ("credits: 1", "credits: один", "E107", "credits"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[2]} {case[3]}")
def test_what_is_wrong_with_a_profile_is_told_at_its_place(
    case: tuple[str, str, str, str], tmp_path: Path
) -> None:
    old, new, code, said = case
    root = make_checkout(tmp_path, edits={PROFILE: [(old, new)]}, base=SAMPLE)
    told = [(each.code, each.place.file, tell(each).what) for each in find(root)]
    assert [what for found, _, what in told if found == code and said in what], told
    assert {place for _, place, _ in told} == {PROFILE}


@pytest.mark.parametrize("work", ["project", "essay"])
def test_criteria_that_are_not_there_are_told(work: str, tmp_path: Path) -> None:
    course = (SAMPLE / "docs/course/day.yml").read_text("utf-8")
    start = course.index(f"\n{work}:")
    changed = course[:start] + course[start:].replace("rubric: basket", "rubric: bag", 1)
    root = make_checkout(tmp_path, {"docs/course/day.yml": changed}, base=SAMPLE)
    (found,) = find(root)
    assert (found.code, found.excerpt) == ("E520", "bag")
