"""Addresses as they come, malformed ones too: what stands where in one is told of any text, and nothing here raises."""

import re
from typing import NamedTuple
from urllib.parse import urljoin

# RFC 3986, appendix B. It matches any text; `urllib.parse` refuses `http://[`, and a page must not be lost for an odd link.
_PARTS = re.compile(r"\A(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#.*)?\Z", re.DOTALL)
_HOST = re.compile(r"\A(?:\[([^\]]*)\]|([^:]*))")


class Address(NamedTuple):
    """The parts of an address as they are written; `authority` is None where it names no host, as in `a/b.html`."""

    scheme: str
    authority: str | None
    path: str
    query: str

    @classmethod
    def of(cls, url: str) -> "Address":
        """The parts of some text that is said to be an address."""
        found = _PARTS.match(url.strip())
        if found is None:
            return cls("", None, url.strip(), "")
        return cls(found[1] or "", found[2], found[3], found[4] or "")

    @property
    def host(self) -> str:
        """Its host, lower-cased, without user and port; empty where it names none."""
        found = _HOST.match((self.authority or "").rpartition("@")[2])
        return (found[1] or found[2] or "").lower() if found else ""

    @property
    def of_the_web(self) -> bool:
        """Whether it is one of http or https."""
        return self.scheme.lower() in ("http", "https")


def joined(base: str, link: str) -> str | None:
    """The address that a link on the page at `base` leads to; None where one of the two is no address."""
    try:
        return urljoin(base, link)
    except ValueError:
        return None
