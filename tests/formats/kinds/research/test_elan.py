"""Annotations of ELAN."""

from __future__ import annotations

import pytest
from read import read, said, texts

from reader.errors import FormatError
from reader.model.transcript import Cue, Transcript


def elan(*tiers: str, slots: str = "") -> Transcript:
    slots = slots or "".join(
        f'<TIME_SLOT TIME_SLOT_ID="ts{at}" TIME_VALUE="{at * 1000}"/>' for at in range(1, 9)
    )
    return read(
        '<?xml version="1.0"?>\n<ANNOTATION_DOCUMENT><HEADER TIME_UNITS="milliseconds"/>'
        f"<TIME_ORDER>{slots}</TIME_ORDER>{''.join(tiers)}</ANNOTATION_DOCUMENT>",
        "a.eaf",
    )


def aligned(id: str, first: int, last: int, text: str) -> str:
    return (
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{id}" TIME_SLOT_REF1="ts{first}"'
        f' TIME_SLOT_REF2="ts{last}"><ANNOTATION_VALUE>{text}</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION>"
    )


def referring(id: str, to: str, text: str) -> str:
    return (
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{id}" ANNOTATION_REF="{to}">'
        f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
    )


def tier(name: str, *annotations: str, **attributes: str) -> str:
    more = "".join(f' {key.upper()}="{value}"' for key, value in attributes.items())
    return f'<TIER TIER_ID="{name}"{more}>{"".join(annotations)}</TIER>'


def test_elan_reads_participants_in_the_order_of_time_and_names_what_it_leaves_out() -> None:
    transcript = elan(
        tier(
            "A",
            aligned("a1", 1, 2, "One."),
            aligned("a2", 5, 6, "Three &amp; four."),
            lang_ref="eng",
        ),
        tier("B", aligned("b1", 3, 4, "Two."), aligned("b2", 7, 8, " "), participant="Ben Okoro"),
        tier("A-gloss", referring("g1", "a1", "1"), parent_ref="A"),
        tier("Gestures", aligned("c1", 1, 8, "points at the sea")),
    )
    assert transcript.cues == (
        Cue("One.", 1_000, 2_000, "A"),
        Cue("Two.", 3_000, 4_000, "Ben Okoro"),
        Cue("Three & four.", 5_000, 6_000, "A"),
    )
    assert transcript.language == "en"
    assert "2 tiers that are not what was said were left out: “Gestures”, “A-gloss”." in said(
        transcript
    )


def test_elan_reads_the_words_below_a_tier_of_numbers_and_slots_without_times() -> None:
    slots = '<TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="ts2"/>'
    transcript = elan(
        tier("ref@Ana", aligned("r1", 1, 2, "Ana_001")),
        tier("tx@Ana", referring("t1", "r1", "So we walk."), parent_ref="ref@Ana"),
        tier("ft@Ana", referring("f1", "r1", "Also gehen wir ein wenig."), parent_ref="ref@Ana"),
        slots=slots,
    )
    assert [(cue.text, cue.start, cue.end) for cue in transcript.cues] == [
        ("So we walk.", 1_000, None)
    ]


def test_xml_that_declares_entities_is_refused_and_what_breaks_off_is_read() -> None:
    with pytest.raises(FormatError, match="declares a document type"):
        read('<!DOCTYPE x [<!ENTITY a "b">]><ANNOTATION_DOCUMENT/>', "a.eaf")
    with pytest.raises(FormatError, match="declares a document type"):
        read('<!DOCTYPE Trans SYSTEM "t.dtd" [<!ENTITY a "b">]><Trans></Trans>', "a.trs")
    broken = read(
        '<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="5"/>'
        f'</TIME_ORDER><TIER TIER_ID="Ana">{aligned("a", 1, 1, "One.")}<ANNOTATION>',
        "a.eaf",
    )
    assert texts(broken) == ["One."]
    assert "The XML breaks in line 1" in said(broken)
    with pytest.raises(FormatError, match="no tier with words"):
        elan(tier("A"))


def test_slots_without_a_value_lie_evenly_between_those_of_their_tier() -> None:
    values = {1: 500, 2: None, 3: 1000, 4: None, 5: 3500, 6: 3600}
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="ts{at}"'
        + (f' TIME_VALUE="{value}"/>' if value is not None else "/>")
        for at, value in values.items()
    )
    transcript = elan(
        tier(
            "A",
            aligned("a1", 1, 2, "One."),
            aligned("a2", 2, 4, "Two."),
            aligned("a3", 4, 5, "Three."),
        ),
        tier("B", aligned("b1", 3, 6, "Meanwhile.")),
        slots=slots,
    )
    assert [(cue.text, cue.start, cue.end) for cue in transcript.cues] == [
        ("One.", 500, 1500),  # a third of the way from 500 to 3500
        ("Meanwhile.", 1000, 3600),
        ("Two.", 1500, 2500),
        ("Three.", 2500, 3500),
    ]
    assert "2 times that were not set: the place is reckoned" in said(transcript)
