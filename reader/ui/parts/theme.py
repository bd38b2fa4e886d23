"""The colours of the window, and the only place that sets them.

A theme is a table of named colours in ``resources/themes``. It becomes the palette of the Fusion
style and fills the one style sheet of the application; what paints itself asks for the theme.
"""

from __future__ import annotations

import json
from functools import cache
from string import Template
from typing import Any

from PySide6.QtCore import QDir, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from reader.kept.settings import Settings
from reader.named_tuple import NamedTuple
from reader.paths import resource

STYLE = ("-style", "Fusion")
"""The words that an application is made with to have the style that all this is made for.

Set later, Qt would return it, and PySide load all that styles can be asked for.
"""

_USUAL_SIZE = 100
_SHARE = "share"
_SMALLER = 0.9
_LEAST_POINTS = 8.0
# Edges of signs and widths of tabs, in pixels where letters have their usual size.
_GROWING = (12, 14, 16, 18, 20, 96, 232)
_GROUNDS = ("panel", "tabs", "note", "popup", "transport")


class Theme(NamedTuple):
    """The colours of one theme, by what they are for.

    ``text`` and ``quiet`` words stand on ``page``, ``window`` and ``panel``; ``border`` parts
    areas, ``outline`` draws the edges of controls, ``accent`` the focus; ``mark`` is a hit on the
    scroll bar; ``note_…`` are the grounds of highlighted words, ``voice_…`` tell speakers apart in
    pictures. Every pair that meets is legible: 4.5:1 for words, 3:1 for lines (WCAG 2.2). One that
    ``is_strong`` has 7:1 for words, and draws every edge.
    """

    name: str
    title: str
    is_dark: bool
    is_strong: bool
    page: QColor
    text: QColor
    quiet: QColor
    window: QColor
    panel: QColor
    border: QColor
    outline: QColor
    accent: QColor
    accent_text: QColor
    link: QColor
    hover: QColor
    hit: QColor
    hit_text: QColor
    hit_outline: QColor
    current_hit: QColor
    current_hit_text: QColor
    current_hit_outline: QColor
    selection: QColor
    selection_text: QColor
    mark: QColor
    current_mark: QColor
    scroll: QColor
    warning: QColor
    banner: QColor
    banner_text: QColor
    tip: QColor
    tip_text: QColor
    disabled: QColor
    note_yellow: QColor
    note_green: QColor
    note_blue: QColor
    note_pink: QColor
    note_violet: QColor
    voice_1: QColor
    voice_2: QColor
    voice_3: QColor
    voice_4: QColor
    voice_5: QColor
    voice_6: QColor

    def __hash__(self) -> int:
        """Return a number by which pictures in its colours are kept: there is one of each name."""
        return hash(self.name)


@cache
def theme(name: str) -> Theme:
    """Return the theme of that name: one of ``Settings.theme``, but for the system's."""
    table = json.loads(resource(f"themes/{name}.json").read_text(encoding="utf-8"))
    colours = {colour: QColor(value) for colour, value in table["colours"].items()}
    return Theme(
        name=name,
        title=table["title"],
        is_dark=table["is_dark"],
        is_strong=table["is_strong"],
        **colours,
    )


class Appearance(QObject):
    """What the window looks like: follows the settings, and through them the system.

    Signals:
        theme_changed(Theme): the colours are others; palette and style sheet are set already.
    """

    theme_changed = Signal(object)

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        # Kept: the wrapper made by a chained call can take its C++ object with it.
        self._hints = app.styleHints()
        self._contrast = _accessibility(self._hints)
        self._tell_system()
        self._system_font = QFont(app.font())
        app.setProperty(_SHARE, 1.0)
        if settings.interface_size != _USUAL_SIZE:
            resize(app, self._system_font, settings.interface_size)
        self.theme = theme(self._wanted())
        apply(app, self.theme)
        settings.watch(self._follow, "theme")
        settings.watch(lambda _: self._resize(), "interface_size")
        self._hints.colorSchemeChanged.connect(self._follow)
        if self._contrast is not None:
            self._contrast.contrastPreferenceChanged.connect(self._follow)

    def _follow(self, *_: object) -> None:
        self._tell_system()
        wanted = theme(self._wanted())
        if wanted is not self.theme:
            self.theme = wanted
            apply(self._app, wanted)
            self.theme_changed.emit(wanted)

    def _resize(self) -> None:
        resize(self._app, self._system_font, self._settings.interface_size)
        apply(self._app, self.theme)
        self.theme_changed.emit(self.theme)  # what has letters of its own sets them anew

    def _tell_system(self) -> None:
        """Let the frame and the dialogs that the system draws be as dark as the theme."""
        chosen = self._settings.theme
        if chosen == "system":
            self._hints.unsetColorScheme()
        elif theme(chosen).is_dark:
            self._hints.setColorScheme(Qt.ColorScheme.Dark)
        else:
            self._hints.setColorScheme(Qt.ColorScheme.Light)

    def _wanted(self) -> str:
        is_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        is_strong = self._contrast is not None and _wants_contrast(self._contrast)
        return wanted(self._settings.theme, is_dark, is_strong)


def wanted(chosen: str, is_dark: bool, is_strong: bool) -> str:
    """Return the name of the theme to show: the one chosen, or else what the system asks for.

    ``is_dark`` and ``is_strong`` tell whether the system is in its dark mode and wants contrast.
    """
    if chosen != "system":
        return chosen
    if is_strong:
        return "contrast" if is_dark else "contrast-light"
    return "dark" if is_dark else "light"


def apply(app: QApplication, look: Theme) -> None:
    """Give the application the palette and the style sheet of a theme."""
    # A new style sheet makes Qt forget the fonts that widgets were given.
    fonts = {
        widget: widget.font()
        for widget in app.allWidgets()
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
    }
    app.setPalette(palette(look))
    app.setStyleSheet(style_sheet(look))
    for widget, font in fonts.items():
        widget.setFont(font)


def resize(app: QApplication, system: QFont, percent: int) -> None:
    """Have the letters of the interface as large as those of the system, or that share of it.

    What a widget's own letters are larger or smaller by stays.
    """
    before = app.font().pointSizeF()
    font = QFont(system)
    font.setPointSizeF(system.pointSizeF() * percent / 100)
    if before <= 0 or font.pointSizeF() <= 0:
        return  # a system that counts its letters in pixels
    app.setProperty(_SHARE, percent / _USUAL_SIZE)
    own = [one for one in app.allWidgets() if one.testAttribute(Qt.WidgetAttribute.WA_SetFont)]
    app.setFont(font)
    for widget in own:
        if (fitting := widget.font()).family() == system.family():
            fitting.setPointSizeF(fitting.pointSizeF() * font.pointSizeF() / before)
            widget.setFont(fitting)


def small_font(font: QFont) -> QFont:
    """Return the letters of what is said beside a title, never too small to read."""
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(
            max(font.pointSizeF() * _SMALLER, min(font.pointSizeF(), _LEAST_POINTS))
        )
    return small


def grown(pixels: int) -> int:
    """Return how long something is that grows with the letters of the interface."""
    app = QApplication.instance()
    share = app.property(_SHARE) if app is not None else None
    return round(pixels * (share or 1.0))


def palette(look: Theme) -> QPalette:
    """Return the palette of a theme, with every role set in every group."""
    made = QPalette()
    for role, colour in _roles(look).items():
        made.setColor(QPalette.ColorGroup.All, role, colour)
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.PlaceholderText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, look.disabled)
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, look.hover)
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.HighlightedText, look.text)
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Accent, look.outline)
    return made


def style_sheet(look: Theme) -> str:
    """Return the style sheet of the application in the colours of a theme."""
    edge = 2 if look.is_strong else 1
    return _template().substitute(
        _names(look),
        edge=f"{edge}px",
        ring=f"{edge + 1}px",
        round=f"{edge + 8}px",
        # Around the page, which has the keyboard nearly always.
        frame="3px" if look.is_strong else "0",
        filled=(look.hover if look.is_strong else look.selection).name(),
        faint=(look.disabled if look.is_strong else look.border).name(),
        **{f"s{pixels}": f"{grown(pixels)}px" for pixels in _GROWING},
        ink=_ink(look.page),
        ink_on_accent=_ink(look.accent),
        ink_on_selection=_ink(look.selection),
    )


def set_role(widget: QWidget, role: str) -> None:
    """Let a widget look its part: one of the roles that the style sheet knows.

    ``title`` and ``quiet`` words, those of an ``empty`` list, a ``warning``, a ``failure`` said
    over the page, the ``primary`` button, a ``flat`` one, a ``link`` among words, the ``panel``
    that is the ground of a sidebar, the ground of ``tabs``, the ``closer`` of one, a ``note``, a
    ``popup`` or a bar ``floating`` over the page, where what is dragged may be let go (``target``)
    and will be ``landing``, the ``scope`` in a search field and the sign that will
    ``clear`` it, the ``transport`` bar, the ``rows`` of a table that stand in line with its heads,
    a list that is a ``page``.
    """
    widget.setProperty("role", role)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, role in _GROUNDS)
    if role == "title":
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setWeight(QFont.Weight.DemiBold)
        widget.setFont(font)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def fill_plain(painter: QPainter, box: QRect | QRectF, colour: QColor) -> None:
    """Fill a box with a colour, as ``fillRect`` does.

    There PySide would first look whether the colour is a gradient, and load all that there are.
    """
    painter.setBackground(colour)
    painter.eraseRect(box)


@cache
def _template() -> Template:
    QDir.addSearchPath("themes", str(resource("themes")))
    return Template(resource("themes/window.qss").read_text(encoding="utf-8"))


def _names(look: Theme) -> dict[str, str]:
    values = look._asdict().items()
    return {name: value.name() for name, value in values if isinstance(value, QColor)}


def _ink(ground: QColor) -> str:
    """The ink of ticks and arrows on a ground: the drawings are there in black and in white."""
    return "black" if ground.lightnessF() > 0.5 else "white"


def _roles(look: Theme) -> dict[QPalette.ColorRole, QColor]:
    role = QPalette.ColorRole
    return {
        role.Window: look.window,
        role.WindowText: look.text,
        role.Base: look.page,
        role.AlternateBase: look.panel,
        role.Text: look.text,
        role.PlaceholderText: look.quiet,
        role.Button: look.window,
        role.ButtonText: look.text,
        role.BrightText: look.warning,
        role.Highlight: look.selection,
        role.HighlightedText: look.selection_text,
        role.Accent: look.accent,
        role.Link: look.link,
        role.LinkVisited: look.link,
        role.ToolTipBase: look.tip,
        role.ToolTipText: look.tip_text,
        # The bevels that Fusion still draws, flattened to the edges of this theme.
        role.Light: look.hover,
        role.Midlight: look.hover,
        role.Mid: look.border,
        role.Dark: look.outline,
        role.Shadow: look.outline,
    }


def _accessibility(hints: QObject) -> Any:
    """The accessibility hints of the system, which Qt knows from 6.10 on; else None."""
    known = getattr(hints, "accessibility", None)
    return known() if known is not None else None


def _wants_contrast(hints: Any) -> bool:
    return bool(hints.contrastPreference() == Qt.ContrastPreference.HighContrast)
