import pytest

from methodbook.text.languages.ru.grammar import expand_ending, expand_lemma
from methodbook.text.languages.ru.inflection import inflect_name, split_name


def list_forms(name: str, head: str | None = None) -> set[str]:
    return {wording.text.replace("ё", "е") for wording in inflect_name(name, head=head)}


@pytest.mark.parametrize(
    ("name", "has", "lacks"),
    [
        # the head changes, dependents stay
        ("Совет управляющих", "совете управляющих, советами управляющих", "совет управляющий"),
        ("Совет управляющих", "советов управляющих", "совет управляющего, совет управляющим"),
        # adjectives agree with it
        ("Единая концепция", "единую концепцию, единых концепций", "единую концепции"),
        ("Внутренний клиент", "внутреннего клиента", "внутреннего клиент, внутренний клиента"),
        # participles keep tense and voice
        ("Поддерживающее обещание", "поддерживающих обещаний", "поддерживаемое обещание"),
        ("Поддерживающее обещание", "поддерживающими обещаниями", "поддержавшее обещание"),
        # two, three, four
        ("Корневое обещание", "корневых обещания", "корневых обещанию"),
        (
            "Тактическая гипотеза",
            "тактические гипотезы, тактических гипотезы",
            "тактических гипотеза",
        ),
        # dependents change their number, with their own adjectives
        ("Ценность для клиента", "ценностями для клиентов", "ценность для клиентам"),
        (
            "Экономика автономных команд",
            "экономику автономной команды",
            "экономика автономных команды",
        ),
        (
            "Управление единой концепцией",
            "управлению едиными концепциями",
            "управление единая концепция",
        ),
        ("Петля в обещаниях", "петель в обещании", "петля в обещания"),
        # both halves of a hyphen pair, or the second one
        ("Боль-препятствие", "болей-препятствий, боль-препятствием", "боли-препятствие"),
        ("Бизнес-модель", "бизнес-моделями", "бизнеса-модели"),
        # nouns joined by a conjunction change in step
        (
            "Порочные круги и круги роста",
            "порочным кругом и кругом роста",
            "порочный круг и круги роста",
        ),
        ("Товар или услуга", "товаром или услугой, товаров или услуг", "товар или услугами"),
        # … unless the second may depend on the first
        ("Связь лидера и команды", "связью лидера и команды", "связью лидера и командой"),
        # numbers govern
        ("9 шагов внедрения", "9 шагам внедрения, 9 шагов внедрения", "9 шаг внедрения"),
        # plural names have a singular
        ("Нематериальные потребности", "нематериальной потребности", "нематериальную потребности"),
        # no archaisms and degrees of comparison
        ("Хорошая монополия", "хорошими монополиями", "лучшая монополия, наихорошая монополия"),
        ("Обещание", "обещанием", "обещаньем"),
    ],
)
def test_names_inflect(name: str, has: str, lacks: str) -> None:
    forms = list_forms(name)
    assert set(has.split(", ")) <= forms
    assert forms.isdisjoint(lacks.split(", "))


@pytest.mark.parametrize(
    ("name", "has"),
    [
        ("Стратканва", "стратканвой"),
        ("Клиентократия", "клиентократией"),
        ("Стратсессия", "стратсессиях"),
        ("Антихрупкость", "антихрупкостью"),
        ("Задвоение", "задвоением"),
        ("Кастдев", "кастдевом"),
    ],
)
def test_words_that_the_dictionary_lacks_are_predicted(name: str, has: str) -> None:
    assert has in list_forms(name)


@pytest.mark.parametrize("name", ["Net Promoter Score", "Не обещать лишнего", "P2P"])
def test_a_name_without_a_noun_stays_as_it_is(name: str) -> None:
    assert list_forms(name) == {name.lower()}


def test_the_author_may_name_the_head() -> None:
    assert "ноль потерь" in list_forms("ноль потерь")
    assert "слон комнаты" not in list_forms("слон в комнате", head="слон")
    assert "дом советов" in list_forms("дом советов", head="дом")


def test_a_head_that_the_name_has_not_is_an_error() -> None:
    with pytest.raises(ValueError, match="no word круг"):
        list_forms("чёрный ящик", head="круг")


def test_quotation_marks_are_no_part_of_a_name() -> None:
    assert split_name("«Наш Показатель» (НП)") == ("наш", "показатель", "(", "нп", ")")


def test_a_lemma_brings_all_its_forms() -> None:
    assert {"суда", "судами"} <= expand_lemma("суд")
    assert {"принял", "принятых", "приняв"} <= expand_lemma("принять")


def test_a_participle_does_not_bring_its_verb() -> None:
    assert "управляющими" in expand_lemma("управляющий")
    assert "управляет" not in expand_lemma("управляющий")


def test_an_ending_brings_the_endings_of_all_forms() -> None:
    assert {"ский", "ского", "скими", "ская"} <= set(expand_ending("ский"))
