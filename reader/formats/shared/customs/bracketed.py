"""Names in brackets that no colon parts from the words: ``[Tom] Hello``, ``（山田）おはよう``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.formats.shared.names import Label, is_name
from reader.formats.shared.sounds import is_event
from reader.model.transcript import Cue, CueKind
from reader.patterns import lazy_pattern

_IN_BRACKETS: Final = lazy_pattern(
    r"[\[({<]([^\[\](){}<>:：\n]{1,60})[\])}>]\s++(?=\S)"
    r"|[（【［〔]([^（）【】［］〔〕:：\n]{1,16})[）】］〕]\s*+(?=\S)"
)
_BEHIND_DASH: Final = lazy_pattern(r"[-–—] ?\[([^\[\]:\n]{1,40})\]\s++(?=\S)")
_DASHES: Final = "-–—"
_LEAST_DASHED: Final = 3
_SOUNDS_TEXT: Final = """
    applauds breathes chokes chuckles clears coughs cries gasps giggles groans growls grunts hums
    inhales exhales laughs moans mumbles murmurs mutters panting pants screams shouts shudders sighs
    sings sneezes snickers sniffles sniffs sobs stammers strains stutters whimpers whispers whistles
    yawns yells laughter applause music silence crosstalk inaudible indistinct unintelligible
"""
_SOUNDS: Final = frozenset(_SOUNDS_TEXT.split())
_MAY_NAME: Final = lazy_pattern(
    r"(?:\[([^\W\d_a-z][^\[\]:\n]{1,40})\]|\(([^\W\d_a-z][^()a-z:\n]{1,40})\))\s++(?=\S)"
)
_MANNERS_TEXT: Final = """
    in on over off via through with by from to at speaking continued both all
"""
_MANNERS: Final = frozenset(_MANNERS_TEXT.split())
_SHARE_OF_SOUNDS: Final = 0.2
_HANDLE: Final = lazy_pattern(r"[^\W_][\w.-]{0,38}")
_OPENING: Final = "[({<（【［〔"
_WIDE: Final = "（【［〔"
_NO_NAME: Final = lazy_pattern(
    r"(?![田山野竹畑浜]中\Z).*(?:[声音手曲笑泣語中後前]|[でてたらにをはがのとへ])\Z"
)
"""How sounds and manners end in Japanese: 足音, 拍手, 小声で, 泣きながら."""


def bracketed(cues: Sequence[Cue]) -> list[Sequence[Label | None]]:
    """Return names in brackets as labels, where nearly all cues open with one.

    The words may follow on the next line.
    """
    speech = CueKind.SPEECH
    found = [
        _IN_BRACKETS.match(cue.text) if cue.text[0] in _OPENING and cue.kind is speech else None
        for cue in cues
    ]
    names = Counter(_name(one) for one in found if one and _is_in_brackets(one))
    count = sum(names.values())
    of_speech = sum(cue.kind is speech for cue in cues)
    of_speech -= sum(one is not None and _name(one).islower() for one in found) - sum(
        count for name, count in names.items() if name.islower()
    )  # [laughs] Yes.
    if len(names) < 2 or 2 * len(names) > count + 1 or 5 * count < 4 * of_speech:
        return []
    return [
        [Label(_name(one), one.end(), is_sure=True), *([None] * cue.text.count("\n"))]
        if one and _name(one) in names
        else ()
        for cue, one in zip(cues, found, strict=True)
    ]


def behind_dashes(cues: Sequence[Cue]) -> dict[int, list[Label | None]]:
    """Return the labels of captions whose turns open with a dash and a name: ``- [Ana] Come in``.

    So agencies and services for videos in English set them; elsewhere a sound stands there,
    ``- [Sighs] Yes``, and no line opens so.
    """
    dashed = [at for at, cue in enumerate(cues) if cue.text[0] in _DASHES and "[" in cue.text]
    if not dashed:
        return {}
    found: dict[int, list[Label | None]] = {}
    lines = 0
    names = Counter[str]()
    for at, cue in enumerate(cues):
        if not any(dash in cue.text for dash in _DASHES):
            continue
        labels = [_behind_dash(line) for line in cue.text.split("\n")]
        lines += sum(line[:1] in _DASHES for line in cue.text.split("\n") if line)
        names.update(label.name for label in labels if label)
        if any(labels):
            found[at] = labels
    count = names.total()
    sounds = sum(count for name, count in names.items() if _is_sound(name))
    is_form = len(names) > 1 and count >= _LEAST_DASHED and 2 * count > lines
    if not is_form or sounds > _SHARE_OF_SOUNDS * count:
        return {}
    named = {
        at: [label if label and not _is_sound(label.name) else None for label in labels]
        for at, labels in found.items()
    }
    return {at: labels for at, labels in named.items() if any(labels)}


def _behind_dash(line: str) -> Label | None:
    found = _BEHIND_DASH.match(line) if line[:1] in _DASHES and line else None
    if found is None or not is_name(found[1].strip()):
        return None
    return Label(found[1].strip(), found.end(), is_sure=True)


def opens_with_other(text: str) -> bool:
    """Return whether a caption opens with what may be a name in brackets, and words behind it.

    ``[Tom] Come in``, ``（山田）おはよう``: who is so named once speaks, if anybody does.
    """
    if text[:1] in _WIDE:
        return wide_label(text.partition("\n")[0]) is not None
    found = _MAY_NAME.match(text) if text[:1] in ("[", "(") else None
    name = (found[1] or found[2]).strip() if found else ""
    return bool(name) and is_name(name) and not _may_be_manner(name)


def _may_be_manner(name: str) -> bool:
    """Return whether words may tell how somebody speaks, or what is heard: ``In French``."""
    words = name.casefold().split()
    return _is_sound(name) or words[0] in _MANNERS or words[-1].endswith(("s", "ed", "ly", "ter"))


def _is_sound(name: str) -> bool:
    last = name.casefold().split()[-1]
    return last in _SOUNDS or name.casefold().split()[0] in _SOUNDS or last.endswith("ing")


def wide_label(line: str) -> Label | None:
    """Return the label of ``（山田）おはよう``, as captions in Japanese have it."""
    found = _IN_BRACKETS.match(line) if line[:1] in _WIDE else None
    if found is None or is_event(found[0].strip()) or not _is_in_brackets(found):
        return None
    return Label(_name(found), found.end())


def _name(found: re.Match[str]) -> str:
    return found[1] or found[2].strip()


def _is_in_brackets(found: re.Match[str]) -> bool:
    """Return whether a name stands in brackets, or what somebody is called in a chat: ``<ana>``."""
    name = _name(found)
    if found[0][0] in _WIDE and _NO_NAME.match(name):
        return False
    if found[0][0] == "(" and (not is_name(name) or _may_be_manner(name)):
        return False
    return is_name(name) or (found[0][0] == "<" and _HANDLE.fullmatch(name) is not None)
