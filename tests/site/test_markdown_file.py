import yaml
from hypothesis import given
from hypothesis import strategies as st

from methodbook.site.markdown_file import write_markdown

lines = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"))).map(str.strip)


@given(lines, lines)
def test_title_and_description_survive_the_head_of_a_file(title: str, description: str) -> None:
    head = yaml.safe_load(write_markdown(title, description, "<p>Текст</p>").split("---\n")[1])
    assert head == {"title": title, "description": description}


def test_a_file_for_other_hosts_holds_the_finished_html() -> None:
    text = write_markdown("Имя", "О чём", "<p>Текст</p>")
    assert text.endswith("---\n\n<p>Текст</p>\n")
