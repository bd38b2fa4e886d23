"""What broadcasters and sound editors exchange; bytes and times are worked out by hand."""

from __future__ import annotations

import pytest
from read import read

from reader.errors import FormatError


def test_what_only_looks_alike_is_left_to_others() -> None:
    for text in (
        "Prices rose by 1.5 2.5 times last year.\n",
        "A recording of Ana 1 2 and more words.\nAnd then some.\n",
    ):
        assert read(text, "a.txt").source.format == "text"
    with pytest.raises(FormatError, match="times but no speech"):
        read("1.0\t2.0\n3.0\t4.0\n", "a.txt")
