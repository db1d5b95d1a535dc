#!/bin/sh
# pingouin 0.7.0: the confidence interval of Cronbach's alpha counts rows that listwise deletion has dropped.
#
# cronbach_alpha(…, nan_policy="listwise") computes the coefficient from the complete rows alone, but the degrees of
# freedom of its interval come from all rows. With 8 complete rows of 200 the interval is almost six times too
# narrow: the same eight rows given without the others have the honest one.
#
# Output seen (0.814 both times):
#   all 200 rows, listwise: 0.771 … 0.851
#   the 8 complete rows:    0.502 … 0.957
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pingouin==0.7.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

import numpy as np
import pandas as pd
import pingouin

random = np.random.default_rng(1)
answers = pd.DataFrame(random.normal(size=(200, 1)) + random.normal(size=(200, 6)))
answers[random.random(answers.shape) < 0.4] = np.nan
complete = answers.dropna()
alpha, interval = pingouin.cronbach_alpha(answers, nan_policy="listwise")
same, honest = pingouin.cronbach_alpha(complete)
print(f"alpha {alpha:.3f} and {same:.3f}, {len(complete)} complete rows of {len(answers)}")
print("all rows, listwise:", *(f"{end:.3f}" for end in interval))
print("complete rows only:", *(f"{end:.3f}" for end in honest))
narrow, wide = interval[1] - interval[0], honest[1] - honest[0]
sys.exit(not (abs(alpha - same) < 1e-9 and wide > 3 * narrow))
PYTHON
