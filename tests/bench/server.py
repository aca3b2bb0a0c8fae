"""A loopback server that costs next to nothing a page, in a process of its own. Prints its port, serves until killed."""

import asyncio
import sys

from tests.bench.pages import index, page


def answers(count: int) -> dict[bytes, bytes]:
    """Whole responses by path, made before the clock starts."""
    bodies = {b"/news/": index(count), b"/robots.txt": b"User-agent: *\nAllow: /\n"}
    bodies |= {f"/news/{i}.html".encode(): page(i) for i in range(count)}
    return {path: _response(body, path) for path, body in bodies.items()}


def _response(body: bytes, path: bytes) -> bytes:
    kind = b"text/plain" if path.endswith(b".txt") else b"text/html; charset=utf-8"
    return b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s" % (kind, len(body), body)


class Bench(asyncio.Protocol):
    """Answers whole requests from memory, connections kept alive."""

    known: dict[bytes, bytes]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.pending = b""

    def data_received(self, data: bytes) -> None:
        self.pending += data
        while b"\r\n\r\n" in self.pending:
            head, _, self.pending = self.pending.partition(b"\r\n\r\n")
            path = head.split(b" ", 2)[1]
            self.transport.write(
                self.known.get(path) or b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
            )


async def serve(count: int) -> None:
    Bench.known = answers(count)
    server = await asyncio.get_running_loop().create_server(Bench, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
