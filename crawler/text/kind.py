"""What kind of article: a speech, a notice a body gave out, news, or something else.

A speech is the words of who holds it, a notice the document itself; what reports on either is news. Something else is what no
paper prints as news: studies, questions and answers, forms to copy, advertisements, obituaries, agendas, pages about the site.
Strong forms decide (`forms.tsv`); where there is none, the evidence for a report and against is weighed (`evidence.tsv`).
"""

import re
from typing import NamedTuple

from archive.derivation import Kind
from crawler.text.evidence import is_report
from crawler.text.folding import fold
from crawler.text.forms import FORMS
from crawler.text.report import begins_as_report, has_dateline

VERSION = "3"
_REPORTER = re.compile("记者|通讯员|获悉")
# `(修订草案)` is no revision reported.
_AFTERWORD = re.compile(r"\([^()]{1,20}\)$")
# A document that a headline names says nothing by the words of its own name.
_BOOK = re.compile("《[^》]*》")
_CLAUSE = re.compile("[,!?;]")
_COLUMN = re.compile(r"/(?:ggtg|tzgg|gsgg|fgwj|zcfg|xxgk/(?:ggtg|fgwj))/")
_OPENING, _LEAD, _HAIL = 240, 200, 80
_SHORT, _SAME, _PART = 20, 6, 5


class _Article(NamedTuple):
    """`said` is the folded headline, `title` the same without white space, `opening` how the text begins, folded."""

    headline: str
    said: str
    title: str
    text: str
    opening: str

    @property
    def is_reported(self) -> bool:
        """Whether a reporter speaks. A date alone begins many a document."""
        return has_dateline(self.opening) or bool(_REPORTER.search(self.opening, 0, _LEAD))


def kind(headline: str | None, text: str, url: str | None = None, *, credited: bool = False) -> Kind:
    """By the headline first, then by how the text begins and ends; `url` counts where a site sorts notices apart.

    `credited`: the page names the outlet that brought it.
    """
    headline = (headline or "").strip()
    said = fold(headline).key
    article = _Article(headline, said, "".join(said.split()), text, fold(text[:_OPENING]).key)
    if not article.title:
        return "speech" if FORMS.address.match(article.opening) else "other"
    if FORMS.chapter.search(article.title):
        return "other"
    if _is_speech(article):
        return "speech"
    if _explains_a_term(article):
        return "other"
    if _is_notice(article) or _is_document(article) or (url and _COLUMN.search(url)):
        return "notice"
    if _begins_with_its_title(article):
        return "other"
    reported = is_report(_BOOK.sub("《》", said), article.opening.strip(), credited=credited)
    return "news" if reported else "other"


def _is_speech(article: _Article) -> bool:
    title, opening = article.title, article.opening
    if FORMS.held.search(title):
        return True
    if FORMS.about_speech.search(title):
        return False
    if FORMS.spoken.search(title):
        spoke = FORMS.spoke.search(title) or FORMS.after_event.search(article.headline)
        return not (has_dateline(opening) or (spoke and _tells_of_a_speech(opening)))
    if FORMS.held_below.search(opening):
        return bool(FORMS.hailed.search(opening)) and not article.is_reported
    return bool(FORMS.address.match(opening)) and not FORMS.no_speech.search(title)


def _tells_of_a_speech(opening: str) -> bool:
    return begins_as_report(opening) and not FORMS.hailed.search(opening, 0, _HAIL)


def _is_notice(article: _Article) -> bool:
    """Whether the headline is the name of a document, and reports none."""
    title = article.title
    if not FORMS.notice.search(title) or FORMS.guide.search(title):
        return False
    if not FORMS.named.search(title) and (
        _CLAUSE.search(title) or article.is_reported or FORMS.taught.search(article.opening)
    ):
        return False
    full = "关于" in title or title[0] == "《" or "公开征求《" in title
    return full or not FORMS.reported.search(_AFTERWORD.sub("", title))


def _is_document(article: _Article) -> bool:
    """Whether the text is the document itself, though the headline does not say so."""
    if FORMS.sent.search(article.opening):
        return not article.is_reported and not FORMS.guide.search(article.title)
    return (
        "特此" in article.text
        and bool(FORMS.hereby.search(article.text))
        and not has_dateline(article.opening)
    )


def _explains_a_term(article: _Article) -> bool:
    """Whether this is a page of a dictionary or an encyclopaedia."""
    if FORMS.entry.search(article.opening):
        return True
    found = FORMS.term.match(article.opening) if len(article.title) <= _SHORT else None
    if not found:
        return False
    named = found["term"] in article.title and len(article.title) <= _PART * len(found["term"])
    return named or article.title[-_SAME:] in found[0]


def _begins_with_its_title(article: _Article) -> bool:
    """Whether the text says what it is that the title names. Documents repeat their titles as well, and go on: `为规范…`."""
    title, words = article.title, "".join(article.opening.split())
    at = words.find(title) if len(title) <= _SHORT else -1
    while at >= 0:
        if FORMS.defined.match(words, at + len(title)):
            return True
        at = words.find(title, at + 1)
    return False
