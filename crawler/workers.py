"""Workers: processes in which pages are read, so that no page can hold up or take down a crawl.

A page that hangs, crashes its process or eats its memory is killed with it and answered with
`ExtractionCrashed`; the others go on in a fresh process. Processes are replaced after so many batches, which
keeps memory flat.

Where pages come faster than they are read, they go to a process in batches, for what passes between processes
costs as much for one page as for eight. A batch that fails is read again page by page, so that one page's fault
stays its own.
"""

import gc
import importlib
import os
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition
from typing import Any, Self

from pebble import ProcessExpired, ProcessPool

from archive.captures import Capture, CaptureRef
from archive.derivation import Derivation
from archive.errors import CaptureDamaged, TooLarge
from archive.packed import Packed
from archive.warc.reader import read_capture
from crawler.errors import ExtractionCrashed, InputRefused
from crawler.extract.layout import Layouts
from crawler.processes import WorkerContext

DERIVE = "crawler.derive.derive"
TIMEOUT = 30.0
MEMORY = 2 << 30
BATCHES_PER_PROCESS = 1000
BATCH = 8
"""Pages that go to a process at once, at most."""

HEAVY = 4 << 20
"""Bytes of captures past which a batch is not made longer."""

HANDED_OVER = 2
"""Batches a process: the one being read, and one so that it never waits."""

SEARCH_AFTER = 20_000
"""New objects in a worker before they are searched for garbage; the end of a page frees nearly all at once."""

Answer = Packed | InputRefused | CaptureDamaged | TooLarge
"""What became of a job: its derivation, packed, or why there is none."""


@dataclass(frozen=True, slots=True)
class Job:
    """The captures of one article, all parts in order. References are read by the worker, from the archive
    folder `data`. `again`: they have been read before, and mostly give what they gave.
    """

    captures: Sequence[Capture | CaptureRef]
    layouts: Layouts = field(default_factory=Layouts)
    data: Path | None = None
    again: bool = False

    @property
    def size(self) -> int:
        """The bytes to hand over with it."""
        return sum(len(capture.body) for capture in self.captures if isinstance(capture, Capture))


Task = tuple[Job, Future[Answer]]


class Workers:
    """A pool of worker processes. Give it back with `close` (what is queued is finished) or `stop` (it is
    not).

    `derive` is the dotted name of what reads a page: a name, so that only the workers import it. `timeout` is
    for one page, in seconds; `memory` bounds a worker's address space, in bytes. `ahead` is how many jobs to keep
    it busy with.
    """

    def __init__(
        self,
        count: int | None = None,
        *,
        timeout: float = TIMEOUT,
        memory: int = MEMORY,
        batches_per_process: int = BATCHES_PER_PROCESS,
        derive: str = DERIVE,
    ) -> None:
        self.count = count or len(os.sched_getaffinity(0))
        # Twice what they hold: who stores the answers takes many at a time, and they read on meanwhile.
        self.ahead = 2 * self.count * HANDED_OVER * BATCH
        self._timeout = timeout
        self._lock = Condition()
        self._waiting: deque[Task] = deque()
        self._handed_over = 0
        self._unanswered: dict[Future[Answer], Job] = {}
        self._stopped = False
        self._settings = (self.count, batches_per_process, _prepare, (derive, memory))
        self._pool = self._new_pool()

    def start(self) -> None:
        """Start the processes now, not with the first page: loading takes them a while."""
        self._pool.schedule(_loaded)

    def submit(self, job: Job) -> Future[Answer]:
        """Hand a page over; the future holds its answer, never an exception of the page's making."""
        answer: Future[Answer] = Future()
        answer.set_running_or_notify_cancel()
        self._unanswered[answer] = job
        self._waiting.append((job, answer))
        self._hand_over()
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
        with self._lock:
            self._lock.wait_for(lambda: not (self._waiting or self._handed_over))
        self._pool.close()  # type: ignore[no-untyped-call]  # pebble's own gap
        self._pool.join()

    def stop(self) -> None:
        """End the processes now; pages not yet answered are answered as crashed."""
        with self._lock:
            self._stopped = True
            self._waiting.clear()
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble's own gap
        self._pool.join()
        # A pool that is stopped does not always tell of what it had begun.
        for answer, job in list(self._unanswered.items()):
            self._answer(answer, self._crashed(job, CancelledError("its worker was stopped")))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind:
            self.stop()
        else:
            self.close()

    def _new_pool(self) -> ProcessPool:
        count, batches, initializer, arguments = self._settings
        context = WorkerContext(["crawler.workers", arguments[0].rpartition(".")[0]])
        return ProcessPool(count, batches, initializer, arguments, context=context)

    def _hand_over(self) -> None:
        """Give the processes what waits, as long as they can take it."""
        while batch := self._next_batch():
            self._schedule(batch, retry=True)

    def _next_batch(self) -> list[Task]:
        batch: list[Task] = []
        with self._lock:
            if self._handed_over >= self.count * HANDED_OVER:
                return batch
            # Its share: what waits is for all processes.
            most, size = min(BATCH, -(-len(self._waiting) // self.count)), 0
            while self._waiting and len(batch) < most and size < HEAVY:
                batch.append(self._waiting.popleft())
                size += batch[-1][0].size
            self._handed_over += bool(batch)
        return batch

    def _schedule(self, batch: list[Task], *, retry: bool) -> None:
        with self._lock:
            pool = self._pool
        try:
            future = pool.schedule(_read_all, ([job for job, _ in batch],), timeout=self._timeout)
        except RuntimeError as error:
            self._broken(pool, batch, retry=retry, error=error)
            return
        future.add_done_callback(lambda done: self._answered(pool, batch, done, retry=retry))

    def _answered(self, pool: ProcessPool, batch: list[Task], done: Future[Any], *, retry: bool) -> None:
        try:
            answers: list[Answer] = done.result()
        except BrokenProcessPool as error:
            self._broken(pool, batch, retry=retry, error=error)
        except (Exception, CancelledError) as error:
            self._failed(batch, error)
        else:
            self._tell(batch, answers)

    def _tell(self, batch: list[Task], answers: Iterable[Answer]) -> None:
        with self._lock:
            self._handed_over -= 1
            self._lock.notify_all()
        self._hand_over()
        for (_, future), answer in zip(batch, answers, strict=True):
            self._answer(future, answer)

    def _answer(self, future: Future[Answer], answer: Answer) -> None:
        if self._unanswered.pop(future, None):
            future.set_result(answer)

    def _failed(self, batch: list[Task], error: BaseException) -> None:
        if len(batch) == 1 or self._stopped:
            self._tell(batch, [self._crashed(job, error) for job, _ in batch])
            return
        with self._lock:
            self._handed_over += len(batch) - 1
        for task in batch:
            self._schedule([task], retry=True)

    def _broken(self, pool: ProcessPool, batch: list[Task], *, retry: bool, error: Exception) -> None:
        """A worker that dies between two pages takes the pool with it: open another, once for a page."""
        if not retry or self._stopped:
            self._failed(batch, error)
            return
        with self._lock:
            if self._pool is pool:
                self._pool = self._new_pool()
        self._schedule(batch, retry=False)

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


def _loaded() -> None:
    """Nothing is to be done but to be there."""


def _prepare(derive: str, memory: int) -> None:
    """Before the first page: bound the memory, and import what reads, so that no page's time pays for it."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # Ctrl-C reaches every process of a terminal; who started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
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


def _read_all(jobs: Sequence[Job]) -> list[Packed | Exception]:
    return [_read(job) for job in jobs]


def _read(job: Job) -> Packed | Exception:
    """The packed derivation, or the refusal: a value, so that no traceback travels with it."""
    try:
        derivation = _derive(_chosen)(tuple(_captures(job)), job.layouts)
        return Packed.of(derivation, sketched=not job.again)
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
