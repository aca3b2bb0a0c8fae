"""Which file tells of what: that of the run it came in, another where the run has none, one of its own where nobody writes."""

import gzip
from pathlib import Path

from archive import Archive, Observation
from archive.warc.writer import WarcWriter
from tests.archive.samples import START, URL, exchange, keep


def look(site: str | None, run: str | None, detail: str) -> Observation:
    return Observation(URL, START, site, run, "failed", detail)


def telling(archive: Archive, detail: str) -> str:
    """The file whose records hold a detail; its name begins with the site and ends with the run."""
    archive.close()
    (found,) = [path for path in sorted(archive.folder.rglob("*.warc.gz")) if detail in unpacked(path)]
    return found.relative_to(archive.folder / "warc").as_posix()


def unpacked(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def test_a_run_tells_in_its_own_file(archive: Archive, writer: WarcWriter) -> None:
    other = archive.writer(site="dzwww", run="run2")
    keep(archive, writer, exchange())
    keep(archive, other, exchange("正文", URL + "/2"))
    archive.observe([look("dzwww", "run2", "line was down")])
    name = telling(archive, "line was down")
    assert name.startswith("dzwww/")
    assert "-run2-" in name


def test_what_comes_in_no_run_or_one_without_a_file_is_told_by_another(
    archive: Archive, writer: WarcWriter
) -> None:
    archive.observe([look("nmpa", None, "in no run"), look("dzwww", "run9", "in another run")])
    assert telling(archive, "in no run") == telling(archive, "in another run")
    assert "-run1-" in telling(archive, "in no run")


def test_where_nobody_writes_it_has_a_file_of_its_own(archive: Archive) -> None:
    archive.observe([look("dzwww", "run3", "nobody was there")])
    name = telling(archive, "nobody was there")
    assert name.startswith("dzwww/")
    assert "-run3-" in name


def test_what_is_of_no_site_is_the_archives(archive: Archive) -> None:
    archive.observe([look(None, None, "of no site")])
    assert telling(archive, "of no site").startswith("archive/")
