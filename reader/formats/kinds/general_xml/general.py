"""Transcripts as XML of no known kind: read by what its elements and attributes are called.

Many programs, archives and parliaments write XML of their own. What they have in common is read:
elements that hold what was said (``turn``, ``utterance``, ``speech``, ``segment``, ``p`` …), with a
time and a speaker in attributes, in elements beside the words, or in what they lie in. Text that
has neither, and does not stand in an element called as those of speech are, is no speech. Times may
be written in all the ways in which services write them in JSON.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from reader.errors import UnknownFormat
from reader.formats.decoding.xml_text import listen
from reader.formats.format import Claim, Document
from reader.formats.kinds.general_xml.names import OTHERS, SPOKEN
from reader.formats.kinds.general_xml.speech import SpeechInXml, SpokenPiece
from reader.formats.kinds.general_xml.tree import TreeListener
from reader.formats.kinds.official.flow import root_of, without_doctype
from reader.formats.kinds.services.choice import Chosen, weighed
from reader.formats.kinds.services.fields import FieldTime, milliseconds, plain
from reader.formats.kinds.services.layers import LayerItem, Layers
from reader.formats.kinds.services.words import captions_of
from reader.formats.shared import captions
from reader.formats.shared.json_fields import faults_found
from reader.model.transcript import Cue, CueKind, ReportItem, Transcript, remark
from reader.patterns import lazy_pattern
from reader.wording import tr

_SIGN: Final = lazy_pattern(
    r"<(?:[\w.-]{1,30}:)?(?:speaker[\w.-]{0,20}|turns?|utterances?|u|sp|speech|speaking|segments?|seg"
    r"|contribution|interven[\w-]{0,12}|spreekbeurt|hovedinnlegg|transcript\w{0,8}|interview|subtitle"
    r"|caption|cue|sentence|phrase|talker|orateur|redner|hs_para|member|puheenvuoro\w{0,20}|speechsegment|wypowiedz)"
    r"(?=[\s/>])|\s(?:speaker[\w-]{0,12}|who|spk(?:id)?|talker)\s?=\s?[\"']",
    re.IGNORECASE,
)
_LEAST: Final = 0.25
"""The part of what was said that must have a speaker or a time."""


def score(document: Document) -> int:
    """Claim XML, of another root than other things have, with an element or attribute of speech."""
    root = plain(root_of(document.head))
    if not root or root in OTHERS:
        return Claim.NONE
    return Claim.LIKELY + 6 if _SIGN.search(document.head) else Claim.NONE


def read(document: Document) -> Transcript:
    """Read what was said in a document.

    Raises FormatError for XML that is not well-formed from its beginning, UnknownFormat where
    nobody speaks in it.
    """
    listener = TreeListener()
    broken = listen(without_doctype(document.text), listener)
    speech = SpeechInXml()
    for element in listener.root.elements:
        speech.walk(element)
    pieces, left_out = _said(speech.pieces)
    spoken = [piece for piece in pieces if piece.kind is CueKind.SPEECH]
    voiced = sum(bool(piece.item.speaker) for piece in spoken)
    timed = sum(piece.item.start is not None for piece in spoken)
    known = max(voiced, timed if speech.is_spoken else 0) >= max(_LEAST * len(spoken), 1)
    root = plain(root_of(document.head))
    if not spoken or not (known or (root in SPOKEN and all(one.is_known for one in spoken))):
        raise UnknownFormat(
            tr("This is XML, but not a transcript: nothing in it has words with times or speakers.")
        )
    best = weighed((), [piece.item for piece in spoken], Layers())
    cues = _with_turns(_cues(pieces, best))
    finished = captions.finish(cues, labels=not voiced, rolls=False, sorts=False)
    return Transcript(
        title=speech.title,
        cues=finished.cues,
        date=speech.date or (best.origin.day if best.origin else ""),
        report=(*broken, *_told(best, speech.bad_times, left_out), *finished.report),
    )


def _said(pieces: Sequence[SpokenPiece]) -> tuple[list[SpokenPiece], list[str]]:
    """Return what was said, and how the elements are called whose text was not.

    Text of an element of any name counts where its utterance holds no other.
    """
    with_words = {id(one.owner) for one in pieces if one.is_known and one.kind is CueKind.SPEECH}
    kept, left_out = [], dict[str, None]()
    for piece in pieces:
        is_placed = bool(piece.item.speaker) or piece.item.start is not None
        is_only = piece.owner is not None and id(piece.owner) not in with_words and is_placed
        if piece.is_known or is_only:
            kept.append(piece)
        else:
            left_out[piece.name] = None
    return kept, list(left_out)


def _cues(pieces: Sequence[SpokenPiece], best: Chosen) -> list[Cue]:
    def make(text: str, start: FieldTime | None, end: FieldTime | None, item: LayerItem) -> Cue:
        begin = milliseconds(start, best.unit, best.origin)
        until = milliseconds(end, best.unit, best.origin)
        if until is None and item.length is not None and begin is not None:
            lasts = milliseconds(item.length, best.unit)
            until = None if lasts is None else begin + lasts
        return Cue(text, begin, until, str(item.speaker or ""))

    cues: list[Cue] = []
    for is_word, run in groupby(pieces, key=lambda piece: piece.is_word):
        if is_word:
            cues += captions_of([piece.item for piece in run], "", make)
            continue
        for piece in run:
            cue = make(piece.item.text, piece.item.start, piece.item.end, piece.item)
            if piece.kind is not CueKind.SPEECH:
                cue = cue._replace(kind=piece.kind, speaker="")
            cues.append(cue.starting_paragraph(True))
    return cues


def _with_turns(cues: Sequence[Cue]) -> list[Cue]:
    """Return captions with a paragraph only where somebody takes the word, if they have ends."""
    ended = sum(cue.end is not None for cue in cues)
    if 2 * ended < len(cues):
        return list(cues)
    turns = []
    speaker = ""
    for cue in cues:
        is_speech = cue.kind is CueKind.SPEECH
        begins = cue.speaker != speaker if is_speech else cue.kind is CueKind.HEADING
        turns.append(cue.starting_paragraph(begins and bool(cue.speaker or not is_speech)))
        speaker = cue.speaker if is_speech else speaker
    return turns


def _told(best: Chosen, bad_times: int, left_out: Sequence[str]) -> tuple[ReportItem, ...]:
    items = [remark("This XML is of no known kind; its elements were read by their names.")]
    if best.origin:
        items.append(remark("Its times of the day were counted from the first of them."))
    if left_out:
        items.append(
            remark(
                "Text that nobody says was left out, of the elements {names}.",
                count=len(left_out),
                names=", ".join(f"“{name}”" for name in left_out[:8]),
            )
        )
    return (*items, *faults_found(Counter(untimed=bad_times)))
