"""The head of a page: a title as people write one, and what kind of transcript it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import SEED, Reader, reader
from PySide6.QtWidgets import QLabel

from reader.model.transcript import Cue, CueKind, Provenance, Transcript
from reader.ui.pages.masthead import Masthead
from reader.ui.parts import faces
from reader.ui.state.pages import OpenTranscript

NO_BREAK = "\u00a0"
TALK = "1\n00:00:01,000 --> 00:00:04,000\nWords are here.\n"


@pytest.fixture
def window() -> Iterator[Reader]:
    with reader() as made:
        yield made


def head(window: Reader) -> list[str]:
    """The lines of the head that are shown."""
    masthead = window.window.pane.findChildren(Masthead)[0]
    return [label.text() for label in masthead.findChildren(QLabel) if label.isVisible()]


def facts(window: Reader, transcript: Transcript) -> list[str]:
    window.session.open_kept(OpenTranscript(transcript))
    window.settle()
    return [fact.replace(NO_BREAK, " ") for fact in head(window)[-1].split("  ·  ")]


def test_a_file_name_is_set_as_a_title(window: Reader, tmp_path: Path) -> None:
    file = tmp_path / "2021-03-04_on_rivers [dQw4w9WgXcQ].en.srt"
    file.write_text(TALK, encoding="utf-8")
    window.open(file)
    assert head(window)[0] == "On rivers, 2021-03-04"
    assert window.window.windowTitle().startswith("On rivers, 2021-03-04 — ")
    # Among the files it goes by its name.
    assert window.memory.recent[0].title == file.name


def test_a_name_without_a_space_keeps_within_the_column(window: Reader, tmp_path: Path) -> None:
    file = tmp_path / f"{'Danube' * 30}.srt"
    file.write_text(TALK, encoding="utf-8")
    window.window.resize(600, 700)
    window.open(file)
    masthead = window.window.pane.findChildren(Masthead)[0]
    title = masthead.findChildren(QLabel)[0]
    assert title.text().replace("\u200b", "") == "Danube" * 30
    widest = max(title.fontMetrics().horizontalAdvance(one) for one in title.text().split("\u200b"))
    assert widest < masthead.width() < window.window.pane.viewport().width()
    assert title.height() >= 2 * title.fontMetrics().height()


def test_a_file_given_to_a_video_has_its_title(window: Reader, tmp_path: Path) -> None:
    file = tmp_path / "captions_final2.srt"
    file.write_text(TALK, encoding="utf-8")
    window.open(SEED)
    video = window.session.related[1]
    window.session.open(file, for_video=video)
    window.settle()
    assert head(window)[0] == " ".join(video.title.split())
    # Still so when it is opened by itself, another time.
    window.session.close()
    window.open(file)
    assert head(window)[0] == " ".join(video.title.split())


def test_what_is_said_of_a_recording(window: Reader) -> None:
    cues = (
        Cue("The first part", 0, 0, kind=CueKind.HEADING),
        Cue("One two three.", 0, 2_000, "Ada"),
        Cue("Four.", 4_318_000, 4_321_000, "Ben"),  # it ends at 72:01
    )
    made = Transcript(
        "A talk", cues=cues, language="pt-BR", provenance=Provenance.AUTOMATIC, date="2021"
    )
    assert facts(window, made) == [
        *("2021", "1 h 12 min long", "Ada and Ben", "Portuguese", "2 captions"),
        *("automatic captions", "7 words", "1 min read"),
    ]


def test_what_is_said_of_paragraphs(window: Reader) -> None:
    cues = tuple(
        Cue("Some words here.", speaker=name, starts_paragraph=True) for name in ("A", "B", "C")
    )
    made = Transcript("Minutes", cues=cues, provenance=Provenance.HUMAN, language="qqx")
    assert facts(window, made) == [
        *("3 speakers", "qqx", "3 paragraphs", "transcript made by people", "9 words"),
        "1 min read",
    ]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        # 1,020 ideographs at 255 a minute; 714 ideographs and kana at 357.
        ("我" * 1_020, "zh", ["Chinese", "1 paragraph", "1,020 letters", "4 min read"]),
        ("日本の" * 238, "ja", ["Japanese", "1 paragraph", "714 letters", "2 min read"]),
        # 460 words at 230 a minute, and 10 ideographs.
        ("word " * 460 + "京" * 10, "en", ["English", "1 paragraph", "470 words", "2 min read"]),
    ],
)
def test_chinese_and_japanese_are_counted_by_letters(
    window: Reader, monkeypatch: pytest.MonkeyPatch, text: str, language: str, told: list[str]
) -> None:
    monkeypatch.setattr(faces, "_has_letter", lambda family, letter: True)
    cue = Cue(text, starts_paragraph=True)
    assert facts(window, Transcript("T", cues=(cue,), language=language)) == told


def test_a_text_that_no_typeface_has_letters_of_says_so(
    window: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "_has_letter", lambda family, letter: letter < "\u1000")
    window.session.show(OpenTranscript(Transcript("T", cues=(Cue("ភាសាខ្មែរ", 0, 900),))))
    window.settle()
    assert (
        "No typeface of this computer has letters of Khmer, so that they show as boxes. "
        "Install one, such as Noto Sans Khmer, and start again."
    ) in head(window)
    window.session.show(OpenTranscript(Transcript("T", cues=(Cue("ภาษาไทย", 0, 900),))))
    window.settle()
    assert not [told for told in head(window) if "typeface" in told]


def test_captions_without_times_are_captions(window: Reader) -> None:
    window.open(SEED)
    # A line breaks between facts, never in "3 min read".
    assert head(window)[-1] == "146_captions  ·  695_words  ·  3_min_read".replace("_", NO_BREAK)


@pytest.mark.parametrize("keys", ["Ctrl+Home", "Ctrl+Shift+Home"])
def test_the_key_to_the_beginning_shows_the_title(window: Reader, keys: str) -> None:
    window.open(SEED)
    pane = window.window.pane
    bar = pane.verticalScrollBar()
    for below in (bar.singleStep(), bar.maximum()):
        bar.setValue(below)
        window.press(keys, pane)
        assert bar.value() == 0
