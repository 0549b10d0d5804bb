"""Nothing is asked of the network: all sockets are blocked while everything is made."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest
from typer.testing import CliRunner

from announce_extract.cli import app
from tests.fixtures import ARTICLES


class NetworkError(AssertionError):
    """Something wanted to speak to somebody."""


def refuse(*arguments: Any, **options: Any) -> NoReturn:
    raise NetworkError(f"{arguments} {options}")


@pytest.fixture(autouse=True)
def blocked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket.socket, "sendto", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def run(*arguments: str) -> None:
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output


def test_the_block_blocks() -> None:
    with socket.socket() as one, pytest.raises(NetworkError):
        one.connect(("127.0.0.1", 9))


def test_fixtures_are_extracted_reported_and_made_a_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = "<html><link rel=stylesheet href=https://example.org/a.css><img src=//example.org/a>"
    Path("page.html").write_text(f"{page}<p>Acme AI released Roadrunner-7B on 512 H100s.</p>")
    feed = '<!DOCTYPE rss [<!ENTITY e SYSTEM "https://example.org/e">]><rss version="2.0">'
    item = "<channel><item><description>Roadrunner-7B &e;</description></item></channel></rss>"
    Path("feed.rss").write_text(feed + item)
    run("extract", str(ARTICLES), "page.html", "-o", "records.jsonl")
    CliRunner().invoke(app, ["extract", "feed.rss"], catch_exceptions=False)
    run("merge", "records.jsonl", "-o", "merged.jsonl")
    run("report", "records.jsonl", "--articles", str(ARTICLES), "-o", "report.html")
    run("graph", "records.jsonl", "-o", "graph.ttl", "--validate")
    for name in ("records.jsonl", "merged.jsonl", "report.html", "graph.ttl"):
        assert Path(name).stat().st_size > 1000, name
