"""What a format is: a name, a claim, a way to read and perhaps to write."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from reader.formats.format import HEAD_CHARACTERS, Claim, Document, Elsewhere, EqualClaims, Format
from reader.model.transcript import Cue, Transcript

TRANSCRIPT = Transcript(cues=(Cue("Größe."),))


def made(name: str = "tides", *, looks: bool = True) -> Format:
    return Format(name, f"{name} files", (f".{name}",), "tides", 70, lambda document: looks)


@pytest.fixture
def code(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module of a format that is there for this test alone."""
    module = ModuleType("reader.formats.kinds.tides")
    module.__dict__["score"] = lambda document: 55
    module.__dict__["read"] = lambda document: TRANSCRIPT
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return module


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.SRT", ".srt"), ("a.b.vtt", ".vtt"), ("a", ""), ("", ""), (".srt", ""), ("a.srt/b", "")],
)
def test_the_suffix_of_a_document(name: str, suffix: str) -> None:
    assert Document(b"", "", name).suffix == suffix


def test_the_head_of_a_document() -> None:
    assert Document(b"", "a" * HEAD_CHARACTERS + "b").head == "a" * HEAD_CHARACTERS
    assert Document(b"", "a").head == "a"


@pytest.mark.usefixtures("code")
def test_a_format_is_asked_only_where_its_look_lets_pass() -> None:
    assert made().score(Document(b"", "a")) == 55
    assert made(looks=False).score(Document(b"", "a")) == Claim.NONE
    assert made().read(Document(b"", "a")) is TRANSCRIPT


@pytest.mark.parametrize("written", ["Größe.", "Größe.".encode()])
def test_text_is_written_as_utf8_and_bytes_as_they_are(
    written: str | bytes, code: ModuleType
) -> None:
    code.__dict__["write"] = lambda transcript: written
    assert made().write(TRANSCRIPT) == "Größe.".encode()


def test_equal_claims_name_the_formats() -> None:
    problem = EqualClaims((made("ebb"), made("flood")), "a.txt")
    assert problem.sentence == "This file may be read as ebb files or flood files. Say which."
    assert [format.name for format in problem.formats] == ["ebb", "flood"]
    assert problem.file == "a.txt"


def test_elsewhere_holds_the_page_and_its_tracks() -> None:
    problem = Elsewhere("The captions are elsewhere.", (), TRANSCRIPT)
    assert (problem.sentence, problem.tracks, problem.page) == (
        "The captions are elsewhere.",
        (),
        TRANSCRIPT,
    )
