"""Transcripts in a box of a page that was closed when it was saved."""

from __future__ import annotations

from read import read

_TALK = (
    "<p>[00:00:02] <b>Sara Kern</b></p><p>Welcome to the harbour.</p>"
    "<p>[00:00:09] <b>Rolf Amadi</b></p><p>Thank you, Sara.</p>"
    "<p>[00:01:09] <b>Sara Kern</b></p><p>Who built it?</p>"
)
_SAID = [
    ("Sara Kern", "Welcome to the harbour.", 2_000),
    ("Rolf Amadi", "Thank you, Sara.", 9_000),
    ("Sara Kern", "Who built it?", 69_000),
]


def turns(body: str) -> list[tuple[str, str, int | None]]:
    cues = read(f"<html><body><h1>Live</h1>{body}</body></html>", "a.html").cues
    return [(cue.speaker, cue.text, cue.start) for cue in cues]


def test_the_box_below_its_button_is_read() -> None:
    box = f'<button>Show transcript</button><div style="display:none">{_TALK}</div>'
    assert turns(f"<div>{box}</div><div><p>We use cookies: accept all?</p></div>") == _SAID


def test_the_only_box_in_which_somebody_speaks_is_read() -> None:
    assert turns(f"<p>About harbours.</p><div hidden>{_TALK}</div><p>Imprint.</p>") == _SAID


def test_what_is_hidden_stays_so_where_somebody_is_shown_speaking() -> None:
    shown = "<p>EVA: One.</p><p>TOM: Two.</p><p>EVA: Three.</p><p>TOM: Four.</p>"
    assert [text for _, text, _ in turns(f"{shown}<div hidden>{_TALK}</div>")] == [
        *("One.", "Two.", "Three.", "Four."),
    ]


def test_a_hidden_hint_is_no_transcript() -> None:
    hint = "<p>Transcript</p><p hidden>opens here</p>"
    assert [text for _, text, _ in turns(f"{hint}<p>One.</p><p>Two.</p>")] == ["One.", "Two."]
