"""References for programs, read back by programs of their own."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import GRIPPER, PEOPLE
from samples import UNTOLD as BARE

from reader.quotes.citation_files import biblatex, bibtex, csl_json, ris
from reader.quotes.citations import names

pybtex = pytest.importorskip("pybtex.database", reason="pybtex, which reads BibTeX, is missing")
rispy = pytest.importorskip("rispy", reason="rispy, which reads RIS, is missing")


def test_bibtex_is_read_by_a_program_of_its_own() -> None:
    work = PEOPLE._replace(title="50% & {more} of #1_x")
    for write in (bibtex, biblatex):
        later = work._replace(start=60_000, end=61_000)
        read = pybtex.parse_string(write([work, later, work]), "bibtex")
        # The same moment of the same video is one entry, another moment is one of its own.
        assert list(read.entries) == ["Duarte2019more", "Duarte2019more-2"]
        entry = read.entries["Duarte2019more"]
        assert entry.fields["title"] == (
            r"{50\% \& \textbraceleft{}more\textbraceright{} of \#1\_x}"
        )
        assert entry.fields["url"] == work.url
        assert [str(person) for person in entry.persons["author"]] == [
            "Duarte, Ana Maria",
            "Weil, Jean-Luc",
        ]
        assert "at 0:36--0:42" in entry.fields["note"]


def test_keys_that_differ_in_capitals_alone_are_told_apart() -> None:
    read = bibtex([GRIPPER._replace(title="Soft"), GRIPPER._replace(title="SOFT")])
    assert "@misc{HarvardUniversity2019Soft,\n" in read
    assert "@misc{HarvardUniversity2019SOFT-2,\n" in read


def test_ris_is_read_by_a_program_of_its_own() -> None:
    (entry, other) = rispy.loads(ris([PEOPLE, GRIPPER, PEOPLE]))
    assert entry["type_of_reference"] == "VIDEO"
    assert entry["authors"] == ["Duarte, Ana Maria", "Weil, Jean-Luc"]
    assert entry["title"] == "Who pays?"
    assert entry["year"] == "2019"
    assert entry["date"] == "2019/08/28/"
    assert entry["urls"] == [PEOPLE.url]
    assert entry["access_date"] == "2022/05/18/"
    assert other["authors"] == ["Harvard University"]


def test_csl_json() -> None:
    (item,) = json.loads(csl_json([PEOPLE, PEOPLE]))
    assert item["type"] == "motion_picture"
    assert item["author"] == [
        {"family": "Duarte", "given": "Ana Maria"},
        {"family": "Weil", "given": "Jean-Luc"},
    ]
    assert item["issued"] == {"date-parts": [[2019, 8, 28]]}
    assert item["note"] == "at 0:36–0:42"


@pytest.mark.parametrize(
    ("day", "bib", "lax", "card", "parts"),
    [
        ("2019-08-28", ("2019", "8"), "2019-08-28", "2019/08/28/", [[2019, 8, 28]]),
        ("2019-12", ("2019", "12"), "2019-12", "2019/12//", [[2019, 12]]),
        ("2019", ("2019", None), "2019", "2019///", [[2019]]),
        ("", (None, None), None, None, None),
    ],
)
def test_a_day_is_told_as_far_as_it_is_known(
    day: str,
    bib: tuple[str | None, str | None],
    lax: str | None,
    card: str | None,
    parts: list[list[int]] | None,
) -> None:
    work = GRIPPER._replace(day=day)
    (entry,) = pybtex.parse_string(bibtex([work]), "bibtex").entries.values()
    assert (entry.fields.get("year"), entry.fields.get("month")) == bib
    (entry,) = pybtex.parse_string(biblatex([work]), "bibtex").entries.values()
    assert entry.fields.get("date") == lax
    assert rispy.loads(ris([work]))[0].get("date") == card
    issued = json.loads(csl_json([work]))[0].get("issued")
    assert issued == (None if parts is None else {"date-parts": parts})


@pytest.mark.parametrize(
    ("start", "end", "moment"),
    [
        (None, None, None),
        (None, 42_000, None),
        (36_000, None, "at 0:36"),
        (36_000, 36_900, "at 0:36"),
        (36_000, 42_000, "at 0:36–0:42"),
        (3_599_999, 3_600_000, "at 59:59–1:00:00"),
    ],
)
def test_the_moment_is_told_where_one_is_quoted(
    start: int | None, end: int | None, moment: str | None
) -> None:
    (item,) = json.loads(csl_json([GRIPPER._replace(start=start, end=end)]))
    assert item.get("note") == moment


def test_what_is_not_known_is_left_out() -> None:
    assert bibtex([BARE]) == (
        "@misc{Untold,\n  title = {{Untold}},\n  howpublished = {Video},\n"
        "  note = {Accessed 2022-05-18}\n}\n"
    )
    assert biblatex([BARE]) == (
        "@video{Untold,\n  title = {{Untold}},\n  urldate = {2022-05-18}\n}\n"
    )
    assert ris([BARE]) == "TY  - VIDEO\nTI  - Untold\nY2  - 2022/05/18/\nER  - \n"
    assert json.loads(csl_json([BARE])) == [
        {
            "id": "Untold",
            "type": "motion_picture",
            "medium": "Video",
            "title": "Untold",
            "accessed": {"date-parts": [[2022, 5, 18]]},
        }
    ]


def test_sound_is_of_a_kind_of_its_own_and_what_the_person_calls_a_work_is_told() -> None:
    sound = BARE._replace(is_sound=True, medium="Radio {play}")
    assert "howpublished = {Radio \\textbraceleft{}play" in bibtex([sound])
    (entry,) = pybtex.parse_string(biblatex([sound]), "bibtex").entries.values()
    assert (entry.type, entry.fields["type"]) == (
        "audio",
        r"Radio \textbraceleft{}play\textbraceright{}",
    )
    (card,) = rispy.loads(ris([sound]))
    assert (card["type_of_reference"], card["type_of_work"]) == ("SOUND", "Radio {play}")
    (item,) = json.loads(csl_json([sound]))
    assert (item["type"], item["medium"]) == ("song", "Radio {play}")
    (item,) = json.loads(csl_json([BARE._replace(is_sound=True)]))
    assert item["medium"] == "Audio recording"


def test_no_work_is_a_file_without_entries() -> None:
    assert [write([]) for write in (bibtex, biblatex, ris, csl_json)] == ["", "", "", "[]\n"]


@pytest.mark.parametrize(
    ("authors", "site", "day", "title", "key"),
    [
        ("Duarte, Ana", "YouTube", "2019", "The old bridge", "Duarte2019bridge"),
        ("Müller, Jürgen", "", "2019", "Über Äpfel", "Muller2019Uber"),
        ("", "YouTube", "", "Who am I", "YouTubeWhoamI"),
        ("", "", "", "字幕", "video"),
        ("", "", "", "", "video"),
        ("A" * 50, "", "2019", "Title", "A" * 40),
    ],
)
def test_keys_are_of_letters_that_every_program_takes(
    authors: str, site: str, day: str, title: str, key: str
) -> None:
    """The first word of more than three letters, or the title; 40 signs at most."""
    work = BARE._replace(authors=names(authors), site=site, day=day, title=title)
    assert json.loads(csl_json([work]))[0]["id"] == key


def test_the_third_of_three_keys_alike_is_the_third() -> None:
    works = [BARE._replace(url=f"https://example.org/{number}") for number in range(3)]
    ids = [item["id"] for item in json.loads(csl_json(works))]
    assert ids == ["Untold", "Untold-2", "Untold-3"]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("a_b #1 50% $5 R&D", r"a\_b \#1 50\% \$5 R\&D"),
        ("{x}", r"\textbraceleft{}x\textbraceright{}"),
        ("a\\b", r"a\textbackslash{}b"),
        ("~ ^", r"\textasciitilde{} \textasciicircum{}"),
    ],
)
def test_signs_of_tex_are_but_signs(title: str, written: str) -> None:
    assert f"  title = {{{{{written}}}}},\n" in bibtex([BARE._replace(title=title)])


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40)


@given(TEXTS, TEXTS, TEXTS)
def test_no_title_breaks_a_file(title: str, author: str, site: str) -> None:
    work = GRIPPER._replace(title=" ".join(title.split()), authors=names(author), site=site.strip())
    if work.title:
        read = pybtex.parse_string(bibtex([work]), "bibtex")
        assert len(read.entries) == 1
    assert len(rispy.loads(ris([work]))) == 1
    assert json.loads(csl_json([work]))[0].get("title", "") == work.title
