"""What opens a line as a label does: ``Ana Reyes: Good morning``, ``Q. Why?``, ``>> TOM: No``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from reader.formats.shared.customs.nobody import is_nobody
from reader.formats.shared.names import Belief, Label, voice_of
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
_EMPHASISED: Final = lazy_pattern(
    r"([^\W\d_][^*:\n]{0,30})\*\*([^*:\n]{1,40})\*\*(?=[^*:\n]{0,60}:)"
)
"""A surname in bold amid a label, ``Mevrouw **Lind** (Water):``, as some parliaments print it."""
_BESIDE_HANDLE: Final = lazy_pattern(r"([^\s:\n][^:\n(]{0,50}?) ?\(@[\w.]{1,40}\):[ \t]+(?=\S)")
_COLON: Final = lazy_pattern(_BEFORE_COLON)
_LETTER: Final = lazy_pattern(_LETTER_ALONE)
_DASH: Final = lazy_pattern(_BEFORE_DASH)
_HANDLE: Final = lazy_pattern(r"[^\W_][\w.-]{0,38}")
_CLOSING: Final = {"[": "]", "{": "}"}
_QUOTES: Final = {'"': '"', "“": "”", "„": "“", "«": "»"}
_COUNTED: Final = lazy_pattern(r"[QA]\d{1,3}")
_LEAST_COUNTED: Final = 2
_BLANKS: Final = " \t\xa0\u2009\u202f"
_ANY_DASH: Final = ("-", "–", "—")
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
    if not _LABEL.match(line) or (line[0] == "(" and _is_note(line)):
        return None
    if "**" in line and (emphasised := _EMPHASISED.match(line)):
        bare = f"{emphasised[1]}{emphasised[2]}{line[emphasised.end() :]}"
        label = any_label_of(bare)
        return label and label._replace(length=label.length + len(line) - len(bare))
    if "(@" in line and (handle := _BESIDE_HANDLE.match(line)):
        return Label(handle[1], handle.end(), Belief.NAME, is_sure=True)
    clocked = _CLOCKED.match(line) if "(" in line or "[" in line else None
    if clocked:
        bare = clocked[1] + line[clocked.end() :]
        label = any_label_of(bare)
        return label and label._replace(length=label.length + len(line) - len(bare))
    dash = _DASH.match(line) if any(sign in line for sign in _ANY_DASH) else None
    if dash and dash[2] == "." and (label := _before_dash(dash)):
        return label
    colon = _COLON.match(line)
    letter = _LETTER.match(line) if line[0] in "QA" or line[0].isdecimal() else None
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


def _is_note(line: str) -> bool:
    from reader.formats.shared.customs.notes import is_closed  # late: few lines open so

    return is_closed(line)


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
