from pathlib import Path

import pytest

from methodbook.check import QUIZ_CHECKS
from tests.checkouts import find, make_checkout
from tests.said import tell

BANK = "docs/practice/quizzes/garden.yml"

FRUIT = "{text: Груша, right: true}"
GAP = "{id: what, answers: [плодам, плоду], feedback: Посмотрите на ветку.}"
TWO_WRONG = """\
      - {text: Выпал снег, feedback: Снег говорит о погоде.}
      - {text: Приехал сосед, feedback: Сосед мог приехать раньше.}
"""
WEAK = """\
  - id: garden-weak-{number}
    kind: truefalse
    level: recall
    difficulty: easy
    seconds: 20
    about: apple
    at: "000:5"
    prompt: Утверждение {number}.
    right: true
    feedback: Оно верно.
"""
SINGLE = """
  - id: garden-more-{number}
    kind: single
    level: recall
    difficulty: easy
    seconds: 30
    about: apple
    at: "000:5"
    prompt: Вопрос номер {number}?
    options:
"""

# A piece of the bank, what stands there instead, the code of the finding, and words in it.
BROKEN = [
    ("kind: single", "kind: singel", "E107", "single, several"),
    ("    kind: single\n", "", "E107", "kind"),
    ("id: garden\n", "id: gardens\n", "E107", "gardens"),
    ("level: recall", "level: recal", "E107", "level"),
    ("seconds: 30", "seconds: много", "E107", "seconds"),
    ("value: 9", "value: девять", "E107", "число"),
    ('at: "000:6-7"', 'at: "000:семь"', "E107", "at"),
    ("prompt: Какой плод", "promt: Какой плод", "E106", "promt"),
    ("    prompt: Какой плод сужается к черенку?\n", "", "E108", "prompt"),
    ("id: garden-signs", "id: garden-fruit", "E404", "garden-fruit"),
    (FRUIT, "{text: Груша, feedback: Эта.}", "E401", "right: true"),
    (
        "{text: Слива, feedback: У сливы косточка.}",
        "{text: Слива, right: true}",
        "E402",
        "можно один",
    ),
    (
        "{text: Записан вес, right: true}",
        "{text: Записан вес, feedback: Поздно.}",
        "E402",
        "single",
    ),
    (
        TWO_WRONG,
        "      - {text: Выпал снег, right: true}\n",
        "E402",
        "неверных ответов нет",
    ),
    (
        "      - {text: Приехал",
        "".join(f"      - {{text: Знак {n}, feedback: Лишний {n}.}}\n" for n in range(11))
        + "      - {text: Приехал",
        "E403",
        "13",
    ),
    (
        "prompt: По каким признакам видно, что сбор окончен?",
        "prompt: Какой плод сужается к черенку",
        "E405",
        "garden-fruit",
    ),
    ("{text: Выпал снег,", "{text: «на ветках пусто.»,", "E406", "повторён"),
    ("right: Унести плоды", "right: Записать вес", "E406", "Записать вес"),
    ("{text: Этап 2, feedback: Потом", "{text: этап 1, feedback: Потом", "E406", "повторён"),
    ("text: Назван ответственный", "text: Назван срок", "E406", "Назван срок"),
    ("{text: забору,", "{text: Порядку,", "E406", "порядку"),
    ("{text: Слива, feedback: У сливы косточка.}", "{text: Слива}", "E407", "Слива"),
    (", feedback: Память подводит.", "", "E407", "Тетрадь"),
    (", feedback: Для этого есть пугало.", "", "E407", "Прогнать птиц"),
    (", feedback: Потом сажают.", "", "E407", "Этап 2"),
    (", feedback: Посмотрите на ветку.", "", "E407", "what"),
    (", feedback: Забор бывает чужой.", "", "E407", "забору"),
    ("feedback: У сливы косточка.", "feedback: Антоновка круглая.", "W401", "Антоновка"),
    ("{text: Слива,", "{text: Все перечисленные,", "E408", "перечисленные"),
    ("{text: Слива,", "{text: Ни один из них,", "E408", "Ни один из них"),
    ("[[when]]", "[[whem]]", "E409", "whem"),
    ("[[when]]", "[[when]", "E409", "when"),
    ("а по [[when]]", "а по [[when]] и [[when]]", "E409", "не один раз"),
    (
        "По [[what]] узнают дерево, а по [[when]]",
        "По [[when]] узнают дерево, а по [[what]]",
        "E409",
        "порядке",
    ),
    ("answers: [порядку]", "answers: [порядку, порядкам]", "E410", "when"),
    ("{text: забору,", "{text: забору, right: true,", "E410", "right"),
    ("[плодам, плоду]", "[плодам, «»]", "E410", "ничего"),
    ("хозяина.", "хозяина: плодам веры нет.", "W404", "плодам"),
    (
        "      - {left: Тетрадь, right: Записать вес, feedback: Память подводит.}\n",
        "",
        "E411",
        "три",
    ),
    (
        "    spare:\n      - {text: Прогнать птиц, feedback: Для этого есть пугало.}\n",
        "",
        "E411",
        "spare",
    ),
    ("    unit: вёдра\n", "    unit: вёдра\n    tolerance: 9\n", "E412", "допуск"),
    ("{value: 3, feedback", "{value: 9, feedback", "E412", "ошибка"),
    ("    unit: вёдра", "    unit: 10 вёдер", "E412", "10 вёдер"),
    ("В сердцевине яблока есть семена.", "Есть ли в сердцевине семена?", "E413", "вопрос"),
    ("      - гусеницу\n", "      - «…»\n", "E417", "«…»"),
    ("{text: червяка,", "{text: клоп,", "E418", "клоп"),
    ("{text: осу,", "{text: чрвяка,", "E418", "чрвяка"),
    ("{text: осу,", "{text: Гусеницу.,", "E406", "гусеницу"),
    ("Кого гонит из яблока", "Гонит ли червяка", "W404", "червяка"),
    ("typos: 1", "typos: 3", "E107", "typos"),
    ("feedback: Оса сидит на плоде снаружи.", "feedback: ''", "E107", "feedback"),
    ("{text: Выпал снег,", "{text: «на ве\u0301тках\u200b пу\u00adсто.»,", "E406", "повторён"),
    ("Какой плод сужается", "Какой **плод** сужается", "E415", "**"),
    ("По форме плода", "По форме&nbsp;плода", "E415", "&nbsp;"),
    ("about: [pear, apple]", "about: [peer, apple]", "E421", "peer"),
    ("read: pear#why", "read: pear#wy", "E421", "wy"),
    ("read: pear#why", "read: plum", "E421", "plum"),
    ('    at: "000:6-7"\n', "", "E422", "garden-fruit"),
    ('at: "000:6-7"', 'at: "000:99"', "E422", "000:99"),
    ("value: 9\n", "value: 8\n", "E423", "FIG01"),
    ("measure: FIG01", "measure: FIG99", "E423", "FIG99"),
    ("{text: Антоновка, feedback", "{text: Урожай, feedback", "", ""),
    ("{text: Этап 1, feedback: Сначала", "{text: Этап 2., feedback: Сначала", "E406", "повторён"),
    (
        "{text: Этап 1, feedback: Сначала готовят землю.}\n      - {text: Этап 2,",
        "{text: Этап 2, feedback: Сначала готовят землю.}\n      - {text: Этап 1,",
        "E425",
        "2, 1",
    ),
    ("Какой плод сужается", "Какой плoд сужается", "E231", "плoд"),
    ("Какой плод сужается", "Какой <b>плод</b> сужается", "E232", "<b>"),
    ("По форме плода узнают и дерево.", "TODO", "E235", "TODO"),
    ("Какой плод сужается", 'Какой "плод" сужается', "W231", '"'),
]


@pytest.mark.parametrize(
    ("old", "new", "code", "words"), BROKEN, ids=[f"{n}-{row[2]}" for n, row in enumerate(BROKEN)]
)
def test_a_broken_bank_is_stopped_with_the_right_finding(
    old: str, new: str, code: str, words: str, tmp_path: Path
) -> None:
    root = make_checkout(tmp_path, edits={BANK: [(old, new)]})
    found = [finding for finding in find(root) if finding.code == code]
    if not code:
        assert find(root) == []
        return
    assert found, find(root)
    assert all(finding.place.file == BANK for finding in found)
    assert any(words in tell(finding).what for finding in found)


def test_a_finding_points_at_the_line_of_the_mistake(tmp_path: Path) -> None:
    root = make_checkout(tmp_path, edits={BANK: [("about: [pear, apple]", "about: [pear, aple]")]})
    (finding,) = find(root)
    line = (root / BANK).read_text("utf-8").splitlines()[finding.place.line - 1]
    assert line.strip() == "about: [pear, aple]"
    assert tell(finding).hint == "Возможно, apple?"


def test_all_mistakes_of_a_bank_are_told_in_one_run(tmp_path: Path) -> None:
    chosen = [row for row in BROKEN if row[2] in {"E401", "E409", "E412", "E421"}]
    edits: dict[str, tuple[str, str]] = {}
    for old, new, code, _ in chosen:
        edits.setdefault(code, (old, new))
    root = make_checkout(tmp_path, edits={BANK: list(edits.values())})
    assert {finding.code for finding in find(root)} >= set(edits)


def test_a_wrong_question_does_not_hide_its_neighbours(tmp_path: Path) -> None:
    edits = [("kind: several", "kind: severl"), (FRUIT, "{text: Груша, feedback: Эта.}")]
    root = make_checkout(tmp_path, edits={BANK: edits})
    assert {finding.code for finding in find(root)} == {"E107", "E401"}


def make_singles(count: int, right: str, place: int) -> str:
    """More questions with one right answer, *right*, which stands at *place*."""
    said = []
    for number in range(count):
        options = [f"{{text: Нет {number}, feedback: Это {number}.}}"]
        options.insert(place, f"{{text: {right}, right: true}}")
        said.append(SINGLE.format(number=number) + "".join(f"      - {each}\n" for each in options))
    return "".join(said).replace("\n\n", "\n")


def test_a_habit_of_the_right_answer_is_found(tmp_path: Path) -> None:
    text = (Path(__file__).parents[1] / "sample" / BANK).read_text("utf-8")
    longest = make_checkout(tmp_path / "a", {BANK: text + make_singles(8, "Самый длинный", 0)})
    assert {"W402", "W403"} <= {finding.code for finding in find(longest)}
    short = make_checkout(tmp_path / "b", {BANK: text + make_singles(8, "Да", 1)})
    assert [finding.code for finding in find(short)] == ["W403"]
    few = make_checkout(tmp_path / "c", {BANK: text + make_singles(6, "Самый длинный", 0)})
    assert find(few) == []


def test_too_many_questions_of_the_weakest_kind_are_found(tmp_path: Path) -> None:
    text = (Path(__file__).parents[1] / "sample" / BANK).read_text("utf-8")
    weak = "".join(WEAK.format(number=number) for number in range(3))
    root = make_checkout(tmp_path, {BANK: text + weak})
    assert [finding.code for finding in find(root)] == ["W405"]


def test_two_topics_do_not_share_a_place(tmp_path: Path) -> None:
    text = (Path(__file__).parents[1] / "sample" / BANK).read_text("utf-8")
    other = text.replace("id: garden", "id: orchards").replace("?", ", а?").replace(".\n", "!\n")
    root = make_checkout(tmp_path, {"docs/practice/quizzes/orchards.yml": other})
    assert "E414" in {finding.code for finding in find(root)}


QUESTION = """
  - id: garden-remedy
    kind: single
    level: apply
    difficulty: easy
    seconds: 30
    about: worms
    at: "000:9"
    prompt: Что помогает от червей?
    options:
      - {text: Урожай, right: true}
      - {text: Терпение, feedback: Оно от спешки.}
"""


def test_a_wrong_answer_that_the_base_calls_right_is_found(tmp_path: Path) -> None:
    text = (Path(__file__).parents[1] / "sample" / BANK).read_text("utf-8") + QUESTION.lstrip("\n")
    assert find(make_checkout(tmp_path / "a", {BANK: text})) == []
    both = {
        "glossary/problems/worms.md": [("solved_by: [harvest]", "solved_by: [harvest, patience]")]
    }
    (finding,) = find(make_checkout(tmp_path / "b", {BANK: text}, both))
    assert finding.code == "E424"
    assert "Терпение" in tell(finding).what


def test_another_name_of_the_right_answer_is_no_wrong_answer(tmp_path: Path) -> None:
    edits = [(FRUIT, "{text: Яблоко, right: true}")]
    (finding,) = find(make_checkout(tmp_path, edits={BANK: edits}))
    assert (finding.code, "другое имя" in tell(finding).what) == ("E424", True)


def test_every_rule_about_questions_is_held_here() -> None:
    text = Path(__file__).read_text("utf-8")
    apart = {"E416"}  # test_kinds.py
    codes = {check.rule.code for check in QUIZ_CHECKS} - apart
    assert [code for code in sorted(codes) if f'"{code}"' not in text] == []


def test_there_are_more_than_thirty_broken_banks_and_twenty_rules() -> None:
    assert len([row for row in BROKEN if row[2]]) >= 30
    assert len(QUIZ_CHECKS) >= 20
