"""Every case of the bank, read as a file is."""

from __future__ import annotations

from pathlib import Path

import casebank
import pytest

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import Transcript


@pytest.mark.parametrize("folder", sorted(casebank.CASES.iterdir()), ids=lambda folder: folder.name)
def test_a_careful_reader_makes_this_of_it(folder: Path) -> None:
    assert casebank.judge(folder, read(folder)) == []


def read(folder: Path) -> Transcript | FormatError:
    """Return what is made of a case, or why it is refused."""
    try:
        return formats.read(folder / casebank.case_of(folder)["input"])
    except FormatError as error:
        return error
