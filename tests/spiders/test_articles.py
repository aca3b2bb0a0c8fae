"""What becomes of an article once it is asked for: its parts, its layout, a page that its reader does not survive."""

import json
import subprocess
from pathlib import Path

from archive import Archive
from tests.demo_sites import captures, write_replay
from tests.spiders.crawls import (
    LIST,
    ROOT,
    Crawl,
    article,
    command,
    crawl,
    environment,
    every,
    list_page,
    listing,
    nothing,
    page,
    told,
)


def test_parts_are_read_together(tmp_path: Path) -> None:
    url = "https://sd.dzwww.com/sdnews/202601/t20260108_9910207.htm"
    done = crawl(tmp_path, captures("dzwww"), site="dzwww")
    version = next(version for version in done.versions() if version.derivation.url == url)
    assert len(version.derivation.provenance.captures) == 2
    assert "扫什么？" in version.derivation.text
    assert "别让基层重复劳动" in version.derivation.text


def test_a_missing_part_leaves_the_article_to_be_fetched_again(tmp_path: Path) -> None:
    url = "https://sd.dzwww.com/sdnews/202601/t20260108_9910207.htm"
    part = url.replace(".htm", "_1.htm")
    without = [capture for capture in captures("dzwww") if capture.url != part]
    first = crawl(tmp_path, [*without, nothing(part, status=503)], site="dzwww")
    assert url in first.urls()
    assert first.waiting("dzwww") == {url}
    second = crawl(tmp_path, captures("dzwww"), site="dzwww")
    with Archive.open(second.data) as archive:
        assert "别让基层重复劳动" in archive.get(url).derivation.text
    assert not second.waiting("dzwww")


def test_single_pages_take_the_layout_of_their_site_or_the_generic_path(tmp_path: Path) -> None:
    both = [*captures("nmpa"), page("https://paper.example/a.html", told(3).body.decode())]
    wanted = "https://www.nmpa.gov.cn/yaowen/ypjgyw/ypyw/20260105091500118.html"
    listed = tmp_path / "urls.txt"
    listed.write_text(
        f"# from a letter\n{wanted}\nhttps://paper.example/a.html\nfile:///etc/passwd\n", encoding="utf-8"
    )
    done = crawl(tmp_path, both, "-a", f"urls={listed}", site="page")
    found = {version.derivation.url: version.derivation for version in done.versions()}
    assert found[wanted].provenance.layout == "2022"
    assert found[wanted].site == "nmpa"
    assert found["https://paper.example/a.html"].provenance.layout is None
    assert done.outcomes("file:///etc/passwd") == ["failed"]


def test_a_page_that_hangs_or_kills_its_reader_is_told_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "odd_pages.py").write_text(ODD_PAGES, encoding="utf-8")
    shown = [
        listing(LIST, [1, 2, 3]),
        nothing(list_page(2)),
        told(1),
        told(2, words="HANG"),
        told(3, words="DIE"),
    ]
    replay = write_replay(tmp_path / "replay", "nmpa", shown)
    words = command(tmp_path / "data", "nmpa", replay, "-s", "EXTRACTION_DERIVE=odd_pages.derive")
    env = environment()
    env["PYTHONPATH"] += f":{tmp_path}"
    done = subprocess.run(
        [*words, "-s", "EXTRACTION_TIMEOUT=2"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1, done.stderr
    crawled = Crawl(tmp_path / "data", done.stderr)
    assert crawled.urls() == every(1)
    assert crawled.waiting() == every(2, 3)
    assert "took longer than 2 s" in crawled.looks(article(2))[-1].detail
    assert "killed the worker" in crawled.looks(article(3))[-1].detail
    assert json.dumps(crawled.outcomes(article(1))) == '["new"]'


ODD_PAGES = """
import os
from crawler import derive as real

def derive(captures, layouts):
    while b"HANG" in captures[0].body:
        pass
    if b"DIE" in captures[0].body:
        os._exit(3)
    return real.derive(captures, layouts)
"""
