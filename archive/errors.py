"""What can go wrong with an archive, named by what it means for the caller."""


class ArchiveError(Exception):
    """Anything the archive raises on purpose; the message says what happened, to what, and what to do."""


class StorageFailed(ArchiveError):
    """The disk or the database refused: nothing may be counted as stored, and the run must stop."""


class NotAnArchive(ArchiveError):
    """The folder holds no archive, or one written by a newer release."""


class CaptureDamaged(ArchiveError):
    """A WARC record cannot be read as it was written; the rest of the file may still be good."""


class TooLarge(ArchiveError):
    """A body passes the bound it may have once decompressed; it is kept as served and not read."""


class UnknownRecord(ArchiveError, LookupError):
    """No record has this id or URL."""


class SiteBusy(ArchiveError):
    """Another process is crawling this site now."""


class Unstorable(ArchiveError, ValueError):
    """A derivation that no encoding can carry unchanged (lone surrogates); nothing of it was stored."""
