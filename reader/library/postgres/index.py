"""The index of an archive, in its own database: what is kept and what is found change as one.

What was indexed by other rules than those of this program (:mod:`reader.library.fingerprint`) is
proposed whatever is asked, since only its text can tell: nothing is missed while programs of
several versions work with one archive, and a check makes it quick again.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import TYPE_CHECKING, Any, Final

from reader.library.asking import ANYTHING, NOTHING, Asked, InARow
from reader.library.bodies import Asking, Body, IndexedText, Name, packed_body
from reader.library.fingerprint import fingerprint
from reader.library.postgres.facts import FactsCondition
from reader.library.postgres.levels import levels_of, newest, older, worth_it
from reader.library.postgres.proposals import (
    EDITION,
    proposal,
    spelled_out,
    written,
    written_of_words,
)
from reader.library.postgres.relevance import by_relevance, rows_of
from reader.library.postgres.rows import body_of
from reader.library.postgres.server import Server
from reader.library.postgres.texts import stored, told
from reader.library.records import names_kept, title_of
from reader.library.refusals import Stop, Stopped
from reader.library.searches.vocabulary import Vocabulary
from reader.library.tokens import spaced
from reader.library.values import MOST_RANKED
from reader.model.video_names import sought

if TYPE_CHECKING:
    from psycopg import Connection

# So many of the newest are asked for first, then more; the first pages are all of the first.
_FIRST: Final = 96
_MORE: Final = (2_000, 20_000)
_PAGES: Final = (32, 64, 128, 256, 500)
_TEXTS_AT_ONCE: Final = 64
_NEAR: Final = 100
# Whoever counts words does so alone, and numbers new ones in the order in which others see them.
_COUNTING: Final = "SELECT pg_advisory_xact_lock(hashtext('transcript_reader.word'))"

_OUTDATED: Final = (
    "FROM transcript LEFT JOIN proposal ON transcript = id"
    " WHERE removed = '' AND rules IS DISTINCT FROM %s"
)


class ArchiveIndex:
    """The index of one archive."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._vocabulary = Vocabulary()
        self._adding = threading.Lock()
        self._last = 0
        self.rules = f"{fingerprint()} {EDITION}"

    # -- what is indexed ------------------------------------------------------------------------

    def add(self, db: Connection[Any], documents: Iterable[IndexedText]) -> None:
        """Index transcripts anew, within the transaction under way."""
        counts: Counter[str] = Counter()
        for document in documents:
            self._take_out(db, [document.id], counts)
            counts.update(self._insert(db, document))
        _count(db, counts)

    def remove(self, db: Connection[Any], ids: Sequence[int]) -> None:
        """Take transcripts out of the index, within the transaction under way."""
        counts: Counter[str] = Counter()
        self._take_out(db, ids, counts)
        _count(db, counts)

    def outdated_after(self, after: int, most: int) -> list[int]:
        """Return the next transcripts after a number that are not indexed, or by other rules than
        these: ``most`` of them, fewer at the end.
        """
        with self._server.reading() as db:
            rows = db.execute(
                f"SELECT id {_OUTDATED} AND id > %s ORDER BY id LIMIT %s", (self.rules, after, most)
            )
            return [row[0] for row in rows]

    def outdated(self) -> int:
        """Return how many these are."""
        with self._server.reading() as db:
            ((count,),) = db.execute(f"SELECT count(*) {_OUTDATED}", (self.rules,))
        return int(count)

    def _take_out(self, db: Connection[Any], ids: Sequence[int], counts: Counter[str]) -> None:
        for (own,) in db.execute("SELECT own FROM body WHERE transcript = ANY(%s)", (list(ids),)):
            counts.subtract(own)
        db.execute("DELETE FROM proposal WHERE transcript = ANY(%s)", (list(ids),))

    def _insert(self, db: Connection[Any], document: IndexedText) -> list[str]:
        id_, digest, reading = document
        transcript = reading.transcript
        found_by = proposal(reading.text)
        speakers = dict.fromkeys(cue.speaker for cue in transcript.cues)
        db.execute(
            "INSERT INTO proposal VALUES (%s, %s, %s, %s, %s, %s, %s, array_to_tsvector(%s))",
            (
                *(id_, stored(digest), self.rules, found_by.is_wide, found_by.length),
                *(
                    stored(spaced(title_of(transcript))),
                    stored("\n".join(map(spaced, speakers))),
                    found_by.lexemes if found_by.is_wide else found_by.lexemes + levels_of(id_),
                ),
            ),
        )
        text, moments, names = packed_body(reading)
        db.execute(
            "INSERT INTO body VALUES (%s, %s, %s, %s, %s)",
            (id_, text, moments, stored(names), found_by.words),
        )
        names_borne = set(names_kept(transcript))
        seeks = {
            (stored(name), id_, place)
            for place, video in enumerate(transcript.related)
            for name in sought(video)
        }
        with db.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO name VALUES (%s, %s)", [(stored(name), id_) for name in names_borne]
            )
            cursor.executemany("INSERT INTO listed VALUES (%s, %s, %s)", sorted(seeks))
        return found_by.words

    # -- what is asked --------------------------------------------------------------------------

    def words_known(self) -> Vocabulary:
        """Return all words of the index, with those that came since this was asked last."""
        with self._adding, self._server.reading() as db:
            words = db.execute(
                "SELECT id, word FROM word WHERE id > %s ORDER BY id", (self._vocabulary.last,)
            ).fetchall()
            if words:
                self._vocabulary.add((word for _, word in words), words[-1][0])
            return self._vocabulary

    def matching(
        self, asking: Asking, facts: FactsCondition, should_stop: Stop | None = None
    ) -> Iterator[list[int]]:
        """Yield the transcripts that may fit and have some facts, the newest first, some at a time.

        Raises Stopped where it is told to stop.
        """
        _stop_if(should_stop)
        most = _FIRST
        pages, counts = iter(_PAGES), iter(_MORE)
        asked, ids = self._newest(asking, facts)
        while True:
            at = 0
            while at < len(ids):
                page = next(pages, _PAGES[-1])
                yield ids[at : at + page]
                at += page
            if len(ids) < most:
                return
            _stop_if(should_stop)
            before, most = ids[-1], next(counts, _MORE[-1])
            statement = older(asked, facts.condition)
            values = {**self._values(asked, facts), "before": before, "most": most}
            with self._server.reading() as db:
                ids = [row[0] for row in db.execute(statement, values)]

    def _newest(self, asking: Asking, facts: FactsCondition) -> tuple[Asked, list[int]]:
        """Return what is asked for, and the newest that may fit.

        It is asked in the words known here; which is the last of all is told with the answer, so
        that nothing need be asked before. Only where there are others by now, and with them another
        thing is asked for, it is asked once more.
        """
        asked: Asked | None = None
        ids: list[int] = []
        words = self._vocabulary
        # Told before they are looked through: what comes meanwhile must not pass for known.
        known, wanted = words.last, spelled_out(asking(words), words)
        while wanted != asked:
            asked = wanted
            statement = newest(asked, facts.condition, worth_it(self._about_last()))
            values = {**self._values(asked, facts), "most": _FIRST}
            with self._server.reading() as db:
                ((ids, last),) = db.execute(
                    f"SELECT ARRAY({statement}), (SELECT coalesce(max(id), 0) FROM word)", values
                )
            if last > known:
                words = self.words_known()
                known, wanted = words.last, spelled_out(asking(words), words)
        self._last = max(self._last, *ids[:1], 0)
        return wanted, ids

    def _values(self, asked: Asked, facts: FactsCondition) -> dict[str, Any]:
        values = {"rules": self.rules, **facts.values}
        if asked not in (ANYTHING, NOTHING):
            values |= {"fits": written(asked), "fits_words": written_of_words(asked)}
        return values

    def _about_last(self) -> int:
        """Return the number of about the last transcript: what others add is not looked for."""
        if not self._last:
            with self._server.reading() as db:
                row = db.execute("SELECT coalesce(max(transcript), 0) FROM proposal").fetchone()
            self._last = int(row[0]) if row else 0
        return self._last

    def ranked(
        self, asked: Asked, ids: Sequence[int], should_stop: Stop | None = None
    ) -> list[int]:
        """Return transcripts in another order: those that say most of it first (BM25).

        Beyond :data:`MOST_RANKED` they stay in the order that they have.
        """
        if asked in (ANYTHING, NOTHING):
            return list(ids)
        some, rest = list(ids[:MOST_RANKED]), list(ids[MOST_RANKED:])
        rows = rows_of(asked)
        with self._server.reading() as db:
            spread = [
                count
                for row in rows
                for (count,) in db.execute(
                    "SELECT count(*) FROM proposal WHERE words @@ %s::text::tsquery",
                    (written(row),),
                )
            ]
        texts = self._texts(some, should_stop)
        return by_relevance(rows, spread, texts, some, *self._size()) + rest

    def _texts(self, ids: Sequence[int], should_stop: Stop | None) -> Iterator[tuple[int, str]]:
        for at in range(0, len(ids), _TEXTS_AT_ONCE):
            _stop_if(should_stop)
            for id_, body in self.bodies(ids[at : at + _TEXTS_AT_ONCE]).items():
                yield id_, body.text

    def _size(self) -> tuple[int, float]:
        """Return how many transcripts there are, and how many words they have on average."""
        with self._server.reading() as db:
            ((count, average),) = db.execute(
                "SELECT count(*), coalesce(avg(length), 0) FROM proposal"
            )
        return int(count), float(average)

    def bodies(self, ids: Sequence[int]) -> dict[int, Body]:
        """Return the texts of some transcripts, those left out that are not in the index."""
        with self._server.reading() as db:
            rows = db.execute(
                "SELECT proposal.transcript, digest, text, moments, names"
                " FROM proposal JOIN body USING (transcript) WHERE proposal.transcript = ANY(%s)",
                (list(ids),),
                binary=True,  # written as text, bytes take twice the room
            ).fetchall()
        return {id_: body_of(*row) for id_, *row in rows}

    def spread(self, words: Sequence[str]) -> dict[str, int]:
        """Return in how many transcripts each of some words is, those left out that are in none."""
        with self._server.reading() as db:
            rows = db.execute(
                "SELECT word, transcripts FROM word WHERE transcripts > 0 AND word = ANY(%s)",
                (list(words),),
            )
            return dict(rows.fetchall())

    def nearest(self, words: Sequence[str], most: int) -> list[int]:
        """Return the transcripts that are most about some words (BM25), the nearest first.

        Looked through are those that have the rarest of the words, and most of them.
        """
        return self._nearest(list(words), most) if words else []

    def _nearest(self, words: list[str], most: int) -> list[int]:
        rows = [InARow((word,)) for word in words]
        total, average = self._size()
        known = self.spread(words)
        weights = [log(1 + total / max(known.get(word, 0), 1)) for word in words]
        with self._server.reading() as db:
            near = db.execute(
                "SELECT transcript FROM unnest(%s::text[], %s::float8[]) AS asked (fits, weight)"
                " CROSS JOIN LATERAL"
                " (SELECT transcript FROM proposal WHERE words @@ fits::tsquery) AS found"
                " GROUP BY transcript ORDER BY sum(weight) DESC, transcript DESC LIMIT %s",
                ([written(row) for row in rows], weights, max(most, _NEAR)),
            )
            ids = [row[0] for row in near]
        spread = [known.get(word, 0) for word in words]
        texts = self._texts(ids, None)
        return by_relevance(rows, spread, texts, ids, total, average)[:most]

    def count(self) -> int:
        """Return how many transcripts are in the index."""
        return self._size()[0]

    # -- names ----------------------------------------------------------------------------------

    def going_by(self, name: str) -> list[int]:
        """Return the transcripts that go by a name, the newest first."""
        with self._server.reading() as db:
            rows = db.execute(
                "SELECT transcript FROM name WHERE name = %s ORDER BY transcript DESC",
                (stored(name),),
            )
            return [row[0] for row in rows]

    def names_of(self, id_: int) -> tuple[str, ...]:
        """Return what a transcript goes by."""
        with self._server.reading() as db:
            rows = db.execute("SELECT name FROM name WHERE transcript = %s", (id_,))
            return tuple(told(row[0]) for row in rows)

    def names_after(self, kind: str, after: Name | None, most: int) -> list[Name]:
        """Return the next names of one kind ("title") with the transcripts that go by them."""
        name, transcript = after or ("", 0)
        with self._server.reading() as db:
            rows = db.execute(
                "SELECT substr(name, %s), transcript FROM name WHERE transcript >= %s"
                " AND (transcript, name) > (%s, %s) AND starts_with(name, %s)"
                " ORDER BY transcript, name LIMIT %s",
                (
                    *(len(kind) + 2, transcript, transcript, stored(f"{kind}:{name}")),
                    *(f"{kind}:", most),
                ),
            )
            return [(told(name), id_) for name, id_ in rows]

    def listings(self, names: Sequence[str]) -> list[tuple[int, tuple[str, ...]]]:
        """Return who lists a video that is sought under one of some names: the transcript, and all
        names under which it seeks that video."""
        with self._server.reading() as db:
            rows = db.execute(
                "SELECT transcript, place, array_agg(name) FROM listed"
                " WHERE (transcript, place) IN"
                " (SELECT transcript, place FROM listed WHERE name = ANY(%s))"
                " GROUP BY transcript, place",
                ([stored(name) for name in names],),
            )
            return [(id_, tuple(map(told, seeks))) for id_, _, seeks in rows]


def _stop_if(should_stop: Stop | None) -> None:
    if should_stop is not None and should_stop():
        raise Stopped


def _count(db: Connection[Any], counts: Counter[str]) -> None:
    """Add to the numbers of transcripts that have some words."""
    changed = sorted((word, count) for word, count in counts.items() if count)
    if not changed:
        return
    db.execute(_COUNTING)
    db.execute(
        "INSERT INTO word (word, transcripts) SELECT * FROM unnest(%s::text[], %s::integer[])"
        " ON CONFLICT (word) DO UPDATE"
        " SET transcripts = word.transcripts + excluded.transcripts",
        ([word for word, _ in changed], [count for _, count in changed]),
    )
