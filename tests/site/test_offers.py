"""What the site offers for download is there, is what it says, and holds nothing secret."""

import io
import json
import re
import shlex
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader
from selectolax.lexbor import LexborNode

from methodbook.cli import main
from methodbook.exports.format import Export, Format, Ledger, Selection, Tick
from methodbook.exports.formats import FORMATS
from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.export import FormatCard, Held, Hold
from methodbook.questions.kinds import KINDS
from methodbook.render.page import Site
from methodbook.site import downloads as downloads_module
from methodbook.site.course_archives import name_archive
from methodbook.site.downloads import FOLDER, Downloads, load_exports
from methodbook.words import read_words
from tests.building import build_site, run_build
from tests.checkouts import SEEDLING, Edits, make_checkout
from tests.site.pages import SitePage, list_values, read_attribute

PAGE = "course/quizzes/"
BANK = "docs/practice/quizzes/garden.yml"
MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня", "июля"),
    *("августа", "сентября", "октября", "ноября", "декабря"),
)
UNITS = {"КБ": 1024, "МБ": 1024**2}

SLOW = {"exam-docx", "exam-pdf"}

OFFERED = [name for name, each in FORMATS.items() if not each.card.extra]
"""What needs no further package: a build makes the same files wherever it runs."""

every_format = pytest.mark.parametrize("name", OFFERED)


# The teachers' page


@pytest.fixture(scope="module")
def page(pages: Mapping[str, SitePage]) -> SitePage:
    return pages[PAGE]


def find_offer(page: SitePage, name: str) -> LexborNode:
    return page.find(f".cl-offer[aria-labelledby='export-{name}']")


def list_files(page: SitePage, name: str) -> dict[str, str]:
    """The files of a format by their places in the site, each with what is said beside it."""
    lines = find_offer(page, name).css(".cl-offer__files li")
    found = {}
    for line in lines:
        [link] = line.css("a[download]")
        goal = page.resolve(read_attribute(link, "href"))
        assert goal is not None
        found[goal[0]] = line.text().removeprefix(link.text()).strip(", \n")
    return found


def read_facts(page: SitePage, name: str) -> str:
    """The line under the files of a format, with plain spaces."""
    [facts, *_] = find_offer(page, name).css(".cl-offer__facts")
    return " ".join(facts.text().split())


def test_the_page_offers_every_format_in_the_order_of_the_list(page: SitePage) -> None:
    names = list(list_values(page, ".cl-offer", "aria-labelledby"))
    assert names == [f"export-{name}" for name in OFFERED]


def test_everything_that_was_made_is_offered_once(
    page: SitePage, built_site: Path, root: Path
) -> None:
    offered = [file for name in OFFERED for file in list_files(page, name)]
    made = {f"{FOLDER}/{path.name}" for path in (built_site / FOLDER).iterdir()}
    courses = {name_archive(path.stem) for path in (root / "docs/course").glob("*.yml")}
    assert sorted(offered) == sorted(made - courses - {f"{FOLDER}/knowledge.json"})
    assert courses <= made


@every_format
def test_a_file_is_there_and_has_the_size_that_is_told(
    page: SitePage, built_site: Path, name: str
) -> None:
    files = list_files(page, name)
    assert files
    for file, told in files.items():
        number, unit = told.split()
        rounding = 0.051 if "," in number else 0.51
        size = (built_site / file).stat().st_size / UNITS[unit]
        assert size == pytest.approx(float(number.replace(",", ".")), abs=rounding), file


@every_format
def test_the_date_is_that_of_the_newest_change(root: Path, page: SitePage, name: str) -> None:
    text = (root / "docs" / "practice" / "revisions.yml").read_text("utf-8")
    newest = max(each["date"] for each in yaml.safe_load(text)["revisions"])
    found = re.search(r"(\d{1,2}) (\w+) (\d{4})", read_facts(page, name))
    assert found is not None
    day, month, year = found.groups()
    assert date(int(year), MONTHS.index(month) + 1, int(day)) == newest


@every_format
def test_what_is_lost_is_what_the_card_of_the_format_says(page: SitePage, name: str) -> None:
    card, words = FORMATS[name].card, read_words("ru")
    notes = words.area("export_notes")
    said = [" ".join(line.text().split()) for line in find_offer(page, name).css("li")]
    lines = said[len(list_files(page, name)) :]
    assert lines[: len(card.loses)] == [" ".join(notes[note].split()) for note in card.loses]
    told = dict[str, tuple[str, str]]()
    for line in lines[len(card.loses) :]:
        verdict, kinds, why = re.match(r"([^:]+): ([^.]+)\. (.+)", line).groups()  # type: ignore[union-attr] # a test may fail here
        told |= dict.fromkeys(kinds.split(", "), (verdict, why))
    verdicts = {Held.PART: "Частично", Held.NONE: "Не входит"}
    assert told == {
        words.say(f"kind_{kind}", "name"): (
            verdicts[hold.held],
            notes[hold.note],
        )
        for kind, hold in card.kinds.items()
        if hold.held in verdicts
    }
    assert (words.area("exports")["nothing_lost"] in read_facts(page, name)) == (not lines)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow if name in SLOW else ()) for name in OFFERED]
)
def test_the_files_are_those_that_the_command_writes(
    root: Path, page: SitePage, built_site: Path, tmp_path: Path, name: str
) -> None:
    report = tmp_path / "report.json"
    words = ["--out", str(tmp_path / "out"), "--report", str(report), "--root", str(root)]
    assert main(["export", name, *words]) == 0
    made = {f"{FOLDER}/{path.name}": path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert made.keys() == list_files(page, name).keys()
    assert [file for file, raw in made.items() if (built_site / file).read_bytes() != raw] == []
    told = Counter(each["held"] for each in json.loads(report.read_text("utf-8"))["questions"])
    facts = read_facts(page, name)
    for held, words_ in {"whole": "целиком", "part": "частично", "none": "не вошло"}.items():
        found = re.search(rf"(\d+) {words_}", facts)
        assert int(found[1] if found else 0) == told[held], held


def test_the_table_of_formats_says_what_the_cards_say(pages: Mapping[str, SitePage]) -> None:
    names = {Held.WHOLE: "целиком", Held.PART: "частично", Held.NONE: "не входит"}
    rows = pages["reference/exports/"].tree.css(".cl-formats tbody tr")
    offered = [(name, each) for name, each in FORMATS.items() if not each.card.extra]
    for row, (name, each) in zip(rows, offered, strict=True):
        assert read_attribute(row.css("a")[0], "href").endswith(f"#export-{name}")
        holds = [each.card.kinds.get(kind, Hold(Held.NONE)).held for kind in KINDS]
        holds.append(Held.WHOLE if each.card.glossary else Held.NONE)
        assert [cell.text() for cell in row.css("td .cl-sr")] == [names[held] for held in holds]


# What the pages tell a teacher to type

COMMAND = re.compile(r"^\.venv/bin/methodbook (export .+)$", re.MULTILINE)


def list_commands(root: Path, name: str) -> list[list[str]]:
    """The arguments of every export that a page shows."""
    found = COMMAND.findall((root / "docs" / f"{name}.md").read_text("utf-8"))
    return [shlex.split(line) for line in found]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "count"), [("course/quizzes", 3), ("course/exam", 2)])
def test_every_command_that_a_page_shows_works(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, count: int
) -> None:
    text = (root / "docs" / "course" / "exam.md").read_text("utf-8")
    [example] = re.findall(r"```yaml\n(.+?)```", text, re.DOTALL)
    (tmp_path / "exam").mkdir()
    (tmp_path / "exam" / "spring-2027.yml").write_text(example, "utf-8")
    monkeypatch.chdir(tmp_path)
    commands = list_commands(root, name)
    assert len(commands) == count
    for words in commands:
        assert main([*words, "--root", str(root)]) == 0, words
        if "--out" in words:
            assert list((tmp_path / words[words.index("--out") + 1]).iterdir()), words


# What must not be published

SEAL = "qzx-sealed"
EXAM = f"""\
id: secret
title: Экзамен {SEAL}
lead: Этого никто не видел.
order: 1
questions:
  - id: secret-one
    kind: truefalse
    level: recall
    difficulty: easy
    seconds: 20
    about: apple
    basis: inference
    prompt: Верно ли, что {SEAL}?
    right: true
    feedback: Да, {SEAL}.
"""
DRAFT = """\
---
name: Шиповник
english: qzx-sealed rose
definition: Шиповник — это qzx-sealed.
phrase: qzx-sealed
status: draft
reviewed: 2026-01-31
citations: ["000:5"]
related: [apple]
---

## Зачем это понятие

Черновик. [@inference]

## Пример

Куст у забора. [@inference]
"""
HOME = """\
---
render_macros: true
---

# Сад

{{ quiz_bank() }}

{{ exports() }}
"""
TERM = "glossary/terms/rose.md"


def make_garden(
    root: Path,
    folder: Path,
    files: Mapping[str, str] | None = None,
    edits: Edits | None = None,
) -> Path:
    """The sample as a site that asks its questions and offers its files."""
    settings = f"INHERIT: {root / 'mkdocs.yml'}\nsite_name: Сад\nnav: [{{Сад: index.md}}]\n"
    settings += "validation: {links: {not_found: ignore, anchors: ignore}}\nextra: {footer: []}\n"
    pages = {"mkdocs.yml": settings, "docs/index.md": HOME, **(files or {})}
    checkout = make_checkout(folder, pages, edits)
    shutil.rmtree(checkout / ".cache", ignore_errors=True)
    shutil.copytree(root / "docs" / "assets", checkout / "docs" / "assets", dirs_exist_ok=True)
    return checkout


def read_all(raw: bytes, name: str) -> Iterator[bytes]:
    """A file and, if it is an archive or a PDF, everything in it."""
    yield name.encode()
    yield raw
    if name.endswith(".pdf"):
        yield "".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages).encode()
    if zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for member in archive.namelist():
                yield from read_all(archive.read(member), member)


def list_telling(site: Path, *words: str) -> list[str]:
    """Files of a site in which one of the words can be found."""
    signs = [word.encode() for word in words]
    return [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*"))
        if path.is_file()
        and any(sign in raw for raw in read_all(path.read_bytes(), path.name) for sign in signs)
    ]


@pytest.mark.slow
def test_neither_an_exam_nor_a_draft_is_published(root: Path, tmp_path: Path) -> None:
    secret = {"exam/secret.yml": EXAM, "exam/key.txt": SEAL, TERM: DRAFT}
    checkout = make_garden(root, tmp_path, secret)
    site = build_site(checkout, tmp_path / "site")
    assert len(list_telling(site, "garden-fruit")) > len(FORMATS) / 2
    assert list_telling(site, SEAL, "secret-one", "Шиповник") == []


@pytest.mark.slow
def test_a_broken_question_is_told_and_no_file_is_offered(root: Path, tmp_path: Path) -> None:
    checkout = make_garden(root, tmp_path, edits={BANK: [("{text: Груша, right: true}", "Груша")]})
    build = run_build(checkout, tmp_path / "site", strict=False)
    assert build.returncode == 0, build.stdout
    assert f"{BANK}:" in build.stdout
    assert [path.name for path in (tmp_path / "site" / FOLDER).iterdir()] == ["knowledge.json"]
    assert "garden-signs" in (tmp_path / "site" / "index.html").read_text("utf-8")
    strict = run_build(checkout, tmp_path / "strict")
    assert strict.returncode == 1
    assert not (tmp_path / "strict" / FOLDER).exists()


# Nothing is made twice


@dataclass
class Press:
    """A format that counts how often it is made."""

    made: int = 0
    card: FormatCard = field(
        default_factory=lambda: FormatCard(
            "csv", dict.fromkeys(KINDS, Hold(Held.WHOLE)), glossary=True
        )
    )

    def export(self, selection: Selection, tick: Tick) -> Export:
        self.made += 1
        ledger = Ledger(self.card, tick)
        names = [question.id for question in selection.questions if ledger.takes(question)]
        where = selection.address("apple", "")
        return ledger.close({"garden.csv": "\n".join([where, *names]).encode()})


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    press = Press()
    monkeypatch.setattr(downloads_module, "FORMATS", {"csv": Format(press.card, press.export)})
    return press


@pytest.fixture(scope="module")
def garden() -> Base:
    return read_content(SEEDLING).base


SITE = Site(name="Сад")


def refresh(cache: Path, base: Base, site: Site = SITE) -> Downloads:
    """What the first build of a new process offers."""
    offers = Downloads()
    offers.refresh(base, site, cache)
    return offers


def test_an_author_who_serves_the_site_waits_once(
    press: Press, garden: Base, tmp_path: Path
) -> None:
    offers = refresh(tmp_path, garden)
    before = dict(offers.files)
    for _ in range(3):
        offers.refresh(garden, SITE, tmp_path)
    assert press.made == 1
    assert offers.files == before
    assert list(before) == [f"{FOLDER}/garden.csv"]


def test_the_next_process_takes_what_the_last_one_kept(
    press: Press, garden: Base, tmp_path: Path
) -> None:
    first, second = refresh(tmp_path, garden), refresh(tmp_path, garden)
    assert press.made == 1
    assert second == first
    [offer] = second.offers
    assert offer.counts == {Held.WHOLE: len(garden.questions)}
    assert offer.files == {name: len(raw) for name, raw in first.files.items()}


def list_spoilt(raw: bytes) -> Iterator[bytes]:
    """An archive that was not written to its end, or of which any one byte is wrong."""
    yield b""
    yield raw[: len(raw) // 2]
    yield raw[:-1]
    for at in range(len(raw)):
        yield raw[:at] + bytes([raw[at] ^ 255]) + raw[at + 1 :]


def test_whatever_has_happened_to_an_archive_the_files_are_right(
    press: Press, garden: Base, tmp_path: Path
) -> None:
    selection = Selection(garden, garden.ordered_quizzes)
    path = tmp_path / "exports.zip"
    made = load_exports(selection, path)
    for spoilt in list_spoilt(path.read_bytes()):
        path.write_bytes(spoilt)
        assert load_exports(selection, path) == made
    assert press.made > 100


def test_a_broken_archive_is_made_anew_and_kept(press: Press, garden: Base, tmp_path: Path) -> None:
    first = refresh(tmp_path, garden)
    [archive] = tmp_path.iterdir()
    archive.write_bytes(archive.read_bytes()[:-40])
    assert refresh(tmp_path, garden) == refresh(tmp_path, garden) == first
    assert press.made == 2
    assert list(tmp_path.iterdir()) == [archive]


def test_a_folder_that_cannot_be_written_is_not_missed(
    press: Press, garden: Base, tmp_path: Path
) -> None:
    cache = tmp_path / "file"
    cache.write_text("здесь не папка", "utf-8")
    assert refresh(cache, garden).files
    assert press.made == 1


def test_another_address_makes_other_files(press: Press, garden: Base, tmp_path: Path) -> None:
    here = refresh(tmp_path, garden, replace(SITE, url="https://example.org/"))
    there = refresh(tmp_path, garden, replace(SITE, url="https://example.net/"))
    assert press.made == 2
    assert here.key != there.key
    assert b"https://example.org/" in here.files[f"{FOLDER}/garden.csv"]
    assert b"https://example.net/" in there.files[f"{FOLDER}/garden.csv"]


def test_an_edited_question_makes_the_files_anew(
    press: Press, garden: Base, tmp_path: Path
) -> None:
    offers = refresh(tmp_path, garden)
    [quiz] = garden.ordered_quizzes
    fewer = quiz.model_copy(update={"questions": quiz.questions[1:]})
    offers.refresh(replace(garden, quizzes={quiz.id: fewer}), SITE, tmp_path)
    assert press.made == 2
    assert quiz.questions[0].id.encode() not in offers.files[f"{FOLDER}/garden.csv"]


def test_without_questions_nothing_is_offered(press: Press, garden: Base, tmp_path: Path) -> None:
    offers = refresh(tmp_path, garden)
    offers.refresh(replace(garden, quizzes={}), SITE, tmp_path)
    assert (offers.files, offers.offers, press.made) == ({}, (), 1)


def test_only_the_last_archives_are_kept(press: Press, garden: Base, tmp_path: Path) -> None:
    for number in range(5):
        refresh(tmp_path, garden, replace(SITE, url=f"https://example.org/{number}/"))
    assert press.made == 5
    assert len(list(tmp_path.iterdir())) == 3
