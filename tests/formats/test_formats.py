"""The choice among the formats: by content first, by suffix second, by the person above all."""

from __future__ import annotations

import gc
import hashlib
from pathlib import Path

import pytest

from reader import formats
from reader.errors import FileError, FormatError, UnknownFormat
from reader.formats import EqualClaims
from reader.model.transcript import Cue, Transcript

SRT = "1\n00:00:01,000 --> 00:00:02,000\nGröße.\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nGröße.\n"


def test_a_file_is_read_and_says_where_it_is_from(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_bytes(SRT.encode("cp1252"))
    transcript = formats.read(path)
    assert transcript.cues == (Cue("Größe.", 1_000, 2_000),)
    source = transcript.source
    assert (source.path, source.format, source.encoding) == (str(path), "srt", "cp1252")
    assert source.sha256 == hashlib.sha256(SRT.encode("cp1252")).hexdigest()
    assert "which is a guess" in transcript.report[0].sentence
    without = source._replace(sha256="")
    assert formats.read(path, digest=False) == transcript._replace(source=without)


def test_what_is_pasted_has_no_path() -> None:
    assert formats.read_bytes(SRT.encode()).source.path == ""


@pytest.mark.parametrize(
    ("text", "name", "format"),
    [
        (VTT, "a.srt", "vtt"),
        (SRT, "a.vtt", "srt"),
        (SRT, "", "srt"),
        ("One. Two.", "a.srt", "text"),
    ],
)
def test_the_content_counts_more_than_the_suffix(text: str, name: str, format: str) -> None:
    assert formats.read_bytes(text.encode(), name).source.format == format


def test_the_person_overrules_format_and_encoding() -> None:
    assert formats.read_bytes(SRT.encode(), "a.srt", format="text").source.format == "text"
    assert formats.read_bytes(SRT.encode(), "a.srt", encoding="cp1252").cues[0].text == "GrÃ¶ÃŸe."


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_one(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"^a\.srt: The file is empty\.$"):
        formats.read_bytes(data, "a.srt")


def test_what_is_no_text_is_named_with_what_can_be_read() -> None:
    with pytest.raises(FormatError, match="This is not text but a picture") as refused:
        formats.read_bytes(b"\x89PNG\r\n\x1a\n....", "a.srt")
    assert refused.value.file == "a.srt"


def test_of_noise_it_is_said_what_its_name_promises() -> None:
    noise = bytes(range(32)) * 40  # nearly all of it controls, as in no text
    with pytest.raises(FormatError) as refused:
        formats.read_bytes(noise, "broken.docx")
    assert str(refused.value) == (
        "broken.docx: What a file called .docx should be: Word document. This one is data of some "
        "other kind; it may be damaged or copied only in part. Get or save it once more."
    )
    with pytest.raises(FormatError, match=r"^a\.bin: This is not text but data of some other kind"):
        formats.read_bytes(noise, "a.bin")


def test_what_no_format_knows_is_told_the_kinds_of_its_suffix() -> None:
    with pytest.raises(UnknownFormat) as refused:
        formats.read_bytes(b"<tides><ebb>One</ebb></tides>", "a.srt")
    assert refused.value.sentence.endswith(f" What can be read: {formats.by_name('srt').title}.")
    with pytest.raises(UnknownFormat, match=r"What can be read: .*SubRip.*WebVTT"):
        formats.read_bytes(b"<tides><ebb>One</ebb></tides>", "a.xyz")


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        formats.read(tmp_path / "none.srt")


def test_formats_that_claim_equally_are_left_to_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    for format in formats.FORMATS:
        monkeypatch.setattr(type(format), "score", lambda self, document: self.claims and 5)
    with pytest.raises(EqualClaims) as asked:
        formats.read_bytes(SRT.encode(), "a.unknown")
    assert len(asked.value.formats) > 1


def test_formats_have_names_and_suffixes() -> None:
    assert formats.by_name("vtt").title == "WebVTT captions"
    with pytest.raises(UnknownFormat, match=r"There is no format called “nosuch”\. There are: "):
        formats.by_name("nosuch")
    known = formats.suffixes()
    assert len(set(known)) == len(known)
    assert {".srt", ".vtt", ".docx", ".txt"} <= set(known)
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in known)


def test_a_transcript_is_written_by_name() -> None:
    transcript = Transcript(cues=(Cue("Größe.", 1_000, 2_000),))
    assert formats.read_bytes(formats.write(transcript, "srt"), "a.srt").cues == transcript.cues
    with pytest.raises(UnknownFormat, match=r"can only be read\. Can be written: "):
        formats.write(transcript, "docx")


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_of_garbage_is_left_as_it_was(was_on: bool) -> None:
    try:
        (gc.enable if was_on else gc.disable)()
        formats.read_bytes(SRT.encode(), "a.srt")
        with pytest.raises(FormatError):
            formats.read_bytes(b"", "a.srt")
        assert gc.isenabled() is was_on
    finally:
        gc.enable()
