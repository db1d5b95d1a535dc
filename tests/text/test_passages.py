from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from methodbook.text.passages import read_passage, wrap

WORDS = st.text(alphabet="абв ", max_size=4)


def make_element(tag: str, text: str, children: list[ET.Element], tails: list[str]) -> ET.Element:
    element = ET.Element(tag)
    element.text = text
    for child, tail in zip(children, tails, strict=False):
        element.append(child)
        child.tail = tail
    return element


LEAVES = st.builds(make_element, st.sampled_from(["b", "i"]), WORDS, st.just([]), st.just([]))
INNER = st.builds(
    make_element, st.just("em"), WORDS, st.lists(LEAVES, max_size=3), st.lists(WORDS, max_size=3)
)
BLOCKS = st.builds(
    make_element, st.just("p"), WORDS, st.lists(INNER, max_size=3), st.lists(WORDS, max_size=3)
)


@given(BLOCKS, st.data())
def test_a_link_can_go_around_any_span_and_changes_no_text(
    block: ET.Element, data: st.DataObject
) -> None:
    text = read_passage(block).text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    link = ET.Element("a")
    wrap(block, start, end, link)
    assert "".join(link.itertext()) == text[start:end]
    assert "".join(block.itertext()) == text


def test_a_split_element_keeps_its_attributes_but_not_its_id() -> None:
    bold = make_element("b", "раз два", [], [])
    bold.attrib = {"id": "x", "class": "y"}
    block = make_element("p", "", [bold], [" три"])
    wrap(block, 4, 11, ET.Element("a"))
    assert ET.tostring(block, "unicode") == (
        '<p><b id="x" class="y">раз </b><a><b class="y">два</b> три</a></p>'
    )


def test_blocks_are_breaks_and_objects_are_no_text() -> None:
    tags = {"b": "два", "p": "три", "img": "", "a": "шесть"}
    children = [make_element(tag, text, [], []) for tag, text in tags.items()]
    block = make_element("li", "раз ", children, ["", "четыре", "пять ", ""])
    passage = read_passage(block)
    assert passage.text == "раз два\n\nчетыре\ufffcпять шесть"
    assert [passage.text[part.start : part.end] for part in passage.closed] == [
        "\n\n",
        "\ufffc",
        "шесть",
    ]
