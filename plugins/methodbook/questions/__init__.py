"""The kinds of question, a folder each: model, rules, scoring, HTML, script, exports."""
