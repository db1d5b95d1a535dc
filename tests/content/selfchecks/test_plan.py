"""Generic advice is no plan: each step names a person, a sheet, an hour and a sign."""

import re

import pytest

from methodbook.model.selfcheck import Decision, PlannedStep

GENERIC = (
    "обсудите с командой",
    "повысьте",
    "улучшите",
    "внедрите",
    "проработайте",
    "при необходимости",
)
PERSON = re.compile(
    r"\b(?:вы|вся команда|первое лицо|тот,|те,|двое|трое|старши[йе]|член совета|директор)",
    re.IGNORECASE,
)
SHEET = re.compile(
    "лист|спис|карточк|журнал|ведомост|график|канв|отчёт|услови|протокол|выписк|столб|переч|"
    "путь|путев|обращени|столкновени|калькуляц|стене|код|возврат"
)


@pytest.fixture(scope="module")
def steps(applicability: Decision) -> list[PlannedStep]:
    return [step for slot in applicability.plan for step in slot.choices]


def test_every_step_names_a_person_a_sheet_an_hour_and_a_sign(steps: list[PlannedStep]) -> None:
    for step in steps:
        hour = step.first_hour
        assert PERSON.search(hour.who), (step.id, hour.who)
        assert SHEET.search(hour.sheet), (step.id, hour.sheet)
        assert 15 <= hour.minutes <= 120
        assert step.sign.startswith("За две недели"), step.id
        assert step.back, step.id


def test_no_step_is_generic_advice(steps: list[PlannedStep]) -> None:
    texts = [
        (step.id, text.casefold())
        for step in steps
        for text in (step.step, step.why, step.first_hour.do, step.sign, step.cost, step.back)
    ]
    assert [(name, words) for name, text in texts for words in GENERIC if words in text] == []


def test_no_two_steps_say_the_same(steps: list[PlannedStep]) -> None:
    for field in ("step", "why", "sign"):
        said = [getattr(step, field) for step in steps]
        assert len(set(said)) == len(said), field
