import pytest
from hypothesis import given
from hypothesis import strategies as st

from methodbook.text.languages import NBSP
from methodbook.text.languages.ru.typography import set_spaces


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Обещание — результат", "Обещание_— результат"),
        ("— Да, — ответил он", "— Да,_— ответил он"),
        ("и в доме, и на рынке", "и_в_доме, и_на_рынке"),
        ("«О клиентократии»", "«О_клиентократии»"),
        ("что бы ни случилось", "что_бы ни_случилось"),
        ("знал ли кто, быть же так", "знал_ли кто, быть_же так"),
        ("7 %, 300 млрд ₽, 2 200 магазинов", "7_%, 300_млрд_₽, 2_200_магазинов"),
        ("10 тыс. ₽ и 5 тыс ₽", "10_тыс._₽ и_5_тыс_₽"),
        ("№ 5 и § 7, ≈ 3", "№_5_и_§_7, ≈_3"),
        ("А. С. Пушкин", "А._С._Пушкин"),
        ("слово за слово", "слово за_слово"),
        ("рынок без правил", "рынок без правил"),
        ("", ""),
    ],
)
def test_spaces_do_not_break_where_a_reader_would_stumble(typed: str, shown: str) -> None:
    assert set_spaces(typed).replace(NBSP, "_") == shown


@given(st.text(alphabet=st.sampled_from("аби ясю1234567890.,—–«»%№₽ \u00a0абвГД"), max_size=60))
def test_only_spaces_change_and_never_their_number(text: str) -> None:
    spaced = set_spaces(text)
    assert len(spaced) == len(text)
    assert spaced.replace(NBSP, " ") == text.replace(NBSP, " ")
    assert set_spaces(spaced) == spaced
