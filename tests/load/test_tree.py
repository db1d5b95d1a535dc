import pytest

from methodbook.load.tree import DEEPEST, Tree, parse_tree
from tests.said import tell

ALIAS_BOMB = "a0: &a0 [x]\n" + "".join(
    f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]\n" for number in range(1, 10)
)


def parse(text: str) -> Tree:
    return parse_tree(text, "a.yml")


@pytest.mark.parametrize(
    "value", ["000:320", "12:30:45", "no", "1e3", "0o14", "2026-01-31", "1_000"]
)
def test_a_scalar_stays_the_text_its_author_wrote(value: str) -> None:
    assert parse(f"field: {value}").value == {"field": value}


@pytest.mark.parametrize("value", ["", "~", "null"])
def test_nothing_is_nothing(value: str) -> None:
    assert parse(f"field: {value}").value == {"field": None}


def test_quoted_nothing_is_text() -> None:
    assert parse("field: 'null'").value == {"field": "null"}


def test_keys_and_values_know_their_places() -> None:
    tree = parse_tree("one:\n  - {two: три}\n", "a.yml", first_line=2)
    key, value = tree.find_key(("one", 0, "two")), tree.find_value(("one", 0, "two"))
    assert (key.line, key.column, value.line, value.column) == (3, 6, 3, 11)
    nearest = tree.find_value(("one", 0, "two", "further"))
    assert nearest == value


def test_columns_are_counted_in_letters_of_any_plane() -> None:
    tree = parse("{«ключ 🍎»: 1, b: 2}")
    assert tree.find_key(("b",)).column == 15


@pytest.mark.usefixtures("must_end")
def test_an_alias_bomb_is_told_and_not_built() -> None:
    tree = parse(ALIAS_BOMB)
    assert {finding.code for finding in tree.findings} == {"E109"}
    assert tree.value is None


@pytest.mark.usefixtures("must_end")
@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "? "])
def test_bottomless_nesting_is_told_and_not_followed(bracket: str) -> None:
    tree = parse(bracket * 100_000)
    assert [finding.code for finding in tree.findings] == ["E118"]


def test_nesting_of_real_content_is_no_trouble() -> None:
    assert parse("[" * DEEPEST + "]" * DEEPEST).findings == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: [1, 2", "E103", 1),
        ("a: 'x", "E103", 1),
        ("a: 1\n b: 2", "E103", 2),
        ("a: @x", "E103", 1),
        ("a: \\\n- 1", "E103", 2),
        ('a: "\\x"', "E103", 1),
        ("a: 1\n\tb: 2", "E104", 2),
        ("a:\n\t- 1", "E104", 2),
        ("%YAML 9.9\n---\na: 1", "E103", 1),
        ("? [a]\n: 1", "E103", 1),
        ("a: !!int 1", "E103", 1),
        ("a: 1\n---\nb: 2", "E103", 2),
        ("a: *x", "E109", 1),
        ("<<: &x {a: 1}", "E109", 1),
    ],
)
def test_broken_yaml_is_told_in_russian_at_its_line(text: str, code: str, line: int) -> None:
    found = parse(text).findings[0]
    assert (found.code, found.place.line) == (code, line)
    assert not set("abcdefghijklmnopqrstuvwxyz") & set(
        tell(found).what.replace("YAML", "").split("«")[0]
    )
