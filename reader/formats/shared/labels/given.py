"""Which of the paragraphs are given to whom: to the label that opens them, or to the one before.

Nobody gets another's words: what may be somebody else's is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from reader.formats.shared.customs.askers import unnamed_answers_to
from reader.formats.shared.customs.doubts import is_small_name, opens_oddly, opens_with_titles
from reader.formats.shared.customs.endings import end_of_talk
from reader.formats.shared.customs.notes import is_closed, is_note, is_row, presides
from reader.formats.shared.labels.grammar import ARROWS, NOBODY
from reader.formats.shared.names import Belief, Label, is_full_name, is_titled, opens_clause
from reader.formats.shared.nobodys.asides import (
    breaks_off,
    headings_between,
    is_aside,
    pulled,
)
from reader.formats.shared.pages.words import is_of_page
from reader.formats.shared.sounds import is_event, is_event_alone, kind_of
from reader.model.transcript import Cue, CueKind
from reader.patterns import lazy_pattern

_DASHED: Final = lazy_pattern(r"[-–—][ \t\xa0]*+[\"'“‘«¿¡]?[^\W\d_a-zß-öø-ÿа-яё]")
"""A turn of somebody who is not named; what goes on in small letters is of the sentence before."""
_ANY_DASH: Final = ("-", "–", "—")
_LISTS: Final = ":："
_OPENING: Final = lazy_pattern(
    r"[*_]{0,2}([^\W\d_][^:：.,;!?\n]{0,39}+)(?::[*_]{0,2}[ \t\xa0]++|：)(?=\S)"
)
_ENDS_TURNS: Final = lazy_pattern(
    r"\W{0,2}(?:(?:act|scene|akt|szene|acte|scène|acto|escena|atto|scena) [^.!?\n]{1,20}"
    r"|curtain|vorhang|rideau|q ?& ?a|questions?(?: and answers?)?|discussion|intermission"
    r"|(?:end|beginning|start) of [^\n]{1,60}+"
    r"|(?:general |subject )?index|bibliography|references|appendix(?: \w{1,3})?|glossary"
    r"|literatur|anhang|register|bibliographie|annexes?|índice|bibliografía"
    r"|zur person|zu den personen|steckbrief|about the \w{1,20}|[^.!?\n]{0,20}\bbreak)\W{0,2}",
    re.IGNORECASE,
)
"""Headings below which somebody else may go on."""
_MOST_OPENING_WORDS: Final = 5
_LEAST_TURNS: Final = 3
_WORDS_OF_NAME: Final = 2
_BULLETS: Final = ("* ", "- ", "• ", "· ", "– ")


def given_to_speakers(
    cues: Sequence[Cue],
    labels: Iterable[Sequence[Label | None]],
    speakers: frozenset[str],
    *,
    is_own: bool = False,
) -> list[Cue]:
    """Return the cues, each cut and given to whom its labels and those before it name.

    ``labels`` has for each cue what opens its lines, or nothing; ``speakers`` who is believed. In
    a document that ``is_own`` words of nobody say so; of other paragraphs only sounds are nobody's.
    """
    spoken: list[Cue] = []
    speaker = ""
    speech, heading = CueKind.SPEECH, CueKind.HEADING
    labels = list(labels)
    is_listing = False
    in_house = not is_own and any(map(presides, speakers))
    asking = frozenset[str]() if is_own else unnamed_answers_to(cues, labels, speakers)
    is_of_one = not is_own and _are_of_one_paragraph(cues, labels, speakers)
    end = len(cues) if is_own else end_of_talk(cues, labels, speakers)
    parts = (
        set[int]() if is_own else headings_between(cues, labels, speakers) | pulled(cues, labels)
    )
    for at, (cue, found) in enumerate(zip(cues, labels, strict=True)):
        speaker = "" if at == end else speaker
        is_heading = cue.kind is heading and not cue.speaker
        if is_heading and (is_of_one or _ends_turn(cue, found, speaker, speakers)):
            speaker = ""
        is_told = is_heading or (
            not cue.speaker and _is_nobodys(cue, in_house=in_house, is_own=is_own)
        )
        if is_told:
            speaker = "" if not is_own and breaks_off(cue.text) else speaker
            spoken.append(cue)
            continue
        if at in parts:
            speaker = ""
        turns: Iterable[Cue] = (cue,)
        may_open = not is_own and bool(speaker) and not _is_in_list(cues, at)
        opens_anew = may_open and _opens_anew(cue, found, speakers)
        is_answer = speaker in asking and cue.kind is speech and not cue.text[0].islower()
        is_dashed = not is_own and not is_listing and _opens_with_dash(cue)
        if cue.text[:2] == ARROWS or opens_anew or is_answer or is_dashed:
            speaker = ""
        if speaker and not cue.speaker and not (found and found[0]) and is_of_page(cue.text):
            spoken.append(cue)
            continue
        is_listing = cue.text[-1] in _LISTS
        is_sound = cue.kind is not speech and not cue.speaker
        if found and not is_sound:
            is_doubt = speakers and is_doubtful(found[0], speakers) and not cue.speaker
            speaker = "" if is_doubt else speaker
            if not speakers.isdisjoint(_names(found)):
                turns = _turns(cue, found, speakers)
        speaker = _give(turns, speaker, spoken)
        if found and found[0] and _is_asked(found[0]):
            speaker = ""  # the talk goes on, or an answer without a letter
    return spoken


def _give(turns: Iterable[Cue], speaker: str, spoken: list[Cue]) -> str:
    """Add turns to what is spoken; return who speaks on behind them."""
    for turn in turns:
        speaker = turn.speaker or speaker
        if speaker == NOBODY:
            speaker, turn = "", of_nobody(turn)
        if turn.text:
            spoken.append(turn if turn.speaker == speaker else turn.spoken_by(speaker))
    return speaker


def _ends_turn(
    heading: Cue, labels: Sequence[Label | None], speaker: str, speakers: Collection[str]
) -> bool:
    """Return whether somebody else may speak below a heading than the speaker before it."""
    label = labels[0] if labels else None
    if _may_be_of(heading.text) or (speaker and speaker not in speakers):
        return True  # named by a heading, as somebody else may be by this one
    if label and (label.name in speakers or (speakers and is_titled(label.name))):
        return True  # the title of what follows, or a turn that is set as one
    return _ENDS_TURNS.fullmatch(heading.text) is not None


def _are_of_one_paragraph(
    cues: Sequence[Cue], labels: Sequence[Sequence[Label | None]], speakers: Collection[str]
) -> bool:
    """Return whether no turn has a second paragraph, other than below a heading."""
    if not any(cue.kind is CueKind.HEADING for cue in cues):
        return False
    named = [
        cue.speaker or any(label is not None and label.name in speakers for label in found)
        for cue, found in zip(cues, labels, strict=True)
    ]
    return sum(map(bool, named)) >= _LEAST_TURNS and not any(
        named[at] and not named[at + 1] and cues[at + 1].kind is CueKind.SPEECH
        for at in range(len(cues) - 1)
    )


def _is_in_list(cues: Sequence[Cue], at: int) -> bool:
    """Return whether a cue is an entry of a list, and not the first."""
    sign = cues[at].text[:2]
    return at > 0 and sign in _BULLETS and cues[at - 1].text[:2] == sign


def _may_be_of(heading: str) -> bool:
    """Return whether a heading may be somebody's name: two words, where titles have more."""
    words = [word for word in heading.split() if not word.endswith(".") and not word.islower()]
    return len(words) == _WORDS_OF_NAME and is_full_name(heading)


def _is_nobodys(cue: Cue, *, in_house: bool, is_own: bool) -> bool:
    """Return whether a cue is a note, or what a hall does; of our own documents any sound."""
    text = cue.text
    if cue.kind is CueKind.SPEECH:
        is_told = not is_own and cue.start is None and is_aside(text)
        return is_told or is_note(text, in_house=in_house) or is_row(text)
    is_told = text[:1] == "[" and text[-2:] == ".]"  # a sentence: [They walk to the quay.]
    is_done = is_told or is_event(text.lstrip("…. ")) or is_event_alone(text)
    return is_own or is_done or (in_house and is_closed(text))


def _is_asked(label: Label) -> bool:
    """Return whether a label is the letter of a question or answer in a talk: ``Q - Why?``."""
    return label.belief is Belief.OFFICE and label.name in ("Q", "A")


def of_nobody(turn: Cue) -> Cue:
    """Return what stands behind the label of nobody, which may be a sound."""
    is_speech = turn.kind is CueKind.SPEECH and turn.text
    return turn._replace(speaker="", kind=kind_of(turn.text) if is_speech else turn.kind)


def is_doubtful(label: Label | None, speakers: Collection[str]) -> bool:
    """Return whether a label may name somebody, but is not believed: who speaks is not known.

    One written small may, where speakers are.
    """
    if label is None or label.name in speakers:
        return False
    return label.belief is not Belief.LOWER or any(map(str.islower, speakers))


def _opens_anew(cue: Cue, labels: Sequence[Label | None], speakers: Collection[str]) -> bool:
    """Return whether somebody else may say a paragraph whose speaker is not known."""
    if cue.speaker or cue.kind is not CueKind.SPEECH:
        return False
    if cue.text[:1] == "(" and cue.text[1:2].islower():
        return False  # in which manner the same one goes on: (on camera): Good evening
    if labels and labels[0]:
        label = labels[0]
        is_small = cue.start is None and label.belief is Belief.LOWER and label.name.islower()
        return is_small or is_small_name(cue.text, label)
    return _opens_with_phrase(cue, labels, speakers) or opens_oddly(cue.text, speakers)


def _opens_with_phrase(cue: Cue, labels: Sequence[Label | None], speakers: Collection[str]) -> bool:
    """Return whether a paragraph opens with a few words and a colon: ``One more thing: no.``

    No name is so written, but who says it is not known. A clause is what somebody goes on to say,
    and so is what has a time of its own: those who set times name who begins to speak.
    """
    if cue.speaker or cue.start is not None or (labels and labels[0]):
        return False
    if opens_with_titles(cue.text):
        return True
    found = _OPENING.match(cue.text)
    is_short = found is not None and len(found[1].split()) <= _MOST_OPENING_WORDS
    return found is not None and is_short and not opens_clause(found[1])


def _opens_with_dash(cue: Cue) -> bool:
    """Return whether a paragraph opens as a turn in a dialogue does; without a time of its own
    a short dash may be that of a list.
    """
    is_turn = cue.text[0] in _ANY_DASH and (cue.text[0] == "—" or cue.start is not None)
    return is_turn and _DASHED.match(cue.text) is not None


def _names(labels: Iterable[Label | None]) -> list[str]:
    return [label.name for label in labels if label]


def _behind(line: str, length: int) -> str:
    """Return the words behind a label, with what it says of how somebody speaks."""
    words = line[length:]
    if ")" not in line[:length] and "]" not in line[:length]:
        return words
    from reader.formats.shared.labels.manners import manner_in  # late: few labels have brackets

    manner = manner_in(line[:length])
    return f"{manner} {words}" if manner else words


def _turns(cue: Cue, labels: Iterable[Label | None], speakers: frozenset[str]) -> Iterator[Cue]:
    """Return a cue cut before each line that opens with a speaker; the first keeps its times.

    It is cut as well before one that may open with another speaker, whose words are nobody's.
    """
    _, start, end, speaker, kind, starts_paragraph, words = cue
    lines: list[str] = []
    for line, label in zip(cue.text.split("\n"), labels, strict=True):
        is_believed = label is not None and label.name in speakers
        if label and (is_believed or (lines and is_doubtful(label, speakers))):
            if lines:
                text = "\n".join(lines)
                yield Cue(text, start, end, speaker, kind, starts_paragraph, words)
                start, end, kind, words, lines = None, None, CueKind.SPEECH, (), []
            speaker, starts_paragraph = label.name if is_believed else NOBODY, True
            line = _behind(line, label.length) if is_believed else line
        if line or lines:
            lines.append(line)
    yield Cue("\n".join(lines), start, end, speaker, kind, starts_paragraph, words)
