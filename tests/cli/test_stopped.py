"""Work that is stopped by a person or by the machine: told in a line, ended at once, gone on with by the same command."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from archive import Archive, ArchiveError
from tests.cli.yaowen import ROOT, yaowen

FILES = 600
PAGE = (
    "<!DOCTYPE html><title>第{n}轮巡查</title><h1>第{n}轮药店巡查结束</h1>"
    "<p>第{n}轮巡查走访了多家药店，逐一核对购进票据，对存放温度作了登记。问题已经逐条交办，限期整改。</p>"
)


def records(data: Path) -> int:
    """How many there are; none where there is no archive yet."""
    with suppress(ArchiveError), Archive.open(data) as archive:
        return sum(1 for _ in archive.records())
    return 0


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_an_import_is_stopped_and_gone_on_with(tmp_path: Path, sign: signal.Signals) -> None:
    files, data = tmp_path / "files", tmp_path / "data"
    files.mkdir()
    for number in range(FILES):
        (files / f"{number}.html").write_text(PAGE.format(n=number), encoding="utf-8")
    command = [sys.executable, "-m", "crawler.cli", "import", str(files), "--data", str(data)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        while not records(data) and running.poll() is None:
            time.sleep(0.01)
        # A terminal's goes to the workers too.
        os.killpg(running.pid, sign)
        told = running.communicate(timeout=60)[1]
    assert running.returncode == 128 + sign
    assert told.splitlines() == [
        "yaowen: stopped; what was stored stays, and the same command goes on from there"
    ]
    assert 0 < records(data) < FILES
    again = yaowen("import", files, "--data", data)
    assert again.returncode == 0, again.stderr
    assert records(data) == FILES
    with Archive.open(data) as archive:
        report = archive.verify()
    assert (report.problems, report.captures) == ((), FILES), "a file was written twice"
