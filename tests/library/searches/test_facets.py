"""What narrows a search to some transcripts: a field as it is typed, and as a count offers it."""

from __future__ import annotations

from itertools import chain

from reader.library import Arrival, Library, facets
from reader.model.transcript import Cue, Transcript


def add(library: Library, transcript: Transcript) -> list[int]:
    return [added.id for added in library.add([Arrival(transcript)])]


def found(library: Library, query: str) -> list[tuple[str, int]]:
    return [(one.entry.title, one.total) for one in library.search(query)]


def test_what_a_facet_counts_is_what_its_query_finds(library: Library) -> None:
    people = ["Ana", "Diana", "Ana Lima", "ANA", "?", "田中太郎", "田中"]
    languages = ["en", "en-GB", "", "?"]
    tags = [["Nato"], ["nato", 'the "new" deal'], ["“old”, new"], ["★"], ["☆"]]
    for nth, name in enumerate(people):
        cues = (Cue("A ship.", speaker=name),)
        language = languages[nth % len(languages)]
        (id_,) = add(library, Transcript(f"Talk {nth}", cues=cues, language=language))
        library.set_tags([id_], tags[nth % len(tags)])
    counted = {one.name: one.values for one in facets(library.search("ship"))}
    for value in chain(*counted.values()):
        assert len(found(library, f"ship {value.query}")) == value.transcripts, value
    totals = {name: {one.words: one.transcripts for one in of} for name, of in counted.items()}
    assert totals["speaker"] == {
        "Ana": 3,
        "ANA": 3,
        "Ana Lima": 1,
        "Diana": 1,
        "田中": 2,
        "田中太郎": 1,
    }
    assert totals["language"] == {"en": 4, "en-GB": 2}
    assert totals["tag"] == {
        "Nato": 4,
        "nato": 4,
        'the "new" deal': 2,
        "“old”, new": 1,
        "★": 1,
        "☆": 1,
    }


def test_a_name_or_title_is_asked_for_by_its_words(library: Library) -> None:
    cues = (Cue("Ships.", speaker="Diana"), Cue("Boats.", speaker="Dr. Ana Lima"))
    add(library, Transcript("The hearings", cues=cues))
    for query, hits in {
        "speaker:ana boats": 1,
        "speaker:ana ships": 0,
        'speaker:"ana lima" boats': 1,
        "speaker:lim boats": 0,
        "title:hearings boats": 1,
        "title:hearing boats": 0,
        'title:"the hearings" ships': 1,
        "speaker:? ships": 1,
        'title:"!" ships': 1,
    }.items():
        assert sum(total for _, total in found(library, query)) == hits, query
