"""Records as JSON: one line, fields in the order they are declared, the underscore of `pass_` and `class_`
dropped.
"""

from typing import Any

import msgspec

from archive.derivation import Derivation
from archive.errors import Unstorable
from archive.versions import Version

_RENAMED = {"pass_": "pass", "class_": "class"}
_BACK = {short: long for long, short in _RENAMED.items()}


def encode(value: Any) -> bytes:
    """Any of the archive's dataclasses as one line of JSON."""
    plain = msgspec.to_builtins(value)
    try:
        return msgspec.json.encode(_rename_edits(plain, _RENAMED))
    except UnicodeEncodeError as error:
        raise Unstorable(
            f"text holds a lone surrogate ({error.object[error.start]!r} at {error.start}), which no encoding "
            "can carry; replace it by U+FFFD where the text is decoded"
        ) from error


def decode_derivation(line: bytes) -> Derivation:
    """The derivation a line of JSON stands for."""
    return msgspec.convert(_rename_edits(_parsed(line), _BACK), Derivation)


def decode_version(line: bytes) -> Version:
    """The version a line of JSON stands for."""
    return msgspec.convert(_rename_edits(_parsed(line), _BACK), Version)


def _parsed(line: bytes) -> Any:
    return msgspec.json.decode(line)


def _rename_edits(plain: Any, names: dict[str, str]) -> Any:
    if not isinstance(plain, dict):
        return plain
    if "derivation" in plain:
        return {**plain, "derivation": _rename_edits(plain["derivation"], names)}
    if "audit" in plain:
        return {**plain, "audit": [_rename(edit, names) for edit in plain["audit"]]}
    return _rename(plain, names)


def _rename(edit: Any, names: dict[str, str]) -> Any:
    return {names.get(key, key): value for key, value in edit.items()} if isinstance(edit, dict) else edit
