import pytest

from methodbook.load.file import TextFile
from methodbook.load.head import Document, parse_document
from tests.checkouts import METHOD

TITLES = {section.title: section.id for section in METHOD.sections}
HEAD = "---\nname: Слива\n---\n"


def parse(body: str) -> Document:
    return parse_document(TextFile("plum.md", HEAD + body), TITLES)


def test_a_section_is_what_follows_its_title_to_the_letter() -> None:
    document = parse("\n## Пример\n\n    код\n\nТекст.  \n")
    (section,) = document.sections
    assert (section.id, section.written.line) == ("example", 5)
    assert section.text == "\n    код\n\nТекст.  \n"


@pytest.mark.parametrize("title", ["## Пример", "##Пример", "## Пример ##", "##   Пример   #"])
def test_a_title_may_be_written_in_every_way_of_markdown(title: str) -> None:
    assert [section.id for section in parse(f"{title}\n\nТекст.").sections] == ["example"]


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_a_title_inside_code_is_code(fence: str) -> None:
    document = parse(f"## Пример\n\n{fence}\n## Зачем\n{fence}\n")
    assert len(document.sections) == 1
    assert document.findings == []


def test_titles_of_other_levels_stay_in_the_text() -> None:
    (section,) = parse("## Пример\n\n### Первый\n\n# Второй\n").sections
    assert "### Первый" in section.text
    assert "# Второй" in section.text


@pytest.mark.usefixtures("must_end")
@pytest.mark.parametrize(
    "line", ["## a" + " " * 50_000 + "b", "##" + "# " * 50_000, "## " + "#" * 99]
)
def test_no_title_makes_the_reader_hang(line: str) -> None:
    parse(line)


def test_a_line_of_dashes_in_the_text_does_not_end_the_head_again() -> None:
    (section,) = parse("## Пример\n\nТекст.\n\n---\n\nЕщё.\n").sections
    assert "Ещё." in section.text
