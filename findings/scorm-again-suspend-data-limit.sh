#!/bin/sh
# scorm-again 3.4.3: SCORM 1.2 suspend_data is accepted up to 64,000 characters; the standard allows 4,096.
#
# A runtime used for tests is expected to refuse what a learning system will cut. This one takes the limit of
# SCORM 2004 for version 1.2 as well, so a package that saves 5,000 characters passes here and loses the learner's
# place in systems that keep to the standard. An answer of 300 characters (255 allowed) passes too.
#
# Output seen: 4096 true, 4097 true, 64000 true, 64001 false; answer of 300 true
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"; npm init --yes >/dev/null; npm install --silent scorm-again@3.4.3
node -e '
global.window = global;
const { Scorm12API } = require("scorm-again").Scorm12API ? require("scorm-again") : global;
for (const name of ["log", "error", "warn"]) if (name !== "log") console[name] = () => {};
const api = new Scorm12API({ autocommit: false });
api.lmsInitialize("");
const seen = [4096, 4097, 64000, 64001].map((size) => String(api.lmsSetValue("cmi.suspend_data", "x".repeat(size))));
api.lmsSetValue("cmi.interactions.0.id", "q1");
api.lmsSetValue("cmi.interactions.0.type", "fill-in");
const long = String(api.lmsSetValue("cmi.interactions.0.student_response", "x".repeat(300)));
console.log("4096, 4097, 64000, 64001:", seen.join(" "), "; answer of 300:", long);
process.exit(seen.join() === "true,true,true,false" && long === "true" ? 0 : 1);
'
