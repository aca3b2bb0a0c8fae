"""Forms of titles and of beginnings that tell a kind by themselves (`forms.tsv`).

A line of the table has a name and what it stands for: words, or a /pattern/. Later lines can take either in as `{name}`.
"""

import re
from dataclasses import dataclass, fields
from importlib.resources import files

from crawler.text.vocabulary import any_of


@dataclass(frozen=True, slots=True)
class Forms:
    """The patterns, each looked for in a folded title without white space, or in a folded beginning where it says so."""

    chapter: re.Pattern[str]
    """Of a novel, whatever its chapters are called."""
    held: re.Pattern[str]
    """`在…上的讲话`. Whatever was passed on or studied at that meeting: `在精神传达会上的讲话`."""
    spoken: re.Pattern[str]
    """Ends as a speech does, or says where it was held."""
    about_speech: re.Pattern[str]
    """`出席会议并讲话`, `讲话引热议`: news about a speech."""
    spoke: re.Pattern[str]
    """Somebody spoke there; what he said would be 在…上的讲话."""
    after_event: re.Pattern[str]
    """`论坛举行 某某致辞`, with the white space of the headline."""
    no_speech: re.Pattern[str]
    """Letters, which greet as speeches do."""
    address: re.Pattern[str]
    """Beginning: a greeting."""
    hailed: re.Pattern[str]
    """Beginning: those who listen are named."""
    held_below: re.Pattern[str]
    """Beginning: the real name of a speech below a headline an editor made."""
    notice: re.Pattern[str]
    """Ends as the names of documents do."""
    named: re.Pattern[str]
    """Names a document in full."""
    reported: re.Pattern[str]
    """Reports a document: somebody issues, explains or answers it."""
    guide: re.Pattern[str]
    """Guides for pupils and buyers, forms to copy, what one article of a law says, and tables of contents of anything."""
    taught: re.Pattern[str]
    """Beginning: of guides and lessons, no document a body gave out."""
    hereby: re.Pattern[str]
    """What the document itself ends in, whatever an editor set over it."""
    sent: re.Pattern[str]
    """Beginning: of a document itself: to whom it goes, or what it is about."""
    entry: re.Pattern[str]
    """Beginning: what encyclopaedias say of their own pages."""
    defined: re.Pattern[str]
    """After a term: what it is."""
    term: re.Pattern[str]
    """Beginning: a term and what it is."""


def _read() -> Forms:
    sources: dict[str, str] = {}
    for line in files("crawler.text").joinpath("forms.tsv").read_text("utf-8").splitlines():
        name, given = line.split("\t")
        if given.startswith("/"):
            sources[name] = _NAME.sub(lambda found: sources[found[1]], given[1:-1])
        else:
            sources[name] = any_of(given.split(" ")).pattern
    return Forms(**{field.name: re.compile(sources[field.name]) for field in fields(Forms)})


_NAME = re.compile(r"\{([a-z-]+)\}")
FORMS = _read()
