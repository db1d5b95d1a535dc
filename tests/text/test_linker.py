"""The classes of failure that linking Russian is known for, each in sentences of our own."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from methodbook.text.forms import AREAS, NameForm
from methodbook.text.languages import find_language
from methodbook.text.tokens import make_tokenizer
from tests.said import RU
from tests.text.marking import make_linker, make_word, mark, unmark

LINKER = make_linker(
    "Клиент",
    make_word("Ценность для клиента", "ценность клиента"),
    make_word("Ключевая ценность для клиента", "ключевая ценность"),
    make_word("Совет управляющих", short=("СУ",)),
    make_word("Управление единой концепцией", short=("УЕК",)),
    make_word("Единая концепция", short=("ЕК",)),
    "Поддерживающее обещание",
    make_word("Боль-препятствие", "боль"),
    "Чёрный ящик",
    "Клиентократия",
    "Прилаживание",
    make_word("Стратегическая канва", "стратканва"),
    make_word("Индекс лояльности", short=("NPS",)),
    make_word("Разработка потребителя", "CustDev"),
    make_word("Общение напрямую", forms=["общение напрямую (P2P)"], short=("P2P",)),
    "Партнёр",
)


@pytest.mark.parametrize(
    "text",
    [
        # inflection
        "Собрание открыл председатель [совета управляющих].",
        "Двум [советам управляющих] нужен один зал.",
        "Спорили об [управлении единой концепцией].",
        "На [стратканве] семь линий, на соседней [стратегической канве] пять.",
        "Учебник [клиентократии] дали каждому, кто ею, [клиентократией], занят.",
        # case, ё, hyphens, invisible marks, whitespace
        "[БОЛЬ‑ПРЕПЯТСТВИЕ] нашли быстро.",
        "[Черный ящик] показал причину, а [чёрным ящиком] его зовут зря.",
        "Договор с [партнером] и [партнёрами].",
        "[Кли\u00adент] всегда прав, [кли\u0301ента] слушают.",
        "[Совет\nуправляющих] и [совет\u00a0управляющих].",
        # abbreviations: exact case, mended alphabets
        "[УЕК] отвечает за [ЕК], а [СУ] за всё.",
        "Ел он мало, су и су, а уек не бывает.",
        "[НPS] упал, [NPS] вырос.",
        "[CustDev] и [СustDev].",
        # nested names: the longest wins
        "Есть [ключевая ценность для клиента], [ценность для клиента] и [клиент].",
        "[Управление единой концепцией] шире, чем [единая концепция].",
        "[Общение напрямую (P2P)], или [P2P].",
    ],
)
def test_a_term_is_found_in_whatever_form_it_stands(text: str) -> None:
    assert mark(LINKER, unmark(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Такой совет управляющий слышит редко.",
        "Он дал совет, управляющих это удивило.",
        "Он дал совет. Управляющих это удивило.",
        "Совет\n\nУправляющих позвали.",
        "Единую концепции не пишут.",
        "Поддерживаемое обещание живёт долго.",
        "Истребитель Су-27 и участок СУ-155.",
        "[Клиент] ушёл, а клиент-серверная схема и B2B-клиент остались.",
        "Клиентократичный подход, неклиентократия, клиентская служба.",
        "Полку пришлось прилаживать весь день.",
        "Клиент- и сервис-ориентированный отдел.",
        "Адрес https://example.com/клиент и почта клиент@example.com.",
        "Переменная клиент_2 и клиент2.",
    ],
)
def test_what_only_looks_like_a_term_is_left_alone(text: str) -> None:
    assert mark(LINKER, unmark(text)) == text


def test_a_refused_long_name_gives_way_to_a_shorter_one() -> None:
    long = make_word("Группа клиентов", policy="context", forbid=[{"near": ["танец"]}])
    linker = make_linker("Группа", "Клиент", long)
    assert mark(linker, "Группа клиентов ждёт.") == "[Группа клиентов] ждёт."
    assert mark(linker, "Группа клиентов учит танец.") == "[Группа] [клиентов] учит танец."


def test_a_word_that_is_never_linked_is_never_linked() -> None:
    assert mark(make_linker(make_word("Слово", policy="never")), "Слово.") == "Слово."


def test_a_decision_tells_form_and_rule() -> None:
    (decision,) = LINKER.find("Спросили клиентов.")
    assert (decision.start, decision.end, decision.id) == (9, 17, "клиент")
    assert "«Клиент», род. мн." in RU.tell(decision.why, *AREAS)
    assert RU.tell(decision.why, *AREAS).endswith("auto")


def test_refused_names_are_explained() -> None:
    word = make_word("Вираж", policy="context", forbid=[{"near": ["дорога"]}])
    (decision,) = make_linker(word).explain("На вираже дороги скользко.")
    assert not decision.linked
    assert RU.tell(decision.rule, *AREAS) == "context, forbid: near дорога"


def test_the_name_an_author_points_at_is_found_whatever_its_policy() -> None:
    linker = make_linker(make_word("Решение", policy="never"), "Ключевое решение")
    found = [linker.find_name(text) for text in ("о решении", "ключевом решении", "ни о чём")]
    assert [form and form.id for form in found] == ["решение", "ключевое-решение", None]


FORMS = st.sampled_from([form for form in LINKER.table.forms if not form.exact])
KNOWN = {key for form in LINKER.table.forms for key in form.text.split()}
AROUND = st.text(st.characters(exclude_categories=["L", "M", "N", "Pc", "Pd", "Cs"]), max_size=5)
SENTENCE = st.lists(st.sampled_from(["вчера", "мы", "снова", "и", "пели"]), max_size=6)


@given(FORMS, SENTENCE, SENTENCE)
def test_a_term_in_any_form_is_found_in_any_sentence(
    form: NameForm, before: list[str], after: list[str]
) -> None:
    sentence = " ".join([*before, form.text, *after])
    assert form.text in [sentence[link.start : link.end] for link in LINKER.find(sentence)]


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_text_without_the_words_of_the_glossary_is_untouched(text: str) -> None:
    assume(KNOWN.isdisjoint(make_tokenizer(find_language("ru")).parse(text, KNOWN).keys))
    assert not LINKER.explain(text)


@given(AROUND, AROUND)
def test_offsets_survive_any_unicode_around(before: str, after: str) -> None:
    text = f"{before} клиентом {after}"
    (link,) = LINKER.find(text)
    assert text[link.start : link.end] == "клиентом"


@given(st.text(alphabet="клиент совет управляющих СУ-\u00ad\u0301.,\n()", max_size=40))
def test_links_are_in_order_and_never_overlap(text: str) -> None:
    place = 0
    for link in LINKER.find(text):
        assert place <= link.start < link.end <= len(text)
        place = link.end
