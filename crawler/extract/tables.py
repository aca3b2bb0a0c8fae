"""Tables: those that hold rows of facts, and the columns that their cells stand in."""

from collections.abc import Callable

from lxml.etree import _Element

from crawler.extract.tags import BLOCKS
from crawler.extract.tree import words

ROWS = frozenset(("tbody", "thead", "tr"))
_CELL_LONG = 300
_SPANS = 60


class Columns:
    """The columns of one table, row by row."""

    def __init__(self) -> None:
        # How many rows more a cell above reaches into each.
        self._reaching: dict[int, int] = {}

    def of(self, row: _Element, read: Callable[[_Element], str]) -> list[str]:
        """The cells of the next row as they are `read`, each in its column."""
        cells: list[str] = []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while self._reaching.get(len(cells)):
                self._reaching[len(cells)] -= 1
                cells.append("")
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            if high > 1:
                self._reaching.update((len(cells) + n, high - 1) for n in range(wide))
            cells += [read(cell), *[""] * (wide - 1)]
        for column in self._reaching:
            if column >= len(cells) and self._reaching[column]:
                self._reaching[column] -= 1
        return cells


def is_data(table: _Element) -> bool:
    """Whether a table holds rows of facts; one that only lays the page out is read as blocks."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in table.iter("tr")]
    if sum(1 for cells in rows if cells > 1) < 2:
        return False
    grid = _is_grid(rows)
    return all(len(words(cell)) <= _CELL_LONG or (grid and _is_paragraph(cell)) for cell in table.iter("td"))


def _is_grid(rows: list[int]) -> bool:
    """Whether the rows have as many cells each as those of a list have: more than a page has columns of text."""
    return len(rows) > 2 and min(rows) == max(rows) > 2


def _is_paragraph(cell: _Element) -> bool:
    return sum(1 for one in cell.iterdescendants() if one.tag == "br" or one.tag in BLOCKS) <= 1


def _span(cell: _Element, name: str) -> int:
    """How many columns or rows a cell reaches over; more than any table has is taken for none."""
    said = cell.get(name)
    spans = int(said) if said and said.isascii() and said.isdecimal() and len(said) < 4 else 1
    return spans if 0 < spans <= _SPANS else 1
