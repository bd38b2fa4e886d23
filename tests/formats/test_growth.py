"""Every reader takes time in proportion to the file, and little of it, whatever the file holds.

Nothing is measured by the clock. Compared is the processor's time of one run with that of another
a moment before: eight times the bytes, and a plain loop over lines for as long. What seems slow is
measured again, since other programs on the machine disturb both.

``READER_GROWTH=8`` tries texts eight times as long, on which milder faults show; it takes minutes.
"""

from __future__ import annotations

import contextlib
import gc
import os
import re
import time
from collections.abc import Callable, Iterator

import pytest
from families import FAMILIES, made
from measured import READERS, Reader, named

from reader import formats
from reader.errors import ReaderError

SMALL = 2_000 * int(os.environ.get("READER_GROWTH", "1"))
DOUBLINGS = 3
LARGE = SMALL * 2**DOUBLINGS
MOST_PER_DOUBLING = 2.6
MOST_PER_LOOP = 100
"""How many times as long as the loop of :func:`a_plain_loop` reading may take, byte for byte.

A second for a million bytes makes about 20. The most that any reader takes for any of the texts is
about 70, for short lines, each of which is a caption with a time and a name.
"""
NOTHING = 0.001
"""Seconds; what takes no longer is not compared."""
TRIES = 12
"""Other programs only ever make a run seem longer: the shortest of some is nearest to the truth."""
LONG_ENOUGH = 0.05
"""Seconds; the loop goes on for no longer, whatever it is compared with."""
A_TIME = re.compile(r"\d+:\d\d")


def processor_time(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


def a_plain_loop(text: str) -> list[str]:
    """Do the least that a reader can do for each line of a text: see whether it is a time."""
    kept = []
    for line in text.split("\n"):
        line = line.strip()
        if line and not A_TIME.match(line):
            kept.append(line)
    return kept


def a_byte_of_the_loop(seconds: float = 0.0) -> float:
    """Return the seconds that the loop takes for a byte of a text of the shortest lines.

    It goes on for as long as what it is compared with, so that both are disturbed alike.
    """
    text = "a\n" * 10_000
    runs, taken = 0, 0.0
    while not runs or taken < seconds:
        taken += processor_time(lambda: a_plain_loop(text))
        runs += 1
    return taken / runs / len(text)


def reading(reader: Reader, data: bytes) -> float:
    def read() -> None:
        with contextlib.suppress(ReaderError):
            formats.read_bytes(data, "x", format=reader.format or None)

    return processor_time(read)


def fault(reader: Reader, unit: str) -> str:
    """Return what is wrong with the time that a text of one thing takes, "" if nothing is."""
    large = reader.file(made(unit, LARGE * reader.size))
    long = reading(reader, large)
    if long < NOTHING:
        return ""
    small = reader.file(made(unit, SMALL * reader.size))
    most = MOST_PER_DOUBLING**DOUBLINGS
    short = loop = float("inf")
    for _ in range(TRIES):
        short = min(short, reading(reader, small))
        loop = min(loop, a_byte_of_the_loop(min(long, LONG_ENOUGH)))
        growth = long / max(short, NOTHING / most)
        loops = long / loop / len(large)
        if growth <= most and loops <= MOST_PER_LOOP * reader.patience:
            return ""
        long = min(long, reading(reader, large))
    return f"{growth ** (1 / DOUBLINGS):.1f} times as long per doubling, {loops:.0f} loops"


@pytest.fixture
def nothing_to_collect() -> Iterator[None]:
    """Spare the readers the search for garbage in what the tests before have left."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("nothing_to_collect")
@pytest.mark.parametrize("name", READERS)
def test_reading_takes_time_in_proportion(name: str) -> None:
    reader = READERS[name]
    reading(reader, reader.file("x"))  # the first of a kind loads what it needs
    faults = {family: fault(reader, unit) for family, unit in FAMILIES.items()}
    assert not {family: told for family, told in faults.items() if told}


def is_read(reader: Reader, unit: str) -> bool:
    """Return whether a text of one thing becomes cues, and is not refused."""
    with contextlib.suppress(ReaderError):
        data = reader.file(made(unit, 200))
        return bool(formats.read_bytes(data, "x", format=reader.format or None).cues)
    return False


@pytest.mark.parametrize("name", READERS)
def test_every_reader_reads_something(name: str) -> None:
    """What is refused at once says nothing of the time that reading takes."""
    assert any(is_read(READERS[name], unit) for unit in FAMILIES.values())


def test_every_format_is_tried() -> None:
    assert set(named()) == {form.name for form in formats.FORMATS}
