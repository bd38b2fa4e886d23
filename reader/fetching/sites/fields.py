"""Fields of the JSON that sites answer with, whatever is in their place."""

from __future__ import annotations

from typing import Any

from reader.errors import FormatError
from reader.formats.decoding import json_text, text
from reader.formats.shared.json_fields import text_of
from reader.model.visible import one_line


def object_in(data: bytes) -> dict[str, Any]:
    """Return the object that some JSON is; raises FormatError."""
    value = json_text.load(text.decode(data, "utf-8").text).value
    if not isinstance(value, dict):
        raise FormatError("This is no JSON object.")
    return value


def text_in(value: dict[str, Any], key: str) -> str:
    """Return a text on one line; of a list the first, "" where there is none."""
    found = value.get(key)
    return one_line(text_of(found[0] if isinstance(found, list) and found else found))


def listed(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list, none where it is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def inside(value: object, *keys: str) -> object:
    """Return what is in an object in an object, None where one of them is missing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
