"""The headings by which video pages part their text, in the languages such pages are met in."""

from __future__ import annotations

from itertools import product
from typing import Final

_LONGEST: Final = 80

_VERBS: Final = ("", "read ", "see ", "show ", "view ")
_ARTICLES: Final = ("", "the ")
_KINDS: Final = (
    "automatic|audio|complete|edited|episode|full|interactive|interview|podcast|rush|video"
)
_TWO_KINDS: Final = ("complete video ", "full video ", "full interview ", "full episode ")
_NOUNS: Final = ("transcript", "transcripts", "transcription")

_OTHER_TRANSCRIPTS: Final = """
    transcript of the video|transcript of this video|video and transcript|transcript below
    transcription complète|transcription intégrale|transcription de la vidéo|texte intégral
    transcription complète de la vidéo|transcription vidéo|lire la transcription
    transcription de l'interview|transcription de l'entretien|voir la transcription|retranscription
    transkript|vollständiges transkript|transkript des videos|video-transkript|videotranskript
    transkription|abschrift|vollständige abschrift|wortlaut|transkript lesen|komplettes transkript
    vollständiges videotranskript|vollständiges video-transkript
    transcripción|transcripción completa|transcripción del vídeo|transcripción del video
    transcripción completa del vídeo|transcripción completa del video|leer la transcripción
    trascrizione|trascrizione completa|transcrição|transcrição completa|texto completo
"""

_RELATED_LISTS: Final = """
    related|related video|related videos|related content|related clips|related films|related talks
    more videos|more related videos|other videos|similar videos|suggested videos|further videos
    recommended|recommended videos|recommended for you|more like this|you may also like
    you might also like|you may also enjoy|you may like|you might like|up next|watch next|see also
    more on this topic|more from this series|more from this channel|also in this series
    vidéos associées|vidéos similaires|vidéos liées|vidéos recommandées|autres vidéos|plus de vidéos
    à voir aussi|voir aussi|sur le même sujet|vous aimerez aussi|vous pourriez aussi aimer
    cela peut vous intéresser|ça peut vous intéresser
    ähnliche videos|verwandte videos|weitere videos|mehr videos|zugehörige videos|empfohlene videos
    das könnte sie auch interessieren|das könnte dich auch interessieren|mehr zum thema|siehe auch
    vídeos relacionados|videos relacionados|más vídeos|más videos|otros vídeos|otros videos
    vídeos recomendados|videos recomendados|contenido relacionado|ver también
    también te puede interesar|te puede interesar|también le puede interesar
    video correlati|guarda anche|vedi anche|outros vídeos|veja também
"""


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in listed.replace("\n", "|").split("|")) - {""}


_TRANSCRIPT: Final = _phrases(_OTHER_TRANSCRIPTS) | frozenset(
    map(
        "".join,
        product(
            _VERBS,
            _ARTICLES,
            ("", *(f"{kind} " for kind in _KINDS.split("|")), *_TWO_KINDS),
            _NOUNS,
        ),
    )
)
_RELATED: Final = _phrases(_RELATED_LISTS)

HEADING_LENGTHS: Final = range(min(map(len, _TRANSCRIPT | _RELATED)), _LONGEST + 1)
"""How many characters such a heading has; there are many lines, and few are as short or long."""


def heads_transcript(line: str) -> bool:
    """Return whether a line is a heading such as "Full video transcript:", however it is cased."""
    return len(line) in HEADING_LENGTHS and _folded(line) in _TRANSCRIPT


def heads_related(line: str) -> bool:
    """Return whether a line is a heading such as "Related videos" or "Mehr zum Thema"."""
    return len(line) in HEADING_LENGTHS and _folded(line) in _RELATED


def _folded(line: str) -> str:
    words = line.casefold().replace("’", "'").strip(" \t\xa0#*_=:.-–—»›▼▾")
    return " ".join(words.split())
