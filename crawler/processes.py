"""How a worker process starts: forked from one that has loaded what reads pages, and nothing else.

That one is spawned, so that neither threads nor Scrapy come along. It loads once what each worker would have to,
and again after every so many pages.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.context import ForkServerContext, ForkServerProcess
from types import ModuleType
from typing import Any


class _Process(ForkServerProcess):
    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - multiprocessing calls it so
        with _bare_main():
            return ForkServerProcess._Popen(process_obj)


# What multiprocessing counts as leaked when a process was killed is gone with it; to be told so helps nobody.
sys.warnoptions.append("ignore:resource_tracker")


class WorkerContext(ForkServerContext):
    """For pools whose processes need `modules`; what cannot be loaded ahead, each process loads itself."""

    Process = _Process

    def __init__(self, modules: Sequence[str]) -> None:
        super().__init__()
        self.set_forkserver_preload(list(modules))


@contextmanager
def _bare_main() -> Iterator[None]:
    """Hide the main module: a new process would import it again, and with the `scrapy` command that is Scrapy."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
