"""``python -m methodbook`` is the command, where its program is not on the path."""

import sys

from methodbook.cli import main

sys.exit(main())
