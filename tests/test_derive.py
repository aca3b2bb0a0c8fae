"""The same captures and the same rules give the same bytes, in any process and under any hash seed."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.captures import Capture
from crawler.derive import derive
from crawler.extract.layout import Layout, Layouts
from tests.demo_sites import captures_of, cases

ROOT = Path(__file__).parents[1]


def derived(manifest: Path, hash_seed: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "crawler.cli", "derive", "--manifest", str(manifest)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = [
        {"path": str(case / "page.html"), "url": captures_of(case)[0].url}
        for case in cases()
        if (case / "page.html").exists()
    ]
    path = tmp_path_factory.mktemp("derive") / "manifest.jsonl"
    path.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
    return path


def test_derivations_are_the_same_bytes_under_any_hash_seed(manifest: Path) -> None:
    first = derived(manifest, "0")
    assert first.count(b"\n") == len(manifest.read_text(encoding="utf-8").splitlines())
    assert b'"error"' not in first
    assert derived(manifest, "1") == first == derived(manifest, "4242")


def test_only_what_has_pictures_is_a_text_in_pictures() -> None:
    at, plain = datetime(2026, 1, 1, tzinfo=UTC), (("Content-Type", "text/plain"),)
    chrome = derive([Capture("file:a.txt", at, None, plain, "打印\n关闭".encode())])
    assert (chrome.text, chrome.completeness.status) == ("", "complete")
    page = "<h1>药品抽检通告</h1><div class='text'><p><img src='1.jpg' width='800'></p></div>"
    pictures = Capture("http://a.example/1.html", at, 200, (("Content-Type", "text/html"),), page.encode())
    site = Layouts(layouts=(Layout("now", headline="h1", body="div.text"),))
    found = derive([pictures], site)
    assert (found.text, found.completeness.status) == ("", "image-only")
