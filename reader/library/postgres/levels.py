"""The newest that may fit, asked for without a look at all the others that may.

A common word is in most of a million transcripts, and whoever searches sees twenty. So each
transcript also has lexemes that say among which thousand, and among which sixteen thousand, it was
added: the index itself puts the word and the newest thousand together, and only where these are too
few for what is wanted does the server look further back. An id range would do the same only if the
planner chose to, and left to itself it walks the key and unpacks all of the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.library.asking import ANYTHING, NOTHING, Asked

LEVELS: Final = (10, 14)
"""How many binary digits of its number a transcript shares with all of its thousand, and so on."""

# Where all there are is less than so many times a level, to look through all of them costs no more
# than to look through its last two before: that is planned and done besides.
_WORTH_IT: Final = 4

# Said so that no index is asked for it.
_BY_THESE_RULES: Final = "(rules < %(rules)s OR rules > %(rules)s) IS NOT TRUE"


def levels_of(id_: int) -> list[str]:
    """Return the lexemes of a number; they begin with two spaces, as no word or pair does."""
    return [f"  {digits} {id_ >> digits}" for digits in LEVELS]


def older(asked: Asked, facts: str) -> str:
    """Return how those are asked for that may fit, were added before one of them and have some
    facts, a condition on a row of ``transcript``, "" for none.

    What may fit is found first, by the index of the words alone: left to itself the planner would
    go through the newest of all until enough of them fit.
    """
    return (
        f"WITH always AS MATERIALIZED ({_always(asked)}),"
        f" found AS MATERIALIZED ({_found(asked)}) SELECT found.transcript FROM found"
        f"{_narrowed(facts)} WHERE found.transcript < %(before)s ORDER BY 1 DESC LIMIT %(most)s"
    )


def worth_it(last: int) -> tuple[int, ...]:
    """Return the levels that are of use where about so many transcripts were ever added."""
    return tuple(digits for digits in LEVELS if last >= _WORTH_IT << digits)


def newest(asked: Asked, facts: str, levels: Sequence[int] = LEVELS) -> str:
    """Return how the newest of all are asked for, as :func:`older` does for the others.

    Whatever levels are looked at first, what is found is the same.
    """
    parts = ["last AS MATERIALIZED (SELECT max(transcript) AS id FROM proposal)"]
    parts.append(f"always AS MATERIALIZED ({_always(asked)})")
    before, done = "", list[str]()
    for digits in (*levels, None):
        name = f"level{digits or ''}"
        first = "" if digits is None else _first(digits)
        conditions = [f"found.transcript >= {first}"] if first else []
        conditions += [f"found.transcript < {before}"] if before else []
        # Said of no row, so that where it does not hold nothing is looked for at all.
        counted = " + ".join(f"(SELECT count(*) FROM {level})" for level in done)
        enough = f" WHERE {counted} < %(most)s" if done else ""
        parts.append(
            f"{name}_found AS MATERIALIZED (SELECT transcript FROM ({_found(asked, digits)})"
            f" AS any_found{enough})"
        )
        parts.append(
            f"{name} AS MATERIALIZED (SELECT found.transcript FROM {name}_found AS found"
            f"{_narrowed(facts)} WHERE {' AND '.join(conditions) or 'true'}"
            " ORDER BY 1 DESC LIMIT %(most)s)"
        )
        before, done = first, [*done, name]
    every = " UNION ALL ".join(f"SELECT transcript FROM {name}" for name in done)
    return (
        f"WITH {', '.join(parts)} SELECT transcript FROM ({every}) AS every"
        " ORDER BY 1 DESC LIMIT %(most)s"
    )


def _first(digits: int) -> str:
    """Return where the last two of a level begin: the last alone may have but a few."""
    return f"((SELECT id FROM last) >> {digits} << {digits}) - {1 << digits}"


def _narrowed(facts: str) -> str:
    return f" JOIN transcript ON id = found.transcript AND {facts}" if facts else ""


def _always(asked: Asked) -> str:
    """Return how those are asked for of which the words do not tell whether they fit."""
    if asked == ANYTHING:
        return "SELECT transcript FROM proposal WHERE false"
    wide = "length(words) = 0"
    if asked != NOTHING:
        wide += " OR words @@ %(fits_words)s::text::tsquery"
    return (
        "SELECT transcript FROM proposal WHERE rules < %(rules)s OR rules > %(rules)s UNION ALL"
        f" SELECT transcript FROM proposal WHERE is_wide AND ({wide}) AND {_BY_THESE_RULES}"
    )


def _found(asked: Asked, digits: int | None = None) -> str:
    """Return how those are asked for that may fit, of the last two of a level alone or of all."""
    if asked == ANYTHING:
        since = "" if digits is None else f" WHERE transcript >= {_first(digits)}"
        return f"SELECT transcript FROM proposal{since}"
    if asked == NOTHING:
        return "SELECT transcript FROM always"
    fits = "%(fits)s::text::tsquery"
    if digits is not None:
        last = f"((SELECT id FROM last) >> {digits})"
        either = " || ".join(
            f"quote_literal('  {digits} ' || {number})::tsquery"
            for number in (last, f"({last} - 1)")
        )
        fits = f"({fits} && ({either}))"
    return (
        f"SELECT transcript FROM always UNION ALL SELECT transcript FROM proposal"
        f" WHERE words @@ {fits} AND NOT is_wide AND {_BY_THESE_RULES}"
    )
