"""The services whose JSON is known by its keys, so that a person is told whose file it is.

Nothing is read otherwise for it: a shape only says that the file is no other program's, that what
it holds was heard by a machine, and of what its bare numbers count where they could be two things.
"""

from __future__ import annotations

import re
from typing import Final

from reader.model.transcript import Provenance
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_KEY: Final = lazy_pattern(r'"(\w{1,40})"\s*:')
_SEGMENTS: Final = lazy_pattern(r'"segments"\s*:\s*\[')
_OF_OTHERS: Final = lazy_pattern(
    r'"(?:speaker[_-]?(?:id|name|label|tag|display[_-]?name)|display[_-]?name|participant[\w-]{0,9}'
    r"|(?:start|end|begin|stop|offset|duration)[_-]?(?:in[_-]?)?(?:ms|millis\w{0,7}|sec(?:ond)?s)"
    r'|(?:start|end|begin)[_-]?(?:time|offset|at)\w{0,12}|from|to|begin|time_?in|time_?out|t0|txt)"\s*:'
    r'|"speaker"\s*:\s*[\d{]|"(?:start|end)"\s*:\s*(?:\{|"[^"]*:)',
    re.IGNORECASE,
)
_WHOLE_TIMES: Final = lazy_pattern(r'"start"\s*:\s*(\d{1,12})\s*,\s*"end"\s*:\s*(\d{1,12})\s*[,}]')
_LONGEST: Final = 400
"""What no segment lasts in seconds, so that its whole numbers count something else."""
_NO_SEGMENTS: Final = lazy_pattern(r'"segments"\s*:\s*(?:\[\s*\]|null)')


class Shape(NamedTuple):
    """A service, and the keys that come together in no other's JSON."""

    name: str
    keys: frozenset[str]
    provenance: Provenance = Provenance.AUTOMATIC
    has_captions: bool = False
    """Whether its items are captions, however short."""


def _shape(name: str, keys: str, provenance: Provenance = Provenance.AUTOMATIC) -> Shape:
    return Shape(name, frozenset(keys.split()), provenance)


_UNKNOWN: Final = Provenance.UNKNOWN

SHAPES: Final = (
    _shape("Amazon Transcribe (call analytics)", "Transcript BeginOffsetMillis Content"),
    _shape("Amazon Transcribe", "results items alternatives content"),
    _shape("Amazon Transcribe", "results audio_segments"),
    _shape("Amazon Transcribe", "jobName results"),
    _shape("Speechmatics", "results alternatives content"),
    _shape("IBM Watson", "results alternatives timestamps"),
    _shape("IBM Watson", "result_index results"),
    _shape("Deepgram", "results channels"),
    _shape("Deepgram", "results utterances transcript"),
    _shape("Google Speech-to-Text", "results alternatives transcript"),
    _shape("Azure Speech", "recognizedPhrases"),
    _shape("Azure Speech", "combinedPhrases phrases"),
    _shape("Azure Speech", "NBest Offset"),
    _shape("Azure Video Indexer", "videos insights instances"),
    _shape("ElevenLabs", "language_code language_probability words"),
    _shape("ElevenLabs", "words speaker_id type logprob"),
    _shape("Gladia", "utterances full_transcript"),
    _shape("AssemblyAI", "audio_url words"),
    _shape("AssemblyAI", "audio_url utterances"),
    _shape("Soniox", "tokens start_ms"),
    _shape("Rev", "monologues elements"),
    _shape("Premiere Pro", "segments speakers words eos"),
    _shape("Premiere Pro", "segments words eos tags"),
    _shape("Fireflies", "sentences raw_text"),
    _shape("Fireflies", "sentences speaker_name"),
    _shape("Oyez", "turns text_blocks", _UNKNOWN),
    Shape("youtube-transcript-api", frozenset({"snippets", "is_generated"}), _UNKNOWN, True),
    _shape("YouTube’s own pages", "transcriptSegmentRenderer startMs", _UNKNOWN),
    _shape("Microsoft Stream", "entries speakerDisplayName"),
    _shape("Happy Scribe", "data_start words", _UNKNOWN),
    _shape("Sonix", "transcript start_time end_time speaker words", _UNKNOWN),
    _shape("Trint", "words paragraphId", _UNKNOWN),
    _shape("Trint", "segments spkid stime len", _UNKNOWN),
    _shape("Zoom", "timeline users ts", _UNKNOWN),
    _shape("Otter", "speech transcripts start_offset"),
    _shape("Gentle", "words alignedWord"),
    _shape("Draft.js", "blocks entityMap data", _UNKNOWN),
    _shape("BBC Kaldi", "retval words punct"),
    _shape("Vosk", "result conf word"),
    _shape("aeneas", "fragments begin end lines", _UNKNOWN),
    _shape("Avoma", "transcript timestamps speaker_id speakers"),
)
"""Every shape; of two whose keys are all there, the first counts."""

_SNIPPETS: Final = Shape(
    "youtube-transcript-api", frozenset({"text", "start", "duration"}), _UNKNOWN, True
)
"""A bare list of its captions: these keys and no other."""
WORDS_ONLY: Final = Shape("Whisper (words alone)", frozenset())


def shape_of(head: str) -> Shape | None:
    """Return the service whose keys stand in the first part of some JSON, or None."""
    keys = set(_KEY.findall(head))
    if keys == _SNIPPETS.keys:
        return _SNIPPETS
    for shape in SHAPES:
        if shape.keys <= keys:
            return shape
    if {"words", "word"} <= keys and ("segments" not in keys or _NO_SEGMENTS.search(head)):
        return WORDS_ONLY
    return None


def has_segments_of_others(head: str) -> bool:
    """Return whether segments have times or speakers as neither Whisper nor we write them.

    That is under other keys than ``start``, ``end`` and ``speaker``, or as objects, clocks and
    numbers of speakers; or if the first of them would be much too long in seconds.
    """
    segments = _SEGMENTS.search(head)
    if segments is None:
        return False
    first = _WHOLE_TIMES.search(head, segments.end())
    if first and int(first[2]) - int(first[1]) > _LONGEST:
        return True
    return _OF_OTHERS.search(head, segments.end()) is not None
