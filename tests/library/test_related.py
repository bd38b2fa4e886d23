"""Which transcripts of a library are a video: by its marks, by its title, or only perhaps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.bodies import IndexedText
from reader.library.index import Index
from reader.library.related import Match, listing, recognise, resolve
from reader.library.values import Basis
from reader.model.prose import prose
from reader.model.transcript import Cue, RelatedVideo, Source, Transcript

SHELF = {
    1: Transcript("Fuel for thought", url="https://a.example/fuel", video_id="f1"),
    2: Transcript("Video interview", url="https://a.example/one"),
    3: Transcript("Video interview", url="https://a.example/two"),
    4: Transcript("Episode 12: the harbour"),
    5: Transcript("Ships", related=(RelatedVideo("3. Fuel for thought"), RelatedVideo("Ships"))),
    6: Transcript("Boats", related=(RelatedVideo("Other words", video_id="f1"),)),
    7: Transcript("Rope", related=(RelatedVideo("Fuel for thought", video_id="f2"),)),
}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = Index(tmp_path / "index.db")
    made.open()
    cues = (Cue("Words."),)
    made.add(
        IndexedText(
            id_,
            str(id_),
            prose(
                Transcript(
                    cues=cues,
                    title=one.title,
                    url=one.url,
                    video_id=one.video_id,
                    related=one.related,
                )
            ),
        )
        for id_, one in SHELF.items()
    )
    yield made
    made.close()


@pytest.mark.parametrize(
    ("video", "match"),
    [
        (RelatedVideo("Anything", video_id="f1"), Match(1, Basis.ID)),
        (RelatedVideo("Anything", "https://www.a.example/fuel?t=30"), Match(1, Basis.URL)),
        (RelatedVideo("FUEL for thought!"), Match(1, Basis.TITLE)),
        (RelatedVideo("7. Fuel for thought"), Match(1, Basis.TITLE)),
        # What is surer than a title says that it is another.
        (RelatedVideo("Fuel for thought", video_id="f9"), Match()),
        (RelatedVideo("Fuel for thought", "https://a.example/other"), Match()),
        (RelatedVideo("Fuel for thought", "https://b.example/fuel"), Match(1, Basis.TITLE)),
        (RelatedVideo("Nothing of the kind"), Match()),
        (RelatedVideo(""), Match()),
    ],
)
def test_a_video_is_recognised(index: Index, video: RelatedVideo, match: Match) -> None:
    assert recognise(index, video) == match


def test_a_title_of_two_is_offered_and_marks_tell_them_apart(index: Index) -> None:
    found = recognise(index, RelatedVideo("Video interview"))
    assert (found.id, found.basis, set(found.offers)) == (None, None, {2, 3})
    here = RelatedVideo("Video interview", "https://a.example/two")
    assert recognise(index, here) == Match(3, Basis.URL)


@pytest.mark.parametrize(
    ("title", "offers"),
    [
        ("Fuel for thoughts", (1,)),
        ("Thought for fuel", (1,)),  # the same words in another order
        ("Episode 12: the harbours", (4,)),
        ("Episode 13: the harbour", ()),
        ("Something else altogether", ()),
    ],
)
def test_a_title_that_is_much_alike_is_offered(
    index: Index, title: str, offers: tuple[int, ...]
) -> None:
    assert recognise(index, RelatedVideo(title)) == Match()
    assert resolve(index, RelatedVideo(title)) == Match(offers=offers)


def test_what_is_recognised_is_not_merely_offered(index: Index) -> None:
    assert resolve(index, RelatedVideo("Fuel for thought")) == Match(1, Basis.TITLE)


@pytest.mark.parametrize(("id_", "listed_by"), [(1, [6, 5]), (5, []), (4, [])])
def test_who_lists_a_transcript(index: Index, id_: int, listed_by: list[int]) -> None:
    """One with another identifier is another video, and nobody lists itself."""
    assert listing(index, id_) == listed_by


def test_a_file_is_recognised_by_the_identifier_in_its_name_and_by_its_tidied_title(
    index: Index,
) -> None:
    said = Transcript(
        cues=(Cue("Other words."),), source=Source("/a/A bridge too far [ccccccccccc].en.srt")
    )
    index.add([IndexedText(9, "9", prose(said))])
    by_id = RelatedVideo("Anything", "https://a.example/watch?v=ccccccccccc", "ccccccccccc")
    assert recognise(index, by_id) == Match(9, Basis.ID)
    assert recognise(index, RelatedVideo("A bridge too far?")) == Match(9, Basis.TITLE)
    assert recognise(index, RelatedVideo("A bridge")) == Match()
