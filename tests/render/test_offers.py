from datetime import date

from methodbook.model.base import Base
from methodbook.model.export import FormatCard, Held, Hold, Offer
from methodbook.questions.kinds import KINDS
from methodbook.render.offers import (
    list_losses,
    render_format_table,
    render_offers,
    write_counts,
)
from methodbook.render.page import PageScope, Site
from methodbook.words import read_words

CARD = FormatCard(
    "aiken",
    {
        **dict.fromkeys(KINDS, Hold(Held.WHOLE)),
        "several": Hold(Held.NONE, "aiken-kind"),
        "cloze": Hold(Held.NONE, "aiken-kind"),
        "truefalse": Hold(Held.PART, "aiken-true-false"),
    },
    loses=("aiken-plain",),
)
COUNTS = {Held.WHOLE: 5, Held.PART: 2, Held.NONE: 0}


def make_page() -> PageScope:
    return PageScope("course/quizzes.md", Base(read_words("ru")), Site())


def test_an_offer_leads_to_its_files_with_size_and_date() -> None:
    offer = Offer(CARD, {"data/bank.txt": 3 * 1024 * 1024}, date(2026, 11, 21), COUNTS)
    html = render_offers([offer], make_page())
    assert 'href="../../data/bank.txt" download' in html
    assert "3,0\u00a0МБ" in html
    assert "21\u00a0ноября\u00a02026" in html
    assert 'id="export-aiken"' in html


def test_kinds_that_are_lost_for_one_reason_share_a_sentence() -> None:
    notes = read_words("ru").area("export_notes")
    assert list_losses(CARD, read_words("ru")) == (
        notes["aiken-plain"],
        f"Частично: верно или неверно. {notes['aiken-true-false']}",
        f"Не входит: несколько ответов, пропуски. {notes['aiken-kind']}",
    )


def test_counts_name_no_nought() -> None:
    offer = Offer(CARD, {}, date(2026, 11, 21), COUNTS)
    assert write_counts(offer, read_words("ru")) == "5 целиком, 2 частично"


def test_the_table_of_formats_says_in_words_what_its_signs_show() -> None:
    html = render_format_table([CARD], make_page())
    assert '<span aria-hidden="true">½</span><span class="cl-sr">частично</span>' in html
    assert html.count('<th scope="col"') == len(KINDS) + 2
