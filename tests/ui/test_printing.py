"""What is printed or saved as PDF, read again."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTTextContainer
from PySide6.QtGui import QGuiApplication, QTextFormat
from PySide6.QtWidgets import QApplication, QWidget

from reader import formats
from reader.model.excerpt import cut
from reader.model.transcript import Cue, CueKind, Transcript
from reader.quotes.exports import EXPORTS
from reader.quotes.paper import of_excerpt
from reader.quotes.parts import QuoteOptions
from reader.quotes.writing import transcript_data
from reader.ui.parts.typefaces import paper_font
from reader.ui.print_dialog import print_dialog
from reader.ui.printing import _FOREIGN, pdf, without_sign


def again(of: Transcript, *, times: bool = False) -> Transcript:
    look = QuoteOptions(times=times)
    day = datetime.date(2026, 11, 27)
    data = transcript_data(EXPORTS["pdf"], of, look, pdf, lambda: day)
    return formats.read_bytes(data, "tide.pdf")


CUES = (
    Cue("Opening", kind=CueKind.HEADING, starts_paragraph=True),
    Cue("Good morning to all who came to the harbour.", 0, None, "Ana Lie", starts_paragraph=True),
    Cue("(Applause.)", 3_000, kind=CueKind.SOUND, starts_paragraph=True),
    Cue("It rains, as it has rained for a week.", 5_000, None, "Bo Ek", starts_paragraph=True),
    Cue("[laughter]", 7_000, kind=CueKind.SOUND, starts_paragraph=True),
    Cue("It does, and nobody minds.", 9_000, None, "Ana Lie", starts_paragraph=True),
)


def test_what_stands_above_a_talk_comes_back_as_facts(qapp: QGuiApplication) -> None:
    of = Transcript(
        "Wind and Water",
        "How the tide comes in at night",
        CUES,
        author="Tide Radio",
        site="YouTube",
        date="2024-05-01",
        url="https://example.org/tide",
    )
    for times in (False, True):
        read = again(of, times=times)
        assert (read.title, read.standfirst) == (of.title, of.standfirst)
        assert (read.author, read.site, read.date, read.url) == (
            *("Tide Radio", "YouTube", "2024-05-01"),
            "https://example.org/tide",
        )
        assert [(cue.kind, cue.speaker, cue.text) for cue in read.cues] == [
            (cue.kind, cue.speaker, cue.text) for cue in CUES
        ]


def test_who_published_it_alone_is_the_author(qapp: QGuiApplication) -> None:
    read = again(Transcript("Wind and Water", "", CUES, author="Tide Radio", date="1 May 2024"))
    assert (read.author, read.site, read.date, read.standfirst) == (
        *("Tide Radio", "", "1 May 2024"),
        "",
    )


@pytest.mark.skipif(not hasattr(QTextFormat.Property, "FontFeatures"), reason="Qt has no features")
def test_letters_that_a_font_draws_in_other_forms_are_still_those_of_the_text(
    qapp: QGuiApplication,
) -> None:
    """Bold $ and đ are slimmer in Literata, two ї are one, a grave after a sign stands higher."""
    if paper_font(11).families()[0] != "Literata":
        pytest.skip("PySide6 6.8.0 to 6.8.2 cannot keep letters apart")
    said = "Її мати її бачила: 1⁄2 за $5. Đak je đavo, a ``x``; office, effb, Thou."
    title = "It cost $5 or 3 ₫, đak, її"
    data = transcript_data(
        EXPORTS["pdf"],
        Transcript(cues=(Cue(said, speaker="Їжак її $"),), title=title),
        QuoteOptions(),
        pdf,
        lambda: datetime.date(2026, 11, 27),
    )
    read = " ".join(extract_text(io.BytesIO(data)).split())
    for words in (title, said, "Їжак її $"):
        assert words in read


def test_other_scripts_are_set_whole_and_their_marks_with_them(qapp: QGuiApplication) -> None:
    for words, parts in {
        "Її said שלום עולם, 12 ימים, and left.": ["שלום עולם, 12 ימים"],
        "ไทย a\u0301 ไ\u0301b 日本": ["ไทย", "ไ\u0301", "日本"],
    }.items():
        assert _FOREIGN.split(words)[1::2] == parts


def test_signs_that_no_font_has_are_told_each_once_however_far_they_are_counted(
    qapp: QGuiApplication,
) -> None:
    """Private and unassigned characters have no signs; those beyond U+FFFF count twice in Qt."""
    assert without_sign("Good morning, \xe9t\xe9, – “so”") == ""
    wanted = "\uf1ab\U000f1234\U000f1235\U0010fffd"
    assert without_sign(f"{wanted} and {wanted[::-1]}.") == wanted


def lefts(path: Path) -> dict[str, float]:
    """Where each line of a page begins, in points from its left edge, by its first letters."""
    (page,) = extract_pages(path)
    return {
        line.get_text()[:8].strip(): line.x0
        for box in page
        if isinstance(box, LTTextContainer)
        for line in box
    }


def test_the_source_is_indented_by_as_much_on_paper_as_in_a_file(
    qapp: QApplication, tmp_path: Path
) -> None:
    """28 points, of which a printer of 1,200 dots an inch made 1.7."""
    support = pytest.importorskip(
        "PySide6.QtPrintSupport", reason="Qt cannot print here", exc_type=ImportError
    )
    excerpt = cut(Transcript("Tide", cues=CUES[1:2]), None, taken=datetime.date(2026, 11, 27))
    saved, printed = tmp_path / "saved.pdf", tmp_path / "printed.pdf"
    saved.write_bytes(pdf(of_excerpt(excerpt, QuoteOptions())))
    parent = QWidget()
    dialog = print_dialog(parent, excerpt, QuoteOptions(), lambda work: work())
    assert isinstance(dialog, support.QPrintDialog)
    dialog.printer().setOutputFileName(str(printed))
    dialog.accepted.emit(dialog.printer())
    parent.deleteLater()
    for path in (saved, printed):
        starts = lefts(path)
        source = next(left for words, left in starts.items() if words.startswith("—"))
        assert source - starts["Tide"] == pytest.approx(28, abs=2)
