"""The README names every command, and no command that is not there."""

import re
from pathlib import Path

from typer.main import get_command

from crawler.cli import app

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def commands() -> set[str]:
    """What `yaowen --help` lists."""
    return set(getattr(get_command(app), "commands"))  # noqa: B009 - the group's class is private to Typer


def test_every_command_is_told_and_no_other() -> None:
    assert set(re.findall(r"^\| `yaowen ([\w-]+)", README, re.MULTILINE)) == commands()


def test_every_make_target_told_is_there() -> None:
    makefile = (Path(__file__).parent.parent / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", README)) <= targets


def test_reserved_words_stay_free() -> None:
    reserved = "diff search export release serve redact rebuild check new-site backfill worker"
    assert not commands() & set(reserved.split())
