"""The tables of `archive.sqlite`. Times are UTC, as ISO 8601 text of one width, so that they sort as they
are.
"""

from sqlalchemy import Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

SCHEMA_VERSION = 2
"""2 added the same text elsewhere: sketches, bands, same_as."""

metadata = MetaData()

facts = Table(
    "archive", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False)
)

runs = Table(
    "runs",
    metadata,
    Column("run", Text, primary_key=True),
    Column("site", Text),
    Column("started", Text, nullable=False),
    Column("finished", Text),
    Column("outcome", Text),
    Column("facts", Text, nullable=False),
)
Index("runs_by_site", runs.c.site, runs.c.started)

warc_files = Table(
    "warc_files",
    metadata,
    Column("file", Text, primary_key=True),
    Column("indexed", Integer, nullable=False),
    Column("closed", Boolean, nullable=False),
)

captures = Table(
    "captures",
    metadata,
    Column("record_id", Text, primary_key=True),
    Column("file", Text, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("payload_digest", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("requested_url", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("status", Integer),
    Column("size", Integer, nullable=False),
    Column("revisit", Boolean, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("site", Text),
    Column("run", Text),
)
Index("captures_by_digest", captures.c.payload_digest)
Index("captures_by_url", captures.c.url, captures.c.time)
Index("captures_by_place", captures.c.file, captures.c.offset)

observations = Table(
    "observations",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("site", Text),
    Column("run", Text),
    Column("outcome", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("title", Text),
    Column("capture", Text),
)
Index("observations_by_url", observations.c.url, observations.c.time)
Index("observations_by_run", observations.c.run, observations.c.outcome)

records = Table(
    "records",
    metadata,
    Column("id", Text, primary_key=True),
    Column("url", Text),
    Column("site", Text),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("checked", Text, nullable=False),
    Column("gone_since", Text),
    Column("newest", Integer, nullable=False),
    Column("last_capture", Text),
    Column("rules", Text, nullable=False),
    Column("date_published", Text),
    Column("completeness", Text, nullable=False),
    Column("relevance", Float, nullable=False),
    Column("repaired", Boolean, nullable=False),
)
Index("records_by_url", records.c.url)
Index("records_by_site", records.c.site, records.c.id)
Index("records_by_date", records.c.date_published, records.c.id)
Index("records_by_site_and_date", records.c.site, records.c.date_published, records.c.id)
Index("records_by_check", records.c.site, records.c.checked)

aliases = Table(
    "aliases",
    metadata,
    Column("url", Text, primary_key=True),
    Column("id", Text, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", Text, nullable=False),
    Column("captures", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("run", Text),
    Column("captured", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("derivation", LargeBinary, nullable=False),
    Column("conversion_file", Text, nullable=False),
    Column("conversion_offset", Integer, nullable=False),
    Column("conversion_id", Text, nullable=False),
)
Index("versions_by_content", versions.c.id, versions.c.fingerprint, versions.c.captures, unique=True)
Index("versions_by_capture_time", versions.c.id, versions.c.captured, versions.c.number)

to_fetch = Table(
    "to_fetch",
    metadata,
    Column("site", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("list_url", Text),
    Column("title", Text),
    Column("discovered", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("outcome", Text),
    Column("captured", Text),
)
Index("to_fetch_by_url", to_fetch.c.url)

walks = Table(
    "walks",
    metadata,
    Column("list_url", Text, primary_key=True),
    Column("site", Text, nullable=False),
    Column("walk", Integer, nullable=False),
    Column("begun", Text, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("page_url", Text),
    Column("pages", Integer, nullable=False),
    Column("completed_walk", Integer, nullable=False, server_default="0"),
    Column("completed", Text),
)

known_links = Table(
    "known_links",
    metadata,
    Column("list_url", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("walk", Integer, nullable=False),
)

sketches = Table(
    "sketches",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("method", Text, nullable=False),
    Column("slots", LargeBinary, nullable=False),
    Column("numbers", LargeBinary, nullable=False),
)
Index("sketches_by_version", sketches.c.id, sketches.c.version, unique=True)

# Only ever asked by its key, twenty-four times a record: the table is its own index.
bands = Table(
    "bands",
    metadata,
    Column("band", Integer, primary_key=True, autoincrement=False),
    Column("sketch", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# A pair stands once, with the smaller id as `one`.
same_as = Table(
    "same_as",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("one_version", Integer, primary_key=True, autoincrement=False),
    Column("other_version", Integer, primary_key=True, autoincrement=False),
    Column("similarity", Float, nullable=False),
    Column("one_in_other", Float, nullable=False),
    Column("other_in_one", Float, nullable=False),
    Column("origin", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("found", Text, nullable=False),
    Column("run", Text),
    Column("ended", Text),
)
Index("same_as_by_other", same_as.c.other)
