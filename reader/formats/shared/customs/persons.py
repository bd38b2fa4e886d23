"""One person, one name: seats, parties and offices in labels make no two people of one.

``Ms. RIVERA (Harbour North) (Ind.):`` is who speaks below as ``Ms. RIVERA:``. Two of a name, ``Mr
Hall (Lorne)`` and ``Mr Hall (Hale)``, are told apart by their seats. A surname below a whole name,
as broadcasters have it, stays as it is printed: there may be another of that name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

from reader.formats.shared.names import Belief, Label
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

_ENDS: Final = " \t\xa0:：*_"
_CLOSED: Final = {")": "(", "]": "[", "）": "（", "］": "［"}
_BESIDE: Final = ("(", "[", "（", "［", ", ")
_HEARD: Final = lazy_pattern(
    r"[OV]\.?(?:/| ?)[OSCV]\.?|cont['’.]?d?\.?|continu\w*|more|off|\w{1,5}(?:/\w{1,5}){1,2}",
    re.IGNORECASE,
)
"""How somebody is heard, and by which words others are to speak of them: no seat."""

Named = Sequence[Label | None]


class _Person(NamedTuple):
    """Who a label names, what stands in brackets beside the name, and the office before it."""

    name: str
    seats: tuple[str, ...] = ()
    office: str = ""


def with_one_name_each(named: Sequence[tuple[str, Named]]) -> list[Named]:
    """Return the labels of texts, of each line or none, with one name for each person."""
    labels = [found for _, found in named]
    names = {label.name for found in labels for label in found if label}
    is_plain = len(set(map(str.casefold, names))) == len(names)
    if is_plain and not any(map(_may_have_seats, named)):
        return labels
    people = [list(map(_person, text.split("\n"), found)) if found else [] for text, found in named]
    forms: dict[str, set[str]] = defaultdict(set)
    for found, of_text in zip(labels, people, strict=True):
        for label, person in zip(found, of_text, strict=True):
            if label and person:
                forms[person.name].add(label.name)
    renamed = _renaming([person for found in people for person in found if person], forms)
    return [
        [
            label._replace(name=renamed(person, label.name)) if label and person else label
            for label, person in zip(found, of_text, strict=True)
        ]
        if found
        else found
        for found, of_text in zip(labels, people, strict=True)
    ]


def _may_have_seats(named: tuple[str, Named]) -> bool:
    text, found = named
    label = found[0] if found else None
    if label is None:
        return any(found)
    return len(found) > 1 or any(sign in text[: label.length] for sign in _BESIDE)


def _person(line: str, label: Label | None) -> _Person | None:
    if label is None or label.is_sure or label.belief not in (Belief.NAME, Belief.OFFICE):
        return None
    words = line[: label.length].strip(_ENDS)
    if not any(sign in words for sign in _BESIDE):
        return _Person(label.name)
    bare, seats = _without_seats(words)
    name, _ = _without_seats(label.name)
    if bare.endswith(name) or name == bare.partition(", ")[0]:
        named = tuple(seat for seat in seats if not (seat[0].islower() or _HEARD.fullmatch(seat)))
        return _Person(name, named)
    return _Person(name, office=bare if name in seats else "")


def _without_seats(label: str) -> tuple[str, list[str]]:
    """Return a label without what stands in brackets at its end, and that."""
    seats: list[str] = []
    bare = label
    while opening := _CLOSED.get(bare[-1:]):
        head, bracket, words = bare[:-1].rpartition(opening)
        if not bracket or not head.strip():
            break
        bare = head.rstrip()
        seats = [*filter(None, [words.strip()]), *seats]
    return bare, seats


def _renaming(
    people: Iterable[_Person], forms: Mapping[str, Collection[str]]
) -> Callable[[_Person, str], str]:
    """Return how a person is called whose label has a name, of the ``forms`` that there are."""
    seats: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    holders: dict[str, set[str]] = defaultdict(set)
    by_surname: dict[str, set[str]] = defaultdict(set)
    for person in people:
        seats[person.name].add(person.seats)
        holders[person.office].add(person.name)
    for name in seats:
        first, _, last = name.rpartition(" ")
        if first:
            by_surname[last].add(name)

    others = _initials(seats) | _cases(seats)
    for name in list(seats):
        if name in others:
            continue
        held, full = holders.get(name, set()), by_surname.get(name, set())
        head, _, role = name.partition(", ")
        if role and head in seats and " " in head:  # Ana Reyes, CEO
            held = {head}
        is_full = len(full) == 1 and seats[name] == seats[next(iter(full))] != {()}
        if len(held) == 1 or is_full:
            others[name] = next(iter(held if len(held) == 1 else full))
            seats[others[name]] |= seats[name]

    def renamed(person: _Person, name: str) -> str:
        called = others.get(person.name, person.name)
        of_name = seats[called]
        if _are_apart(of_name):
            most = max((one for one in of_name if set(one) >= set(person.seats)), key=len)
            return "".join((called, *(f" ({seat})" for seat in most if person.seats)))
        is_plain = (
            len(forms[person.name]) > 1
            or () in of_name
            or (called != person.name and not person.seats)
        )
        return called if is_plain else name.replace(person.name, called, 1)

    return renamed


def _initials(seats: dict[str, set[tuple[str, ...]]]) -> dict[str, str]:
    """Return who is called below by the letters beside the name, ``Ana Reyes (AR):``, by these."""
    found: dict[str, str] = {}
    for name, named in list(seats.items()):
        letters = {seat for one in named for seat in one if seat.isupper() and seat in seats}
        if letters - {name} and len(named) == 1:
            found |= dict.fromkeys(letters - {name}, name)
            seats[name] = {()}
    return found


def _cases(seats: Iterable[str]) -> dict[str, str]:
    """Return for names that are others in letters of other size these: ``Ana`` for ``ANA``."""
    first: dict[str, str] = {}
    for name in seats:
        first.setdefault(name.casefold(), name)
    return {name: first[name.casefold()] for name in seats if name not in first.values()}


def _are_apart(seats: Iterable[tuple[str, ...]]) -> bool:
    """Return whether what stands beside a name is of two people: neither is part of the other."""
    sets = sorted((set(of_one) for of_one in seats), key=len)
    return any(not (one <= sets[-1]) for one in sets)
