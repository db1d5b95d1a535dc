"""Small methods made by a generator: kinds of any name, odd names and folders, missing parts.

The same seed makes the same base. A base may have mistakes; what is asked of the engine is that it
tells each of them, drops nothing in silence and builds what is left.
"""

import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from tests.gauntlet.practice import make_checklist, make_decision, make_quiz

Fields: TypeAlias = dict[str, Any]

SHAPES = ("word", "step", "trouble", "case", "comparison", "plain")
KINDS = (
    *("ritual", "melody", "knot", "term", "tool", "recipe", "tale", "stage", "problem", "case"),
    *("comparison", "principle", "bird-call", "x1"),
)
FOLDERS = ("glossary/{}", "{}", "a/b/c/{}", "слова/{}", "v1.2/{}", "_{}", "{}-all")
NAMES = (
    *("Ёж", "Дом-музей", "C++", "3D-печать", "«В кавычках»", "А & Б", "Имя с <угловыми> скобками"),
    *("Очень длинное имя, которое не помещается ни в какую строку и всё-таки продолжается дальше"),
    *("e-mail", "О’Генри", "50 %", "№ 7", "Стол", "Река", "Гора", "Щука", "Эхо", "Юла", "Ъ"),
)
ODD = tuple(name for name in NAMES if len(name) > 1)
SECTIONS = ("why", "how", "when", "example", "steps", "limits", "song", "in-short")
PROSE = (
    "Это сказано в документе. [@000:{line}]",
    "Это наш вывод. [@inference]",
    "Источник молчит. [@silent]",
    "- первое\n- второе [@inference]",
    "| а | б |\n|---|---|\n| 1 | 2 [@000:{line}] |\n\nТаблица стоит выше. [@000:{line}]",
    "{name} — слово, которое стоит рядом. [@inference]",
)
MISTAKES = (
    "---\nname: [незакрытый\n---\n\nТекст.\n",
    "Здесь нет шапки.\n",
    "---\nname: Пусто\n---\n",
    "\x00\x01",
    "",
)
RELATIONS = (
    *("broader", "part_of", "uses", "opposite_of", "distinct_from", "related"),
    *("solved_by", "solves", "stages"),
)


@dataclass(frozen=True)
class Recipe:
    """What a base has; drawn from its seed."""

    seed: int
    quizzes: bool
    selfchecks: bool
    pages: bool
    sources: bool
    mistakes: bool
    directory: str

    @property
    def is_flawless(self) -> bool:
        """Whether the checker must find no error in it: every entry cites, no file is spoilt."""
        return self.sources and not self.mistakes


def draw_recipe(seed: int) -> Recipe:
    """Every combination of parts comes up among a hundred seeds."""
    sources = seed % 5 != 3
    return Recipe(
        seed,
        quizzes=bool(seed & 1),
        selfchecks=bool(seed & 2) and sources,
        pages=bool(seed & 4),
        sources=sources,
        mistakes=seed % 5 == 4,
        directory=("docs", "страницы", "content/pages")[seed % 3],
    )


def make_base(recipe: Recipe, root: Path) -> Path:
    """Write the base into *root*."""
    return _Maker(recipe, root).write()


class _Maker:
    """Writes one base file by file."""

    def __init__(self, recipe: Recipe, root: Path) -> None:
        self.recipe = recipe
        self.root = root
        self.chance = random.Random(recipe.seed)  # noqa: S311 -- test data, not a secret
        self.kinds = self._draw_kinds()
        self.entries: dict[str, str] = {}

    def _draw_kinds(self) -> list[Fields]:
        ids = self.chance.sample(KINDS, self.chance.randint(1, 4))
        # A trouble is solved by a word, so a base with troubles has words.
        return [
            self._draw_kind(name, self.chance.choice(SHAPES) if at else "word")
            for at, name in enumerate(ids)
        ]

    def _draw_kind(self, name: str, shape: str) -> Fields:
        drawn = self.chance.sample(SECTIONS, self.chance.randint(1, 3))
        sections = sorted(drawn, key=SECTIONS.index)
        forms = ("one", "object", "many", "of_many", "about", "among", "title")
        return {
            "id": name,
            "shape": shape,
            "folder": self.chance.choice(FOLDERS).format(name),
            "address": self.chance.choice((f"{name}s", f"all/{name}")),
            "names": {form: f"{name} ({form})" for form in forms},
            "lead": f"Всё о {name}.",
            "required": sections[:-1],
            "optional": sections[-1:],
            "named": self.chance.random() < 0.5,
            **({"types": [{"id": "sort", "title": "Сорт"}]} if shape == "trouble" else {}),
            **({"glossary": True} if shape == "word" else {}),
        }

    def write(self) -> Path:
        self._write_yaml("method.yml", self._make_method())
        self._write(
            "mkdocs.yml", f"site_name: База {self.recipe.seed}\ndocs_dir: {self.recipe.directory}\n"
        )
        if self.recipe.sources:
            self._write_yaml("glossary/sources.yml", _SOURCES)
        self._write_entries()
        self._write_practice()
        self._write(f"{self.recipe.directory}/index.md", "# Начало\n\nЗдесь всё начинается.\n")
        if self.recipe.pages:
            self._write_pages()
        if self.recipe.mistakes:
            self._write_mistakes()
        return self.root

    def _make_method(self) -> Fields:
        slug = f"method-{self.recipe.seed}"
        names = {"deck": f"Колода {slug}", "tag": slug, "cards": f"карточки-{slug}"}
        relations = [
            {"id": f"{name}_{side}", "relation": name, "side": side, "title": f"{name} {side}"}
            for name in self.chance.sample(RELATIONS, len(RELATIONS))
            for side in ("to", "from")
        ]
        return {
            "slug": slug,
            "name": f"Метод № {self.recipe.seed}",
            "description": "Сделан генератором.",
            "languages": ["ru"],
            "names": {"of": f"метода № {self.recipe.seed}"},
            "exports": names,
            "folders": {"pages": self.recipe.directory},
            "relations": relations,
            "sections": [
                {"id": name, "title": f"Раздел {name}", "guide": "что угодно"} for name in SECTIONS
            ],
            "kinds": self.kinds,
        }

    def _write_entries(self) -> None:
        names = iter(self.chance.sample(ODD, len(ODD)))
        for kind in self.kinds:
            for number in range(self.chance.randint(1, 3)):
                name = next(names, None)
                if name:
                    entry = f"{kind['id']}-{number + 1}"
                    self.entries[entry] = name
                    self._write_entry(kind, entry, name, number + 1)

    def _write_entry(self, kind: Fields, entry: str, name: str, number: int) -> None:
        head: Fields = {
            "name": name,
            "definition": f"Это выдумка номер {number}: {name}.",
            "reviewed": "2026-02-14",
            **self._draw_shape(kind, number),
            **self._draw_relations(entry),
        }
        if self.recipe.sources:
            head["citations"] = [f"000:{self.chance.randint(1, 40)}"]
        body = [
            f"## Раздел {section}\n\n{self._draw_prose(name)}\n"
            for section in (*kind["required"], *self.chance.sample(kind["optional"], 1))
        ]
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
        self._write(f"{kind['folder']}/{entry}.md", "\n".join(["---", *lines, "---", "", *body]))

    def _draw_shape(self, kind: Fields, number: int) -> Fields:
        match kind["shape"]:
            case "word":
                return {"english": f"{kind['id']} {number}", "phrase": "выдумка для проверки"}
            case "step":
                return {"number": number}
            case "trouble":
                return {"type": "sort", "solved_by": list(self.entries)[:1]}
            case "case":
                return {"industry": ["выдумка"], "claim": "told", **self._draw_measures(number)}
            case "comparison":
                rows = [{"name": "Цвет", "cells": ["синий", "<красный>"], "basis": "inference"}]
                return {"table": {"columns": ["Один", "Другой"], "rows": rows}}
            case _:
                return {}

    def _draw_measures(self, number: int) -> Fields:
        if not self.recipe.sources:
            return {}
        kinds = [kind["id"] for kind in self.kinds if kind["shape"] == "case"]
        return {
            "measures": [
                {
                    "id": f"FIG{10 * len(self.entries) + number:02}"[:5],
                    "name": f"Вес {kinds[0]}",
                    "value": "×2",
                    "unit": "кг",
                    "at": "000:3",
                }
            ]
        }

    def _draw_relations(self, entry: str) -> Fields:
        others = [name for name in self.entries if name != entry]
        if not others:
            return {}
        found = self.chance.sample(others, 1)
        former = {"formerly": [f"old-{entry}"]} if self.chance.random() < 0.3 else {}
        return {self.chance.choice(("related", "uses", "part_of")): found, **former}

    def _draw_prose(self, name: str) -> str:
        marked = PROSE if self.recipe.sources else PROSE[1:4]
        others = list(self.entries.values()) or [name]
        text = self.chance.choice(marked)
        return text.format(line=self.chance.randint(1, 40), name=self.chance.choice(others))

    def _write_practice(self) -> None:
        folder = f"{self.recipe.directory}/practice"
        if self.recipe.quizzes:
            for number in range(self.chance.randint(1, 2)):
                quiz = make_quiz(self.chance, f"topic-{number}", list(self.entries), number + 1)
                self._write_yaml(f"{folder}/quizzes/topic-{number}.yml", quiz)
        if self.recipe.selfchecks:
            self._write_yaml(f"{folder}/selfchecks/decide.yml", make_decision(list(self.entries)))
            self._write_yaml(f"{folder}/selfchecks/list.yml", make_checklist(list(self.entries)))

    def _write_pages(self) -> None:
        calls = ["{{ minutes('odd/page.md') }}"]
        if self.recipe.quizzes:
            calls += ["{{ quiz_bank() }}", "{{ quiz('topic-0') }}", "{{ coverage() }}"]
        if self.recipe.selfchecks:
            calls += ["{{ selfcheck('decide') }}", "{{ selfcheck('list') }}"]
        head = "---\ntitle: Страница\ndescription: Всё подряд.\nrender_macros: true\n---\n\n"
        body = "\n\n".join(["# Страница", *calls, "[Сюда же](page.md) и [в начало](../index.md)."])
        self._write(f"{self.recipe.directory}/odd/page.md", f"{head}{body}\n")

    def _write_mistakes(self) -> None:
        for number, text in enumerate(self.chance.sample(MISTAKES, 2)):
            kind = self.chance.choice(self.kinds)
            self._write(f"{kind['folder']}/broken-{number}.md", text)
        self._write(f"{self.kinds[0]['folder']}/Не то имя.txt", "заметка")

    def _write_yaml(self, name: str, value: Fields) -> None:
        self._write(name, json.dumps(value, ensure_ascii=False, indent=1))

    def _write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


_SOURCES: Fields = {
    "sources": [
        {
            "id": "000",
            "title": "Выдуманный документ",
            "kind": "guide",
            "note": "Его нет.",
            "lines": 40,
            "outline": [{"lines": "1-40", "name": "Единственная часть"}],
        }
    ],
    "reading": [],
}
