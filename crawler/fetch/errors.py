"""What fetching refuses, besides what Scrapy and the network do."""

from crawler.errors import CrawlerError


class AddressRefused(CrawlerError):  # as its siblings, named by what it means
    """A connection to an address that is not on the public internet was asked for."""


class NotInCapture(CrawlerError):  # as above
    """The captures replayed hold no answer to this request."""
