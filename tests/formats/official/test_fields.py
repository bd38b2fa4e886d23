"""Fields inside fields: the text of the inner one belongs to both, and neither wipes the other."""

from __future__ import annotations

from reader import formats
from reader.model.transcript import Transcript


def read(text: str) -> Transcript:
    return formats.read_bytes(text.encode(), "a.xml")


def speakers(transcript: Transcript) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in transcript.cues]


def debate(preface: str, body: str) -> Transcript:
    return read(
        f"<akomaNtoso><debate><preface>{preface}</preface><debateBody>{body}</debateBody>"
        "</debate></akomaNtoso>"
    )


def test_a_day_inside_the_title_of_a_debate_is_part_of_it() -> None:
    transcript = debate(
        "<docTitle>Debate of <docDate date='2024-01-02'>2 January</docDate> on<br/>boats<p>and"
        "</p><p>walls</p></docTitle>",
        "<speech><from>Mr <from>Flint</from>, Newport:</from><p>It stands.</p></speech>",
    )
    assert (transcript.title, transcript.date) == (
        "Debate of 2 January on boats and walls",
        "2024-01-02",
    )
    assert speakers(transcript) == [("Mr Flint, Newport", "It stands.")]


def test_a_party_inside_the_name_of_an_australian_senator_is_no_name() -> None:
    transcript = read(
        "<hansard><session.header/><speech><talker><name role='display'>Senator "
        "<electorate>Newport</electorate> Lind</name><party>ALP</party></talker>"
        "<p>It stands.</p></speech></hansard>"
    )
    assert speakers(transcript) == [("Senator Newport Lind (Newport, ALP)", "It stands.")]


def test_a_label_of_spans_in_spans_is_read_once() -> None:
    transcript = read(
        "<hansard><session.header/><p><span class='HPS-MemberContinuation'>Ms <span"
        " class='HPS-Member'>Lind</span> (Newport)</span>: It stands.</p></hansard>"
    )
    assert speakers(transcript) == [("Ms Lind (Newport)", "It stands.")]


def test_a_note_on_a_speaker_of_a_play_is_no_part_of_the_label() -> None:
    transcript = read(
        "<TEI><text><body><sp><speaker>ANA <note>The <hi>first</hi> witch.</note>(aside)</speaker>"
        "<p>It stands.</p></sp></body></text></TEI>"
    )
    assert speakers(transcript) == [("ANA (aside)", "It stands.")]
    assert [item.sentence for item in transcript.report] == ["1 note was left out."]


def test_a_name_in_parts_is_put_in_the_order_in_which_it_is_spoken() -> None:
    person = "<persName>Dr <surname>Reyes</surname>, <forename>Ana</forename> of Newport</persName>"
    transcript = read(
        f"<TEI><teiHeader><person xml:id='a'>{person}<name>Other</name></person></teiHeader>"
        "<text><body><u who='#a'>It stands.</u></body></text></TEI>"
    )
    assert speakers(transcript) == [("Ana Reyes", "It stands.")]
