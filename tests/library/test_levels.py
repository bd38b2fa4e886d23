"""The newest of an archive, asked for first: the same as if all were looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from postgres import Databases

pytest.importorskip("psycopg", reason="it is of the extra [team]")

import psycopg

from reader.library.asking import ANYTHING, NOTHING, AllBut, Asked, InARow
from reader.library.postgres.levels import LEVELS, levels_of, newest, older, worth_it
from reader.library.postgres.proposals import written, written_of_words

FEW = 20
MANY = 40_000
"""More than two of the larger level: all levels are looked at for what is rare."""


@pytest.fixture(scope="module")
def rows(databases: Databases) -> Iterator[psycopg.Connection]:
    """What texts are found by: "all" is in each, "third" in each third, and so on.

    Each 1,000th is wide, each 1,500th was indexed by other rules.
    """
    name = databases.archive()
    with psycopg.connect(
        databases.address(name),
        options="-c enable_seqscan=off -c search_path=transcript_reader",
    ) as db:
        db.execute("SET session_replication_role = replica")  # the transcripts are not needed
        with db.cursor().copy(
            "COPY proposal (transcript, digest, rules, is_wide, length, title, speakers, words)"
            " FROM STDIN"
        ) as copy:
            for id_ in range(1, MANY + 1):
                copy.write_row((id_, "", rules_of(id_), is_wide(id_), 1, "", "", words(id_)))
        yield db


def is_wide(id_: int) -> bool:
    return id_ % 1_000 == 0


def rules_of(id_: int) -> str:
    return "older" if id_ % 1_500 == 0 else "r"


def words(id_: int) -> str:
    said = [word for every, word in WORDS.items() if id_ % every == 0]
    levels = [] if is_wide(id_) else levels_of(id_)
    return " ".join(f"'{lexeme}'" for lexeme in (*said, *levels))


WORDS = {1: "all", 3: "third", 50: "fifty", 700: "seldom", 39_000: "first"}


def fits(asked: Asked, id_: int) -> bool:
    """Whether a text is to be proposed, worked out by its number."""
    if rules_of(id_) != "r" or asked == ANYTHING:
        return True
    if asked == NOTHING:
        return False
    row = asked.wanted if isinstance(asked, AllBut) else asked
    assert isinstance(row, InARow)
    every = {word: number for number, word in WORDS.items()}
    unwanted = asked.unwanted if isinstance(asked, AllBut) else ()
    return id_ % every.get(row.words[0], MANY + 1) == 0 and not any(
        id_ % every[one.words[0]] == 0 for one in unwanted
    )


@pytest.mark.parametrize("most", [FEW, 500])
@pytest.mark.parametrize(
    "asked",
    [
        *(InARow((word,)) for word in (*WORDS.values(), "nowhere")),
        AllBut(InARow(("all",)), (InARow(("third",)),)),
        AllBut(InARow(("third",)), (InARow(("all",)),)),
        ANYTHING,
        NOTHING,
    ],
)
@pytest.mark.parametrize("facts", ["", "id %% 2 = 0"])
def test_the_newest_are_those_of_all(
    rows: psycopg.Connection, asked: Asked, most: int, facts: str
) -> None:
    values: dict[str, object] = {"rules": "r", "most": most}
    if asked not in (ANYTHING, NOTHING):
        values |= {"fits": written(asked), "fits_words": written_of_words(asked)}
    if facts:
        rows.execute(
            "INSERT INTO transcript SELECT n, n::text, '', '', '', '', '', '', '', '', '', '', '',"
            " '', '', 1, 1, 1, '', '', '' FROM generate_series(1, %s) AS n ON CONFLICT DO NOTHING",
            (MANY,),
        )
    all_of_them = [
        id_ for id_ in range(MANY, 0, -1) if fits(asked, id_) and not (facts and id_ % 2)
    ]
    for levels in (LEVELS, LEVELS[:1], ()):
        found = [row[0] for row in rows.execute(newest(asked, facts, levels), values)]
        assert found == all_of_them[:most]
    if found:
        values["before"] = found[-1]
        rest = [row[0] for row in rows.execute(older(asked, facts), values)]
        assert rest == all_of_them[most : 2 * most]


def test_of_a_common_word_only_the_newest_are_looked_at(rows: psycopg.Connection) -> None:
    values = {"rules": "r", "most": FEW, "fits": "('all')", "fits_words": "('all')"}
    asked = newest(InARow(("all",)), "")
    plan = [row[0] for row in rows.execute(f"EXPLAIN (ANALYZE, TIMING OFF) {asked}", values)]
    looked_at = [line for line in plan if "Index Scan on proposal_by_words" in line]
    assert len(looked_at) == 3
    assert sum("never executed" in line for line in looked_at) == 2
    # Two thousands at most, less what is wide.
    (counted,) = (line.split("actual rows=")[1] for line in looked_at if "actual" in line)
    assert float(counted.split()[0]) < 2_048


@pytest.mark.parametrize(
    ("last", "levels"),
    [(0, ()), (4_095, ()), (4_096, (10,)), (65_535, (10,)), (65_536, (10, 14)), (10**7, (10, 14))],
)
def test_levels_are_looked_at_where_there_are_many_more(last: int, levels: tuple[int, ...]) -> None:
    assert worth_it(last) == levels


def test_nothing_is_found_where_nothing_is(databases: Databases) -> None:
    with psycopg.connect(
        databases.address(databases.archive()), options="-c search_path=transcript_reader"
    ) as db:
        assert db.execute(newest(ANYTHING, ""), {"rules": "r", "most": FEW}).fetchall() == []
