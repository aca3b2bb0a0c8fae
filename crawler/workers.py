"""Workers: spawned processes in which pages are read, so that no page can hold up or take down a crawl.

A page that hangs, crashes its process or eats its memory is killed with it and answered with
`ExtractionCrashed`; the others go on in a fresh process. Processes are replaced after so many pages, which
keeps memory flat.
"""

import gc
import importlib
import os
import resource
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any, Self

from pebble import ProcessExpired, ProcessPool

from archive.captures import Capture, CaptureRef
from archive.derivation import Derivation
from archive.encoding import decode_derivation, encode
from archive.errors import CaptureDamaged, TooLarge
from archive.warc.reader import read_capture
from crawler.errors import ExtractionCrashed, InputRefused
from crawler.extract.layout import Layouts

DERIVE = "crawler.derive.derive"
TIMEOUT = 30.0
MEMORY = 2 << 30
PAGES_PER_PROCESS = 2000
QUEUED_PER_PROCESS = 8
"""Pages handed over ahead of the one being read: enough that no process waits, few enough to bound memory."""

SEARCH_AFTER = 20_000
"""New objects in a worker before they are searched for garbage; the end of a page frees nearly all at once."""

Answer = Derivation | InputRefused | CaptureDamaged | TooLarge
"""What became of a job: its derivation, or why there is none."""


@dataclass(frozen=True, slots=True)
class Job:
    """The captures of one article, all parts in order. References are read by the worker, from the archive
    folder `data`.
    """

    captures: Sequence[Capture | CaptureRef]
    layouts: Layouts = field(default_factory=Layouts)
    data: Path | None = None


class Workers:
    """A pool of worker processes. Give it back with `close` (what is queued is finished) or `stop` (it is
    not).

    `derive` is the dotted name of what reads a page: a name, so that only the workers import it. `timeout` is
    for one page, in seconds; `memory` bounds a worker's address space, in bytes.
    """

    def __init__(
        self,
        count: int | None = None,
        *,
        timeout: float = TIMEOUT,
        memory: int = MEMORY,
        pages_per_process: int = PAGES_PER_PROCESS,
        derive: str = DERIVE,
    ) -> None:
        self.count = count or len(os.sched_getaffinity(0))
        self.ahead = self.count * QUEUED_PER_PROCESS
        self._timeout = timeout
        self._lock = Lock()
        self._settings = (self.count, pages_per_process, _prepare, (derive, memory))
        self._pool = self._new_pool()

    def submit(self, job: Job) -> Future[Answer]:
        """Hand a page over; the future holds its answer, never an exception of the page's making."""
        answer: Future[Answer] = Future()
        answer.set_running_or_notify_cancel()
        self._schedule(job, answer, retry=True)
        return answer

    def map(self, jobs: Iterable[Job]) -> Iterator[Answer]:
        """The answers in the order of the jobs, which are taken only as fast as they are answered."""
        waiting: deque[Future[Answer]] = deque()
        for job in jobs:
            waiting.append(self.submit(job))
            if len(waiting) >= self.ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def close(self) -> None:
        """Finish what is queued, then end the processes."""
        self._pool.close()  # type: ignore[no-untyped-call]  # pebble's own gap
        self._pool.join()

    def stop(self) -> None:
        """End the processes now; pages not yet answered are answered as crashed."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble's own gap
        self._pool.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind:
            self.stop()
        else:
            self.close()

    def _new_pool(self) -> ProcessPool:
        count, pages, initializer, arguments = self._settings
        return ProcessPool(count, pages, initializer, arguments, context=_Context())

    def _schedule(self, job: Job, answer: Future[Answer], *, retry: bool) -> None:
        with self._lock:
            pool = self._pool
        try:
            future = pool.schedule(_read, (job,), timeout=self._timeout)
        except RuntimeError as error:
            self._broken(pool, job, answer, retry=retry, error=error)
            return
        future.add_done_callback(lambda done: self._answered(pool, job, answer, done, retry=retry))

    def _answered(
        self, pool: ProcessPool, job: Job, answer: Future[Answer], done: Future[Any], *, retry: bool
    ) -> None:
        try:
            result = done.result()
            answer.set_result(decode_derivation(result) if isinstance(result, bytes) else result)
        except BrokenProcessPool as error:
            self._broken(pool, job, answer, retry=retry, error=error)
        except (Exception, CancelledError) as error:
            answer.set_result(self._crashed(job, error))

    def _broken(
        self, pool: ProcessPool, job: Job, answer: Future[Answer], *, retry: bool, error: Exception
    ) -> None:
        """A worker that dies between two pages takes the pool with it: open another, once for a page."""
        if not retry:
            answer.set_result(self._crashed(job, error))
            return
        with self._lock:
            if self._pool is pool:
                self._pool = self._new_pool()
        self._schedule(job, answer, retry=False)

    def _crashed(self, job: Job, error: BaseException) -> ExtractionCrashed:
        if isinstance(error, TimeoutError):
            why = f"took longer than {self._timeout:g} s to read; its worker was killed"
        elif isinstance(error, ProcessExpired):
            why = f"killed the worker that read it (exit code {error.exitcode})"
        else:
            why = f"could not be read: {type(error).__name__}: {error}"
        crashed = ExtractionCrashed(f"{_name(job)} {why}; it is captured, and the run goes on")
        crashed.__cause__ = error
        return crashed


def _name(job: Job) -> str:
    first = job.captures[0]
    return first.url if isinstance(first, Capture) else f"{first.file} at {first.offset}"


# ---- Beyond here: what runs in a worker. ----


def _prepare(derive: str, memory: int) -> None:
    """Before the first page: bound the memory, and import what reads, so that no page's time pays for it."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    _derive(derive)
    gc.freeze()
    gc.set_threshold(SEARCH_AFTER, *gc.get_threshold()[1:])
    global _chosen
    _chosen = derive


_chosen = DERIVE


def _derive(dotted: str) -> Callable[[Sequence[Capture], Layouts], Derivation]:
    module, _, name = dotted.rpartition(".")
    found: Callable[[Sequence[Capture], Layouts], Derivation] = getattr(importlib.import_module(module), name)
    return found


def _read(job: Job) -> bytes | Exception:
    """The encoded derivation, or the refusal: a value, so that no traceback travels with it."""
    try:
        return encode(_derive(_chosen)(tuple(_captures(job)), job.layouts))
    except (InputRefused, CaptureDamaged, TooLarge) as refusal:
        return type(refusal)(*refusal.args)
    except RecursionError as error:
        return ExtractionCrashed(f"{_name(job)} is nested too deeply to be read: {error}")


def _captures(job: Job) -> Iterator[Capture]:
    for capture in job.captures:
        if isinstance(capture, Capture):
            yield capture
        elif job.data:
            yield read_capture(job.data, capture)
        else:
            raise ValueError("a job that names captures by reference must name their archive folder")


# ---- Starting a worker. ----


@contextmanager
def _bare_main() -> Iterator[None]:
    """Hide the main module: a spawned process would import it again, and with the `scrapy` command that is
    Scrapy.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


class _Process(SpawnProcess):
    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - multiprocessing calls it so
        with _bare_main():
            return SpawnProcess._Popen(process_obj)


class _Context(SpawnContext):
    Process = _Process
