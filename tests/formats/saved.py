"""A page with a transcript, as browsers save it in one file, and what is said in it."""

from __future__ import annotations

from reader.model.transcript import Transcript

TALK = (
    "<p>ANA: The tide is out, and the café is open.</p><p>BEN: So we walk.</p>"
    "<p>ANA: Bring the rope.</p><p>BEN: I have it.</p>"
)

PAGE = (
    f"<!DOCTYPE html><html><head><title>The talk</title></head><body><nav>Home</nav>"
    f"<h1>The talk</h1><h2>Transcript</h2>{TALK}<footer>Imprint</footer></body></html>"
)

TURNS = [
    ("ANA", "The tide is out, and the café is open."),
    ("BEN", "So we walk."),
    ("ANA", "Bring the rope."),
    ("BEN", "I have it."),
]

EMPTY = "<html><body><div></div></body></html>"


def turns(transcript: Transcript) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in transcript.cues]
