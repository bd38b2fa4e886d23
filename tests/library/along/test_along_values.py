"""What is kept of both sides of a copy, as text: it comes back, and altered it does no harm."""

from __future__ import annotations

import pytest

from reader.library.along.values import Base, base_in, base_text

UNTOUCHED = Base((), "", 0, 0, 0.0, is_read=False)


def test_a_base_comes_back_as_it_was() -> None:
    base = Base(("a, b", "\ud800"), '{"title": "x"}', 3, 4, 0.5, is_read=True)
    assert base_in(base_text(base)) == base


@pytest.mark.parametrize("text", ["", "[]", "{}", "[1, 2]", '[[], "", "x", 0, 0, 0]', "[" * 9000])
def test_what_was_altered_is_as_if_nobody_had_touched_it(text: str) -> None:
    assert base_in(text) == UNTOUCHED
