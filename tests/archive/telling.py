"""Records that tell the same text, or one like it, for the archive's tests."""

from datetime import timedelta
from random import Random

from archive import Archive
from archive.identity import canonical_url, record_id
from archive.keeping import Stored
from archive.warc.writer import WarcWriter
from tests.archive.samples import START, exchange, keep
from tests.bench.reports import KINDS, other_report, report

MEETING = report(0, Random(1))
SAME = MEETING.text
OTHER_MEETING = other_report(MEETING, KINDS, Random(2)).text
OTHER_PEOPLE = other_report(MEETING, ["names"], Random(3)).text
OTHER_SERIES = report(5, Random(4)).text


def address(name: str) -> str:
    """The address of a page of the site of this name."""
    return f"https://{name}/1.html"


def id_of(name: str) -> str:
    """The id of the record of this site."""
    return record_id(canonical_url(address(name)))


def tell(archive: Archive, writer: WarcWriter, name: str, text: str, number: int = 0) -> Stored:
    """Store a text as what the page of this site says at the n-th look."""
    return keep(archive, writer, exchange(text, address(name), START + timedelta(hours=number)))
