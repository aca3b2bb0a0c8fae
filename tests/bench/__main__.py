"""`make bench`: every figure of one run, as ratios measured against each other on this machine. Nothing here is a test.

Crawls run one after another against a loopback server in its own process. Floors are printed beside what they hold for.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PLAIN_PAGES = 300


def figures(module: str, *args: str) -> dict[str, Any]:
    """What a bench module prints last."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *args]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


@contextmanager
def serving(pages: int) -> Iterator[str]:
    """The port of a server of so many pages."""
    command = [sys.executable, "-m", "tests.bench.server", str(pages)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield server.stdout.readline().strip()
        finally:
            server.kill()


def rate(found: dict[str, Any]) -> float:
    """Pages a second."""
    return float(found["pages"]) / float(found["seconds"])


def crawls(pages: int, data: Path) -> None:
    """Whole crawls beside each other."""
    with serving(pages) as port:
        bare = rate(figures("rivals", "bare", port, str(pages)))
        plain = rate(figures("rivals", "plain", port, str(min(pages, PLAIN_PAGES))))
        print(f"bare Scrapy, doing nothing            {bare:7.1f} pages/s")
        print(f"one-file Scrapy + trafilatura spider  {plain:7.1f} pages/s")
        ours = figures("ours", "bench", port, str(data / "layout"))
        print(
            f"ours, pages of a known layout         {rate(ours):7.1f} pages/s = {rate(ours) / bare:.2f} of bare (floor 0.5), "
            f"{rate(ours) / plain:.1f} x one-file (floor 8)"
        )
        told(ours, pages)
        generic = figures("ours", "unknown", port, str(data / "generic"))
        print(
            f"ours, pages of an unknown site        {rate(generic):7.1f} pages/s = {rate(generic) / plain:.2f} x "
            "one-file (floor 1.8)"
        )
        told(generic, pages)
    again = figures("again", str(data / "layout"))
    speed = ours["pages"] / again["seconds"]
    print(
        f"rederive of those, from WARC          {speed:7.1f} pages/s = {speed / rate(ours):.2f} x the crawl (floor 1.5)"
    )


def told(found: dict[str, Any], pages: int) -> None:
    """What else a crawl of ours is held to."""
    quarter, half, end = found["rss_mb"]
    print(
        f"    {found['pages']} of {pages} stored; reactor late by {found['lag_p99_ms']:.1f} ms at p99 (floor 50); "
        f"memory {quarter}, {half}, {end} MB at a quarter, half, the end"
    )


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    options.add_argument("--pages", type=int, default=2000, help="pages a crawl (default 2000)")
    pages = options.parse_args().pages
    with tempfile.TemporaryDirectory() as data:
        crawls(pages, Path(data))
    script = figures("script")
    print(
        f"Traditional to Simplified             {script['ratio']:7.1f} x opencc-python-reimplemented (floor 20)"
    )
    print("CPU, ms a page:")
    for name, spent in figures("steps").items():
        print(f"    {name:<32}{spent:8.3f}")


if __name__ == "__main__":
    main()
