from datetime import date

import pytest
from jinja2 import UndefinedError

from methodbook.render.engine import render_template
from methodbook.text.languages import find_language
from methodbook.words import read_words


@pytest.mark.parametrize(
    ("day", "text"),
    [(date(2026, 1, 31), "31 января 2026"), (date(2024, 12, 1), "1 декабря 2024")],
)
def test_a_date_is_written_as_in_a_russian_sentence(day: date, text: str) -> None:
    assert find_language("ru").write_date(day, read_words("ru")).replace("\u00a0", " ") == text


def test_a_template_that_lacks_a_value_fails_loudly() -> None:
    with pytest.raises(UndefinedError):
        render_template("redirect.html", read_words("ru"), href="../x/")
