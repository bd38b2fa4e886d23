"""Any bytes become a transcript or a sentence: never an exception, never a long wait."""

from __future__ import annotations

import contextlib
import gc
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import casebank
import pytest

from reader import formats
from reader.errors import ReaderError
from reader.formats import gate
from reader.formats.decoding import text
from reader.formats.format import Claim, Document, Format
from reader.model.transcript import Transcript

MUTATIONS = 400
PIECES = (
    *(
        "<",
        ">",
        "-->",
        "\n",
        "\n\n",
        "{",
        "}",
        "&",
        "&amp;",
        '"',
        "'",
        ":",
        "0",
        "9" * 30,
        "[",
        "]",
    ),
    *("\\", "\x00", "\ud800", "<v A>", "NOTE", "WEBVTT", "00:00:01.000 --> 00:00:02.000", "{\\p1}"),
    *('<p begin="', "null", "-1", "1e999", "\u202e", "é", "日", "😀", "<!--", "<![CDATA[", "</"),
    *("[", "]", "<span data-m=", "\t", " " * 50, ",", "=", "Ana: ", "[00:01.00]", "{1}{2}"),
)


def seeds(form: Format) -> list[str]:
    """Return the inputs of the bank that a format claims."""
    claimed = []
    for folder in sorted(casebank.CASES.iterdir()):
        for file in folder.iterdir():
            if file.name == "case.toml" or file.stat().st_size > 5_000:
                continue
            try:
                words = text.decode(file.read_bytes()).text
            except ReaderError:
                continue
            if form.score(Document(b"", words, file.name)) >= Claim.POSSIBLE:
                claimed.append(words)
    return claimed or list(SAMPLES.get(form.name, ()))


SAMPLES = {
    "sami": ["<SAMI><SYNC Start=1><P Class=A>One<br>two<SYNC Start=9><P Class=A>&nbsp;</SAMI>"],
    "subviewer": ["[INFORMATION]\n[TITLE]x\n00:00:01.00,00:00:02.00\nOne[br]two.\n"],
    "microdvd": ["{1}{1}25\n{25}{50}One|{y:i}two.\n"],
    "podcast-json": [
        '{"segments": [{"startTime": 1, "endTime": 2, "body": "One.", "speaker": "A"}]}'
    ],
    "services": ['{"utterances": [{"speaker": "A", "start": 5, "end": 14, "text": "Good day."}]}'],
    "lrc": ["[ti:Tides]\n[00:01.50]One.\n[00:03.00]<00:03.20>Two.\n"],
    "csv": ['start,end,speaker,text\n0:01,2.5,Ana,"One, two"\n'],
    "ctm-stm": ["r 1 0.5 0.2 so\nr 1 0.8 0.2 we\n;; x\nr 1 1.8 0.2 go\n"],
    "exmaralda": [
        '<basic-transcription><tli id="T0" time="0.5"/><tli id="T1" time="2"/><tier speaker="S"'
        ' type="t"><event start="T0" end="T1">One </event></tier></basic-transcription>'
    ],
    "transcriber": [
        '<Trans><Speaker id="s" name="Ana"/><Turn speaker="s t" startTime="0" endTime="9"><Sync'
        ' time="0"/>One <Event/> more<Who nb="1"/>Two</Turn></Trans>'
    ],
    "tei": [
        '<TEI><teiHeader><person xml:id="a"><persName>Ana</persName></person></teiHeader><text>'
        '<timeline><when xml:id="T1" interval="1" since="#T0"/></timeline><u who="#a" start="#T1">'
        '<w join="right">One</w><pc>.</pc></u><note type="speaker">B:</note></text></TEI>'
    ],
    "akoma-ntoso": [
        '<akomaNtoso><debate><meta><TLCPerson eId="a" showAs="Ana"/></meta><debateBody>'
        '<speech by="#a"><from>Ana:</from><p>One.</p></speech></debateBody></debate></akomaNtoso>'
    ],
    "hansard": [
        '<publicwhip><speech speakername="Ana"><p>One.</p></speech></publicwhip>',
        "<hansard><session.header/><talker><name role='display'>Ana</name></talker><para>One."
        "</para><p><span class='HPS-MemberSpeech'>Ben</span> (Bay): Two.</p></hansard>",
        "<Hansard><PersonSpeaking>Ana:</PersonSpeaking><ParaText>One.</ParaText></Hansard>",
    ],
    "bundestag": [
        '<dbtplenarprotokoll><sitzungsverlauf><rede><p klasse="redner"><redner><name><vorname>A'
        "</vorname></name></redner>A:</p><p>One.</p></rede></sitzungsverlauf></dbtplenarprotokoll>"
    ],
    "parliament": [
        "<compteRendu><paragraphe><orateurs><orateur><nom>Ana</nom></orateur></orateurs>"
        "<texte stime='1.5'>One.</texte></paragraphe></compteRendu>",
        "<anforande><talare>Ana</talare><anforandetext>&lt;p&gt;One.&lt;/p&gt;</anforandetext>"
        "</anforande>",
        "<CRE><CHAPTER><TL-CHAP>A</TL-CHAP><INTERVENTION><ORATEUR LIB='Ana'/><PARA>One.</PARA>"
        "</INTERVENTION></CHAPTER></CRE>",
    ],
    "ohms": [
        "<ROOT><record><sync>1:|1(2)|3(1)</sync><index><point><time>9</time><title>a</title></point>"
        "<point><time>70</time><title>b</title></point></index><transcript>A: One.\n\nB: Two."
        "</transcript></record></ROOT>"
    ],
    "text": ["Ana: One.\n\nBen: Two.\n\n[00:01] Three.\n"],
}
TEXT_FORMATS = [form for form in formats.FORMATS if not form.reads_bytes]


def mutated(words: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(words) + 1)
        to = min(len(words), at + chance.randint(1, 40))
        kind = chance.random()
        if kind < 0.4:
            words = words[:at] + chance.choice(PIECES) + words[at:]
        elif kind < 0.7:
            words = words[:at] + words[to:]
        else:
            words = words[:at] + words[at:to] * 3 + words[to:]
    return words


def faults(transcript: Transcript) -> Iterator[str]:
    for cue in transcript.cues:
        if not cue.text.strip():
            yield f"a cue without words: {cue}"
        if (cue.start or 0) < 0 or (cue.end is not None and cue.end < (cue.start or 0)):
            yield f"impossible times: {cue}"
        if not all(0 <= word.char < len(cue.text) for word in cue.words):
            yield f"a word outside its cue: {cue}"


@pytest.mark.parametrize("form", TEXT_FORMATS, ids=lambda form: form.name)
def test_whatever_a_file_holds_it_is_read_or_refused(form: Format) -> None:
    chance = random.Random(form.name)
    originals = seeds(form)
    assert originals
    for _ in range(MUTATIONS):
        words = text.clean(mutated(chance.choice(originals), chance))
        document = Document(words.encode("utf-8", "replace"), words, "x")
        form.score(document)
        with contextlib.suppress(ReaderError):
            assert not list(faults(gate.admit(form.read(document))))


# What makes a careless pattern or loop take time in the square of the length.
FAMILIES: dict[str, Callable[[int], str]] = {
    "open tags": lambda n: "<a " * n,
    "open quotes": lambda n: "<a '>" * n + '"',
    "open comments": lambda n: "<!--" * n,
    "end tags": lambda n: "</p>" * n,
    "nesting": lambda n: "<div>" * n,
    "overrides": lambda n: "{\\t(" * n,
    "braces": lambda n: "{" * n,
    "brackets": lambda n: "[" * n,
    "blanks": lambda n: " " * n + "x",
    "blank lines": lambda n: "\n" * n + "x",
    "digits": lambda n: "1" * n,
    "clocks": lambda n: "00:00:01,000 --> " * n,
    "arrows": lambda n: "-->\n" * n,
    "numbers": lambda n: "1\n" * n,
    "ampersands": lambda n: "&" * n,
    "colons": lambda n: "A: " * n,
    "words with times": lambda n: "a<00:00:01.000> " * n,
    "voices": lambda n: "<v A>x" * n,
}
HEADS = {
    "srt": "1\n00:00:01,000 --> 00:00:02,000\n",
    "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n",
    "sbv": "0:00:01.000,0:00:02.000\n",
    "lrc": "[ti:x]\n[00:01.00]",
    "ass": "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,",
    "sami": "<SAMI><SYNC Start=1><P Class=A>",
    "microdvd": "{1}{2}",
    "html": "<html><body><p>x ",
    "text": "",
    "saved-page": "Title\nFull video transcript\n",
}
SMALL = 2_000
LARGE = 8 * SMALL
MOST_GROWTH = 8 * 3.0  # eight times the length may take somewhat more than eight times as long
NOTHING = 0.02  # seconds; what is over sooner is not worth comparing


def took(form: Format, words: str) -> float:
    words = text.clean(words)
    document = Document(words.encode(), words, "x")
    gc.disable()  # as where the program reads; its visits are no work of the format
    began = time.process_time()
    form.score(document)
    with contextlib.suppress(ReaderError):
        gate.admit(form.read(document))
    ended = time.process_time()
    gc.enable()
    return ended - began


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("name", HEADS)
def test_reading_takes_time_in_proportion(name: str, family: str) -> None:
    form = formats.by_name(name)
    made = FAMILIES[family]
    long = min(took(form, HEADS[name] + made(LARGE)) for _ in range(3))
    if long > NOTHING:
        short = max(took(form, HEADS[name] + made(SMALL)), NOTHING / 8)
        assert long <= MOST_GROWTH * short, f"{short:.3f} s, then {long:.3f} s"


def test_the_longest_case_is_read_whole(tmp_path: Path) -> None:
    """A hundred thousand captions, case 147 of the bank, which is too large to be shipped."""
    count = 100_000
    blocks = [
        f"{n}\n{clock(n * 1_500)} --> {clock(n * 1_500 + 1_400)}\nline {n:06} of the long log\n"
        for n in range(1, count + 1)
    ]
    file = tmp_path / "long.srt"
    file.write_text("\n".join(blocks), encoding="utf-8")
    transcript = formats.read(file)
    assert len(transcript.cues) == count
    last = transcript.cues[-1]
    assert (last.text, last.start, last.end) == (
        "line 100000 of the long log",
        150_000_000,
        150_001_400,
    )
    assert transcript.report == ()


def clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1_000)
    return f"{seconds // 3_600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{rest:03}"
