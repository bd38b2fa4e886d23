"""What a command tells other programs: JSON, the same whatever language is spoken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.wording import in_english


def json_text(value: Mapping[str, Any], indent: int | None = None) -> str:
    """Return a value as JSON; sentences of the program are in English there."""
    import json  # late: few listings are JSON

    return json.dumps(_english(value), ensure_ascii=False, indent=indent)


def _english(value: Any) -> Any:
    if isinstance(value, str):
        return in_english(value)
    if isinstance(value, Mapping):
        return {name: _english(one) for name, one in value.items()}
    return [*map(_english, value)] if isinstance(value, list | tuple) else value
