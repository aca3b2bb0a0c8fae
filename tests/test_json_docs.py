"""docs/json.md names the fields that the commands print, and no others."""

import re
from pathlib import Path

from archive import Archive, Capture, Observation
from crawler import errors
from tests.archive.samples import day
from tests.cli.test_derive import PAGE
from tests.cli.yaowen import rows, yaowen

DOCS = (Path(__file__).parent.parent / "docs" / "json.md").read_text(encoding="utf-8")


def told(line: str) -> set[str]:
    """The fields told of a line, what stands in brackets behind one left out."""
    [fields] = re.findall(rf"^\| {re.escape(line)} \| (.*) \|$", DOCS, re.MULTILINE)
    return set(re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", fields)))


def test_fields_are_as_told(tmp_path: Path) -> None:
    page, data = tmp_path / "page.html", tmp_path / "data"
    page.write_text(PAGE.format(title="药店检查工作部署"), encoding="utf-8")
    [brought] = rows(yaowen("import", page, "--data", data, "--json"))
    assert set(brought) == told("`import`, a line a file or article")
    [shown] = rows(yaowen("show", brought["id"], "--data", data, "--json"))
    assert set(shown) == told("`show`")
    [version, look] = rows(yaowen("log", brought["id"], "--data", data, "--json"))
    assert set(version) == told("`log`, first a line a version")
    assert set(look) == told("`log`, then a line a look")
    for site in rows(yaowen("status", "--data", data, "--json")):
        assert set(site) == told("`status`, a line a site")
    [verified] = rows(yaowen("verify", "--data", data, "--json"))
    assert set(verified) == told("`verify`")
    [crawled] = rows(
        yaowen(
            "crawl",
            "page",
            "--url",
            "http://www.example.org/",
            "--data",
            data,
            "--json",
            "--replay",
            served(tmp_path),
        )
    )
    assert set(crawled) == told("`crawl`, a line a site")


def served(folder: Path) -> Path:
    """A capture to replay."""
    with Archive.open(folder / "served", create=True) as archive:
        writer = archive.writer(site="served", run="r")
        writer.write(Capture("http://www.example.org/", day(1), 404, (), b"gone"))
        archive.observe([Observation("http://www.example.org/", day(1), "served", "r", "gone")])
    [warc] = (folder / "served").rglob("*.warc.gz")
    return warc


def test_codes_of_errors_are_as_told() -> None:
    codes = {kind.code for kind in errors.InputRefused.__subclasses__()}
    assert set(re.findall(r"`([\w-]+)`", DOCS.split("`code` of an\nerror one of ")[1])) == codes
