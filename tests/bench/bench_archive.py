"""An archive at size: `python tests/bench/bench_archive.py [--transcripts N] [--at ADDRESS]`.

It needs PostgreSQL and starts a server of its own, in a temporary folder, which waits for the disk
at every commit as one in use does. Printed is how many of random queries over 2,000 odd transcripts
are answered alike by a library in a folder and by an archive, and alike by the search bar on each
text; then, over made-up transcripts of 500 to 5,000 words as unevenly common as those of a language
(Zipf), how long adding took, how large it is, and how long each kind of query takes to its first
twenty transcripts: the median and the 95th percentile of forty, for one who asks and for eight at
once. With ``--held`` it is also for how long going through so many keeps the window waiting.

With ``--at`` no server is started, and only the kinds of query are timed, in the archive at that
address. One that holds nothing yet is filled first; nothing is added to any other, but what was
indexed by another version is indexed anew. So what was filled once is timed again and again
(`packaging/archive start FOLDER` lets a server run for it).
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

from bench_beside import beside
from bench_library import KINDS, Generator, spread, took
from odd_queries import asked, made_up
from postgres import Databases, server

from reader.errors import QueryError
from reader.library import Arrival, Library, open_at, open_library
from reader.library.places import Places, has_any
from reader.library.searches.query import read
from reader.model.prose import prose
from reader.model.search.find import Finder, Switches
from reader.model.transcript import Cue, Transcript

ODD = 2_000
SOME = 100
FEW = 64
CUT_FROM = 256
AT_ONCE = 8
COMMON = ("the of", "of the and", "is that", "we in a")


def alike(databases: Databases, folder: Path, queries: int, seed: int) -> None:
    """Print how many random queries all three answer alike."""
    chance = random.Random(seed)
    both = (open_library(folder, folder / "cache"), open_at(databases.address(databases.archive())))
    odd = [Transcript(str(nth), cues=(Cue(made_up(chance, 30)),)) for nth in range(ODD)]
    for library in both:
        for at in range(0, ODD, FEW):
            library.add([Arrival(one) for one in odd[at : at + FEW]])
    finders = {one.title: Finder(prose(one).text) for one in odd}
    same, tried, hits = 0, 0, 0
    began, worked = time.monotonic(), time.process_time()
    while tried < queries:
        typed = asked(chance, chance.choice(list(finders.values())).text or "a")
        switches = Switches(*(chance.random() < 0.3 for _ in range(3)))
        try:
            read(typed)
        except QueryError:
            continue
        tried += 1
        here, there = ({**_found(library, typed, switches)} for library in both)
        bar = here if not read(typed).groups else _by_bar(finders, typed, switches)
        same += here == there == bar
        hits += sum(here.values())
        if here != there or here != bar:
            print(f"  not alike: {typed!r} {switches}", flush=True)
        if tried % SOME == 0:
            print(f"  {same:,} of {tried:,} so far", flush=True)
    seconds, busy = time.monotonic() - began, time.process_time() - worked
    print(f"{same:,} of {tried:,} queries answered alike by folder, archive and search bar")
    print(f"{hits:,} hits in {ODD:,} transcripts, in {seconds:.0f} s, {busy:.0f} of processors\n")
    for library in both:
        library.close()


def _found(library: Library, typed: str, switches: Switches) -> dict[str, int]:
    return {one.entry.title: one.total for one in library.search(typed, switches)}


def _by_bar(finders: dict[str, Finder], typed: str, switches: Switches) -> dict[str, int]:
    query = read(typed)
    return {
        title: count
        for title, finder in finders.items()
        if not has_any(finder, query.without, switches)
        and (count := len(Places(finder, query, switches)))
    }


def transcript(generator: Generator, number: int) -> Transcript:
    """Return the transcript of a number, of 500 to 5,000 words."""
    whole = generator.transcript(number)
    kept = random.Random(number).randint(50, len(whole.cues))
    return Transcript(whole.title, cues=whole.cues[:kept])


def fill(library: Library, generator: Generator, count: int) -> float:
    """Add transcripts; return the seconds of it."""
    seconds = 0.0
    for at in range(0, count, FEW):
        few = [transcript(generator, number) for number in range(at, min(at + FEW, count))]
        seconds += took(lambda few=few: library.add([Arrival(one) for one in few])) / 1_000
    return seconds


def asked_for(generator: Generator, count: int) -> dict[str, list[str]]:
    """Return queries of each kind, phrases cut from the first of so many transcripts."""
    first = [transcript(generator, number) for number in range(min(count, CUT_FROM))]
    texts = [" ".join(cue.text for cue in one.cues) for one in first]
    kinds = {kind: generator.queries(kind, texts) for kind in KINDS}
    return {**kinds, "common phrase": list(COMMON) * 10}


def ask(work: tuple[str, list[str]]) -> list[float]:
    """Ask some queries one after another, in a process with an archive of its own open."""
    address, queries = work
    library = open_at(address)
    next(library.search("warm"), None)
    figures = [took(lambda q=q: list(islice(library.search(q), 20))) for q in queries]
    library.close()
    return figures


def timed(address: str, kinds: dict[str, list[str]]) -> None:
    """Print how long each kind of query takes, for one who asks and for several at once."""
    load = f"load before {os.getloadavg()[0]:.1f}"
    print(f"{'':16}{'alone':>16}{f'{AT_ONCE} at once':>16}   (ms: median, 95th percentile; {load})")
    # A process begun anew, since one that is copied shares its connections.
    with multiprocessing.get_context("spawn").Pool(AT_ONCE) as others:
        for kind, queries in kinds.items():
            (alone,) = others.map(ask, [(address, queries)])
            together = others.map(ask, [(address, queries)] * AT_ONCE, chunksize=1)
            figures = [figure for some in together for figure in some]
            print(f"{kind:16}{spread(alone):>16}{spread(figures):>16}", flush=True)


def filled_and_timed(address: str, count: int) -> None:
    """Print how long adding took where nothing was there, and how long the kinds of query take."""
    generator = Generator()
    library = open_at(address)
    if not library.entries_after(None, 1):
        seconds = fill(library, generator, count)
        print(f"{count:,} transcripts: {count / seconds:.0f} a second")
    library.index()
    library.close()
    timed(address, asked_for(generator, count))


def gone_through(databases: Databases, folder: Path, count: int) -> None:
    """Print what going through so many transcripts beside the window costs its thread."""
    from driver import reader
    from PySide6.QtWidgets import QApplication

    from reader.kept.settings import Settings

    QApplication.instance() or QApplication([])
    database = databases.archive()
    settings = Settings()
    settings.library_at = databases.address(database)
    library = open_at(settings.library_at)
    library.add([Arrival(Transcript("A first one", cues=(Cue("Some words."),)))])
    library.close()
    names = "ARRAY['harbour', 'river', 'treaty', 'council', 'bridge', 'tunnel', 'budget', 'school']"
    title = f"'hearing ' || n || ' of the ' || ({names})[1 + (n / 7 + n) % 8]"
    more = f"generate_series(2, {count}) AS n"
    databases.run(
        database,
        "SET search_path = transcript_reader",
        *(
            f"INSERT INTO {table} SELECT made.* FROM {table} AS first, {more}, LATERAL"
            f" jsonb_populate_record(first, jsonb_build_object('{number}', n, 'digest', 'd' || n,"
            f" 'title', {title})) AS made WHERE first.{number} = 1"
            for table, number in (("transcript", "id"), ("proposal", "transcript"))
        ),
        f"INSERT INTO name SELECT 'title:' || {title}, n FROM {more}",
    )
    with reader(settings=settings, base=folder) as window:
        beside(window, lambda library: library._index.outdated())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--transcripts", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--held", type=int, default=100_000, help="transcripts in the list")
    parser.add_argument("--at", metavar="ADDRESS", help="of an archive that is to be timed alone")
    options = parser.parse_args()
    if options.at:
        filled_and_timed(options.at, options.transcripts)
        return
    with server("-c fsync=on -c shared_buffers=512MB") as databases:
        with tempfile.TemporaryDirectory() as name:
            # First: what is left of the queries would be gone through by Python's collector.
            if options.held:
                gone_through(databases, Path(name, "held"), options.held)
            if options.queries:
                alike(databases, Path(name), options.queries, options.seed)
        if not options.transcripts:
            return
        database = databases.archive()
        filled_and_timed(databases.address(database), options.transcripts)
        print(databases.sizes(database))


if __name__ == "__main__":
    main()
