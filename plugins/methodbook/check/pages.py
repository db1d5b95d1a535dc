"""Rules about hand-written pages that show only when a page is made."""

from __future__ import annotations

from methodbook.model.finding import Rule

BROKEN_MACRO = Rule(
    "E260",
    "макрос страницы не сработал",
    "На месте вызова у читателя не было бы ничего: ни списка, ни теста, ни картинки.",
    "Проверьте имя макроса, id в скобках и кавычки; имена перечислены в справочнике для авторов.",
    '{{ picture("promis") }}',
    '{{ picture("promise") }}',
)

PAGE_RULES: tuple[Rule, ...] = (BROKEN_MACRO,)
