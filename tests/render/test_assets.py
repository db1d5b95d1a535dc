import re

from methodbook.render.assets import FOLDER, find_widgets, list_assets
from methodbook.widgets.registry import WIDGET_TAGS, WIDGETS


def test_a_page_gets_only_the_widgets_it_uses() -> None:
    assert find_widgets("<p>Просто текст</p>") == ()
    found = find_widgets('<cl-filter class="x"></cl-filter>')
    assert [widget.name for widget in found] == ["base", "filter"]


def test_widgets_come_in_the_order_of_the_table() -> None:
    html = "<cl-selfcheck></cl-selfcheck><cl-filter></cl-filter>"
    assert [widget.name for widget in find_widgets(html)] == ["base", "filter", "selfcheck"]


def test_every_widget_has_its_files() -> None:
    assets = dict(list_assets())
    for widget in WIDGETS:
        assert bool(widget.scripts) == (f"{FOLDER}/{widget.name}.js" in assets)
        assert bool(widget.style) == (f"{FOLDER}/{widget.name}.css" in assets)
    assert all(text.strip() for text in assets.values())


def test_no_comment_is_sent_to_readers() -> None:
    for path, text in list_assets():
        lines = text.splitlines()
        assert [line for line in lines if line.lstrip().startswith(("//", "/*"))] == [], path


def test_every_element_that_a_script_defines_stands_as_a_block() -> None:
    defined = {
        name
        for _, text in list_assets()
        for name in re.findall(r'"(cl-[a-z-]+)",\s*Methodbook\w+\)', text)
    }
    assert defined == set(WIDGET_TAGS)
