"""Questions of other systems: what is taken is what was there, what is not is told."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from methodbook.cli import main
from methodbook.load.bank_file import Imported, make_bank
from methodbook.load.checkout import read_content
from methodbook.load.imports import UnreadableError, parse_questions
from methodbook.model.quiz import Question
from methodbook.questions.scoring import find_right, score
from tests.checkouts import SAMPLE

BASE = read_content(SAMPLE).base
BANK = {each.id: each for quiz in BASE.quizzes.values() for each in quiz.questions}
FORMATS = {"moodle-xml": ".xml", "gift": ".txt", "csv": ".csv", "qti": ".zip"}


def export(name: str, folder: Path) -> Path:
    assert main(["export", name, "--out", str(folder), "--root", str(SAMPLE)]) == 0
    [file] = folder.glob(f"*{FORMATS[name]}")
    return file


def take(file: Path) -> Imported:
    return make_bank(parse_questions(file.read_bytes(), file.name), "taken", BASE)


def list_shown(question: Question) -> object:
    """What a reader sees of a question and what it is worth, without what only the bank knows."""
    left = {"written", "at", "basis", "read", "seconds", "explanation", "fixed", "tolerance"}
    return question.model_dump(mode="json", exclude=left)


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_exported_comes_back_with_its_key(name: str, tmp_path: Path) -> None:
    found = take(export(name, tmp_path))
    assert found.quiz is not None
    missing = 1 if name == "gift" else 0  # it holds no gaps, and the export says so
    assert len(found.quiz.questions) + len(found.refused) == len(BANK) - missing
    for question in found.quiz.questions:
        own = BANK[question.id]
        if {own.kind, question.kind} == {"truefalse", "single"}:  # QTI knows choices alone
            continue
        assert question.kind == own.kind
        assert score(own, find_right(question)) == 1, question.id
        if own.kind != "cloze":  # its text stands apart there
            assert question.prompt.replace("\n\n", " ") == own.prompt.replace("\n\n", " ").strip()


@pytest.mark.parametrize("name", ["moodle-xml", "gift", "csv"])
def test_choices_come_back_whole(name: str, tmp_path: Path) -> None:
    found = take(export(name, tmp_path))
    assert found.quiz is not None
    chosen = [each for each in found.quiz.questions if each.kind in {"single", "several"}]
    assert chosen
    assert [list_shown(each) for each in chosen] == [list_shown(BANK[each.id]) for each in chosen]


def test_our_own_table_loses_nothing(tmp_path: Path) -> None:
    found = take(export("csv", tmp_path))
    assert found.quiz is not None
    assert (found.lost, found.refused) == ({}, ())
    left = {"written"}
    for question in found.quiz.questions:
        assert question.model_dump(exclude=left) == BANK[question.id].model_dump(exclude=left)


def test_what_is_taken_twice_is_the_same(tmp_path: Path) -> None:
    file = export("moodle-xml", tmp_path)
    assert take(file).text == take(file).text


MOODLE = """<?xml version="1.0"?><quiz>
<question type="multichoice"><name><text>Цвет</text></name>
<questiontext format="html"><text><![CDATA[<p>Какого цвета <b>снег</b>?</p>
<p><img src="@@PLUGINFILE@@/a.png"></p>]]></text></questiontext>
<single>true</single><answer fraction="100"><text>Белый</text></answer>
<answer fraction="50"><text>Серый</text></answer>
<answer fraction="0"><text>Чёрный</text></answer></question>
<question type="multichoice"><name><text>Два ключа</text></name>
<questiontext><text>Что?</text></questiontext><single>true</single>
<answer fraction="100"><text>а</text></answer>
<answer fraction="100"><text>б</text></answer></question>
<question type="calculated"><name><text>Формула</text></name>
<questiontext><text>{x}</text></questiontext></question>
</quiz>"""


def test_a_strangers_file_is_taken_as_far_as_the_bank_holds_it() -> None:
    found = make_bank(parse_questions(MOODLE.encode(), "a.xml"), "taken", BASE, "pear")
    assert found.quiz is not None
    [question] = found.quiz.questions
    assert question.prompt == "Какого цвета снег?"
    assert question.about == ("pear",)
    assert score(question, 0) == 1
    assert score(question, 1) == 0
    assert {"media", "shares", "about"} <= {*found.lost["taken-001"]}
    assert [why for _, why in found.refused] == ["key", "kind:calculated"]


def test_the_command_shows_first_and_writes_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "a.xml", tmp_path / "taken.yml"
    file.write_text(MOODLE, "utf-8")
    options = ["--json", "--root", str(SAMPLE)]
    assert main(["import", str(file), *options]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["questions"] == 1
    assert len(told["refused"]) == 2
    assert not out.exists()
    assert main(["import", str(file), "--out", str(out), *options]) == 1
    assert "Какого цвета снег?" in out.read_text("utf-8")
    assert main(["import", str(file), "--out", str(out), *options]) == 2


def pack(**members: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.xml", text)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("a.xml", b"<quiz><question>", "xml"),
        ("a.xml", b'<!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>', "entities"),
        ("a.txt", b"", "gift"),
        ("a.txt", b"\xff\xfe\x00", "encoding"),
        ("a.csv", b"a;b\n1;2\n", "columns"),
        ("a.zip", b"PK\x03\x04 no archive", "archive"),
        ("a.zip", pack(a=b"<a/>"), "qti"),
        ("a.zip", pack(a=b" " * (40 << 20)), "large"),
        ("a.xml", b"<other/>", "qti"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(name: str, raw: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        parse_questions(raw, name)
    assert BASE.words.say("imports", f"unreadable.{why}")


def test_a_plain_table_is_a_bank() -> None:
    raw = "question;right;wrong1;wrong2;about\n'=1+1?;2;3;;Груша\n;;;;\n".encode()
    found = make_bank(parse_questions(raw, "a.csv"), "taken", BASE)
    assert found.quiz is not None
    [question] = found.quiz.questions
    assert (question.prompt, question.about) == ("=1+1?", ("pear",))


GIFT = r"""
// a comment of a stranger
Кто\: он\=она?{=он#да ~она#нет}

Дважды два? {#4:0.5}

Столица? {=Москва =%50%Москов =москва}

Пустое {}

Пропуск {=а ~б} внутри
"""


def test_gift_of_others_is_read() -> None:
    found = make_bank(parse_questions(GIFT.encode(), "a.gift"), "taken", BASE)
    assert found.quiz is not None
    assert [each.kind for each in found.quiz.questions] == ["single", "numeric", "short"]
    assert found.quiz.questions[0].prompt == "Кто: он=она?"
    assert score(found.quiz.questions[1], "4,4") == 1
    assert [why for _, why in found.refused] == ["kind:essay", "gaps"]
