"""`yaowen show` tells where else a text is told, beside the record."""

import sqlite3
from pathlib import Path

from tests.archive.telling import OTHER_MEETING, SAME
from tests.cli.yaowen import rows, yaowen

NAMES = ("000_0123456789abcdef", "001_fedcba9876543210", "002_00112233445566aa")


def test_twins_are_shown_beside_the_record(tmp_path: Path) -> None:
    for name, text in zip(NAMES, (SAME, SAME[:-40], OTHER_MEETING), strict=True):
        (tmp_path / f"{name}.txt").write_text(text)
    env = {"YAOWEN_DATA": str(tmp_path / "data")}
    assert yaowen("import", tmp_path, env=env).returncode == 0
    first, second, other = (name[4:] for name in NAMES)
    shown = yaowen("show", first, env=env).stdout
    (told,) = [line for line in shown.splitlines() if line.startswith("same as")]
    assert second in told
    (record,) = rows(yaowen("show", first, "--json", env=env))
    assert [link["other"] for link in record["same_as"]] == [second]
    assert "same_as" not in record["derivation"]
    assert "same as" not in yaowen("show", other, env=env).stdout
    assert rows(yaowen("show", other, "--json", env=env))[0]["same_as"] == []
    assert yaowen("verify", env=env).returncode == 0


def test_rederive_links_what_was_stored_unlinked(tmp_path: Path) -> None:
    for name, text in zip(NAMES[:2], (SAME, SAME[:-40]), strict=True):
        (tmp_path / f"{name}.txt").write_text(text)
    env = {"YAOWEN_DATA": str(tmp_path / "data")}
    yaowen("import", tmp_path, env=env)
    forget_sketches(tmp_path / "data")
    assert not rows(yaowen("show", NAMES[0][4:], "--json", env=env))[0]["same_as"]
    assert yaowen("rederive", env=env).returncode == 0
    assert rows(yaowen("show", NAMES[0][4:], "--json", env=env))[0]["same_as"]


def forget_sketches(data: Path) -> None:
    """The archive as one without the library would have left it."""
    with sqlite3.connect(data / "archive.sqlite") as database:
        for table in ("sketches", "bands", "same_as"):
            database.execute(f"DELETE FROM {table}")
