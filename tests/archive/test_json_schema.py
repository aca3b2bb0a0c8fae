"""The published schema is that of the records there are."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from archive.encoding import encode
from archive.json_schema import as_text, record_schema
from crawler.derive import derive
from tests.demo_sites import captures_of, cases

PUBLISHED = Path(__file__).parents[2] / "archive" / "record.schema.json"


def test_what_is_published_is_what_the_dataclasses_say() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == as_text(), (
        "python -m archive.json_schema > archive/record.schema.json"
    )


@pytest.mark.parametrize("case", cases()[:6], ids=lambda case: f"{case.parent.name}/{case.name}")
def test_records_are_valid_by_it(case: Path) -> None:
    Draft202012Validator(record_schema()).validate(json.loads(encode(derive(captures_of(case)))))


def test_it_is_strict_enough_to_refuse_something() -> None:
    assert not Draft202012Validator(record_schema()).is_valid({"id": 7})
