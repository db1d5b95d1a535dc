"""Rules about courses: the sample with one thing wrong."""

from pathlib import Path

import pytest

from tests.checkouts import SAMPLE, find, make_checkout
from tests.said import tell

COURSE = "docs/course/day.yml"
CASE = "docs/course/cases/frost.yml"

CASES = [
    ("minutes: 40", "minutes: 30", "E511", "50 мин"),
    ("about: [apple, harvest]", "about: [apple, harvests]", "E512", "harvests"),
    ("entry: apple", "entry: aple", "E512", "aple"),
    (
        "      outcomes: [tell-fruit]\n      handout",
        "      outcomes: [fruit]\n      handout",
        "E512",
        "fruit",
    ),
    ("covers: {entries: [apple]}", "covers: {entries: [pear]}", "E513", "pear"),
    ("covers: {entries: [apple]}", "covers: {kinds: [principle]}", "E513", "занятии"),
    ("level: recall", "level: judge", "E514", "tell-fruit"),
    ("{define: apple}", "{define: aple}", "E521", "aple"),
    ("{picture: watering}", "{picture: apple}", "E521", "рисунка"),
    ("{sheet: picking, columns: [goal", "{sheet: pick, columns: [goal", "E521", "pick"),
    ("table: baskets, columns: [text, from", "table: bags, columns: [text, from", "E521", "bags"),
    ("columns: [goal, note]", "columns: [aim, note]", "E521", "aim"),
    ("{picture: watering}", "{picture: grafting}", "E521", "рисунка"),
    ("[from, to, text], drawn", "[from, text, to], drawn", "E521", "для карты"),
    ("drawn: curves", "drawn: curves, named_by: bags", "E521", "bags"),
    ("drawn: curves", "drawn: bubbles", "E107", "drawn"),
    ("ask: Что растёт у вас?", f"ask: {'Что ещё растёт? ' * 14}", "E522", "слов 44"),
    ("{define: apple}", "{define: apple, picture: grafting}", "E107", "что-то одно"),
    ("cases: [frost]", "cases: [heat]", "E512", "heat"),
    ("id: day", "id: night", "E107", "night"),
    ("    homework: Найти плод без косточки.\n", "", "E108", "homework"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[2]} {case[3]}")
def test_what_is_wrong_with_a_course_is_told_at_its_place(
    case: tuple[str, str, str, str], tmp_path: Path
) -> None:
    old, new, code, said = case
    root = make_checkout(tmp_path, edits={COURSE: [(old, new)]}, base=SAMPLE)
    told = [(each.code, each.place.file, tell(each).what) for each in find(root)]
    assert [what for found, _, what in told if found == code and said in what], told
    assert {place for _, place, _ in told} <= {COURSE}


@pytest.mark.parametrize(
    "case",
    [
        ("about: [apple, harvest]", "about: [aple, harvest]", "E512", "aple"),
        ("entry: harvest", "entry: harvst", "E512", "harvst"),
        ("table: baskets", "table: bags", "E521", "bags"),
        ("minutes: 15", "minutes: 10", "E523", "35"),
        ("minutes: 40", "minutes: 400", "E107", "minutes"),
        ("outcome: Утром было плюс один.\n", "", "E108", "outcome"),
        ("id: frost", "id: snow", "E107", "snow"),
    ],
    ids=lambda case: f"{case[2]} {case[3]}",
)
def test_what_is_wrong_with_a_teaching_case_is_told_at_its_place(
    case: tuple[str, str, str, str], tmp_path: Path
) -> None:
    old, new, code, said = case
    root = make_checkout(tmp_path, edits={CASE: [(old, new)]}, base=SAMPLE)
    told = [(each.code, each.place.file, tell(each).what) for each in find(root)]
    assert [what for found, _, what in told if found == code and said in what], told
    assert {place for _, place, _ in told} <= {CASE}


def test_the_sample_course_is_without_findings(tmp_path: Path) -> None:
    assert not list(find(make_checkout(tmp_path, base=SAMPLE)))
