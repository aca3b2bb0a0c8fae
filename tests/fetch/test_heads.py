"""Heads of answers: a server that never comes to the body is given up before it has filled the memory."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

from tests.fetch.crawl import crawl

LINE = b"X-Filler: " + b"a" * 1000 + b"\r\n"


@contextmanager
def sending(first: bytes, again: bytes) -> Iterator[str]:
    """A server that answers everybody with `first`, and then `again` for as long as anybody listens."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection = listener.accept()[0]
                Thread(target=answer, args=(connection,), daemon=True).start()

    def answer(connection: socket.socket) -> None:
        with suppress(OSError), connection:
            connection.recv(65536)
            connection.sendall(first)
            while True:
                connection.sendall(again)

    Thread(target=serve, daemon=True).start()
    with listener:
        yield f"127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.parametrize(
    ("first", "again"),
    [(b"HTTP/1.1 200 OK\r\n", LINE * 50), (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 500)],
    ids=["headers", "continue"],
)
def test_a_head_without_end_is_given_up(tmp_path: Path, first: bytes, again: bytes) -> None:
    with sending(first, again) as host:
        url = f"http://{host}/a.html"
        seen = crawl(
            tmp_path,
            [[url, {"article": True}]],
            hosts=[host],
            settings={"ROBOTSTXT_OBEY": False, "RETRY_TIMES": 0, "DOWNLOAD_TIMEOUT": 60},
        )
    [look] = seen.looks(url)
    assert look.outcome == "failed"
    assert "headers without end" in look.detail
