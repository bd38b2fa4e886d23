"""The library at size: `python tests/bench/bench_library.py [--transcripts N …] [--corpus DIR]`.

Made-up transcripts of 5,000 words each, in captions of ten, whose words are as unevenly common as
those of a language (Zipf). Printed for each size: how long adding took, what lies on the disk, how
long a search takes to its first transcript and to the first twenty, each the median and the 95th
percentile of forty queries of a kind, beside ripgrep over the same texts, one file each, warm; what
is alike; and in the window, a hit opened to its passage painted, the longest time for which it does
not answer while 2,000 files are taken in, and the list of 100,000 transcripts. With ``--corpus`` a
folder of real transcripts is taken in, its files read beside the program and in it, and recollindex
goes over the same folder.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

from reader.library import Arrival, Library, open_library
from reader.model.prose import prose
from reader.model.transcript import Cue, Transcript
from reader.tasks import importing, readers
from reader.tasks.importing import Report, take_in

WORDS = 5_000
VOCABULARY = 60_000
QUERIES = 40
FEW = 64
STOP_WORDS = ("the", "of", "and", "to", "in", "a", "is", "that", "we", "it")


class Generator:
    """Makes the same transcripts each time; the word of rank n is n times rarer than the first."""

    def __init__(self) -> None:
        self._chance = random.Random(1)
        syllables = [a + b for a in "bdfglmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en")]
        named = [
            "".join(self._chance.choice(syllables) for _ in range(self._chance.randint(2, 4)))
            for _ in range(VOCABULARY)
        ]
        self.words = list(dict.fromkeys((*STOP_WORDS, *named)))
        self._shares = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def transcript(self, number: int) -> Transcript:
        """Return the transcript of a number."""
        chance = random.Random(number)
        whole = self._shares[-1]
        drawn = [
            self.words[bisect_left(self._shares, chance.random() * whole)] for _ in range(WORDS)
        ]
        cues = [
            Cue(" ".join(drawn[at : at + 10]), at * 400, at * 400 + 3_900)
            for at in range(0, WORDS, 10)
        ]
        return Transcript(title=f"Hearing number {number}", cues=tuple(cues))

    def queries(self, kind: str, texts: Sequence[str]) -> list[str]:
        """Return queries of a kind that, but for the absent ones, are answered by the texts."""
        chance = random.Random(kind)

        def ranked(low: int, high: int) -> str:
            return self.words[chance.randint(low, high)]

        def cut(length: int) -> str:
            words = chance.choice(texts).split()
            at = chance.randint(0, len(words) - length)
            return " ".join(words[at : at + length])

        makes: dict[str, Callable[[], str]] = {
            "rare word": lambda: ranked(20_000, 40_000),
            "common word": lambda: ranked(20, 200),
            "stop word": lambda: chance.choice(STOP_WORDS),
            "phrase of 2": lambda: f'"{cut(2)}"',
            "phrase of 5": lambda: f'"{cut(5)}"',
            "absent phrase": lambda: f'"{ranked(0, 40)} {ranked(0, 40)} {ranked(40, 90)} xyzzy"',
            "prefix": lambda: f"{ranked(100, 5_000)[:4]}*",
            "boolean": lambda: f"{ranked(50, 900)} AND {ranked(50, 900)} -{ranked(900, 5_000)}",
            "either": lambda: f"{ranked(900, 9_000)} OR {ranked(900, 9_000)}",
        }
        return [makes[kind]() for _ in range(QUERIES)]


KINDS = (
    *("rare word", "common word", "stop word", "phrase of 2", "phrase of 5", "absent phrase"),
    *("prefix", "boolean", "either"),
)
# What ripgrep is asked for the same; it has no way to say “not in the same file”.
RIPGREP = {
    "prefix": lambda query: rf"\b{query.rstrip('*')}",
    "boolean": lambda query: query.split()[0],
    "either": lambda query: "|".join(query.split(" OR ")),
}


def took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000


def spread(figures: Sequence[float]) -> str:
    ordered = sorted(figures)
    return f"{statistics.median(ordered):7.1f} {ordered[int(0.95 * (len(ordered) - 1))]:7.1f}"


def fill(library: Library, generator: Generator, numbers: range, texts: Path) -> float:
    """Add transcripts, write their texts for ripgrep, and return the seconds that adding took."""
    seconds = 0.0
    for at in range(numbers.start, numbers.stop, FEW):
        few = [generator.transcript(number) for number in range(at, min(at + FEW, numbers.stop))]
        for number, transcript in enumerate(few, at):
            words = " ".join(cue.text for cue in transcript.cues)
            (texts / f"{number}.txt").write_text(words, encoding="utf-8")
        seconds += took(lambda few=few: library.add([Arrival(one) for one in few])) / 1_000
    return seconds


def searched(library: Library, generator: Generator, texts: Path) -> None:
    """Print how long each kind of query takes, and ripgrep."""
    sample = [path.read_text(encoding="utf-8") for path in islice(sorted(texts.iterdir()), 200)]
    print(f"{'':16}{'first result':>16}{'first twenty':>16}{'ripgrep':>16}   times faster")
    print(f"{'':16}{'median    p95':>16}{'median    p95':>16}{'median    p95':>16}")
    for kind in KINDS:
        queries = generator.queries(kind, sample)
        first = [took(lambda q=q: next(library.search(q), None)) for q in queries]
        twenty = [took(lambda q=q: list(islice(library.search(q), 20))) for q in queries]
        peer = [took(lambda q=q, kind=kind: ripgrep(kind, q, texts)) for q in queries[:8]]
        ratio = statistics.median(peer) / statistics.median(twenty)
        print(f"{kind:16} {spread(first)} {spread(twenty)} {spread(peer)}   {ratio:.0f}")


def ripgrep(kind: str, query: str, texts: Path) -> None:
    pattern = RIPGREP.get(kind, lambda query: query.strip('"'))(query)
    command = ["rg", "--files-with-matches", "--ignore-case", "-e", pattern, str(texts)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)


def alike(library: Library) -> None:
    ids = [entry.id for entry in library.entries()]
    chosen = random.Random(3).sample(ids, 30)
    figures = [took(lambda id_=id_: library.similar(id_)) for id_ in chosen]
    print(f"{'similar':16} {spread(figures)}")
    print(f"{'all entries':16} {took(library.entries):7.1f}")


def opened(base: Path, generator: Generator) -> None:
    """Print how long a hit takes from the click to its passage painted."""
    from driver import Reader, reader, until
    from PySide6.QtWidgets import QApplication

    QApplication.instance() or QApplication([])

    def once(window: Reader, query: str) -> float:
        side = window.window.commands.library
        side.search.set_query(query)
        until(lambda: side.search.results and not side.search.state.is_busy)
        result = random.Random(query).choice(side.search.results)

        def go() -> None:
            side.doors.open(result.entry.id, result.hits[0])
            while window.title != result.entry.title or not window.session.search.state.count:
                QApplication.processEvents()
            window.window.repaint()

        return took(go)

    with reader(base=base) as window:
        window.shelf.read()
        until(lambda: window.shelf.is_read)
        queries = [generator.words[rank] for rank in range(400, 400 + QUERIES)]
        print(f"{'hit to painted':16} {spread([once(window, query) for query in queries])}")


def heartbeat(base: Path, generator: Generator, count: int = 2_000) -> None:
    """Print how long the window keeps a timer of 5 ms waiting while files are taken in."""
    from driver import reader, until
    from PySide6.QtCore import QEventLoop, QTimer

    files = base / "files"
    files.mkdir(parents=True)
    for number in range(count):
        words = "\n".join(cue.text for cue in generator.transcript(number).cues[:100])
        (files / f"{number}.txt").write_text(f"Hearing {number}\n\n{words}\n", encoding="utf-8")
    with reader(base=base) as window:
        window.shelf.read()
        until(lambda: window.shelf.is_read)
        window.settings.set("show_library", True)
        beats = [time.perf_counter()]
        timer = QTimer()
        timer.timeout.connect(lambda: beats.append(time.perf_counter()))
        timer.start(5)
        window.window.commands.library.take_in([files])
        loop = QEventLoop()
        window.shelf.taken.connect(lambda _: loop.quit())
        loop.exec()
        timer.stop()
        stalls = sorted(1_000 * (later - sooner) for sooner, later in pairwise(beats))
        seconds = beats[-1] - beats[0]
        many = sum(stall > 100 for stall in stalls)
        print(f"{count:,} files taken in in {seconds:.1f} s, the window's thread waited for:")
        print(f"{'':16} {spread(stalls)}  worst {stalls[-1]:.0f} ms, over 100 ms: {many}")


def heard(work: Callable[[], object], is_done: Callable[[], bool]) -> tuple[float, float]:
    """Do something in the window; return in milliseconds when it is done and shown, and how long
    the window's thread was held at most.
    """
    from driver import until
    from PySide6.QtCore import QTimer

    beats = [time.perf_counter()]
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(1)
    work()
    until(is_done)
    many = len(beats)
    until(lambda: len(beats) > many + 1)  # painted by then
    timer.stop()
    return 1_000 * (beats[-1] - beats[0]), max(
        1_000 * (later - sooner) for sooner, later in pairwise(beats)
    )


def listed(base: Path) -> None:
    """Print what a list of 100,000 transcripts costs the window's thread."""
    from driver import reader, until

    from reader.library import Entry
    from reader.ui.state.shelf_cards import Card

    with reader(base=base) as window:
        chance = random.Random(5)
        names = ("harbour", "river", "treaty", "council", "bridge", "tunnel", "budget", "school")
        cards = (
            Card(
                Entry(
                    number,
                    " ".join(chance.choice(names) for _ in range(6)),
                    author=f"Speaker {number % 900}",
                    day=f"20{number % 25:02}-03-04",
                    added=f"{number:09}",
                )
            )
            for number in range(1, 100_001)
        )
        made = {card.entry.id: card for card in cards}
        ready = took(lambda: [card.make_ready() for card in made.values()])
        print(f"100,000 cards made ready beside the window in {ready:.0f} ms")
        window.shelf._entries_read((made, 0.0, 0, "", 0))
        window.settings.set("show_library", True)
        pane = window.window.areas["library"]
        print("100,000 transcripts in the list:")

        def tell(what: str, work: Callable[[], object]) -> None:
            shown, held = heard(work, lambda: not pane._is_arranging)
            print(f"  {what:30} {shown:7.1f} ms, the window's thread held for {held:.1f} at most")

        until(lambda: not pane._is_arranging)
        tell("first letter of the filter", lambda: pane.filter.setText("t"))
        tell("second letter", lambda: pane.filter.setText("tr"))
        tell("a word more", lambda: pane.filter.setText("treaty 2012"))
        tell("no filter", pane.filter.clear)
        tell("by title", lambda: window.settings.set("library_sort", "title"))
        tell("by title once more", pane.list.scrollToTop)
        tell("in groups by year", lambda: window.settings.set("library_group", "date"))
        bar = pane.list.verticalScrollBar()
        steps = [
            took(lambda: (bar.setValue(bar.value() + 400), window.window.repaint()))
            for _ in range(60)
        ]
        print(f"  {'a scroll step':30} {spread(steps)} ms")


def noted(base: Path, count: int = 100_000) -> None:
    """Print what a list of 100,000 notes costs the window's thread."""
    from driver import reader, until

    from reader.library import Note, rows
    from reader.model.transcript import Span

    library = open_library(base / "data", base / "cache")
    chance = random.Random(6)
    names = ("harbour", "river", "treaty", "council", "bridge", "tunnel", "budget", "school")

    def words(most: int) -> str:
        return " ".join(chance.choice(names) for _ in range(most))

    ids = [
        library.add([Arrival(Transcript(words(5), cues=(Cue(f"{nth} {words(20)}"),)))])[0].id
        for nth in range(1_000)
    ]
    with library._database.writing() as db:
        for nth in range(count):
            note = Note(ids[nth % 1_000], Span(0, nth // 1_000, 0, 9), words(8), words(12))
            rows.insert_note(db, note)
    library.close()
    with reader(base=base) as window:
        window.shelf.read()
        until(lambda: window.shelf.is_read)
        window.do("notes")
        pane = window.window.areas["notes"]
        print(f"{count:,} notes in the list:")

        def tell(what: str, work: Callable[[], object], is_done: Callable[[], bool]) -> None:
            shown, held = heard(work, is_done)
            print(f"  {what:30} {shown:7.1f} ms, the window's thread held for {held:.1f} at most")

        def has(least: int, most: int) -> Callable[[], bool]:
            return lambda: least <= len(pane.model.rows) <= most

        tell("those of all transcripts", pane.all_button.click, has(count, 2 * count))
        tell("a letter of the filter", lambda: pane.filter.setText("zz"), has(0, 0))
        tell("no filter", pane.filter.clear, has(count, 2 * count))
        tell("two words", lambda: pane.filter.setText("treaty council"), has(1, count))
        tell("read once more", lambda: window.window.desk.highlights.changed.emit(), has(1, count))


def size(*paths: Path) -> float:
    """Return megabytes."""
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


class ReadersHere(readers.Readers):
    """Reads all files in this process, one after another."""

    def _is_worth_it(self) -> bool:
        return False


class Cost(NamedTuple):
    """What taking in took: seconds by the clock, and those of processors, of both kinds."""

    wall: float
    here: float
    beside: float

    def __str__(self) -> str:
        return f"{self.wall:.1f} s (processors: {self.here:.1f} here, {self.beside:.1f} beside)"


def cost(library: Library, folder: Path) -> tuple[Report, Cost]:
    """Take a folder in, and return what came of it and what it took."""

    def now() -> tuple[float, float, float]:
        beside = os.times()
        return (
            time.perf_counter(),
            time.process_time(),
            beside.children_user + beside.children_system,
        )

    before = now()
    report = take_in(library, [folder])
    return report, Cost(*(end - begin for begin, end in zip(before, now(), strict=True)))


def corpus(folder: Path) -> None:
    """Print how long a folder of real transcripts takes, read here and beside, and recollindex."""
    with tempfile.TemporaryDirectory() as name:
        library = open_library(Path(name, "data"), Path(name, "cache"))
        report, ours = cost(library, folder)
        recalled(library)
        library.close()
        text = size(folder)
        print(f"{folder.name}: {report.sentence()}")
        print(f"taken in in {ours}, {text / ours.wall:.1f} MB/s")
        print(f"index {size(Path(name, 'cache')):.0f} MB, text {text:.0f} MB")
        importing.Readers = ReadersHere  # type: ignore[misc]
        alone = open_library(Path(name, "alone"), Path(name, "alone-cache"))
        _, theirs = cost(alone, folder)
        alone.close()
        importing.Readers = readers.Readers  # type: ignore[misc]
        print(f"read in this process {theirs}: {theirs.wall / ours.wall:.2f} times as long")
        if shutil.which("recollindex"):
            peer = recollindex(folder, Path(name, "recoll"))
            print(f"recollindex {peer:.1f} s: {peer / ours.wall:.1f} times as long")


def recalled(library: Library, count: int = 200) -> None:
    """Print how many phrases are found that were cut at random and typed another way."""
    chance = random.Random(4)
    ids = [entry.id for entry in library.entries() if entry.words > 200]
    missed = []
    for _ in range(count):
        id_ = chance.choice(ids)
        text = prose(library.get(id_)).text
        words = text.split()
        at = chance.randrange(len(words) - 10)
        phrase = typed_anew(" ".join(words[at : at + chance.randint(4, 9)]), chance)
        if not any(found.entry.id == id_ for found in library.search(f"“{phrase}”")):
            missed.append(phrase)
    print(f"{count - len(missed)} of {count} phrases found{f', not {missed[:3]}' * bool(missed)}")


def typed_anew(phrase: str, chance: random.Random) -> str:
    """Return a phrase as another person may type it: capitals, accents, signs."""
    phrase = phrase.translate(dict.fromkeys(map(ord, '“”"„'), None))
    if chance.random() < 0.5:
        phrase = phrase.swapcase()
    if chance.random() < 0.5:
        letters = unicodedata.normalize("NFD", phrase)
        phrase = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if chance.random() < 0.5:
        return phrase.translate(str.maketrans("'’", "’'"))
    return re.sub(r"[,.;:](?= )", "", phrase)  # within a word a sign parts it, and is none to miss


def recollindex(folder: Path, settings: Path) -> float:
    settings.mkdir()
    (settings / "recoll.conf").write_text(f"topdirs = {folder}\n", encoding="utf-8")
    began = time.perf_counter()
    subprocess.run(["recollindex", "-c", str(settings)], check=True, capture_output=True)
    return time.perf_counter() - began


def sizes(counts: Sequence[int]) -> Iterator[range]:
    yield from (range(low, high) for low, high in zip((0, *counts), counts, strict=False))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--transcripts", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--corpus", type=Path)
    options = parser.parse_args()
    if options.corpus:
        corpus(options.corpus)
    generator = Generator()
    with tempfile.TemporaryDirectory() as name:
        base, texts = Path(name, "base"), Path(name, "texts")
        texts.mkdir()
        data, cache = base / "data", base / "cache"
        library = open_library(data, cache)
        for numbers in sizes(options.transcripts):
            seconds = fill(library, generator, numbers, texts)
            rate = len(numbers) / seconds
            print(f"\n{numbers.stop:,} transcripts of {WORDS:,} words: {rate:.0f} added a second")
            sizes_now = (size(data), size(cache), size(texts))
            print("library {:,.0f} MB, index {:,.0f} MB, text {:,.0f} MB".format(*sizes_now))
            searched(library, generator, texts)
            alike(library)
        library.close()
        if options.transcripts:
            opened(base, generator)
            heartbeat(Path(name, "heartbeat"), generator)
            listed(Path(name, "listed"))
            noted(Path(name, "noted"))


if __name__ == "__main__":
    main()
