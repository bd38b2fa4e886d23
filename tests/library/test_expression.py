"""What the index is asked never leaves out a transcript in which the search itself has a hit."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import QueryError
from reader.library.bodies import IndexedText
from reader.library.expression import expression
from reader.library.index import Index
from reader.library.places import Places, has_any
from reader.library.query import read
from reader.model.prose import prose
from reader.model.search.find import Finder, Switches
from reader.model.transcript import Cue, Transcript

ODD = [
    *("a", "b", "ab", "é", "Á", "ß", "ﬁ", "fi", "İ", "ı", "I", "ς", "Σ", "ά", "1", "٢", "_"),
    *("東", "京", "カ", "か", "ｶﾞ", "ไ", "ท", "ำ", "ํา", "เเ", "가", "ㅋ", "ᄀ", "ᅡ", "㎏", "㋀"),
    *("من", "می", "ي", "\u200c", "ـ", "½", "①", "℃", "㍿", "\u0301", "\u200b", "\u00ad", "\ufdd0"),
    *(" ", " ", " ", "\n", ".", ",", "-", "’", "'", "“", "™", "*"),
]
TEXTS = 400
QUERIES = 1_500


def made_up(chance: random.Random, most: int) -> str:
    return "".join(chance.choice(ODD) for _ in range(chance.randint(1, most)))


def asked(chance: random.Random, text: str) -> str:
    """A query: a piece of a text, or a few characters, with an operator now and then."""
    at = chance.randrange(len(text))
    query = text[at : at + chance.randint(1, 6)] if chance.random() < 0.7 else made_up(chance, 3)
    if chance.random() < 0.3:
        query += chance.choice([" AND ", " OR ", " NEAR/2 ", " -"]) + made_up(chance, 2)
    return query + "*" * (chance.random() < 0.2)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    index = Index(tmp_path / "index.db")
    index.open()
    chance = random.Random(5)
    texts = [Transcript(cues=(Cue(made_up(chance, 14)),)) for _ in range(TEXTS)]
    index.add(IndexedText(nth, str(nth), prose(text)) for nth, text in enumerate(texts, 1))
    yield index
    index.close()


@pytest.mark.parametrize("seed", range(2))
def test_what_is_found_was_proposed(index: Index, seed: int) -> None:
    chance = random.Random(seed)
    bodies = index.bodies(range(1, TEXTS + 1))
    finders = {nth: Finder(body.text) for nth, body in bodies.items() if body.text}
    found = 0
    for _ in range(QUERIES):
        number = chance.choice(list(finders))
        text = asked(chance, finders[number].text)
        switches = Switches(
            match_case=chance.random() < 0.3,
            whole_words=chance.random() < 0.5,
            exact=chance.random() < 0.3,
        )
        try:
            query = read(text)
        except QueryError:
            continue
        if not query.groups:
            continue
        wanted = expression(query, index.words_known(), switches)
        proposed = {id_ for ids in index.matching(wanted) for id_ in ids}
        # The text that the query is from, and some others.
        for nth in {number, *chance.sample(list(finders), 20)}:
            finder = finders[nth]
            if len(Places(finder, query, switches)) and not has_any(
                finder, query.without, switches
            ):
                found += 1
                assert nth in proposed, (text, switches, finder.text, wanted)
    assert found > QUERIES / 2
