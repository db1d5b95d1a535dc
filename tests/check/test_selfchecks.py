from collections.abc import Callable
from dataclasses import replace

import pytest

from methodbook.check.checker import find_all
from methodbook.check.language import LANGUAGE_CHECKS
from methodbook.check.selfchecks import ANSWER_RULES, SELFCHECK_CHECKS, SURVEY_RULES, judge_answers
from methodbook.load.answers import parse_answers
from methodbook.load.file import TextFile
from methodbook.load.selfchecks import parse_selfcheck
from methodbook.model.base import Base
from methodbook.model.finding import Finding
from methodbook.model.selfcheck import SelfCheck
from methodbook.words import read_words
from tests.checkouts import SAMPLE
from tests.said import RU, tell

FOLDER = "docs/practice/selfchecks"


@pytest.fixture(scope="session")
def base(orchard: Base) -> Base:
    return orchard


@pytest.fixture(scope="session")
def read() -> Callable[[str], str]:
    return lambda name: (SAMPLE / FOLDER / f"{name}.yml").read_text("utf-8")


def parse(text: str, name: str = "planting") -> SelfCheck:
    check, findings = parse_selfcheck(TextFile(f"{FOLDER}/{name}.yml", text))
    assert check is not None, findings
    return check


def find(base: Base, check: SelfCheck, code: str) -> list[Finding]:
    """What the rule *code* says when *check* stands in the place of its namesake."""
    judged = replace(base, selfchecks={**base.selfchecks, check.id: check})
    return [
        finding
        for each in SELFCHECK_CHECKS
        for finding in each.find(each.rule, judged)
        if finding.code == code
    ]


def test_the_self_checks_of_the_sample_are_sound(base: Base) -> None:
    assert set(base.selfchecks) == {"planting", "tended"}
    found = [finding for check in SELFCHECK_CHECKS for finding in check.find(check.rule, base)]
    assert found == []


# A piece of the file, what stands there instead, and what the checker has to say.
MISTAKES = [
    ("when: {light: dark}", "when: {light: darkk}", "E301", "darkk"),
    ('when: {garden: "no"}', 'when: {gardens: "no"}', "E301", "gardens"),
    ("asked_when: {water: far}", "asked_when: {water: afar}", "E301", "afar"),
    ("answers: {place: village}", "answers: {place: moon}", "E301", "moon"),
    ("blocked: [grafting]", "blocked: [graftin]", "E302", "graftin"),
    ("tools: {harder: [watering]}", "tools: {heavier: [watering]}", "E302", "heavier"),
    ("    verdict: partial\n", "    verdict: partly\n", "E302", "partly"),
    ("    difficulty: harder\n", "    difficulty: heavy\n", "E302", "heavy"),
    ("about: apple", "about: aple", "E302", "aple"),
    ("follow_up: tended", "follow_up: attended", "E302", "attended"),
    ("tools: [harvest, pruning", "tools: [harvest, prunning", "E302", "prunning"),
    ("    verdict: none\n    tools: {useless: all}\n", "", "E303", "dark"),
    ("when: {soil: mixed}\n", "when: {soil: mixed, place: village}\n", "E303", "mixed"),
    ("text: Разная, informational: true,", "text: Разная,", "E304", "mixed"),
    ("text: Сплошной камень,", "text: Камень, informational: true,", "E304", "informational"),
    ('    basis: source\n    at: "000:1-2"\n', "    basis: source\n", "E305", "at"),
    ('    basis: source\n    at: "000:1-2"\n', '    at: "000:1-2"\n', "E305", "basis"),
    ('at: "000:1-2"', 'at: "000:9999"', "E305", "000:9999"),
    ("    verdict: partial\n", "", "E306", "partial"),
    ("{owner: afraid}\n    diff", "{owner: starts}\n    diff", "E307", "owner"),
    ("      verdict: [none]\n", "      verdict: [full]\n", "E308", "P02"),
    ('mentions: ["за счёт корня"]', 'mentions: ["звёзды"]', "E308", "звёзды"),
    ("water: [near, far]", "water: [near, middle, far]", "E309", "таблица"),
    ("  - version: 1\n", "  - version: 3\n", "E309", "подряд"),
    ("  - id: rock-watering\n", "  - id: rock\n", "E310", "rock"),
    ("when: {place: [plot, row]}", "when: {owner: [starts]}", "E311", "owner"),
    ("{water: far}\n", "{water: far}\n    unordered: true\n", "E314", "water"),
    ("said: Ветка высохла,", "said: Ветка цветёт,", "E313", "Ветка цветёт"),
    ("{tool: watering, said", "{tool: digging, said", "E313", "digging"),
    ("rules: shade-tools}", "rules: shady-tools}", "E313", "shady-tools"),
    ("rules: shade-tools}", "rules: carry}", "E313", "не ограничивает"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda row: f"{row[2]}-{row[3]}")
def test_a_mistake_in_the_rules_is_found(
    base: Base, read: Callable[[str], str], mistake: tuple[str, str, str, str]
) -> None:
    right, wrong, code, words = mistake
    text = read("planting")
    assert right in text
    found = find(base, parse(text.replace(right, wrong, 1)), code)
    said = [tell(finding).what for finding in found]
    assert any(words in each for each in said), said
    assert all(finding.place.file == f"{FOLDER}/planting.yml" for finding in found)


LIST_MISTAKES = [
    ('{soil-loose: "yes"', '{soil-lose: "yes"', "E301", "soil-lose"),
    ('{soil-loose: "yes"', '{soil-loose: "maybe"', "E301", "maybe"),
    ("entry: watering", "entry: wattering", "E302", "wattering"),
    ("element: fruit\n", "element: fruits\n", "E302", "fruits"),
    ("tools: [watering, patience]", "tools: [watering, patients]", "E302", "patients"),
    ("missing: [fruit-noted]", "missing: []", "E308", "C02"),
    ("holds: true", "holds: null", "E308", "C01"),
    ('soil-loose: ["yes", "no"]', 'soil-loose: ["no", "yes"]', "E309", "таблица"),
    ("  - id: soil-fed\n", "  - id: soil-loose\n", "E310", "soil-loose"),
    ("soil-loose, soil-fed]", "soil-loose]", "E312", "soil-fed"),
    ("soil-loose, soil-fed]", "soil-loose, soil-fed, soil-fed]", "E312", "дважды"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", LIST_MISTAKES, ids=lambda row: f"{row[2]}-{row[3]}")
def test_a_mistake_in_the_checklist_is_found(
    base: Base, read: Callable[[str], str], mistake: tuple[str, str, str, str]
) -> None:
    right, wrong, code, words = mistake
    text = read("tended")
    assert right in text
    found = find(base, parse(text.replace(right, wrong, 1), "tended"), code)
    assert any(words in tell(finding).what for finding in found), found


def test_a_finding_stands_where_the_mistake_was_written(
    base: Base, read: Callable[[str], str]
) -> None:
    text = read("planting").replace("when: {light: dark}", "when: {light: dar}")
    (finding,) = find(base, parse(text), "E301")
    line = text.split("\n")[finding.place.line - 1]
    assert line[finding.place.column - 1 :].startswith("dar}")
    assert tell(finding).hint == "Возможно, dark?"


# One of each kind of text: the words, their mistake, the rule, and where the mistake begins.
SLIPS = [
    ("planting", "минуты три", "минyты три", "E231", "минyты"),
    ("planting", "Грядка, межа", "Грядка , межа", "W234", " ,"),
    ("planting", "Шесть соток за", "Шесть  соток за", "W233", "  соток"),
    ("planting", "начать с него", "начать - с него", "W232", " - с"),
    ("planting", "Ели вокруг", "Ели, вокруг вокруг", "W237", "вокруг"),
    ("tended", "Есть запись о дне", "Есть запись... о дне", "W236", "..."),
    ("tended", "минуты две. Итог", "минуты две,итог", "W235", "е,и"),
]  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=lambda row: f"{row[3]}-{row[4]}")
def test_its_texts_are_held_to_the_rules_of_the_language(
    read: Callable[[str], str], slip: tuple[str, str, str, str, str]
) -> None:
    name, right, wrong, code, start = slip
    text = read(name).replace(right, wrong, 1)
    check = parse(text, name)
    judged = Base(read_words("ru"), selfchecks={name: check})
    (finding,) = find_all(judged, LANGUAGE_CHECKS, {check.written.file: text})
    line = text.split("\n")[finding.place.line - 1]
    assert finding.code == code
    assert line[finding.place.column - 1 :].startswith(start), line


def test_every_rule_has_its_own_code_and_examples() -> None:
    rules = [*(check.rule for check in SELFCHECK_CHECKS), *SURVEY_RULES, *ANSWER_RULES]
    codes = [rule.code for rule in rules]
    assert len(set(codes)) == len(codes)
    assert all({"bad", "good"} <= RU.area(rule.code).keys() for rule in rules)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("answers: {place: plot, light: sun}", []),
        ("answers: {place: plot, garden: no}", ["W301"]),
        ("answers: {place: row, garden: no, water: near}", []),
        ("answers: {place: plot, colour: green}", ["E301"]),
        ("answers: {place: plott}", ["E301"]),
        ('{"answers":\n\t{"place": "plot", "water": "far", "water-dry": "no"}}', []),
        ("answers: {}", []),
    ],
)
def test_a_sheet_of_answers_is_judged(base: Base, text: str, codes: list[str]) -> None:
    sheet, findings = parse_answers(text, "answers.yml")
    assert sheet is not None
    assert not findings
    found = judge_answers(base.selfchecks["planting"], sheet)
    assert [finding.code for finding in found] == codes


THIRD = '  - {id: "maybe", text: "Может быть", example: "Спорят."}'
LIST_ANSWERS = [
    ('  - {id: "yes", text: "Да"', THIRD + '\n  - {id: "yes", text: "Да"'),
    ("  - {id: unknown", THIRD + "\n  - {id: unknown"),
    ('  - {id: "no"', '  - {id: "yes"'),
    ("  - {id: unknown", "  - {id: not-sure"),
]


@pytest.mark.parametrize(("right", "wrong"), LIST_ANSWERS)
def test_answers_that_a_checklist_does_not_hold_are_a_finding(
    read: Callable[[str], str], right: str, wrong: str
) -> None:
    text = read("tended")
    assert right in text
    file = TextFile(f"{FOLDER}/tended.yml", text.replace(right, wrong, 1))
    check, findings = parse_selfcheck(file)
    assert check is None
    (finding,) = findings
    assert "«answers»: у перечня ответы yes, no, unknown" in tell(finding).what
    assert text.split("\n")[finding.place.line - 1].startswith("  - {id:")


@pytest.mark.parametrize("name", ["unknown", "plot"])
def test_an_answer_whose_name_is_taken_is_a_finding(read: Callable[[str], str], name: str) -> None:
    text = read("planting").replace("{id: row, text", f"{{id: {name}, text", 1)
    check, findings = parse_selfcheck(TextFile(f"{FOLDER}/planting.yml", text))
    assert check is None
    assert any(
        "questions → 1" in tell(finding).what and name in tell(finding).what for finding in findings
    )


def test_the_outcome_of_an_example_may_stand_under_the_name_of_the_check(
    read: Callable[[str], str],
) -> None:
    text = read("tended").replace("holds: ", "tended: ")
    text = text.replace("  tended: {name", "  holds: {name")
    former = parse(text, "tended")
    assert former.model_dump(exclude={"written"}) == parse(read("tended"), "tended").model_dump(
        exclude={"written"}
    )


def test_a_self_check_that_no_page_shows_is_told(base: Base) -> None:
    judged = replace(base, shown_checks=frozenset({"planting"}))
    found = find(judged, base.selfchecks["tended"], "W302")
    assert [finding.excerpt for finding in found] == ["tended"]
    assert find(replace(base, shown_checks=None), base.selfchecks["tended"], "W302") == []


@pytest.mark.parametrize(
    "text", ["", "answers:", "answers: 7", "[1]", "{", "question: {place: plot}"]
)
def test_a_file_without_answers_is_a_finding(text: str) -> None:
    sheet, findings = parse_answers(text, "answers.yml")
    assert sheet is None
    assert findings


@pytest.mark.parametrize("text", ["kind: quiz", "[1]", "", "id: x\nkind: decision", "kind: [a]"])
def test_a_file_that_is_no_self_check_is_a_finding(text: str) -> None:
    check, findings = parse_selfcheck(TextFile(f"{FOLDER}/x.yml", text))
    assert check is None
    assert findings
