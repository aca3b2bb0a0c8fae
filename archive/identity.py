"""Identity: which address names a record, and what the record is called.

Ids are never recomputed when these rules change, so a rule may only ever be added for addresses not yet seen.
"""

import re
from collections.abc import Collection
from hashlib import sha256

from archive.address import Address

_DEFAULT_PORT = re.compile(r":(?:80|443)?\Z")
_NUMBERED_NAME = re.compile(r"\A\d+_([0-9a-f]{16})(?:\.\w+)?\Z")


def canonical_url(url: str, drop_params: Collection[str] = ()) -> str:
    """The address without what does not name the article: scheme (written as http), case of the host, default port,
    fragment, `utm_*`, `spm` and `drop_params`. Nothing is sorted or re-encoded."""
    scheme, authority, path, query = Address.of(url)
    if authority is None:
        return url.strip()
    scheme = "http" if scheme.lower() in ("http", "https", "") else scheme.lower()
    user, at, host = authority.rpartition("@")
    if scheme == "http":
        host = _DEFAULT_PORT.sub("", host)
    kept = "&".join(pair for pair in query.split("&") if _names_the_article(pair, drop_params))
    return f"{scheme}://{user}{at}{host.lower()}{path or '/'}{'?' if kept else ''}{kept}"


def record_id(canonical: str) -> str:
    """The id of the record that a canonical address names."""
    return _short_hash(canonical.encode("utf-8", "surrogatepass"))


def file_id(name: str, content: bytes) -> str:
    """The id of a file without address: the one its name carries (`NNN_<16 hex>`), else that of its bytes."""
    numbered = _NUMBERED_NAME.match(name.replace("\\", "/").rpartition("/")[2])
    return numbered[1] if numbered else _short_hash(content)


def _names_the_article(pair: str, drop_params: Collection[str]) -> bool:
    name = pair.partition("=")[0]
    return not (name.lower() == "spm" or name.lower().startswith("utm_") or name in drop_params)


def _short_hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]
