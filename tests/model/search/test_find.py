"""What a search finds, forgiving and strict, against a reference that is slow and plainly right."""

from __future__ import annotations

import contextlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import formats, paths
from reader.errors import QueryError
from reader.model.prose import prose
from reader.model.search.find import Finder, Hits, Switches

FORGIVING = Switches()
CASE = Switches(match_case=True)
WORDS = Switches(whole_words=True)
EXACT = Switches(exact=True)
REGEX = Switches(regex=True)


def found(text: str, query: str, switches: Switches = FORGIVING) -> list[str]:
    return [text[start:end] for start, end in Finder(text).search(query, switches)]


@pytest.fixture(scope="module")
def seed() -> Finder:
    return Finder(prose(formats.read(paths.seed())).text)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("founding act which clearly", 1),
        ("don't", 2),
        ("don’t", 2),
        ("STANDEX", 3),
        ("nato russia", 2),
        ("trust", 4),
    ],
)
def test_the_seed_is_counted_as_by_hand(seed: Finder, query: str, count: int) -> None:
    assert len(seed.search(query)) == count


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("signed a founding act,\nwhich clearly", "act which", ["act,\nwhich"]),
        ("The NATO–Russia Council", "nato russia", ["NATO–Russia"]),
        ("Mr. Tumble met Dr Reed.", "mr tumble", ["Mr. Tumble"]),
        ('"Well-known," they say', "well known they say", ['Well-known," they say']),
        ("act which", "act, which", []),
        ("act, which", "act, which", ["act, which"]),
        ("Café, cafe\u0301 and cafes", "cafe", ["Café", "cafe\u0301", "cafe"]),
        ("don’t and don't", "don't", ["don’t", "don't"]),
        ("Straße", "strasse", ["Straße"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("ﬁne ＦＵＬＬ", "fine full", ["ﬁne ＦＵＬＬ"]),
        ("the har\u200bbour light\u00adhouse", "harbour lighthouse", None),
        ("is ten\u00a0km\u202faway", "ten km away", ["ten\u00a0km\u202faway"]),
        ("港へ\n行きます", "港へ行き", ["港へ\n行き"]),
        ("が", "か", []),
        ("שָׁלוֹם", "שלום", ["שָׁלוֹם"]),
        ("banana", "ana", ["ana"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a • b", "•", ["•"]),
        ("", "x", []),
        ("x", "", []),
        ("x", "   ", []),
    ],
)
def test_a_search_forgives(text: str, query: str, hits: list[str] | None) -> None:
    if hits is None:
        assert found(text, query)
    else:
        assert found(text, query) == hits


def test_an_accent_that_is_typed_counts() -> None:
    text = "café cafe cafe\u0301 CAFÉ"
    assert found(text, "café") == ["café", "cafe\u0301", "CAFÉ"]
    assert found(text, "cafe\u0301") == ["café", "cafe\u0301", "CAFÉ"]
    assert len(found(text, "cafe")) == 4


def test_switches_make_it_strict() -> None:
    assert found("Trust trust TRUST", "trust", CASE) == ["trust"]
    assert found("café cafés Café", "café", WORDS) == ["café", "Café"]
    assert found("l'amour", "amour", WORDS) == ["amour"]
    assert found("a_b b", "b", WORDS) == ["b"]
    assert found("don’t don't", "don't", EXACT) == ["don't"]
    assert found("act, which act  which", "act which", EXACT) == ["act  which"]
    assert found("cafe café", "cafe", EXACT) == ["cafe"]


@pytest.mark.parametrize("beside", ["", " x", " 東", " ก"])
def test_whole_words_are_the_same_beside_a_script_that_parts_none(beside: str) -> None:
    """A letter may be part of a character: ``flus`` is within the word ``fluss``."""
    for text, query, hits in (
        ("der Fluß", "flus", []),
        ("der Fluß", "fluss", ["Fluß"]),
        ("5㎏ rice", "kg", []),
        ("5㎏ rice", "5kg", ["5㎏"]),
        ("the ship, other the ship", "the ship", ["the ship", "the ship"]),
        ("ﬁ", "i", []),
        ("İs", "s", []),
    ):
        assert found(f"{text}{beside}", query, WORDS) == hits, (text, query)


def test_a_word_ends_where_a_script_that_parts_none_begins() -> None:
    assert found("5㎏の米", "kg", WORDS) == []
    assert found("5㎏の米", "5kg", WORDS) == ["5㎏"]
    assert found("東NATO軍 NATOs", "nato", WORDS) == ["NATO"]
    assert found("a東b a b", "a b", WORDS) == ["a b"]
    assert found("B㍿", "b", WORDS) == ["B"]
    assert found("5㋀", "5", Switches(whole_words=True, exact=True)) == []


def test_a_place_that_is_no_word_hides_none_behind_it() -> None:
    """ICU parts ``今天天天`` as 今天 and 天天."""
    for query in ("天天", "天 天"):
        assert list(Finder("今天天天").search(query, WORDS)) == [(2, 4)]
    pattern = Switches(regex=True, whole_words=True)
    assert list(Finder("今天天天").search("天{2}", pattern)) == [(2, 4)]


@pytest.mark.parametrize("beside", ["", " 東"])
def test_what_words_begin_with(beside: str) -> None:
    finder = Finder(f"Fluß, flusig; 5㎏ a-flus einfluss{beside}")
    assert [finder.text[slice(*hit)] for hit in finder.beginnings("flus")] == [
        *("Fluß", "flus", "flus")
    ]
    assert not finder.beginnings("kg")
    assert len(finder.beginnings("flus", EXACT)) == 3


def test_a_pattern_crosses_paragraphs() -> None:
    assert found("a founding\nact", r"founding\s+act", REGEX) == ["founding\nact"]
    assert found("a founding\nact", "founding act", REGEX) == ["founding\nact"]
    assert found("Abc abc", "a.c", Switches(regex=True, match_case=True)) == ["abc"]
    assert found("aaa", "b*", REGEX) == []


@pytest.mark.parametrize("pattern", ["(", "[a", "a{2,1}", "(?P<n>", "*a", "\\"])
def test_a_wrong_pattern_is_explained(pattern: str) -> None:
    with pytest.raises(QueryError, match=r"^This pattern .+\.$"):
        found("some text", pattern, REGEX)


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|aa)+$", "(.*a){20}", "((a{100}){100}){100}", "(a*)*b"]
)
def test_a_hostile_pattern_is_answered_or_given_up(pattern: str) -> None:
    finder = Finder("a" * 100_000 + "!")
    with contextlib.suppress(QueryError):
        assert all(end > start for start, end in finder.search(pattern, REGEX))


def test_a_query_has_a_longest_length() -> None:
    with pytest.raises(QueryError):
        found("text", "a" * 20_000)


# -- against a slow reference ---------------------------------------------------------------------

_QUOTES = {"’": "'", "“": '"', "”": '"', "–": "-"}


def slow_fold(character: str) -> str:
    """Fold one character as the rules say: compatible form, no case, no accents."""
    character = _QUOTES.get(character, character)
    kept = unicodedata.normalize("NFKD", character).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", kept) if not "\u0300" <= c <= "\u036f")


def slow_hits(text: str, needle: str) -> list[tuple[int, int]]:
    """Find a word by folding every character and trying every place."""
    folded, origin = "", []
    for at, character in enumerate(text):
        part = slow_fold(character)
        folded += part
        origin += [at] * len(part)
    hits: list[tuple[int, int]] = []
    at = folded.find(needle)
    while at >= 0:
        start, end = origin[at], origin[at + len(needle) - 1] + 1
        while end < len(text) and "\u0300" <= text[end] <= "\u036f":
            end += 1
        if not hits or start >= hits[-1][1]:
            hits.append((start, end))
            at = folded.find(needle, at + len(needle))
        else:
            at = folded.find(needle, at + 1)
    return hits


TEXTS = st.text(st.sampled_from("aábAße\u0301sİ😀港 fﬁ"), max_size=40)
NEEDLES = st.text(st.sampled_from("abesfi港😀"), min_size=1, max_size=3)


@settings(max_examples=300)
@given(TEXTS, NEEDLES)
def test_every_hit_is_on_the_exact_characters(text: str, needle: str) -> None:
    assert list(Finder(text).search(needle)) == slow_hits(text, needle)


def check(text: str, hits: Hits, data: st.DataObject) -> None:
    """Check that what is looked up of the hits agrees with all of them gone through."""
    plain = list(hits)
    assert len(hits) == len(plain)
    assert [hits.at(n) for n in range(len(plain))] == plain
    with pytest.raises(IndexError):
        hits.at(len(plain))
    offset = data.draw(st.integers(0, len(text)))
    later = [n for n, (start, _) in enumerate(plain) if start >= offset]
    assert hits.first_from(offset) == (later[0] if later else None)
    first, last = sorted((offset, data.draw(st.integers(0, len(text)))))
    inside = [hit for hit in plain if hit[0] < last and hit[1] > first]
    assert [hit for hit in hits.between(first, last) if hit[1] > hit[0]] == inside or first == last
    rows = hits.rows(7)
    assert sum(map(bool, rows)) <= len(plain)
    assert bool(sum(map(bool, rows))) == bool(plain)


@settings(max_examples=200)
@given(
    TEXTS,
    st.text(st.sampled_from("aábe s'.-fi港"), min_size=1, max_size=5),
    st.builds(Switches, st.booleans(), st.booleans(), st.booleans()),
    st.data(),
)
def test_what_is_looked_up_agrees_with_all_hits(
    text: str, query: str, switches: Switches, data: st.DataObject
) -> None:
    check(text, Finder(text).search(query, switches), data)


@settings(max_examples=100)
@given(st.text(max_size=60), st.text(max_size=6))
def test_nothing_that_is_typed_stops_the_program(text: str, query: str) -> None:
    for switches in (Switches(), WORDS, EXACT, CASE):
        for start, end in Finder(text).search(query, switches):
            assert 0 <= start < end <= len(text)


def test_common_words_are_found_in_a_long_text() -> None:
    text = "and the end of the day, " * 20_000
    hits = Finder(text).search("the")
    assert len(hits) == 40_000
    assert text[slice(*hits.at(39_999))] == "the"
    assert hits.first_from(len(text) - 5) is None
    assert len(hits.between(0, 240)) == 20
    assert all(hits.rows(100))


@pytest.mark.parametrize(
    ("language", "query", "count"),
    [
        # In Spanish ñ is a letter of its own: a year is no anus, a cane no white hair.
        ("es", "ano", 1),
        ("es", "año", 3),
        ("es-MX", "ANO", 1),
        ("es", "AÑO", 3),
        ("es", "an\u0303o", 3),
        ("gl", "ano", 1),
        # Its other accents may be left out as anywhere.
        ("es", "camion", 1),
        ("es", "camión", 1),
        # Elsewhere, and where nobody says which language it is, it is an n with an accent.
        ("", "ano", 4),
        ("en", "ano", 4),
        ("pt", "ano", 4),
        ("", "año", 3),
    ],
)
def test_a_letter_of_its_own_is_none_with_an_accent(language: str, query: str, count: int) -> None:
    text = "El año pasó, an\u0303o tras AÑO; el ano, no. El camión."
    finder = Finder(text, language)
    for switches in (Switches(), WORDS):
        hits = finder.search(query, switches)
        assert len(hits) == count
        for start, end in hits:
            assert 3 <= len(text[start:end]) <= 6
    assert len(finder.search("an\u0303o tras", EXACT)) == 1
    assert len(finder.search("a.o", Switches(regex=True))) == 3
