import pytest
from hypothesis import given
from hypothesis import strategies as st

from methodbook.model.origin import LineRange, parse_citation
from methodbook.words.sentence import Refusal
from tests.said import explain

LINES = st.integers(1, 999_999)


@given(st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True), LINES, LINES)
def test_a_citation_that_is_written_is_read_back(source: str, one: int, other: int) -> None:
    lines = LineRange(source=source, first=min(one, other), last=max(one, other))
    assert parse_citation(str(lines)) == lines


@pytest.mark.parametrize(
    "text", ["", "000", "000:", ":1", "000:0", "000:01", "000:5-3", "000:1-", "000:٣", "0 0:1"]
)
def test_what_is_no_citation_is_refused_in_russian(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_citation(text)
    said = explain(refused.value)
    assert "ссылка на источник пишется" in said or "последняя строка раньше" in said


def test_a_line_of_thousands_of_digits_is_refused_like_any_other() -> None:
    with pytest.raises(Refusal) as refused:
        parse_citation("000:" + "9" * 5000)
    assert "ссылка на источник пишется" in explain(refused.value)
