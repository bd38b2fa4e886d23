"""Words to be found or quoted that a shell hands over as something else.

A word that begins with a minus is taken for an option, and of a query without quotation marks the
first word alone is the query. Both are refused with what is to be written instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from reader.cli.arguments import UsageError, parsed
from reader.patterns import lazy_pattern
from reader.wording import tr

if TYPE_CHECKING:
    from argparse import ArgumentParser

# A minus and one letter is more likely meant as an option, of this program or of another.
_DASHED: Final = lazy_pattern(r"-[^-\s]\S+")


def parsed_with_words(parser: ArgumentParser, words: Sequence[str], example: str) -> dict[str, Any]:
    """Return what was said, as :func:`~reader.cli.arguments.parsed` does; raises UsageError.

    ``example`` says a word that begins with a minus as it should be, with the place ``{word}``.
    """
    try:
        return parsed(parser, words)
    except UsageError as problem:
        dashed = _dashed(words)
        if dashed is None:
            raise
        import shlex  # late, as below: most commands are understood

        raise UsageError(
            tr(
                "“{word}” was taken for an option. Words that begin with a minus stand behind "
                "“--”: {command}",
                word=dashed,
                command=example.format(word=shlex.quote(dashed)),
            )
        ) from problem


def parsed_with_query(parser: ArgumentParser, words: Sequence[str]) -> dict[str, Any]:
    """Return what was said, of which ``query`` is one word to the shell; raises UsageError."""
    try:
        return parsed(parser, words)
    except UsageError as problem:
        query = _meant(parser, words)
        if query is None:
            raise
        import shlex

        command = f"{parser.prog} {shlex.quote(query)}"
        raise UsageError(
            tr(
                "A query of several words stands between quotation marks, and says first what is "
                "to be found: {command}",
                command=command,
            )
        ) from problem


def _dashed(words: Sequence[str]) -> str | None:
    """Return the first word before any "--" that begins with one minus."""
    end = words.index("--") if "--" in words else len(words)
    return next(filter(_DASHED.fullmatch, words[:end]), None)


def _meant(parser: ArgumentParser, words: Sequence[str]) -> str | None:
    """Return the query that was most likely meant, None where something else is amiss."""
    dashed = _dashed(words)
    try:
        said, more = parser.parse_known_intermixed_args(list(words))
    except UsageError:  # there is no query but what was taken for an option
        return dashed and f"water {dashed}"
    if not more or any(word.startswith("--") for word in more):
        return None
    return " ".join((said.query, *more))
