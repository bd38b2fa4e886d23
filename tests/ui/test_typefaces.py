from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from reader.kept.settings import Settings
from reader.paths import resource
from reader.ui.parts.typefaces import paper_font, reading_font


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
