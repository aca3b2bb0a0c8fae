"""Locks between processes of one machine, gone with the process: a site's, for one crawl of it at a time; and
the one for recovering, so that nobody goes on before what a killed writer left is indexed.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from archive.errors import SiteBusy, StorageFailed


class SiteLock:
    """Taken when made (SiteBusy if another holds it), given back by `release` or at the end of a `with`."""

    def __init__(self, folder: Path, site: str) -> None:
        self._file: int | None = _open(folder, f"{site}.lock")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self.release()
            raise SiteBusy(
                f"{site} is being crawled by another process; wait for it to end, or stop it"
            ) from error

    def release(self) -> None:
        """Let another process crawl the site."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


@contextmanager
def recovering(folder: Path) -> Iterator[None]:
    """Wait until nobody else is recovering this archive, and keep others waiting."""
    # Not the name of a site: those begin with a letter.
    file = _open(folder, ".recovery.lock")
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)


def _open(folder: Path, name: str) -> int:
    path = folder / "locks" / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StorageFailed(
            f"{path}: cannot be made ({error.strerror}); check the owner and the mount"
        ) from error
