"""The body of an exchange: chunking undone, and the digest it was written with."""

import hashlib
from base64 import b16decode, b32decode
from io import BytesIO

from warcio.bufferedreaders import ChunkedDataReader


def matches(stated: str, body: bytes) -> bool:
    """Whether a body has the digest stated of it; a digest we cannot compute is not held against it."""
    # Writers differ in whether it is taken before or after chunking is undone.
    return _has_digest(stated, body) or _has_digest(stated, unchunked(body))


def unchunked(body: bytes) -> bytes:
    """A body as it was before it was sent in chunks."""
    return bytes(ChunkedDataReader(BytesIO(body)).read())


def _has_digest(stated: str, body: bytes) -> bool:
    algorithm, _, value = stated.partition(":")
    if not value or algorithm not in hashlib.algorithms_guaranteed:
        return True
    found = hashlib.new(algorithm, body, usedforsecurity=False).digest()
    try:
        decode = b16decode if len(value) == 2 * len(found) else b32decode
        return decode(value.upper()) == found
    except ValueError:
        return False
