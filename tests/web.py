"""A small web server on loopback that behaves as badly as it is told to. For every test that needs the web.

with Web() as web:
    web.page("/a.html", "<p>你好</p>")            # 200, text/html in UTF-8; ETag and 304 for free
    web.page("/b.html", data, headers={"Content-Encoding": "gzip"})
    web.page("/busy", "", status=429, headers={"Retry-After": "1"}, times=1)   # once, then as before
    web.redirect("/old", "/a.html")
    web.page("/cut", "x" * 100, cut=40)           # promises 100 bytes, sends 40, hangs up
    web.page("/drip", "x" * 100, drip=0.5)        # one byte each half second
    web.page("/hang", "", delay=60)               # says nothing for a minute
    web.page("/drop", "", drop=True)              # hangs up without an answer
    web.route("/n", lambda asked: Page(body=b"…"))  # anything else
    web.robots("User-agent: *\nDisallow: /secret")  # none set: 404
    web.url("/a.html"), web.host                  # http://127.0.0.1:PORT/a.html, 127.0.0.1:PORT
    web.requests                                  # what was asked, in order, with arrival times
"""

import hashlib
import socket
import ssl
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in: `time` is monotonic, header names are lower-cased."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    time: float


@dataclass(frozen=True, slots=True)
class Page:
    """One answer. `cut` sends only so many bytes of those promised; `drip` pauses after every byte.

    `endless` says nothing of the length: the body ends with the connection.
    """

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0
    drip: float = 0.0
    cut: int | None = None
    drop: bool = False
    etag: bool = True
    endless: bool = False


Answer = Callable[[Asked], Page]


@dataclass
class _Script:
    steady: Answer | None = None
    first: deque[Answer] = field(default_factory=deque)


class Web:
    """The server, a context manager. Every answer is scripted by path (with its query)."""

    def __init__(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[Asked] = []
        self._scripts: dict[str, _Script] = {}
        self._lock = Lock()
        self._closing = Event()
        self._scheme = "https" if tls else "http"
        self._server = _Server((host, 0), _handler(self))
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.host = f"{host}:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str = "/") -> str:
        """The absolute address of a path here."""
        return f"{self._scheme}://{self.host}{path}"

    def page(
        self,
        path: str,
        body: bytes | str,
        *,
        status: int = 200,
        headers: Mapping[str, str] | tuple[tuple[str, str], ...] = (),
        times: int | None = None,
        **more: object,
    ) -> str:
        """Serve this at `path` (only the next `times` asks when given) and give its address back."""
        pairs = tuple(headers.items()) if isinstance(headers, Mapping) else headers
        if not any(name.lower() == "content-type" for name, _ in pairs):
            pairs = (("Content-Type", "text/html; charset=utf-8"), *pairs)
        data = body.encode() if isinstance(body, str) else body
        page = Page(body=data, status=status, headers=pairs, **more)  # type: ignore[arg-type]  # Page's own fields
        return self.route(path, lambda _: page, times=times)

    def redirect(self, path: str, to: str, *, status: int = 302) -> str:
        """Send whoever asks for `path` on to `to`."""
        return self.page(path, "", status=status, headers={"Location": to})

    def robots(self, text: str, *, status: int = 200, **more: object) -> str:
        """Serve a robots.txt."""
        return self.page("/robots.txt", text, status=status, headers={"Content-Type": "text/plain"}, **more)  # type: ignore[arg-type]  # as in page

    def route(self, path: str, answer: Answer, *, times: int | None = None) -> str:
        """Let a function answer for `path`."""
        with self._lock:
            script = self._scripts.setdefault(path, _Script())
            if times is None:
                script.steady = answer
            else:
                script.first.extend([answer] * times)
        return self.url(path)

    @property
    def paths(self) -> list[str]:
        """Every path scripted so far."""
        return list(self._scripts)

    def asked(self, path: str) -> list[Asked]:
        """The requests for one path, in order."""
        return [request for request in self.requests if request.path == path]

    def answer(self, asked: Asked) -> Page:
        """What is served for this request; 404 where nothing was scripted."""
        with self._lock:
            self.requests.append(asked)
            script = self._scripts.get(asked.path) or _Script()
            answer = script.first.popleft() if script.first else script.steady
        return answer(asked) if answer else Page(b"not here", 404, (("Content-Type", "text/plain"),))

    def wait(self, seconds: float) -> bool:
        """Wait as a slow server does; True when the server is closing and there is no more to wait for."""
        return self._closing.wait(seconds) if seconds else False


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that hangs up is what many tests are about."""


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 60

        def log_message(self, format: str, *args: object) -> None:
            """Tests read `web.requests` instead."""

        def setup(self) -> None:
            self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            super().setup()

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, self.path, headers, self.rfile.read(length), time.monotonic())
            page = web.answer(asked)
            if web.wait(page.delay) or page.drop:
                self.close_connection = True
                return
            self._send(page, asked)

        do_POST = do_HEAD = do_GET  # noqa: N815  # the names http.server calls

        def _send(self, page: Page, asked: Asked) -> None:
            digest = hashlib.sha256(page.body).hexdigest()[:16]
            etag = f'"{digest}"' if page.etag and page.status == 200 else None
            fresh = etag is not None and asked.headers.get("if-none-match") == etag
            self.send_response(304 if fresh else page.status)
            for name, value in page.headers:
                self.send_header(name, value)
            if etag:
                self.send_header("ETag", etag)
            if page.endless:
                self.send_header("Connection", "close")
            elif not fresh and not any(name.lower() == "content-length" for name, _ in page.headers):
                self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            if not fresh and asked.method != "HEAD":
                self._body(page)

        def _body(self, page: Page) -> None:
            body = page.body if page.cut is None else page.body[: page.cut]
            with suppress(OSError):
                if not page.drip:
                    self.wfile.write(body)
                for byte in body if page.drip else b"":
                    self.wfile.write(bytes([byte]))
                    if web.wait(page.drip):
                        break
            self.close_connection = self.close_connection or page.cut is not None or page.endless

    return Handler
