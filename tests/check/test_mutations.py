"""The sample, spoilt in every way we could think of: nothing crashes and nothing is lost."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from methodbook.cli.check import check_content, render_finding
from methodbook.load.checkout import Content
from methodbook.model.entry import Entry
from methodbook.model.finding import Finding, Severity
from methodbook.render.entries import render_entry
from methodbook.render.page import Site
from tests.checkouts import SAMPLE
from tests.said import tell

ENTRIES = sorted([*SAMPLE.glob("glossary/*/*.md"), *SAMPLE.glob("cases/*.md")])
LISTS = sorted(SAMPLE.glob("glossary/*.yml"))
FIELD = re.compile(r"^(?P<name>[a-z_]+):.*\n(?:(?:[ -].*)?\n)*?(?=[a-z_]+:|---)", re.MULTILINE)

NASTY = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>'),
    *(
        "[x](javascript:alert(1))",
        "![x](x.png)",
        "<javascript:alert(1)>",
        "<!-- x -->",
        "&lt;b&gt;",
    ),
    *(
        "{{ 7*7 }}",
        "{% raw %}",
        "[@<b>x</b>]",
        "[@inference](javascript:x)",
        "[x](term:y)",
        "[x]: y",
    ),
    *("\t", "\0", "\r", "\x85", "\u2028", "\ufeff", "\u202e", "\U0001f34e", "'", '"', "`", "```\n"),
    *(
        "---\n",
        "...\n",
        ": ",
        "- ",
        "# ",
        "## Пример\n",
        "&a ",
        "*a",
        "!!python/name:os ",
        "? ",
        "|",
    ),
    *("[" * 99, "{" * 99, "9" * 5000, "-1", "1e999", "no", "null", "~", "2026-02-30", "000:0-9"),
)
VALUES = ("zzz", "[zzz]", "{zzz: zzz}", "42", "true", "null", "[[zzz]]", "'zzz'", "|\n  zzz", "")


@dataclass(frozen=True)
class Spoilt:
    """A checkout of one file, spoilt, and what the checker makes of it."""

    name: str
    raw: bytes
    content: Content
    findings: list[Finding]

    @property
    def entry(self) -> Entry | None:
        return next(iter(self.content.base.entries.values()), None)

    @property
    def lines(self) -> list[str]:
        text = self.raw.decode("utf-8", "replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def find_codes(self, first: int, last: int) -> set[str]:
        """The codes of findings on the lines from *first* to *last*."""
        return {each.code for each in self.findings if first <= each.place.line <= last}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spoilt")
    shutil.copy(SAMPLE / "method.yml", folder)
    return folder


def spoil(path: Path, text: str | bytes, folder: Path) -> Spoilt:
    """Put the spoilt text of the file *path* of the sample alone into a checkout and check it."""
    name = path.relative_to(SAMPLE).as_posix()
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    raw = text.encode() if isinstance(text, str) else text
    target.write_bytes(raw)
    try:
        content, findings = check_content(folder)
    finally:
        target.unlink()
    return Spoilt(name, raw, content, findings)


def hold_promises(spoilt: Spoilt) -> None:
    """What is true of any file, however spoilt."""
    lines = spoilt.lines
    for finding in spoilt.findings:
        place = finding.place
        assert place.file == spoilt.name
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert render_finding(
            finding, spoilt.content.texts.get(place.file, ""), spoilt.content.base.words
        )
    if spoilt.name.endswith(".md"):
        hold_entry(spoilt)


def hold_entry(spoilt: Spoilt) -> None:
    """A file that is not read says why; one that is read is shown as text."""
    entry = spoilt.entry
    if entry is None:
        assert any(finding.level is Severity.ERROR for finding in spoilt.findings)
        return
    if not any(finding.code.startswith("E1") for finding in spoilt.findings):
        kept = "\n".join(section.text for section in entry.sections).split("\n")
        body = spoilt.content.texts[spoilt.name].partition("\n---\n")[2].split("\n")
        assert [line for line in body if not line.startswith("##") and line not in kept] == []
    page = render_entry(entry, spoilt.content.base, Site(name="Сад"))
    assert "<" not in page.structured
    assert list(find_live_markup(page.html)) == []


def find_live_markup(html: str) -> Iterator[str]:
    """Everything in a page that came out of content and is more than text."""
    tree = LexborHTMLParser(html)
    yield from (str(node.html) for node in tree.css("script, img, iframe, object, embed, style"))
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            link = name in {"href", "src", "action", "formaction"}
            if name.startswith("on") or (link and "javascript:" in (value or "").lower()):
                yield str(node.html)


HEALTHY = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
PATHS = st.sampled_from([*ENTRIES, *LISTS])


@HEALTHY
@given(path=PATHS, data=st.data())
def test_a_truncated_file(path: Path, data: st.DataObject, folder: Path) -> None:
    raw = path.read_bytes()
    hold_promises(spoil(path, raw[: data.draw(st.integers(0, len(raw)))], folder))


@HEALTHY
@given(path=PATHS, data=st.data())
def test_a_garbled_file(path: Path, data: st.DataObject, folder: Path) -> None:
    text = path.read_text("utf-8")
    for nasty in data.draw(st.lists(st.sampled_from(NASTY), min_size=1, max_size=3)):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + nasty + text[start + data.draw(st.integers(0, 20)) :]
    hold_promises(spoil(path, text, folder))


@HEALTHY
@given(path=PATHS, data=st.data())
def test_a_file_with_other_bytes(path: Path, data: st.DataObject, folder: Path) -> None:
    raw = path.read_bytes()
    start = data.draw(st.integers(0, len(raw)))
    noise = data.draw(st.binary(min_size=1, max_size=8))
    hold_promises(spoil(path, raw[:start] + noise + raw[start + len(noise) :], folder))


@HEALTHY
@given(path=PATHS, data=st.data())
def test_a_file_with_shuffled_lines(path: Path, data: st.DataObject, folder: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    start = data.draw(st.integers(0, len(lines) - 1))
    stop = data.draw(st.integers(start, min(start + 9, len(lines))))
    for line in data.draw(st.permutations(lines[start:stop])):
        lines[start] = line
        start += 1
    hold_promises(spoil(path, "\n".join(lines), folder))


def draw_field(path: Path, data: st.DataObject) -> tuple[str, str, int, int]:
    """Draw a field of the head: the text of the file, the name, where the field starts and ends."""
    text = path.read_text("utf-8")
    head = text.split("\n---\n", 1)[0] + "\n---\n"
    found = data.draw(st.sampled_from(list(FIELD.finditer(head))))
    return text, found["name"], found.start(), found.end()


@HEALTHY
@given(path=st.sampled_from(ENTRIES), data=st.data())
def test_a_field_that_is_deleted_is_missed_or_was_not_needed(
    path: Path, data: st.DataObject, folder: Path
) -> None:
    text, name, start, end = draw_field(path, data)
    spoilt = spoil(path, text[:start] + text[end:], folder)
    hold_promises(spoilt)
    if spoilt.entry is None:
        assert f"нет обязательного поля «{name}»" in {tell(each).what for each in spoilt.findings}
    else:
        assert name not in spoilt.entry.model_fields_set


@HEALTHY
@given(path=st.sampled_from(ENTRIES), data=st.data())
def test_a_field_that_is_repeated_is_told(path: Path, data: st.DataObject, folder: Path) -> None:
    text, _, start, end = draw_field(path, data)
    spoilt = spoil(path, text[:end] + text[start:end] + text[end:], folder)
    hold_promises(spoilt)
    assert "E105" in {each.code for each in spoilt.findings}


@HEALTHY
@given(path=st.sampled_from(ENTRIES), data=st.data(), suffix=st.sampled_from("sx_"))
def test_a_field_that_is_renamed_is_told(
    path: Path, data: st.DataObject, folder: Path, suffix: str
) -> None:
    text, name, start, _ = draw_field(path, data)
    stop = start + len(name)
    spoilt = spoil(path, text[:stop] + suffix + text[stop:], folder)
    hold_promises(spoilt)
    line = text.count("\n", 0, start) + 1
    assert "E106" in spoilt.find_codes(line, line)


@HEALTHY
@given(path=st.sampled_from(ENTRIES), data=st.data(), value=st.sampled_from(VALUES))
def test_a_field_with_another_value_is_told_or_shows_it(
    path: Path, data: st.DataObject, folder: Path, value: str
) -> None:
    text, name, start, end = draw_field(path, data)
    spoilt = spoil(path, f"{text[:start]}{name}: {value}\n{text[end:]}", folder)
    hold_promises(spoilt)
    first = text.count("\n", 0, start) + 1
    told = spoilt.find_codes(first, first + value.count("\n") + 1)
    if not told & {"E103", "E106", "E107", "E108"}:
        assert spoilt.entry is not None
        shown = str(getattr(spoilt.entry, name))
        plain = value.strip("[]'|\n {}").split(":")[0]
        assert plain.casefold() in shown.casefold() or plain in {"", "null"}


@HEALTHY
@given(path=st.sampled_from(ENTRIES), data=st.data())
def test_a_relation_that_leads_nowhere_is_told_at_its_line(
    path: Path, data: st.DataObject, folder: Path
) -> None:
    text = path.read_text("utf-8")
    entry = spoil(path, text, folder).entry
    assert entry is not None
    name = data.draw(st.sampled_from(["related", "uses", "part_of", "broader", "opposite_of"]))
    line = text.count("\n", 0, text.index("\n---\n")) + 2
    field = next((each for each in FIELD.finditer(text) if each["name"] == name), None)
    if field:
        text = text[: field.start()] + text[field.end() :]
        line -= field[0].count("\n")
    head, body = text.split("\n---\n", 1)
    spoilt = spoil(path, f"{head}\n{name}: [no-such-entry]\n---\n{body}", folder)
    hold_promises(spoilt)
    assert entry.kind != "page"
    assert "E201" in spoilt.find_codes(line, line)
