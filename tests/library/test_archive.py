"""An archive in PostgreSQL: what only it has, people and a server, and words beyond measure."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from postgres import Databases
from source import ROOT

from reader.library import (
    Arrival,
    Library,
    LibraryError,
    LibraryNewer,
    Note,
    NoteConflict,
    Outcome,
    ShelfPlace,
    open_at,
)
from reader.model.amendments import Amendments
from reader.model.transcript import Cue, Source, Span, Transcript

psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")

PEOPLE = ("ana", "ben", "eva")
ROLES = ("transcript_reader_reader", "transcript_reader_contributor", "transcript_reader_keeper")


def talk(title: str, text: str, **facts: object) -> Transcript:
    return Transcript(title, cues=(Cue(text, 0, 900),), **facts)  # type: ignore[arg-type]


def add(library: Library, *transcripts: Transcript) -> list[int]:
    return [added.id for added in library.add([Arrival(one) for one in transcripts])]


def titles(library: Library, query: str) -> list[str]:
    return [one.entry.title for one in library.search(query)]


@pytest.fixture
def name(databases: Databases) -> str:
    """The name of a database with an empty archive."""
    return databases.archive()


@pytest.fixture
def archive(databases: Databases, name: str) -> Iterator[Library]:
    with closing(open_at(databases.address(name))) as made:
        yield made


@pytest.fixture
def people(databases: Databases, archive: Library, name: str) -> Iterator[list[Library]]:
    """The archive as a reader, a contributor and a keeper have it open."""
    for person, role in zip(PEOPLE, ROLES, strict=True):
        databases.run(
            "postgres",
            f"DROP ROLE IF EXISTS {person}",
            f"CREATE ROLE {person} LOGIN IN ROLE {role}",
        )
    opened = [open_at(databases.address(name, person)) for person in PEOPLE]
    yield opened
    for library in opened:
        library.close()


# -- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("filler " * 17_000 + "needle point", "needle point"),
        ("the cat " * 300 + "the end", "cat the end"),
        (" ".join(f"w{nth}x" for nth in range(90_000)), "w89998x w89999x"),
        ("call foo_bar(x)", "foo_bar"),
        ("write to a.b@c.de today", "a.b@c.de"),
        ("x" * 3_000 + " y", "x" * 3_000),
        ("東" * 700 + "京", "東京"),
        ("é" * 600 + " é" * 3, "é é"),
    ],
    ids=["far", "often", "many", "underscore", "address", "long", "unspaced", "bytes"],
)
def test_what_a_search_of_postgresql_itself_would_miss_is_found(
    archive: Library, text: str, query: str
) -> None:
    add(archive, talk("It", text), talk("Other", "Nothing of the kind."))
    assert titles(archive, f'"{query}"') == ["It"]


def test_every_character_comes_back_as_it_was(archive: Library) -> None:
    odd = "a\0b \ud800 \udfff \ufdd0 \ufdd00000 'quoted' \\ %s %(x)s"
    transcript = talk(odd, odd, author=odd, source=Source("/a\udcff/b.srt"))
    (id_,) = add(archive, transcript)
    assert archive.get(id_) == transcript
    archive.set_tags([id_], [odd])
    note = archive.keep_note(Note(id_, Span(0, 0, 0, 3), odd, odd, tags=(odd,)))
    archive.amend(id_, Amendments(title=f"{odd}!"))
    entry = archive.entry(id_)
    assert (entry.title, entry.author, entry.path) == (f"{odd}!", odd, transcript.source.path)
    assert entry.tags == (" ".join(odd.split()),)
    assert archive.notes(id_) == [note]
    assert archive.knows_file("", transcript.source.path)
    assert archive.check().faults == ()
    assert titles(archive, "quoted") == [f"{odd}!"]


def test_words_are_counted_and_uncounted(archive: Library) -> None:
    """What is alike is told by how many have a word: one that is removed has none any more."""
    texts = ("granite boulders moraine", "granite boulders moraine ice", "other words here")
    ids = add(archive, *(talk(str(nth), text) for nth, text in enumerate(texts)))
    assert [one.entry.id for one in archive.similar(ids[0])] == [ids[1]]
    archive.remove([ids[1]])
    assert archive.similar(ids[0]) == []
    archive.bring_back([ids[1]])
    assert [one.entry.id for one in archive.similar(ids[0])] == [ids[1]]


def test_what_other_rules_indexed_is_found_and_a_check_indexes_it_anew(
    databases: Databases, archive: Library, name: str
) -> None:
    add(archive, talk("Boats", "We build boats."), talk("Ships", "We sail."))
    databases.run(
        name,
        "UPDATE transcript_reader.proposal SET rules = 'older', words = '''x'''",
    )
    assert not archive.is_indexed()
    assert titles(archive, "boats") == ["Boats"]
    assert archive.check().indexed == 2
    assert archive.is_indexed()
    assert titles(archive, "boats") == ["Boats"]


def test_no_statistics_lead_through_all_of_the_texts(
    databases: Databases, archive: Library, name: str
) -> None:
    """They are those of an empty archive, as after a first import."""
    from reader.library.asking import InARow
    from reader.library.postgres.levels import newest, older

    databases.run(name, "ANALYZE")
    add(archive, *(talk(f"Talk {nth}", f"word{nth} and the others") for nth in range(300)))
    word = InARow(("word",))
    values = {
        "rules": "r",
        "fits": "'word7'",
        "fits_words": "'word7'",
        "before": 1 << 62,
        "most": 32,
    }
    for set_up in ("", "ANALYZE transcript_reader.transcript"):
        if set_up:
            databases.run(name, set_up)
        with psycopg.connect(
            databases.address(name),
            options="-c enable_seqscan=off -c search_path=transcript_reader",
        ) as db:
            for asked, count in ((newest(word, ""), 3), (older(word, ""), 1)):
                plan = "\n".join(row[0] for row in db.execute(f"EXPLAIN {asked}", values))
                assert plan.count("Index Scan on proposal_by_words") == count
                assert "Seq Scan" not in plan


# -- people -------------------------------------------------------------------------------------


def test_a_note_is_its_authors_until_it_is_shared(people: list[Library]) -> None:
    reader, contributor, _ = people
    (id_,) = add(contributor, talk("Boats", "We build boats."))
    mine = reader.keep_note(Note(id_, Span(0, 0, 0, 2), "We", "private"))
    shared = reader.keep_note(Note(id_, Span(0, 3, 0, 8), "build", "for all", is_shared=True))
    assert [note.words for note in reader.notes(id_)] == ["private", "for all"]
    assert [(note.words, note.author) for note in contributor.notes()] == [("for all", "ana")]
    assert (reader.entry(id_).notes, contributor.entry(id_).notes) == (2, 1)
    for note in (mine, shared):
        with pytest.raises(NoteConflict):
            contributor.keep_note(note._replace(words="mine now"))
    contributor.drop_note(mine.id, mine.version)
    with pytest.raises(LibraryError, match=r"^ana wrote this note; nobody else can remove it\.$"):
        contributor.drop_note(shared.id, shared.version)
    # Not even what it says is told of a note that is not shared.
    assert [conflict.theirs for conflict in contributor.conflicts()] == [
        None,
        shared._replace(author="ana", changed_by="ana"),
    ]
    assert [note.words for note in reader.notes(id_)] == ["private", "for all"]
    reader.keep_note(shared._replace(is_shared=False))
    assert contributor.notes() == []


def test_no_other_login_reads_a_private_note_by_sql(
    databases: Databases, people: list[Library], name: str
) -> None:
    (id_,) = add(people[1], talk("Boats", "We build boats."))
    people[0].keep_note(Note(id_, Span(0, 0, 0, 2), "We", "private"))
    people[0].note_place(id_, ShelfPlace(0, 3, 0.5))
    for person in PEOPLE[1:]:
        with psycopg.connect(databases.address(name, person)) as db:
            assert db.execute("SELECT words FROM transcript_reader.note").fetchall() == []
            assert db.execute("SELECT * FROM transcript_reader.reading").fetchall() == []
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                db.execute(
                    "INSERT INTO transcript_reader.reading (transcript, person) VALUES (%s, 'ana')",
                    (id_,),
                )


def test_words_that_others_add_are_found_by_whoever_has_searched_before(
    people: list[Library],
) -> None:
    """All words of an archive are known, to find those that a half word is part of."""
    reader, contributor, _ = people
    add(contributor, talk("Old", "We build boats."))
    asked = ("boat", '"oat sa"', "sai*", "boat -sailed", "xyzzy", "boat OR xyzzy")
    assert [titles(reader, query) for query in asked] == [["Old"], [], [], ["Old"], [], ["Old"]]
    add(contributor, talk("New", "A steamboat sailed by: Xyzzy."))
    assert [titles(reader, query) for query in asked] == [
        *(["New", "Old"], ["New"], ["New"], ["Old"], ["New"], ["New", "Old"]),
    ]
    add(contributor, talk("Newest", "Steamboats sail."))
    assert titles(reader, "boat") == ["Newest", "New", "Old"]


def test_each_person_has_places_of_their_own(people: list[Library]) -> None:
    reader, contributor, keeper = people
    (id_,) = add(contributor, talk("Boats", "We build boats."))
    reader.note_place(id_, ShelfPlace(0, 3, 0.5))
    contributor.mark([id_], is_read=True)
    assert [library.entry(id_).reached for library in people] == [0.5, 1.0, 0.0]
    assert keeper.entry(id_).read == ""


def test_each_role_may_do_what_it_is_for(people: list[Library]) -> None:
    reader, contributor, keeper = people
    refused = pytest.raises(LibraryError, match=r"does not let you do this: .* the role")
    with refused:
        add(reader, talk("No", "No."))
    (id_,) = add(contributor, talk("Boats", "We build boats."))
    with refused:
        reader.set_tags([id_], ["x"])
    contributor.set_tags([id_], ["x"])
    contributor.amend(id_, Amendments(title="Ships"))
    with refused:
        contributor.remove([id_])
    keeper.remove([id_])
    assert reader.entries() == []
    keeper.bring_back([id_])
    assert titles(reader, "boats tag:x") == ["Ships"]


def test_two_who_add_the_same_at_once_add_it_once(databases: Databases, name: str) -> None:
    arrivals = [
        Arrival(talk(f"Talk {nth}", f"Words {nth}", source=Source(f"/{nth}.srt")))
        for nth in range(40)
    ]
    outcomes: list[Outcome] = []

    def take_in(some: list[Arrival]) -> None:
        with closing(open_at(databases.address(name))) as library:
            for at in range(0, len(some), 8):
                outcomes.extend(one.outcome for one in library.add(some[at : at + 8]))

    threads = [
        threading.Thread(target=take_in, args=(some,))
        for some in (arrivals, arrivals[::-1], arrivals[20:] + arrivals[:20])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (outcomes.count(Outcome.NEW), outcomes.count(Outcome.KNOWN)) == (40, 80)
    with closing(open_at(databases.address(name))) as library:
        assert sorted(titles(library, "words")) == sorted(f"Talk {nth}" for nth in range(40))
        assert library.check().faults == ()


# -- opening ------------------------------------------------------------------------------------


def test_a_database_without_an_archive_is_told(databases: Databases) -> None:
    name = databases.empty()
    with pytest.raises(
        LibraryError, match=rf"^The archive \({name} at .*is not set up yet: .*serve"
    ):
        open_at(databases.address(name))


def test_a_newer_archive_stays_as_it_is(databases: Databases, name: str) -> None:
    databases.run(name, "INSERT INTO transcript_reader.layout VALUES (99)")
    with pytest.raises(LibraryNewer, match="made by a newer version"):
        open_at(databases.address(name))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://ana:geheim@/x", "holds a password"),
        ("postgresql:///x?password=geheim", "holds a password"),
        ("postgresql://ana:geheim@host:port/x", "holds a password"),
        ("postgresql://ana:geheim@[::1/x", "is no address"),
        ("postgresql://ana:geheim@%zz/x", "is no address"),
        ("postgresql:///x?host=/nowhere/at-all", "cannot be reached"),
    ],
)
def test_what_cannot_be_opened_is_told_without_a_password(address: str, told: str) -> None:
    with pytest.raises(LibraryError, match=told) as refusal:
        open_at(address)
    assert "geheim" not in str(refusal.value)


def test_a_server_that_is_gone_is_told(databases: Databases, archive: Library, name: str) -> None:
    (id_,) = add(archive, talk("Boats", "We build boats."))
    databases.run(
        "postgres",
        f"SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = '{name}'",
    )
    # What is idle is replaced unnoticed.
    assert titles(archive, "boats") == ["Boats"]
    archive.close()
    with pytest.raises(LibraryError, match="has been closed"):
        archive.entry(id_)


def test_what_it_needs_is_told_where_it_is_missing() -> None:
    script = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from reader.library import open_at\n"
        "from reader.errors import MissingLibrary\n"
        "try: open_at('postgresql:///x')\n"
        "except MissingLibrary as missing: print(missing)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert '-m pip install "psycopg[binary,pool]"' in done.stdout


def test_a_folder_asks_for_nothing_of_an_archive() -> None:
    script = (
        "import sys, reader.library\n"
        "print([name for name in sys.modules if 'psycopg' in name or 'postgres' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout == "[]\n"
