"""Two texts side by side: rows made by hand, what is taken away, and what is kept of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Reader, reader, until
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from recordings import write
from shelves import notice
from twin_texts import ENGLISH, FRENCH, Both, beside, bilingual, offered

from reader.model.pairing.pairing import PairSide
from reader.ui.dialogs.pair_dialog import PairDialog
from reader.ui.dialogs.part_dialog import PartDialog
from reader.ui.parts.typefaces import reading_font
from reader.ui.state.pages import PairPage


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return bilingual(tmp_path)


@pytest.fixture
def both(window: Reader, talk: Path) -> Both:
    return beside(window, talk, "porto.fr.vtt")


# -- rows made by hand ---------------------------------------------------------------------------


def test_rows_are_joined_and_parted_by_hand_and_it_is_kept(basedir: Path, talk: Path) -> None:
    (basedir / "data").mkdir(parents=True)
    for is_first in (True, False):
        with reader(base=basedir) as window:
            both = beside(window, talk, "porto.fr.vtt")
            if is_first:
                both.page.view.select_row(2)
                window.do("pair-join")
            assert both.rows[2] == (
                "Nobody pays to cross. Boats hung in the trees.",
                "Personne ne paie pour passer.",
            )
            assert both.said(2).endswith("0:08; by hand")
            assert len(both.rows) == 4
            if not is_first:
                window.do("pair-anew")
                assert len(both.rows) == 5


def test_a_row_is_parted_where_the_person_says(both: Both) -> None:
    both.window.do("pair-join")
    both.window.do("pair-part")
    dialog = both.window.dialog()
    assert isinstance(dialog, PartDialog)
    first, second = dialog.lists.values()
    assert [first.item(row).text() for row in range(3)] == [
        "Welcome to Porto.",
        "The bridge is old.",
        "nothing of this text",
    ]
    first.setCurrentRow(0)
    second.setCurrentRow(0)
    assert not dialog.accepting.isEnabled()
    assert dialog.fault.text() == "One of the two rows would be empty."
    first.setCurrentRow(1)
    both.window.click(dialog.accepting)
    assert both.rows[:2] == [
        ("Welcome to Porto.", ""),
        ("The bridge is old.", "Bienvenue à Porto. Le pont est vieux."),
    ]


def test_what_cannot_be_joined_or_parted_says_so(both: Both) -> None:
    both.press("End")
    both.window.do("pair-join")
    assert notice(both.window) == "This is the last row; there is none to join it with."
    both.page.view.select_row(3)
    both.window.do("pair-part")
    assert notice(both.window) == "This row holds one sentence alone; it cannot be parted."
    both.window.do("pair-unsure")
    assert both.page.view.row == 3  # what stands alone may be wrong


# -- taken away ----------------------------------------------------------------------------------


def test_a_quotation_has_its_translation_both_times_and_both_sources(both: Both) -> None:
    both.press("Down")
    both.press("Shift+Down")
    both.window.do("copy-with-source")
    words = both.window.clipboard
    assert "The bridge is old. Nobody pays to cross." in words.replace("\n", " ")
    assert "Le pont est vieux. Personne ne paie pour passer." in words.replace("\n", " ")
    assert words.count("0:04") == 2
    assert "porto.en.vtt" in words
    assert "porto.fr.vtt" in words


def test_the_words_alone_are_copied_by_the_usual_key(both: Both) -> None:
    both.press("Ctrl+C")
    assert both.window.clipboard == "Welcome to Porto.\nBienvenue à Porto."


@pytest.mark.parametrize("kind", ["html", "docx", "epub", "xlsx", "tmx"])
def test_both_are_saved_as_one_document(both: Both, tmp_path: Path, kind: str) -> None:
    both.window.do("export")
    dialog = both.window.dialog()
    assert isinstance(dialog, PairDialog)
    dialog.kind_box.setCurrentIndex(dialog.kind_box.findData(kind))
    until(lambda: "Le pont est vieux." in dialog.preview.toPlainText() or kind == "xlsx")
    path = tmp_path / f"both.{kind}"
    dialog.save_to(path)
    until(path.exists)
    until(lambda: "Saved as" in notice(both.window))
    if kind in ("html", "tmx"):
        text = path.read_text(encoding="utf-8")
        assert "The bridge is old." in text
        assert "Le pont est vieux." in text


# -- at every length and width -------------------------------------------------------------------


def test_rows_stay_level_and_whole_in_a_narrow_window(both: Both) -> None:
    view, window = both.page.view, both.window.window
    window.resize(1_440, 900)
    both.window.settle()
    assert view.where.is_wide
    window.resize(600, 800)
    both.window.settle()
    assert not view.where.is_wide
    tops = [view.visualRect(view.model().index(row, 0)).top() for row in range(5)]
    assert tops == sorted(tops)
    assert view.where.second + view.where.width <= view.viewport().width()


def test_each_text_has_the_letters_of_its_script(window: Reader, tmp_path: Path) -> None:
    thai = "ภาษาไทยเป็นภาษาที่สวยงาม"
    write(tmp_path / "talk.th.vtt", (thai, 0, 4_000))
    both = beside(window, write(tmp_path / "talk.en.vtt", ENGLISH[0]), "talk.th.vtt")
    fonts, settings = both.page.view._fonts, window.settings
    assert fonts[PairSide.FIRST] == reading_font(settings)
    assert fonts[PairSide.SECOND] == reading_font(settings, thai)


def test_of_very_many_rows_only_those_in_view_are_set(window: Reader, tmp_path: Path) -> None:
    many = 20_000
    for language, word in (("en", "Word"), ("fr", "Mot")):
        cues = [(f"{word} {n}.", n * 1_000, n * 1_000 + 900) for n in range(many)]
        write(tmp_path / f"long.{language}.vtt", *cues)
    window.open(tmp_path / "long.en.vtt")
    window.window.commands.pairs.open_beside(tmp_path / "long.fr.vtt")
    until(lambda: isinstance(window.session.page, PairPage))
    both = Both(window)
    both.wait()
    both.press("End")
    QApplication.processEvents()
    view = both.page.view
    assert view.row == many - 1
    assert view.indexAt(QPoint(20, view.viewport().height() - 12)).row() == many - 1
    exact = sum(view._heights.exact(row) is not None for row in range(many))
    assert exact < 200
    both.press("Home")
    assert view.indexAt(QPoint(20, 12)).row() == 0


# -- what is forgotten ---------------------------------------------------------------------------


@pytest.fixture
def secret(window: Reader, tmp_path: Path) -> Both:
    """Two files whose names tell nothing of each other, side by side."""
    write(tmp_path / "secret.vtt", *FRENCH)
    window.open(write(tmp_path / "talk.vtt", *ENGLISH))
    window.window.commands.pairs.open_beside(tmp_path / "secret.vtt")
    until(lambda: isinstance(window.session.page, PairPage))
    made = Both(window)
    made.wait()
    return made


def remembered(both: Both) -> str:
    kept = both.window.window.desk.folders.data / "pairs.json"
    return kept.read_text(encoding="utf-8") if kept.exists() else ""


def test_who_clears_the_list_of_files_is_offered_none_of_them_beside(
    secret: Both, tmp_path: Path
) -> None:
    secret.press("Escape")
    assert offered(secret.window) == "Read side by side before: secret.vtt"
    secret.window.do("clear-recent")
    assert "secret" not in remembered(secret)
    pairs = secret.window.window.commands.pairs
    assert not pairs.bar.isVisible()
    pairs.offers.look()
    secret.window.settle()
    assert pairs.offers.found == []
    # What is set side by side from then on is remembered again.
    pairs.open_beside(tmp_path / "secret.vtt")
    until(lambda: isinstance(secret.window.session.page, PairPage))
    assert "secret" in remembered(secret)


def test_rows_made_by_hand_stay_though_the_list_is_cleared(secret: Both) -> None:
    secret.page.view.select_row(1)
    secret.window.do("pair-join")
    secret.window.do("clear-recent")
    assert "secret" in remembered(secret)
    secret.window.do("pair-anew")
    secret.window.session.memory.note_wanted(False, True)
    secret.window.session.tell_known()
    assert "secret" not in remembered(secret)


def test_where_no_list_is_kept_no_pair_is(window: Reader, talk: Path) -> None:
    window.session.memory.note_wanted(False, True)
    window.open(talk)
    window.window.commands.pairs.open_beside(talk.with_name("porto.fr.vtt"))
    until(lambda: isinstance(window.session.page, PairPage))
    both = Both(window)
    both.wait()
    assert "porto" not in remembered(both)
    both.page.view.select_row(1)
    window.do("pair-join")
    assert "porto" in remembered(both)
