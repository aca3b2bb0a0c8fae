"""The rules a derivation was made by: every pass with its version, the libraries that shape text, and the layouts."""

from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version

from crawler.extract.layout import Layouts

# A new release of one of these can change a text; the same captures then count as read by new rules.
LIBRARIES = ("charset-normalizer", "lxml", "opencc-python-reimplemented", "trafilatura")


@cache
def library_versions() -> tuple[tuple[str, str], ...]:
    """Name and version of each library that shapes text."""
    return tuple((name, version(name)) for name in LIBRARIES)


@lru_cache(maxsize=64)
def rules_digest(passes: tuple[tuple[str, str], ...], layouts: Layouts) -> str:
    """16 hex digits that are equal when nothing that shapes a derivation differs."""
    stated = repr((passes, library_versions(), layouts))
    return sha256(stated.encode()).hexdigest()[:16]
