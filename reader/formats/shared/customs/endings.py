"""What stands behind the last turn of a talk and only tells of it: whose words it is, nobody says.

A paragraph that names nobody goes on what somebody says, where that is how turns are set: there a
turn has several of them here and there. Where nearly every turn is one paragraph, all that stands
behind the last one is nobody's, as is all from a paragraph on which tells of who spoke, wrote it
down or printed it, or is emphasised as a whole where nothing that is said is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.formats.shared.names import Label
from reader.formats.shared.nobodys.asides import is_behind_turns
from reader.formats.shared.pages.words import is_note, is_of_page
from reader.model.transcript import Cue, CueKind
from reader.patterns import lazy_pattern

_LEAST_TURNS: Final = 5
"""So many turns of one paragraph show how all are set."""
_LEAST_OF_ONE: Final = 3
"""So many show how somebody speaks who says little at a time, as those who ask."""
_MOST_GOING_ON: Final = 12
"""Of so many turns not more than one may have a second paragraph, where nearly none has."""
_SIGNED: Final = lazy_pattern(
    r"--[ ]?(?:\n[^\n]{0,200}){1,12}"
    r"|(?:(?:best|kind|warm|many)(?: regards| wishes)?|regards|cheers|sincerely|yours(?: \w{1,12})?"
    r"|(?:mit freundlichen|viele|beste|liebe) grü(?:ß|ss)en?|cordialement|bien à vous"
    r"|(?:un )?saludos?|atentamente),?(?:\n[^\n]{1,60}){1,6}",
    re.IGNORECASE,
)
"""How mails end that hold a talk."""
_THE_END: Final = lazy_pattern(
    r"(?:the )?end|end (?:of )?(?:the )?(?:interview|recording|transcript(?:ion)?|audio|file)"
    r"|ende(?: des interviews| der aufnahme)?|fin(?: de l['’](?:entretien|enregistrement))?"
    r"|fin de la (?:entrevista|grabación)",
    re.IGNORECASE,
)
"""What says that a talk is over: what stands behind it nobody says."""
_COMMENT: Final = lazy_pattern(r"\[[a-z]{1,2}\](?=\S)")
"""A comment of an editor, as word processors on the web print it below a text."""
_AROUND_NOTES: Final = "()[]*_"
_AROUND_END: Final = "()[]*_-–—#. "


def end_of_talk(
    cues: Sequence[Cue], labels: Sequence[Sequence[Label | None]], speakers: frozenset[str]
) -> int:
    """Return how many of the cues stand before what is nobody's, at the end of a talk.

    ``labels`` has for each cue what opens its lines, or nothing; ``speakers`` who is believed. What
    has a time of its own, or begins small, goes on the words before it.
    """
    named = [_named(cue, found, speakers) for cue, found in zip(cues, labels, strict=True)]
    last = max((at for at, name in enumerate(named) if name), default=len(cues))
    behind = next(
        (at for at in range(last + 1, len(cues)) if cues[at].kind is CueKind.SPEECH), len(cues)
    )
    if behind == len(cues):
        return behind
    if not _may_go_on(cues, named, last) and not _goes_on(cues[behind]):
        return behind
    is_set_off = not any(_is_emphasised(cue.text) for cue in cues[:behind])
    notes = (
        at
        for at in range(last + 1, len(cues))
        if _THE_END.fullmatch(cues[at].text.strip(_AROUND_END))
        or (
            at >= behind
            and not _is_in_list(cues, at)
            and (_is_note(cues[at]) or (is_set_off and _is_emphasised(cues[at].text)))
        )
    )
    return next(notes, len(cues))


def _is_note(cue: Cue) -> bool:
    is_untimed = cue.kind is CueKind.SPEECH and cue.start is None
    text = cue.text
    return is_untimed and (
        is_note(text.strip(_AROUND_NOTES))
        or is_behind_turns(text)
        or is_of_page(text)
        or _SIGNED.fullmatch(text) is not None
        or _COMMENT.match(text) is not None
    )


def _is_in_list(cues: Sequence[Cue], at: int) -> bool:
    """Return whether a paragraph is a point of a list: the one beside it opens in the same way."""
    signs = [cue.text[:2] for cue in cues[max(at - 1, 0) : at + 2]]
    sign = cues[at].text[:2]
    alike = [one for one in signs if one == sign or (one[:1].isdigit() and sign[:1].isdigit())]
    return not cues[at].text[0].isalpha() and cues[at].text[0] != "[" and len(alike) > 1


def _is_emphasised(text: str) -> bool:
    """Return whether marks of Markdown emphasise a whole text: ``*Tide Radio is heard here.*``."""
    return len(text) > 2 and text[0] in "*_" and text[-1] == text[0]


def _goes_on(cue: Cue) -> bool:
    return cue.start is not None or cue.text[0].islower()


def _may_go_on(cues: Sequence[Cue], named: Sequence[str], last: int) -> bool:
    """Return whether the turns before the last show that one may have several paragraphs."""
    spoken = [at for at in range(last + 1) if cues[at].kind is CueKind.SPEECH]
    turns = [(named[at], not named[after]) for at, after in pairwise(spoken) if named[at]]
    of_last = [goes_on for name, goes_on in turns if name == named[last]]
    for least, found in (
        (_LEAST_OF_ONE, of_last),
        (_LEAST_TURNS, [goes_on for _, goes_on in turns]),
    ):
        if len(found) >= least:
            return _MOST_GOING_ON * sum(found) > len(found)
    return True


def _named(cue: Cue, labels: Sequence[Label | None], speakers: frozenset[str]) -> str:
    """Return who says the last words of a cue, "" where no label tells."""
    names = [label.name for label in labels if label and label.name in speakers]
    return names[-1] if names else cue.speaker
