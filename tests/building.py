"""Builds a site the way `make site` does, for the tests that look at the result."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Literal, TypedDict, Unpack

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


class Options(TypedDict, total=False):
    """How to build; by default strictly, with MkDocs, from the folder of the checkout."""

    host: Literal["mkdocs", "properdocs"]
    config: str
    cwd: Path
    environment: dict[str, str]
    strict: bool


def run_build(
    root: Path, target: Path, **options: Unpack[Options]
) -> subprocess.CompletedProcess[str]:
    """Try to build the checkout at *root* into *target*; all that is printed is in its stdout."""
    # Not --quiet: it hides warnings from --strict as well.
    command = [sys.executable, "-m", options.get("host", "mkdocs"), "build"]
    config = root / options.get("config", "mkdocs.yml")
    strict = ["--strict"] if options.get("strict", True) else []
    return subprocess.run(
        [*command, *strict, "--config-file", str(config), "--site-dir", str(target)],
        cwd=options.get("cwd", root),
        env=os.environ | QUIET | options.get("environment", {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def build_site(root: Path, target: Path, **options: Unpack[Options]) -> Path:
    """Build the checkout at *root* into *target*; any warning of the host fails the test."""
    build = run_build(root, target, **options)
    faults = [line for line in build.stdout.splitlines() if not line.startswith("INFO")]
    assert build.returncode == 0, "\n".join(faults)
    return target
