"""The writer: one thread through which a crawl writes to its archive, so that the reactor never waits for a
disk.

Captures reach their WARC at once, one after another. What names them in the database (observations, records,
books of the frontier) waits for the next batch: one short transaction, the WARC synced before it commits. A
future of such work is done only when its transaction has committed.
"""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, Protocol, TypeVar

from archive import Archive
from archive.captures import Capture
from archive.errors import ArchiveError, StorageFailed

T = TypeVar("T")


class Session(Protocol):
    """An archive opened for one run of one site."""

    archive: Archive

    def capture(self, capture: Capture) -> Capture:
        """Write to WARC; the same capture with its `ref`."""

    def batch(self) -> AbstractContextManager[object]:
        """One transaction; captures written so far are synced before it commits."""

    def finish(self, reason: str) -> None:
        """Remember how the run ended."""

    def close(self) -> None:
        """Give back files and locks; called once, also after a failure."""


@dataclass(frozen=True, slots=True)
class _Job:
    """`now`: carried out when its turn comes, outside any transaction. Otherwise with the next batch; `last` ends it."""

    work: Callable[[Session], Any]
    future: Future[Any]
    now: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of a job, told only once its transaction has committed."""

    result: Any = None
    refusal: Exception | None = None


class Writer:
    """`start` opens the session in the thread; `on_failure` is called there once nothing can be stored any
    more.
    """

    def __init__(
        self,
        open_session: Callable[[], Session],
        on_failure: Callable[[Exception], None],
        *,
        batch: int = 200,
        patience: float = 0.5,
    ) -> None:
        self._open = open_session
        self._on_failure = on_failure
        self._batch = batch
        self._patience = patience
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._waiting: list[_Job] = []
        self._due = 0.0
        # A daemon: a crawl that is forced to end must not wait for work that nobody will hand over any more.
        self._thread = Thread(target=self._run, name="archive-writer", daemon=True)
        self._opened: Future[None] = _promise()
        self._ended: Future[None] = _promise()
        self.failure: Exception | None = None

    def start(self) -> Future[None]:
        """Start the thread. The future is done when the archive is open, or holds the reason why it is
        not.
        """
        self._thread.start()
        return self._opened

    def capture(self, capture: Capture) -> Future[Capture]:
        """Write a capture to the WARC."""
        return self.ask(lambda session: session.capture(capture))

    def ask(self, work: Callable[[Session], T]) -> Future[T]:
        """Do this when its turn comes: questions, and writing that needs no transaction."""
        return self._enqueue(_Job(work, _promise(), now=True))

    def submit(self, work: Callable[[Session], T], *, promptly: bool = False) -> Future[T]:
        """Do this within the next batch; done when that has committed, which is at once where somebody waits for it."""
        return self._enqueue(_Job(work, _promise(), last=promptly))

    def stop(self) -> Future[None]:
        """Carry out what is queued, close the session, end the thread; done when all that is done."""
        if self._thread.ident is None:
            self._ended.set_result(None)
        self._jobs.put(None)
        return self._ended

    def _enqueue(self, job: _Job) -> Future[Any]:
        self._jobs.put(job)
        return job.future

    def _run(self) -> None:
        try:
            session = self._open()
        except Exception as error:
            self._opened.set_exception(error)
            self._refuse_all(error)
            self._ended.set_result(None)
            return
        self._opened.set_result(None)
        try:
            self._serve(session)
        except Exception as error:
            self._fail(error)
        try:
            session.close()
        except Exception as error:
            self.failure = self.failure or error
        self._ended.set_result(None)

    def _serve(self, session: Session) -> None:
        while True:
            try:
                wait = max(0.0, self._due - monotonic()) if self._waiting else None
                job = self._jobs.get(timeout=wait)
            except Empty:
                self._flush(session)
                continue
            if job is None:
                # Back in its place: should this last batch fail, `_refuse_all` waits for it.
                self._jobs.put(None)
                self._flush(session)
                return
            if job.now:
                self._do(session, job)
            else:
                self._due = self._due if self._waiting else monotonic() + self._patience
                self._waiting.append(job)
            if self._waiting and (job.last or len(self._waiting) >= self._batch or monotonic() >= self._due):
                self._flush(session)

    def _do(self, session: Session, job: _Job) -> None:
        try:
            result = job.work(session)
        except (StorageFailed, OSError) as error:
            job.future.set_exception(error)
            raise
        except Exception as error:
            job.future.set_exception(error)
        else:
            job.future.set_result(result)

    def _flush(self, session: Session) -> None:
        if not self._waiting:
            return
        try:
            with session.batch():
                answers = [_Answer(job.work(session)) for job in self._waiting]
        except (StorageFailed, OSError):
            raise
        except Exception:
            # One of them is at fault, and with it the whole transaction is undone: each on its own, then.
            answers = [self._alone(session, job) for job in self._waiting]
        answered, self._waiting = self._waiting, []
        for job, answer in zip(answered, answers, strict=True):
            if answer.refusal:
                job.future.set_exception(answer.refusal)
            else:
                job.future.set_result(answer.result)

    def _alone(self, session: Session, job: _Job) -> _Answer:
        try:
            with session.batch():
                return _Answer(job.work(session))
        except (StorageFailed, OSError):
            raise
        except Exception as error:
            return _Answer(refusal=error)

    def _fail(self, error: Exception) -> None:
        failure = error if isinstance(error, ArchiveError) else StorageFailed(f"writing stopped: {error}")
        for job in self._waiting:
            job.future.set_exception(failure)
        self._waiting = []
        self._on_failure(failure)
        self._refuse_all(failure)

    def _refuse_all(self, failure: Exception) -> None:
        self.failure = failure
        while (job := self._jobs.get()) is not None:
            job.future.set_exception(failure)


def _promise() -> Future[Any]:
    """A future that cannot be cancelled: work once queued is done, whoever has stopped waiting for it."""
    future: Future[Any] = Future()
    future.set_running_or_notify_cancel()
    return future
