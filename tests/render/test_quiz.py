import json
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from methodbook.load.checkout import Content, read_content
from methodbook.model.quiz import Question, Quiz
from methodbook.practice.selection import draw_questions
from methodbook.questions.case.model import CaseStudy
from methodbook.questions.digests import find_fingerprint
from methodbook.questions.kinds import KINDS
from methodbook.questions.matching.model import Matching
from methodbook.questions.numeric.model import Numeric
from methodbook.questions.order import order_answers, order_items
from methodbook.questions.ordering.model import Ordering
from methodbook.questions.several.model import Several
from methodbook.questions.single.model import Single
from methodbook.render.macros import expand_macros
from methodbook.render.page import PageScope, Site
from methodbook.render.pages import list_pages
from methodbook.render.pieces import Pieces
from methodbook.render.quiz import (
    QuizForm,
    describe_quiz,
    render_bank,
    render_quiz,
)
from methodbook.words import read_words
from mkdocs_methodbook.finishing import find_ids
from tests.checkouts import SAMPLE
from tests.exports.bank import NASTY, make_question, make_selection


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(SAMPLE)


@pytest.fixture(scope="module")
def pieces(content: Content) -> Pieces:
    return Pieces(PageScope("practice/quiz.md", content.base, Site()), content.texts)


@pytest.fixture(scope="module")
def bank(pieces: Pieces) -> LexborHTMLParser:
    return LexborHTMLParser(pieces.quiz_bank())


def make_asked(*questions: Question) -> list[tuple[Quiz, Question]]:
    (quiz,) = make_selection(*questions).quizzes
    return [(quiz, question) for question in quiz.questions]


def render(*questions: Question, seed: int = 1) -> LexborHTMLParser:
    html = render_quiz(
        make_asked(*questions), QuizForm("sample", seed), make_selection().base, lambda *_: "#x"
    )
    return LexborHTMLParser(html)


def read_text(node: LexborNode | LexborHTMLParser) -> str:
    return " ".join((node.text() or "").split())


def read_payload(html: LexborHTMLParser) -> dict[str, Any]:
    (script,) = html.css("script")
    data: dict[str, Any] = json.loads(script.text())
    return data


# What a reader sees


@pytest.mark.parametrize("kind", KINDS)
def test_signs_of_other_formats_are_shown_as_they_were_written(kind: str) -> None:
    html = render(make_question(kind))
    text = read_text(html)
    assert text.count(NASTY) >= 2  # the prompt and the explanation
    assert html.css("b:not(.cl-a b):not(.cl-key b), i, img") == []


def test_a_text_is_never_taken_for_html() -> None:
    hostile = "</script><img src=x onerror=alert(1)>"
    for kind in KINDS:
        html = render(make_question(kind, prompt=hostile, explanation=hostile))
        assert html.css("img") == []
        assert read_payload(html)["questions"][0]["kind"] == kind


def test_paragraphs_stay_apart_and_typography_is_set() -> None:
    html = render(make_question("single", prompt="Раз.\n\nДва и три."))
    assert [span.text() for span in html.css("legend .cl-q__prompt > span")] == [
        "Раз.",
        "Два и\u00a0три.",
    ]


def test_every_remark_can_be_found_by_the_choice_it_is_about() -> None:
    def keys(kind: str) -> list[str]:
        found = render(make_question(kind)).css("[data-cl-f]")
        return [str(node.attributes["data-cl-f"] or "") for node in found]

    assert keys("single") == ["0", "1", "2"]
    assert keys("truefalse") == ["true"]
    assert keys("matching") == ["pair-0", "pair-1", "pair-2", "spare-3"]
    assert keys("cloze") == ["gap-0", "gap-1:приказ ~ {x}", "gap-1:совет"]
    assert keys("numeric") == ["12", ""]


def test_an_answer_tells_where_to_read_on_whose_word_and_how_hard_it_is(content: Content) -> None:
    question = make_question("single", read="apple#example", at="000:5-7; 000:34")
    (quiz,) = make_selection(question).quizzes
    html = LexborHTMLParser(
        render_quiz([(quiz, question)], QuizForm("x"), content.base, lambda *place: "#".join(place))
    )
    link = html.css_first(".cl-read a")
    assert link is not None
    assert link.attributes["href"] == "apple#example"
    assert read_text(link) == "Яблоко, раздел «Пример»"
    facts = read_text(html.css(".cl-a__facts")[0])
    assert "000:5-7" in facts
    assert facts.endswith("Уровень: применить. Вопрос средний, около 1 мин.")


def test_our_own_reasoning_is_called_so() -> None:
    for at, words in (("000:1", "Наш вывод из источников: 000:1."), ("", "Наш вывод.")):
        changes = {"basis": "inference", "at": at} if at else {"basis": "inference", "at": ()}
        html = render(make_question("single", **changes))
        assert read_text(html.css(".cl-a__facts")[0]).startswith(words)


def test_an_article_that_is_not_written_gets_no_link() -> None:
    html = render(make_question("single", about=["no-such-entry"]))
    assert html.css(".cl-read") == []


def test_choosing_several_says_how_it_is_scored() -> None:
    assert "Несколько ответов." in read_text(render(make_question("several")))
    assert "Есть лишние ответы." in read_text(render(make_question("matching")))
    assert "Есть лишние ответы." not in read_text(render(make_question("matching", spare=[])))


def test_typed_gaps_are_of_one_width() -> None:
    gaps = [{"id": "a", "answers": ["да"]}, {"id": "b", "answers": ["очень длинный ответ"]}]
    html = render(make_question("cloze", text="[[a]] и [[b]]", gaps=gaps))
    assert {node.attributes["size"] for node in html.css(".cl-gap input")} == {"21"}


def test_a_paragraph_of_a_cloze_may_begin_with_a_gap() -> None:
    gaps = [{"id": "a", "answers": ["да"]}, {"id": "b", "answers": ["нет"]}]
    html = render(make_question("cloze", text="Раз [[a]].\n\n[[b]] два.", gaps=gaps))
    assert [len(line.css("input")) for line in html.css(".cl-cloze")] == [1, 1]


# Order


def list_values(html: LexborHTMLParser, selector: str) -> list[str]:
    return [str(node.attributes["value"]) for node in html.css(selector)]


@pytest.mark.parametrize("seed", [1, 7, 4702])
def test_answers_stand_in_the_order_of_the_seed(seed: int) -> None:
    single, ordering, matching = map(make_question, ("single", "ordering", "matching"))
    assert isinstance(single, Single)
    assert isinstance(ordering, Ordering)
    assert isinstance(matching, Matching)
    values = list_values(render(single, seed=seed), "fieldset input")
    assert values == [str(at) for at in order_answers(3, seed, single.id)]
    items = [read_text(node) for node in render(ordering, seed=seed).css(".cl-order label > span")]
    order = order_items(len(ordering.items), seed, ordering.id)
    assert items == [ordering.items[at].text for at in order]
    for select in render(matching, seed=seed).css("select"):
        values = [str(node.attributes["value"] or "") for node in select.css("option")]
        assert values == ["", *map(str, order_answers(4, seed, matching.id))]


def test_a_fixed_order_is_kept() -> None:
    html = render(make_question("several"), seed=7)
    assert list_values(html, "fieldset input") == list("01234")
    assert html.css("fieldset [data-cl-mix]") == []


# What the widget knows


def test_the_data_of_the_widget_hold_nothing_but_what_scoring_needs() -> None:
    asked = make_asked()
    data = describe_quiz(asked, QuizForm("sample"), read_words("ru"))
    known = json.dumps(data["questions"], ensure_ascii=False)
    for _, question in asked:
        assert question.prompt not in known
        assert question.explanation not in known
    assert "feedback" not in known
    by_kind = {each["kind"]: each for each in data["questions"]}
    assert by_kind["several"]["right"] == [0, 1, 2]
    assert by_kind["matching"]["same"] == [0, 1, 2, 3]
    assert by_kind["numeric"]["value"] == "1250.5"
    assert by_kind["case"]["points"] == [2, 1]


def test_topics_stand_in_the_order_of_the_bank(content: Content) -> None:
    bank = content.base.ordered_quizzes
    data = describe_quiz(draw_questions(bank, 40, 1), QuizForm("final"), read_words("ru"))
    assert [topic["id"] for topic in data["topics"]] == [quiz.id for quiz in bank]


def test_changed_questions_get_another_fingerprint_and_changed_remarks_do_not() -> None:
    for kind in KINDS:
        question = make_question(kind)
        before = find_fingerprint([question])
        assert find_fingerprint([make_question(kind, prompt="Другой?")]) != before
        same = {"explanation": "Иначе.", "seconds": 30, "level": "judge", "about": ["team"]}
        assert find_fingerprint([make_question(kind, **same)]) == before
    single = make_question("single")
    assert isinstance(single, Single)
    options = [each.model_dump() for each in single.options]
    said = [{**each, "feedback": "Иначе."} for each in options]
    turned = [*options[1:], options[0]]
    before = find_fingerprint([single])
    assert find_fingerprint([make_question("single", options=said)]) == before
    assert find_fingerprint([make_question("single", options=turned)]) != before


# The whole bank


def test_every_question_of_the_bank_has_its_place_once(
    bank: LexborHTMLParser, content: Content
) -> None:
    ids = [str(node.attributes["id"]) for node in bank.css("[id]")]
    assert len(ids) == len(set(ids))
    assert [node.attributes["id"] for node in bank.css(".cl-q")] == [
        f"q-{name}" for name in content.base.questions
    ]
    assert [read_text(node) for node in bank.css("h2[id]")] == [
        quiz.title.replace("\u00a0", " ") for quiz in content.base.ordered_quizzes
    ]


def test_every_question_can_be_answered(bank: LexborHTMLParser, content: Content) -> None:
    for question in content.base.questions.values():
        (field,) = bank.css(f"#q-{question.id} fieldset")
        match question:
            case Single() | Several():
                assert len(field.css("input")) == len(question.options)
            case Matching():
                assert len(field.css("select")) == len(question.pairs)
            case Ordering():
                assert len(field.css("select")) == len(question.items)
            case CaseStudy():
                assert field.css("textarea")
                points = bank.css(f"#q-{question.id} details input")
                assert len(points) == len(question.criteria)
            case Numeric():
                assert field.css("input[inputmode=decimal]")
            case _:
                assert field.css("input, select")


def test_no_link_gives_an_answer_away(bank: LexborHTMLParser) -> None:
    assert bank.css("fieldset a") == []
    assert bank.css(".cl-term") == []


def test_every_link_of_the_bank_leads_to_a_place_that_is_there(content: Content) -> None:
    pages = {page.entry: page for page in list_pages(content.base, Site()) if page.entry}
    lost = []
    for question in content.base.questions.values():
        entry, section = question.where
        page = pages.get(entry)
        if section and page is not None and section not in find_ids(page.html):
            lost.append(f"{question.id}: {question.read}")
    assert lost == []


def test_a_teacher_sees_the_topics_closed(content: Content) -> None:
    html = render_bank(
        content.base.ordered_quizzes, QuizForm("bank", is_bank=True), content.base, lambda *_: ""
    )
    assert " open" not in html.partition("<form")[2].partition("<fieldset")[0]
    assert LexborHTMLParser(html).css("details[open]") == []


# Pieces


def list_ids(html: str) -> list[str]:
    return [str(node.attributes["id"])[2:] for node in LexborHTMLParser(html).css(".cl-q")]


def test_a_topic_comes_in_the_order_of_its_file(pieces: Pieces, content: Content) -> None:
    quiz = content.base.quizzes["garden"]
    assert list_ids(pieces.quiz("garden")) == [question.id for question in quiz.questions]


def test_questions_are_found_by_entry_level_and_number(pieces: Pieces, content: Content) -> None:
    questions = content.base.questions
    found = list_ids(pieces.quiz(about="apple, harvest"))
    assert {questions[name].about[0] for name in found} <= {"apple", "harvest"}
    assert {questions[name].level for name in list_ids(pieces.quiz("garden", level="judge"))} == {
        "judge"
    }
    drawn = list_ids(pieces.quiz("garden", count=5, seed=3))
    assert len(drawn) == 5
    assert drawn == list_ids(pieces.quiz("garden", count=5, seed=3))
    assert drawn != list_ids(pieces.quiz("garden", count=5, seed=4))


def test_the_final_test_takes_a_share_of_every_topic(pieces: Pieces, content: Content) -> None:
    drawn = draw_questions(content.base.ordered_quizzes, 40, 2)
    assert list_ids(pieces.final_test(count=40, seed=2)) == [each.id for _, each in drawn]
    assert 'value="end"' in pieces.final_test(count=5)


def test_what_is_not_there_cannot_be_asked(pieces: Pieces) -> None:
    with pytest.raises(KeyError):
        pieces.quiz("nothing")
    with pytest.raises(KeyError):
        pieces.quiz(about="nothing")
    with pytest.raises(ValueError, match="hard"):
        pieces.quiz("garden", level="hard")


def test_markdown_around_a_quiz_does_not_tear_it_apart(pieces: Pieces) -> None:
    for html in (pieces.quiz("garden"), pieces.quiz_bank(), pieces.final_test()):
        assert all(line.strip() for line in html.splitlines())


def test_links_lead_from_the_page_to_the_article_and_its_section(
    pieces: Pieces, content: Content
) -> None:
    questions = content.base.questions.values()
    question = next(each for each in questions if each.read.startswith("pear#"))
    html = LexborHTMLParser(pieces.quiz(question.id.split("-")[0]))
    link = html.css_first(f"#q-{question.id} .cl-read a")
    assert link is not None
    assert link.attributes["href"] == f"../../terms/{question.read.replace('#', '/#')}"


def test_a_page_may_name_what_it_asks_for(pieces: Pieces) -> None:
    text = expand_macros('{{ quiz("garden", count=3, seed=2) }}', pieces)
    assert len(list_ids(text)) == 3
    assert len(list_ids(expand_macros("{{ final_test(count=7) }}", pieces))) == 7
