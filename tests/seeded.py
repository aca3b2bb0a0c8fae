"""Derives what it is sent, in a process with a hash seed of its own: a capture a line in, a digest a line out."""

import base64
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from archive import Capture
from archive.encoding import encode
from crawler.derive import derive
from crawler.errors import InputRefused

AT = datetime(2026, 1, 2, tzinfo=UTC)


def capture(body: bytes, kind: str) -> Capture:
    """A page or a text, served as this kind."""
    return Capture("https://www.example.gov.cn/a/1.html", AT, 200, (("Content-Type", kind),), body)


def bytes_of(found: Capture) -> bytes:
    """Its derivation as it is stored, or what it was refused for."""
    try:
        return encode(derive((found,)))
    except InputRefused as refusal:
        return repr(refusal).encode()


class Deriver:
    """Such a process, asked one capture at a time."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def digest(self, body: bytes, kind: str) -> str:
        """Of what it makes of this."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([base64.b64encode(body).decode(), kind]) + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()


@contextmanager
def deriver(hash_seed: int) -> Iterator[Deriver]:
    """A deriver under this hash seed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.seeded"],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Deriver(process)


def digest(derived: bytes) -> str:
    """What two processes compare."""
    return hashlib.sha256(derived).hexdigest()


if __name__ == "__main__":
    for line in sys.stdin:
        packed, kind = json.loads(line)
        print(digest(bytes_of(capture(base64.b64decode(packed), kind))), flush=True)
