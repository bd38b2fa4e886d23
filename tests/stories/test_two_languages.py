"""A talk read beside its translation, as a learner reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from driver import Reader, drag, drop, files, until
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from recordings import write
from shelves import notice, take_in
from shelves import write as write_json
from twin_texts import ENGLISH, FRENCH, Both, beside, bilingual, offered, pause

from reader.model.amendments import Amendments
from reader.model.pairing.pairing import PairSide
from reader.ui.state.pages import PairPage


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return bilingual(tmp_path)


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


@pytest.mark.parametrize("is_open", [False, True])
def test_a_file_that_is_known_otherwise_too_is_offered_once(
    window: Reader, tmp_path: Path, is_open: bool
) -> None:
    facts = {"url": "https://example.org/v/1", "standfirst": "", "related": []}
    first, second = tmp_path / "porto.en.json", tmp_path / "porto.fr.json"
    write_json(first, "Porto", "Welcome to Porto.", "Thank you.", language="en", **facts)
    write_json(second, "Porto", "Bienvenue à Porto.", "Merci.", language="fr", **facts)
    if is_open:
        window.open(second)
    else:
        take_in(window, second)
    window.open(first)
    assert offered(window) == "Also in French"
    second.unlink()  # what is known is asked, and not the file
    window.click(window.window.commands.pairs.bar.read)
    until(lambda: isinstance(window.session.page, PairPage))


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


@pytest.mark.parametrize("is_corrected_first", [True, False])
def test_a_second_text_that_is_read_anew_is_so_on_the_way_back(
    both: Both, talk: Path, is_corrected_first: bool
) -> None:
    window, second = both.window, talk.with_name("porto.fr.vtt")
    corrected = (("Bienvenue à Lisbonne.", 0, 4_000), *FRENCH[1:])
    if is_corrected_first:
        write(second, *corrected)
        window.open(second)
    else:
        window.open(second)
        write(second, *corrected)
        window.do("reload")
    until(lambda: "Lisbonne" in window.text)
    window.session.back()
    until(lambda: isinstance(window.session.page, PairPage))
    both.wait()
    assert both.rows[0] == ("Welcome to Porto.", "Bienvenue à Lisbonne.")


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
    ids = {Path(card.entry.path).name: card.entry.id for card in window.shelf.cards}
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


def test_who_begins_to_speak_is_shown_and_said(window: Reader, tmp_path: Path) -> None:
    said = (("<v Ana Lima>Come in.", 0, 4_000), ("<v Ana Lima>Sit.", 4_000, 8_000))
    first = write(tmp_path / "talk.vtt", *said, ("<v Ben>No.", 8_000, 12_000))
    write(tmp_path / "talk.fr.vtt", *(("Bien.", at * 4_000, at * 4_000 + 4_000) for at in range(3)))
    both = beside(window, first, "talk.fr.vtt")
    assert [both.said(row).split("; ")[:2] for row in range(3)] == [
        *(["Ana Lima: Come in.", "Bien."], ["Sit.", "Bien."], ["Ben: No.", "Bien."]),
    ]
    assert both.rows[0] == ("Come in.", "Bien.")
    cell = both.page.view._set_row(0)._cells[PairSide.FIRST]
    assert cell._layout.text() == "Ana Lima: Come in."


# -- in a window from right to left --------------------------------------------------------------


def test_in_a_window_from_the_right_words_stand_under_their_heads(both: Both) -> None:
    window, page = both.window.window, both.page
    window.resize(1_100, 700)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.view._restyle()
    both.window.settle()
    where, view = page.view.where, page.view.viewport()
    first = view.mapTo(page, QPoint(round(where.x(where.first, where.width)), 0)).x()
    second = view.mapTo(page, QPoint(round(where.x(where.second, where.width)), 0)).x()
    assert second + where.width <= first  # the first text is at the right
    heads = page.heads
    for side, left in ((PairSide.FIRST, first), (PairSide.SECOND, second)):
        head = heads[side]
        assert abs(head.x() - left) <= 3  # the frame of the rows
        assert abs(head.width() - where.width) <= 3
    row = view.visibleRegion().boundingRect()
    assert where.x(where.left, where.margin) >= first + where.width - row.x()


def test_the_margin_has_room_for_all_that_is_said_there(both: Both) -> None:
    small = QFontMetricsF(both.page.view._small)
    assert both.twins.sureness(0) == "100 % sure"
    assert all(
        small.horizontalAdvance(both.twins.sureness(row)) <= both.page.view.where.margin
        for row in range(5)
    )
