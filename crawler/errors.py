"""What can go wrong with an input or a crawl, named by what it means for the run."""


class CrawlerError(Exception):
    """Anything the crawler raises on purpose; the message says what happened, to what, and what to do."""


class InputRefused(CrawlerError):
    """This input gives no record; it is recorded and the run goes on. `code` is stable, for programs."""

    code = "refused"


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


class PageBlocked(InputRefused):
    """A challenge, captcha, rate-limit or error page served in place of the article."""

    code = "blocked"


class ExtractionCrashed(InputRefused):
    """The worker that read this page hung or died; it was killed."""

    code = "crashed"


class WrongUsage(CrawlerError):
    """The command or its settings cannot be carried out as given."""
