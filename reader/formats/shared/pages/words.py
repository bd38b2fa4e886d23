"""What the furniture of pages says, in English, German, French, Spanish and some other languages.

All of it is compared in small letters, with plain apostrophes and single blanks.
"""

from __future__ import annotations

from typing import Final

from reader.patterns import lazy_pattern

_LONGEST: Final = 160
"""Characters of a block that may be furniture by its words."""
_LONGEST_NOTE: Final = 500


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in listed.replace("\n", "|").split("|")) - {""}


_ALONE: Final = _phrases("""
    advertisement|advertisements|sponsored|sponsored content|share|tweet|print|comments|email
    e-mail|copy link|share this|share this story|share this article|share this post
    share this page|share this interview|share on facebook|share on twitter|share on x
    share via email|leave a comment|post a comment|view comments|show comments
    skip advertisement|back to top|subscribe|subscribe now|sign up|article continues below
    story continues below|article continues after advertisement
    story continues after advertisement|story continues below advertisement
    related stories|related articles|related coverage|related posts|related reading
    related news|related episodes|related interviews|related|more stories|top stories
    latest stories|more news|latest news|most read|most popular|read more|follow us
    listen to this article|listen to this story|editor's picks|trending
    anzeige|werbung|teilen|artikel teilen|drucken|artikel drucken|merken|kommentare|mehr lesen
    weiterlesen|lesen sie auch|mehr zum thema|weitere artikel|ähnliche artikel|nach oben
    verwandte artikel|mehr artikel|weitere interviews|zur startseite|meistgelesen
    publicité|la suite après la publicité|la suite après cette publicité|partager|imprimer
    partager cet article|partager sur facebook|partager sur twitter|commenter|commentaires
    lire la suite|lire aussi|à lire aussi|sur le même sujet|articles liés|articles similaires
    articles associés|les plus lus|s'abonner
    publicidad|anuncio|compartir|comparte|comentarios|leer más|más información|más noticias
    compartir en facebook|compartir en twitter|comparte en facebook|comparte en twitter
    otras noticias|noticias relacionadas
    artículos relacionados|lea también|te puede interesar|lo más leído|suscríbete
    pubblicità|condividi|leggi anche|publicidade|compartilhar|advertentie|lees ook
""")
_LEADS_ON: Final = _phrases("""
    read more|read also|also read|read next|see also|related|related story|related stories
    related article|related articles|related coverage|recommended|don't miss|more on this
    more on this story
    lesen sie auch|lesen sie mehr|lesen sie dazu|lesen sie hier|lesen sie dazu auch|mehr dazu
    mehr zum thema|auch interessant|zum thema|lesetipp
    lire aussi|à lire aussi|lire également|à lire également|voir aussi
    lea también|lea además|leer también|lee también|te puede interesar|más información
    leggi anche|lees ook|leia também|leia mais
""")
_PICTURES: Final = _phrases("""
    photo|photos|photograph|photographs|image|images|picture|pictures|illustration
    photo credit|photo credits|image credit|image credits|picture credit
    foto|fotos|bild|bilder|photographie|crédit|crédits|crédit photo|crédits photo|imagen
    fotografía
""")
_BY: Final = (" by ", " courtesy of ", " von ", " de ", " di ")
_RIGHTS: Final = (
    *("all rights reserved", "alle rechte vorbehalten", "tous droits réservés"),
    *("todos los derechos reservados", "tutti i diritti riservati"),
)
_LETTERS: Final = ("newsletter", "mailing list", "infolettre", "boletín")
_ASKS: Final = (
    *("sign up", "subscribe", "register", "get ", "join ", "melden", "abonnieren", "jetzt "),
    *("hier ", "newsletter", "inscrivez", "abonnez", "recevez", "suscrib", "suscríb", "apúnt"),
    *("apunt", "regístr", "registr", "recib", "iscriviti"),
)
_MORE: Final = (
    *("more from ", "more stories ", "more on ", "explore more", "read more", "mehr von "),
    *("mehr aus ", "mehr zu ", "lesen sie ", "plus sur ", "à lire ", "más sobre ", "más en "),
)
_ENDS: Final = ".?!:"
_BEHIND_NAMES: Final = ":|>»–—"
"""What parts what something is called from what it is: ``Read more: Ten boats``, ``Foto: X``."""

_PERSONS: Final = _phrases("""
    about the author|about the authors|about the interviewer|about the guest|about the guests
    bio|biography|zur person|zu den personen|zum autor|zur autorin|über den autor
    über die autorin|über die person|steckbrief|à propos de l'auteur|à propos de l'autrice
    à propos de l'auteure|biographie|sobre el autor|sobre la autora|biografía|biografie
""")
_WRITTEN: Final = (
    *("das gespräch führte", "das interview führte", "dieses gespräch wurde", "interview von "),
    *("das interview wurde", "dieses interview wurde", "das gespräch wurde", "die fragen stellte"),
    *("aufgezeichnet von", "interview: ", "interview : ", "interview by ", "interviewed by "),
    *(
        "interview was conducted",
        "the interview was",
        "this interview was",
        "this conversation was",
    ),
    *(
        "the conversation was",
        "entretien réalisé par",
        "interview réalisée par",
        "propos recueillis",
    ),
    *("recueilli par", "entrevista realizada por", "entrevista de ", "con información de"),
    *("transcribed by", "reported by", "additional reporting", "reporting by", "editing by"),
    *("with reporting by", "written by", "produced by", "translated by", "correction:"),
    *("editor's note", "anmerkung der redaktion", "note de la rédaction"),
)
_TELLS_OF: Final = lazy_pattern(
    r"[^\W\d_][\w.’'-]{0,20}(?: [^\W\d_][\w.’'-]{0,20}){1,3},?(?: \d{1,3},)?"
    r" (?:is|was|ist|war|est|es|è) (?:a|an|the|ein|eine|der|die|une?|el|la|le|il|una?)\b"
    r"[^?!]{0,300}\."
)
"""``Tom Baker is a reporter for the Hale Times.``"""


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def is_furniture(text: str) -> bool:
    """Return whether a text is by its words alone what nobody says: ``© 2021 Hale Times``."""
    if len(text) > _LONGEST or "\n" in text:
        return False
    shown = _folded(text)
    plain = shown.casefold()
    if plain.rstrip(" :…") in _ALONE:
        return True
    if plain.startswith(("©", "(c) ", "copyright ")) or plain.rstrip(" .").endswith(_RIGHTS):
        return True
    if plain.startswith(_ASKS) and any(name in plain for name in _LETTERS):
        return not any(end in plain[:-1] for end in ".?!")
    at = next((at for at, sign in enumerate(shown) if sign in _BEHIND_NAMES), 0)
    if at and plain[:at].rstrip() in _LEADS_ON:
        return bool(shown[at + 1 :].strip())
    return _is_of_picture(plain)


def is_of_page(text: str) -> bool:
    """Return whether the first line of a paragraph is of the page around it, not of the talk."""
    first, _, rest = text.partition("\n")
    return len(rest) <= _LONGEST and is_furniture(first.strip("*_#[]() "))


def heads_more(text: str) -> bool:
    """Return whether a heading leads to other pages of a site: ``More stories from the sea``."""
    return _folded(text).casefold().startswith(_MORE)


def _is_of_picture(plain: str) -> bool:
    """Return whether a line names who made a picture: ``Photo by Tom Lens``, ``Foto: dpa``."""
    for by in (*_BY, ":", "/", "©", " |", "(c)"):
        name, found, whose = plain.partition(by)
        if found and name.rstrip() in _PICTURES:
            return bool(whose.strip()) and not any(end in whose[:-1] for end in _ENDS)
    return False


def is_note(text: str) -> bool:
    """Return whether a text tells of who spoke or wrote it down, as behind interviews."""
    if len(text) > _LONGEST_NOTE:
        return False
    shown = _folded(text)
    plain = shown.casefold()
    head, colon, _ = plain.partition(":")
    if colon and head.rstrip() in _PERSONS:
        return True
    return plain.startswith(_WRITTEN) or _TELLS_OF.fullmatch(shown) is not None
