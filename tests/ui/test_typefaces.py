from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from reader.kept.settings import Settings
from reader.paths import resource
from reader.ui.parts.faces import face_of, lacking, script_of
from reader.ui.parts.typefaces import lacking_letters, paper_font, reading_font


@pytest.fixture
def settings(qapp: QApplication) -> Settings:
    return Settings()


@pytest.mark.parametrize(
    ("chosen", "family"),
    [("literata", "Literata"), ("atkinson", "Atkinson Hyperlegible Next")],
)
def test_the_typefaces_of_the_program_need_not_be_installed(
    settings: Settings, chosen: str, family: str
) -> None:
    settings.typeface = chosen
    font = reading_font(settings)
    assert QFontInfo(font).family() == family
    assert QFontDatabase.hasFamily(family)
    for style in ("Regular", "Bold", "Italic"):
        assert style in QFontDatabase.styles(family)


def test_every_typeface_that_can_be_chosen_gives_a_font(settings: Settings) -> None:
    for chosen in Settings.typeface.choices:
        settings.typeface = chosen
        assert reading_font(settings).families()


def test_a_fixed_width_is_fixed(settings: Settings) -> None:
    settings.typeface = "mono"
    metrics = QFontMetricsF(reading_font(settings))
    # Not QFontInfo.fixedPitch: some typefaces of fixed width do not say so of themselves.
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("MMMM")


def test_a_typeface_of_ones_own_comes_first_and_may_be_missing(settings: Settings) -> None:
    settings.typeface = "own"
    settings.own_typeface = "Atkinson Hyperlegible Next"
    assert reading_font(settings).families()[0] == "Atkinson Hyperlegible Next"
    settings.own_typeface = ""
    assert reading_font(settings).families()[0] == "Literata"


def test_size_and_spacing_are_as_set(settings: Settings) -> None:
    settings.text_size, settings.letter_spacing, settings.word_spacing = 15, 10, 30
    font = reading_font(settings)
    assert font.pointSize() == 15
    assert font.letterSpacingType() == QFont.SpacingType.PercentageSpacing
    assert font.letterSpacing() == 110
    # 30 % of 15 points, which are 20 pixels of 1/96 inch.
    assert font.wordSpacing() == pytest.approx(6)


@pytest.mark.parametrize("folder", ["literata", "atkinson-hyperlegible-next"])
def test_the_typefaces_ship_with_their_licence(folder: str) -> None:
    licence = (resource("fonts") / folder / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name" not in licence.split("This Font Software is licensed")[0]


@pytest.mark.parametrize("text", ["naïve façade", "Żółć ąęł", "Ελληνικά", "Русский", "Tiếng Việt"])
def test_literata_has_the_letters_of_europe_and_vietnam(settings: Settings, text: str) -> None:
    drawn = QRawFont.fromFont(reading_font(settings))
    assert drawn.familyName() == "Literata"
    assert all(drawn.supportsCharacter(ord(letter)) for letter in text)


def test_a_page_is_set_in_literata_where_its_letters_can_be_kept_apart(qapp: object) -> None:
    try:
        QFont.Tag("liga")
    except TypeError:
        pytest.skip("PySide6 6.8.0 to 6.8.2 make no tag from a text")
    assert paper_font(11).families()[0] == "Literata"


def test_where_letters_cannot_be_kept_apart_a_page_is_set_in_letters_that_join_none(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Tag:
        """As in PySide6 6.8.0 to 6.8.2, which make no tag from a text."""

        def __init__(self) -> None:
            pass

    monkeypatch.setattr("PySide6.QtGui.QFont.Tag", Tag)
    font = paper_font(11)
    assert font.families()[0] == "Atkinson Hyperlegible Next"
    assert font.pointSizeF() == 11


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        ("", "", ""),
        ("12:30 …", "ja", ""),
        ("plain", "ja", "LATIN"),
        ("ភាសាខ្មែរ and OK", "en", "KHMER"),  # 6 letters that are no marks to 5
        ("中文", "", "simplified"),
        ("中文", "zh-CN", "simplified"),
        ("中文", "zh-Hant", "traditional"),
        ("中文", "zh_TW", "traditional"),
        ("中文", "zh-Hant-HK", "hong kong"),
        ("中文", "yue", "hong kong"),
        ("漢字", "ja", "japanese"),
        ("漢字かな", "", "japanese"),
        ("カタカナ", "", "japanese"),
        ("中文かな文字", "zh", "simplified"),
        ("한국어", "", "korean"),
        ("漢字", "ko", "korean"),
        ("اردو", "ur", "urdu"),
        ("فارسی", "fa", "ARABIC"),
        ("עברית", "", "HEBREW"),
    ],
)
def test_a_script_is_told_by_its_letters_and_the_language(
    text: str, language: str, script: str
) -> None:
    assert script_of(text, language) == script


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The only typefaces that are said to be installed."""
    names: set[str] = set()
    monkeypatch.setattr(QFontDatabase, "hasFamily", lambda name: name in names)
    face_of.cache_clear()
    return names


def test_a_text_has_the_face_of_its_language(settings: Settings, installed: set[str]) -> None:
    installed |= {"Noto Sans CJK JP", "Noto Serif CJK SC", "Noto Sans CJK SC", "Geeza Pro"}
    families = {
        language: reading_font(settings, text, language).families()
        for text, language in (("漢字", "ja"), ("漢字", "zh"), ("شكرا", "ar"), ("thanks", "en"))
    }
    # With serifs as the typeface is, if there is one; a face without them rather than none.
    assert families["zh"][:2] == ["Noto Serif CJK SC", "Literata"]
    assert families["ja"][:2] == ["Noto Sans CJK JP", "Literata"]
    assert families["ar"][:2] == ["Geeza Pro", "Literata"]
    assert families["en"] == reading_font(settings).families()
    settings.typeface = "atkinson"
    sans = reading_font(settings, "漢字", "zh").families()
    assert sans[:2] == ["Noto Sans CJK SC", "Atkinson Hyperlegible Next"]
    settings.typeface, settings.own_typeface = "own", "Mine"
    assert reading_font(settings, "漢字", "zh").families()[:2] == ["Mine", "Noto Serif CJK SC"]


def test_where_there_is_no_such_face_the_system_looks_for_one(
    settings: Settings, installed: set[str]
) -> None:
    assert not installed
    assert reading_font(settings, "漢字", "ja").families()[0] == "Literata"


def test_what_no_typeface_has_is_named(settings: Settings) -> None:
    font = reading_font(settings)
    assert lacking_letters(font, "Plain words, été, мир, “quoted” 😀") == ""
    assert lacking("plain", font) == ""
    letters = ("\U0001e7e0", "\U0001e7e1")  # Ethiopic of 2021, which the test machines lack
    has = QFontMetricsF(font).inFontUcs4(ord(letters[0]))
    assert lacking_letters(font, "".join(letters)) == ("" if has else "Ethiopic")
