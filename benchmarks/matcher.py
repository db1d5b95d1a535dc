"""How fast the matcher is, by the number of terms.

    .venv/bin/python -m benchmarks.matcher

Prints a Markdown table: one word in nine begins a term, as in the sources of the method. Figures of
one run can be compared with each other, not with those of another machine.
"""

from __future__ import annotations

import random
import resource
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.corpus import make_names
from methodbook.text.forms import Word
from methodbook.text.forms_cache import load_forms
from methodbook.text.languages import find_language
from methodbook.text.linker import Linker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from methodbook.text.forms import NameForm

SIZES = (100, 1_000, 10_000)
TERMS = 25_000  # in a text of some 3 MB
BETWEEN = 7  # words from the end of a term to the next
RUNS = 5

_FILLER = (
    "было вчера потом снова редко если можно очень вместе рядом люди говорят нашли решили взяли"
)


def _make_sentences(forms: tuple[NameForm, ...], chance: random.Random) -> Iterator[str]:
    filler = _FILLER.split()
    while True:
        yield " ".join([*chance.choices(filler, k=BETWEEN), chance.choice(forms).text]) + "."


def _time(action: Callable[[], object], runs: int = 1) -> float:
    """Seconds of the processor in the fastest run."""
    times = []
    for _ in range(runs):
        start = process_time()
        action()
        times.append(process_time() - start)
    return min(times)


def measure(size: int, directory: Path) -> str:
    """One line of the table: what it takes to compile, to load and to match *size* terms."""
    words = [Word(f"word-{number}", name) for number, name in enumerate(make_names(size))]
    compiling = _time(lambda: load_forms(words, find_language("ru"), directory))
    loading = _time(lambda: load_forms(words, find_language("ru"), directory), RUNS)
    linker = Linker(load_forms(words, find_language("ru"), directory))
    forms = linker.table.forms
    chance = random.Random(size)
    text = " ".join(islice(_make_sentences(forms, chance), TERMS))
    speed = len(text.encode()) / 1e6 / _time(lambda: linker.find(text), RUNS)
    return f"| {size} | {len(forms)} | {compiling:.2f} | {loading:.3f} | {speed:.1f} |"


def main() -> None:
    """Print the table and the peak of memory."""
    print("| терминов | форм | компиляция, с | загрузка, с | поиск, МБ/с |\n|--:|--:|--:|--:|--:|")
    with TemporaryDirectory() as directory:
        for size in SIZES:
            print(measure(size, Path(directory)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nПамяти самое большее {peak:.0f} МБ.")


if __name__ == "__main__":
    main()
