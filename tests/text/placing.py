"""One line put into an article, in every form and place, as a page with a layout and as a text file: what comes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from archive.captures import Capture
from archive.derivation import Derivation
from crawler.derive import derive
from crawler.extract.layout import Layout, Layouts
from tests.text.forms import FORMS

HEADLINE = "某市部署药品安全重点任务"
ARTICLE = (
    "某市召开药品安全工作会议，部署下一阶段重点任务，研究企业主体责任落实情况。",
    "会议要求，各级各部门要压实责任，守住药品安全底线，对医疗机构开展检查。",
    "据了解，该市今年以来共检查药品经营企业一千余家，发现问题并督促整改。",
)
_LAYOUTS = Layouts(site="example", layouts=(Layout("plain", body="div.body", headline="h1"),))
_TIME = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Placed:
    """Where a line was put, in which form, the article as it should be left, and what was derived."""

    where: str
    article: tuple[str, ...]
    line: str
    derived: Derivation

    @property
    def kept(self) -> tuple[str, ...]:
        """The lines that are left, but for the marks of gaps."""
        return tuple(line for line in self.derived.text.split("\n") if line != "[…]")


def placed(line: str, forms: tuple[str, ...] = tuple(FORMS)) -> Iterator[Placed]:
    """`line` above the article in a text file and below it in a page, in each form; in the first form in every place."""
    for form in forms:
        shown, around = FORMS[form]
        article, it, headline = tuple(map(around, ARTICLE)), shown(line), around(HEADLINE)
        places = [("above, text", [it, *article], as_text), ("below, page", [*article, it], as_page)]
        if form == forms[0]:
            places.append(("amid, page", [*article[:2], it, *article[2:]], as_page))
            places.append(("below, text", [*article, it], as_text))
        for place, lines, frame in places:
            yield Placed(f"{form}, {place}", ARTICLE, line, frame(headline, lines))


def as_page(headline: str, lines: list[str]) -> Derivation:
    """Derived from a page whose layout is known."""
    body = "".join(f"<p>{escape(part)}</p>" for line in lines for part in line.split("\n"))
    head = f"<meta charset=utf-8><title>{escape(headline)}</title>"
    page = f"<html><head>{head}</head><body><h1>{escape(headline)}</h1><div class=body>{body}</div></body></html>"
    return _derived("https://www.example.org/a.html", "text/html; charset=utf-8", page)


def as_text(headline: str, lines: list[str]) -> Derivation:
    """Derived from a text file taken out of a page."""
    return _derived("file:///a.txt", "text/plain; charset=utf-8", "\n".join([headline, *lines]))


def _derived(url: str, media_type: str, content: str) -> Derivation:
    capture = Capture(
        url=url, time=_TIME, status=200, headers=(("Content-Type", media_type),), body=content.encode()
    )
    return derive((capture,), _LAYOUTS if url.startswith("http") else Layouts())
