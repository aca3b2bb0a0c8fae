"""What fetching refuses, besides what Scrapy and the network do."""

from scrapy.exceptions import IgnoreRequest

from crawler.errors import CrawlerError


class AddressRefused(CrawlerError):  # as its siblings, named by what it means
    """A connection to an address that is not on the public internet was asked for."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(
            f"{host} is {address}, not a public address; to fetch it, list it in ALLOW_PRIVATE_HOSTS"
        )
        self.host = host


class ForbiddenByRobots(IgnoreRequest):  # as above
    """The robots.txt of the host forbids this request, cannot be had, or asks for longer pauses than a run waits."""


class LeftToTheNextRun(IgnoreRequest):  # as above
    """This run visits that server no more: it asked for a long pause, or gives nothing."""


class NotInCapture(CrawlerError):  # as above
    """The captures replayed hold no answer to this request."""
