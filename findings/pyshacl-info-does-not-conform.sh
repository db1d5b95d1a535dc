#!/bin/sh
# pySHACL 0.40.1: a shape whose severity is only sh:Info still makes the data «not conform».
#
# Whoever marks a rule as a hint expects validate() to return True and to find the hint in the report. The first
# value is False for every severity (the standard defines conforms by «no results at all»); a build that stops on it
# stops on hints as well unless allow_infos or allow_warnings is given.
#
# Output seen:
#   Violation False, Warning False, Info False; Info with allow_infos True
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyshacl==0.40.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pyshacl

DATA = "@prefix ex: <http://example.org/> . ex:a a ex:Term ."
SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .
ex:Shape a sh:NodeShape ; sh:targetClass ex:Term ;
  sh:property [ sh:path ex:name ; sh:minCount 1 ; sh:severity sh:%s ] .
"""


def conforms(severity, **options):
    formats = {"data_graph_format": "turtle", "shacl_graph_format": "turtle"}
    return pyshacl.validate(DATA, shacl_graph=SHAPE % severity, **formats, **options)[0]


seen = [conforms(severity) for severity in ("Violation", "Warning", "Info")]
allowed = conforms("Info", allow_infos=True)
print("Violation {}, Warning {}, Info {}".format(*seen), "; Info with allow_infos", allowed)
sys.exit(seen != [False, False, False] or not allowed)
PYTHON
