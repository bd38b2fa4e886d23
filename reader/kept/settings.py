"""Every setting once: its name, kind, default, bounds and words; loading and saving them.

The body of ``Settings`` is the table. Adding a setting is adding an entry there: the file, its
checks and the dialog are made from it.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from reader.kept.kept_file import KeptFile
from reader.kept.setting_kinds import (
    Choice,
    Decimal,
    Family,
    Folder,
    ListedChoices,
    Number,
    Switch,
    Text,
    Values,
)
from reader.wording import LANGUAGES

_log = logging.getLogger("reader.ui")
_VERSION = 1
_LOST = "The settings could not be read, so the usual ones are in use"


def _reference_styles() -> dict[str, str]:
    from reader.quotes.citations import STYLES  # late: no start needs them

    return {name: style.title for name, style in STYLES.items()}


def _kinds_for_quoting() -> dict[str, str]:
    from reader.quotes.exports import Matter, kinds  # late: no start needs them

    return {name: kind.title for name, kind in kinds(Matter.EXCERPT).items() if kind.is_for_quoting}


class Settings(Values):
    """What a person can set, each with its usual value until they do."""

    theme = Choice(
        default="system",
        group="Appearance",
        label="Theme",
        help="The colours of the window; “like the system” follows its modes and contrast.",
        choices={
            "system": "Like the system",
            "light": "Light",
            "dark": "Dark",
            "sepia": "Sepia",
            "contrast": "High contrast, white on black",
            "contrast-light": "High contrast, black on white",
        },
    )
    language = Choice(
        default="system",
        group="Appearance",
        label="Language",
        help="What the window speaks, from the next start on; transcripts stay as they are.",
        choices={"system": "Like the system", **LANGUAGES},
    )
    interface_size = Number(
        default=100,
        group="Appearance",
        label="Size of the interface",
        help="How large the words of menus, lists and buttons are; the text has a size of its own.",
        low=80,
        high=200,
        step=10,
        unit="%",
    )
    typeface = Choice(
        default="literata",
        group="Text",
        label="Typeface",
        help="The letters of the transcript; the rest of the window has those of the system.",
        choices={
            "literata": "Literata",
            "atkinson": "Atkinson Hyperlegible",
            "system-serif": "Serif of the system",
            "system-sans": "Sans serif of the system",
            "mono": "Fixed width",
            "own": "One of your own",
        },
    )
    own_typeface = Family(
        default="",
        group="Text",
        label="Your typeface",
        help="The name of a typeface installed on this computer, used when you choose your own.",
    )
    text_size = Number(
        default=13,
        group="Text",
        label="Size",
        help="How large the letters of the transcript are.",
        low=8,
        high=72,
        unit="pt",
    )
    measure = Number(
        default=66,
        group="Text",
        label="Column width",
        help="How many characters a line has room for.",
        low=40,
        high=110,
        step=4,
        unit="characters",
    )
    line_spacing = Decimal(
        default=1.5,
        group="Text",
        label="Line spacing",
        help="The distance between lines, as a multiple of the size of the letters.",
        low=1.0,
        high=2.4,
        step=0.1,
    )
    letter_spacing = Number(
        default=0,
        group="Text",
        label="Letter spacing",
        help="Room added between letters, in hundredths of their width.",
        low=0,
        high=20,
        unit="%",
    )
    word_spacing = Number(
        default=0,
        group="Text",
        label="Word spacing",
        help="Room added between words, in hundredths of the size of the letters.",
        low=0,
        high=60,
        step=5,
        unit="%",
    )
    view = Choice(
        default="prose",
        group="Reading",
        label="Show a transcript as",
        help="Prose joins the captions to sentences and paragraphs; captions are as the file cuts.",
        choices={"prose": "Prose", "captions": "Captions"},
    )
    reading_case = Switch(
        default=False,
        group="Reading",
        label="Capitals as sentences",
        help="Shows captions all in capitals in small letters, names too that stand in mixed case "
        "nowhere; they are searched and quoted as is.",
    )
    show_margin = Switch(
        default=True,
        group="Reading",
        label="Times and speakers in the margin",
        help="Shows beside each paragraph when it is said and by whom, where the file says so.",
    )
    paper_notes = Switch(
        default=False,
        group="Export",
        label="Highlights and notes in documents",
        help="Prints and saves what is highlighted in its colour, with what is noted of it.",
    )
    show_selection_bar = Switch(
        default=True,
        group="Reading",
        label="Bar beside the selection",
        help="Shows colours, note, quotation and basket beside words selected with the mouse.",
    )
    show_sounds = Switch(
        default=True,
        group="Reading",
        label="Sounds and music",
        help="Shows and searches captions such as [applause]; switched off, they are passed over.",
    )
    open_last = Switch(
        default=True,
        group="Reading",
        label="Open what was open last",
        help="Starts with the transcripts that were open, each at the line where you left off.",
    )
    keep_recent = Switch(
        default=True,
        group="Reading",
        label="Remember recent transcripts",
        help="Lists the files opened before in the File menu; switched off, the list is forgotten.",
    )
    web_search = Text(
        default="https://duckduckgo.com/?q=%s",
        group="Reading",
        label="Search the web with",
        help="The address that is opened when you search the web; %s stands for the words.",
        start="https://",
        slot="%s",
    )
    show_side = Switch(
        default=True,
        group="Window",
        label="Panel at the right",
        help="Shows beside a transcript what belongs to it: contents, related videos and more.",
    )
    side_tab = Choice(
        default="related",
        group="Window",
        label="Tab of the panel",
        help="What the panel at the right shows, where there is any of it.",
        choices={
            "contents": "Contents",
            "related": "Related videos",
            "notes": "Highlights",
            "basket": "Basket",
            "similar": "Similar transcripts",
        },
    )
    related_width = Number(
        default=304,
        group="Window",
        label="Width of the panel",
        help="How wide the panel at the right is.",
        low=160,
        high=1000,
        step=10,
        unit="px",
    )
    show_library = Switch(
        default=False,
        group="Window",
        label="Library",
        help="Shows the transcripts that you keep beside the text.",
    )
    library_width = Number(
        default=300,
        group="Window",
        label="Width of the library",
        help="How wide the list of the transcripts that you keep is.",
        low=180,
        high=1000,
        step=10,
        unit="px",
    )
    show_overview = Switch(
        default=True,
        group="Window",
        label="Overview",
        help="Shows beside the scroll bar where headings, speakers, highlights and hits are.",
    )
    show_hits = Switch(
        default=False,
        group="Window",
        label="List of hits",
        help="Shows every place that the search found, with the words around it.",
    )
    keep_opened = Switch(
        default=False,
        group="Library",
        label="Keep what is opened",
        help="Takes every transcript that you open from a file into the library.",
    )
    watched_folder = Folder(
        default="",
        group="Library",
        label="Folder to watch",
        help="Transcripts that are saved in this folder are taken into the library by themselves.",
    )
    library_sort = Choice(
        default="read",
        group="Library",
        label="Order",
        help="How the transcripts of the library are sorted.",
        choices={
            "read": "Last read",
            "added": "Last added",
            "title": "Title",
            "date": "Date of the video",
            "length": "Length",
        },
    )
    library_group = Choice(
        default="none",
        group="Library",
        label="Groups",
        help="What the transcripts of the library are put together by.",
        choices={
            "none": "None",
            "folder": "Folder",
            "speaker": "Speaker",
            "date": "Year of the video",
            "tag": "Tag",
        },
    )
    offline = Switch(
        default=False,
        group="Network",
        label="Ask nothing of the web",
        help="Refuses to fetch transcripts, whatever was clicked; links still open in the browser.",
    )
    step_back = Decimal(
        default=1.5,
        group="Listening",
        label="Step back after a pause",
        help="How many seconds before the place of a pause a recording is played on.",
        low=0.0,
        high=10.0,
        step=0.5,
    )
    loop_pause = Decimal(
        default=0.0,
        group="Listening",
        label="Pause in a loop",
        help="How many seconds it is quiet before words in a loop are played again.",
        low=0.0,
        high=60.0,
        step=0.5,
    )
    loop_count = Number(
        default=0,
        group="Listening",
        label="Times in a loop",
        help="How often words in a loop are played before it goes on; 0 is until you stop it.",
        low=0,
        high=100,
        unit="times",
    )
    show_waveform = Switch(
        default=True,
        group="Listening",
        label="Sound as a strip",
        help="Draws how loud a recording is, with chapters, hits, speakers and highlights.",
    )
    match_case = Switch(
        default=False,
        group="Search",
        label="Match case",
        help="Tells capital letters from small ones.",
    )
    whole_words = Switch(
        default=False,
        group="Search",
        label="Whole words",
        help="Finds words, not parts of longer ones.",
    )
    exact = Switch(
        default=False,
        group="Search",
        label="Exact",
        help="Counts accents, quotation marks, dashes and punctuation as they are typed.",
    )
    regex = Switch(
        default=False,
        group="Search",
        label="Regular expression",
        help="Reads what is typed as a pattern.",
    )
    quote_style = Text(
        default="full",
        group="Export",
        label="Copy quotations as",
        help="The style of a copied quotation: full, or one of those in the Edit menu.",
    )
    citation_style = Choice(
        default="apa",
        group="Export",
        label="References",
        help="The style in which references to videos are written.",
        choices=ListedChoices(_reference_styles),
    )
    export_format = Choice(
        default="markdown",
        group="Export",
        label="Save excerpts as",
        help="The kind of file that is offered first when you save an excerpt.",
        choices=ListedChoices(_kinds_for_quoting),
    )

    def __init__(self) -> None:
        super().__init__()
        # What the file holds and this version cannot read: kept for the version that can.
        self._foreign: dict[str, Any] = {}
        # What is kept of the settings that are otherwise for this run alone.
        self._kept: dict[str, Any] = {}
        self._file: KeptFile | None = None

    def load(self, path: Path) -> str:
        """Read the settings file and return a sentence to show, "" if there is nothing to say.

        A missing file means defaults. A value that is none of its setting's leaves that setting at
        its default and the others as they are. A file that is no settings file at all is renamed
        to ``….bad-1``, and the sentence says so. Never raises for what is in the file.
        """
        self._file = KeptFile(path, _LOST)
        stored = self._file.load()
        if stored.get("version") == _VERSION:
            del stored["version"]
        self._take(stored)
        return self._file.notice

    def save(self, path: Path) -> None:
        """Write what differs from the defaults, if anything changed; FileError if that fails."""
        if self._file is None or self._file.path != path:
            self._file = KeptFile(path, _LOST)
        self._file.save(self._stored())

    def set(self, name: str, value: object) -> None:
        """Set one value; what a newer version may have stored under the name is given up."""
        super().set(name, value)
        self._foreign.pop(name, None)
        self._kept.pop(name, None)

    def set_for_now(self, name: str, value: object) -> None:
        """Set one value, which is not saved: the one before it is, until one is set for good."""
        kept = self._kept.get(name, self.get(name))
        super().set(name, value)
        self._kept[name] = kept

    def _take(self, stored: dict[str, Any]) -> None:
        table = self.table()
        self._foreign = {}
        for name, value in stored.items():
            accepted = table[name].accept(value) if name in table else None
            if accepted is None:
                self._foreign[name] = value
                _log.warning("settings: %s has a value that this version does not know", name)
            else:
                self.set(name, accepted)

    def _stored(self) -> dict[str, Any]:
        table = self.table()
        values = self._values | self._kept
        changed = {
            name: values[name]
            for name, setting in table.items()
            if name in values and values[name] != setting.default
        }
        return {"version": _VERSION, **changed, **self._foreign}
