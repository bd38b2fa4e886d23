"""The library through its one interface: what is kept, what is found, what leads where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.library import (
    Arrival,
    Entry,
    Library,
    LibraryError,
    Note,
    Outcome,
    ShelfPlace,
    facets,
    open_library,
    related,
)
from reader.library.library import FORGIVING
from reader.model.prose import prose
from reader.model.search.find import Finder, Switches
from reader.model.titles import normal
from reader.model.transcript import Cue, Provenance, RelatedVideo, Source, Span, Transcript


def talk(title: str, *texts: str, **facts: object) -> Transcript:
    cues = tuple(
        Cue(text, 1_000 * nth, 1_000 * nth + 900, speaker="Ana" if nth % 2 else "Ben")
        for nth, text in enumerate(texts)
    )
    return Transcript(title, cues=cues, **facts)  # type: ignore[arg-type]


def add(library: Library, *transcripts: Transcript) -> list[int]:
    return [added.id for added in library.add([Arrival(one) for one in transcripts])]


def found(library: Library, query: str, **switches: bool) -> list[tuple[str, int]]:
    return [(one.entry.title, one.total) for one in library.search(query, Switches(**switches))]


# -- keeping ------------------------------------------------------------------------------------


def test_what_was_added_is_given_back_whole(library: Library) -> None:
    whole = talk("Boats", "We build", "boats.", related=(RelatedVideo("More", "https://e.org/m"),))
    (id_,) = add(library, whole)
    assert library.get(id_) == whole
    entry = library.entry(id_)
    assert (entry.title, entry.words, entry.cues, entry.duration) == ("Boats", 3, 2, 1_900)
    assert entry.speakers == ("Ben", "Ana")


def test_the_same_words_are_one_transcript_and_a_new_version_takes_its_place(
    library: Library,
) -> None:
    here = Source(path="/talks/boats.srt", sha256="1")
    first = talk("Boats", "We build boats.", source=here)
    again = talk("Boats", "We build boats.", source=Source(path="/elsewhere.srt"))
    newer = talk("Boats", "We mend ships.", source=Source(path="/talks/boats.srt", sha256="2"))
    outcomes = [library.add([Arrival(one)])[0] for one in (first, again, newer)]
    assert [made.outcome for made in outcomes] == [Outcome.NEW, Outcome.KNOWN, Outcome.CHANGED]
    assert len({made.id for made in outcomes}) == 1
    assert (found(library, "boats"), found(library, "ships")) == ([], [("Boats", 1)])
    assert library.knows_file("2", "/talks/boats.srt")
    assert not library.knows_file("1", "/talks/boats.srt")


def test_what_is_removed_is_gone_until_it_is_brought_back(library: Library) -> None:
    (id_,) = add(library, talk("Boats", "We build boats."))
    library.remove([id_])
    assert (library.entries(), found(library, "boats")) == ([], [])
    with pytest.raises(LibraryError):
        library.get(id_)
    library.bring_back([id_])
    assert found(library, "boats") == [("Boats", 1)]


def test_places_tags_and_notes_are_kept(
    library: Library, open_again: Callable[[], Library]
) -> None:
    one, two = add(library, talk("One", "First words."), talk("Two", "Other words."))
    library.note_place(one, ShelfPlace(0, 6, 0.5))
    library.set_tags([one, two], ["nato", " "])
    library.set_tags([two], [], ["nato"])
    kept = library.keep_note(Note(one, Span(0, 0, 0, 5), "First", "look again", tags=("a",)))
    library.close()
    again = open_again()
    entry = again.entries()[0]
    assert (entry.id, entry.char, entry.reached, entry.tags) == (one, 6, 0.5, ("nato",))
    assert entry.notes == 1
    assert again.notes(one) == [kept]
    changed = again.keep_note(kept._replace(words="done"))
    assert [note.words for note in again.notes()] == ["done"]
    again.drop_note(changed.id, changed.version)
    assert again.notes() == []
    with pytest.raises(LibraryError):
        again.keep_note(Note(99, Span(0, 0, 0, 1), "x"))
    again.close()


# -- search -------------------------------------------------------------------------------------

TEXTS = st.text(alphabet="aábcß’' ,.-\n東京ー", max_size=40)
QUERIES = st.text(alphabet="aábcß’' ,.東京", min_size=1, max_size=6)


WORDS = QUERIES.filter(lambda words: any(map(str.isalpha, words)))
SWITCHES = st.builds(Switches, st.booleans(), st.booleans(), st.booleans())


@pytest.fixture(scope="module")
def one_by_one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    data = tmp_path_factory.mktemp("library") / "data"
    data.mkdir()
    made = open_library(data, data.parent / "cache")
    yield made
    made.close()


def places_in(
    library: Library, transcript: Transcript, query: str, switches: Switches = FORGIVING
) -> list[tuple[int, int]]:
    """Where the library finds a query in a transcript that is all it has for now."""
    ids = add(library, transcript)
    hits = [hit.passage for one in library.search(query, switches) for hit in one.hits()]
    library.remove(ids)
    return [(hit.start, hit.end) for hit in hits]


@given(TEXTS, QUERIES, SWITCHES, st.booleans())
def test_words_mean_what_they_mean_in_the_search_bar(
    one_by_one: Library, text: str, query: str, switches: Switches, is_quoted: bool
) -> None:
    transcript = talk("x", *text.split("\n"))
    query = query.strip()
    wanted = list(Finder(prose(transcript).text).search(query, switches))
    typed = f'"{query}"' if is_quoted else query
    assert places_in(one_by_one, transcript, typed, switches) == wanted


@given(TEXTS, WORDS, WORDS)
def test_words_apart_are_what_the_search_bar_finds_as_whole_words(
    one_by_one: Library, text: str, one: str, two: str
) -> None:
    transcript = talk("x", *text.split("\n"))
    finder = Finder(prose(transcript).text)
    # Letters of a script that parts no words stand whole wherever they stand.
    wanted = [
        list(finder.search(words, Switches(whole_words=not set(words) & set("東京"))))
        for words in (one, two)
    ]
    apart: list[tuple[int, int]] = []
    for place in sorted(chain(*wanted)) if all(wanted) else ():
        if not apart or place[0] >= apart[-1][1]:
            apart.append(place)
    assert places_in(one_by_one, transcript, f"“{one}” AND “{two}”") == apart


def test_phrases_are_found_over_the_borders_of_cues_and_however_they_are_typed(
    library: Library,
) -> None:
    add(library, talk("Act", "So the café’s found", "ing act,", "which clearly"))
    for query in ('"act which"', '"cafe\'s found ing"', "cafe's", '"ACT WHICH CLEAR"', "lear"):
        assert found(library, query) == [("Act", 1)], query


def test_a_letter_of_its_own_counts_in_the_language_of_each_transcript(library: Library) -> None:
    add(library, talk("Años", "El año pasó.", language="es"), talk("Years", "Um año, um ano."))
    assert found(library, "ano") == [("Years", 2)]
    assert sorted(found(library, "año")) == [("Años", 1), ("Years", 1)]


def test_the_query_language(library: Library) -> None:
    dated = {"date": "4 March 2021"}
    add(
        library,
        talk("Harbour hearing", "The ship lay in the harbour.", "Water rose.", **dated),
        talk("Bridges", "The ship sank.", "No bridge stood, and the water was high in the river."),
    )
    both = [("Bridges", 1), ("Harbour hearing", 1)]
    for query, answer in {
        "ship": both,
        "bridg*": [("Bridges", 1)],
        "ridge*": [],
        "harbour OR river": both,
        "ship -harbour": [("Bridges", 1)],
        "ship NOT river": [("Harbour hearing", 1)],
        "ship NEAR/3 harbour": [("Harbour hearing", 2)],
        "ship NEAR/2 harbour": [],
        "title:hearing water": [("Harbour hearing", 1)],
        "speaker:ana water": both,
        "speaker:ben water": [],
        "after:2021 water": [("Harbour hearing", 1)],
        "before:2021-03 water": [],
        "kind:human water": [],
        "water rose": [("Harbour hearing", 1)],
        "ship water": [],
        "ship AND water": [("Bridges", 2), ("Harbour hearing", 2)],
        "hip": both,
        "hip AND water": [],
        "title:hearing ship AND water": [("Harbour hearing", 2)],
    }.items():
        assert found(library, query) == answer, query


@pytest.mark.parametrize("query", ["OR", "a AND", "NOT", "-x", "kind:odd", "before:soon", "NEAR x"])
def test_a_query_that_cannot_be_meant_is_explained(library: Library, query: str) -> None:
    with pytest.raises(QueryError):
        library.search(query)


@pytest.mark.parametrize(
    "query",
    ['a"b', '"', "*", "(", "col:x", "^a", "NEAR(", "{x}:a", "C++", "", "\0", "🙂", "((" * 500],
)
def test_no_query_is_a_fault_of_the_index(library: Library, query: str) -> None:
    add(library, talk("x", "a b c"))
    list(library.search(query))


def test_what_was_found_is_counted(library: Library) -> None:
    english = {"language": "en-GB", "date": "2021-03-04", "provenance": Provenance.HUMAN}
    ids = add(library, talk("One", "Ships.", **english), talk("Two", "A ship.", language="EN"))
    library.set_tags(ids, ["nato talks"])
    counted = {one.name: one.values for one in facets(library.search("ship"))}
    assert counted == {
        "year": (("2021", 1, "after:2021 before:2022"),),
        "tag": (("nato talks", 2, 'tag:"nato talks"'),),
        "speaker": (("Ben", 2, "speaker:Ben"),),
        "language": (("EN", 2, "language:EN"), ("en-GB", 1, "language:en-GB")),
        "kind": (("human", 1, "kind:human"), ("unknown", 1, "kind:unknown")),
    }
    assert found(library, "ship language:en") == [("Two", 1), ("One", 1)]
    assert found(library, "ship language:en-gb") == [("One", 1)]
    assert found(library, "ship language:e") == []
    assert facets(library.search("zebra")) == ()


def test_what_must_not_be_there_counts_for_a_search_of_filters_alone(library: Library) -> None:
    add(library, talk("Hearing one", "Ships."), talk("Hearing two", "Boats."))
    assert found(library, "title:hearing -ships") == [("Hearing two", 0)]
    assert found(library, "title:hearing -shi*") == [("Hearing two", 0)]


def test_a_word_too_long_for_the_index_is_found_in_its_text(library: Library) -> None:
    add(library, talk("Long", "x" * 1_500 + "needle"), talk("Other", "Nothing."))
    assert found(library, "needle") == [("Long", 1)]
    assert found(library, "x" * 1_200) == [("Long", 1)]


# -- related ------------------------------------------------------------------------------------


def test_a_video_is_recognised_by_its_marks_before_its_title(library: Library) -> None:
    here, there = add(
        library,
        talk("NATO – EU: Getting closer?", "One.", video_id="abc"),
        talk("Video interview", "Two.", url="https://e.org/i"),
    )
    assert _resolved(library, RelatedVideo("Anything", video_id="abc")) == here
    assert _resolved(library, RelatedVideo("x", url="http://www.e.org/i?utm_source=z")) == there
    assert _resolved(library, RelatedVideo("NATO - EU : Getting closer ?")) == here
    assert _resolved(library, RelatedVideo("NATO–EU: Getting closer?", video_id="zzz")) is None
    named = RelatedVideo("NATO - EU : Getting closer ?")
    assert library.known([named, RelatedVideo("Video interview"), named]) == {named: here}
    stranger = library.resolve(RelatedVideo("Video interview"))
    assert (stranger.entry, [one.id for one in stranger.offers]) == (None, [there])
    close = library.resolve(RelatedVideo("NATO - EU: Getting closer now?"))
    assert (close.entry, [one.id for one in close.offers]) == (None, [here])


def _resolved(library: Library, video: RelatedVideo) -> int | None:
    entry = library.resolve(video).entry
    return entry.id if entry else None


def test_titles_are_read_page_by_page(library: Library) -> None:
    titles = ["Boats", "Boats", "Old\0 boats", "3. Boats", "A boat at sea", "Café"]
    ids = add(library, *(talk(title, f"Words {nth}") for nth, title in enumerate(titles)))
    library.remove([ids[4]])
    index = library._proposer()  # type: ignore[attr-defined]
    whole = index.names_after("title", None, 100)
    # In their order, as titles are compared, without what was removed.
    assert [id_ for _, id_ in whole] == [ids[0], ids[1], ids[2], ids[3], ids[5]]
    assert [name for name, _ in whole][0::3] == ["boats", "3 boats"]
    assert whole[2][0] == normal(titles[2])
    for most in (1, 2, 5, 100):
        pages: list[list[tuple[str, int]]] = [index.names_after("title", None, most)]
        while len(pages[-1]) == most:
            pages.append(index.names_after("title", pages[-1][-1], most))
        assert [name for page in pages for name in page] == whole
    assert index.names_after("numbered", None, 9) == [("boats", ids[3])]


def test_titles_alike_are_those_of_all_pages(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "_NAMES_AT_ONCE", 2)
    names = ["Boats of the harbours", "x", "y", "Boat of the harbour", "z", "Boats of harbour"]
    ids = add(library, *(talk(name, f"Words {nth}") for nth, name in enumerate(names)))
    found = library.resolve(RelatedVideo("Boats of the harbour"))
    # One letter more, one less, and four less: the closest first, of two as close the newer.
    assert [one.id for one in found.offers] == [ids[0], ids[3], ids[5]]


def test_who_lists_a_transcript_and_what_is_like_it(library: Library) -> None:
    words = "Glaciers melt, and boulders of granite are left."
    lists = talk("List", words, related=(RelatedVideo("Glaciers of Iceland"),))
    others = [talk(f"Talk {nth}", "Boats and more boats.") for nth in range(3)]
    own = talk("Glaciers of Iceland", "The glaciers retreat from boulders, all of granite.")
    ids = add(library, own, lists, *others)
    assert [entry.title for entry in library.listed_by(ids[0])] == ["List"]
    alike = library.similar(ids[0])
    terms = ("boulders", "Glaciers", "granite")
    assert [(one.entry.title, one.terms) for one in alike] == [("List", terms)]
    assert (alike[0].hit.passage.hit, alike[0].hit.passage.after) == ("Glaciers", words[8:])


def test_numbers_addresses_and_what_anybody_says_are_no_ground(library: Library) -> None:
    said = "Hello, on Monday 12 slides, the 2nd and twelve hundred: https://docs.google.com/harbour"
    ids = add(library, *(talk(f"Talk {name}", said, f"{name} ends.") for name in ("Ada", "Ben")))
    assert library.similar(ids[0]) == []


def test_whole_transcripts_are_alike_by_what_tells_both(library: Library) -> None:
    def words(of: str) -> str:
        return " ".join(f"{of}{a}{b}" for a in "aeiouy" for b in "bcdfghklmn")

    harbour, glacier, school = words("har"), words("gla"), words("sch")
    few = " ".join(harbour.split()[:9])
    own, twin, near, other, _ = add(
        library,
        talk("Own", harbour, "first"),
        talk("Twin", harbour, "second"),
        talk("Near", f"{harbour} {glacier[:59]}", "third"),
        talk("Other", f"{few} {' '.join([school] * 9)}", "fourth"),
        talk("School", f"{school} {glacier}", "fifth"),
    )
    assert [one.entry.id for one in library.similar(own)] == [twin, near]
    assert other not in [one.entry.id for one in library.similar(own, most=99)]
    assert [one.entry.id for one in library.similar(own, most=1)] == [twin]


@pytest.mark.parametrize("is_long", [False, True])
def test_a_text_that_is_not_on_the_shelf_is_like_what_alone_has_its_words(
    library: Library, is_long: bool
) -> None:
    said = [f"har{a}{b}" for a in "aeiouy" for b in "bcdfghklmn"][: None if is_long else 5]
    own = [f"gla{a}{b}" for a in "aeiouy" for b in "bcdfghklmn"]
    (twin, _) = add(library, talk("Twin", " ".join(said + own)), talk("Boats", "Boats and ships."))
    assert [one.entry.id for one in library.similar_to(" ".join(said))] == [twin]
    assert library.similar(twin) == []


def test_marks_of_reading(library: Library) -> None:
    (id_,) = add(library, talk("One", "First words."))
    library.mark([id_], is_read=True)
    assert (bool(library.entry(id_).read), library.entry(id_).reached) == (True, 1.0)
    library.mark([id_], is_read=False)
    assert (library.entry(id_).read, library.entry(id_).reached) == ("", 0.0)


def test_notes_are_read_page_by_page(library: Library) -> None:
    ids = add(library, *(talk(f"Talk {nth}", "We build boats here.") for nth in range(4)))
    spans = [Span(0, 3, 0, 8), Span(0, 0, 0, 2), Span(0, 3, 0, 14), Span(0, 3, 0, 8)]
    for id_ in reversed(ids):
        for span in spans:
            library.keep_note(Note(id_, span, "build"))
    library.remove([ids[1]])
    whole = library.notes()
    order = [spans[1], spans[0], spans[3], spans[2]]  # by where they begin, and then end
    assert [(note.transcript, note.span) for note in whole] == [
        (id_, span) for id_ in (ids[0], ids[2], ids[3]) for span in order
    ]
    assert [note.id for note in whole[1:3]] == sorted(note.id for note in whole[1:3])
    for most in (1, 2, 5, 12, 100):
        pages: list[list[Note]] = [library.notes_after(None, most)]
        while len(pages[-1]) == most:
            pages.append(library.notes_after(pages[-1][-1], most))
        assert [note for page in pages for note in page] == whole
        assert all(len(page) <= most for page in pages)


def test_the_list_is_read_page_by_page(library: Library) -> None:
    ids = add(library, *(talk(f"Talk {nth}", f"Words {nth}") for nth in range(7)))
    library.mark([ids[2]], is_read=True)
    library.note_place(ids[5], ShelfPlace(0, 1, 0.5))
    library.remove([ids[3]])
    whole = library.entries()
    for most in (1, 2, 3, 6, 100):
        pages: list[list[Entry]] = [library.entries_after(None, most)]
        while len(pages[-1]) == most:
            pages.append(library.entries_after(pages[-1][-1], most))
        assert [entry for page in pages for entry in page] == whole
        assert all(len(page) <= most for page in pages)
