"""Addresses: a crawl connects to the public internet only, whatever a link, a redirect or a name server says.

The check is on the address that is about to be connected to, after resolution, so neither a name that points
inward nor another way of writing 127.0.0.1 gets past it. An IPv6 address that only wraps an IPv4 one is
judged by that one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, Final, Protocol

from twisted.internet._resolver import HostResolution
from twisted.internet.interfaces import IAddress, IHostnameResolver, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]  # zope ships no types

_NAT64: Final = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    wrapped = _wrapped(ip) if isinstance(ip, IPv6Address) else None
    return is_public(str(wrapped)) if wrapped else ip.is_global and not ip.is_multicast


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


@dataclass(frozen=True)
class PrivateHosts:
    """The exceptions of ALLOW_PRIVATE_HOSTS: `host` or `host:port`, as they stand in the URL."""

    names: frozenset[str] = frozenset()

    @classmethod
    def listed(cls, names: Iterable[str]) -> "PrivateHosts":
        """From the setting's words."""
        return cls(frozenset(name.strip().lower() for name in names if name.strip()))

    def allow(self, host: str, port: int) -> bool:
        """Whether this host may be connected to wherever it is."""
        host = host.lower()
        shown = f"[{host}]" if ":" in host else host
        return not self.names.isdisjoint((host, shown, f"{shown}:{port}"))


class Receiver(Protocol):
    """Twisted's IResolutionReceiver, whose own declarations leave `self` out and so cannot be typed
    against.
    """

    def resolutionBegan(self, resolution: Any) -> None: ...
    def addressResolved(self, address: IAddress) -> None: ...
    def resolutionComplete(self) -> None: ...


class Resolver(Protocol):
    """Twisted's IHostnameResolver, likewise."""

    def resolveHostName(
        self,
        resolutionReceiver: Receiver,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[IAddress]] | None = None,
        transportSemantics: str = "TCP",
    ) -> Any: ...


@dataclass
@implementer(IHostnameResolver)
class GuardedResolver:
    """A resolver that passes on public addresses only. `refused` tells which hosts had others."""

    original: Resolver
    exceptions: PrivateHosts
    refused: dict[str, str] = field(default_factory=dict)

    def resolveHostName(
        self,
        resolutionReceiver: Receiver,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[IAddress]] | None = None,
        transportSemantics: str = "TCP",
    ) -> Any:
        """Resolve as the original does."""
        receiver = resolutionReceiver
        if not _can_be_looked_up(hostName):
            # Twisted would never answer, and the request wait for its timeout.
            found = HostResolution(hostName)
            receiver.resolutionBegan(found)
            receiver.resolutionComplete()
            return found
        if not self.exceptions.allow(hostName, portNumber):
            receiver = _PublicOnly(resolutionReceiver, hostName, self.refused)
        return self.original.resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)


def _can_be_looked_up(host: str) -> bool:
    """Whether the library can make a question of a name: of one with an empty or an endless label it cannot."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return "\0" not in host


@dataclass
@implementer(IResolutionReceiver)
class _PublicOnly:
    receiver: Receiver
    host: str
    refused: dict[str, str]

    def resolutionBegan(self, resolution: Any) -> None:
        self.refused.pop(self.host, None)
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:
        ip = str(getattr(address, "host", ""))
        if is_public(ip):
            self.receiver.addressResolved(address)
        else:
            self.refused[self.host] = ip

    def resolutionComplete(self) -> None:
        self.receiver.resolutionComplete()
