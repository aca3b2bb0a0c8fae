"""From elements to lines: one paragraph a line, table rows tab-separated, nothing a reader would not see."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from archive.derivation import Link
from crawler.extract.lines import paragraphs
from crawler.extract.links import absolute, is_file, shown_in
from crawler.extract.tables import Columns, is_data
from crawler.extract.tags import BLOCKS, UNSEEN, hidden
from crawler.extract.tree import squeeze, words

_ENDS = " \t\r\n\f\u00a0\u3000\x1f"
_POINTERS = frozenset("►▶▷☞👉➤➜«‹←")
_BULLETS = _ENDS + "►▶▷☞👉➤➜·•●■◆▪*＊>＞»○-–—|、[]【】"
SEAM = "\x1f"
_VIEWERS = frozenset(("iframe", "embed", "object"))
_SOURCES = ("data-src", "data-original", "src")


@dataclass(slots=True)
class Rendered:
    """What a subtree reads as. `captions` are the words of its pictures.

    `trailing_links` counts the last lines that are each nothing but links to other pages.
    """

    lines: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    attachments: list[Link] = field(default_factory=list)
    images: list[Link] = field(default_factory=list)
    trailing_links: int = 0

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def render(
    elements: Iterable[_Element], base: str, without: Collection[_Element] = (), seams: bool = False
) -> Rendered:
    """The lines, pictures and attachments of `elements` in order; links are made absolute by `base`.

    With `seams`, `SEAM` stands where one inline element ends and another begins: what only colour sets apart;
    pictures and attachments are then not looked at.
    """
    given = list(elements)
    skipped = frozenset(without).union(*map(hidden, given))
    return _rendered(given, base, skipped, seams)


def _rendered(elements: Iterable[_Element], base: str, skipped: frozenset[_Element], seams: bool) -> Rendered:
    renderer = _Renderer(base, skipped, seams)
    for element in elements:
        renderer.element(element)
        renderer.line()
    return renderer.out


class _Renderer:
    """One walk over a subtree. Recursion is bounded by the tree's own bound."""

    def __init__(self, base: str, skipped: frozenset[_Element], seams: bool) -> None:
        self.seams = seams
        self.base = base
        self.skipped = skipped
        self.out = Rendered()
        self.pieces: list[str] = []
        self.links: list[tuple[int, int]] = []
        self.cut = False

    def line(self) -> None:
        """End the line at hand."""
        if not self.pieces:
            return
        raw = "".join(self.pieces).strip(_ENDS)
        # The bullet of a link that is left out goes with it.
        if raw and not (self.cut and not raw.strip(_BULLETS)):
            linked = self._only_links()
            # A hand that points to another article stands in many a text: `►…`.
            if not (linked and raw[0] in _POINTERS):
                self.out.lines += paragraphs(raw)
                self.out.trailing_links = self.out.trailing_links + 1 if linked else 0
        self.pieces.clear()
        self.links.clear()
        self.cut = False

    def _only_links(self) -> bool:
        """Whether the line at hand is nothing but links, and a bullet before them."""
        if not self.links:
            return False
        within = {at for start, end in self.links for at in range(start, end)}
        rest = "".join(piece for at, piece in enumerate(self.pieces) if at not in within)
        return not rest.strip(_BULLETS)

    def element(self, element: _Element) -> None:
        """Read one element, without its tail."""
        tag = element.tag
        if tag in UNSEEN:
            if tag in _VIEWERS and not self.seams:
                self._viewer(element)
        elif element in self.skipped:
            self.cut = self.cut or tag not in BLOCKS
        elif tag == "br":
            self.line()
        elif tag == "img":
            if not self.seams:
                self._image(element)
        elif tag == "table" and is_data(element):
            self._table(element)
        elif tag == "pre":
            self._pre(element)
        elif tag in BLOCKS:
            self._block(element, tag)
        else:
            self._inline(element, tag)

    def _block(self, element: _Element, tag: str) -> None:
        self.line()
        self._inside(element)
        self.line()
        if tag == "figcaption":
            self._caption(words(element))

    def _inline(self, element: _Element, tag: str) -> None:
        if self.seams:
            self.pieces.append(SEAM)
        start = len(self.pieces)
        self._inside(element)
        if self.seams:
            self.pieces.append(SEAM)
        elif tag == "a" and (href := (element.get("href") or "").strip()):
            if is_file(href):
                self._attachment(element, href)
            elif start < len(self.pieces):
                self.links.append((start, len(self.pieces)))

    def _inside(self, element: _Element) -> None:
        pieces = self.pieces
        if text := element.text:
            pieces.append(text)
        for child in element:
            self.element(child)
            if text := child.tail:
                pieces.append(text)

    def _pre(self, element: _Element) -> None:
        self.line()
        for row in "".join(_preformatted(element)).splitlines():
            self.pieces.append(row)
            self.line()

    def _table(self, table: _Element) -> None:
        self.line()
        for caption in table.iter("caption"):
            self.pieces.append(words(caption))
            self.line()
        columns = Columns()
        for row in table.iter("tr"):
            cells = columns.of(row, self._cell)
            filled = sum(map(bool, cells))
            if filled:
                self.out.trailing_links = 0
                # An empty cell ahead of several keeps them in their columns.
                text = "\t".join(cells).rstrip("\t")
                self.out.lines.append(text if filled > 1 else text.lstrip("\t"))

    def _cell(self, cell: _Element) -> str:
        inner = _rendered([cell], self.base, self.skipped, self.seams)
        self.out.captions += inner.captions
        self.out.attachments += inner.attachments
        self.out.images += inner.images
        return " ".join(line.replace("\t", " ") for line in inner.lines)

    def _image(self, image: _Element) -> None:
        source = next((v for key in _SOURCES if (v := (image.get(key) or "").strip())), "")
        said = squeeze(image.get("alt") or image.get("title") or "")
        if source and not source.startswith("data:") and (url := absolute(self.base, source)):
            self.out.images.append(Link(url, said))
        self._caption(said)

    def _caption(self, said: str) -> None:
        if said and said not in self.out.captions:
            self.out.captions.append(said)

    def _attachment(self, anchor: _Element, href: str) -> None:
        if url := absolute(self.base, href):
            link = Link(url, words(anchor))
            if link not in self.out.attachments:
                self.out.attachments.append(link)

    def _viewer(self, element: _Element) -> None:
        source = (element.get("src") or element.get("data") or "").strip()
        inner = shown_in(source) or (source if is_file(source) else "")
        if inner and (url := absolute(self.base, inner)):
            self.out.attachments.append(Link(url, ""))


def _preformatted(element: _Element) -> Iterator[str]:
    """The text of a `pre` with the line breaks that elements make in it; editors put each line in a `code` of its own."""
    coded = len(element.findall("code")) > 1
    yield element.text or ""
    for child in element:
        breaks = child.tag == "br" or child.tag in BLOCKS or (coded and child.tag == "code")
        if breaks:
            yield "\n"
        if child.tag not in UNSEEN:
            yield from _preformatted(child)
        if breaks and child.tag != "br":
            yield "\n"
        yield child.tail or ""
