"""What a file leaves without a name is nobody's: no other thing without one refers to it."""

from __future__ import annotations

import pytest

from reader import formats

FILES = {
    "tei": "<TEI><teiHeader><particDesc><person><persName>Cem</persName></person></particDesc>"
    "</teiHeader><text><timeline unit='s'><when absolute='0:00:07'/></timeline><body>"
    "<u>One.</u><u who='#' start='#'>Two.</u></body></text></TEI>",
    "akoma-ntoso": "<akomaNtoso><debate><meta><references><TLCPerson showAs='Cem'/></references>"
    "</meta><debateBody><speech><p>One.</p></speech><speech by='#'><p>Two.</p></speech>"
    "</debateBody></debate></akomaNtoso>",
    "elan": "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_VALUE='7000'/></TIME_ORDER><TIER>"
    "<ANNOTATION><REF_ANNOTATION><ANNOTATION_VALUE>One.</ANNOTATION_VALUE></REF_ANNOTATION>"
    "</ANNOTATION><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1=''><ANNOTATION_VALUE>Two."
    "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>",
    "exmaralda": "<basic-transcription><head><speakertable><speaker><abbreviation>Cem"
    "</abbreviation></speaker></speakertable></head><basic-body><common-timeline><tli time='7'/>"
    "</common-timeline><tier type='t'><event>One.</event><event start='' end=''>Two.</event>"
    "</tier></basic-body></basic-transcription>",
    "transcriber": "<Trans><Topics><Topic desc='Cem'/></Topics><Speakers><Speaker name='Cem'/>"
    "</Speakers><Section><Turn>One.</Turn></Section><Section topic=''><Turn speaker=''>Two.</Turn>"
    "</Section></Trans>",
}


@pytest.mark.parametrize("name", FILES)
def test_what_has_no_name_is_not_taken_for_all_that_name_none(name: str) -> None:
    transcript = formats.read_bytes(FILES[name].encode(), "a.xml", format=name)
    assert [(cue.text, cue.speaker, cue.start) for cue in transcript.cues] == [
        ("One.", "", None),
        ("Two.", "", None),
    ]


def test_the_first_moment_of_tei_is_the_start_whether_it_has_a_name_or_not() -> None:
    for first in ("<when/>", "<when xml:id='a'/>"):
        text = (
            f"<TEI><text><timeline unit='s'>{first}<when xml:id='b'/>"
            "<when xml:id='c' interval='3'/></timeline><body><u start='#a'>One.</u>"
            "<u start='#b'>Two.</u><u start='#c'>Three.</u></body></text></TEI>"
        )
        transcript = formats.read_bytes(text.encode(), "a.xml")
        starts = [cue.start for cue in transcript.cues]
        assert starts == [0 if "xml:id" in first else None, None, 3_000]
