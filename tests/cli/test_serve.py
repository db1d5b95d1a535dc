"""``methodbook serve``: a taken port is told before anything is built."""

import socket
from contextlib import closing
from pathlib import Path

import pytest

from methodbook.cli import main
from methodbook.cli import serve as command


class Host:
    """Remembers what it was asked to serve."""

    def __init__(self) -> None:
        self.ports: list[int] = []

    def serve(self, settings: Path, port: int) -> int:
        assert settings.name == "mkdocs.yml"
        self.ports.append(port)
        return 0


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Host:
    host = Host()
    monkeypatch.setattr(command, "find_host", lambda _options: host)
    return host


def test_a_free_port_is_taken_as_it_is(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        free = probe.getsockname()[1]
    assert main(["serve", "--port", str(free)]) == 0
    assert host.ports == [free]
    assert capsys.readouterr().out == ""


def test_a_taken_port_gives_way_to_the_next_free_one(
    host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        taken = server.getsockname()[1]
        assert main(["serve", "--port", str(taken)]) == 0
    (port,) = host.ports
    assert port > taken
    assert f"{taken} занят" in capsys.readouterr().out


def test_where_no_port_is_free_that_is_told(
    host: Host, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "_TRIED", 1)
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        taken = server.getsockname()[1]
        assert main(["serve", "--port", str(taken)]) == 2
    assert host.ports == []
    assert str(taken) in capsys.readouterr().err
