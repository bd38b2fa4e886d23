"""What is asked of the whole shelf: words and phrases, and what must hold of their transcripts.

======================  ==========================================================================
``water bridge``        both; where they stand one after the other, that place is what was found
``"founding act"``      these words one after another, as in the search bar
``bridg*``              a word that begins so
``water OR river``      one of the two; ``OR`` binds closer than a space
``-harbour``            not in the same transcript (``NOT harbour`` too)
``ship NEAR harbour``   at most ten words between them; ``NEAR/3``: at most three
``speaker:Ana``         said by her
``title:hearing``       of transcripts whose title has the word
``tag:nato``            of transcripts with this tag
``before:2021-03``      of videos from before this year, month or day
``after:2021``          of videos from this year, month or day on
``kind:auto``           of captions made by a machine (``human``, ``translated``, ``unknown``)
======================  ==========================================================================

A single word or phrase means just what it means in the search bar: :mod:`reader.model.search.find`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from reader.errors import QueryError
from reader.model.days import typed_day
from reader.model.search import query as bar
from reader.model.search.find import LONGEST_QUERY
from reader.model.transcript import Provenance
from reader.patterns import lazy_pattern

MOST_TERMS: Final = 64
"""The most words and phrases of a query."""

NEAR_WORDS: Final = 10
"""How many words may stand between two that are near."""

_KINDS: Final = {
    "auto": Provenance.AUTOMATIC,
    "automatic": Provenance.AUTOMATIC,
    "human": Provenance.HUMAN,
    "translated": Provenance.TRANSLATED,
    "unknown": Provenance.UNKNOWN,
}
_FIELDS: Final = ("speaker", "title", "tag", "before", "after", "kind")
_OPENING, _CLOSING = '"“„', '"”“'

_PIECE: Final = lazy_pattern(
    rf"(?P<minus>-(?=[\w{_OPENING}]))?(?:(?P<field>{'|'.join(_FIELDS)}):)?"
    rf"(?:[{_OPENING}](?P<quoted>[^{_CLOSING}]*)[{_CLOSING}]?|(?P<bare>\S*))",
    re.IGNORECASE,
)
_NEAR: Final = lazy_pattern(r"NEAR(?:/(\d{1,3}))?")


class Term(NamedTuple):
    """A word or phrase that is looked for; of a ``is_prefix`` one only the beginning is given."""

    text: str
    is_prefix: bool = False


class Near(NamedTuple):
    """Terms of which each stands at most ``words`` words from the next, in either order."""

    terms: tuple[Term, ...]
    words: int


Choice = Term | Near
Group = tuple[Choice, ...]
"""One of these must be found."""


@dataclass(frozen=True, slots=True)
class ShelfQuery:
    """A query that was understood.

    Of each of ``groups`` something must be found, of ``without`` nothing. ``run`` is the text of
    bare words that were typed one after another and are all there is, "" else: where they stand so,
    that is what was looked for. ``before`` and ``after`` are in ISO form, "" for none.
    """

    groups: tuple[Group, ...] = ()
    without: tuple[Term, ...] = ()
    run: str = ""
    speakers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[Provenance, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def terms(self) -> tuple[Term, ...]:
        """All that is looked for, in the order in which it was typed."""
        choices = [choice for group in self.groups for choice in group]
        return tuple(
            term
            for choice in choices
            for term in (choice.terms if isinstance(choice, Near) else (choice,))
        )

    @property
    def has_filters(self) -> bool:
        """Whether anything is asked of the transcripts as such."""
        facts = (self.titles, self.tags, self.kinds, self.before, self.after, self.speakers)
        return any(facts)


def read(text: str) -> ShelfQuery:
    """Understand a query; raises QueryError with a sentence that says what is wrong with it."""
    if len(text) > LONGEST_QUERY:
        raise QueryError(f"{LONGEST_QUERY:,} characters are the most that can be searched for.")
    reading = _Reading()
    for found in _PIECE.finditer(text.strip()):
        if found[0]:
            reading.take(found)
    return reading.done()


class _Reading:
    """A query while it is being read, piece by piece."""

    def __init__(self) -> None:
        self._groups: list[list[Choice]] = []
        self._without: list[Term] = []
        self._facts: dict[str, list[str]] = {field: [] for field in _FIELDS}
        # An operator waiting for what stands behind it, as typed.
        self._waiting = ""
        # All words as typed, as long as there is nothing but bare words; signs alone are kept
        # aside: between words they are asked for only where the words stand in a row.
        self._typed: list[str] = []
        self._is_run = True
        self._signs: list[Term] = []

    def take(self, found: re.Match[str]) -> None:
        """Take the next piece: an operator, a field, a word or a phrase."""
        quoted, bare, field = found["quoted"], found["bare"] or "", found["field"]
        if quoted is None and not field and not found["minus"] and self._operator(bare):
            return
        said = bare if quoted is None else quoted
        if field:
            self._field(field.casefold(), said, is_excluded=bool(found["minus"]))
            return
        term = _term(said, is_quoted=quoted is not None)
        if term is None:
            return
        self._typed.append(said)
        if quoted is not None:
            self._is_run = False
        elif not bar.read(said, False).words and not self._waiting:
            self._signs.append(term)
            return
        if found["minus"] or self._waiting == "NOT":
            self._exclude(term)
        else:
            self._add(term)

    def done(self) -> ShelfQuery:
        """Return what was read, if it is whole."""
        if self._waiting:
            raise _incomplete(self._waiting)
        if not (self._groups or self._without):
            self._groups = [[sign] for sign in self._signs]
        groups = tuple(map(tuple, self._groups))
        query = ShelfQuery(
            groups,
            tuple(self._without),
            self._run(),
            speakers=tuple(self._facts["speaker"]),
            titles=tuple(self._facts["title"]),
            tags=tuple(self._facts["tag"]),
            kinds=tuple(_KINDS[kind] for kind in self._facts["kind"]),
            before=min(self._facts["before"], default=""),
            after=max(self._facts["after"], default=""),
        )
        if len(query.terms) + len(query.without) > MOST_TERMS:
            raise QueryError(f"A query can have {MOST_TERMS} words and phrases at most.")
        if query.without and not (groups or query.has_filters):
            raise QueryError("Say what is to be found, too: this query only says what is not.")
        return query

    def _run(self) -> str:
        """The words as typed, where there are several and nothing but words."""
        return " ".join(self._typed) if self._is_run and len(self._typed) > 1 else ""

    def _operator(self, word: str) -> bool:
        """Take a word that joins what stands before it with what follows, if it is one."""
        near = _NEAR.fullmatch(word)
        if word not in ("AND", "OR", "NOT") and near is None:
            return False
        if self._waiting or (word != "NOT" and not self._groups):
            raise _incomplete(self._waiting or word)
        if word != "AND":
            self._is_run = False
        self._waiting = word
        return True

    def _add(self, term: Term) -> None:
        operator, self._waiting = self._waiting, ""
        if term.is_prefix:
            self._is_run = False
        if operator == "OR":
            self._groups[-1].append(term)
        elif near := _NEAR.fullmatch(operator):
            words = int(near[1]) if near[1] else NEAR_WORDS
            before = self._groups[-1].pop()
            terms = before.terms if isinstance(before, Near) else (before,)
            self._groups[-1].append(Near((*terms, term), words))
        else:
            self._groups.append([term])

    def _exclude(self, term: Term) -> None:
        if self._waiting not in ("", "AND", "NOT"):
            raise QueryError(f"{self._waiting} cannot be followed by what is not to be found.")
        self._waiting = ""
        self._is_run = False
        self._without.append(term)

    def _field(self, field: str, said: str, *, is_excluded: bool) -> None:
        if is_excluded:
            raise QueryError(f"“{field}:” cannot be left out with a minus sign.")
        if self._waiting not in ("", "AND"):
            raise QueryError(f"{self._waiting} stands between words, not before “{field}:”.")
        self._waiting = ""
        if not said.strip():
            # While it is being typed it asks for nothing yet.
            return
        if field in ("before", "after"):
            said = typed_day(said)
            if not said:
                raise QueryError(f"“{field}:” takes a date such as 2021, 2021-03 or 2021-03-04.")
        if field == "kind":
            said = said.casefold()
            if said not in _KINDS:
                raise QueryError("“kind:” takes auto, human, translated or unknown.")
        self._facts[field].append(said)


def _term(said: str, *, is_quoted: bool) -> Term | None:
    """Return what is to be looked for, None for nothing that can be seen."""
    is_prefix = not is_quoted and len(said) > 1 and said.endswith("*")
    text = said.removesuffix("*") if is_prefix else said
    if not bar.read(text, False).text:
        return None
    return Term(text, is_prefix and bool(bar.read(text, False).words))


def _incomplete(operator: str) -> QueryError:
    name = operator.partition("/")[0]
    if name == "NOT":
        return QueryError(
            "NOT needs a word behind it. To look for the word itself, put it in quotation marks."
        )
    return QueryError(
        f"{name} stands between two words or phrases. "
        "To look for the word itself, put it in quotation marks."
    )
