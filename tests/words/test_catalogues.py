import pytest

from methodbook.check import CHECK_RULES
from methodbook.load.rules import LOAD_RULES
from methodbook.words import list_languages, read_words
from tests.words.asked import is_asked, list_asked, list_named

CODES = {rule.code for rule in (*LOAD_RULES, *CHECK_RULES)}
SHARED = {"findings", "refusals", "linking", "grammar", "host"}
RULE = {"title", "why", "fix", "bad", "good"}


@pytest.fixture(params=list_languages())
def areas(request: pytest.FixtureRequest) -> dict[str, dict[str, str]]:
    words = read_words(request.param)
    return {name: dict(words.area(name)) for name in words.areas}


def test_every_sentence_that_is_asked_for_by_its_area_is_there(
    areas: dict[str, dict[str, str]],
) -> None:
    assert len(list_asked()) > 300
    assert sorted((a, n) for a, n in list_asked() if n not in areas.get(a, {})) == []


def test_every_sentence_of_a_finding_is_there(areas: dict[str, dict[str, str]]) -> None:
    told = {name for area in CODES | SHARED | {"usage"} for name in areas.get(area, {})}
    assert sorted(list_named("Sentence") - told) == []
    assert sorted(list_named("Refusal") - areas["refusals"].keys()) == []
    assert sorted(list_named("UsageError") - areas["usage"].keys()) == []


def test_every_rule_has_its_words(areas: dict[str, dict[str, str]]) -> None:
    assert {code for code in CODES if not areas.get(code, {}).keys() >= RULE} == set()


def test_no_sentence_stands_in_the_catalogue_in_vain(areas: dict[str, dict[str, str]]) -> None:
    idle = [
        f"{area}.{name}"
        for area, sentences in areas.items()
        for name in sentences
        if not (name in RULE and area in CODES) and not is_asked(name)
    ]
    assert idle == []


def test_no_area_stands_in_the_catalogue_in_vain(areas: dict[str, dict[str, str]]) -> None:
    assert [area for area in areas if area not in CODES and not is_asked(area)] == []
