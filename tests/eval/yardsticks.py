"""The yardsticks: real texts and pages with gold that may lie beside the project, and the program that scores them."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tests.eval.figure import Absent

ROOT = Path(__file__).parents[2]
SETS = ROOT.parent / "shared" / "eval"
_SCORE = SETS / "score.py"
_COMMAND = [sys.executable, "-m", "crawler.cli"]
_NUMBER = re.compile(r"(\w+)=([\d.]+|nan)(?= |$)", re.MULTILINE)


def present() -> bool:
    """Whether the yardsticks are on this machine."""
    return _SCORE.exists()


def names() -> list[str]:
    """The sets there are. Raises Absent where there are none."""
    if not present():
        raise Absent("the yardsticks (../shared/eval) are not on this machine")
    return sorted(path.parent.name for path in SETS.glob("*/gold.jsonl"))


@cache
def gold(name: str) -> tuple[Mapping[str, Any], ...]:
    """What is known of each page of a set."""
    lines = (SETS / name / "gold.jsonl").read_text("utf-8").split("\n")
    return tuple(json.loads(line) for line in lines if line.strip())


def pages(name: str) -> Iterator[tuple[Path, str | None]]:
    """The file of each page of a set, and where it came from."""
    for row in gold(name):
        yield SETS / name / "pages" / f"{row['name']}.html", row.get("url")


@cache
def scores(name: str) -> Mapping[str, float]:
    """What the scoring program says of our answers to a set; what nobody has gold for is not in it."""
    found = {key: float(value) for key, value in _NUMBER.findall(_scored(name).stdout)}
    return {key: value for key, value in found.items() if value == value}


def exact_seeds() -> tuple[int, str]:
    """How many of the seed texts come out exactly, and the program's own lines about them."""
    said = _scored("--seeds").stdout
    return len(re.findall(r" ok$", said, re.MULTILINE)), said


def answers(name: str) -> list[dict[str, Any]]:
    """Our record (or error) for each page of a set, as the command prints them."""
    manifest = "".join(json.dumps({"path": str(path), "url": url}) + "\n" for path, url in pages(name))
    done = _run([*_COMMAND, "derive", "--manifest", "/dev/stdin"], manifest)
    return [json.loads(line) for line in done.stdout.split("\n") if line.strip()]


def _scored(what: str) -> subprocess.CompletedProcess[str]:
    if not present():
        raise Absent("the yardsticks (../shared/eval) are not on this machine")
    return _run([sys.executable, str(_SCORE), what])


def _run(command: list[str], given: str | None = None) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "YAOWEN": " ".join(_COMMAND)}
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, text=True, env=env, cwd=ROOT)
