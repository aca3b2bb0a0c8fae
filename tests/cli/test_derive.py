"""`yaowen derive`: every input is answered, in order, whatever it is."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from archive.captures import Capture
from archive.warc.writer import WarcWriter
from tests.cli.yaowen import rows, yaowen

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_示例网</title></head><body>
<h1>{title}</h1><p>发布时间：2024-03-05 来源：示例日报</p><div class="content">
<p>省药品监督管理局近日召开专题会议，研究部署零售药店的日常检查工作，要求各地压实责任、逐店核查购进渠道。</p>
<p>会议指出，处方药销售必须凭处方进行，执业药师应当在岗审核，发现问题的门店限期整改，并向社会公开检查结果。</p>
<p>与会人员还就中药饮片的储存条件交流了做法，下一步将对整改情况进行回访，确保每一项要求落到实处。</p>
</div></body></html>"""
TEXT = "关于加强药品检查的讲话\n\n各位同志：\n今天召开会议，部署下半年药品检查工作。\n一是压实责任。\n"


def page(folder: Path, name: str, title: str) -> Path:
    """A page on disk."""
    path = folder / name
    path.write_text(PAGE.format(title=title), encoding="utf-8")
    return path


def test_answers_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    first = page(tmp_path, "一.html", "药店检查工作部署")
    text = tmp_path / "003_60ee02b927876250.txt"
    text.write_text(TEXT, encoding="utf-8")
    empty = tmp_path / "empty.html"
    empty.touch()
    done = yaowen("derive", first, tmp_path / "gone.html", text, empty)
    assert done.returncode == 0, done.stderr
    answers = rows(done)
    assert answers[0]["headline"] == "药店检查工作部署"
    assert answers[0]["date_published"] == "2024-03-05"
    assert "逐店核查购进渠道" in answers[0]["text"]
    assert answers[1]["error"]["code"] == "unreadable"
    assert answers[1]["error"]["path"] == str(tmp_path / "gone.html")
    assert answers[2]["id"] == "60ee02b927876250"
    assert answers[2]["original_text"] == TEXT
    assert answers[3]["error"]["code"] == "empty"


def test_a_manifest_gives_the_addresses(tmp_path: Path) -> None:
    path = page(tmp_path, "a.html", "药店检查工作部署")
    manifest = tmp_path / "m.jsonl"
    url = "https://www.example.org/news/1.html?id=7"
    manifest.write_text(
        "".join(json.dumps(row) + "\n" for row in ({"path": str(path), "url": url}, {"path": "x"}))
    )
    done = yaowen("derive", "--manifest", manifest)
    assert done.returncode == 0, done.stderr
    named, missing = rows(done)
    assert named["url"] == url
    assert missing["error"]["path"] == "x"


def test_each_html_response_of_a_warc_is_a_line(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, site="example", run="r1", info={})
    html = (("Content-Type", "text/html; charset=utf-8"),)
    for number, (status, kind) in enumerate(
        [(200, html), (404, html), (200, (("Content-Type", "image/png"),)), (200, html)]
    ):
        body = PAGE.format(title=f"药店检查工作部署之{number}").encode()
        url = f"https://www.example.org/{number}.html"
        writer.write(Capture(url, datetime(2024, 3, 5, tzinfo=UTC), status, kind, body))
    writer.close()
    (warc,) = tmp_path.rglob("*.warc.gz")
    done = yaowen("derive", warc)
    assert done.returncode == 0, done.stderr
    assert [row["url"] for row in rows(done)] == [
        "https://www.example.org/0.html",
        "https://www.example.org/3.html",
    ]


def test_a_damaged_warc_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    warc = tmp_path / "torn.warc.gz"
    warc.write_bytes(b"\x1f\x8b\x08 this is no gzip member")
    done = yaowen("derive", warc, page(tmp_path, "a.html", "药店检查工作部署"))
    assert done.returncode == 0, done.stderr
    assert rows(done)[0]["error"]["code"] == "unreadable"
    assert rows(done)[-1]["headline"] == "药店检查工作部署"


def test_hostile_files_are_answers_too(tmp_path: Path) -> None:
    binary = tmp_path / "binary.html"
    binary.write_bytes(bytes(range(256)) * 40)
    deep = tmp_path / "deep.html"
    deep.write_text("<div>" * 20_000 + "药" * 200 + "</div>" * 20_000, encoding="utf-8")
    large = tmp_path / "large.html"
    with large.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    good = page(tmp_path, "good.html", "药店检查工作部署")
    done = yaowen("derive", binary, deep, large, good)
    assert done.returncode == 0, done.stderr
    answers = rows(done)
    assert len(answers) == 4
    assert answers[0]["error"]["code"] == "not-text"
    assert answers[2]["error"]["code"] == "too-large"
    assert answers[3]["headline"] == "药店检查工作部署"


def test_wrong_usage_is_told_before_anything_is_read(tmp_path: Path) -> None:
    manifest = tmp_path / "m.jsonl"
    manifest.write_text('{"path": "a.html"}\nnot json\n')
    gbk = tmp_path / "gbk.jsonl"
    gbk.write_bytes('{"path": "检.html"}\n'.encode("gbk"))
    odd = tmp_path / "odd.jsonl"
    odd.write_text('{"path": "a.html", "url": "http://\\ud800/"}\n')
    for words in (
        (),
        ("--manifest", manifest),
        ("--manifest", odd),
        ("--manifest", manifest, "a.html"),
        ("a", "b", "--url", "http://x/"),
        ("a.html", "--url", "http://[half"),
        ("a.html", "--url", os.fsdecode(b"http://a\xff/")),
        ("--manifest", tmp_path / "no-such-manifest"),
        ("--manifest", gbk),
    ):
        done = yaowen("derive", *words)
        assert (done.returncode, done.stdout) == (2, ""), words
        assert done.stderr
    assert "line 2" in yaowen("derive", "--manifest", manifest).stderr


def test_a_file_name_in_another_charset(tmp_path: Path) -> None:
    page(tmp_path, "a.html", "药店检查工作部署").rename(os.fsdecode(bytes(tmp_path) + b"/\xbc\xec.html"))
    [answer] = rows(yaowen("derive", os.fsdecode(bytes(tmp_path) + b"/\xbc\xec.html")))
    assert answer["headline"] == "药店检查工作部署"
    assert answer["provenance"]["captures"] == []
    brought = yaowen("import", tmp_path, "--data", tmp_path / "data")
    assert brought.returncode == 0, brought.stderr
    assert brought.stdout.startswith("new")
    assert yaowen("import", tmp_path, "--data", tmp_path / "data").stdout.startswith("unchanged")


def test_an_address_without_scheme_costs_no_record(tmp_path: Path) -> None:
    path = page(tmp_path, "a.html", "药店检查工作部署")
    [answer] = rows(yaowen("derive", path, "--url", "www.example.org/a.html"))
    assert (answer["headline"], answer["url"]) == ("药店检查工作部署", None)


def test_nothing_is_stored(tmp_path: Path) -> None:
    path = page(tmp_path, "a.html", "药店检查工作部署")
    yaowen("derive", path, cwd=tmp_path)
    assert [found.name for found in tmp_path.iterdir()] == ["a.html"]
