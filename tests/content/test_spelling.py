"""Every word is spelled right, and «е» stands nowhere for «ё»: cspell takes both."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from methodbook.text.languages.ru.grammar import load_analyzer
from tools.check_spelling import (
    ADVICE,
    CONFIG,
    Misspelling,
    find_misspellings,
    list_forms,
    read_words,
)

RUSSIAN = re.compile("[а-яё]+", re.IGNORECASE)
WHOLE_WORD = re.compile(r"[\w-]+")

# A letter lost, doubled, swapped or misheard; the last twelve in words of the project or English.
TYPOS = """
ощибка компаня оргнизация пренципы руководительь собствиник колличество процеса зависет такои
преимущетсво расчитать учавствовать искуство отвественный заказщик сдесь исполнтель вобщем довериее
клиентакратия стартканва фасилитотор задваение опцинальность
вовлеченость холократия прилаживаниеи боль-припятствие Кривинко clientocarcy recieve
""".split()

NO_LANGUAGE = """\
---
english: promise
kinds: [term, ujs]
related: [promisse-value]
sense:
  policy: context
  forbid:
    - near: [linux, ввп,
        нэш]
mentions: ["личн", "биржев"]
---

Обещание. [@kim-mauborgn-2005; 000:320] Команда `clientocracy nwe`, [ссылка](../obeschanie/page.md).

```
definiton: …
```

{{ selfcheck("aplicability") }} Пример <span class="qwrt">текста</span>. {: #tealtch }
"""

SAMPLE = "docs/sample.md"


def list_texts(root: Path) -> Iterator[tuple[str, list[Path]]]:
    """The patterns of files that are checked, each with the files."""
    for pattern in yaml.safe_load(CONFIG.read_text("utf-8"))["files"]:
        yield pattern, list(root.glob(pattern))


@pytest.fixture(scope="module")
def misspellings(root: Path) -> list[Misspelling]:
    """What is found in all texts and in a sample that is no file: a start of cspell takes long."""
    options = ["--show-suggestions", f"stdin://{SAMPLE}", *(name for name, _ in list_texts(root))]
    sample = "".join([NO_LANGUAGE, *(f"Здесь {word}.\n" for word in TYPOS)])
    return list(find_misspellings(*options, text=sample))


def read_around(root: Path, found: Misspelling) -> str:
    """The whole word at that place: of «ТилТех» and «нон-фуд» cspell names one half."""
    line = (root / found.path).read_text("utf-8").splitlines()[found.line - 1]
    words = WHOLE_WORD.finditer(line)
    return next(word[0] for word in words if word.start() < found.column <= word.end())


def lacks_yo(word: str) -> bool:
    """Whether the morphology knows *word* only with «ё» for some «е»."""
    morphology = load_analyzer()
    known = bool(morphology.word_is_known(word))
    return known and word not in morphology.dictionary.words


def test_every_word_is_spelled_right(misspellings: list[Misspelling]) -> None:
    found = [str(each) for each in misspellings if each.path != SAMPLE]
    assert not found, "\n".join(["слова, которых нет в словарях:", *found, ADVICE])


def test_misspelt_words_are_found_and_what_is_no_language_is_not(
    misspellings: list[Misspelling],
) -> None:
    found = [each for each in misspellings if each.path == SAMPLE]
    first = NO_LANGUAGE.count("\n") + 1
    assert [each.line for each in found] == list(range(first, first + len(TYPOS)))
    assert str(found[0]).startswith(f"{SAMPLE}:{first}: ощибка — возможно, ошибка, ")
    assert "клиентократия" in found[TYPOS.index("клиентакратия")].suggestions


def test_every_e_that_is_a_yo_has_its_dots(root: Path) -> None:
    lost = [
        f"{path.relative_to(root)}:{number}: {word}"
        for path in sorted({path for _, paths in list_texts(root) for path in paths})
        if path.suffix != ".py"  # a rule shows mistakes on purpose
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for word in RUSSIAN.findall(line)
        if lacks_yo(word.lower())
    ]
    assert not lost, "\n".join(["слова, в которых потеряна буква «ё»:", *lost])


@pytest.mark.slow
def test_every_word_of_the_project_stands_in_a_text_and_in_no_other_dictionary(root: Path) -> None:
    needed = set()
    for found in find_misspellings("--disable-dictionary", "project"):
        needed |= {found.word.lower(), read_around(root, found).lower()}
    assert [
        word for word in read_words() if needed.isdisjoint(map(str.lower, list_forms(word)))
    ] == []


def test_the_words_of_the_project_are_sorted_and_stand_once() -> None:
    words = read_words()
    assert list(words) == sorted(set(words), key=str.casefold)
    assert all(WHOLE_WORD.fullmatch(word) for word in words)


def test_no_form_of_a_word_is_another_word_of_the_project() -> None:
    words = set(read_words())
    assert {word for word in words if words & (list_forms(word) - {word})} == set()


def test_every_pattern_of_files_names_files(root: Path) -> None:
    assert [pattern for pattern, paths in list_texts(root) if not paths] == []


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("клиентократия", "клиентократиями"),
        ("задвоить", "задвоены"),
        ("Тэйлор", "Тэйлору"),
        ("ТилТех", "ТилТехом"),
        ("нон-фуд", "нон-фуда"),
        ("Деси", "Деси"),
        ("Kotter", "Kotter"),
    ],
)
def test_a_word_of_the_project_brings_its_forms(word: str, form: str) -> None:
    assert form in list_forms(word)
