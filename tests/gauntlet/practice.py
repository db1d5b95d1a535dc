"""Questions of every kind and self-checks of both types for generated bases."""

import random
from collections.abc import Sequence
from typing import Any

OWN: dict[str, dict[str, Any]] = {
    "single": {
        "options": [
            {"text": "Первый <ответ>", "right": True},
            {"text": "Второй & другой", "feedback": "Не он."},
            {"text": "Третий {x}", "feedback": "И не он."},
        ]
    },
    "several": {
        "options": [
            {"text": "Да", "right": True},
            {"text": "Тоже да", "right": True},
            {"text": "Нет", "feedback": "Почему нет."},
            {"text": "Тоже нет", "feedback": "Почему тоже."},
        ]
    },
    "truefalse": {"right": False, "feedback": "Наоборот."},
    "matching": {
        "pairs": [
            {"left": f"Лево {number}", "right": f"Право {number}", "feedback": f"Пара {number}."}
            for number in range(3)
        ],
        "spare": [{"text": "Лишнее", "feedback": "Ни к чему."}],
    },
    "ordering": {
        "items": [
            {"text": f"Шаг {number}", "feedback": f"Шаг {number} здесь."} for number in range(4)
        ]
    },
    "cloze": {
        "text": "Вставьте [[word]] сюда.",
        "gaps": [{"id": "word", "answers": ["слово", "словцо"], "feedback": "Подумайте."}],
    },
    "numeric": {"value": "1 250,5", "tolerance": "0,5", "unit": "кг", "feedback": "Посчитайте."},
    "case": {
        "criteria": [
            {"text": "Назван срок", "points": 2, "full": "День.", "partial": "Месяц."},
            {"text": "Назван хозяин", "full": "Имя."},
        ],
        "sample": "Хороший ответ называет день.",
    },
}
"""What a question of each kind has beside the common fields."""

PROMPTS = {"truefalse": "Стол темы {name} стоит на потолке."}
"""What is no question ends with no question mark."""


def make_quiz(
    chance: random.Random, name: str, entries: Sequence[str], order: int
) -> dict[str, Any]:
    """A topic with some questions, each about some entry."""
    kinds = chance.sample(sorted(OWN), chance.randint(2, len(OWN)))
    return {
        "id": name,
        "title": f"Тема «{name}» & прочее",
        "lead": "О чём угодно.",
        "order": order,
        "questions": [
            {
                "id": f"{name}-{kind}",
                "kind": kind,
                "level": "apply",
                "difficulty": "medium",
                "seconds": 60,
                "about": [chance.choice(entries)],
                "basis": "inference",
                "prompt": PROMPTS.get(kind, "Что верно в вопросе {kind} темы {name}?").format(
                    kind=kind, name=name
                ),
                "explanation": "Потому что так придумано.",
                **OWN[kind],
            }
            for kind in kinds
        ],
    }


def _scale(*names: str) -> list[dict[str, Any]]:
    return [{"id": name, "name": name, "text": f"Это {name}."} for name in names]


def make_decision(entries: Sequence[str]) -> dict[str, Any]:
    """A check of two questions with a rule for each worse answer."""
    origin = {"basis": "source", "at": "000:1-2"}
    told = {"why": "Так сказано.", "instead": "Иначе.", "lifts_if": "Переменится."}
    answers = [
        {"id": "good", "text": "Хорошо", "example": "Видно."},
        {"id": "poor", "text": "Плохо", "example": "Не видно."},
    ]
    return {
        "id": "decide",
        "kind": "decision",
        "title": "Решить",
        "lead": "Два вопроса.",
        "versions": [
            {
                "version": 1,
                "date": "2026-02-14",
                "questions": {"one": ["good", "poor"], "two": ["good", "poor"]},
            }
        ],
        "questions": [
            {"id": "one", "text": "Каково первое?", "answers": answers},
            {"id": "two", "text": "Каково второе?", "answers": answers},
        ],
        "scales": {
            "verdict": _scale("yes", "no"),
            "difficulty": _scale("easy", "hard"),
            "tool": _scale("works", "fails"),
        },
        "tools": [entries[0]],
        "rules": [
            {"id": "first", "when": {"one": "poor"}, "verdict": "no", **origin, **told},
            {
                "id": "second",
                "when": {"two": "poor"},
                "tools": {"fails": [entries[0]]},
                **origin,
                **told,
            },
        ],
    }


def make_checklist(entries: Sequence[str]) -> dict[str, Any]:
    """A list of two items."""
    items = [
        {
            "id": f"item-{number}",
            "element": "part",
            "text": f"Пункт {number} выполнен.",
            "evidence": "Это видно.",
            "tools": [entries[0]],
            "basis": "source",
            "at": "000:3",
        }
        for number in range(2)
    ]
    return {
        "id": "list",
        "kind": "checklist",
        "title": "Перечень",
        "lead": "Два пункта.",
        "versions": [
            {
                "version": 1,
                "date": "2026-02-14",
                "questions": {each["id"]: ["yes", "no"] for each in items},
            }
        ],
        "outcomes": {
            name: {"name": name, "text": f"Итог: {name}."} for name in ("holds", "fails", "unclear")
        },
        "answers": [
            {"id": "yes", "text": "Да", "example": "Есть."},
            {"id": "no", "text": "Нет", "example": "Нет."},
            {"id": "unknown", "text": "Не знаю", "example": "Спросить."},
        ],
        "elements": [{"id": "part", "name": "Часть", "entry": entries[0]}],
        "items": items,
    }
