"""What lies beside a file and belongs to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader import formats
from reader.errors import FormatError
from reader.formats.beside import captions_of, with_addresses
from reader.formats.clues import Link
from reader.formats.format import Elsewhere
from reader.model.transcript import Cue, RelatedVideo, Transcript

VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n"
PAGE = Transcript(title="On tides", author="Ana", language="de")


def elsewhere(*addresses: str) -> Elsewhere:
    links = tuple(Link(address, language="cy") for address in addresses)
    return Elsewhere("The captions are elsewhere.", links, PAGE)


def found(folder: Path, *addresses: str) -> Transcript | None:
    page = folder / "page.html"
    return captions_of(elsewhere(*addresses), str(page), formats.read_bytes)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("a.vtt", "a.vtt"),
        ("./a.vtt", "a.vtt"),
        ("a%20b.vtt?x=1#y", "a b.vtt"),
        ("page_files/a.vtt", "page_files/a.vtt"),
        ("one\\two\\a.vtt", "one/two/a.vtt"),
        ("https://tides.example/captions/a.vtt", "a.vtt"),
        ("/captions/a.vtt", "a.vtt"),
        ("captions/a.vtt", "a.vtt"),
        ("../a.vtt", "a.vtt"),
    ],
)
def test_captions_lie_in_the_folder_of_the_page_or_below(
    address: str, file: str, tmp_path: Path
) -> None:
    place = tmp_path / file
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(VTT)
    transcript = found(tmp_path, address)
    assert transcript is not None
    assert transcript.cues == (Cue("One.", 1_000, 2_000),)
    assert (transcript.title, transcript.author, transcript.language) == ("On tides", "Ana", "cy")
    assert transcript.report[0].sentence == (
        f"The words are those of “{os.path.basename(file)}”, which lies beside the page."
    )


@pytest.mark.parametrize(
    "address",
    [
        "",
        "b.vtt",
        "a/b/c/d.vtt",
        "../../outside/x.vtt",
        "file:///etc/passwd",
        "folder.vtt",
        "c:x.vtt",
        "http://[tides/x.vtt",
    ],
)
def test_nothing_else_is_looked_at(address: str, tmp_path: Path) -> None:
    folder = tmp_path / "one" / "two"
    (folder / "folder.vtt").mkdir(parents=True)
    for place in (tmp_path / "outside" / "x.vtt", folder / "a" / "b" / "c" / "d.vtt"):
        place.parent.mkdir(parents=True)
        place.write_text(VTT)
    assert found(folder, address) is None


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.vtt").write_text(VTT)
    folder = tmp_path / "page"
    folder.mkdir()
    try:
        (folder / "a.vtt").symlink_to(tmp_path / "secret.vtt")
    except OSError as problem:
        pytest.skip(f"no links can be made here: {problem}")
    assert found(folder, "a.vtt") is None


def test_the_first_captions_that_can_be_read_count(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "b.vtt").write_text(VTT.replace("One", "Two"))
    (tmp_path / "c.vtt").write_text(VTT)
    transcript = found(tmp_path, "none.vtt", "a.vtt", "b.vtt", "c.vtt")
    assert transcript is not None
    assert [cue.text for cue in transcript.cues] == ["Two."]


def test_what_the_captions_say_of_their_language_counts_more(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_text(VTT.replace("WEBVTT\n", "WEBVTT\nLanguage: fr\n"))
    transcript = found(tmp_path, "a.vtt")
    assert transcript is not None
    assert transcript.language == "fr"


RELATED = Transcript(
    cues=(Cue("One."),),
    related=(
        RelatedVideo("On floods"),
        RelatedVideo("On ebbs", "https://tides.example/kept"),
        RelatedVideo("On moons"),
    ),
)


def test_a_page_saved_twice_has_the_addresses_of_its_videos(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><link rel='canonical' href='https://tides.example/v/1'></head><body>"
        "<h2>Related videos</h2><a href='/v/2'>On floods</a><a href='/v/3'>On ebbs</a></body>"
    )
    assert [video.url for video in with_addresses(RELATED, str(page)).related] == [
        "https://tides.example/v/2",
        "https://tides.example/kept",
        "",
    ]


def test_a_page_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert with_addresses(RELATED, str(page)) is RELATED
    page.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert with_addresses(RELATED, str(page)) is RELATED


def test_a_page_without_captions_beside_it_says_where_they_are(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><video><track src='a.vtt' kind='captions'></video></body></html>")
    with pytest.raises(FormatError):
        formats.read(page)
    (tmp_path / "a.vtt").write_text(VTT)
    transcript = formats.read(page)
    assert [cue.text for cue in transcript.cues] == ["One."]
    assert transcript.source.path == str(page)
