"""The download handler for http and https: Scrapy's, behind the guard on addresses."""

from urllib.parse import urlsplit

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Request, Response

from crawler.fetch.addresses import GuardedResolver, PrivateHosts
from crawler.fetch.errors import AddressRefused
from crawler.fetch.heads import BoundedFactory
from crawler.fetch.retry import PatientRetry


class NetworkHandler(HTTP11DownloadHandler):
    """Raises AddressRefused where a host has no public address."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = BoundedFactory
        self._exceptions = PrivateHosts.listed(crawler.settings.getlist("ALLOW_PRIVATE_HOSTS"))

    async def download_request(self, request: Request) -> Response:
        """Fetch, if the host is one that may be connected to."""
        guard = self._guard()
        if retry := self._crawler.get_downloader_middleware(PatientRetry):
            await retry.hold(request)
        try:
            return await super().download_request(request)
        except CannotResolveHostError as error:
            host = urlsplit(request.url).hostname or ""
            if address := guard.refused.get(host):
                raise AddressRefused(host, address) from error
            raise

    def _guard(self) -> GuardedResolver:
        # Looked at for every request: Scrapy installs its own resolver when the reactor starts, after the
        # handlers.
        from twisted.internet import reactor

        resolver = reactor.nameResolver
        if isinstance(resolver, GuardedResolver) and resolver.exceptions == self._exceptions:
            return resolver
        original = resolver.original if isinstance(resolver, GuardedResolver) else resolver
        guard = GuardedResolver(original, self._exceptions)
        reactor.installNameResolver(guard)
        return guard
