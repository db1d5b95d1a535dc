import os
import pty
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from tools import browser
from tools.zip_folder import zip_folder

OLD_PYTHON = "#!/bin/sh\nexit 1\n"
BARE_PYTHON = """#!/bin/sh
case $2 in *ensurepip*) exit 1 ;; esac
"""
"""New enough, but Debian keeps the module that fills an environment elsewhere."""


def make_command(path: Path, script: str) -> Path:
    path.write_text(script, "utf-8")
    path.chmod(0o755)
    return path


def test_the_same_files_make_the_same_archive(tmp_path: Path) -> None:
    archives = []
    for name, moment in (("one", 1_000_000_000), ("two", 1_700_000_000)):
        folder = tmp_path / name / "site"
        (folder / "а").mkdir(parents=True)
        for path in (folder / "index.html", folder / "а" / "index.html"):
            path.write_text("страница", "utf-8")
            os.utime(path, (moment, moment))
        archives.append(tmp_path / name / "site.zip")
        zip_folder(folder, archives[-1])
    first, second = (archive.read_bytes() for archive in archives)
    assert first == second
    assert ZipFile(archives[0]).namelist() == ["site/index.html", "site/а/index.html"]


def test_a_browser_that_does_not_start_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_command(tmp_path / "chromium", "#!/bin/sh\nexit 1\n")
    working = make_command(tmp_path / "google-chrome", "#!/bin/sh\nexit 0\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser.find_browser() == working


def test_without_any_browser_both_languages_say_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser, "_candidates", lambda: iter(()))
    monkeypatch.setattr(browser, "_ways", lambda: iter([[["false"]]]))
    assert browser.main() == 1
    told = capsys.readouterr().err
    assert "Установите его сами" in told
    assert "Please install it yourself" in told


def test_a_browser_that_is_there_is_not_installed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = make_command(tmp_path / "chromium", "#!/bin/sh\nexit 0\n")
    monkeypatch.setattr(browser, "_candidates", lambda: iter([working]))
    monkeypatch.setattr(browser, "_ways", lambda: iter([[], [["touch", str(tmp_path / "mark")]]]))
    assert browser.main() == 0
    assert not (tmp_path / "mark").exists()


def test_an_old_python_is_refused_in_both_languages(root: Path, tmp_path: Path) -> None:
    make_command(tmp_path / "python3", OLD_PYTHON)
    script = root / "tools" / "create_venv.sh"
    refused = subprocess.run(
        ["/bin/sh", str(script), str(tmp_path / "venv")],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert "Нужен Python 3.11" in refused.stderr
    assert "Python 3.11 or newer is needed" in refused.stderr


def run_setup(root: Path, folder: Path, typed: str | None) -> str:
    """What the set-up says on a system without the module; *typed* at a terminal, if at one."""
    make_command(folder / "python3", BARE_PYTHON)
    make_command(folder / "id", "#!/bin/sh\necho 0\n")
    make_command(folder / "apt-get", f"#!/bin/sh\necho $* >>{folder / 'installed'}\n")
    ours, theirs = pty.openpty()
    if typed is not None:
        os.write(ours, typed.encode())
    ended = subprocess.run(
        ["/bin/sh", str(root / "tools" / "create_venv.sh"), str(folder / "venv")],
        env={"PATH": str(folder)},
        stdin=subprocess.DEVNULL if typed is None else theirs,
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(ours)
    os.close(theirs)
    return ended.stderr


@pytest.mark.parametrize("typed", ["\n", "n\n", "нет\n"])
def test_a_person_who_does_not_agree_keeps_the_system_as_it_is(
    root: Path, tmp_path: Path, typed: str
) -> None:
    told = run_setup(root, tmp_path, typed)
    assert not (tmp_path / "installed").exists()
    assert "Ничего не установлено" in told
    assert "Nothing was installed" in told


@pytest.mark.parametrize("typed", ["y\n", "Yes\n", "да\n"])
def test_a_person_is_asked_before_a_system_package_is_installed(
    root: Path, tmp_path: Path, typed: str
) -> None:
    assert "Install it by apt-get?" in run_setup(root, tmp_path, typed)
    assert "python3-venv" in (tmp_path / "installed").read_text("utf-8")


def test_away_from_a_terminal_one_line_is_said_and_the_set_up_goes_on(
    root: Path, tmp_path: Path
) -> None:
    told = run_setup(root, tmp_path, None)
    assert [line for line in told.splitlines() if "python3-venv" in line] == [told.strip()]
    assert "python3-venv" in (tmp_path / "installed").read_text("utf-8")
