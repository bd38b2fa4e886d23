"""Cues that hold no words but a sound: ``[APPLAUSE]``, ``(bell rings)``, ``♪♪``.

What a hall does, ``(Laughter.)``, ``(Beifall bei der SPD)``, is an event: whoever has the word does
not say it, nor lose the word by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Final

from reader.model.transcript import CueKind
from reader.patterns import lazy_pattern

_OPENING: Final = "[(（［〔【"
OPENINGS: Final = "*♪♫♩♬" + _OPENING
"""The first characters of cues that may be nothing but a sound."""

# What captions call music, not what is sung of it: "soft music playing", never "the music in me".
_HOW_PLAYED: Final = (
    "ambient|background|bouncy|bright|calm|cheerful|classical|closing|dark|dramatic|dreamy|driving"
    "|eerie|electronic|emotional|end|energetic|epic|exciting|faint|fast|festive|funky|gentle|happy"
    "|inspirational|inspiring|instrumental|intense|intro|jazz|lighthearted|lively|loud|melancholy"
    "|mellow|mysterious|mystical|opening|orchestral|ominous|outro|pensive|piano|playful|pleasant"
    "|quiet|relaxing|rock|romantic|sad|sentimental|serene|slow|soft|solemn|somber|sombre|soothing"
    "|suspenseful|tender|tense|theme|tranquil|triumphant|upbeat|uplifting|whimsical|wistful"
    "|dramatische|fröhliche|heitere|langsame|laute|leise|muntere|ruhige|sanfte|schnelle|spannende"
    "|spannungsvolle|traurige"
)
_PLAYED: Final = (
    r"dramatique|douce|entraînante|joyeuse|rythmée|triste|alegre|animada|dramática|suave|tranquila"
    r"|allegra|dolce|drammatica|tranquilla"
    r"|(?:is |now )?(?:play(?:s|ing)|start(?:s|ing)|begins|continu(?:es|ing)|stops|ends|swells"
    r"|builds|resumes|intensifies|fad(?:es|ing)(?: (?:in|out|away))?|in (?:the )?background)"
    r"|spielt|setzt ein|läuft|endet|verklingt|im hintergrund|de fond|de fondo|di sottofondo"
)
_MUSIC: Final = (
    rf"(?:(?:{_HOW_PLAYED}),? (?:and )?){{0,3}}"
    r"(?:music|theme (?:song|tune)|jingle|musik|musique|música|musica|muziek|musikk|muzyka|hudba"
    r"|музыка|музика|موسيقى|מוזיקה|音楽|音乐|音樂|음악)"
    rf"(?: (?:{_PLAYED})){{0,2}}\.{{0,3}}"
)
_TAGS: Final = lazy_pattern(
    rf"(?:\s*+(?:[♪♫♩♬]++\s*+{_MUSIC}\s*+[♪♫♩♬]++"
    r"|\[[^][\n:]{1,60}\]|\([^()\n.!?,;:]{1,40}\)|\*[^*\n.!?,]{1,40}\*|[♪♫♩♬]++))++\s*+",
    re.IGNORECASE,
)
_CLOSING: Final = dict(zip("])）］〕】", "[(（［〔【", strict=True))
_LONGEST_EVENT: Final = 400
_SHORTEST_ALONE: Final = len("rire")
_LONGEST_ALONE: Final = 60
_LONGEST_OF_THINGS: Final = 100

# What a hall is told to do, in the languages of records that set it in brackets.
_LOUD: Final = (
    "applause|laughter|ovations?"
    "|beifall|applaus|heiterkeit|gelächter|lachen"
    "|applaudissements?|rires?|aplausos|risas|applausi|ilarità|palmas|risos"
    "|hilariteit|gelach|applåder|skratt|bifald|latter|munterhet"
    "|oklaski|brawa|śmiech|аплодисменты|смех|оплески|сміх|potlesk|smích"
)
_OTHER: Final = (
    "cheer(?:s|ing)|boo(?:s|ing)|jeer(?:s|ing)|interruptions?|interjections?|uproar|disorder"
    "|commotion|heckling|hear,? hear|crosstalk|soundbite"
    "|(?:begin|end|start of|end of) (?:video|audio)(?: ?(?:clip|tape))?|commercial break"
    "|zurufe?|zwischenrufe?|gegenrufe?|widerspruch|zustimmung|unruhe|pfiffe|buhrufe|glocke"
    "|exclamations|sourires|murmures|huées|protestations|brouhaha|mouvements(?: divers)?"
    "|rumores|protestas|murmullos|abucheos|interrupciones|commenti|proteste|protestos|vozes"
    "|rumoer|geroffel|poruszenie|wesołość|шум(?: в зале)?"
)
_HOW: Final = r"(?:[^\W\d_]{3,20}(?:,| and| und| et| y| e)? ){0,2}"
_GOES_ON: Final = (
    r"(?=\W*+\Z|[,.;:!–—]|[ ](?:[–—-]|(?:and|from|in|on|among|amongst|at|by|of|throughout|continu"
    r"|bei|beim|der|des|dem|im|aus|auf|vom|von|sowie|und|links|rechts"
    r"|sur|dans|de|du|d['’]|et|à|au|aux|parmi|chez|en|entre|del|y|a|por"
    r"|da|di|dal|dai|dei|nel|e|do|no|na|dos|das|van|w|z|i|в|на|и|из)\b))"
)
_EVENT: Final = lazy_pattern(
    rf"\W*+{_HOW}(?:{_LOUD}|{_OTHER})\b{_GOES_ON}"
    r"|(?:拍手|笑声|笑い声|歓声|掌声|热烈鼓掌|鼓掌|박수|웃음|장내|発言する者|「[^」]{1,40}」と呼ぶ者)"
    r"|(?:تصفيق|ضحك|מחיאות כפיים|צחוק)",
    re.IGNORECASE,
)
# What is heard of things, and what is done to a recorder: nobody says it.
_THING: Final = (
    "tape|recording|recorder|audio|video|sound|mic|microphone|machine|camera|film|interview"
    "|conversation|session|phone|telephone|cell ?phone|mobile|ringtone|door|doorbell|bell|gong|dog"
    "|baby|clock|timer|siren|alarm|music|song|traffic|train|plane|airplane|aircraft|helicopter|car"
    "|truck|van|horn|gavel|kettle|radio|television|tv"
    "|telefon|handy|band|tonband|aufnahme|aufnahmegerät|tür|türklingel|klingel|hund|glocke|uhr|musik"
    "|téléphone|bande|enregistrement|enregistreur|magnétophone|porte|sonnette|chien|cloche|musique"
    "|teléfono|móvil|grabación|cinta|grabadora|puerta|timbre|perro|campana|música"
    "|telefono|cellulare|registrazione|nastro|registratore|porta|campanello|cane|musica"
)
_HAPPENS: Final = (
    r"stop(?:s|ped)?|paus(?:es?|ed)|resum(?:es?|ed)|restart(?:s|ed)?|start(?:s|ed)?|begins?"
    r"|end(?:s|ed)?|(?:turn(?:s|ed)?|switched|shut|goes) (?:back )?(?:on|off|over)|off"
    r"|r[iau]ng(?:s|ing)?"
    r"|buzz(?:es|ing)|vibrat(?:es|ing)|beep(?:s|ing)|chim(?:es|ing)|strik(?:es|ing)|bark(?:s|ing)"
    r"|cr(?:ies|ying)|open(?:s|ing|ed)?|clos(?:es|ing|ed)|slam(?:s|ming|med)?|knock(?:s|ing)?"
    r"|play(?:s|ing|ed)|fad(?:es|ing)|cuts?(?: out)?|breaks?(?: up| off)?|interrupted|runs? out"
    r"|pass(?:es|ing)|sound(?:s|ing)|honk(?:s|ing)|wail(?:s|ing)|tick(?:s|ing)"
    r"|klingelt|läutet|klopft|bellt|stoppt|endet|(?:wird |wurde )?(?:unterbrochen|angehalten"
    r"|gestoppt|aus(?:geschaltet)?|ein(?:geschaltet)?|fortgesetzt)|geht (?:auf|zu)|schlägt|spielt"
    r"|sonne|aboie|s['’]ouvre|claque|(?:est )?(?:arrêtée?|interrompue?|coupée?|reprise?)"
    r"|suena|ladra|se abre|se cierra|(?:es )?(?:interrumpid[ao]|pausad[ao]|detenid[ao]|cortad[ao])"
    r"|squilla|suona|abbaia|(?:è )?(?:interrott[ao]|ferm[ao]|sospes[ao])"
)
_OF_THINGS: Final = lazy_pattern(
    rf"\W{{0,3}}(?:(?:[^\W\d_]{{1,20}} ){{0,3}}(?:{_THING})\b(?: [^\W\d_]{{1,20}}){{0,2}}"
    rf" (?:{_HAPPENS})|(?:es klopft|es klingelt|on (?:frappe|sonne)|bussano|llaman)"
    rf"|(?:suena|squilla|suona|se (?:interrumpe|corta|detiene)) (?:el|la|il|lo) (?:{_THING})"
    r"|(?:knocks?|knocking|noises?|sounds?|interruption|break|gap|pause)"
    r" (?:at|on|of|in|by|from) (?:the |a |an )?[^\W\d_]{1,20})(?: [^.!?:,\n]{1,40})?\.?\W{0,2}",
    re.IGNORECASE,
)
_ALONE: Final = lazy_pattern(
    rf"(?:prolonged |loud |general |renewed )?(?:{_LOUD}|cheers|cheering)"
    rf"(?: (?:and|und|et|y|e) (?:{_LOUD}|cheers|cheering))?"
    rf"(?: d[oa]s? [^.!?:\n]{{1,40}})?[.!]?",
    re.IGNORECASE,
)
_OPENS_ALONE: Final = (
    *("prolonged ", "loud ", "general ", "renewed ", "cheers", "cheering"),
    *(word.removesuffix("s?") for word in _LOUD.split("|")),
)
"""How all texts begin that :data:`_ALONE` knows."""
_IN_SCRIPTS: Final = lazy_pattern(
    r"(?:SIGNATURE TUNE|OPENING MUSIC|CLOSING MUSIC|THEME(?: MUSIC| TUNE)?|JINGLE|STING|MUSIC"
    r"|ACTUALITY|ATMOS(?:PHERE)?|S?FX|GRAMS|CLIP|MUSIC (?:UP|UNDER|OUT|FADES|STING))"
    r"(?: (?:OF|IN|FROM|AT|WITH|OVER|AND|UP|UNDER|OUT) [^.!?:\n]{1,60})?"
    r"(?:[ –-]{1,3}[^.!?:\n]{1,40})?"
)
"""What scripts of broadcasts have between the turns, in capitals: ``ACTUALITY OF WATER``."""


def kind_of(text: str) -> CueKind:
    """Return SOUND for a cue that is nothing but tags and music notes, or an event, else SPEECH.

    Words between notes are sung and count as speech, unless they say that there is music; so does
    a whole sentence in parentheses.
    """
    first = text[:1]
    if first not in OPENINGS or not first:
        return CueKind.SPEECH
    if (len(text) < 200 and _TAGS.fullmatch(text)) or is_event(text):
        return CueKind.SOUND
    return CueKind.SPEECH


def kinds_of(texts: Sequence[str]) -> Iterable[CueKind]:
    """Return what each of some texts is, none of them ""; without end where all are speech."""
    if {text[0] for text in texts}.isdisjoint(OPENINGS):
        return repeat(CueKind.SPEECH)
    return map(kind_of, texts)


def is_event(text: str) -> bool:
    """Return whether a text is in brackets as a whole and tells what a hall does."""
    if text[:1] not in _OPENING or not text or len(text) > _LONGEST_EVENT or "\n" in text:
        return False
    if _opening_of(text) != 0:
        return False
    return _EVENT.match(text, 1) is not None or _is_of_things(text)


def _is_of_things(text: str) -> bool:
    """Return whether a text in brackets tells of things or of the recorder: ``[phone rings]``."""
    return len(text) <= _LONGEST_OF_THINGS and _OF_THINGS.fullmatch(text) is not None


def is_event_alone(text: str) -> bool:
    """Return whether a paragraph is the name of such an event without brackets: ``APPLAUSE``."""
    if not _SHORTEST_ALONE <= len(text) <= _LONGEST_ALONE:
        return False
    if text.isupper() and _IN_SCRIPTS.fullmatch(text):
        return True
    return text.casefold().startswith(_OPENS_ALONE) and _ALONE.fullmatch(text) is not None


def before_event(text: str) -> int:
    """Return how many characters stand before an event at the end of a text; all if none does."""
    at = _opening_of(text)
    return at if at > 0 and is_event(text[at:]) else len(text)


def _opening_of(text: str) -> int:
    """Return where the bracket opens that closes at the end of a text, a point aside; -1 if none
    does.
    """
    end = len(text) - (text[-1:] == ".")
    closing = text[end - 1 : end]
    opening = _CLOSING.get(closing)
    if opening is None:
        return -1
    depth = 0
    for at in range(end - 1, max(-1, end - _LONGEST_EVENT - 1), -1):
        depth += (text[at] == closing) - (text[at] == opening)
        if not depth:
            return at
    return -1
