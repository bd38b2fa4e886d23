"""The quick way to find letters with accents finds what the slow way finds, place by place."""

from __future__ import annotations

import random

import pytest

from reader.model.search import find
from reader.model.search.find import Finder, Switches

LETTERS = "aàáâäåāąeéèêëēęoóòôöøōuúùûüiíìïıcçčćnñńsšśşzžźßæœlłdđÅÉÖÇŞŁ"
SIGNS = " .,;-–’'()\n\u00ad"
COMBINING = "\u0301\u0308\u0327\u0323"
ROUNDS = 60
SEARCHES = 200


def text(random_: random.Random) -> str:
    """Return short words that recur: plain, with accents, with signs between."""
    stems = ["".join(random_.choices(LETTERS, k=random_.randint(1, 4))) for _ in range(8)]
    pieces = []
    for _ in range(120):
        word = random_.choice(stems)
        if random_.random() < 0.15:
            word += random_.choice(COMBINING)
        pieces.append(word + random_.choice(SIGNS if random_.random() < 0.5 else " "))
    return "".join(pieces)


def query(random_: random.Random, words: str) -> str:
    start = random_.randrange(len(words))
    return words[start : start + random_.randint(1, 7)]


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_both_ways_find_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random_ = random.Random(seed)
    words = text(random_)
    quick, slow = Finder(words), Finder(words)
    for _ in range(SEARCHES):
        asked = query(random_, words)
        switches = Switches(match_case=random_.random() < 0.3, whole_words=random_.random() < 0.3)
        with monkeypatch.context() as patched:
            patched.setattr(find, "_FEW", 0)  # so that the quick way is tried however few there are
            found = list(quick.search(asked, switches))
        with monkeypatch.context() as patched:
            patched.setattr(Finder, "_search_accents", lambda *_: None)
            plainly = list(slow.search(asked, switches))
        assert found == plainly, (asked, switches)


def test_the_quick_way_is_the_one_that_is_taken() -> None:
    """Else the comparison above would compare the slow way with itself."""
    words = "déjà vu, deja vu; " * 600
    finder = Finder(words)
    taken: list[bool] = []
    real = Finder._search_accents

    def watched(self: Finder, *given: object) -> object:
        result = real(self, *given)  # type: ignore[arg-type]
        taken.append(result is not None)
        return result

    Finder._search_accents = watched  # type: ignore[method-assign,assignment]
    try:
        assert len(finder.search("déjà", Switches())) == 600
    finally:
        Finder._search_accents = real  # type: ignore[method-assign]
    assert taken == [True]
