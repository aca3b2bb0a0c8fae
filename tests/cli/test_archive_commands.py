"""Import, rederive, show, log, status and verify over a real archive folder."""

import gzip
import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive import Archive, Capture
from archive.warc.writer import WarcWriter
from crawler.commands.inputs import file_url
from tests.cli.test_derive import PAGE, TEXT
from tests.cli.yaowen import ROOT, rows, yaowen

NAME = "003_60ee02b927876250"
SEEDS = ROOT.parent / "shared" / "seeds"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with a text, a page, and a file that is neither."""
    folder = tmp_path / "texts"
    (folder / "more").mkdir(parents=True)
    (folder / f"{NAME}.txt").write_text(TEXT, encoding="utf-8")
    (folder / "page.html").write_text(PAGE.format(title="药店检查工作部署"), encoding="utf-8")
    (folder / "more" / "notes.json").write_text("{}")
    return folder


def test_importing_twice_is_as_good_as_once(texts: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = yaowen("import", texts, "--data", data)
    assert first.returncode == 0, first.stderr
    assert first.stdout.endswith("2 new\n")
    assert "notes.json" in first.stdout
    again = yaowen("import", texts, "--data", data)
    assert (again.returncode, again.stdout.splitlines()[-1]) == (0, "2 unchanged")
    with Archive.open(data) as archive:
        version = archive.get(NAME[4:])
        assert version.number == 1
        assert archive.capture(version).body.decode() == TEXT
        assert len(list(archive.records())) == 2
        assert archive.verify().ok


def test_derive_and_import_name_a_file_alike(texts: Path, tmp_path: Path) -> None:
    page = texts / "page.html"
    (derived,) = rows(yaowen("derive", page))
    imported = rows(yaowen("import", page, "--data", tmp_path / "data", "--json"))
    assert imported[0]["id"] == derived["id"]


def test_a_warc_is_imported_whole(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path / "theirs", site="theirs", run="r1", info={})
    html = (("Content-Type", "text/html; charset=utf-8"),)
    at = datetime(2023, 5, 6, 7, 8, 9, tzinfo=UTC)
    article, gone = "https://www.example.org/1.html", "https://www.example.org/2.html"
    writer.write(Capture(article, at, 200, html, PAGE.format(title="药店检查工作部署").encode()))
    writer.write(Capture(gone, at, 404, html, b"<html><title>404</title></html>"))
    writer.write(
        Capture("https://www.example.org/robots.txt", at, 200, (("Content-Type", "text/plain"),), b"#")
    )
    # As wget keeps its own log.
    log = "metadata://gnu.org/software/wget/warc/wget.log"
    writer.write(Capture(log, at, None, (("Content-Type", "text/plain"),), TEXT.encode()))
    writer.close()
    (warc,) = (tmp_path / "theirs").rglob("*.warc.gz")
    data = tmp_path / "data"
    for expected in ("2 fetched, 1 gone, 1 new", "4 unchanged"):
        done = yaowen("import", warc, "--data", data)
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.splitlines()[-1] == expected
    with Archive.open(data) as archive:
        assert archive.get(article).captured == at
        assert [look.outcome for look in archive.observations(gone)] == ["gone"]


def test_what_a_killed_import_had_only_captured_is_read_by_the_next(tmp_path: Path) -> None:
    page, data = tmp_path / "page.html", tmp_path / "data"
    page.write_text(PAGE.format(title="药店检查工作部署"), encoding="utf-8")
    html = (("Content-Type", "text/html"),)
    Archive.open(data, create=True).close()
    killed = WarcWriter(data, site="imported", run="killed")
    killed.write(Capture(file_url(page), datetime.now(UTC), None, html, page.read_bytes()))
    killed.close()
    for expected in ("1 new", "1 unchanged"):
        done = yaowen("import", page, "--data", data)
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.splitlines()[-1] == expected
    with Archive.open(data) as archive:
        assert [look.outcome for look in archive.observations(file_url(page))] == ["fetched", "new"]
        assert archive.verify().captures == 1


def test_what_was_refused_is_tried_again_and_refused_again(tmp_path: Path) -> None:
    page, data = tmp_path / "page.html", tmp_path / "data"
    page.write_bytes(bytes(range(256)) * 40)
    for _ in range(2):
        done = yaowen("import", page, "--data", data)
        assert done.returncode == 1, done.stdout + done.stderr
        assert done.stdout.splitlines()[-1] == "1 refused"
    with Archive.open(data) as archive:
        assert archive.verify().captures == 1


def test_a_damaged_warc_is_told_and_what_is_whole_is_kept(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path / "theirs", site="theirs", run="r1", info={})
    html = (("Content-Type", "text/html; charset=utf-8"),)
    for number in range(2):
        body = PAGE.format(title=f"药店检查工作部署之{number}").encode()
        writer.write(Capture(f"https://www.example.org/{number}.html", datetime.now(UTC), 200, html, body))
    writer.close()
    (warc,) = (tmp_path / "theirs").rglob("*.warc.gz")
    warc.write_bytes(warc.read_bytes()[:-40])
    done = yaowen("import", warc, "--data", tmp_path / "data")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 new" in done.stdout.splitlines()[-1] or "2 new" in done.stdout.splitlines()[-1]
    assert "refused" in done.stdout


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the folder of seed texts is not beside this checkout")
def test_the_seeds_are_five_records(tmp_path: Path) -> None:
    done = yaowen("import", SEEDS, "--data", tmp_path / "data")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("5 new\n")


def test_a_record_is_shown_and_its_history_told(texts: Path, tmp_path: Path) -> None:
    env = {"YAOWEN_DATA": str(tmp_path / "data")}
    yaowen("import", texts, env=env)
    shown = yaowen("show", NAME[4:], env=env)
    assert shown.returncode == 0, shown.stderr
    assert "关于加强药品检查的讲话" in shown.stdout
    assert "今天召开会议" in shown.stdout
    assert re.search("^kind +speech$", shown.stdout, re.MULTILINE)
    assert re.search("^relevance +[01][.][0-9][0-9] .*药品检查", shown.stdout, re.MULTILINE)
    audit = yaowen("show", NAME[4:], "--audit", env=env)
    assert "[-" in audit.stdout
    (version,) = rows(yaowen("show", NAME[4:], "--json", env=env))
    assert version["derivation"]["original_text"] == TEXT
    log = yaowen("log", NAME[4:], env=env).stdout.splitlines()
    assert "first-seen" in log[0]
    assert "new" in log[1]
    assert len(rows(yaowen("log", NAME[4:], "--json", env=env))) == 2
    unknown = yaowen("show", "0123456789abcdef", env=env)
    assert unknown.returncode == 2
    assert "0123456789abcdef" in unknown.stderr


def test_a_key_that_is_none_is_told(texts: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    yaowen("import", texts, "--data", data)
    for key in ("", "@", "http://[", "0123456789abcdef@", os.fsdecode(b"\xff")):
        for command in ("show", "log"):
            done = yaowen(command, key, "--data", data)
            assert done.returncode == 2, done.stderr
            assert "no record" in done.stderr


def test_nowhere_to_write_to_is_no_failure(texts: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "crawler.cli", "import", str(texts), "--data", str(tmp_path / "data")]
    done = subprocess.run(["sh", "-c", '"$@" >&- 2>&-', "sh", *words], cwd=ROOT, check=False, timeout=120)
    assert done.returncode == 0
    with Archive.open(tmp_path / "data") as archive:
        assert len(list(archive.records())) == 2


@pytest.mark.parametrize(("command", "records"), [("show", 2), ("status", 2), ("import", 900)])
def test_a_reader_that_goes_away_stops_no_work(tmp_path: Path, command: str, records: int) -> None:
    folder, data = tmp_path / "texts", tmp_path / "data"
    folder.mkdir()
    for number in range(records):
        words = TEXT.replace("关于加强", f"关于第{number}次加强") + "各地要认真落实。" * (
            9000 if records == 2 else 1
        )
        (folder / f"{number:03}_{number:016x}.txt").write_text(words, encoding="utf-8")
    more = {"show": (f"{0:016x}",), "status": ("--json",), "import": (str(folder),)}
    if command != "import":
        yaowen("import", folder, "--data", data)
    command_line = [sys.executable, "-m", "crawler.cli", command, *more[command], "--data", str(data)]
    ended = subprocess.run(
        ["bash", "-c", '"$@" | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}', "bash", *command_line],
        cwd=ROOT, check=False, timeout=300, capture_output=True, text=True,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
    with Archive.open(data) as archive:
        assert len(list(archive.records())) == records


def test_rederive_reads_the_warc_and_changes_nothing_by_itself(texts: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    yaowen("import", texts, "--data", data)
    done = yaowen("rederive", "--data", data)
    assert (done.returncode, done.stdout) == (0, "2 unchanged\n"), done.stderr
    assert yaowen("rederive", "nmpaa", "--data", data).returncode == 2


def test_status_counts_records(texts: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    yaowen("import", texts, "--data", data)
    by_site = {row["site"]: row for row in rows(yaowen("status", "--data", data, "--json"))}
    assert by_site["imported"]["records"] == 2
    assert by_site["nmpa"]["records"] == 0
    assert by_site["nmpa"]["confirmed"] is None
    table = yaowen("status", "--data", data).stdout
    assert table.splitlines()[0].split()[:2] == ["site", "records"]


def test_verify_finds_a_changed_byte(texts: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    yaowen("import", texts, "--data", data)
    assert yaowen("verify", "--data", data).returncode == 0
    warc = max((data / "warc").rglob("*.warc.gz"), key=lambda path: path.stat().st_size)
    members = gzip.decompress(warc.read_bytes())
    warc.write_bytes(gzip.compress(members.replace("逐店".encode(), "逐县".encode())))
    done = yaowen("verify", "--data", data)
    assert done.returncode == 3
    assert "problems" in done.stdout
    assert json.loads(yaowen("verify", "--data", data, "--json").stdout)["problems"]


def test_a_folder_without_archive_is_told(tmp_path: Path) -> None:
    for words in (("status",), ("verify",), ("show", "x"), ("log", "x"), ("rederive",)):
        done = yaowen(*words, "--data", tmp_path / "none")
        assert (done.returncode, done.stdout) == (3, ""), words
        assert str(tmp_path / "none") in done.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_read_is_told(texts: Path, tmp_path: Path) -> None:
    (texts / "more").chmod(0)
    done = yaowen("import", texts, "--data", tmp_path / "data")
    (texts / "more").chmod(0o755)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "more" in done.stderr


def test_what_is_not_there_is_not_imported(tmp_path: Path) -> None:
    done = yaowen("import", tmp_path / "nothing.txt", "--data", tmp_path / "data")
    assert done.returncode == 2
    assert "nothing.txt" in done.stderr


def test_the_base_install_reads_archives_and_says_what_the_rest_needs(texts: Path, tmp_path: Path) -> None:
    data, missing = tmp_path / "data", tmp_path / "site"
    yaowen("import", texts, "--data", data)
    missing.mkdir()
    (missing / "sitecustomize.py").write_text(
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in 'scrapy twisted parsel trafilatura opencc pebble lxml'.split():\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
        "sys.meta_path.insert(0, Missing())\n"
    )
    env = {"PYTHONPATH": f"{missing}:{ROOT}", "YAOWEN_DATA": str(data)}
    for words in (("status",), ("verify",), ("show", NAME[4:]), ("log", NAME[4:])):
        done = yaowen(*words, env=env)
        assert done.returncode == 0, done.stderr
        assert done.stdout
    crawling = (("derive", texts / "page.html"), ("crawl", "nmpa"), ("import", texts), ("rederive",))
    for command in crawling:
        done = yaowen(*command, env=env)
        assert done.returncode == 2, command
        assert 'pip install "yaowen[crawl]"' in done.stderr


def test_hostile_files_are_refused_one_by_one_and_the_rest_imported(tmp_path: Path) -> None:
    folder, data = tmp_path / "files", tmp_path / "data"
    folder.mkdir()
    odd = TEXT.encode().replace("检查".encode(), b"\xed\xa0\x80\0\xff", 1)
    (folder / "000_0123456789abcdef.txt").write_bytes(odd)
    (folder / "binary.html").write_bytes(bytes(range(256)) * 40)
    (folder / "deep.html").write_text(PAGE.format(title="药店检查") + "<div>" * 20_000, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "empty.warc.gz").touch()
    with (folder / "huge.html").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    (folder / "torn.warc.gz").write_bytes(b"\x1f\x8b\x08 no gzip member")
    done = yaowen("import", folder, "--data", data)
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "2 new, 5 refused"
    for name in ("binary.html", "empty.txt", "empty.warc.gz", "huge.html", "torn.warc.gz"):
        [told] = [line for line in done.stdout.splitlines() if name in line]
        assert told.startswith("refused")
    with Archive.open(data) as archive:
        found = archive.get("0123456789abcdef")
        assert archive.capture(found).body == odd
        assert "\0" in found.derivation.original_text
        assert "\0" not in found.derivation.text
        assert archive.verify().ok
