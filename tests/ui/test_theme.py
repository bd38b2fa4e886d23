from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from driver import until
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sessions import opened

from reader.kept.settings import Settings
from reader.paths import resource
from reader.ui.pages.hit_bars import HitBars
from reader.ui.pages.transcript_pane import TranscriptPane
from reader.ui.panels.open_tabs import OpenTabs
from reader.ui.panels.related_sidebar import RelatedSidebar
from reader.ui.parts.note_colours import ground, line, stroke
from reader.ui.parts.notice_bar import NoticeBar
from reader.ui.parts.panel_parts import FilterField
from reader.ui.parts.theme import Appearance, Theme, palette, set_role, style_sheet, theme, wanted

NAMES = tuple(name for name in Settings.theme.choices if name != "system")
GROUNDS = ("page", "window", "panel")
NOTES = ("yellow", "green", "blue", "pink", "violet")

# Words and the ground they stand on.
WORDS = (
    *(("text", ground) for ground in (*GROUNDS, "hover")),
    *(("quiet", ground) for ground in GROUNDS),
    *(("link", ground) for ground in GROUNDS),
    *(("warning", ground) for ground in GROUNDS),
    ("accent_text", "accent"),
    ("hit_text", "hit"),
    *((words, f"note_{colour}") for words in ("text", "quiet") for colour in NOTES),
    ("quiet", "hover"),
    ("link", "hover"),
    ("accent", "page"),  # the words of the button that Enter presses, where the keyboard is
    ("current_hit_text", "current_hit"),
    ("selection_text", "selection"),
    ("banner_text", "banner"),
    ("tip_text", "tip"),
)
# Lines and shapes that say something, and what they are seen against.
SHAPES = (
    *((shape, ground) for shape in ("outline", "accent", "scroll") for ground in GROUNDS),
    *((shape, "page") for shape in ("mark", "current_mark", "hit_outline", "current_hit_outline")),
    *(("hit_outline", f"note_{colour}") for colour in NOTES),
    *(("current_hit_outline", f"note_{colour}") for colour in NOTES),
    *((f"voice_{number}", ground) for number in range(1, 7) for ground in GROUNDS),
    ("current_mark", "mark"),
    ("outline", "hover"),
    ("accent", "hover"),  # the ring of a button under the mouse
    ("selection_text", "selection"),  # the ring of a selected row
    ("disabled", "page"),
    ("disabled", "window"),
)
# The words of a thing that cannot be used are free of any bound; these are kept readable.
STRONG = 7.0


def luminance(colour: QColor) -> float:
    """The relative luminance of WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(
        weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), channels, strict=True)
    )


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    black, white = QColor("#000000"), QColor("#ffffff")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)
    # 0x80 / 255 = 0.50196; ((0.50196 + 0.055) / 1.055) ** 2.4 = 0.21586; 1.05 / 0.26586 = 3.949
    assert contrast(QColor("#808080"), white) == pytest.approx(3.949, abs=0.002)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_are_legible_on_their_ground(name: str, words: str, ground: str) -> None:
    look = theme(name)
    bound = STRONG if look.is_strong else 4.5
    assert contrast(getattr(look, words), getattr(look, ground)) >= bound


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_stand_out_from_their_ground(name: str, shape: str, ground: str) -> None:
    look = theme(name)
    assert contrast(getattr(look, shape), getattr(look, ground)) >= 3


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("colour", NOTES)
def test_the_line_of_a_highlight_stands_out(name: str, colour: str) -> None:
    look = theme(name)
    for seen_on in (ground(look, colour), look.page, look.panel):
        assert contrast(line(look, colour), seen_on) >= 3


def test_no_two_highlights_have_the_same_line() -> None:
    assert len({stroke(colour) for colour in NOTES}) == len(NOTES)


@pytest.mark.parametrize("name", NAMES)
def test_a_switch_that_is_on_stands_out(name: str) -> None:
    look = theme(name)
    edge = min(contrast(look.accent, look.window), contrast(look.accent, look.page))
    assert edge >= 3
    assert "QToolButton:checked" in style_sheet(look)
    on = style_sheet(look).partition("QToolButton:checked")[2].partition("}")[0]
    assert look.accent.name() in on


@pytest.mark.parametrize("name", NAMES)
def test_what_is_set_off_in_the_text_is_told_apart(name: str) -> None:
    look = theme(name)
    grounds = [look.page, look.hit, look.current_hit, look.selection]
    assert len({ground.name() for ground in grounds}) == 4
    # The current hit is framed, and the frame is seen on the hit as well as on the page.
    assert contrast(look.current_hit_outline, look.current_hit) >= (1.2 if look.is_dark else 3)


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_is_as_dark_as_it_says(name: str) -> None:
    look = theme(name)
    assert look.is_dark == (luminance(look.page) < luminance(look.text))
    assert look.name == name
    assert look.title == Settings.theme.choices[name]
    assert theme(name) is look


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("group", ["Active", "Inactive", "Disabled"])
def test_no_role_of_the_palette_is_left_to_the_system(name: str, group: str) -> None:
    made = palette(theme(name))
    for role in QPalette.ColorRole:
        if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles):
            assert made.isBrushSet(QPalette.ColorGroup[group], role), role


@pytest.mark.parametrize("name", NAMES)
def test_a_selection_keeps_its_colours_when_the_window_is_not_in_front(name: str) -> None:
    made = palette(theme(name))
    for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText):
        active = made.color(QPalette.ColorGroup.Active, role)
        assert made.color(QPalette.ColorGroup.Inactive, role) == active


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_is_filled_and_its_pictures_are_there(name: str) -> None:
    sheet = style_sheet(theme(name))
    assert "$" not in sheet
    pictures = re.findall(r"url\(themes:([^)]+)\)", sheet)
    assert pictures
    assert all(resource(f"themes/{picture}").is_file() for picture in pictures)


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def appearance(qapp: QApplication, settings: Settings) -> Iterator[Appearance]:
    made = Appearance(qapp, settings)
    yield made
    made.deleteLater()
    qapp.setStyleSheet("")


def test_the_window_follows_the_setting(
    qapp: QApplication, settings: Settings, appearance: Appearance
) -> None:
    changes: list[Theme] = []
    appearance.theme_changed.connect(changes.append)
    settings.theme = "dark"
    assert changes == [theme("dark")]
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme("dark").page
    settings.theme = "sepia"
    assert appearance.theme is theme("sepia")
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme("sepia").page


def test_a_setting_that_changes_no_colour_changes_nothing(
    settings: Settings, appearance: Appearance
) -> None:
    changes: list[Theme] = []
    appearance.theme_changed.connect(changes.append)
    settings.theme = appearance.theme.name
    settings.theme = "system"
    assert changes == []


@pytest.mark.parametrize(
    ("chosen", "is_dark", "is_strong", "shown"),
    [
        ("system", False, False, "light"),
        ("system", True, False, "dark"),
        ("system", False, True, "contrast-light"),
        ("system", True, True, "contrast"),
        ("light", True, True, "light"),
        ("sepia", True, False, "sepia"),
    ],
)
def test_the_system_is_followed_unless_a_theme_is_chosen(
    chosen: str, is_dark: bool, is_strong: bool, shown: str
) -> None:
    assert wanted(chosen, is_dark, is_strong) == shown


def test_the_system_is_heard_when_it_turns_dark(
    qapp: QApplication, settings: Settings, appearance: Appearance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appearance, "_hints", DarkSystem())
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert appearance.theme is theme("dark")


class DarkSystem:
    def colorScheme(self) -> Qt.ColorScheme:
        return Qt.ColorScheme.Dark

    def unsetColorScheme(self) -> None:
        pass


@pytest.mark.parametrize("kind", [QLineEdit, QPushButton])
@pytest.mark.parametrize("name", NAMES)
def test_where_the_keyboard_is_can_be_seen(
    qtbot: QtBot, settings: Settings, appearance: Appearance, kind: type[QWidget], name: str
) -> None:
    settings.theme = name
    window = QWidget()
    qtbot.addWidget(window)
    first, second = kind(window), kind(window)
    first.move(10, 10)
    second.move(10, 60)
    window.resize(300, 120)
    window.show()
    window.activateWindow()
    pictures = []
    for focused in (first, second):
        focused.setFocus()
        until(focused.hasFocus)
        pictures.append(first.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[0].size() == pictures[1].size()
    accent = theme(name).accent.rgb()
    ring = sum(
        pictures[0].pixel(x, pictures[0].height() // 2) == accent
        for x in range(pictures[0].width())
    )
    assert ring >= 2


def test_a_role_can_be_given_before_and_after_a_widget_is_seen(
    qtbot: QtBot, settings: Settings, appearance: Appearance
) -> None:
    settings.theme = "dark"
    label = QLabel("words")
    qtbot.addWidget(label)
    set_role(label, "quiet")
    label.show()
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme("dark").quiet
    set_role(label, "warning")
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme("dark").warning


def test_a_title_is_bigger_than_the_words_around_it(qtbot: QtBot, appearance: Appearance) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    set_role(label, "title")
    set_role(label, "title")
    assert label.font().pointSizeF() == pytest.approx(QLabel().font().pointSizeF() * 1.3, abs=0.1)


def test_a_theme_reaches_no_widget_that_is_gone(qapp: QApplication, tmp_path: Path) -> None:
    """The window goes before what tells of themes does, as the parts of it do that come and go."""
    with opened(tmp_path) as world:
        for made in (
            HitBars(world.appearance, QWidget()),
            NoticeBar(world.appearance),
            FilterField(world.appearance, "Filter"),
            OpenTabs(world.session, world.appearance),
            RelatedSidebar(world.session, world.appearance, world.settings, world.fetching),
            TranscriptPane(world.session, world.settings, world.appearance),
        ):
            made.show()
            shiboken6.delete(made)
        world.settings.set("theme", "dark")
        world.settings.set("interface_size", 150)
        world.settings.set("interface_size", 100)
