"""Fields of the JSON of sites, whatever stands in their place."""

from __future__ import annotations

from typing import Any

import pytest

from reader.errors import FormatError
from reader.fetching.sites.fields import inside, listed, object_in, text_in


def test_an_object_is_read() -> None:
    assert object_in('{"a": "Größe"}'.encode()) == {"a": "Größe"}


@pytest.mark.parametrize("data", [b"[1]", b'"a"', b"7", b"null"])
def test_another_value_is_told(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"^This is no JSON object\.$"):
        object_in(data)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"k": "a title"}, "a title"),
        ({"k": " a\n title "}, "a title"),
        ({"k": ["first", "second"]}, "first"),
        ({"k": []}, ""),
        ({"k": None}, ""),
        ({"k": {"a": "b"}}, ""),
        ({}, ""),
    ],
)
def test_a_text_stands_on_one_line(value: dict[str, Any], told: str) -> None:
    assert text_in(value, "k") == told


@pytest.mark.parametrize(
    ("value", "objects"),
    [([{"a": 1}, 7, None, {}], [{"a": 1}, {}]), ([], []), ({"a": 1}, []), (None, []), ("ab", [])],
)
def test_a_list_gives_its_objects(value: object, objects: list[dict[str, Any]]) -> None:
    assert listed(value) == objects


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ((), {"a": {"b": 0}}),
        (("a",), {"b": 0}),
        (("a", "b"), 0),
        (("a", "c"), None),
        (("c", "b"), None),
        (("a", "b", "c"), None),
    ],
)
def test_what_is_inside_is_found_where_all_of_it_is_there(
    keys: tuple[str, ...], found: object
) -> None:
    assert inside({"a": {"b": 0}}, *keys) == found
