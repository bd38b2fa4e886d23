"""A talk read beside its translation, as a learner and a journalist do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from driver import Reader, drag, drop, files, reader, until
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication
from recordings import write
from shelves import notice, take_in
from shelves import write as write_json

from reader.model.amendments import Amendments
from reader.model.pairing.pairing import PairSide
from reader.ui.dialogs.pair_dialog import PairDialog
from reader.ui.dialogs.part_dialog import PartDialog
from reader.ui.pages.pair_pane import PairPane
from reader.ui.parts.typefaces import reading_font
from reader.ui.state.pages import PairPage
from reader.ui.state.twins import Twins

ENGLISH = (
    ("Welcome to Porto.", 0, 4_000),
    ("The bridge is old.", 4_000, 8_000),
    ("Nobody pays to cross.", 8_000, 12_000),
    ("Boats hung in the trees.", 12_000, 16_000),
    ("Thank you.", 16_000, 20_000),
)
FRENCH = (
    ("Bienvenue à Porto.", 0, 4_000),
    ("Le pont est vieux.", 4_000, 8_000),
    ("Personne ne paie pour passer.", 8_000, 12_000),
    ("Merci.", 16_000, 20_000),
)


class Both:
    """Two texts side by side, as a person has them."""

    def __init__(self, window: Reader) -> None:
        self.window = window

    @property
    def twins(self) -> Twins:
        return self.window.window.commands.pairs.twins

    @property
    def page(self) -> PairPane:
        return self.window.window.commands.pairs.page

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The rows as they stand."""
        pairing = self.twins.pairing
        assert pairing is not None
        return [pairing.texts(row) for row in range(len(pairing.rows))]

    def said(self, row: int) -> str:
        """What a screen reader says of a row."""
        model = self.page.view.model()
        return str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    def wait(self) -> None:
        until(lambda: self.twins.pairing)
        self.window.settle()

    def press(self, keys: str) -> None:
        self.window.press(keys, self.page.view)


def offered(window: Reader) -> str:
    """What the bar below the page offers, once it does."""
    pairs = window.window.commands.pairs
    until(lambda: pairs.offers.found)
    window.settle()
    assert pairs.bar.isVisible()
    return pairs.bar.said.text()


def pause(window: Reader) -> QTimer:
    """What waits until somebody types no more."""
    return next(one for one in window.window.findChildren(QTimer) if one.interval() == 500)


def beside(window: Reader, first: Path, second: str) -> Both:
    """Set a file beside another one of its folder."""
    window.open(first)
    window.window.commands.pairs.open_beside(first.with_name(second))
    until(lambda: isinstance(window.session.page, PairPage))
    made = Both(window)
    made.wait()
    return made


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A talk in English, beside it the same in French."""
    write(tmp_path / "porto.fr.vtt", *FRENCH)
    return write(tmp_path / "porto.en.vtt", *ENGLISH)


@pytest.fixture
def both(window: Reader, talk: Path) -> Both:
    return beside(window, talk, "porto.fr.vtt")


# -- a second one --------------------------------------------------------------------------------


def test_a_track_in_the_same_folder_is_offered_and_read_side_by_side(
    window: Reader, talk: Path
) -> None:
    window.open(talk)
    assert offered(window) == "Also in French: porto.fr.vtt"
    window.click(window.window.commands.pairs.bar.read)
    until(lambda: isinstance(window.session.page, PairPage))
    both = Both(window)
    both.wait()
    assert both.rows == [
        ("Welcome to Porto.", "Bienvenue à Porto."),
        ("The bridge is old.", "Le pont est vieux."),
        ("Nobody pays to cross.", "Personne ne paie pour passer."),
        ("Boats hung in the trees.", ""),
        ("Thank you.", "Merci."),
    ]
    assert both.page.said.text() == "5 rows  ·  1 alone"
    assert both.page.view.hasFocus()
    assert not window.window.commands.pairs.bar.isVisible()
    both.press("Escape")
    assert window.session.transcript is not None
    assert window.session.transcript.path == talk


def test_a_file_without_a_language_in_its_name_is_offered_the_one_with(
    window: Reader, tmp_path: Path
) -> None:
    write(tmp_path / "speech.fr.vtt", *FRENCH)
    write(tmp_path / "speech.raw.vtt", *FRENCH)
    write(tmp_path / "speech2.es.vtt", *FRENCH)
    window.open(write(tmp_path / "speech.vtt", *ENGLISH))
    assert offered(window) == "Also in French: speech.fr.vtt"
    assert len(window.window.commands.pairs.offers.found) == 1


def test_a_track_in_the_library_is_offered_by_its_language(window: Reader, tmp_path: Path) -> None:
    facts = {"url": "https://example.org/v/1", "standfirst": "", "related": []}
    first, second = tmp_path / "one.json", tmp_path / "two.json"
    write_json(first, "Porto", "Welcome to Porto.", "Thank you.", language="en", **facts)
    write_json(second, "Porto", "Bienvenue à Porto.", "Merci.", language="fr", **facts)
    take_in(window, second)
    window.open(first)
    assert offered(window) == "Also in French"
    window.click(window.window.commands.pairs.bar.read)
    until(lambda: isinstance(window.session.page, PairPage))
    both = Both(window)
    both.wait()
    assert both.rows == [("Welcome to Porto.", "Bienvenue à Porto."), ("Thank you.", "Merci.")]
    assert both.page.heads[PairSide.SECOND].text() == "French  ·  Porto"


def test_what_is_offered_can_be_sent_away(window: Reader, talk: Path) -> None:
    window.open(talk)
    offered(window)
    bar = window.window.commands.pairs.bar
    window.click(bar.closer)
    assert not bar.isVisible()
    window.window.commands.pairs.offers.look()
    assert not bar.isVisible()


def test_a_file_dropped_with_shift_stands_beside(window: Reader, talk: Path) -> None:
    window.open(talk)
    dragged, shift = files(talk.with_name("porto.fr.vtt")), Qt.KeyboardModifier.ShiftModifier
    assert drag(window.window, dragged, shift)
    assert window.window.drop_sign.words.text() == "Drop to read it side by side"
    drop(window.window, dragged, shift)
    until(lambda: isinstance(window.session.page, PairPage))
    assert window.session.open_transcripts[0].path == talk
    assert len(window.session.open_transcripts) == 1


def test_the_same_file_stands_beside_itself_no_more_than_anybody(
    window: Reader, talk: Path
) -> None:
    window.open(talk)
    window.window.commands.pairs.open_beside(talk)
    notices = window.window.notices
    assert notice(window).startswith("That is the file that is open.")
    assert notices.property("role") == "failure"
    assert window.session.transcript is not None
    bar = window.window.commands.pairs.bar
    offered(window)
    assert bar.isVisible()
    window.settle()
    corner = notices.mapTo(window.window, notices.rect().bottomLeft())
    assert corner.y() < bar.mapTo(window.window, bar.rect().topLeft()).y()
    window.press("Escape")
    assert not notices.isVisible()
    assert window.session.transcript is not None


def test_what_went_wrong_goes_with_the_page_once_it_could_be_read(
    window: Reader, talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.txt").write_text("One.\n", encoding="utf-8")
    window.open(talk)
    notices = window.window.notices
    notices.show_error("That could not be done.")
    window.open(tmp_path / "other.txt")
    assert notices.isVisible()  # nobody can have read it yet
    monkeypatch.setattr("reader.ui.parts.notice_bar._SHORT_NOTICE_MS", 0)
    window.open(talk)
    assert not notices.isVisible()


def test_what_is_no_transcript_is_told_of_and_the_page_stays(
    window: Reader, talk: Path, tmp_path: Path
) -> None:
    window.open(talk)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    window.window.commands.pairs.open_beside(tmp_path / "picture.png")
    until(lambda: "picture.png" in notice(window))
    assert window.session.transcript is not None


def test_texts_that_have_nothing_in_common_are_told_of(window: Reader, tmp_path: Path) -> None:
    long = " ".join(["deux cents bateaux sont partis hier soir"] * 8)
    (tmp_path / "other.txt").write_text(f"{long}.\n", encoding="utf-8")
    (tmp_path / "one.txt").write_text("One.\n", encoding="utf-8")
    window.open(tmp_path / "one.txt")
    window.window.commands.pairs.open_beside(tmp_path / "other.txt")
    until(lambda: isinstance(window.session.page, PairPage))
    both = Both(window)
    both.wait()
    told = both.page.said.text()
    assert told == "Nothing of one was found in the other. Do both say the same?"
    assert [both.said(row).split("; ")[-1] for row in range(2)] == ["without partner"] * 2


# -- as a learner reads --------------------------------------------------------------------------


def test_a_learner_hides_the_translation_and_asks_for_it_row_by_row(both: Both) -> None:
    heard: list[str] = []
    both.window.window.desk.voice.said.connect(heard.append)
    both.window.click(both.page.hide_second)
    assert heard == ["The second text is hidden; Space shows it row by row"]
    assert both.said(1) == "The bridge is old.; hidden, Space shows it; 0:04; 100 % sure"
    both.press("Down")
    both.press("Space")
    assert both.said(1) == "The bridge is old.; Le pont est vieux.; 0:04; 100 % sure"
    assert "hidden" in both.said(2)
    both.press("Space")
    assert "hidden" in both.said(1)
    box = both.page.view.visualRect(both.page.view.model().index(2, 0))
    both.window.click(both.page.view.viewport(), box.center())
    assert "Personne ne paie pour passer." in both.said(2)
    both.window.do("pair-hide-second")
    assert not both.page.hide_second.isChecked()
    assert "Bienvenue" in both.said(0)


def test_what_was_asked_for_is_still_shown_once_rows_are_others(both: Both) -> None:
    both.window.do("pair-hide-second")
    both.twins.turn(1)
    both.twins.turn(4)
    both.twins.join(1)
    assert both.twins.opened == {1, 3}
    both.twins.part(1, 2, 2)
    assert both.twins.opened == {1, 2, 4}
    both.twins.join(3)
    assert both.twins.opened == {1, 2, 3}
    both.window.do("pair-anew")
    assert not both.twins.opened


def test_a_hit_in_what_is_hidden_is_shown(both: Both) -> None:
    both.window.do("pair-hide-second")
    both.window.press("Ctrl+F")
    both.window.type("vieux")
    assert both.page.view.row == 1
    assert "Le pont est vieux." in both.said(1)


def test_words_are_found_in_both_at_once(both: Both) -> None:
    both.window.press("Ctrl+F")
    assert both.page.field.hasFocus()
    both.window.type("porto")
    assert both.page.found.text() == "1 of 2"
    assert [hit.side for hit in both.twins.search.hits] == [PairSide.FIRST, PairSide.SECOND]
    both.window.press("Return")
    assert both.page.found.text() == "2 of 2"
    both.window.do("find-next")
    assert both.page.found.text() == "1 of 2"
    both.window.press("Escape")
    assert both.page.view.hasFocus()
    assert not both.window.window.actions_["find-next"].isEnabled()
    both.window.press("Ctrl+F")
    both.window.type("zebra")
    assert both.page.found.text() == "No hits"


def test_a_hit_is_said_with_the_words_around_it(both: Both) -> None:
    heard: list[str] = []
    both.window.window.desk.voice.said.connect(heard.append)
    both.window.press("Ctrl+F")
    both.window.type("vieux")
    until(lambda: heard)
    assert heard == ["1 of 1: Le pont est vieux."]
    both.window.do("pair-join")
    until(lambda: not pause(both.window).isActive())
    assert heard[1:] == ["Joined with the next row"]


def test_hits_of_one_pair_are_gone_with_it(both: Both, talk: Path) -> None:
    both.window.press("Ctrl+F")
    both.window.type("merci")
    assert [hit.row for hit in both.twins.search.hits] == [4]
    one = write(talk.with_name("one.en.vtt"), *ENGLISH[:1])
    write(talk.with_name("one.fr.vtt"), *FRENCH[:1])
    both.window.open(one)
    assert not both.twins.search.hits
    other = beside(both.window, one, "one.fr.vtt")
    assert len(other.rows) == 1
    assert other.page.found.text() == "No hits"


def test_the_keyboard_stays_where_a_person_types(both: Both, talk: Path) -> None:
    both.window.press("Ctrl+F")
    both.window.type("por")
    both.twins.changed.emit()
    both.window.type("to")
    assert both.page.field.text() == "porto"


def test_the_keyboard_stays_where_a_person_types_as_an_offer_goes(
    window: Reader, talk: Path
) -> None:
    window.open(talk)
    offered(window)
    pairs = window.window.commands.pairs
    pairs.bar.read.setFocus()
    window.press("Ctrl+F")
    window.type("por")
    pairs.offers.forget()
    window.type("to")
    assert window.window.search_bar.field.text() == "porto"


def test_enter_leads_to_the_words_in_their_transcript_and_back(both: Both) -> None:
    both.press("Down")
    both.press("Return")
    here = both.window.session
    assert here.transcript is not None
    assert both.window.window.pane.selected_text() == "The bridge is old."
    both.window.do("back")
    assert isinstance(both.window.session.page, PairPage)
    assert len(both.rows) == 5
    assert both.page.view.row == 1


def test_what_a_person_calls_them_otherwise_is_shown_side_by_side_too(
    window: Reader, tmp_path: Path
) -> None:
    names = [f"talk.{language}.json" for language in ("en", "fr")]
    for name, words in zip(names, ("The bridge is old.", "Le pont est vieux."), strict=True):
        said = {"text": words, "speaker": "SPEAKER_00"}
        cues = [{**said, "start": 0, "end": 2}, {**said, "start": 2, "end": 4}]
        facts = {"title": name, "segments": cues}
        (tmp_path / name).write_text(json.dumps(facts), encoding="utf-8")
    take_in(window, *(tmp_path / name for name in names))
    ids = {card.entry.title: card.entry.id for card in window.shelf.cards}
    both = beside(window, tmp_path / names[0], names[1])
    both.twins.join(0)
    wanted = (("Bridges", "Ana Lima"), ("Ponts", "Rui Costa"))
    for name, (title, speaker) in zip(names, wanted, strict=True):
        amended = Amendments(title=title, speakers=(("SPEAKER_00", speaker),))
        window.shelf.amend(ids[name], amended, lambda: None, print)

    def named() -> list[tuple[str, str]]:
        quoted = (one.transcript for one in both.twins.excerpts(0, 0))
        return [(one.title, one.cues[0].speaker) for one in quoted]

    until(lambda: named() == [*wanted])
    window.settle()
    heads = [head.text() for head in both.page.heads.values()]
    assert heads == ["English  ·  Bridges", "French  ·  Ponts"]
    assert window.window.windowTitle() == "Bridges / Ponts — Transcript Reader"
    assert len(both.rows) == 1  # what was joined is joined
    both.press("Return")
    assert window.session.transcript is not None
    assert "The bridge is old." in window.window.pane.selected_text()


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
    exact = sum(map(view._heights.is_exact, range(many)))
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
