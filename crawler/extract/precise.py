"""The boundary to trafilatura: a tree goes in, the lines of its best guess come out."""

import logging

from lxml.etree import _Element, tostring
from trafilatura import extract
from trafilatura.meta import reset_caches

# It logs every page without an article as an error; the page's own record says so here.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_RESET_EVERY = 500


class _Count:
    """How many pages this process has given to trafilatura, whose caches grow with each."""

    pages = 0


def precise_lines(root: _Element) -> list[str]:
    """What trafilatura takes for the article: favouring precision, and fast, which leaves jusText out."""
    _Count.pages += 1
    if _Count.pages % _RESET_EVERY == 0:
        reset_caches()
    # It gives nothing for a page whose <html> does not come first, or comes without a doctype.
    page = "<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html")
    found = extract(page, fast=True, favor_precision=True, include_comments=False)
    return [line for line in map(_without_rules, (found or "").splitlines()) if line]


def _without_rules(line: str) -> str:
    """A line without the bars by which it draws a table, which every page laid out by tables is to it."""
    line = line.strip()
    if not (line.startswith("|") and line.endswith("|")):
        return line
    cells = (cell.strip() for cell in line.strip("|").split("|"))
    return "\t".join(cell for cell in cells if cell.strip("-"))
