"""What is asked of the whole shelf: words and phrases, and what must hold of their transcripts.

=======================  =========================================================================
``water bridge``         these words one after another, as in the search bar
``water AND bridge``     both, wherever in the transcript: as whole words
``"founding act" one``   what stands in quotation marks is a phrase of its own: both, too
``water OR old river``   one of the two; ``OR`` binds closer than ``AND``
``ship NEAR harbour``    at most ten words between them, as whole words; ``NEAR/3``: at most three
``bridg*``               a word that begins so, or a phrase of which the last word does
``-harbour``             not in the same transcript (``NOT old harbour`` too)
``speaker:Ana``          said by somebody whose name has the word: by ``Ana Lima``, not by ``Diana``
``title:hearing``        of transcripts whose title has the word
``tag:nato``             of transcripts with this tag
``folder:talks``         of transcripts from this folder: its name, or its whole path
``language:en``          of transcripts in this language (``en-GB`` is ``en`` too)
``before:2021-03``       of videos from before this year, month or day
``after:2021``           of videos from this year, month or day on
``kind:auto``            of captions made by a machine (``human``, ``translated``, ``unknown``)
=======================  =========================================================================

A word or phrase means just what it means in the search bar, :mod:`reader.model.search.find`; where
several are asked for together, they are whole words by its rules: ``of AND work`` is not about
``often`` and ``network``.

What a field takes stands in quotation marks where it has spaces: ``tag:"new talks"``. In these a
quotation mark is written twice: ``title:"the ""new"" deal"``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import Final

from reader.errors import QueryError
from reader.library.tokens import is_letter, tokens
from reader.model.days import typed_day
from reader.model.search import query as bar
from reader.model.search.find import LONGEST_QUERY
from reader.model.search.fold import folded
from reader.model.transcript import Provenance
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import joined, tr, trn

MOST_TERMS: Final = 64
"""The most words and phrases of a query."""

NEAR_WORDS: Final = 10
"""How many words may stand between two that are near."""

KINDS: Final = {
    "auto": Provenance.AUTOMATIC,
    "automatic": Provenance.AUTOMATIC,
    "human": Provenance.HUMAN,
    "translated": Provenance.TRANSLATED,
    "unknown": Provenance.UNKNOWN,
}
"""What ``kind:`` takes."""

KIND_NAMES: Final = {kind: name for name, kind in reversed(KINDS.items())}
"""How ``kind:`` is typed, for each kind the first of its names."""

_FIELDS: Final = ("speaker", "title", "tag", "folder", "language", "before", "after", "kind")
# What these hold is compared by its words; signs alone ask for nothing.
_OF_WORDS: Final = ("speaker", "title", "language")
OPENING: Final = '"“„'
CLOSING: Final = '"”“'
"""The quotation marks before a phrase, and behind it."""

_PIECE: Final = lazy_pattern(
    rf"(?P<minus>-(?=[\w{OPENING}]))?"
    rf"(?:(?P<field>{'|'.join(_FIELDS)}):"
    rf"(?:[{OPENING}](?P<value>(?:[^{CLOSING}]|(?P<twice>[{CLOSING}])(?P=twice))*)(?P<ended>[{CLOSING}])?"
    r"|(?P<bare_value>\S*))"
    rf"|[{OPENING}](?P<quoted>[^{CLOSING}]*)(?P<end>[{CLOSING}])?|(?P<bare>\S*))",
    re.IGNORECASE,
)
_LIKE_A_FIELD: Final = lazy_pattern(r"-?([A-Za-z]{2,20}):[^\W\d]\S*")
_MARK_TWICE: Final = lazy_pattern(rf"([{CLOSING}])\1")
_NEAR: Final = lazy_pattern(r"NEAR(?:/(\d{1,3}))?")


class Term(NamedTuple):
    """A word or phrase that is looked for.

    Of an ``is_prefix`` one only the beginning is given; an ``is_whole`` one must not begin or end
    within a word, whatever the switches say.
    """

    text: str
    is_prefix: bool = False
    is_whole: bool = False


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

    Of each of ``groups`` something must be found, of ``without`` nothing. ``before`` and ``after``
    are in ISO form, "" for none.
    """

    groups: tuple[Group, ...] = ()
    without: tuple[Term, ...] = ()
    speakers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
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
        facts = (self.titles, self.tags, self.folders, self.languages, self.kinds)
        return any((*facts, self.before, self.after, self.speakers))


def read(text: str) -> ShelfQuery:
    """Understand a query; raises QueryError with a sentence that says what is wrong with it."""
    if len(text) > LONGEST_QUERY:
        raise QueryError(
            trn(
                "{n} character is the most that can be searched for.",
                "{n} characters are the most that can be searched for.",
                LONGEST_QUERY,
            )
        )
    text = text.strip()
    reading = _QueryReading(text)
    for found in _PIECE.finditer(text):
        if found[0]:
            reading.take(found)
    return reading.done()


def unknown_field(text: str) -> str:
    """Return in a sentence that something in a query looks like a field and is none, "" if nothing
    does: it is looked for as words.
    """
    for found in _PIECE.finditer(text[:LONGEST_QUERY].strip()):
        like = _LIKE_A_FIELD.fullmatch(found["bare"] or "")
        if like is not None:
            return tr(
                "“{field}:” is no field, and is looked for as a word. Fields are {fields}.",
                field=like[1],
                fields=joined(f"{field}:" for field in _FIELDS),
            )
    return ""


def open_quotation(text: str) -> str:
    """Return in a sentence that a quotation mark of a query has no other behind it, "" if each has:
    what follows is looked for as a phrase all the same.
    """
    for found in _PIECE.finditer(text[:LONGEST_QUERY].strip()):
        closed = found["ended"] or found["end"]
        words = " ".join((found["value"] or found["quoted"] or "").split())
        if words and not closed:
            return tr(
                "The quotation mark is not closed; "
                "all behind it is taken as one phrase: “{words}”.",
                words=words,
            )
    return ""


class _QueryReading:
    """A query while it is being read, piece by piece."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._groups: list[list[Choice]] = []
        self._without: list[Term] = []
        self._facts: dict[str, list[str]] = {field: [] for field in _FIELDS}
        # An operator waiting for what stands behind it, as typed.
        self._waiting = ""
        # Where the words begin and end that stand side by side up to here, if there are any.
        self._run: tuple[int, int] | None = None
        # Signs alone, which are asked for only where there is nothing else.
        self._signs: list[Term] = []

    def take(self, found: re.Match[str]) -> None:
        """Take the next piece: an operator, a field, a word or a phrase."""
        quoted, bare, field = found["quoted"], found["bare"] or "", found["field"]
        if quoted is None and not field and not found["minus"]:
            if not self._operator(bare, is_first=not self._text[: found.start()]):
                self._run = (self._run[0] if self._run else found.start(), found.end())
                if _is_prefix(bare):
                    self._end_run(is_prefix=True)
            return
        self._end_run()
        if field:
            quoted, bare = found["value"], found["bare_value"]
            said = bare if quoted is None else _MARK_TWICE.sub(r"\1", quoted)
            self._field(field.casefold(), said, is_excluded=bool(found["minus"]))
            return
        said = bare if quoted is None else quoted
        is_prefix = quoted is None and _is_prefix(said)
        term = Term(said[:-1] if is_prefix else said, is_prefix)
        if not bar.read(term.text, False).text:
            return
        if found["minus"]:
            self._exclude(term)
        else:
            self._add(term)

    def done(self) -> ShelfQuery:
        """Return what was read, if it is whole."""
        self._end_run()
        if self._waiting:
            raise _incomplete(self._waiting)
        if not (self._groups or self._without):
            self._groups = [[sign] for sign in self._signs]
        groups: tuple[Group, ...] = tuple(map(tuple, self._groups))
        if len(groups) > 1 or any(isinstance(choice, Near) for choice in chain(*groups)):
            groups = tuple(tuple(map(_whole, group)) for group in groups)
        query = ShelfQuery(
            groups,
            tuple(self._without),
            speakers=tuple(self._facts["speaker"]),
            titles=tuple(self._facts["title"]),
            tags=tuple(self._facts["tag"]),
            folders=tuple(self._facts["folder"]),
            languages=tuple(self._facts["language"]),
            kinds=tuple(KINDS[kind] for kind in self._facts["kind"]),
            before=min(self._facts["before"], default=""),
            after=max(self._facts["after"], default=""),
        )
        if len(query.terms) + len(query.without) > MOST_TERMS:
            raise QueryError(
                trn(
                    "A query can have {n} word or phrase at most.",
                    "A query can have {n} words and phrases at most.",
                    MOST_TERMS,
                )
            )
        if query.without and not (groups or query.has_filters):
            raise QueryError(tr("Say what is to be found, too: this query only says what is not."))
        return query

    def _end_run(self, *, is_prefix: bool = False) -> None:
        """Take the words that stood side by side as what they are: a phrase, as it was typed."""
        if self._run is None:
            return
        said = self._text[slice(*self._run)]
        self._run = None
        term = Term(said[:-1] if is_prefix else said, is_prefix)
        wanted = bar.read(term.text, False)
        if not wanted.words and not self._waiting:
            if wanted.text:
                self._signs.append(term)
        elif wanted.text:
            self._add(term)

    def _operator(self, word: str, *, is_first: bool) -> bool:
        """Take a word that joins what stands before it with what follows, if it is one.

        ``is_first`` tells that nothing stands before it.
        """
        near = _NEAR.fullmatch(word)
        if word not in ("AND", "OR", "NOT") and near is None:
            return False
        self._end_run()
        if word == "NOT" and self._waiting not in ("", "NOT"):
            self._may_exclude()
        elif self._waiting:
            raise _incomplete(self._waiting)
        elif is_first if word == "AND" else word != "NOT" and not self._groups:
            raise _incomplete(word)
        self._waiting = word
        return True

    def _add(self, term: Term) -> None:
        if self._waiting == "NOT":
            self._exclude(term)
            return
        operator, self._waiting = self._waiting, ""
        if operator == "OR":
            self._groups[-1].append(term)
        elif near := _NEAR.fullmatch(operator):
            words = int(near[1]) if near[1] else NEAR_WORDS
            before = self._groups[-1].pop()
            terms = before.terms if isinstance(before, Near) else (before,)
            self._groups[-1].append(Near((*terms, term), words))
        else:
            self._groups.append([term])

    def _may_exclude(self) -> None:
        if self._waiting not in ("", "AND", "NOT"):
            raise QueryError(
                tr(
                    "{operator} cannot be followed by what is not to be found.",
                    operator=self._waiting,
                )
            )

    def _exclude(self, term: Term) -> None:
        self._may_exclude()
        self._waiting = ""
        self._without.append(term)

    def _field(self, field: str, said: str, *, is_excluded: bool) -> None:
        if is_excluded or self._waiting == "NOT":
            raise QueryError(
                tr("“{field}:” cannot be left out with a minus sign or NOT.", field=field)
            )
        if self._waiting not in ("", "AND"):
            raise QueryError(
                tr(
                    "{operator} stands between words, not before “{field}:”.",
                    operator=self._waiting,
                    field=field,
                )
            )
        self._waiting = ""
        if not (tokens(folded(said)) if field in _OF_WORDS else said.strip()):
            # While it is being typed it asks for nothing yet.
            return
        if field in ("before", "after"):
            said = typed_day(said)
            if not said:
                raise QueryError(
                    tr("“{field}:” takes a date such as 2021, 2021-03 or 2021-03-04.", field=field)
                )
        if field == "kind":
            said = said.casefold()
            if said not in KINDS:
                raise QueryError(tr("“kind:” takes auto, human, translated or unknown."))
        self._facts[field].append(said)


def _is_prefix(word: str) -> bool:
    """Whether a word as typed is the beginning of words; ``*`` alone is a sign."""
    return word.endswith("*") and bool(bar.read(word[:-1], False).words)


def _whole(choice: Choice) -> Choice:
    """Have what is asked for together with something else stand as whole words.

    A script that parts no words has none, and of a beginning only where it begins is known.
    """
    if isinstance(choice, Near):
        return Near(tuple(_whole_term(term) for term in choice.terms), choice.words)
    return _whole_term(choice)


def _whole_term(term: Term) -> Term:
    words = tokens(bar.read(term.text, False).words)
    return term if term.is_prefix or any(map(is_letter, words)) else term._replace(is_whole=True)


def _incomplete(operator: str) -> QueryError:
    name = operator.partition("/")[0]
    if name == "NOT":
        return QueryError(
            tr(
                "NOT needs a word behind it. "
                "To look for the word itself, put it in quotation marks."
            )
        )
    return QueryError(
        tr(
            "{operator} stands between two words or phrases. "
            "To look for the word itself, put it in quotation marks.",
            operator=name,
        )
    )
