import pytest

from methodbook.cli import main
from methodbook.model.finding import Rule
from methodbook.render.reference import RULES
from tests.said import RU


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_code_is_explained(rule: Rule, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", rule.code]) == 0
    said = capsys.readouterr().out
    for name in ("title", "why", "fix", "bad", "good"):
        assert RU.area(rule.code)[name] in said


def test_an_explanation_reads_like_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", "e106"])
    assert (
        capsys.readouterr().out
        == """\
E106 · ошибка · неизвестное поле

Почему это важно. Значение неизвестного поля не попало бы на сайт, и никто бы этого не заметил.

Что делать. Исправьте имя поля; список полей — в справочнике «Поля».

Неверно:
    definiton: …
Верно:
    definition: …
"""
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("E16", "кода «E16» нет. Возможно, E"),
        ("Е106", "Возможно, E106?"),  # the first letter is Cyrillic
        ("106", "Возможно, E106?"),
        ("promise", "Все коды — в справочнике «Замечания»."),
        ("", "Все коды — в справочнике «Замечания»."),
    ],
)
def test_an_unknown_code_gets_the_nearest_one(
    code: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", code]) == 2
    assert said in capsys.readouterr().err


def test_codes_are_never_used_twice() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_speaks_in_whole_sentences(rule: Rule) -> None:
    said = RU.area(rule.code)
    for name in ("why", "fix"):
        assert said[name].endswith(".")
        assert said[name][0].isupper()
    title = said["title"]
    assert title[0].islower() or not title[0].isalpha() or title.split()[0].isupper()
    assert said["bad"] != said["good"]
