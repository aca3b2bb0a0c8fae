"""Retry-After in both its forms."""

from datetime import UTC, datetime

import pytest

from crawler.fetch.retry import retry_after

NOW = datetime(2026, 6, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"120", 120.0),
        (b" 0 ", 0.0),
        (b"Mon, 01 Jun 2026 12:01:30 GMT", 90.0),
        (b"Mon, 01 Jun 2026 11:00:00 GMT", 0.0),
        (b"99999999999999999999", 999999999.0),
        (b"soon", None),
        (b"Mon, 01 Jan 99999999999 00:00:00 GMT", None),
        (b"Mon, 01 Jan 2030 00:00:00 +99999999999999", None),
        (b"-5", None),
        (b"\xb2", None),
        (b"", None),
        (None, None),
    ],
)
def test_retry_after(value: bytes | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds
