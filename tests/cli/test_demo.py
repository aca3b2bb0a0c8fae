"""The demo: every bundled site gives records, and the damage a mirror did is mended before one's eyes."""

import os
import subprocess
import sys
from pathlib import Path

from archive import Archive
from tests.cli.yaowen import ROOT
from tests.demo import DATA
from tests.demo_sites import sites


def test_the_demo_shows_every_site_and_one_record_mended(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.demo"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "as it stood on the page" in done.stdout
    with Archive.open(tmp_path / DATA) as archive:
        status = {site.site: site for site in archive.status()}
        assert set(status) == set(sites())
        assert all(site.records for site in status.values())
        assert sum(site.truncated for site in status.values()) >= 2
        assert any(
            edit.pass_ == "mirror" for version in archive.records() for edit in version.derivation.audit
        )
        assert archive.verify().ok
