from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from methodbook.check.checker import find_all
from methodbook.check.language import LANGUAGE_CHECKS
from methodbook.check.selfchecks import ANSWER_RULES, SELFCHECK_CHECKS, SURVEY_RULES, judge_answers
from methodbook.load.answers import parse_answers
from methodbook.load.checkout import read_content
from methodbook.load.file import TextFile
from methodbook.load.selfchecks import parse_selfcheck
from methodbook.model.base import Base
from methodbook.model.finding import Finding
from methodbook.model.selfcheck import SelfCheck
from methodbook.words import read_words
from tests.said import RU, tell

FOLDER = "docs/practice/selfchecks"


@pytest.fixture(scope="session")
def base(root: Path) -> Base:
    return read_content(root).base


@pytest.fixture(scope="session")
def read(root: Path) -> Callable[[str], str]:
    return lambda name: (root / FOLDER / f"{name}.yml").read_text("utf-8")


def parse(text: str, name: str = "applicability") -> SelfCheck:
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


def test_the_self_checks_of_the_checkout_are_sound(base: Base) -> None:
    assert set(base.selfchecks) == {"applicability", "clientocratic"}
    found = [finding for check in SELFCHECK_CHECKS for finding in check.find(check.rule, base)]
    assert found == []


# A piece of the file, what stands there instead, and what the checker has to say.
MISTAKES = [
    ("when: {interest: zero-sum}", "when: {interest: zerosum}", "E301", "zerosum"),
    ('when: {powers: "no"}', 'when: {power: "no"}', "E301", "power"),
    ("asked_when: {debt: high}", "asked_when: {debt: huge}", "E301", "huge"),
    ("answers: {object: holding}", "answers: {object: moon}", "E301", "moon"),
    ("harder: [key-value]", "harder: [key-values]", "E302", "key-values"),
    ("tools: {harder: [key-value]}", "tools: {heavier: [key-value]}", "E302", "heavier"),
    ("    verdict: partial\n", "    verdict: partly\n", "E302", "partly"),
    ("    difficulty: harder\n", "    difficulty: heavy\n", "E302", "heavy"),
    ("about: authority", "about: autority", "E302", "autority"),
    ("follow_up: clientocratic", "follow_up: clientocracy", "E302", "clientocracy"),
    ("  - cmp-cynefin\n", "  - cynefin\n", "E302", "cynefin"),
    ("    verdict: none\n    tools: {not-applicable: all}\n", "", "E303", "zero-sum"),
    ("when: {exchange: part}\n", "when: {exchange: part, object: holding}\n", "E303", "e-part"),
    ("text: Часть, informational: true,", "text: Часть,", "E304", "part"),
    ("text: Весь выпуск,", "text: Весь выпуск, informational: true,", "E304", "informational"),
    ('    basis: source\n    at: "000:92-93"\n', "    basis: source\n", "E305", "at"),
    ('    basis: source\n    at: "000:92-93"\n', '    at: "000:92-93"\n', "E305", "basis"),
    ('at: "000:92-93"', 'at: "000:9999"', "E305", "000:9999"),
    ("    verdict: partial\n", "", "E306", "partial"),
    ("{resources: scarce}\n    diff", "{resources: enough}\n    diff", "E307", "resources"),
    ("      verdict: [none]\n", "      verdict: [full]\n", "E308", "P02"),
    ('mentions: ["вред клиенту"]', 'mentions: ["звёзды"]', "E308", "звёзды"),
    ("debt: [low, high]", "debt: [low, middle, high]", "E309", "таблица"),
    ("  - version: 1\n", "  - version: 3\n", "E309", "подряд"),
    ("  - id: debt-creditors-tools\n", "  - id: debt-creditors\n", "E310", "debt-creditors"),
    ("when: {object: [company, division]}", "when: {leader: [starts]}", "E311", "leader"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda row: f"{row[2]}-{row[3]}")
def test_a_mistake_in_the_rules_is_found(
    base: Base, read: Callable[[str], str], mistake: tuple[str, str, str, str]
) -> None:
    right, wrong, code, words = mistake
    text = read("applicability")
    assert right in text
    found = find(base, parse(text.replace(right, wrong, 1)), code)
    said = [tell(finding).what for finding in found]
    assert any(words in each for each in said), said
    assert all(finding.place.file == f"{FOLDER}/applicability.yml" for finding in found)


LIST_MISTAKES = [
    ('promises-root: "yes"', 'promises-roots: "yes"', "E301", "promises-roots"),
    ('promises-root: "yes"', 'promises-root: "maybe"', "E301", "maybe"),
    ("entry: promise-system", "entry: promises-system", "E302", "promises-system"),
    ("element: concept\n", "element: concepts\n", "E302", "concepts"),
    ("tools: [metrics]", "tools: [metrix]", "E302", "metrix"),
    ("missing: [council-one-reward]", "missing: []", "E308", "C03"),
    ("holds: true", "holds: null", "E308", "C01"),
    ('promises-root: ["yes", "no"]', 'promises-root: ["no", "yes"]', "E309", "таблица"),
    ("  - id: promises-ideal\n", "  - id: promises-root\n", "E310", "promises-root"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", LIST_MISTAKES, ids=lambda row: f"{row[2]}-{row[3]}")
def test_a_mistake_in_the_checklist_is_found(
    base: Base, read: Callable[[str], str], mistake: tuple[str, str, str, str]
) -> None:
    right, wrong, code, words = mistake
    text = read("clientocratic")
    assert right in text
    found = find(base, parse(text.replace(right, wrong, 1), "clientocratic"), code)
    assert any(words in tell(finding).what for finding in found), found


def test_a_finding_stands_where_the_mistake_was_written(
    base: Base, read: Callable[[str], str]
) -> None:
    text = read("applicability").replace("when: {interest: zero-sum}", "when: {interest: zero}")
    (finding,) = find(base, parse(text), "E301")
    line = text.split("\n")[finding.place.line - 1]
    assert line[finding.place.column - 1 :].startswith("zero}")
    assert tell(finding).hint == "Возможно, zero-sum?"


# One of each kind of text: the words, their mistake, the rule, and where the mistake begins.
SLIPS = [
    ("applicability", "минут пять", "минyт пять", "E231", "минyт"),
    ("applicability", "Отдел, филиал", "Отдел , филиал", "W234", " ,"),
    ("applicability", "Пекарня с двумя", "Пекарня  с двумя", "W233", "  с"),
    ("applicability", "начать с неё", "начать - с неё", "W232", " - с"),
    ("applicability", "Принимает ставки", "Принимает, принимает принимает ставки", "W237", "прин"),
    ("clientocratic", "прошлый итог", "прошлый итог...", "W236", "..."),
    ("clientocratic", "Это петля. Обещание", "Это петля,обещание", "W235", "я,о"),
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
        ("answers: {object: company, interest: grows}", []),
        ("answers: {object: company, has-council: no}", ["W301"]),
        ("answers: {object: division, has-council: no, powers: yes}", []),
        ("answers: {object: company, colour: green}", ["E301"]),
        ("answers: {object: companie}", ["E301"]),
        ('{"answers":\n\t{"object": "company", "debt": "high", "debt-fear": "no"}}', []),
        ("answers: {}", []),
    ],
)
def test_a_sheet_of_answers_is_judged(base: Base, text: str, codes: list[str]) -> None:
    sheet, findings = parse_answers(text, "answers.yml")
    assert sheet is not None
    assert not findings
    found = judge_answers(base.selfchecks["applicability"], sheet)
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
    text = read("clientocratic")
    assert right in text
    file = TextFile(f"{FOLDER}/clientocratic.yml", text.replace(right, wrong, 1))
    check, findings = parse_selfcheck(file)
    assert check is None
    (finding,) = findings
    assert "«answers»: у перечня ответы yes, no, unknown" in tell(finding).what
    assert text.split("\n")[finding.place.line - 1].startswith("  - {id:")


@pytest.mark.parametrize("name", ["unknown", "company"])
def test_an_answer_whose_name_is_taken_is_a_finding(read: Callable[[str], str], name: str) -> None:
    text = read("applicability").replace("{id: division, text", f"{{id: {name}, text", 1)
    check, findings = parse_selfcheck(TextFile(f"{FOLDER}/applicability.yml", text))
    assert check is None
    assert any(
        "questions → 1" in tell(finding).what and name in tell(finding).what for finding in findings
    )


def test_the_outcome_of_an_example_may_stand_under_the_name_of_the_check(
    read: Callable[[str], str],
) -> None:
    text = read("clientocratic").replace("holds: ", "clientocratic: ")
    text = text.replace("  clientocratic: {name", "  holds: {name")
    former = parse(text, "clientocratic")
    assert former.model_dump(exclude={"written"}) == parse(
        read("clientocratic"), "clientocratic"
    ).model_dump(exclude={"written"})


def test_a_self_check_that_no_page_shows_is_told(base: Base) -> None:
    judged = replace(base, shown_checks=frozenset({"applicability"}))
    found = find(judged, base.selfchecks["clientocratic"], "W302")
    assert [finding.excerpt for finding in found] == ["clientocratic"]
    assert find(replace(base, shown_checks=None), base.selfchecks["clientocratic"], "W302") == []


@pytest.mark.parametrize(
    "text", ["", "answers:", "answers: 7", "[1]", "{", "question: {object: company}"]
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
