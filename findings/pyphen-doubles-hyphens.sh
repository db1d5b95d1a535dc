#!/bin/sh
# pyphen 0.18.1: inserted() puts a second hyphen beside the one a compound already has.
#
# The word «боль-препятствие» comes back as «боль--пре-пят-ствие»: the place behind the written hyphen counts as a
# place to break and is given a hyphen of its own. Soft hyphens put in that way show a double hyphen at a line's end.
#
# Output seen: боль--пре-пят-ствие
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyphen==0.18.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pyphen

word = pyphen.Pyphen(lang="ru").inserted("боль-препятствие")
print(word)
sys.exit("--" not in word)
PYTHON
