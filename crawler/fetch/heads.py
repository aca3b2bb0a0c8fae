"""Heads of answers: bounded, as neither Twisted nor Scrapy bounds how many headers a server may send.

Until the last of them nobody is told that anything came, so that one server could fill the memory of a whole crawl
within the time an answer may take.
"""

from typing import Final

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS, ParseError, Request
from twisted.web.iweb import IResponse

LARGEST: Final = 256 * 1024
"""Bytes before the body; browsers give up at about as many."""


class BoundedProtocol(_LenientHTTP11ClientProtocol):
    """A connection that is given up where a head has no end."""

    _came = 0

    def request(self, request: Request) -> Deferred[IResponse]:
        """Ask; the head of each answer is counted anew."""
        self._came = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:
        """Pass on what came, while it may still be read."""
        if self._parser is not None and self._parser.state in (STATUS, HEADER):
            self._came += len(data)
            if self._came > LARGEST:
                self._giveUp(Failure(ParseError("headers without end", data[:40])))  # type: ignore[no-untyped-call]  # Twisted's
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]  # Twisted's


class BoundedFactory(_LenientHTTP11ClientFactory):
    """Makes such connections."""

    def buildProtocol(self, addr: IAddress | None) -> BoundedProtocol:
        """A new connection."""
        return BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]  # Twisted's
