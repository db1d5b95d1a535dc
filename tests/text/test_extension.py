"""Terms become links in Markdown: where, where not, and what is recorded."""

import re

import pytest
from markdown import Markdown

from methodbook.text.extension import Request, TermLinks, find_requests
from methodbook.text.forms import AREAS
from methodbook.text.mentions import LinkedPage, LinkedSection, Mention
from tests.said import RU
from tests.text.marking import make_linker, make_word

LINKER = make_linker(
    "Клиент",
    make_word("Совет управляющих", short=("СУ",)),
    "Единая концепция",
    make_word("Решение", policy="explicit"),
    "Обещание",
    make_word("Продукт", policy="context", forbid=[{"near": ["ужин"]}]),
)
EXTENSIONS = ["attr_list", "footnotes", "md_in_html", "meta", "tables", "toc", "def_list"]


def convert(
    text: str, *, own: str | None = None, off: bool = False, record: list[Mention] | None = None
) -> str:
    """Markdown to HTML with the links abbreviated to [words|id]."""
    told = [] if record is None else record
    page = LinkedPage(LINKER, lambda entry: f"/{entry}/", own, told.append)
    renderer = Markdown(
        extensions=[*EXTENSIONS, TermLinks(page, off=off)],
        extension_configs={"toc": {"permalink": True}},
    )
    html = renderer.convert(text)
    return re.sub(
        r'<a class="cl-term" data-cl="([^"]*)" href="/\1/">(.*?)</a>',
        r"[\2|\1]",
        html,
        flags=re.DOTALL,
    )


def test_a_link_has_a_class_an_id_and_an_address() -> None:
    page = LinkedPage(LINKER, lambda entry: f"../{entry}/")
    html = Markdown(extensions=[TermLinks(page)]).convert("Спросим клиента.")
    assert html == (
        '<p>Спросим <a class="cl-term" data-cl="клиент" href="../клиент/">клиента</a>.</p>'
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Клиент и клиент.", "<p>[Клиент|клиент] и клиент.</p>"),
        ("> Клиент", "<blockquote>\n<p>[Клиент|клиент]</p>\n</blockquote>"),
        (
            "- клиент\n- СУ",
            "<ul>\n<li>[клиент|клиент]</li>\n<li>[СУ|совет-управляющих]</li>\n</ul>",
        ),
        # emphasis
        ("**совет** управляющих", "<p>[<strong>совет</strong> управляющих|совет-управляющих]</p>"),
        ("*клиент*ом", "<p>[<em>клиент</em>ом|клиент]</p>"),
        ("**Наш клиент**", "<p><strong>Наш [клиент|клиент]</strong></p>"),
        (
            "*Весь совет* управляющих",
            "<p><em>Весь </em>[<em>совет</em> управляющих|совет-управляющих]</p>",
        ),
        (
            "**единая *концепция* ещё**",
            "<p><strong>[единая <em>концепция</em>|единая-концепция] ещё</strong></p>",
        ),
        ("совет\nуправляющих", "<p>[совет\nуправляющих|совет-управляющих]</p>"),
        # left alone
        ("`клиент` и <kbd>клиент</kbd>", "<p><code>клиент</code> и <kbd>клиент</kbd></p>"),
        ("[клиент](x.html)", '<p><a href="x.html">клиент</a></p>'),
        ('<a href="x">клиент</a>', '<p><a href="x">клиент</a></p>'),
        ("    клиент", "<pre><code>клиент\n</code></pre>"),
        ("<button>клиент</button>", "<p><button>клиент</button></p>"),
        ("Клиент\n: клиент", "<dl>\n<dt>Клиент</dt>\n<dd>[клиент|клиент]</dd>\n</dl>"),
        ("совет `x` управляющих", "<p>совет <code>x</code> управляющих</p>"),
        ("совет ![](x.png) управляющих", '<p>совет <img alt="" src="x.png" /> управляющих</p>'),
        ("Купил продукт на ужин.", "<p>Купил продукт на ужин.</p>"),
        ("Решение есть.", "<p>Решение есть.</p>"),
        ("<span>клиент</span> \\*", "<p><span>[клиент|клиент]</span> *</p>"),
    ],
)
def test_terms_are_linked_in_prose_and_nowhere_else(text: str, html: str) -> None:
    assert convert(text) == html


@pytest.mark.parametrize(
    "text", ["# Клиент", "Клиент\n===", "#### Клиент", "| Клиент |\n|---|\n| x |"]
)
def test_no_heading_has_a_link(text: str) -> None:
    assert "[" not in convert(text)


def test_each_section_links_a_term_once() -> None:
    text = "Клиент.\n\nКлиент.\n\n## Два\n\nКлиент.\n\n#### Три\n\nКлиент.\n\n### Четыре\n\nКлиент."
    assert convert(text).count("[Клиент") == 3


def test_blocks_inside_blocks_are_linked_in_the_order_of_reading() -> None:
    html = convert("- Клиент\n\n    Обещание клиенту\n\n- обещание")
    assert re.findall(r"\[(.*?)\|", html) == ["Клиент", "Обещание"]


def test_the_page_does_not_link_itself() -> None:
    assert convert("Клиент и обещание.", own="клиент") == "<p>Клиент и [обещание|обещание].</p>"


def test_an_entry_without_an_address_is_not_linked() -> None:
    html = Markdown(extensions=[TermLinks(LinkedPage(LINKER, lambda _: None))]).convert("Клиент")
    assert html == "<p>Клиент</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Нашли [решение](term:).", "<p>Нашли [решение|решение].</p>"),
        ("Дал [его](term:обещание).".replace("обещание", "promise"), "<p>Дал [его|promise].</p>"),
        ("Клиент, [клиент](term:).", "<p>Клиент, [клиент|клиент].</p>"),
        ("[**Клиента**](term:)", "<p>[<strong>Клиента</strong>|клиент]</p>"),
        ("[Клиент](term:off), клиент.", "<p>Клиент, [клиент|клиент].</p>"),
        ("[весь *совет* управляющих](term:off)", "<p>весь <em>совет</em> управляющих</p>"),
        ("[никто](term:)", "<p>никто</p>"),
        ("`[решение](term:)`", "<p><code>[решение](term:)</code></p>"),
        ("Клиент.\n{: links=off }\n\nКлиент.", "<p>Клиент.</p>\n<p>[Клиент|клиент].</p>"),
        ("*клиент*{: links=off } клиент", "<p><em>клиент</em> [клиент|клиент]</p>"),
    ],
)
def test_the_author_has_the_last_word(text: str, html: str) -> None:
    assert convert(text) == html


def test_a_request_in_a_heading_leaves_its_words() -> None:
    assert ">О решении<" in convert("## О [решении](term:)")


@pytest.mark.parametrize("off", [True, False])
def test_a_page_may_opt_out_of_all_links_but_those_asked_for(*, off: bool) -> None:
    head = "" if off else "links: off\n\n"
    assert convert(f"{head}Клиент, [клиент](term:).", off=off) == "<p>Клиент, [клиент|клиент].</p>"


def test_a_request_for_the_page_itself_is_no_link() -> None:
    assert convert("[Клиент](term:)", own="клиент") == "<p>Клиент</p>"


def test_requests_can_be_checked_without_rendering() -> None:
    assert list(find_requests("О [нём](term:promise) и [ней](x).")) == [
        Request(2, 21, "нём", "promise")
    ]


def test_every_link_is_recorded_with_its_sentence_section_and_reason() -> None:
    record: list[Mention] = []
    convert(
        "# Имя\n\nТут **важный** клиент[^1]. А тут [он](term:promise).\n\n[^1]: Да.", record=record
    )
    requested, found = record
    section = LinkedSection("Имя", "_1")
    assert found == Mention("клиент", "клиент", "Тут важный клиент.", section, found.reason)
    assert RU.tell(found.reason, *AREAS).startswith("«Клиент», им. ед.")
    assert RU.tell(requested.reason, *AREAS) == "просьба автора"
    assert requested.sentence == "А тут он."


def test_links_and_record_agree() -> None:
    record: list[Mention] = []
    html = convert(
        "Клиент. СУ.\n\n## Раз\n\n- СУ\n- клиент, обещание\n\n[продукт](term:)", record=record
    )
    assert sorted(re.findall(r"\|([^]]*)\]", html)) == sorted(mention.id for mention in record)
