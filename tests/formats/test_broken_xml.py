"""XML that breaks off: every word before the break is read, also of what was never closed."""

from __future__ import annotations

import pytest
from read import read, said

OPEN = {
    "tei": "<TEI><text><body><u who='#ana'>One.</u><u who='#ben'>Two and",
    "akoma-ntoso": "<akomaNtoso><debate><debateBody><speech by='#ana'><p>One.</p></speech>"
    "<speech by='#ben'><p>Two <b>and</b>",
    "hansard": "<publicwhip><speech speakername='Ana'><p>One.</p><p>Two and",
    "parliament": "<compteRendu><paragraphe><texte>One.</texte></paragraphe><paragraphe><texte>"
    "Two and",
    "bundestag": "<dbtplenarprotokoll><sitzungsverlauf><p>One.</p><p>Two and",
    "ttml": "<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p begin='1s'>One.</p>"
    "<p begin='2s'>Two <span>and",
    "youtube-xml": "<transcript><text start='1'>One.</text><text start='2'>Two and",
    "elan": "<ANNOTATION_DOCUMENT><TIER TIER_ID='Ana'><REF_ANNOTATION><ANNOTATION_VALUE>One."
    "</ANNOTATION_VALUE></REF_ANNOTATION><REF_ANNOTATION><ANNOTATION_VALUE>Two and",
    "exmaralda": "<basic-transcription><tier type='t'><event start='1' end='2'>One.</event>"
    "<event start='3' end='4'>Two and",
    "transcriber": "<Trans><Turn startTime='1'><Sync time='1'/>One.<Sync time='2'/>Two and",
    "ohms": "<ROOT xmlns='https://www.weareavp.com/nunncenter/ohms'><record><transcript>One.\n\n"
    "Two and",
}


@pytest.mark.parametrize("name", OPEN)
@pytest.mark.parametrize("end", ["", " <", " <p ", "</x>"])
def test_the_words_before_the_break_are_read(name: str, end: str) -> None:
    transcript = read(OPEN[name] + end, "a.xml")
    assert transcript.source.format == name
    assert [cue.text for cue in transcript.cues] == ["One.", "Two and"]
    assert "The XML breaks in line" in said(transcript)
    assert "what stands before was read." in said(transcript)
