"""Speakers written as labels before their words: ``Ana Reyes: Good morning.``

A label counts as a speaker when it has the shape of a name, holds no clock and recurs; one that
stands once counts only among others, or where every paragraph has one. What names somebody by
office, or is written small, counts beside names or in a block of such lines. What follows a second
colon is speech. Nobody is invented: a doubtful label stays in the text. Nobody gets another's
words: a paragraph that opens with a doubtful label is nobody's, as is all up to the next speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from reader.formats.shared.customs.askers import unnamed_answers_to
from reader.formats.shared.customs.belief import (
    confirmed_speakers,
    entries_of_lists,
    members_beside,
)
from reader.formats.shared.customs.bracketed import bracketed
from reader.formats.shared.customs.doubts import is_small_name, opens_oddly, opens_with_titles
from reader.formats.shared.customs.endings import end_of_talk
from reader.formats.shared.customs.heads import is_alone, title_before, under_heads
from reader.formats.shared.customs.nobody import is_nobody
from reader.formats.shared.customs.notes import is_closed, is_note, is_row, presides
from reader.formats.shared.customs.odd_labels import completed
from reader.formats.shared.customs.persons import with_one_name_each
from reader.formats.shared.names import (
    Belief,
    Label,
    is_full_name,
    is_titled,
    opens_clause,
    voice_of,
)
from reader.formats.shared.nobodys.asides import headings_between, is_aside
from reader.formats.shared.nobodys.single_labels import named_alone, said_once, written_inside
from reader.formats.shared.pages.words import is_of_page
from reader.formats.shared.sounds import is_event, is_event_alone, kind_of
from reader.model.transcript import Cue, CueKind
from reader.patterns import lazy_pattern

NOBODY_NAMED: Final = "Unnamed"
"""What stands in brackets as a label before words of nobody, where somebody is named before."""
NOBODY: Final = f"[{NOBODY_NAMED}]"
"""The name of such a label: bare, it is that of somebody who is called so."""

ARROWS: Final = ">>"
"""What opens a turn in captions, of somebody who may not be named."""

_BEFORE_COLON: Final = r"^(\*\*|__|)([@#\[{]?)([^\s*_@#\[{:：][^:：\n]{0,119}+)[:：]"
_LETTER_ALONE: Final = (
    r"^(?:\d{1,2}[ \t]++)?([QA])"
    r"([ \t\xa0][-–—][ \t\xa0]++|\.[ \t\xa0]++|[ \t\xa0]{2,}+|[\t\xa0]|(?<=Q)[ ](?=[A-Z(]))"
)
_BEFORE_DASH: Final = (
    r"^((?:[OA] )?(?:(?i:hon|mrs?|ms|dr|sir|sra?|sen)\b\.?) "
    r"(?:[^:()\n]|\([^()\n]{0,120}\)){1,60}?)(\.|[ \t]?)[-–—][ \t]"
)
_IN_BRACKETS: Final = r"^(\*\*|__|)\[([^\n]{1,118}?)\]:(\*\*|__|)(?:[ \t\xa0]++|$)"
_LABEL: Final = lazy_pattern(
    f"{_BEFORE_COLON}|{_LETTER_ALONE}|{_BEFORE_DASH}|{_IN_BRACKETS}", re.MULTILINE
)
_WHOLE: Final = lazy_pattern(_IN_BRACKETS)
_CLOCKED: Final = lazy_pattern(
    r"([^:\n]{2,90}?)[ \t]?[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
    r"(?: ?[apAP]\.?[mM]\.?)?[\])](?=[*_]{0,2}:)"
)
"""A time in brackets between a name and its colon, ``The SPEAKER (10:02): Order``."""
_COLON: Final = lazy_pattern(_BEFORE_COLON)
_LETTER: Final = lazy_pattern(_LETTER_ALONE)
_DASH: Final = lazy_pattern(_BEFORE_DASH)
_HANDLE: Final = lazy_pattern(r"[^\W_][\w.-]{0,38}")
_CLOSING: Final = {"[": "]", "{": "}"}
_QUOTES: Final = {'"': '"', "“": "”", "„": "“", "«": "»"}
_LISTED: Final = lazy_pattern(r"[^\W\d_]{2,30} \(([A-Z]{2,4})\)")
_LEAST_LISTED: Final = 3
_COUNTED: Final = lazy_pattern(r"[QA]\d{1,3}")
_LEAST_COUNTED: Final = 2
_BLANKS: Final = " \t\xa0\u2009\u202f"
_DASHED: Final = lazy_pattern(r"[-–—][ \t\xa0]*+[\"'“‘«¿¡]?[^\W\d_a-zß-öø-ÿа-яё]")
"""A turn of somebody who is not named; what goes on in small letters is of the sentence before."""
_LISTS: Final = ":："
_ANY_DASH: Final = ("-", "–", "—")
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
_WORDS_OF_NAME: Final = 2
_BULLETS: Final = ("* ", "- ", "• ", "· ", "– ")
_ADDRESSES: Final = (" http", " <http")


def label_of(line: str) -> Label | None:
    """Return the label that opens a line, or None if nothing there has the shape of a name.

    Bold marks of Markdown may stand around the name, with the colon inside or outside them, a
    bracket on either side of it, or a mark before it. A colon before a digit or a slash ends no
    label.
    """
    label = any_label_of(line)
    return label if label and label.belief is Belief.NAME else None


def any_label_of(line: str) -> Label | None:
    """Return what opens a line as a label does, also if it has not the shape of a name.

    Behind ``>>``, with which captions change the speaker, stands a name at sight.
    """
    if line[:2] == ARROWS:
        rest = line.lstrip(f">{_BLANKS}")
        label = any_label_of(rest) if rest else None
        is_sure = label is not None and label.belief in (Belief.NAME, Belief.OFFICE)
        return label and label._replace(
            length=label.length + len(line) - len(rest), is_sure=is_sure
        )
    if not _LABEL.match(line) or is_closed(line):
        return None
    clocked = _CLOCKED.match(line) if "(" in line or "[" in line else None
    if clocked:
        bare = clocked[1] + line[clocked.end() :]
        label = any_label_of(bare)
        return label and label._replace(length=label.length + len(line) - len(bare))
    dash = _DASH.match(line)
    if dash and dash[2] == "." and (label := _before_dash(dash)):
        return label
    colon, letter = _COLON.match(line), _LETTER.match(line)
    label = _before_colon(line, colon) if colon else None
    if letter:
        if label and label.belief is Belief.NAME and line[1] == ".":
            return label._replace(letter=letter[0])
        is_dashed = letter[2][1:2] in _ANY_DASH
        return Label(letter[1], letter.end(), Belief.OFFICE if is_dashed else Belief.LOWER)
    if label is None and dash:
        return _before_dash(dash)
    if label is None and (label := label_in_brackets(line)) is not None:
        return None if line.startswith(_ADDRESSES, label.length - 1) else label  # a reference
    return label


def label_in_brackets(line: str) -> Label | None:
    """Return the label of ``[Ana: at sea]: Hello`` or ``[#4]: Hello``, whatever signs it has.

    Between brackets before a colon nothing is said; a note has its colon inside, and goes on.
    """
    found = _WHOLE.match(line)
    if found is None or found[1] != found[3]:
        return None
    name = found[2].strip(_BLANKS)
    return Label(NOBODY if name == NOBODY_NAMED else name, found.end(), Belief.LOWER, is_sure=True)


def _before_colon(line: str, found: re.Match[str]) -> Label | None:
    mark, sign, name = found.groups()
    name = name.rstrip(_BLANKS)
    end = found.end()
    if mark and name.endswith(mark):
        name = name[:-2].rstrip(_BLANKS)
    elif mark and line.startswith(mark, end):
        end += 2
    elif mark and mark in name:
        name = name.replace(mark, "", 1)
    elif mark:
        return None
    closing = _CLOSING.get(sign, "]")
    is_closed = len(name) > 1 and name.endswith(closing) and name.count("[") < name.count("]")
    if is_closed or (sign == "{" and name.endswith("}")):
        name = name[:-1].rstrip(_BLANKS)
    elif sign == "[" and line.startswith("]", end):
        end += 1
    elif sign == "[" and not is_closed:
        return None  # a note: [Scene: a harbour]
    following = line[end : end + 1]
    if following.isdecimal() or following in ("/", "\\"):
        return None
    if sign and line.startswith(_ADDRESSES, end):
        return None  # a reference of Markdown
    length = len(line) - len(line[end:].lstrip(_BLANKS))
    if sign == "@" and _HANDLE.fullmatch(name) and not is_nobody(name):
        return Label(name, length, Belief.LOWER if name.islower() else Belief.NAME)
    voice = voice_of(_unquoted(name))
    if sign == "[" and is_closed:
        name = NOBODY if name == NOBODY_NAMED else name
        return Label(name, length, voice.belief if voice else Belief.LOWER, is_sure=True)
    return Label(voice.name, length, voice.belief) if voice else None


def _unquoted(name: str) -> str:
    """Return a name without quotation marks around it: ``"Ana Reyes": Good morning``."""
    return name[1:-1] if name[:1] in _QUOTES and name[-1:] == _QUOTES[name[:1]] else name


def _before_dash(found: re.Match[str]) -> Label | None:
    """Return the label of ``HON. A. REED.- Thank you``, as some parliaments print their debates.

    Without the point only a surname in capitals tells it from a sentence with a dash in it.
    """
    name, point = found.groups()
    is_pointed = point == "."
    voice = voice_of(name)
    if voice is None or voice.belief is not Belief.NAME:
        return None
    has_capitals = any(word.isupper() and len(word.strip(".")) > 2 for word in name.split()[1:])
    is_label = is_pointed or has_capitals
    return Label(voice.name, found.end(), is_sure=is_pointed) if is_label else None


def labels_of(text: str) -> Sequence[Label | None]:
    """Return what opens the lines of a text as labels do; () if no line does."""
    if not _LABEL.search(text):
        return ()
    return [any_label_of(line) for line in text.split("\n")]


def with_letters(labels: Iterable[Sequence[Label | None]]) -> list[Sequence[Label | None]]:
    """Return the labels with ``A.`` for ``A. Yes: it did``, where questions and answers are so set.

    Behind the letter may still be a name, which then comes again: ``A. Reed: Good morning``. Of
    ``Q1:`` and ``A1:`` the number counts the turns.
    """
    labels = _without_counts(list(labels))
    counts = Counter(label.name for found in labels for label in found if label)
    answers = counts["A"] or any(label and label.letter for found in labels for label in found)
    if not counts["Q"] or not answers:
        return labels
    return [
        [
            Label(label.letter[0], len(label.letter), Belief.LOWER)
            if label and label.letter and counts[label.name] == 1
            else label
            for label in found
        ]
        for found in labels
    ]


def _without_counts(labels: list[Sequence[Label | None]]) -> list[Sequence[Label | None]]:
    names = {label.name for found in labels for label in found if label}
    counted = {name for name in names if name[0] in "QA" and _COUNTED.fullmatch(name)}
    if min(sum(name[0] == letter for name in counted) for letter in "QA") < _LEAST_COUNTED:
        return labels
    return [
        [
            label._replace(name=label.name[0], belief=Belief.LOWER)
            if label and label.name in counted
            else label
            for label in found
        ]
        for found in labels
    ]


def with_speakers(cues: Sequence[Cue], known: Iterable[str] = ()) -> list[Cue]:
    """Return the cues with labels turned into speakers, cut where a new one begins inside a cue.

    Cues without a label belong to the speaker before them, also to one that a cue has already.
    ``known`` are names that the file itself gives as its speakers, which count even if they stand
    once.
    """
    labels = bracketed(cues) or with_letters(labels_of(cue.text) for cue in cues)
    labels = with_one_name_each([*zip((cue.text for cue in cues), labels, strict=True)])
    labels = [
        () if found and found[0] and is_aside(cue.text) else found
        for cue, found in zip(cues, labels, strict=True)
    ]
    named = {cue.speaker for cue in cues if cue.speaker}
    speakers = (
        _confirmed(cues, labels, [*known, *named, *_initials(cues)]) if any(labels) else frozenset()
    )
    texts = [
        "\n" * cue.text.count("\n") if cue.kind is CueKind.HEADING else cue.text for cue in cues
    ]
    if NOBODY in {found[0].name for found in labels if found and found[0]}:
        speakers |= {NOBODY}
    labels, speakers = completed(texts, labels, speakers, alone=True)
    cues, labels, speakers = under_heads(cues, labels, speakers)
    return given_to_speakers(cues, labels, speakers) if speakers or named else list(cues)


def _initials(cues: Iterable[Cue]) -> set[str]:
    """Return the initials that minutes list behind names, ``Ana Reyes (AR), Ben Hall (BH)``."""
    found = {initials for cue in cues for initials in _LISTED.findall(cue.text)}
    return found if len(found) >= _LEAST_LISTED else set()


def _confirmed(
    cues: Sequence[Cue], labels: Sequence[Sequence[Label | None]], known: Iterable[str]
) -> frozenset[str]:
    speech = CueKind.SPEECH
    known = list(known)
    spoken = zip(cues, labels, strict=True)
    of_speech = [(cue.text, found) for cue, found in spoken if cue.kind is speech]
    found = [label for _, of_cue in of_speech for label in of_cue if label]
    words = sum(not (is_alone(text, of_text) or is_closed(text)) for text, of_text in of_speech)
    confirmed = confirmed_speakers(found, words, known)
    confirmed -= written_inside(of_speech, known)
    confirmed |= named_alone(of_speech, confirmed)
    if confirmed:
        confirmed |= said_once(of_speech, confirmed)
    if any(map(presides, confirmed)):
        confirmed |= members_beside(of_speech)
    confirmed -= title_before(of_speech, known)
    confirmed -= entries_of_lists(of_speech, confirmed)
    first = next(iter(labels), ())
    # Whoever is named in brackets before the very first word does not only ask from the hall.
    return confirmed | {first[0].name} if first and first[0] and first[0].is_sure else confirmed


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
    end = len(cues) if is_own else end_of_talk(cues, labels, speakers)
    parts = set[int]() if is_own else headings_between(cues, labels, speakers)
    for at, (cue, found) in enumerate(zip(cues, labels, strict=True)):
        speaker = "" if at == end else speaker
        if cue.kind is heading and not cue.speaker:
            if _ends_turn(cue, found, speaker, speakers):
                speaker = ""
            spoken.append(cue)
            continue
        if not cue.speaker and _is_nobodys(cue, in_house=in_house, is_own=is_own):
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
            if speakers and is_doubtful(found[0], speakers) and not cue.speaker:
                speaker = ""
            if not speakers.isdisjoint(_names(found)):
                turns = _turns(cue, found, speakers)
        for turn in turns:
            speaker = turn.speaker or speaker
            if speaker == NOBODY:
                speaker, turn = "", of_nobody(turn)
            if turn.text:
                spoken.append(turn if turn.speaker == speaker else turn.spoken_by(speaker))
        if found and found[0] and _is_asked(found[0]):
            speaker = ""  # the talk goes on, or an answer without a letter
    return spoken


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
            line = line[label.length :] if is_believed else line
        if line or lines:
            lines.append(line)
    yield Cue("\n".join(lines), start, end, speaker, kind, starts_paragraph, words)
