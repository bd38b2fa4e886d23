"""Every setting once: its name, kind, default, bounds and words.

The body of ``Settings`` is the table. Adding a setting is adding an entry there: the file, its
checks and the dialog are made from it.
"""

from __future__ import annotations

from reader.kept.setting_kinds import (
    Choice,
    Decimal,
    Family,
    Folder,
    KeptValues,
    ListedChoices,
    Number,
    SharedLibrary,
    Switch,
    Text,
)
from reader.wording import LANGUAGES, tr, trc


def _reference_styles() -> dict[str, str]:
    from reader.quotes.citations import STYLES  # late: no start needs them

    return {name: style.title for name, style in STYLES.items()}


def _kinds_for_quoting() -> dict[str, str]:
    from reader.quotes.exports import Matter, kinds  # late: no start needs them

    return {name: kind.title for name, kind in kinds(Matter.EXCERPT).items() if kind.is_for_quoting}


class Settings(KeptValues):
    """What a person can set, each with its usual value until they do."""

    theme = Choice(
        default="system",
        group=tr("Appearance"),
        label=tr("Theme"),
        help=tr("The colours of the window; “like the system” follows its modes and contrast."),
        choices={
            "system": tr("Like the system"),
            "light": trc("a theme", "Light"),
            "dark": trc("a theme", "Dark"),
            "sepia": tr("Sepia"),
            "contrast": tr("High contrast, white on black"),
            "contrast-light": tr("High contrast, black on white"),
        },
    )
    language = Choice(
        default="system",
        group=tr("Appearance"),
        label=tr("Language"),
        help=tr("What the window speaks, once it begins anew; transcripts stay as they are."),
        choices={"system": tr("Like the system"), **LANGUAGES},
    )
    interface_size = Number(
        default=100,
        group=tr("Appearance"),
        label=tr("Size of the interface"),
        help=tr(
            "How large the words of menus, lists and buttons are; the text has a size of its own."
        ),
        low=80,
        high=200,
        step=10,
        unit="%",
    )
    typeface = Choice(
        default="literata",
        group=tr("Text"),
        label=tr("Typeface"),
        help=tr("The letters of the transcript; the rest of the window has those of the system."),
        choices={
            "literata": "Literata",
            "atkinson": "Atkinson Hyperlegible",
            "system-serif": tr("Serif of the system"),
            "system-sans": tr("Sans serif of the system"),
            "mono": tr("Fixed width"),
            "own": tr("One of your own"),
        },
    )
    own_typeface = Family(
        default="",
        group=tr("Text"),
        label=tr("Your typeface"),
        help=tr(
            "The name of a typeface installed on this computer, used when you choose your own."
        ),
    )
    text_size = Number(
        default=13,
        group=tr("Text"),
        label=trc("of letters", "Size"),
        help=tr("How large the letters of the transcript are."),
        low=8,
        high=72,
        unit=tr("pt"),
    )
    measure = Number(
        default=66,
        group=tr("Text"),
        label=tr("Column width"),
        help=tr("How many characters a line has room for."),
        low=40,
        high=110,
        step=4,
        unit=trc("after a number", "characters"),
    )
    line_spacing = Decimal(
        default=1.5,
        group=tr("Text"),
        label=tr("Line spacing"),
        help=tr("The distance between lines, as a multiple of the size of the letters."),
        low=1.0,
        high=2.4,
        step=0.1,
    )
    letter_spacing = Number(
        default=0,
        group=tr("Text"),
        label=tr("Letter spacing"),
        help=tr("Room added between letters, in hundredths of their width."),
        low=0,
        high=20,
        unit="%",
    )
    word_spacing = Number(
        default=0,
        group=tr("Text"),
        label=tr("Word spacing"),
        help=tr("Room added between words, in hundredths of the size of the letters."),
        low=0,
        high=60,
        step=5,
        unit="%",
    )
    view = Choice(
        default="prose",
        group=tr("Reading"),
        label=tr("Show a transcript as"),
        help=tr(
            "Prose joins the captions to sentences and paragraphs; captions are as the file cuts."
        ),
        choices={"prose": tr("Prose"), "captions": tr("Captions")},
    )
    reading_case = Switch(
        default=False,
        group=tr("Reading"),
        label=tr("Capitals as sentences"),
        help=tr(
            "Shows captions all in capitals in small letters, names too that stand in mixed case "
            "nowhere; they are searched and quoted as is."
        ),
    )
    show_margin = Switch(
        default=True,
        group=tr("Reading"),
        label=tr("Times and speakers in the margin"),
        help=tr("Shows beside each paragraph when it is said and by whom, where the file says so."),
    )
    turns_in_text = Switch(
        default=False,
        group=tr("Reading"),
        label=tr("Speaker and time in the text"),
        help=tr(
            "Begins each turn with who speaks and when, for screen readers and for who wants it; "
            "what is searched, copied and quoted stays as it is."
        ),
    )
    paper_notes = Switch(
        default=False,
        group=trc("settings", "Export"),
        label=tr("Highlights and notes in documents"),
        help=tr("Prints and saves what is highlighted in its colour, with what is noted of it."),
    )
    show_selection_bar = Switch(
        default=True,
        group=tr("Reading"),
        label=tr("Bar beside the selection"),
        help=tr("Shows colours, note, quotation and basket beside words selected with the mouse."),
    )
    show_sounds = Switch(
        default=True,
        group=tr("Reading"),
        label=tr("Sounds and music"),
        help=tr(
            "Shows and searches captions such as [applause]; switched off, they are passed over."
        ),
    )
    open_last = Switch(
        default=True,
        group=tr("Reading"),
        label=tr("Open what was open last"),
        help=tr("Starts with the transcripts that were open, each at the line where you left off."),
    )
    keep_recent = Switch(
        default=True,
        group=tr("Reading"),
        label=tr("Remember recent transcripts"),
        help=tr(
            "Lists the files opened before in the File menu; switched off, the list is forgotten."
        ),
    )
    web_search = Text(
        default="https://duckduckgo.com/?q=%s",
        group=tr("Reading"),
        label=tr("Search the web with"),
        help=tr("The address that is opened when you search the web; %s stands for the words."),
        start="https://",
        slot="%s",
    )
    show_side = Switch(
        default=True,
        group=tr("Window"),
        label=tr("Panel at the right"),
        help=tr("Shows beside a transcript what belongs to it: contents, related videos and more."),
    )
    side_tab = Choice(
        default="related",
        group=tr("Window"),
        label=tr("Tab of the panel"),
        help=tr("What the panel at the right shows, where there is any of it."),
        choices={
            "contents": tr("Contents"),
            "related": tr("Related videos"),
            "notes": tr("Highlights"),
            "basket": tr("Basket"),
            "similar": tr("Similar transcripts"),
        },
    )
    related_width = Number(
        default=304,
        group=tr("Window"),
        label=tr("Width of the panel"),
        help=tr("How wide the panel at the right is."),
        low=160,
        high=1000,
        step=10,
        unit=tr("px"),
    )
    show_library = Switch(
        default=False,
        group=tr("Window"),
        label=tr("Library"),
        help=tr("Shows the transcripts that you keep beside the text."),
    )
    library_width = Number(
        default=300,
        group=tr("Window"),
        label=tr("Width of the library"),
        help=tr("How wide the list of the transcripts that you keep is."),
        low=180,
        high=1000,
        step=10,
        unit=tr("px"),
    )
    show_overview = Switch(
        default=True,
        group=tr("Window"),
        label=tr("Overview"),
        help=tr("Shows beside the scroll bar where headings, speakers, highlights and hits are."),
    )
    show_hits = Switch(
        default=False,
        group=tr("Window"),
        label=tr("List of hits"),
        help=tr("Shows every place that the search found, with the words around it."),
    )
    library_at = SharedLibrary(
        default="",
        group=tr("Library"),
        label=tr("Library in use"),
        help=tr(
            "Whether you search and note in your own library, or in an archive that many share."
        ),
    )
    keep_opened = Switch(
        default=False,
        group=tr("Library"),
        label=tr("Keep what is opened"),
        help=tr("Takes every transcript that you open from a file into your own library."),
    )
    watched_folder = Folder(
        default="",
        group=tr("Library"),
        label=tr("Folder to watch"),
        help=tr("Transcripts saved in this folder are taken into your own library by themselves."),
    )
    library_sort = Choice(
        default="read",
        group=tr("Library"),
        label=trc("how it is sorted", "Order"),
        help=tr("How the transcripts of the library are sorted."),
        choices={
            "read": tr("Last read"),
            "added": tr("Last added"),
            "title": tr("Title"),
            "date": tr("Date of the video"),
            "length": tr("Length"),
        },
    )
    library_group = Choice(
        default="none",
        group=tr("Library"),
        label=tr("Groups"),
        help=tr("What the transcripts of the library are put together by."),
        choices={
            "none": trc("groups", "None"),
            "folder": tr("Folder"),
            "speaker": tr("Speaker"),
            "date": tr("Year of the video"),
            "tag": tr("Tag"),
        },
    )
    offline = Switch(
        default=False,
        group=tr("Network"),
        label=tr("Ask nothing of the web"),
        help=tr(
            "Refuses to fetch transcripts, whatever was clicked; links still open in the browser."
        ),
    )
    step_back = Decimal(
        default=1.5,
        group=tr("Listening"),
        label=tr("Step back after a pause"),
        help=tr("How many seconds before the place of a pause a recording is played on."),
        low=0.0,
        high=10.0,
        step=0.5,
        unit=trc("after a number", "seconds"),
    )
    loop_pause = Decimal(
        default=0.0,
        group=tr("Listening"),
        label=tr("Pause in a loop"),
        help=tr("How many seconds it is quiet before words in a loop are played again."),
        low=0.0,
        high=60.0,
        step=0.5,
        unit=trc("after a number", "seconds"),
    )
    loop_count = Number(
        default=0,
        group=tr("Listening"),
        label=tr("Times in a loop"),
        help=tr("How often words in a loop are played before it goes on; 0 is until you stop it."),
        low=0,
        high=100,
        lowest=trc("how often a loop is played", "Until you stop it"),
    )
    show_waveform = Switch(
        default=True,
        group=tr("Listening"),
        label=tr("Sound as a strip"),
        help=tr("Draws how loud a recording is, with chapters, hits, speakers and highlights."),
    )
    skip_silence = Switch(
        default=False,
        group=tr("Listening"),
        label=tr("Skip silence"),
        help=tr("Leaves out gaps between captions that are silent, from a second and a half on."),
    )
    read_names = Switch(
        default=False,
        group=tr("Listening"),
        label=tr("Names of speakers aloud"),
        help=tr("Says who speaks, where a transcript is read aloud and another speaker begins."),
    )
    pause_at_sentences = Switch(
        default=False,
        group=tr("Listening"),
        label=tr("Pause after each sentence"),
        help=tr(
            "Waits at the end of each sentence until you go on, to repeat it or write it down."
        ),
    )
    show_picture = Switch(
        default=True,
        group=tr("Listening"),
        label=tr("Picture"),
        help=tr("Shows the picture of a recording that is a video."),
    )
    picture_apart = Switch(
        default=False,
        group=tr("Listening"),
        label=tr("Picture in a window of its own"),
        help=tr("Has the picture where you put it, on another screen too, and not over the text."),
    )
    picture_height = Number(
        default=240,
        group=tr("Listening"),
        label=tr("Height of the picture"),
        help=tr("How high the picture over the text is, where there is room for it."),
        low=90,
        high=1000,
        step=10,
        unit=tr("px"),
    )
    match_case = Switch(
        default=False,
        group=trc("settings", "Search"),
        label=tr("Match case"),
        help=tr("Tells capital letters from small ones."),
    )
    whole_words = Switch(
        default=False,
        group=trc("settings", "Search"),
        label=tr("Whole words"),
        help=tr("Finds words, not parts of longer ones."),
    )
    exact = Switch(
        default=False,
        group=trc("settings", "Search"),
        label=trc("a search", "Exact"),
        help=tr("Counts accents, quotation marks, dashes and punctuation as they are typed."),
    )
    regex = Switch(
        default=False,
        group=trc("settings", "Search"),
        label=tr("Regular expression"),
        help=tr("Reads what is typed as a pattern."),
    )
    quote_style = Text(
        default="full",
        group=trc("settings", "Export"),
        label=tr("Copy quotations as"),
        help=tr("The style of a copied quotation: full, or one of those in the Edit menu."),
    )
    citation_style = Choice(
        default="apa",
        group=trc("settings", "Export"),
        label=tr("References"),
        help=tr("The style in which references to videos are written."),
        choices=ListedChoices(_reference_styles),
    )
    export_format = Choice(
        default="markdown",
        group=trc("settings", "Export"),
        label=tr("Save excerpts as"),
        help=tr("The kind of file that is offered first when you save an excerpt."),
        choices=ListedChoices(_kinds_for_quoting),
    )
    quote_still = Switch(
        default=False,
        group=trc("settings", "Export"),
        label=tr("Still frame with quotations"),
        help=tr(
            "Takes the frame of the video at its time along with what is copied, saved or put into "
            "the basket."
        ),
    )
