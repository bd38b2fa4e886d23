"""Words before a colon that are nobody, and names that are not such words."""

from __future__ import annotations

import pytest

from reader.formats.shared.customs.nobody import is_nobody


@pytest.mark.parametrize(
    "label",
    [
        *("Note", "NOTE", "Step 3", "Impact", "Cause", "tl;dr", "ejemplo", "注意", "ध्यान दें"),
        *("Monday", "4 May", "Saturday 3 June", "Related Videos"),
    ],
)
def test_words_of_notes_and_days_are_nobody(label: str) -> None:
    assert is_nobody(label)


@pytest.mark.parametrize(
    "label", ["Ana Ruiz", "May", "Port News", "Dr. Lind", "Speaker 2", "FOX TV"]
)
def test_people_and_houses_are_somebody(label: str) -> None:
    assert not is_nobody(label)
