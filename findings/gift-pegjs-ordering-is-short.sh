#!/bin/sh
# gift-pegjs 1.0.2: Moodle's ordering question in GIFT is read as a short answer, without an error.
#
# Moodle writes an ordering as {>3 ALL VERTICAL … items}. The grammar has no such kind; instead of refusing the block
# it takes everything between the braces as one accepted text, «>3 ALL VERTICAL … первый второй третий», which a
# learner would have to type. A converter that trusts the parse loses the question in silence.
#
# Output seen: type Short, one choice, marked correct
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"; npm init --yes >/dev/null; npm install --silent gift-pegjs@1.0.2
node --input-type=module -e '
import * as gift from "gift-pegjs";
const parse = gift.parse || gift.default.parse;
const [question] = parse("::o:: Порядок {>3 ALL VERTICAL ABSOLUTE_POSITION SHOW\nпервый\nвторой\nтретий\n}");
console.log("type", question.type, question.choices.length, "choice, correct:", question.choices[0].isCorrect);
process.exit(question.type === "Short" && question.choices.length === 1 ? 0 : 1);
'
