"""What a speaker's name looks like, and what looks like one and is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from reader.formats.shared.customs.nobody import NOBODY, is_nobody
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

LONGEST_NAME: Final = 40
"""Characters; a longer label is a sentence that happens to hold a colon."""

_KEPT_VOICES: Final = 4_096
_MOST_WORDS: Final = 5
_MOST_WORDS_WITHOUT_CASE: Final = 12
_LONGEST_WITHOUT_CASE: Final = 100
_MOST_IDEOGRAPHS: Final = 8  # 田中さん is a name, a clause before a colon is longer
_LONGEST_FULL_WITHOUT_CASE: Final = 20

_PARTICLE_WORDS: Final = """
    de del della di da dos das du des van von vom den der zu zur la le al el bin ibn af av y e of
    the and und et & +
"""
_PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
_LONGEST_SHORTENED: Final = 5  # "Prof." and "Hon.", no word that ends a sentence
_NO_NAMES_FIRST_TEXT: Final = """
    i it we they this that there these those my our your
    dear hello hi liebe lieber cher chère querido querida caro cara
"""
_NO_NAMES_FIRST: Final = frozenset(_NO_NAMES_FIRST_TEXT.split())
_SAYING_TEXT: Final = """
    said says asked asks told tells replied قال قالت يقول تقول وقال سأل سألت אמר אמרה گفت
    کہا कहा
"""
_SAYING: Final = frozenset(_SAYING_TEXT.split())
_NO_FIRST_WORDS: Final = frozenset(("the", "and", "und", "et"))

# By what people are called who are not named; some of these words are nobody where they stand once.
_ROLE_WORDS: Final = """
    a anchor announcer answer audience author byline caller chair chairman chairperson chairwoman
    clerk co-host commentator correspondent court editor facilitator guest host interviewee
    interviewer judge man member moderator narrator officer operator panelist participant president
    presenter producer professor q question questioner reporter researcher respondent speaker
    student teacher translator voice voiceover witness woman
    befragter befragte interviewerin moderatorin sprecher sprecherin frage antwort
    enquêteur enquêté intervieweur question réponse entrevistador entrevistadora entrevistado
    entrevistada pregunta respuesta pewawancara narasumber görüşmeci интервьюер корреспондент
    ведущий вопрос ответ адвокат судья
"""
_ROLES: Final = frozenset(_ROLE_WORDS.split())
_LONG_ROLES: Final = frozenset(
    ("người phỏng vấn", "người được phỏng vấn", "phỏng vấn viên", "người trả lời")
)

# What stands before the names of those who are spoken of with respect.
_HONORIFIC_WORDS: Final = """
    adv amb bishop brig capt col dame dep deputy dr eng frau gen herr hon judge justice lady lord lt
    m madam maj mev miss mlle mm mme mnr mr mrs ms prof professor rep rev sen senator señor señora
    sgt shri sir smt sr sra sri
"""
_HONORIFICS: Final = frozenset(_HONORIFIC_WORDS.split())
_OFFICE_WORDS: Final = """
    acting assistant attorney attorney-general cabinet chair chairman chairperson chancellor chief
    commissioner deputy director first governor leader lord majority member minister minority
    parliamentary premier president prime principal secretary senior shadow solicitor-general
    speaker temporary under-secretary vice vice-president whip
"""
_OFFICES: Final = frozenset(_OFFICE_WORDS.split())
_COURT_WORDS: Final = """
    accused bailiff clerk court defendant deponent foreman foreperson interpreter judge juror
    jurors jury magistrate marshal plaintiff prisoner prosecutor registrar reporter respondent
    senator sheriff stenographer tribunal usher videographer witness
"""
_COURT: Final = frozenset(_COURT_WORDS.split())
_LONGEST_OFFICE: Final = 100
_MOST_WORDS_OF_OFFICE: Final = 14

# Words before a colon that open a sentence as readily as a turn.
_OPENING_WORDS: Final = """
    again also and because but conclusion example fact finally first here how important it look
    nb no now ok okay point problem ps reason remember result second secondly so step still
    that then there think third this tip today warning well what when where who why yes
"""
_OPENS_SENTENCES: Final = frozenset(_OPENING_WORDS.split())
_CLAUSE_WORDS_TEXT: Final = """
    i we you he she it they my our your his her their there here that this these those and
    but so well ich wir er sie es mein je il elle nous mon
"""
_CLAUSE_WORDS: Final = frozenset(_CLAUSE_WORDS_TEXT.split())
_CLAUSE_ENDS_TEXT: Final = """
    is are was were be said says say asked
"""
_CLAUSE_ENDS: Final = frozenset(_CLAUSE_ENDS_TEXT.split())
_GOES_ON_TEXT: Final = """
    who whom whose which that and but or as in on at when where while if for so then with from to
    of der die das und aber wer wie wo qui que et mais où quien y pero donde
"""
_GOES_ON: Final = frozenset(_GOES_ON_TEXT.split())
"""What begins a clause behind a name and a comma, where an office has none."""
_CLAUSE_SIGNS: Final = frozenset("我你他她它")

_ARTICLE: Final = lazy_pattern(
    r"(?:El|La|O|A) (?=(?:señora?|Sra?\.|SRA?\.|Sr\.?ª) \S)|De (?=heer \S|voorzitter\b)"
)
"""Before the titles of people in Spanish, Portuguese and Dutch: ``La señora Presidenta``."""
_HELD: Final = lazy_pattern(
    r"\S+ (?:vice[- ]?)?(?:ministr|president|secretari|comisari|consejer|director|fiscal"
    r"|defensor|gobernador|interventor|delegad)[^()\n]{1,100} \(([^()\n]{2,60})\)",
    re.IGNORECASE,
)
"""An office with who holds it in brackets: ``señor MINISTRO DE FOMENTO (Holm Ruiz)``."""
_COUNTED: Final = lazy_pattern(r"Anf\. \d{1,4} (?=\S)")
"""Before the names in Swedish minutes, which count the speeches."""

# What stands between a name and its company, as people call themselves in meetings.
_ASIDE: Final = lazy_pattern(r"\s*+[|｜•]\s*+|\s++[/–—-]\s++")
_BESIDE: Final = "|｜•/–—-"
_CLOSED: Final = {")": "(", "]": "[", "）": "（", "］": "［"}


_CALLED: Final = lazy_pattern(
    r"[^\W_][^\s,;:!?\"()\[\]]{0,30}(?:,? [^\W_&+][^\s,;:!?\"()\[\]]{0,30}){1,7}+"
    r"((?: \([^()\n]{1,40}\)| \[[^\[\]\n]{1,40}\]){0,3})"
)
"""Names as people and their telephones have them: ``Galaxy S21 Ultra 5G``, ``Lee, Kim [Guest]``."""

# Letters, and the vowel signs and points without which many scripts write no name.
_MARKS: Final = (
    "\\u0300-\\u036f\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u0900-\\u0963"
    "\\u0971-\\u09e3\\u0a01-\\u0a51\\u0a70-\\u0ae3\\u0b01-\\u0b63\\u0b82-\\u0be0\\u0c00-\\u0c63"
    "\\u0c80-\\u0ce3\\u0d00-\\u0d63\\u0d81-\\u0df3\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e\\u0eb1-\\u0ebc"
    "\\u0ec8-\\u0ecd\\u0f71-\\u0f84\\u102b-\\u103e\\u17b4-\\u17d3\\u200c\\u200d"
)
_LETTERS: Final = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*+"
_CASED: Final = "A-Za-z\\u00c0-\\u024f\\u0370-\\u052f\\u0531-\\u0587\\u1e00-\\u1fff"
_JOINED: Final = "(?:['’.·\\u05f3\\u05f4-]|(?<=[\\u05d0-\\u05ea])\"(?=[\\u05d0-\\u05ea]))"
"""What stands inside a word of a name; in Hebrew also marks of what is shortened: ד״ר."""


def _word(letters: str, joined: str, shortened: str) -> str:
    """Return the pattern of a word of a name; what it is of is given as patterns too."""
    parted = rf"{letters}(?:{joined}{letters})*[{shortened}]?(?:_?\d{{1,3}})?"
    return rf"\(?(?:{parted}|#?\d{{1,3}}|[&+])\)?"


def _in_words(word: str) -> re.Pattern[str]:
    return lazy_pattern(rf"\s*{word}(?:\s+{word}){{0,{_MOST_WORDS - 1}}}\s*")


def _in_office(word: str) -> re.Pattern[str]:
    more = rf"{{1,{_MOST_WORDS_OF_OFFICE - 2}}}"
    return lazy_pattern(rf"[Tt]he\s{word},?(?:\s{word},?){more}", re.IGNORECASE)


_WORD: Final = _word(_LETTERS, _JOINED, ".'’\u05f3")
# The same of a label in ASCII, as nearly all are: compiled and matched in a tenth of the time.
_PLAIN_WORD: Final = _word("[A-Za-z]++", "['.-]", ".'")
_WORDS: Final = _in_words(_WORD)
# Nor are there marks in those of Western Europe; a class of all marks takes long to compile.
_UNMARKED_WORDS: Final = _in_words(_word(r"[^\W\d_]++", _JOINED, ".'’\u05f3"))
_MAY_BE_MARKED: Final = lazy_pattern("[\u0300-\u200d]")
_PLAIN_WORDS: Final = _in_words(_PLAIN_WORD)
_CASELESS: Final = rf"(?:(?![{_CASED}]){_LETTERS}['’.·-]?)"
_CASELESS_WORDS: Final = lazy_pattern(
    rf"\(?{_CASELESS}(?:\s+{_CASELESS}){{{_MOST_WORDS},{_MOST_WORDS_WITHOUT_CASE - 1}}}\)?"
)
# Who is heard from the benches without being named.
_SOMEBODY: Final = lazy_pattern(
    r"(?:an?|some|several) hon(?:\.|ou?rable)? (?:members?|senators?)"
    r"|(?:des|plusieurs) (?:voix|députés)|une voix|(?:un|une) députée?",
    re.IGNORECASE,
)
_LONG_OFFICE: Final = _in_office(_WORD)
_PLAIN_LONG_OFFICE: Final = _in_office(_PLAIN_WORD)


class Belief(Enum):
    """How readily a label is believed to be a speaker."""

    NAME = auto()
    """It has the shape of a name."""
    OFFICE = auto()
    """It names somebody by office or part, which it does beside others: THE COURT, Question."""
    LOWER = auto()
    """It is written small, as labels are by some who type them, and words in any sentence."""
    NEVER = auto()
    """It looks like a label and is known to be none: Note, Step 3."""


class LabelledVoice(NamedTuple):
    """The name in a label, without what stands beside it in brackets, and what to think of it."""

    name: str
    belief: Belief


class Label(NamedTuple):
    """A name before a colon and how many characters of the line it takes, colon included."""

    name: str
    length: int
    belief: Belief = Belief.NAME
    is_sure: bool = False
    """Whether it stands in brackets before a colon or before a point and a dash, as nothing does
    that is said."""

    letter: str = ""
    """The ``Q.`` or ``A.`` that opens the name, with the blanks behind it."""


@lru_cache(maxsize=_KEPT_VOICES)
def voice_of(label: str) -> LabelledVoice | None:
    """Return who a label names, if it looks like one that names anybody.

    Pronouns, seat, party, company or manner behind the name (``(she/her)``, ``[Tide Ltd.]``,
    ``, BYLINE``) are no part of it; of an office with its holder in brackets the holder counts.
    """
    if not label:
        return None
    counted = _COUNTED.match(label)
    if counted:
        return voice_of(label[counted.end() :])
    article = _ARTICLE.match(label)
    if article:
        return _behind_article(article[0], label[article.end() :])
    aside = _ASIDE.search(label) if any(sign in label for sign in _BESIDE) else None
    if aside and label.count("(", 0, aside.start()) == label.count(")", 0, aside.start()):
        return _beside_company(label)
    if label[-1] not in _CLOSED and ", " not in label:
        # Asked first, for it settles nearly all that captions hold before a colon.
        words = label.split()
        if _SOMEBODY.fullmatch(label) or label.casefold() in _LONG_ROLES:
            return LabelledVoice(label, Belief.OFFICE)
        if len(words) > 2 and any(word.islower() and word not in _PARTICLES for word in words):
            return LabelledVoice(label, Belief.OFFICE) if _is_long_office(label) else None
        if not _are_words(label):
            if is_long_without_case(label):
                return LabelledVoice(label, Belief.NAME)
            return LabelledVoice(label, Belief.OFFICE) if _is_long_office(label) else None
    if label.casefold() in _OPENS_SENTENCES:
        return None
    if label[0] == "(" and label[-1] == ")" and label.count("(") == 1:
        label = label[1:-1].strip() or label
    bare, beside = _without_brackets(label)
    if is_name(label) and len(beside.split()) < 2 and label.count("(") < 2:
        return LabelledVoice(label, Belief.NAME)
    if beside and _is_holder(beside, bare):
        return LabelledVoice(beside, Belief.NAME)
    bare, listed = _before_comma(label, bare)
    if listed:
        return listed
    if _is_long_office(bare):
        return LabelledVoice(bare, Belief.OFFICE)
    if len(bare) > LONGEST_NAME:
        return LabelledVoice(bare, Belief.NAME) if is_long_without_case(bare) else None
    if is_name(bare):
        return LabelledVoice(bare, Belief.NAME)
    words = bare.casefold().split()
    if not words or not _are_words(bare):
        return None
    has_capitals = all(not word.islower() or word in _PARTICLES for word in bare.split()[1:])
    part = " ".join(words).rstrip(" 0123456789#")
    if part in _ROLES or (words[0] == "the" and has_capitals and len(words) > 1):
        return LabelledVoice(bare, Belief.OFFICE)
    if bare.islower():
        is_short = len(words) <= 2 and not is_nobody(bare) and part not in _OPENS_SENTENCES
        return LabelledVoice(bare, Belief.LOWER) if is_short else None
    has_capitals = has_capitals and bare[0].isupper()
    return LabelledVoice(bare, Belief.NEVER) if has_capitals else None


def _behind_article(article: str, titled: str) -> LabelledVoice | None:
    """Return who is named with an article: ``O Sr. Ministro (Tom Lee)``, ``la Presidenta``."""
    held = _HELD.fullmatch(titled)
    if held and is_full_name(held[1].strip()):
        return LabelledVoice(held[1].strip(), Belief.NAME)
    voice = voice_of(titled[0].upper() + titled[1:])
    return voice and voice._replace(name=article + titled[0] + voice.name[1:])


def _before_comma(label: str, bare: str) -> tuple[str, LabelledVoice | None]:
    """Return a label without the role behind a comma, or who it is that has more there."""
    head, _, role = bare.partition(", ")
    if not role:
        return bare, None
    if label.isupper() or role.rpartition(" ")[2].casefold() in _ROLES:
        return head, None
    if "," not in role and is_name(head) and is_name(role):
        return bare, LabelledVoice(bare, Belief.OFFICE)  # Reyes, Ana
    if is_full_name(head) and role.split()[0].casefold() not in _GOES_ON:
        return bare, LabelledVoice(head, Belief.NAME)  # Ana Reyes, chief of the port
    return bare, None


def _beside_company(label: str) -> LabelledVoice | None:
    """Return who a label names that has more behind a bar: ``Lee | Tide Ltd``, ``Ana / Tide``."""
    name, *more = (part.strip() for part in _ASIDE.split(label))
    bare, _ = _without_brackets(name)
    beside, _ = _without_brackets(more[0])
    is_company = not any(word.islower() and word not in _PARTICLES for word in beside.split())
    is_company = is_company or beside.lower() == beside.upper()
    return LabelledVoice(bare, Belief.NAME) if is_company and is_name(bare) else None


def _without_brackets(label: str) -> tuple[str, str]:
    """Return a label without what stands in brackets at its end, and the first of that."""
    bare, beside = label, ""
    while opening := _CLOSED.get(bare[-1:]):
        at = _matching(bare, opening)
        head, bracket, words = bare[: max(at, 0)], bare[at : at + 1], bare[at + 1 : -1]
        if at < 0 or not bracket or not head.strip():
            break
        bare, beside = head.rstrip(), words.strip()
    return bare, beside


def _matching(label: str, opening: str) -> int:
    """Return where the bracket opens that closes at the end of a label; -1 if none does."""
    depth = 0
    for at in range(len(label) - 1, -1, -1):
        depth += (label[at] == label[-1]) - (label[at] == opening)
        if not depth:
            return at
    return -1


def _is_holder(beside: str, office: str) -> bool:
    """Return whether what stands in brackets beside an office is who holds it.

    ``The Clerk (Ana Reyes)``, ``Nominated Member (Mr. J. Reed)``.
    """
    if office[:4].casefold() == "the ":
        return is_full_name(beside)
    return is_titled(beside) and is_name(beside) and not is_titled(office)


def _is_long_office(label: str) -> bool:
    """Return whether a label of many words is an office: ``The MINISTER OF ROADS AND BRIDGES``."""
    if label[:3].lower() != "the" or not label[3:4].isspace() or len(label) > _LONGEST_OFFICE:
        return False
    office = _PLAIN_LONG_OFFICE if label.isascii() else _LONG_OFFICE
    if not office.fullmatch(label):
        return False
    _, *words = label.split()
    if not all(
        word[:1].isupper() or word.rstrip(",") in _PARTICLES or word == "for" for word in words
    ):
        return False
    return is_set_off(label) or words[0].casefold().rstrip(",") in _OFFICES


def is_set_off(office: str) -> bool:
    """Return whether all of an office but its article is in capitals: ``The SPEAKER``."""
    article, _, words = office.partition(" ")
    return article == "The" and words.isupper()


def is_of_court(office: str) -> bool:
    """Return whether an office is one of a court or a house: ``THE COURT``, ``The President``."""
    article, *words = office.casefold().split()
    last = words[-1].rstrip("0123456789#") if words else ""
    return article == "the" and (last in _COURT or last in _OFFICES)


def is_titled(name: str) -> bool:
    """Return whether a name opens with how somebody is addressed: ``Mr. Reed``, ``Deputy Hall``."""
    article = _ARTICLE.match(name)
    first, _, rest = name[article.end() if article else 0 :].partition(" ")
    return rest[:1].isupper() and first.rstrip(".").casefold() in _HONORIFICS


def is_name(label: str) -> bool:
    """Return whether a label has the shape of a name: few capitalised words, no sentence.

    "Ana Reyes", "SPEAKER 3", "Dr. Reed", "Ludwig van B.", "田中" have; "There are three parts",
    "Note" and "12" have not.
    """
    if len(label) > LONGEST_NAME or not _are_words(label):
        return is_long_without_case(label)
    if not any(map(str.isalpha, label)):
        return False
    words = label.split()
    for word in words:
        if word.islower() and word not in _PARTICLES:
            return False
    if is_nobody(label) or words[0].casefold() in _NO_FIRST_WORDS:
        return False
    if len(words) > 1 and _is_said(words):
        return False
    return not _has_ideographs(label) or len(label) <= _MOST_IDEOGRAPHS


def _are_words(label: str) -> bool:
    if label.isascii():
        return _PLAIN_WORDS.fullmatch(label) is not None
    words = _WORDS if _MAY_BE_MARKED.search(label) else _UNMARKED_WORDS
    return words.fullmatch(label) is not None


def _is_said(words: Sequence[str]) -> bool:
    """Return whether words end a sentence and begin another, or tell of somebody saying something.

    ``NOBODY KNOWS. THAT IS``, ``I SAID``, ``Ana says``.
    """
    first, last = words[0].casefold(), words[-1].casefold()
    if first in _NO_NAMES_FIRST or first in _SAYING or last in _SAYING or last in _CLAUSE_ENDS:
        return True
    return any(
        word[-1] == "." and len(word) > _LONGEST_SHORTENED and word[:-1].isalpha()
        for word in words[:-1]
    )


def is_long_without_case(label: str) -> bool:
    """Return whether a label of many words in a script without capitals may be a name.

    So long are names with those of fathers, tribes and offices in them: الشيخ أحمد بن محمد بن علي.
    """
    return (
        not label.isascii()
        and len(label) <= _LONGEST_WITHOUT_CASE
        and _CASELESS_WORDS.fullmatch(label) is not None
    )


def _has_ideographs(label: str) -> bool:
    """Return whether a label is written with Chinese characters or Kana, without case or spaces."""
    return any("\u3040" <= char <= "\u9fff" or char >= "\uf900" for char in label)


def opens_clause(words: str) -> bool:
    """Return whether words are the beginning of a sentence: ``I told him``, ``The question is``."""
    first, *others = words.casefold().replace("’", "'").split()
    if first.partition("'")[0] in _CLAUSE_WORDS or first[0] in _CLAUSE_SIGNS:
        return True
    return bool(others) and others[-1] in _CLAUSE_ENDS


def called_in(label: str) -> str:
    """Return the name in a label that is longer or odder than those of most, "" if there is none.

    All its words have capitals or digits, particles aside; a comma parts two where brackets follow.
    """
    found = _CALLED.fullmatch(label)
    name = label[: found.start(1)] if found else ""
    if found is None or name.count(",") > (1 if found[1] else 0):
        return ""
    words = name.split()
    if not all(map(_has_capital, words)) or opens_clause(name) or _is_said(words):
        return ""
    ends = {words[0].casefold().rstrip(",."), words[-1].casefold()}
    return name if ends.isdisjoint(NOBODY | _OPENS_SENTENCES | _NO_FIRST_WORDS) else ""


def _has_capital(word: str) -> bool:
    return word in _PARTICLES or any(char.isupper() or char.isdigit() for char in word)


def is_full_name(label: str) -> bool:
    """Return whether a name has two words or a number, so that it is a name even seen once."""
    if label.lower() == label.upper() and len(label) > _LONGEST_FULL_WITHOUT_CASE:
        return False
    return is_name(label) and (len(label.split()) > 1 or label[-1:].isdigit())
