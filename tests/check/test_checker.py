import pytest

from methodbook.check.checker import Check, sharpen
from methodbook.check.language import LANGUAGE_CHECKS
from methodbook.check.origins import ORIGIN_CHECKS
from methodbook.check.shape import SHAPE_CHECKS
from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.finding import Finding, Place, Rule
from methodbook.model.texts import list_all_texts
from methodbook.words import read_words
from tests.checkouts import SEEDLING

RULE = Rule("E999")
LINES = ["name: слово", "list: [слово, слово]", "fold: >-", "  начало", "  слово конец"]


def find_at(line: int, column: int, excerpt: str, context: str = "") -> Finding:
    return RULE.at(Place(file="a", line=line, column=column), excerpt=excerpt, context=context)


@pytest.mark.parametrize(
    ("finding", "place"),
    [
        (find_at(1, 7, "слово"), (1, 7)),
        (find_at(2, 7, "слово"), (2, 8)),
        (find_at(2, 9, "слово"), (2, 15)),
        (find_at(3, 7, "слово"), (5, 3)),
        (find_at(1, 1, "слово", "слово конец"), (5, 3)),
        (find_at(1, 1, "слово", "слово иное"), (1, 7)),
        (find_at(3, 7, "нет такого"), (3, 7)),
        (find_at(1, 3, "", ""), (1, 3)),
        (find_at(1, 3, ":", ": "), (1, 3)),  # signs alone would be found anywhere
    ],
)
def test_a_finding_moves_to_the_words_it_speaks_of(
    finding: Finding, place: tuple[int, int]
) -> None:
    moved = sharpen(finding, LINES).place
    assert (moved.line, moved.column) == place


def test_without_the_text_of_the_file_a_finding_stays_where_it_is() -> None:
    finding = find_at(3, 7, "слово")
    assert sharpen(finding, ()) == finding


LONG = 40_000
HEAVY = (
    *("[" * LONG, "[a](" * LONG, "[@" * LONG, "`" * LONG, "```" * LONG, "<a" * LONG, "<" * LONG),
    *("a" * LONG, "я" * LONG, "aя" * LONG, "a@" * LONG, "a." * LONG, "8 " * LONG, "+7" * LONG),
    *(" " * LONG + "x", "x" + " " * LONG, "я " * LONG, ". " * LONG, ".)" * LONG, '"' * LONG),
    *("- " * LONG, "\n" * LONG, "- a\n\n" * LONG, "#" * LONG, "{{" * LONG, "http://" * LONG),
)


@pytest.mark.usefixtures("must_end")
@pytest.mark.parametrize("text", HEAVY, ids=lambda text: repr(text[:4]))
def test_no_text_makes_a_rule_hang(text: str) -> None:
    base = read_content(SEEDLING).base
    apple = base.entries["apple"]
    why, example = apple.sections
    changed = {
        "definition": text.strip() or "x",
        "phrase": "x",
        "sections": (why.model_copy(update={"text": text}), example),
    }
    entries = {"apple": apple.model_copy(update=changed)}
    base = Base(read_words("ru"), method=base.method, entries=entries)
    for check in (*LANGUAGE_CHECKS, *SHAPE_CHECKS, *ORIGIN_CHECKS):
        list(check.find(check.rule, base))


def test_every_text_of_a_case_and_a_comparison_is_judged() -> None:
    texts = {text.text for text in list_all_texts(read_content(SEEDLING).base)}
    assert {"садоводство", "пять деревьев", "Вес плодов", "вёдра", "за год", "Первый сбор"} <= texts
    assert {"Первый плод", "круглая", "Форма", "Сбор в августе.", "Руководство садовода."} <= texts
    assert "Как ухаживать за деревьями." in texts


def test_a_place_in_prose_is_exact() -> None:
    apple = read_content(SEEDLING).base.entries["apple"]
    lines = (SEEDLING / "glossary/terms/apple.md").read_text("utf-8").split("\n")
    for text in list_all_texts(Base(read_words("ru"), entries={"apple": apple})):
        if text.prose:
            offset = text.text.index(".")
            place = text.find_place(offset)
            assert lines[place.line - 1][place.column - 1] == "."


@pytest.mark.parametrize("check", [*LANGUAGE_CHECKS, *SHAPE_CHECKS, *ORIGIN_CHECKS])
def test_an_empty_base_has_no_findings(check: Check) -> None:
    assert list(check.find(check.rule, Base(read_words("ru")))) == []
