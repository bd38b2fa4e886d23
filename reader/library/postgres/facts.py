"""What a query asks of the facts of a transcript, as a condition that is part of the question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reader.library.postgres.texts import stored, told
from reader.library.searches.query import ShelfQuery
from reader.library.statements import is_language, is_tag, names_of_folder
from reader.library.tokens import spaced
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from psycopg import Connection


class FactsCondition(NamedTuple):
    """A condition on a row of ``transcript`` in SQL, "" for none, and the values in it."""

    condition: str
    values: dict[str, Any]


def asked_of(db: Connection[Any], query: ShelfQuery) -> FactsCondition:
    """Return what a query asks of a transcript beside its words."""
    conditions, values = list[str](), dict[str, Any]()

    def ask(condition: str, value: object) -> None:
        name = f"fact{len(values)}"
        conditions.append(condition.format(f"%({name})s"))
        values[name] = value

    def fitting(
        column: str, table: str, wanted: str, fits: Callable[[Any, str], bool]
    ) -> list[Any]:
        return [
            value
            for (value,) in db.execute(f"SELECT DISTINCT {column} FROM {table}")
            if fits(value, wanted)
        ]

    if query.before:
        # What is known by its year alone is before a day only if all of the year is.
        ask("day != '' AND day || '~' < {}", query.before)
    if query.after:
        ask("day >= {}", query.after)
    if query.kinds:
        ask("provenance = ANY({})", [kind.value for kind in query.kinds])
    for language in query.languages:
        ask(
            "language = ANY({})",
            fitting("language", "transcript", language, _is_language),
        )
    for folder in query.folders:
        ask(
            "folder = ANY({})",
            fitting("folder", "transcript", folder, _is_folder),
        )
    for tag in query.tags:
        ask(
            "EXISTS (SELECT 1 FROM tag WHERE tag.transcript = id AND name = ANY({}))",
            fitting("name", "tag", tag, _is_tag),
        )
    for column, wanted in (("title", query.titles), ("speakers", query.speakers)):
        for words in wanted:
            ask(
                "EXISTS (SELECT 1 FROM proposal WHERE proposal.transcript = id"
                f" AND strpos(proposal.{column}, {{}}) > 0)",
                stored(spaced(words)),
            )
    return FactsCondition(" AND ".join(conditions), values)


def _is_language(code: str, wanted: str) -> bool:
    return is_language(told(code), wanted)


def _is_folder(path: bytes, wanted: str) -> bool:
    return wanted in names_of_folder(path)


def _is_tag(name: str, wanted: str) -> bool:
    return is_tag(told(name), wanted)
