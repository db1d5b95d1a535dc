"""A small invented site to search in: an orchard."""

from methodbook.search.pages import PagePassage, Phrase, PhraseOrigin, SearchPage


def make_page(  # noqa: PLR0913 -- what a page consists of
    name: str,
    title: str,
    card: str,
    *texts: str,
    kind: str = "term",
    also: tuple[Phrase, ...] = (),
    forms: tuple[str, ...] = (),
    covers: tuple[str, ...] = (),
    between: tuple[str, ...] = (),
) -> SearchPage:
    passages = (
        PagePassage("section", f"part-{number}", f"Часть {number}", text)
        for number, text in enumerate(texts, start=1)
    )
    return SearchPage(
        id=name,
        kind=kind,
        url=f"terms/{name}/",
        title=title,
        card=card,
        phrases=(Phrase(PhraseOrigin.NAME, title, forms), *also),
        passages=(PagePassage("card", "", title, card), *passages),
        entities=(name, *covers),
        between=between,
    )


def ask(text: str) -> Phrase:
    return Phrase(PhraseOrigin.ASK, text)


PAGES = (
    make_page(
        "grafting",
        "Прививка ветки",
        "Прививка ветки — это способ срастить два дерева.",
        "Черенок срезают зимой и хранят в подвале.",
        also=(
            Phrase(PhraseOrigin.SYNONYM, "окулировка"),
            Phrase(PhraseOrigin.ENGLISH, "grafting"),
            ask("как размножить яблоню"),
        ),
        forms=("прививкой ветки", "прививку ветки"),
        covers=("budding",),
    ),
    make_page(
        "black-knot",
        "Чёрный узел",
        "Чёрный узел — это нарост на ветке вишни.",
        "Больную ветку срезают, а срез замазывают варом.",
        also=(ask("что делать, если ветка больна"),),
    ),
    make_page(
        "yield",
        "Урожай",
        "Урожай — это всё, что собрано за год.",
        "В 2023 году собрали 2 200 вёдер, потери 13,3 % ушли в компост.",
        also=(Phrase(PhraseOrigin.ABBREVIATION, "УР"), ask("сколько собрали"), ask("прибыль сада")),
    ),
    make_page(
        "beekeeping",
        "Пчело-опыление",
        "Пчело-опыление — это перенос пыльцы пчёлами.",
        also=(Phrase(PhraseOrigin.SYNONYM, "опыление пчёлами"),),
    ),
    make_page(
        "p2p",
        "Обмен",
        "Обмен — это передача саженцев соседу.",
        also=(Phrase(PhraseOrigin.ABBREVIATION, "P2P"),),
    ),
    make_page("dry-year", "Засуха", "Засуха — это год без дождей.", "Урожай в засуху мал."),
    make_page(
        "cmp-yield-dry",
        "Урожай рядом с засухой",
        "Сравнение показывает два года.",
        kind="comparison",
        between=("yield", "dry-year"),
    ),
)
