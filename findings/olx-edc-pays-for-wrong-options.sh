#!/bin/sh
# xblocks-contrib 0.13.1, the grader of Open edX: partial credit «EDC» pays for wrong options.
#
# «Every decision counts» sounds like a share of the right options. Each option left alone or ticked as it should be
# counts, so with five options of which three are right whoever ticks all five earns 0.6, and whoever ticks one wrong
# option and nothing else still earns 0.2; only an empty answer earns nothing. «halves» gives 0.25 and 0.
# The number field of the same grader refuses a decimal comma as bad syntax instead of marking it.
#
# Output seen:
#   EDC     all five 0.6   one wrong 0.2   nothing 0
#   halves  all five 0.25  one wrong 0     nothing 0
#   4,2: Invalid math syntax: '4,2'
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check xblocks-contrib==0.13.1
"$folder/venv/bin/python" - <<'PYTHON'
import inspect
import sys
from types import SimpleNamespace

import django
from django.conf import settings

settings.configure(
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    DATA_DIR="/tmp",
    INSTALLED_APPS=[],
    STATIC_URL="/static/",
)
django.setup()
from xblocks_contrib.problem.capa import capa_problem

wanted = list(inspect.signature(capa_problem.LoncapaSystem.__init__).parameters)[1:]
known = {
    "DEBUG": False,
    "ajax_url": "/",
    "anonymous_student_id": "learner",
    "can_execute_unsafe_code": lambda: False,
    "get_python_lib_zip": lambda: None,
    "i18n": SimpleNamespace(gettext=str, ugettext=str, ungettext=lambda one, many, count: one),
    "render_template": lambda template, context, **rest: "<div/>",
    "seed": 1,
}
system = capa_problem.LoncapaSystem(**{name: known.get(name) for name in wanted})
block = SimpleNamespace(
    location="here", runtime=SimpleNamespace(publish=lambda *what, **how: None)
)


def mark(text, answer):
    problem = capa_problem.LoncapaProblem(
        problem_text=text, id="p", capa_system=system, capa_block=block, seed=1, state={"done": None}
    )
    return problem.grade_answers({"p_2_1": answer}).get_npoints("p_2_1") or 0


def choices(how):
    options = "".join(
        f'<choice correct="{str(at < 3).lower()}">{at}</choice>' for at in range(5)
    )
    group = f"<checkboxgroup>{options}</checkboxgroup>"
    return f'<problem><choiceresponse partial_credit="{how}">{group}</choiceresponse></problem>'


seen = {}
for how in ("EDC", "halves"):
    given = ([f"choice_{at}" for at in range(5)], ["choice_4"], [])
    seen[how] = [mark(choices(how), each) for each in given]
    print(how, "all five, one wrong, nothing:", *seen[how])
try:
    mark('<problem><numericalresponse answer="4.2"><formulaequationinput/></numericalresponse></problem>', "4,2")
    refused = False
except Exception as error:
    refused = "Invalid math syntax" in str(error)
    print("4,2:", error)
sys.exit(seen != {"EDC": [0.6, 0.2, 0], "halves": [0.25, 0, 0]} or not refused)
PYTHON
