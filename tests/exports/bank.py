"""A small bank of every kind of question, full of signs that formats treat as their own."""

from pathlib import Path
from typing import Any

from methodbook.exports.format import Export, Selection
from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.entry import Entry
from methodbook.model.finding import Place
from methodbook.model.quiz import Question, Quiz
from methodbook.questions.kinds import KINDS
from methodbook.render.player import write_player
from methodbook.words import read_words
from tests.checkouts import METHOD

ROOT = Path(__file__).parents[2]

NASTY = (
    "«ёлочки» & <b>теги</b> > \"кавычки\" 'апостроф' ~ = # { } : \\ % $ _ ^ * | ; 🍏 \\(x_1^2\\)"
)
"""Signs that some format reads as markup."""

_PLACE = Place(file="docs/practice/quizzes/sample.yml")

_OWN: dict[str, dict[str, Any]] = {
    "single": {
        "options": [
            {"text": f"Верный {NASTY}", "right": True, "feedback": "Да: {{так}}."},
            {"text": "=Второй", "feedback": f"Второй: {NASTY}"},
            {"text": "~Третий", "feedback": "Третий\n\nв два абзаца."},
        ]
    },
    "several": {
        "fixed": True,
        "options": [
            {"text": "Раз {1}", "right": True},
            {"text": "Два: 50 %", "right": True},
            {"text": "Три }", "right": True},
            {"text": "Четыре {{c1::x}}", "feedback": "Четыре #1"},
            {"text": "Пять -> 5", "feedback": "Пять #2"},
        ],
    },
    "truefalse": {"right": False, "feedback": f"Ложно: {NASTY}"},
    "matching": {
        "pairs": [
            {"left": "Слева -> 1", "right": "Справа = 1", "feedback": "Первая пара"},
            {"left": "Слева {2}", "right": "Справа ~ 2", "feedback": "Вторая пара"},
            {"left": f"Слева {NASTY}", "right": "Справа # 3", "feedback": "Третья пара"},
        ],
        "spare": [{"text": "Лишний & один", "feedback": "Ни к чему"}],
    },
    "ordering": {
        "items": [
            {"text": "Первое {", "feedback": "Сначала"},
            {"text": "Второе }", "feedback": "Потом"},
            {"text": "Третье = 3", "feedback": "Дальше"},
            {"text": f"Четвёртое {NASTY}", "feedback": "Наконец"},
        ]
    },
    "cloze": {
        "text": "Кто даёт [[who]] {скобки}, тот не даёт [[what]]: ~100 % & <i>точка</i>.",
        "gaps": [
            {"id": "who", "answers": ["обещание", "обещания"], "feedback": "Вспомните: }#~="},
            {
                "id": "what",
                "answers": ["поручение"],
                "wrong": [
                    {"text": "приказ ~ {x}", "feedback": "Приказ — другое: #1"},
                    {"text": "совет", "feedback": "Совет — другое."},
                ],
            },
        ],
    },
    "numeric": {
        "value": "1 250,5",
        "tolerance": "0,5",
        "unit": "тыс. ₽",
        "mistakes": [{"value": "12", "feedback": "Это месяцы: {12}"}],
        "feedback": "Пересчитайте ещё раз.",
    },
    "short": {
        "answers": [
            {"text": f"система {{обещаний}} * {NASTY}", "forms": ["системы = ~ ё # 5"], "typos": 1},
            "Ёж: 1",
        ],
        "wrong": [{"text": "приказ ~ {x} * 2", "feedback": "Приказ — другое: #1 }"}],
        "feedback": f"Не то: {NASTY}",
    },
    "case": {
        "criteria": [
            {"text": "Назван клиент", "points": 2, "full": "Имя & роль", "partial": "Только роль"},
            {"text": "Есть <обещание>", "points": 1, "full": "Петля замкнута"},
        ],
        "sample": f"Хороший ответ. {NASTY}\n\nВторой абзац.",
    },
}


def make_question(kind: str, **changes: Any) -> Question:  # noqa: ANN401 -- any field
    """A valid question of *kind*, with some of its fields changed."""
    fields: dict[str, Any] = {
        "written": _PLACE,
        "id": f"sample-{kind}",
        "kind": kind,
        "level": "apply",
        "difficulty": "medium",
        "seconds": 60,
        "about": ["promise"],
        "at": "000:1",
        "prompt": f"Вопрос вида {kind}: {NASTY}\n\nВторой абзац.",
        "explanation": f"Пояснение: {NASTY}",
    }
    question: Question = KINDS[kind].model.model_validate({**fields, **_OWN[kind], **changes})
    return question


def nasty_questions() -> tuple[Question, ...]:
    """One question of each kind."""
    return tuple(make_question(kind) for kind in KINDS)


def make_selection(
    *questions: Question,
    base: Base | None = None,
    **options: Any,  # noqa: ANN401 -- any field
) -> Selection:
    """A selection of one quiz, by default with a question of each kind."""
    quiz = Quiz(
        written=_PLACE,
        id="sample",
        title="Образец: «тема» & <прочее>",
        lead="Всё, что ломает форматы.",
        order=1,
        questions=questions or nasty_questions(),
    )
    entry = make_entry()
    return _select(
        base or Base(read_words("ru"), METHOD, entries={entry.id: entry}), (quiz,), **options
    )


def make_entry() -> Entry:
    """The one entry that the questions of the sample are about."""
    return METHOD.models["page"](
        id="promise",
        kind="page",
        kinds=("page", "term"),
        written=Place(file="docs/promise.md"),
        name="Обещание",
        english="promise",
        synonyms=("Слово & <дело>",),
        definition=f"Обещание — это {NASTY}.",
        reviewed="2026-01-02",
    )


def take_file(export: Export) -> bytes:
    """What an export of one file has written, whatever it is called."""
    [raw] = export.files.values()
    return raw


def read_bank() -> Selection:
    """The whole bank of this repository."""
    base = read_content(ROOT).base
    return _select(base, base.ordered_quizzes)


def _select(
    base: Base,
    quizzes: tuple[Quiz, ...],
    **options: Any,  # noqa: ANN401 -- any field
) -> Selection:
    address = options.get("address", lambda *_: "")
    player = write_player("Клиентократия", base, address)
    return Selection(base, quizzes, **{"title": "Клиентократия", "play": player, **options})
