import argparse
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from methodbook.cli import COMMANDS, main, make_parser
from methodbook.cli.parser import Parser
from tests.checkouts import SEEDLING, make_checkout
from tests.said import RU

ENGLISH = re.compile(r"usage|option|argument|positional|error|choose|invalid|required|show this")


def leave(*words: str) -> int | str | None:
    """Run a command line that leaves by itself; the code it leaves with."""
    try:
        return main(words)
    except SystemExit as left:
        return left.code


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)])
def test_help_is_russian(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert leave(*words, "--help") == 0
    said = capsys.readouterr().out
    assert said.startswith("Вызов: methodbook")
    assert not ENGLISH.search(said)


WRONG_USE = [
    ([], "не хватает: КОМАНДА"),
    (["chek"], "«chek» не подходит. Возможно, check? Бывает: check, init, new,"),
    (["check", "--frmat", "json"], "лишнее: --frmat json"),
    (["check", "--format", "xml"], "«xml» не подходит. Бывает: text, json."),
    (["check", "--format"], "после --format нужно значение"),
    (["check", "--form", "json"], "лишнее: --form json"),
    (["new"], "не хватает: KIND, ID"),
    (["new", "tem", "plum"], "«tem» не подходит. Возможно, term?"),
    (["assess", "applicability", "--json=1"], "у --json не бывает значения"),
    (["link", "--report", "--why", "a"], "--why и --report вместе не бывают"),
]


@pytest.mark.parametrize(("words", "said"), WRONG_USE)
def test_wrong_use_is_told_in_russian_with_code_two(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert leave(*words) == 2
    told = capsys.readouterr().err
    assert said in told
    assert not ENGLISH.search(told)


REWORDED = {"argument ": "thing ", "expected": "wanted", "required": "needed", "invalid": "odd"}
REWORDED |= {"unrecognized": "unknown", "not allowed": "unfit", "ignored": "dropped"}


@pytest.mark.parametrize(("words", "said"), WRONG_USE)
def test_a_python_that_words_its_complaints_otherwise_changes_nothing(
    words: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def reword(text: str | None) -> str | None:
        for old, new in REWORDED.items():
            text = text and text.replace(old, new)
        return text

    monkeypatch.setattr(argparse, "_", reword)
    assert leave(*words) == 2
    assert said in capsys.readouterr().err


def test_a_complaint_about_nothing_known_is_still_russian(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        Parser(RU, prog="methodbook").error("conflicting subparser")
    assert "команда набрана неверно" in capsys.readouterr().err


@pytest.mark.parametrize("way", ["--language", "--language=", "METHODBOOK_LANGUAGE"])
def test_an_unknown_language_of_commands_is_refused(
    way: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = {"--language": ["--language", "xx"], "--language=": ["--language=xx"]}.get(way, [])
    if not words:
        monkeypatch.setenv(way, "xx")
    assert main([*words, "explain", "E101"]) == 2
    assert "языка «xx» нет. Бывает: " in capsys.readouterr().err


def test_the_version_is_the_one_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert leave("--version") == 0
    assert capsys.readouterr().out.startswith("methodbook 0.")


def list_arguments(parser: argparse.ArgumentParser) -> list[tuple[str, str]]:
    """Each argument of a command the way the catalogue names it, with its help."""
    found = []
    for action in parser._actions:  # noqa: SLF001 -- argparse has no other way to ask
        value = action.metavar or "|".join(action.choices or ())
        name = ", ".join(action.option_strings)
        found.append((" ".join(filter(None, (name, str(value)))), str(action.help)))
    return found


def test_the_catalogue_and_the_command_line_name_the_same_arguments() -> None:
    texts = RU.area("commands")
    (commands,) = make_parser(RU)._subparsers._group_actions  # type: ignore[union-attr]  # noqa: SLF001
    assert isinstance(commands.choices, dict)
    named = {key for key in texts if key.startswith("-")} | {"methodbook"}
    for name, parser in commands.choices.items():
        named.add(name)
        for argument, said in list_arguments(parser):
            key = argument if argument in texts else f"{name} {argument}"
            assert said.startswith(texts[key])
            named.add(key)
    assert named == set(texts)


@pytest.mark.parametrize("words", [["check"], ["link", "--why", "apple"]])
def test_a_command_works_on_the_checkout_around_the_current_folder(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_checkout(tmp_path) / "glossary" / "terms")
    assert main(words) == 0


@pytest.mark.parametrize("words", [["check", "--root"], ["--root"]])
def test_a_command_works_on_the_checkout_it_is_given(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command = [*words, str(SEEDLING)] + ([] if "check" in words else ["check"])
    assert main(command) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check"], "здесь нет проекта"),
        (["check", "--root", "nowhere"], "папки «nowhere» нет"),
        (["check", "--root", "."], "нет ни method.yml, ни mkdocs.yml"),
        (["pages", "out"], "здесь нет проекта"),
        (["new", "term", "plum"], "здесь нет проекта"),
    ],
)
def test_without_a_checkout_a_command_says_so(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("methodbook: ")
    assert said in told.err


def test_some_commands_need_no_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "E101"]) == 0
    assert main(["schema", "schemas"]) == 0


def run_program(*words: str, **settings: str) -> "subprocess.Popen[bytes]":
    code = "import sys; from methodbook.cli import main; sys.exit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        env=os.environ | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_a_reader_that_leaves_early_is_no_trouble(tmp_path: Path) -> None:
    broken = {f"glossary/terms/plum-{number}.md": "x" for number in range(3000)}
    with run_program("check", "--root", str(make_checkout(tmp_path, broken))) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "utf-8"])
def test_programs_read_utf8_whatever_the_terminal_speaks(encoding: str) -> None:
    with run_program("explain", "E106", PYTHONIOENCODING=encoding) as program:
        out, err = program.communicate()
    assert out.decode("utf-8").startswith("E106 · ошибка")
    assert err == b""


def test_an_interrupted_command_leaves_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(COMMANDS["explain"], "run", interrupt)
    assert main(["explain", "E101"]) == 130
    assert capsys.readouterr().err == ""


def test_bytes_that_are_no_text_do_not_stop_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    line = b'{"sid": 1, "text": "\xff"}\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line), encoding="ascii"))
    assert main(["link", "--root", str(SEEDLING)]) == 0
