"""`yaowen rederive` over what the bench crawl stored. `python -m tests.bench.again DATA` prints `{"seconds": S}` last."""

import json
import sys
import time
from pathlib import Path

from crawler.commands import rederive, sites


def main() -> None:
    sites.settings().set("SPIDER_MODULES", ["tests.bench.sites"])
    began = time.perf_counter()
    rederive.run(None, Path(sys.argv[1]), as_json=False)
    print(json.dumps({"seconds": time.perf_counter() - began}))


if __name__ == "__main__":
    main()
