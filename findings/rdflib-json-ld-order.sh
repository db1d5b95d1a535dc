#!/bin/sh
# rdflib 7.6.0: JSON-LD and N-Triples of one and the same Turtle text differ at every run; Turtle does not.
#
# The Turtle writer names no blank nodes and sorts, so its bytes are stable and an author expects the same of the
# other writers. They print the labels of blank nodes, which are drawn anew whenever a text is parsed: a published
# file changes at every build although nothing in it has.
#
# Output seen: of 3 runs turtle 1 text, json-ld 3, nt 3
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from rdflib import Graph

TEXT = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix ex: <http://example.org/> .
ex:promise a skos:Concept ; skos:note [ skos:prefLabel "one"@en ], [ skos:prefLabel "two"@en ] .
"""
counts = {
    form: len({Graph().parse(data=TEXT, format="turtle").serialize(format=form) for _ in range(3)})
    for form in ("turtle", "json-ld", "nt")
}
print(counts)
sys.exit(counts["turtle"] != 1 or counts["json-ld"] == 1 or counts["nt"] == 1)
PYTHON
