"""One address for each template of the site, by what a reader finds there."""

ENTRIES = {
    "term": "terms/promise/",
    "term-and-tool": "terms/strategic-canvas/",
    "principle": "principles/redundancy/",
    "tool": "tools/p2p-communication/",
    "stage": "stages/stage-4/",
    "problem": "problems/request-1/",
    "case": "cases/vkusvill/",
    "comparison": "comparisons/cmp-bureaucracy/",
}
INDEXES = {
    "glossary": "terms/",
    "principles": "principles/",
    "tools": "tools/",
    "stages": "stages/",
    "problems": "problems/",
    "cases": "cases/",
    "comparisons": "comparisons/",
}
WRITTEN = {
    "home": "",
    "long-read": "method/conditions/",
    "contradictions": "about/contradictions/",
    "checklist": "practice/",
}
PRACTICE = {
    "topics": "practice/quiz/",
    "bank": "practice/topics/promises/",
    "final-test": "practice/final/",
    "cards": "practice/cards/",
    "drills": "practice/drills/",
    "coverage": "practice/coverage/",
}
TEACHING = {
    "downloads": "course/quizzes/",
    "exam": "course/exam/",
    "course": "course/full/",
    "projector": "course/projector/",
    "formats": "reference/exports/",
}
LOST = {"404": "no/such/place/"}

FEW = {"home": "", "glossary": "terms/", "term": "terms/promise/", "case": "cases/vkusvill/"}
"""Enough where the theme decides and not the template."""

TEMPLATES = WRITTEN | PRACTICE | TEACHING | INDEXES | ENTRIES | LOST
