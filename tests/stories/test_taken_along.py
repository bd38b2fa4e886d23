"""A collection of an archive taken along, and notes of many people, in the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from driver import Reader, reader, until
from postgres import Databases, server
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QPushButton
from shelves import notice, titles, wait_for_lines

from reader.library import Arrival, Library, Note, is_archive, open_at, open_library
from reader.model.transcript import Cue, Span, Transcript
from reader.ui.dialogs.along_dialog import AlongDialog
from reader.ui.dialogs.archive_dialog import ArchiveDialog
from reader.ui.dialogs.conflicts_dialog import ConflictsDialog
from reader.ui.dialogs.note_dialog import NoteDialog

PEOPLE = ("ana", "ben")


@pytest.fixture(scope="module")
def own() -> Iterator[Databases]:
    """A server that only these stories have, since they stop it."""
    with server() as made:
        for person in PEOPLE:
            made.run("postgres", f"CREATE ROLE {person} LOGIN")
        yield made


@pytest.fixture
def database(own: Databases) -> str:
    """An archive with two transcripts, which ana and ben may read and note in."""
    name = own.archive()
    for person in PEOPLE:
        own.run("postgres", f"GRANT transcript_reader_contributor TO {person}")
    with closing(open_at(own.address(name))) as library:
        ids = [one.id for one in library.add([Arrival(talk("Boats")), Arrival(talk("Ships"))])]
        library.set_tags(ids[1:], ["sea"])
    return name


@pytest.fixture
def window(qapp: QApplication, basedir: Path) -> Iterator[Reader]:
    with reader(base=basedir) as made:
        made.press("F8")
        made.shelf.read()
        until(lambda: made.shelf.is_read)
        yield made


@pytest.fixture
def _back(own: Databases) -> Iterator[None]:
    yield
    if not (own.folder / "data" / "postmaster.pid").exists():
        own.start()


def talk(title: str) -> Transcript:
    return Transcript(title, cues=(Cue(f"{title} are built under the bridge.", 0, 900),))


def come_to(window: Reader) -> None:
    """Wait until the library is read, and have the keyboard back from a dialog."""
    until(lambda: window.shelf.is_read)
    wait_for_lines(window)
    window.window.activateWindow()
    QTest.qWaitForWindowActive(window.window)


def use(window: Reader, address: str) -> None:
    if is_archive(address):
        window.do("library-archive")
        dialog = window.dialog()
        assert isinstance(dialog, ArchiveDialog)
        dialog.field.setText(address)
        dialog.open_button.click()
        until(lambda: window.shelf.address == address)
    else:
        window.window.commands.library.choice.use(address)
    come_to(window)


def open_row(window: Reader, title: str) -> None:
    window.window.areas["library"].list.opened.emit(titles(window).index(title))
    until(lambda: window.title == title)
    wait_for_lines(window)


def write_note(window: Reader, words: str) -> None:
    """Write into the note of the highlight shown, or make one of the first words."""
    items = window.window.desk.highlights.items
    if not items:
        cursor = window.window.pane.textCursor()
        cursor.setPosition(0)
        cursor.setPosition(5, cursor.MoveMode.KeepAnchor)
        window.window.pane.setTextCursor(cursor)
        window.press("Ctrl+1", window.window.pane)
        until(lambda: window.window.desk.highlights.items)
    window.window.commands.notes.edit(window.window.desk.highlights.items[0].note)
    dialog = window.dialog()
    assert isinstance(dialog, NoteDialog)
    dialog.words.setPlainText(words)
    dialog.accept()
    wait_for_lines(window)


def take_along(window: Reader, tag: str = "sea") -> str:
    """Take along what has a tag, use the copy, and return its address."""
    window.do("library-take")
    dialog = window.dialog()
    assert isinstance(dialog, AlongDialog)
    dialog.what.setCurrentIndex(dialog.what.findData(f"tag:{tag}"))
    dialog.take_button.click()
    until(lambda: notice(window).startswith("Synchronised"))
    window.window.notices.way.click()
    until(lambda: not is_archive(window.shelf.address))
    come_to(window)
    return window.shelf.address


def synchronise(window: Reader) -> str:
    told: list[str] = []
    window.window.notices.told.connect(told.append)
    window.do("library-meet")
    until(lambda: any(one.startswith("Synchronised") for one in told))
    come_to(window)
    return told[-1]


def words_of(library: Library) -> list[str]:
    return sorted(note.words for note in library.notes())


def shown(window: Reader) -> list[str]:
    return [one.note.words for one in window.window.desk.highlights.items]


def decide(window: Reader, choice: str) -> None:
    """Decide the conflict that is shown, by the button with these words."""
    dialog = window.dialog()
    assert isinstance(dialog, ConflictsDialog)
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    button: QPushButton = getattr(dialog, choice)
    button.click()
    until(lambda: ended)
    come_to(window)


@pytest.mark.usefixtures("_back")
def test_unplugged_one_reads_searches_and_notes_and_plugged_in_both_are_the_same(
    window: Reader, own: Databases, database: str
) -> None:
    address = own.address(database, "ana")
    use(window, address)
    copy = take_along(window)
    assert titles(window) == ["Ships"]
    head = window.window.areas["library"].head.name.accessibleName()
    assert head == f"Library: {Path(copy).name}, taken along"
    own.stop()
    open_row(window, "Ships")
    write_note(window, "from the train")
    window.do("library-meet")
    until(lambda: "cannot be reached" in notice(window))
    own.start()
    with closing(open_at(address)) as archive:
        ships = next(entry.id for entry in archive.entries() if entry.title == "Ships")
        archive.keep_note(Note(ships, Span(0, 6, 0, 9), "are", "from the desk"))
        assert synchronise(window) == (
            "Synchronised with the archive: 1 note came, 1 note went to the archive."
        )
        until(lambda: len(shown(window)) == 2)
        assert sorted(shown(window)) == words_of(archive) == ["from the desk", "from the train"]
        assert synchronise(window) == "Synchronised with the archive: nothing had changed."


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ("keep_mine", ["from the train"]),
        ("keep_theirs", ["from the desk"]),
        ("keep_both", ["from the desk", "from the train"]),
    ],
)
def test_what_was_noted_on_both_sides_is_shown_side_by_side_and_decided(
    window: Reader, own: Databases, database: str, choice: str, kept: list[str]
) -> None:
    address = own.address(database, "ana")
    use(window, address)
    open_row(window, "Ships")
    write_note(window, "before")
    take_along(window)
    open_row(window, "Ships")
    until(lambda: shown(window) == ["before"])
    write_note(window, "from the train")
    with closing(open_at(address)) as archive:
        (note,) = archive.notes()
        archive.keep_note(note._replace(words="from the desk"))
        assert synchronise(window).endswith(
            "1 note was changed in both: choose what becomes of it."
        )
        sign = window.window.commands.library.along.sign
        assert (sign.isVisible(), sign.text()) == (True, "1 note is to be decided")
        window.window.notices.way.click()
        until(lambda: isinstance(window.window.findChild(ConflictsDialog), ConflictsDialog))
        dialog = window.dialog()
        assert isinstance(dialog, ConflictsDialog)
        assert dialog.title.text() == "Ships"
        assert dialog.quote.text() == "“Ships”"
        sides = (dialog.mine.words.toPlainText(), dialog.theirs.words.toPlainText())
        assert sides == ("from the train", "from the desk")
        decide(window, choice)
        assert words_of(archive) == kept
        until(lambda: sorted(shown(window)) == kept)
        assert not sign.isVisible()


def test_what_others_wrote_into_an_open_note_is_not_written_over(
    window: Reader, own: Databases, database: str
) -> None:
    with closing(open_at(own.address(database, "ben"))) as bens:
        ships = next(entry.id for entry in bens.entries() if entry.title == "Ships")
        note = Note(ships, Span(0, 0, 0, 5), "Ships", "Ben's", is_shared=True, is_open=True)
        note = bens.keep_note(note)
        use(window, own.address(database, "ana"))
        open_row(window, "Ships")
        until(lambda: shown(window) == ["Ben's"])
        window.window.commands.notes.edit(window.window.desk.highlights.items[0].note)
        dialog = window.dialog()
        assert isinstance(dialog, NoteDialog)
        assert not dialog.shared.isVisible()
        assert not dialog.open_to_all.isVisible()
        bens.keep_note(note._replace(words="Ben's, once more"))
        dialog.words.setPlainText("Ana's")
        dialog.accept()
        until(lambda: notice(window))
        assert notice(window) == (
            "ben changed this note meanwhile. Both texts are kept: choose what becomes of them."
        )
        until(lambda: shown(window) == ["Ben's, once more"])
        window.window.notices.way.click()
        until(lambda: window.window.findChild(ConflictsDialog) is not None)
        conflict = window.dialog()
        assert isinstance(conflict, ConflictsDialog)
        assert conflict.theirs.head.text() == "Theirs: ben"
        assert conflict.mine.words.toPlainText() == "Ana's"
        # While one looks at it, the other text is changed once more: that is shown first.
        (there,) = bens.notes()
        bens.keep_note(there._replace(words="Ben's last word"))
        conflict.keep_mine.click()
        until(lambda: conflict.theirs.words.toPlainText() == "Ben's last word")
        assert conflict.said.text() == (
            "The other text was changed once more meanwhile: look at it again."
        )
        decide(window, "keep_mine")
        assert words_of(bens) == ["Ana's"]
        until(lambda: shown(window) == ["Ana's"])


def test_who_may_change_a_note_is_chosen_where_it_is_written(
    window: Reader, own: Databases, database: str
) -> None:
    use(window, own.address(database, "ana"))
    open_row(window, "Ships")
    write_note(window, "Mine")
    window.window.commands.notes.edit(window.window.desk.highlights.items[0].note)
    dialog = window.dialog()
    assert isinstance(dialog, NoteDialog)
    assert not dialog.open_to_all.isEnabled()
    dialog.shared.click()
    dialog.open_to_all.click()
    dialog.accept()
    wait_for_lines(window)
    with closing(open_at(own.address(database, "ben"))) as bens:
        (seen,) = bens.notes()
        assert (seen.author, seen.is_shared, seen.is_open) == ("ana", True, True)


def test_nothing_to_decide_is_said_where_that_is_not_known_before(
    window: Reader, tmp_path: Path
) -> None:
    decide = window.window.actions_["notes-decide"]
    assert not decide.isEnabled()
    copy = tmp_path / "copy"
    copy.mkdir()
    open_library(copy, copy / "index").close()
    use(window, str(copy))
    assert decide.isEnabled()
    window.do("notes-decide")
    until(lambda: notice(window))
    assert notice(window) == "Nothing was noted twice; there is nothing to decide."


def test_the_texts_stand_below_each_other_where_there_is_no_room(
    window: Reader, own: Databases, database: str
) -> None:
    from reader.library.along.undecided import Undecided
    from reader.library.values import Conflict

    made_from = "2026-03-04T09:58:00"
    note = Note(1, Span(0, 0, 0, 5), "Ships", "Mine", id=1, version=1, changed=made_from)
    one = Undecided(Conflict(1, 1, 1, note, None, "2026-03-04T10:01:00"), "Ships", is_there=False)
    dialog = ConflictsDialog(window.window, [one, one])
    dialog.show()
    directions = []
    for width in (360, 800):
        dialog.resize(width, 480)
        window.settle()
        assert dialog.width() == width
        directions.append(dialog._texts.direction())
    assert directions == [QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight]
    assert dialog.place.text() == "1 of 2"
    assert dialog.mine.facts.text() == "2026-03-04 10:01 UTC"
    assert dialog.theirs.words.placeholderText() == "This note is not there any more."
    assert not dialog.keep_both.isEnabled()
    dialog.go_on()
    assert dialog.place.text() == "2 of 2"
    dialog.reject()


def test_a_copy_that_is_gone_is_told_and_nothing_is_made_in_its_place(
    window: Reader, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    window.settings.set("library_at", str(gone))
    until(lambda: window.shelf.trouble)
    assert str(window.shelf.trouble) == (
        f"The copy that was taken along is not there any more: {gone}."
    )
    assert not gone.exists()


def test_a_copy_that_is_damaged_is_the_one_that_is_put_aside(
    window: Reader, own: Databases, database: str
) -> None:
    use(window, own.address(database, "ana"))
    copy = Path(take_along(window))
    ours = window.window.desk.folders.data / "library.db"
    was = ours.read_bytes()
    window.settings.set("library_at", "")
    come_to(window)
    damaged = copy / "library.db"
    damaged.write_bytes(b"no database")
    for door in window.shelf._doors.values():
        if door._address == str(copy) and door._library is not None:
            door._library.close()
            door._library = None  # as after a start
    window.settings.set("library_at", str(copy))
    until(lambda: window.shelf.trouble)
    window.shelf.start_anew()
    until(lambda: window.shelf.trouble is None and window.shelf.is_read)
    assert list(copy.glob("library.db.aside-*"))
    assert not list(ours.parent.glob("library.db.aside-*"))
    assert ours.read_bytes() == was


@pytest.mark.parametrize(
    ("query", "told"), [("before:never", "before"), ("tag:sea", "")], ids=["none", "search"]
)
def test_a_search_that_is_none_is_told_in_the_dialog(
    window: Reader, own: Databases, database: str, query: str, told: str
) -> None:
    use(window, own.address(database, "ana"))
    window.do("library-take")
    dialog = window.dialog()
    assert isinstance(dialog, AlongDialog)
    assert not dialog.take_button.isEnabled()
    dialog.query.setText(query)
    assert dialog.name.text().endswith(f", {query}")
    dialog.take_button.click()
    if told:
        assert dialog.isVisible()
        assert told in dialog.said.text()
        dialog.reject()
    else:
        until(lambda: notice(window).startswith("Synchronised"))
