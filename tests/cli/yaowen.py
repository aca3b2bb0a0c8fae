"""The real `yaowen`, in a process of its own, as a person or cron runs it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent


def yaowen(
    *words: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command; no terminal, a plain locale, as under cron."""
    return subprocess.run(
        [sys.executable, "-m", "crawler.cli", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT), **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """The JSON lines a command printed."""
    return [json.loads(line) for line in done.stdout.split("\n") if line]
