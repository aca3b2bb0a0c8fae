"""What can go wrong with an input or a crawl, named by what it means for the run."""

from typing import ClassVar

from archive.observations import Outcome


class CrawlerError(Exception):
    """Anything the crawler raises on purpose; the message says what happened, to what, and what to do."""


class InputRefused(CrawlerError):
    """This input gives no record; it is recorded and the run goes on. `code` is stable, for programs; `outcome` is what
    the look at it came to.
    """

    code = "refused"
    outcome: ClassVar[Outcome] = "failed"


class EmptyInput(InputRefused):
    """Nothing came: zero bytes, or only white space."""

    code = "empty"


class InputUnreadable(InputRefused):
    """The file cannot be opened, or its bytes are not what they were when it was written."""

    code = "unreadable"


class NotText(InputRefused):
    """Bytes that are neither a page nor text, whatever they were served as."""

    code = "not-text"


class InputTooLarge(InputRefused):
    """The body, as served or once decompressed, passes the bound."""

    code = "too-large"


class InputCut(InputRefused):
    """The body ended before it should have; it is kept, and not read."""

    code = "cut"


class NoArticle(InputRefused):
    """A page without an article that could be found in it."""

    code = "no-article"


class PageGone(InputRefused):
    """The page says that what was asked for is not there, whatever its status; what the archive has of it stays."""

    code = "gone"
    outcome = "gone"


class ExtractionCrashed(InputRefused):
    """The worker that read this page hung or died; it was killed."""

    code = "crashed"


class WrongUsage(CrawlerError):
    """The command or its settings cannot be carried out as given."""


def outcome_of(problem: object) -> Outcome:
    """What a look came to, when this is why it gave no record."""
    return problem.outcome if isinstance(problem, InputRefused) else "failed"
