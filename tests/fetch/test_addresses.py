"""Which addresses a crawl may connect to."""

import pytest

from crawler.fetch.addresses import PrivateHosts, is_public

PRIVATE = """
    127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255
    ::1 :: fe80::1 fe80::1%eth0 fd00::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1::
    2001:0:4136:e378:8000:63bf:f5ff:fffe ff02::1 nonsense
"""


@pytest.mark.parametrize("address", ["", *PRIVATE.split()])
def test_private_addresses_are_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "114.114.114.114", "2400:3200::1", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_public_addresses_pass(address: str) -> None:
    assert is_public(address)


def test_exceptions_name_a_host_or_a_host_and_its_port() -> None:
    hosts = PrivateHosts.listed(["Localhost", "127.0.0.1:8000", "[::1]:80", " "])
    assert hosts.allow("localhost", 1)
    assert hosts.allow("127.0.0.1", 8000)
    assert not hosts.allow("127.0.0.1", 8001)
    assert hosts.allow("::1", 80)
    assert not hosts.allow("::1", 81)
    assert not PrivateHosts().allow("localhost", 80)
