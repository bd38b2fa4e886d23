"""Transcripts of Transcriber."""

from __future__ import annotations

import pytest
from read import read, said

from reader import formats
from reader.errors import FormatError
from reader.model.transcript import Cue, CueKind

TRS = (
    '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n'
    '<Trans audio_filename="x" xml:lang="fr"><Topics><Topic id="to1" desc="The harbour"/></Topics>'
    '<Speakers><Speaker id="spk1" name="Ana Reyes"/><Speaker id="spk2" name="Ben"/></Speakers>'
    '<Episode program="Evening" air_date="2024-05-02"><Section type="report" topic="to1"'
    ' startTime="0.5" endTime="9"><Turn speaker="spk1" startTime="0.5" endTime="4">'
    '<Sync time="0.5"/>\nLa marée\n<Event desc="b" type="noise" extent="instantaneous"/>\n'
    "est basse.\n"
    '<Sync time="2.25"/>\nVoilà.\n</Turn><Turn startTime="4" endTime="5"><Sync time="4"/></Turn>'
    '<Turn speaker="spk1 spk2" startTime="5" endTime="9"><Sync time="5"/><Who nb="1"/>\nOui.\n'
    '<Who nb="2"/>\nNon.\n</Turn></Section></Episode></Trans>'
)


def test_transcriber_has_topics_turns_and_two_at_once() -> None:
    transcript = formats.read_bytes(TRS.encode("iso-8859-1"), "a.trs")
    assert transcript.cues == (
        Cue("The harbour", 500, kind=CueKind.HEADING, starts_paragraph=True),
        Cue("La marée est basse.", 500, 2_250, "Ana Reyes", starts_paragraph=True),
        Cue("Voilà.", 2_250, 4_000, "Ana Reyes"),
        Cue("Oui.", 5_000, None, "Ana Reyes", starts_paragraph=True),
        Cue("Non.", 5_000, 9_000, "Ben"),
    )
    assert (transcript.title, transcript.date, transcript.language) == (
        "Evening",
        "2024-05-02",
        "fr",
    )
    assert "1 noise or note was left out." in said(transcript)
    with pytest.raises(FormatError, match="Nobody says anything"):
        read("<Trans><Episode/></Trans>", "a.trs")
