"""Tables with a column for each of those who speak: ``Interviewer,Participant``.

A row holds what one says and what another answers. Lists of interviews have such columns too, but
with names in them instead of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from reader.formats.shared.tables.heads import OF_TIME, Column, Head, known_as, plain_name
from reader.formats.shared.tables.rows import Rows
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_ROLE_NAMES: Final = """
    interviewer interviewee participant respondent informant question questions answer answers q a
    moderator host guest client therapist counsel witness doctor patient teacher student response
    interviewerin befragte befragter frage fragen antwort antworten teilnehmer teilnehmerin gast
    moderatorin intervieweur intervieweuse interviewe interviewee enqueteur enquetrice enquete
    enquetee reponse reponses invite invitee participante entrevistador entrevistadora entrevistado
    entrevistada pregunta preguntas respuesta respuestas intervistatore intervistato domanda
    risposta pergunta resposta
"""
_ANSWER_NAMES: Final = """
    answer answers a response antwort antworten reponse reponses respuesta respuestas
"""
_WHO_ANSWER_NAMES: Final = """
    participant interviewee respondent informant teilnehmer teilnehmerin participante
"""
_ROLES: Final = frozenset(_ROLE_NAMES.split())
_ANSWERS: Final = frozenset(_ANSWER_NAMES.split())
_WHO_ANSWER: Final = frozenset(_WHO_ANSWER_NAMES.split())
_CODE: Final = lazy_pattern(
    rf"^(?:{'|'.join(_WHO_ANSWER_NAMES.split())}) (?:id|name|no|nr|number|nummer|code)$"
)
"""How columns are called that tell who answers: ``Participant ID``."""
_LEAST_WORDS: Final = 3
"""Words on average in the cells of the wordiest column; names have fewer."""
_OF_TIERS: Final = ("begin time msec", "begin time hh:mm", "begin time ss")
"""How ELAN calls the first column of a table with a column for each tier."""
_LOOKED_AT: Final = 50
"""Rows that are looked at to tell words from names."""
_HEAD: Final = ("start", "end", "speaker", "text")


class Voices(NamedTuple):
    """Where in a row stands what each says, under which name, who answers, and when it is said."""

    voices: Sequence[tuple[int, str]]
    times: Mapping[str, Column]
    who: int | None
    others: Sequence[str] = ()
    """How the columns are called that hold something else."""

    @property
    def head(self) -> Head:
        """The head of the rows that :meth:`spread` gives."""
        columns = {
            name: [Column(at, self.times[name].unit if name in self.times else None)]
            for at, name in enumerate(_HEAD)
            if name not in OF_TIME or name in self.times
        }
        names = [name if name in columns else "" for name in _HEAD]
        return Head([*names, *self.others], columns)

    def spread(self, rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
        """Yield a row for each who says something: start, end, speaker and words.

        The time of a row is that of the first to speak in it.
        """
        for row in rows:
            times = [_cell(row, self.times[n].at) if n in self.times else "" for n in _HEAD[:2]]
            for at, name in self.voices:
                if not (said := _cell(row, at)):
                    continue
                answers = self.who is not None and plain_name(name) in _ANSWERS
                yield [*times, (self._answering(row) if answers else "") or name, said]
                times = ["", ""]

    def _answering(self, row: Sequence[str]) -> str:
        """Return who answers in a row; a number alone is that of a participant."""
        who = _cell(row, self.who or 0)
        return f"P{who}" if who.isdecimal() else who


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def voices_of(rows: Rows) -> Voices | None:
    """Return which columns hold whose words; None if the first row does not name several voices."""
    if len(rows) < 2:
        return None
    voices: list[tuple[int, str]] = []
    times: dict[str, Column] = {}
    who: int | None = None
    of_tiers = any(plain_name(cell).startswith(_OF_TIERS) for cell in rows[0])
    for at, cell in enumerate(rows[0]):
        if len(cell) > 80 or not cell.strip():
            continue
        kind, unit = known_as(cell)
        if plain_name(cell) in _ROLES or (of_tiers and not kind):
            voices.append((at, " ".join(cell.split()).rstrip(":")))
        elif kind in ("start", "end"):
            times.setdefault(kind, Column(at, unit))
        elif kind == "text":
            return None
    coded = [at for at, cell in enumerate(rows[0]) if _CODE.search(plain_name(cell))]
    if coded and any(plain_name(name) in _ANSWERS for _, name in voices):
        who = coded[0]
    elif len(voices) > 2:  # who answers, beside what is asked and answered
        answers = any(plain_name(name) in _ANSWERS for _, name in voices)
        who = next((at for at, name in voices if answers and plain_name(name) in _WHO_ANSWER), None)
        voices = [voice for voice in voices if voice[0] != who]
    if len(voices) < 2 or not (of_tiers or any(_holds_words(rows, at) for at, _ in voices)):
        return None
    read = {who, *(at for at, _ in voices), *(column.at for column in times.values())}
    others = [" ".join(cell.split()).lower() for at, cell in enumerate(rows[0]) if at not in read]
    return Voices(voices, times, who, list(filter(None, others)))


def _holds_words(rows: Rows, at: int) -> bool:
    """Return whether a column holds what is said, or asked, rather than names."""
    cells = [cell for row in rows[1 : _LOOKED_AT + 1] if (cell := _cell(row, at))]
    words = sum(len(cell.split()) for cell in cells)
    return any("?" in cell for cell in cells) or words >= _LEAST_WORDS * max(len(cells), 1)
