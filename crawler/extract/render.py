"""From elements to lines: one paragraph a line, table rows tab-separated, nothing a reader would not see."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml.etree import _Element

from archive.derivation import Link
from crawler.extract.tree import squeeze, words

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "title",
        "meta",
        "link",
        "select",
        "option",
        "button",
        "textarea",
        "input",
        "object",
        "audio",
        "video",
        "canvas",
        "svg",
        "map",
        "applet",
        "noframes",
        "iframe",
        "embed",
        "frameset",
    ]
)
# Not `visibility: hidden`: pages hide their article so until a script has run.
_HIDDEN = re.compile(r"(?:^|;)\s*display\s*:\s*none", re.I)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_ENDS = " \t\r\n\f\u00a0\u3000\x1f"
# A line break in the source between two of these is the page's line wrapping; no space is meant.
_CJK = r"\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u303f\u2018-\u201d\u2026\u2014"
_WRAPPED = re.compile(rf"(?<=[{_CJK}])[ \t]*[\r\n][ \t\r\n\f]*(?=[{_CJK}])")
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|pptx?|rtf|csv|zip|rar|7z)(?:$|[?#&])|downfile\.jsp\?|"
    r"[?&]file(?:name)?=[^&]+\.\w{2,4}",
    re.I,
)
_VIEWED = re.compile(r"[?&](?:file|src|url)=([^&]+\.(?:pdf|docx?|xlsx?|wps|ofd))", re.I)
_CELL_LONG = 300
SEAM = "\x1f"


@dataclass(slots=True)
class Rendered:
    """What a subtree reads as. `captions` are the words of its pictures."""

    lines: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    attachments: list[Link] = field(default_factory=list)
    images: list[Link] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def render(
    elements: Iterable[_Element], base: str, without: Container[_Element] = (), seams: bool = False
) -> Rendered:
    """The lines, pictures and attachments of `elements` in order; links are made absolute by `base`.

    With `seams`, `SEAM` stands where one inline element ends and another begins: what only colour sets apart.
    """
    renderer = _Renderer(base, without, seams)
    for element in elements:
        renderer.element(element)
        renderer.line()
    return renderer.out


def unseen(element: _Element) -> bool:
    """Whether a reader never sees this element."""
    if element.tag in UNSEEN or not isinstance(element.tag, str):
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) or (
        element.get("hidden") is not None and element.tag != "body"
    )


class _Renderer:
    """One walk over a subtree. Recursion is bounded by the tree's own bound."""

    def __init__(self, base: str, without: Container[_Element], seams: bool) -> None:
        self.seams = seams
        self.base = base
        self.without = without
        self.out = Rendered()
        self.pieces: list[str] = []

    def line(self) -> None:
        """End the line at hand."""
        if not self.pieces:
            return
        raw = "".join(self.pieces)
        self.pieces.clear()
        text = _one_line(raw).strip(_ENDS)
        if text:
            self.out.lines.append(text)

    def element(self, element: _Element) -> None:
        """Read one element, without its tail."""
        tag = element.tag
        if tag in ("iframe", "embed", "object"):
            self._viewer(element)
        if unseen(element) or element in self.without:
            return
        if tag == "br":
            self.line()
        elif tag == "img":
            self._image(element)
        elif tag == "table" and _is_data(element):
            self._table(element)
        elif tag == "pre":
            self._pre(element)
        else:
            self._inside(element)

    def _inside(self, element: _Element) -> None:
        block = element.tag in BLOCKS
        if block:
            self.line()
        elif self.seams:
            self.pieces.append(SEAM)
        if element.text:
            self.pieces.append(element.text)
        for child in element:
            self.element(child)
            if child.tail:
                self.pieces.append(child.tail)
        if element.tag == "a":
            self._attachment(element)
        if block:
            self.line()
            if element.tag == "figcaption":
                self._caption(words(element))
        elif self.seams:
            self.pieces.append(SEAM)

    def _pre(self, element: _Element) -> None:
        self.line()
        for row in "".join(str(part) for part in element.itertext()).splitlines():
            self.pieces.append(row)
            self.line()

    def _table(self, table: _Element) -> None:
        self.line()
        for caption in table.iter("caption"):
            self.pieces.append(words(caption))
            self.line()
        for row in table.iter("tr"):
            cells = [self._cell(cell) for cell in row if cell.tag in ("td", "th")]
            text = "\t".join(cells).strip("\t")
            if text:
                self.out.lines.append(text)

    def _cell(self, cell: _Element) -> str:
        inner = render([cell], self.base, self.without, self.seams)
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

    def _attachment(self, anchor: _Element) -> None:
        href = (anchor.get("href") or "").strip()
        if href and _FILE.search(href) and (url := absolute(self.base, href)):
            link = Link(url, words(anchor))
            if link not in self.out.attachments:
                self.out.attachments.append(link)

    def _viewer(self, element: _Element) -> None:
        source = (element.get("src") or element.get("data") or "").strip()
        viewed = _VIEWED.search(source)
        inner = viewed[1] if viewed else source if _FILE.search(source) else ""
        if inner and (url := absolute(self.base, inner)):
            self.out.attachments.append(Link(url, ""))


_SOURCES = ("data-src", "data-original", "src")


def _one_line(raw: str) -> str:
    if "\n" in raw or "\r" in raw:
        raw = _WRAPPED.sub("", raw)
    elif "  " not in raw and "\t" not in raw and "\f" not in raw:
        return raw
    return _SPACES.sub(" ", raw)


def _is_data(table: _Element) -> bool:
    """Whether a table holds rows of facts; one that only lays the page out is read as blocks."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in table.iter("tr")]
    if sum(1 for cells in rows if cells > 1) < 2:
        return False
    return all(len(words(cell)) <= _CELL_LONG for cell in table.iter("td"))


def absolute(base: str, link: str) -> str | None:
    """The address a link leads to on the web, or None when it leads nowhere there."""
    try:
        url = urljoin(base, link)
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) else None
