"""How strictly a query is taken: known, and shown, long before anything is searched for."""

from __future__ import annotations

from reader.named_tuple import NamedTuple


class Switches(NamedTuple):
    """How strictly a query is taken.

    ``match_case``: capitals count. ``whole_words``: nothing of a word may stand before or after.
    ``exact``: accents, signs and forms of letters count. ``regex``: the query is a pattern.
    """

    match_case: bool = False
    whole_words: bool = False
    exact: bool = False
    regex: bool = False
