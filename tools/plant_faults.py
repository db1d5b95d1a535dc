"""Put faults into a copy of the project, one after another, and see whether the tests notice.

`tests/faults/faults.toml` says what is put where and which tests must turn red. The same tests are
run without any fault first: what is red then would prove nothing.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tests" / "faults" / "faults.toml"
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "node_modules", "site", "build"
)
FAILED = 1
"""What pytest returns when tests have run and one of them has failed."""


@dataclass(frozen=True)
class Fault:
    """What stands in a file of a layer, what stands there instead, and the tests to be run."""

    layer: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def plant(self, root: Path) -> None:
        """Put it into the project at *root*; raises ``ValueError`` if its place is not unique."""
        path = root / self.file
        text = path.read_text("utf-8")
        if text.count(self.old) != 1:
            raise ValueError(f"{self.file}: {text.count(self.old)} × {self.old!r}")
        path.write_text(text.replace(self.old, self.new), "utf-8")


def read_faults(path: Path = LIST) -> tuple[Fault, ...]:
    """Every fault of the list."""
    layers = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        Fault(layer, each["file"], each["old"], each["new"], tuple(each["tests"]))
        for layer, faults in layers.items()
        for each in faults
    )


def run_tests(root: Path, tests: Sequence[str]) -> int:
    """Run *tests* of the project at *root* with its own code; what pytest returns."""
    options = ["-q", "-x", "-p", "no:cacheprovider"]
    paths = os.pathsep.join([str(root / "plugins"), str(root)])
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, *tests],
        cwd=root,
        env=os.environ | {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    ).returncode


def is_noticed(fault: Fault, folder: Path) -> bool:
    """Whether a test turns red with *fault* in a copy below *folder*."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        root = copy_project(Path(name))
        fault.plant(root)
        return run_tests(root, fault.tests) == FAILED


def copy_project(folder: Path) -> Path:
    """Copy the project into *folder*."""
    return Path(shutil.copytree(ROOT, folder / "project", ignore=LEFT_OUT))


def find_unnoticed(faults: Sequence[Fault], folder: Path) -> Iterator[Fault]:
    """Try the faults, as many at once as there are processors; yield those that stay hidden."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        noticed = pool.map(lambda fault: is_noticed(fault, folder), faults)
        for fault, found in zip(faults, noticed, strict=True):
            print("noticed " if found else "HIDDEN  ", f"{fault.layer}: {fault.old}", flush=True)
            if not found:
                yield fault


def main() -> int:
    """Print what became of every fault, or of those of the layers named; 0 when all are noticed."""
    layers = set(sys.argv[1:])
    faults = [each for each in read_faults() if not layers or each.layer in layers]
    with tempfile.TemporaryDirectory() as name:
        sound = copy_project(Path(name))
        sorts = {tuple(fault.tests) for fault in faults}
        red = [tests for tests in sorted(sorts) if run_tests(sound, tests)]
        hidden = list(find_unnoticed(faults, Path(name)))
    for tests in red:
        print("red without any fault:", *tests)
    print(f"{len(faults) - len(hidden)} of {len(faults)} faults noticed")
    return int(bool(hidden or red))


if __name__ == "__main__":
    sys.exit(main())
