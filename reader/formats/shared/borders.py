"""Where a sequence begins as it, or another, ends; told in time proportional to the length."""

from __future__ import annotations

from collections.abc import Sequence


def borders(items: Sequence[str]) -> list[int]:
    """Return for each length of a beginning how much of its own beginning that ends on.

    What it ends on is shorter than itself. The list is one longer than the items, and the failure
    function of Knuth, Morris and Pratt.
    """
    found = [0] * (len(items) + 1)
    border = 0
    for index in range(1, len(items)):
        while border and items[index] != items[border]:
            border = found[border]
        border += items[index] == items[border]
        found[index + 1] = border
    return found


def overlap(before: Sequence[str], items: Sequence[str]) -> int:
    """Return the largest number of first items on which another sequence ends."""
    if not items or items[0] not in before:
        return 0
    found = borders(items)
    length = 0
    for item in before:
        while length and (length == len(items) or item != items[length]):
            length = found[length]
        length += item == items[length]
    return length
