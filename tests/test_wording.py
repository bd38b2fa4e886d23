"""Words in the language of the person: catalogues, plurals, numbers, days, lists."""

from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest
import tongues
from source import ROOT

from reader import wording
from reader.errors import FormatError, ReaderError
from reader.model.transcript import ReportItem, remark, remarks
from reader.wording import day, in_english, joined, listed, number, tr, trc, trn


@pytest.fixture
def speak() -> Iterator[object]:
    with tongues.speaking("en"):
        yield wording.use


def test_english_words_are_those_of_the_code() -> None:
    assert wording.language() == "en"
    assert tr("&Find…") == "&Find…"
    assert tr("100 % of {x}") == "100 % of {x}"  # without values braces are letters
    assert tr("{title} was kept.", title="{x} & <b>") == "{x} & <b> was kept."
    assert trc("the act", "Open") == "Open"
    assert trn("{n} hit", "{n} hits", 1) == "1 hit"
    assert trn("{n} hit in {title}", "{n} hits in {title}", 1204, title="A") == "1,204 hits in A"


def test_english_numbers_days_and_lists() -> None:
    assert number(1234567) == "1,234,567"
    assert number(0.5, 1) == "0.5"
    assert day(date(2026, 11, 6)) == "6 November 2026"
    assert [listed(list("abcd")[:n]) for n in range(5)] == [
        "",
        "a",
        "a and b",
        "a, b and c",
        "a, b, c and d",
    ]
    assert joined(("12:04", "", "Ana Ruiz")) == "12:04, Ana Ruiz"


def test_other_languages_write_numbers_days_and_lists_as_cldr_has_them(speak: object) -> None:
    wording.use("de")
    assert number(1234567.25, 2) == "1.234.567,25"
    assert day(date(2026, 11, 6)) == "6. November 2026"
    assert listed(list("abc")) == "a, b und c"
    wording.use("fr")
    assert number(1234.5, 1) == "1\u202f234,5"
    assert day(date(2026, 2, 6)) == "6 février 2026"
    wording.use("es")
    assert day(date(2026, 2, 6)) == "6 de febrero de 2026"
    wording.use("uk")
    assert day(date(2026, 2, 6)) == "6 лютого 2026\u202fр."
    assert number(12345.5, 1) == "12\u00a0345,5"
    wording.use("ja")
    assert day(date(2026, 2, 6)) == "2026年2月6日"
    assert listed(list("abc")) == "a、b、c"
    wording.use("ar")
    assert listed(list("abc")) == "a وb وc"
    assert joined(("a", "b")) == "a، b"


def test_what_is_said_knows_its_english(speak: object) -> None:
    plain = tr("There is no transcript in that folder")
    assert (type(plain), in_english(plain)) == (str, plain)
    wording.use("de")
    cause = ReaderError(tr("{host} was not asked.", host="example.org"))
    assert str(cause) == "example.org wurde nicht abgefragt."
    told = tr("{problem}. Try {program} --help.", problem=cause, program="x")
    assert in_english(told) == "example.org was not asked.. Try x --help."
    counted = trn("{n} byte", "{n} bytes", 12345)
    assert (counted, in_english(counted)) == ("12.345 Bytes", "12,345 bytes")
    names = listed([counted, trn("{n} byte", "{n} bytes", 1), "c"])
    assert names == "12.345 Bytes, 1 Byte und c"
    assert in_english(names) == "12,345 bytes, 1 byte and c"
    assert in_english(joined([plain, day(date(2026, 2, 6))])) == f"{plain}, 6 February 2026"
    assert in_english(tr("It is {}").format(counted)) == "It is 12,345 bytes"
    error = FormatError(tr("The file is empty."), "a.srt", 3)
    assert str(error) == "a.srt, Zeile 3: Die Datei ist leer."
    assert in_english(str(error)) == "a.srt, line 3: The file is empty."
    copied = copy.deepcopy(counted)
    assert (copied, in_english(copied)) == ("12.345 Bytes", "12,345 bytes")
    wording.use("fr")
    assert in_english(number(1234.5, 1)) == "1,234.5"


def test_a_sentence_in_arabic_is_read_from_the_right_whatever_it_begins_with(speak: object) -> None:
    """UAX #9, P2: the first letter says which way a paragraph is read; U+200F is one, unseen."""
    wording.use("ar")
    nobody = "{title}: nobody is named as a speaker."
    assert tr(nobody, title="Tide") == "\u200fTide: لم يُسمَّ أحد متحدثًا."
    assert in_english(tr(nobody, title="Tide")) == "Tide: nobody is named as a speaker."
    assert tr(nobody, title="المد").startswith("المد")
    assert trn("{n} note", "{n} notes", 3) == "3 ملاحظات"
    counted = trn("{title}: {n} speaker", "{title}: {n} speakers", 2, title="Tide")
    assert counted.startswith("\u200fTide: ")
    assert str(FormatError(tr("The file is empty."), "a.srt")).startswith("\u200fa.srt")
    assert tr("{place}: {words}", place="a.srt", words="Hello") == "a.srt: Hello"


def test_a_catalogue_is_read_once(speak: object) -> None:
    wording.use("de")
    read = wording._Spoken.catalogue
    wording.use("de")
    assert wording._Spoken.catalogue is read is not None


def test_a_language_that_is_none_of_them_leaves_english(speak: object) -> None:
    wording.use("tlh")
    assert wording.language() == "en"
    assert number(1234) == "1,234"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de_DE", "LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "de_DE", "LC_MESSAGES": "uk_UA"}, "uk"),
        ({"LANG": "de_DE", "LANGUAGE": "tlh:es:en"}, "es"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "es"}, "en"),
        ({"LC_ALL": "POSIX", "LANG": "de_DE"}, "en"),
        ({"LANG": "tlh_001.UTF-8"}, "en"),
        ({"LANG": "de@euro"}, "de"),
        ({"LC_ALL": "", "LANG": "ja_JP.eucJP"}, "ja"),
    ],
)
def test_the_environment_says_what_a_command_speaks(
    environment: dict[str, str], language: str
) -> None:
    assert wording.of_environment(environment) == language


def test_english_loads_no_catalogues() -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import reader.wording; "
    code += "print('gettext' in sys.modules, 'json' in sys.modules)"
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["False", "False"]


def test_a_remark_is_english_for_machines_whatever_is_spoken(speak: object) -> None:
    one, many = "{n} line of {file} was left out.", "{n} lines of {file} were left out."
    few, lone = remarks(one, many, 1200, line=4, file="a.srt"), remarks(one, many, 1, file="a.srt")
    assert few.in_english == few.sentence == "1,200 lines of a.srt were left out."
    assert lone.sentence == "1 line of a.srt was left out."
    assert few == ReportItem("1,200 lines of a.srt were left out.", 1200, 4)
    assert remark("Read as {kind}, {size} bytes.", kind="SRT", size=1500).sentence == (
        "Read as SRT, 1,500 bytes."
    )
    assert remark("{} stays.").sentence == "{} stays."
    wording.use("de")
    assert few.in_english == "1,200 lines of a.srt were left out."
    assert few.sentence == "1.200 lines of a.srt were left out."  # no catalogue has it


@pytest.mark.parametrize(
    ("spoken", "called"),
    [
        *(
            ("en", ("", "")),
            ("de", ("Französisch", "Japanisch")),
            ("ar", ("الفرنسية", "اليابانية")),
        ),
        *(("ja", ("フランス語", "日本語")), ("uk", ("французька", "японська"))),
    ],
)
def test_languages_are_called_as_cldr_calls_them(spoken: str, called: tuple[str, str]) -> None:
    """English has them from Qt, in the window alone; what no language knows has no name."""
    with tongues.speaking(spoken):
        assert tuple(map(wording.language_called, ("fr", "ja"))) == called
        assert wording.language_called("tlh") == ""
