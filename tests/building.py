"""Builds the real site the way `make site` does, for the tests that look at the result."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Literal

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def build_site(
    root: Path,
    target: Path,
    *,
    host: Literal["mkdocs", "properdocs"] = "mkdocs",
    config: str = "mkdocs.yml",
    environment: dict[str, str] | None = None,
) -> Path:
    """Build the checkout at *root* into *target*; any warning of the host fails the test."""
    options = [
        "--strict",
        "--quiet",
        "--config-file",
        str(root / config),
        "--site-dir",
        str(target),
    ]
    build = subprocess.run(
        [sys.executable, "-m", host, "build", *options],
        cwd=root,
        env=os.environ | QUIET | (environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert build.returncode == 0, build.stdout
    return target
