"""The JSON Schema of a record, made from the dataclasses that are the record.

`python -m archive.json_schema` prints it; `record.schema.json` beside this file is that, for those who read records
without Python.
"""

import json
from typing import Any

import msgspec

from archive.derivation import Derivation
from archive.versions import Version


def record_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of a record as `yaowen derive` gives it; `$defs/Version` is that of a stored one."""
    (record, _), parts = msgspec.json.schema_components([Derivation, Version], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Yaowen record",
        **record,
        "$defs": {name: _as_encoded(part) for name, part in sorted(parts.items())},
    }


def _as_encoded(part: dict[str, Any]) -> dict[str, Any]:
    """Field names as they stand in JSON, where Python's `pass_` is `pass`."""
    properties = {name.rstrip("_"): kind for name, kind in part.get("properties", {}).items()}
    required = [name.rstrip("_") for name in part.get("required", ())]
    return {**part, "properties": properties, "required": required}


def as_text() -> str:
    """The schema as it is published."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    print(as_text(), end="")
