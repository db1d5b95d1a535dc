#!/bin/sh
# fsrs 6.3.2: the same history of reviews gives another due date each time.
#
# A scheduler is expected to be a function of the history. Here fuzz is on by default and drawn from the global
# random generator, so eight replays of six «Good» answers end on several days, months apart. A test or an import
# that replays histories has to pass enable_fuzzing=False.
#
# Output seen: by default 8 different days; with enable_fuzzing=False 1
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check fsrs==6.3.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import datetime, timezone

from fsrs import Card, Rating, Scheduler


def replay(**options):
    scheduler, card = Scheduler(**options), Card(card_id=1)
    card.due = datetime(2025, 1, 1, tzinfo=timezone.utc)
    for _ in range(6):
        card, _ = scheduler.review_card(card, Rating.Good, card.due)
    return card.due.date()


free = {replay() for _ in range(8)}
fixed = {replay(enable_fuzzing=False) for _ in range(8)}
print(f"by default {len(free)} different days of 8; with enable_fuzzing=False {len(fixed)}")
sys.exit(not (len(free) > 1 and len(fixed) == 1))
PYTHON
