"""Yaowen's archive: Chinese drug-regulation news as versioned records over the bytes the sites served.

    with Archive.open("data") as archive:
        for version in archive.records(site="nmpa", published_since="2026-01-01"):
            print(version.citation, version.derivation.headline)

On disk an archive is one folder, self-describing and safe to copy:

    data/
      warc/<site>/<yyyy>/<mm>/<site>-<UTC>-<run>-<n>.warc.gz
      archive.sqlite
      locks/<site>.lock

The WARC files (ISO 28500:2017, WARC/1.1, one gzip member a record) are the truth; a file belongs to the
process that began it. Each begins with `warcinfo`: software, site, run, settings. Then:

- `response` or `revisit`, and its `request` last. Bodies as served, under their Content-Encoding,
  Transfer-Encoding undone. Between the two a `metadata` record where redirects led there: `via`, and all hops
  as JSON in `redirects`. A `revisit` names its original by id, date, file and offset.
- `resource`: an imported file.
- `metadata`: a look that no exchange tells of (`outcome`, `detail`, `title`, `site`, `run`), or, under
  `urn:yaowen:run:<run>`, the beginning or end of a run.
- `conversion`: a version as JSON, as it was when it was stored, refering to the capture it was derived from.

`archive.sqlite` (tables in `archive/schema.py`) indexes them, keeps what is still to be fetched, and which
records tell the same text (`archive/twins`: found anew from the versions whenever that is wanted). A commit
there only names what is already on the disk. While it is in use, `archive.sqlite-wal` and `-shm` lie beside
it and belong to it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from archive.captures import Capture, CaptureRef, Redirect
from archive.content import content
from archive.derivation import (
    CharsetEvidence,
    Completeness,
    Damage,
    Derivation,
    Edit,
    Gap,
    Link,
    Provenance,
    Relevance,
    Term,
)
from archive.edits import apply, undo
from archive.encoding import decode_derivation, encode
from archive.errors import (
    ArchiveError,
    CaptureDamaged,
    NotAnArchive,
    SiteBusy,
    StorageFailed,
    TooLarge,
    UnknownRecord,
    Unstorable,
)
from archive.observations import Observation, Outcome
from archive.same_as import SameAs
from archive.versions import Version

if TYPE_CHECKING:
    from archive.status import SiteStatus
    from archive.store import Archive, Stored
    from archive.verification import Problem, Verification

__all__ = [
    "Archive",
    "ArchiveError",
    "Capture",
    "CaptureDamaged",
    "CaptureRef",
    "CharsetEvidence",
    "Completeness",
    "Damage",
    "Derivation",
    "Edit",
    "Gap",
    "Link",
    "NotAnArchive",
    "Observation",
    "Outcome",
    "Problem",
    "Provenance",
    "Redirect",
    "Relevance",
    "SameAs",
    "SiteBusy",
    "SiteStatus",
    "StorageFailed",
    "Stored",
    "Term",
    "TooLarge",
    "UnknownRecord",
    "Unstorable",
    "Verification",
    "Version",
    "apply",
    "content",
    "decode_derivation",
    "encode",
    "undo",
]

# The store, and SQLAlchemy with it, is loaded when it is first asked for: processes that only read pages never do.
_WITH_STORE = {
    "Archive": "archive.store",
    "Problem": "archive.verification",
    "SiteStatus": "archive.status",
    "Stored": "archive.store",
    "Verification": "archive.verification",
}


def __getattr__(name: str) -> Any:
    if name not in _WITH_STORE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WITH_STORE[name]), name)
