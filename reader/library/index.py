"""The index of a library: which transcripts have a word, what they go by, what they are about.

It holds nothing that is not in the library too, in a file of its own that may be deleted: it is
made again from the library, without a question. A transcript is one row, its words are those of
:mod:`reader.library.tokens`.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import Final

from reader.files import cause
from reader.library.asking import ANYTHING, NOTHING, Asked
from reader.library.bodies import (
    Body,
    IndexedText,
    Name,
    PackedBody,
    packed_body,
    unpacked_text,
)
from reader.library.database import Database, run_script, stoppable
from reader.library.fingerprint import fingerprint
from reader.library.fts5 import written
from reader.library.records import names_kept, title_of
from reader.library.refusals import LibraryError, Stop
from reader.library.searches.vocabulary import Vocabulary
from reader.library.tokens import LONGEST, parted, spaced
from reader.model.pieces import pieces
from reader.model.search.fold import folded
from reader.model.video_names import sought
from reader.wording import tr

VERSION: Final = 3
"""Of the layout: an index of another version is made anew."""

_AT_ONCE: Final = 500

_LAYOUT: Final = """
CREATE VIRTUAL TABLE words USING fts5(
    text, content='', detail=full, tokenize="ascii tokenchars '_'"
);
CREATE TABLE body (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    text BLOB NOT NULL,
    moments BLOB NOT NULL
);
CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    speakers TEXT NOT NULL,
    names TEXT NOT NULL,
    is_wide INTEGER NOT NULL
);
CREATE INDEX wide ON fact (id) WHERE is_wide;
CREATE TABLE word (
    id INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE,
    transcripts INTEGER NOT NULL
);
CREATE TABLE name (
    name TEXT NOT NULL,
    transcript INTEGER NOT NULL,
    PRIMARY KEY (name, transcript)
) WITHOUT ROWID;
CREATE INDEX name_by_transcript ON name (transcript);
CREATE TABLE listed (
    name TEXT NOT NULL,
    transcript INTEGER NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (name, transcript, place)
) WITHOUT ROWID;
CREATE INDEX listed_by_transcript ON listed (transcript, place);
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


_NEWEST: Final = "id < :before ORDER BY id DESC LIMIT :limit"
_ALL: Final = f"SELECT id FROM fact WHERE {_NEWEST}"
_WIDE: Final = f"SELECT id FROM fact WHERE is_wide AND {_NEWEST}"
_MATCHING: Final = (
    "SELECT rowid FROM words WHERE words MATCH :fits AND rowid < :before"
    " ORDER BY rowid DESC LIMIT :limit"
)
_RANKED: Final = "SELECT rowid FROM words WHERE words MATCH :fits ORDER BY rank, rowid DESC"


class Index:
    """The index in one file, which is made if it is not there."""

    def __init__(self, path: Path) -> None:
        self.vocabulary = Vocabulary()
        self._path = path
        self._database = Database(path, is_lasting=False)
        self._adding = threading.Lock()

    def open(self) -> None:
        """Make sure of the layout and of the rules by which texts were indexed.

        An index made by others is thrown away and begun anew, empty. Raises LibraryError,
        LibraryDamaged for a damaged file.
        """
        rules = fingerprint()
        with self._database.reading() as db:
            known = db.execute("SELECT name FROM sqlite_master WHERE name = 'state'").fetchone()
            found = db.execute("PRAGMA user_version").fetchone()[0]
        if known is not None and found == VERSION and self._state("rules") == rules:
            return
        if known is not None or found:
            self.discard()
        with self._database.writing() as db:
            if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                run_script(db, _LAYOUT)
                db.execute("INSERT INTO state VALUES ('rules', ?)", (rules,))
                db.execute(f"PRAGMA user_version={VERSION}")

    def close(self) -> None:
        """Stop what is under way, and close the file."""
        self._database.close(at_once=True)

    def discard(self) -> None:
        """Delete the file; the next use begins with an empty one. Raises LibraryError."""
        self._database.close()
        try:
            for ending in ("", "-journal"):
                self._path.with_name(f"{self._path.name}{ending}").unlink(missing_ok=True)
        except OSError as problem:
            self._database = Database(self._path, is_lasting=False)
            sentence = tr("The index cannot be made anew: {why}.", why=cause(problem))
            raise LibraryError(sentence) from problem
        self._database = Database(self._path, is_lasting=False)
        self.vocabulary = Vocabulary()

    # -- what is indexed ------------------------------------------------------------------------

    @property
    def revision(self) -> str:
        """The state of the library that this is the index of, "" for none."""
        return self._state("revision")

    def _state(self, name: str) -> str:
        with self._database.reading() as db:
            row = db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def set_revision(self, revision: str) -> None:
        """Take note of which state of the library this is the index of."""
        with self._database.writing() as db:
            db.execute("INSERT OR REPLACE INTO state VALUES ('revision', ?)", (revision,))

    def digests_after(self, after: int, most: int) -> list[tuple[int, str]]:
        """Return the next that are indexed after a number, with the digest of each: ``most`` of
        them, fewer at the end.
        """
        with self._database.reading() as db:
            return db.execute(
                "SELECT id, digest FROM body WHERE id > ? ORDER BY id LIMIT ?", (after, most)
            ).fetchall()

    def add(self, documents: Iterable[IndexedText]) -> None:
        """Index transcripts that are not in the index, all or none of them."""
        counts: Counter[str] = Counter()
        with self._database.writing() as db:
            for document in documents:
                counts.update(_insert(db, document))
            db.executemany(
                "INSERT INTO word (word, transcripts) VALUES (?, ?) ON CONFLICT (word)"
                " DO UPDATE SET transcripts = transcripts + excluded.transcripts",
                ((word, counts[word]) for word in sorted(counts)),
            )

    def remove(self, ids: Iterable[int]) -> None:
        """Take transcripts out of the index, all or none of them."""
        with self._database.writing() as db:
            for id_ in ids:
                _delete(db, id_)

    def check(self) -> bool:
        """Whether the file is sound; raises LibraryDamaged where it is not even a database."""
        with self._database.reading() as db:
            sound: bool = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            db.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        return sound

    # -- what is asked --------------------------------------------------------------------------

    def words_known(self) -> Vocabulary:
        """Return all words of the index, with those that came since this was asked last."""
        with self._adding, self._database.reading() as db:
            words = db.execute(
                "SELECT id, word FROM word WHERE id > ? ORDER BY id", (self.vocabulary.last,)
            ).fetchall()
            if words:
                self.vocabulary.add((word for _, word in words), words[-1][0])
            return self.vocabulary

    def matching(self, asked: Asked, should_stop: Stop | None = None) -> Iterator[list[int]]:
        """Yield the numbers of the transcripts that may fit, the newest first, some at a time.

        Of transcripts with words too long for the index only their text can tell: they may fit
        whatever is asked, with NOTHING they alone.
        """
        fits = None if asked in (ANYTHING, NOTHING) else written(asked)
        before = 1 << 62
        # A little at first, since the first page is wanted at once.
        limit = 32
        while ids := self._matching_before(asked, fits, before, limit, should_stop):
            yield ids
            if len(ids) < limit:
                return
            before, limit = ids[-1], _AT_ONCE

    def _matching_before(
        self, asked: Asked, fits: str | None, before: int, limit: int, should_stop: Stop | None
    ) -> list[int]:
        values = {"fits": fits, "before": before, "limit": limit}
        with self._database.reading() as db, stoppable(db, should_stop):
            if asked == ANYTHING:
                return _ids(db, _ALL, values)
            found = _ids(db, _WIDE, values)
            if fits is not None:
                found += _ids(db, _MATCHING, values)
            return sorted(set(found), reverse=True)[:limit]

    def ranked(
        self, asked: Asked, ids: Sequence[int], should_stop: Stop | None = None
    ) -> list[int]:
        """Return transcripts in another order: those that say most of it first (BM25)."""
        if asked in (ANYTHING, NOTHING):
            return list(ids)
        with self._database.reading() as db, stoppable(db, should_stop):
            ranked = _ids(db, _RANKED, {"fits": written(asked)})
        ranks = {id_: nth for nth, id_ in enumerate(ranked)}
        return sorted(ids, key=lambda id_: ranks.get(id_, len(ranks)))

    def bodies(self, ids: Sequence[int]) -> dict[int, Body]:
        """Return the texts of some transcripts, those left out that are not in the index."""
        found: dict[int, Body] = {}
        with self._database.reading() as db:
            for at in range(0, len(ids), _AT_ONCE):
                some = ids[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = db.execute(
                    "SELECT id, digest, text, moments, names FROM body JOIN fact USING (id)"
                    f" WHERE id IN ({marks})",
                    some,
                )
                for id_, digest, *packed in rows:
                    found[id_] = Body(PackedBody._make(packed), digest)
        return found

    def fresh(self, known: Mapping[int, str]) -> dict[int, Body | None]:
        """Return the texts of some transcripts, None for one that still has the digest by which it
        is known; those left out that are not in the index.
        """
        ids = list(known)
        digests: dict[int, str] = {}
        with self._database.reading() as db:
            for at in range(0, len(ids), _AT_ONCE):
                some = ids[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                digests.update(
                    db.execute(f"SELECT id, digest FROM body WHERE id IN ({marks})", some)
                )
        same = dict.fromkeys(id_ for id_, digest in digests.items() if known[id_] == digest)
        return {**same, **self.bodies([id_ for id_ in digests if id_ not in same])}

    def with_facts(
        self, titles: Sequence[str], speakers: Sequence[str], ids: Sequence[int]
    ) -> set[int]:
        """Return those of some transcripts, 500 at most, whose title has all these words, and in
        which these speak.

        Words are whole ones, and several stand side by side.
        """
        conditions = [f"id IN ({','.join('?' * len(ids))})"]
        values: list[int | str] = list(ids)
        for column, wanted in (("title", titles), ("speakers", speakers)):
            for words in wanted:
                conditions.append(f"instr({column}, ?)")
                values.append(spaced(words))
        with self._database.reading() as db:
            rows = db.execute(f"SELECT id FROM fact WHERE {' AND '.join(conditions)}", values)
            return {row[0] for row in rows}

    def spread(self, words: Sequence[str]) -> dict[str, int]:
        """Return in how many transcripts each of some words is, those left out that are in none."""
        found: dict[str, int] = {}
        with self._database.reading() as db:
            for at in range(0, len(words), _AT_ONCE):
                some = words[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = db.execute(
                    "SELECT word, transcripts FROM word"
                    f" WHERE transcripts > 0 AND word IN ({marks})",
                    some,
                )
                found.update(rows)
        return found

    def nearest(self, words: Sequence[str], most: int) -> list[int]:
        """Return the transcripts that are most about some words (BM25), the nearest first."""
        if not words:
            return []
        fits = " OR ".join(f'"{word}"' for word in words)
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (fits, most)
            )
            return [row[0] for row in rows]

    def count(self) -> int:
        """Return how many transcripts are in the index."""
        with self._database.reading() as db:
            return int(db.execute("SELECT count(*) FROM fact").fetchone()[0])

    # -- names ----------------------------------------------------------------------------------

    def going_by(self, name: str) -> list[int]:
        """Return the transcripts that go by a name, the newest first."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT transcript FROM name WHERE name = ? ORDER BY transcript DESC", (name,)
            )
            return [row[0] for row in rows]

    def names_of(self, id_: int) -> tuple[str, ...]:
        """Return what a transcript goes by."""
        with self._database.reading() as db:
            rows = db.execute("SELECT name FROM name WHERE transcript = ?", (id_,))
            return tuple(row[0] for row in rows)

    def names_after(self, kind: str, after: Name | None, most: int) -> list[Name]:
        """Return the next names of one kind ("title") with the transcripts that go by them."""
        name, transcript = after or ("", 0)
        with self._database.reading() as db:
            return db.execute(
                # Read by the index of transcripts, in its order; that of names would sort them all.
                "SELECT substr(name, ?), transcript FROM name"
                " WHERE (transcript, name) > (?, ?) AND +name >= ? AND +name < ?"
                " ORDER BY transcript, name LIMIT ?",
                (len(kind) + 2, transcript, f"{kind}:{name}", f"{kind}:", f"{kind};", most),
            ).fetchall()

    def listings(self, names: Sequence[str]) -> list[tuple[int, tuple[str, ...]]]:
        """Return who lists a video that is sought under one of some names: the transcript, and all
        names under which it seeks that video."""
        found = []
        with self._database.reading() as db:
            marks = ",".join("?" * len(names))
            rows = db.execute(
                f"SELECT DISTINCT transcript, place FROM listed WHERE name IN ({marks})",
                list(names),
            ).fetchall()
            for transcript, place in rows:
                sought_as = db.execute(
                    "SELECT name FROM listed WHERE transcript = ? AND place = ?",
                    (transcript, place),
                )
                found.append((transcript, tuple(row[0] for row in sought_as)))
        return found


def _ids(db: Connection, query: str, asked: dict[str, str | int | None]) -> list[int]:
    return [row[0] for row in db.execute(query, asked)]


def _insert(db: Connection, document: IndexedText) -> set[str]:
    """Put a transcript into the index and return its words."""
    id_, digest, reading = document
    transcript = reading.transcript
    words = _words(reading.text)
    own = {word for piece in pieces(words) for word in piece.split()}
    is_wide = any(len(word) > LONGEST for word in own)
    if is_wide:
        words = " ".join(word[:LONGEST] for word in words.split())
        own = set(words.split())
    db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (id_, words))
    body = packed_body(reading)
    speakers = dict.fromkeys(cue.speaker for cue in transcript.cues)
    names_borne = names_kept(transcript)
    db.execute("INSERT INTO body VALUES (?, ?, ?, ?)", (id_, digest, body.text, body.moments))
    db.execute(
        "INSERT INTO fact VALUES (?, ?, ?, ?, ?)",
        (
            id_,
            spaced(title_of(transcript)),
            "\n".join(map(spaced, speakers)),
            body.names,
            is_wide,
        ),
    )
    db.executemany("INSERT INTO name VALUES (?, ?)", [(name, id_) for name in names_borne])
    db.executemany(
        "INSERT OR IGNORE INTO listed VALUES (?, ?, ?)",
        (
            (name, id_, place)
            for place, video in enumerate(transcript.related)
            for name in sought(video)
        ),
    )
    return own


def _delete(db: Connection, id_: int) -> None:
    row = db.execute("SELECT text FROM body WHERE id = ?", (id_,)).fetchone()
    if row is None:
        return
    words = _words(unpacked_text(row[0])).split()
    cut = [word[:LONGEST] for word in words]
    # An index without contents must be told what it is to forget.
    db.execute(
        "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (id_, " ".join(cut))
    )
    db.executemany(
        "UPDATE word SET transcripts = transcripts - 1 WHERE word = ?",
        [(word,) for word in sorted(set(cut))],
    )
    for table, column in (
        *(("body", "id"), ("fact", "id"), ("name", "transcript"), ("listed", "transcript")),
    ):
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (id_,))


def _words(text: str) -> str:
    return parted(folded(text))
