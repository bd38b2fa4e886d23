"""What the index is asked never leaves out a transcript in which the search itself has a hit."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from odd_queries import asked, made_up

from reader.errors import QueryError
from reader.library.bodies import IndexedText
from reader.library.index import Index
from reader.library.places import Places, has_any
from reader.library.searches.expression import expression
from reader.library.searches.query import read
from reader.model.prose import prose
from reader.model.search.find import Finder, Switches
from reader.model.transcript import Cue, Transcript

TEXTS = 400
QUERIES = 1_500


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
