"""What a person calls transcripts and speakers, kept beside the words and never in their place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection
from typing import Final

from reader.library import rows
from reader.library.bodies import IndexedText
from reader.library.rows import Packed
from reader.library.values import Added, Outcome
from reader.model.amendments import Amendments
from reader.model.prose import prose
from reader.model.transcript import Transcript

_FACTS: Final = ("title", "author", "date")


def written(amendments: Amendments) -> str:
    """Return amendments as the text that is kept, "" for none; the same ones are the same text."""
    told = {name: fact for name in _FACTS if (fact := getattr(amendments, name))}
    speakers = dict(sorted(amendments.speakers))
    whole = {**told, **({"speakers": speakers} if speakers else {})}
    return json.dumps(whole, ensure_ascii=False) if whole else ""


def amend(db: Connection, id_: int, amendments: Amendments, said: Transcript) -> IndexedText:
    """Keep amendments of a transcript, given as its file says it; return what is to be indexed."""
    text = written(amendments)
    amended = amendments.made_to(said)
    rows.set_facts(db, id_, amended)
    db.execute("UPDATE transcript SET amended = ? WHERE id = ?", (text, id_))
    (digest,) = db.execute("SELECT digest FROM transcript WHERE id = ?", (id_,)).fetchone()
    return IndexedText(id_, digest + text, prose(amended))


def documents(
    db: Connection, added: Iterable[Added], packed: Iterable[Packed]
) -> list[IndexedText]:
    """Return what is to be indexed of transcripts that were added.

    One that was amended before, in another version or before it was removed, is so again.
    """
    found = []
    for made, new in zip(added, packed, strict=True):
        if made.outcome is Outcome.KNOWN:
            continue
        row = db.execute("SELECT amended FROM transcript WHERE id = ?", (made.id,)).fetchone()
        if amendments := rows.amendments_in(row[0]):
            found.append(amend(db, made.id, amendments, new.reading.transcript))
        else:
            found.append(IndexedText(made.id, new.digest, new.reading))
    return found
