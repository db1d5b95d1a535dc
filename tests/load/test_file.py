import os
from pathlib import Path

import pytest

from methodbook.load.file import LARGEST, TextFile, parse_bytes, read_file
from methodbook.model.finding import Finding
from tests.checkouts import find, make_checkout
from tests.said import tell

NAME = "glossary/terms/plum.md"


def say(content: bytes) -> tuple[str, int, int]:
    """What is wrong with the bytes of a file, and where."""
    found = parse_bytes(content, NAME)
    assert isinstance(found, Finding)
    return found.code, found.place.line, found.place.column


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("слива".encode("cp1251"), (1, 1)),
        ("слива\n".encode() + "слива".encode("koi8-r"), (2, 1)),
        ("слива\nдва ".encode() + b"\xff", (2, 5)),
        (b"\xef\xbb\xbf" + "да".encode() + b"\xff", (1, 3)),
        ("слива".encode("utf-16"), (1, 1)),
        ("да\r\nнет\r".encode() + b"\xc3", (3, 1)),
        (b"\xed\xa0\x80", (1, 1)),  # half of a surrogate pair
    ],
)
def test_bytes_that_are_no_utf8_are_told_by_line_and_letter(
    content: bytes, place: tuple[int, int]
) -> None:
    assert say(content) == ("E101", *place)


@pytest.mark.parametrize(
    "sign", ["\0", "\x1b", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\uffff"]
)
def test_invisible_signs_are_told_by_line_and_letter(sign: str) -> None:
    assert say(f"слива\nда {sign}".encode()) == ("E101", 2, 4)


@pytest.mark.parametrize("content", [b"", b"\n \t\n", b"\xef\xbb\xbf\n"])
def test_a_file_without_a_letter_is_empty(content: bytes) -> None:
    assert say(content) == ("E102", 1, 1)


@pytest.mark.parametrize("content", ["\ufeffда\nнет", "да\r\nнет", "да\rнет"])
def test_a_byte_order_mark_and_the_kind_of_line_ends_change_nothing(content: str) -> None:
    assert parse_bytes(content.encode(), NAME) == TextFile(NAME, "да\nнет")


@pytest.mark.parametrize("old", ["\n", "---\nname"])
def test_a_file_from_another_system_is_read_like_any_other(old: str, tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    path = root / "glossary/terms/apple.md"
    new = {"\n": "\r\n", "---\nname": "\ufeff---\nname"}[old]
    path.write_bytes(path.read_text("utf-8").replace(old, new).encode())
    assert find(root) == []


def test_a_file_of_many_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "plum.md"
    path.write_bytes(b"a" * 5_000_000)
    found = read_file(path, tmp_path)
    assert isinstance(found, Finding)
    assert (found.code, tell(found).what) == ("E110", "файл больше 512 КБ")


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plum.md"
    path.write_bytes(b"a" * LARGEST)
    assert isinstance(read_file(path, tmp_path), TextFile)


def test_a_link_out_of_the_checkout_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("тайна", "utf-8")
    root = make_checkout(tmp_path)
    (root / NAME).symlink_to("../../../secret.md")
    (found,) = find(root)
    assert (found.code, found.place.file) == ("E111", NAME)
    assert tell(found).what == "файл ведёт за пределы проекта"


def test_a_link_inside_the_checkout_is_followed(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary/real.md").write_text("слива", "utf-8")
    (tmp_path / "glossary/plum.md").symlink_to("real.md")
    file = read_file(tmp_path / "glossary/plum.md", tmp_path)
    assert file == TextFile("glossary/plum.md", "слива")


def make_loop(path: Path) -> None:
    path.symlink_to(path.name)


def make_dead_end(path: Path) -> None:
    path.symlink_to("nowhere.md")


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize("make", [make_loop, make_dead_end, make_pipe, Path.mkdir])
def test_what_only_looks_like_a_file_is_told_and_not_waited_for(
    make: object, tmp_path: Path
) -> None:
    assert callable(make)
    make(tmp_path / "plum.md")
    found = read_file(tmp_path / "plum.md", tmp_path)
    assert isinstance(found, Finding)
    assert (found.code, tell(found).what) == ("E101", "файл не открывается")


def test_a_name_that_is_no_utf8_is_made_readable(tmp_path: Path) -> None:
    root = make_checkout(tmp_path)
    (root / os.fsdecode(b"glossary/terms/\xff\n.md")).write_text("слива", "utf-8")
    (found,) = find(root)
    assert (found.code, found.place.file) == ("E112", "glossary/terms/\ufffd\ufffd.md")
