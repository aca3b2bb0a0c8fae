"""Where the links of a page lead: to the web, and to a document there."""

import re

from lxml.etree import _Element

from archive.address import joined

_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|pptx?|rtf|csv|zip|rar|7z)(?:$|[?#&])|downfile\.jsp\?|"
    r"[?&]file(?:name)?=[^&]+\.\w{2,4}",
    re.I,
)
_DOCUMENTS = (
    ".pdf",
    ".doc",
    ".docx",
    ".xls",
    ".xlsx",
    ".wps",
    ".et",
    ".ofd",
    ".rtf",
    ".zip",
    ".rar",
    ".PDF",
    ".DOC",
    ".XLS",
)
_VIEWED = re.compile(r"[?&](?:file|src|url)=([^&]+\.(?:pdf|docx?|xlsx?|wps|ofd))", re.I)


def is_file(link: str) -> bool:
    """Whether a link is to a document to be downloaded."""
    return bool(_FILE.search(link))


def leads_to_file(anchor: _Element) -> bool:
    """Whether an anchor's link is."""
    return is_file(anchor.get("href") or "")


def is_document(anchor: _Element) -> bool:
    """Whether an anchor's link ends like a document's: what a reader asks of every link of a page must be cheap."""
    return (anchor.get("href") or "").endswith(_DOCUMENTS)


def shown_in(viewer: str) -> str | None:
    """The document that the address of a viewer says it shows: `viewer.html?file=a.pdf`."""
    found = _VIEWED.search(viewer)
    return found[1] if found else None


def absolute(base: str, link: str) -> str | None:
    """The address a link leads to on the web, or None when it leads nowhere there."""
    url = joined(base, link)
    return url if url and url.startswith(("http://", "https://")) else None
