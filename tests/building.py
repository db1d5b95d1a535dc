"""Builds a site the way `make site` does, for the tests that look at the result."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias

Host: TypeAlias = Literal["mkdocs", "properdocs"]

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def run_build(
    root: Path,
    target: Path,
    *,
    host: Host = "mkdocs",
    config: str = "mkdocs.yml",
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Try a strict build of the checkout at *root* into *target*; what is printed is its stdout."""
    options = ["--strict", "--quiet", "--config-file", str(root / config)]
    return subprocess.run(
        [sys.executable, "-m", host, "build", *options, "--site-dir", str(target)],
        cwd=cwd or root,
        env=os.environ | QUIET | (environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def build_site(
    root: Path,
    target: Path,
    *,
    host: Host = "mkdocs",
    config: str = "mkdocs.yml",
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Path:
    """Build the checkout at *root* into *target*; any warning of the host fails the test."""
    build = run_build(root, target, host=host, config=config, cwd=cwd, environment=environment)
    assert build.returncode == 0, build.stdout
    return target
