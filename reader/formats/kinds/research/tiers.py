"""Tiers: layers of annotation over one recording, of which some hold what was said.

A file of this kind may have a tier for each speaker and others for sounds, glosses, translations
and notes. By their names, and by what they hold, those that are not speech are left out and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reader.errors import FormatError
from reader.formats.shared import captions
from reader.formats.shared.order import in_order
from reader.formats.shared.single_words import are_single_words, joined_words
from reader.model.transcript import Cue, ReportItem, Transcript, remarks
from reader.patterns import lazy_pattern

_NO_SPEECH: Final = lazy_pattern(
    r"(?<![a-z])(?:phon(?:e|es|em|emes?|etics?|s)?|phn|segm?(?:ents?)?|syll?(?:ables?)?|ipa|sampa"
    r"|maus|(?<!ort-)mau|gloss(?:es|e)?|gls?|ge|mb|ps|pos|morph\w*|mor|gra|lemmas?|translat\w*"
    r"|trad\w*|transl|ft|tf|notes?|comments?|com|kommentar\w*|remarks?|gestur\w*|gaze|hands?|head"
    r"|face|posture|actions?|pitch|tones?|tobi|breaks?|f0|intensity|points?|sil(?:ence)?s?"
    r"|pauses?|noises?|ref|vowels?|consonants?|stress|prosod\w*|formants?"
    r"|sex|topics?|codes?|annotat\w*)(?![a-z])"
)
_HUMP: Final = lazy_pattern(r"(?<=[a-z])(?=[A-Z])")
_SILENCE: Final = frozenset(
    {"sil", "sp", "spn", "<sil>", "<eps>", "<p:>", "<p>", "<usb>", "#", "_", "-", "silence"}
    | {"(silence)", "pause", "<pause>", "(pause)", "...", "<unk>", "{sl}"}
)
_GENERIC: Final = lazy_pattern(
    r"(?:default|words?|utterances?|utt|sentences?|phrases?|text|texts|transcript(?:ion)?s?"
    r"|ort(?:ho)?|orth(?:ograph(?:y|ic))?|speech|speaker|kan|trs|tx|tier|tier[ _-]?\d*|intervals?"
    r"|ort-mau|chunks?|turns?|ipus?|tokens?)",
    re.IGNORECASE,
)
_OF_WORDS: Final = lazy_pattern(r"[ _\-–:/@.]*(?:words?|ort-mau|tokens?)$", re.IGNORECASE)
_SUFFIX: Final = lazy_pattern(
    r"[ _\-–:/@.]+(?:words?|utterances?|utt|phrases?|sentences?|text|transcript(?:ion)?|trs|ort|tx"
    r"|speech|ort-mau|tokens?)$|^(?:words?|utt|tx|ut|text|trs|transcript(?:ion)?)[ _\-–:/@.]+",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Tier:
    """A tier: its name, who speaks in it ("" if the file does not say), and its annotations.

    ``hint`` is what else the file calls it, as the type that it is of.
    """

    name: str
    speaker: str
    cues: list[Cue]
    hint: str = ""

    @property
    def is_speech(self) -> bool:
        """Whether neither its name nor its type is that of something else than speech."""
        names = (_HUMP.sub(" ", name).lower() for name in (self.name, self.hint))
        return not any(_NO_SPEECH.search(name) for name in names)

    @property
    def letters(self) -> int:
        """How many characters its annotations have."""
        return sum(len(cue.text) for cue in self.cues)


def transcript_of(
    tiers: Sequence[Tier], silent: str, report: tuple[ReportItem, ...], others: Iterable[str] = ()
) -> Transcript:
    """Return what was said in the tiers, each caption with its speaker, in the order of time.

    Of a tier of words and one of phrases by the same speaker the phrases count; words alone are
    joined to captions. What is left out is told in the report, with the names of the ``others``
    that the format itself says are no speech. Raises FormatError, which says ``silent``, where no
    tier has words.
    """
    full = [tier for tier in map(_without_silence, tiers) if tier.cues]
    speech = _without_parts([tier for tier in full if tier.is_speech] or full)
    is_alone = len(speech) == 1
    cues: list[Cue] = []
    for tier in speech:
        said = joined_words(tier.cues) if _is_of_words(tier) else tier.cues
        speaker = tier.speaker or speaker_in(tier.name, is_alone=is_alone)
        cues += [cue.spoken_by(speaker) for cue in said] if speaker else said
    if not cues:
        raise FormatError(silent)
    ordered, _ = in_order(cues)  # tiers lie side by side: nothing was out of order
    of_speech = frozenset(speech)
    left_out = _left_out([*(tier.name for tier in full if tier not in of_speech), *others])
    finished = captions.finish(ordered, labels=False, rolls=False)
    return Transcript(cues=finished.cues, report=report + left_out + finished.report)


def _without_silence(tier: Tier) -> Tier:
    said = [cue for cue in tier.cues if cue.text and cue.text.lower() not in _SILENCE]
    return Tier(tier.name, tier.speaker, said, tier.hint)


def _without_parts(tiers: list[Tier]) -> list[Tier]:
    """Return the tiers without those of words beside a tier of phrases by the same speaker, and
    without those of single sounds beside words."""
    phrases = {_whose(tier) for tier in tiers if not _is_of_words(tier)}
    kept = [tier for tier in tiers if not (_is_of_words(tier) and _whose(tier) in phrases)]
    return [tier for tier in kept if not _is_of_sounds(tier)] or kept


def _is_of_words(tier: Tier) -> bool:
    return bool(_OF_WORDS.search(tier.name)) or are_single_words(tier.cues)


def _is_of_sounds(tier: Tier) -> bool:
    return len(tier.cues) > 20 and tier.letters < 2 * len(tier.cues)


def _whose(tier: Tier) -> str:
    return (tier.speaker or speaker_in(tier.name, is_alone=False)).casefold()


def speaker_in(name: str, *, is_alone: bool) -> str:
    """Return the speaker that a tier is named after, "" where its name is none.

    A tier that is alone names a speaker only if its name could be nothing else.
    """
    bare = _SUFFIX.sub("", name.strip(' "')).strip()
    if _GENERIC.fullmatch(bare) or (is_alone and not bare[:1].isupper()):
        return ""
    return bare


def _left_out(names: Iterable[str]) -> tuple[ReportItem, ...]:
    names = list(dict.fromkeys(name for name in names if name))
    if not names:
        return ()
    quoted = ", ".join(f"“{name}”" for name in names[:8]) + (" …" if len(names) > 8 else "")
    item = remarks(
        "1 tier that is not what was said was left out: {names}.",
        "{n} tiers that are not what was said were left out: {names}.",
        len(names),
        names=quoted,
    )
    return (item,)


def tidy(text: str) -> str:
    """Return the text of an annotation without the white space that editors leave in it."""
    return captions.tidy(" ".join(text.split()))
