"""An archive that many share, in the window: chosen, searched, noted in, lost and found again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from archives import (
    ask,
    choose,
    head,
    highlight,
    notes_in,
    open_row,
    rows_of_menu,
    settings_for,
    sign,
    talk,
    use,
)
from driver import Reader, reader, until
from postgres import Databases, server
from PySide6.QtWidgets import QApplication
from shelves import found, notice, search, take_in, titles, wait_for_lines

from reader.kept.memory import Memory
from reader.library import Arrival, Library, Note, ShelfPlace, archive_name, open_at
from reader.model.transcript import Span
from reader.ui.commands import library_choice
from reader.ui.dialogs.note_dialog import NoteDialog
from reader.ui.state import shelf_search
from reader.ui.state.library_door import OWN


@pytest.fixture(scope="module")
def own() -> Iterator[Databases]:
    """A server that only these stories have, since they stop it."""
    with server() as made:
        yield made


@pytest.fixture
def address(own: Databases) -> str:
    """The address of an archive with two transcripts."""
    made = own.address(own.archive())
    with closing(open_at(made)) as library:
        library.add([Arrival(talk("Boats")), Arrival(talk("Ships"))])
    return made


@pytest.fixture
def _away_and_back(own: Databases) -> Iterator[None]:
    yield
    if not (own.folder / "data" / "postmaster.pid").exists():
        own.start()


def test_one_goes_from_ones_own_library_to_an_archive_and_back(
    window: Reader, folder: Path, address: str
) -> None:
    take_in(window, folder)  # with the library in view
    name = archive_name(address)
    assert head(window) == "Library"
    use(window, address)
    assert head(window) == f"Library: {name}"
    assert titles(window) == ["Ships", "Boats"]
    assert rows_of_menu(window) == [("Your library", False), (name, True)]
    search(window, "under the bridge")
    assert found(window)[::2] == ["Ships", "Boats"]
    field = window.window.commands.library.page.field
    assert field.placeholderText() == f"Find in all of {name}…"
    choose(window, "Your library")
    assert head(window) == "Library: Your library"
    assert sorted(titles(window)) == ["A harbour town", "Bridges of Porto", "Water"]
    until(lambda: found(window)[:1] == ["Water"])
    assert field.placeholderText() == "Find in all transcripts of the library…"
    choose(window, name)
    assert titles(window) == ["Ships", "Boats"]
    window.do("library-forget")
    until(lambda: window.shelf.address == OWN)
    assert notice(window) == f"{name} is listed no more; nothing in it has changed."
    assert head(window) == "Library"


def test_hits_tags_places_and_highlights_go_to_the_library_in_use(
    window: Reader, folder: Path, address: str
) -> None:
    take_in(window, folder)
    use(window, address)
    open_row(window, "Ships")
    highlight(window, "built under")
    window.shelf.set_tags([window.window.desk.doors.here], ["sea"], [])
    wait_for_lines(window)
    assert notes_in(address) == ["built under"]
    choose(window, "Your library")
    with closing(open_at(address)) as library:
        (ships,) = (entry for entry in library.entries() if entry.title == "Ships")
        assert (ships.tags, ships.reached) == (("sea",), 1.0)
    # The first transcript here has the number of one there, and is another all the same.
    assert window.title == "Ships"
    assert window.window.desk.doors.here == 0
    assert window.window.desk.highlights.items == []
    assert not window.window.desk.highlights.can_undo
    open_row(window, "Water")
    highlight(window, "under")
    assert notes_in(address) == ["built under"]
    choose(window, archive_name(address))
    open_row(window, "Ships")
    until(lambda: [one.note.quote for one in window.window.desk.highlights.items])
    assert [one.note.quote for one in window.window.desk.highlights.items] == ["built under"]


@pytest.mark.usefixtures("_away_and_back")
def test_reading_and_noting_go_on_while_the_archive_is_away(
    window: Reader, own: Databases, address: str
) -> None:
    window.press("F8")
    use(window, address)
    open_row(window, "Ships")
    highlight(window, "Ships are")
    own.stop()
    highlight(window, "the bridge")
    assert window.text.strip() == "Ships are built under the bridge."
    assert titles(window) == ["Ships", "Boats"]
    until(lambda: sign(window) == "Archive away, 1 change waits")
    away = window.window.areas["library"].away
    assert away.isVisible()
    assert away.said.text() == (
        "The archive cannot be reached now; it is tried again by itself. "
        "1 change of yours is kept here until then."
    )
    # Where there is little room it is said in a few words, none of them cut, and a list is left.
    window.settings.set("interface_size", 200)
    window.window.resize(1000, 500)
    window.settle()
    said = away.said
    assert said.text() == "Archive away, 1 change waits"
    assert "The archive cannot be reached now; it is tried again by itself." in said.toolTip()
    assert said.height() >= said.heightForWidth(said.width())
    assert window.window.areas["library"].list.height() > window.window.fontMetrics().height()
    window.settings.set("interface_size", 100)
    window.window.resize(1180, 780)
    window.settle()
    assert said.text().startswith("The archive cannot be reached now;")
    window.window.areas["library"].list.opened.emit(titles(window).index("Boats"))
    told = f"The archive ({archive_name(address)}) cannot be reached: see"
    until(lambda: notice(window).startswith(told))  # another may still be shown
    assert window.title == "Ships"
    search(window, "bridge")
    said = window.window.commands.library.page.said
    until(lambda: "cannot be reached" in said.text())
    own.start()
    until(lambda: not sign(window) and not away.isVisible())
    until(lambda: found(window)[::2] == ["Ships", "Boats"])
    until(lambda: notes_in(address) == ["Ships are", "the bridge"])
    wait_for_lines(window)
    window.do("undo")
    wait_for_lines(window)
    assert notes_in(address) == ["Ships are"]


@pytest.mark.usefixtures("_away_and_back")
def test_a_place_that_waits_is_no_change_of_the_persons(
    window: Reader, basedir: Path, own: Databases, address: str
) -> None:
    use(window, address)
    window.press("F8")
    open_row(window, "Ships")
    own.stop()
    shelf = window.window.desk.shelf
    shelf.note_place(window.window.desk.doors.here, ShelfPlace(0, 3, 0.5))
    until(lambda: any("Reached" in file.read_text() for file in basedir.rglob("waiting/*.json")))
    highlight(window, "the bridge")
    until(lambda: sign(window) == "Archive away, 1 change waits")
    own.start()
    until(lambda: not sign(window))
    with closing(open_at(address)) as library:
        assert {entry.title: entry.char for entry in library.entries()}["Ships"] == 3


@pytest.mark.usefixtures("_away_and_back")
def test_what_was_noted_outlives_a_window_that_is_closed_meanwhile(
    qapp: QApplication, basedir: Path, own: Databases, address: str
) -> None:
    with reader(base=basedir) as window:
        use(window, address)
        window.press("F8")
        open_row(window, "Ships")
        own.stop()
        highlight(window, "the bridge")
    own.start()
    with reader(settings=settings_for(address), base=basedir) as window:
        window.shelf.read()
        until(lambda: window.shelf.is_read and not window.shelf.is_away)
        assert notes_in(address) == ["the bridge"]


@pytest.mark.usefixtures("_away_and_back")
def test_what_was_open_comes_back_with_its_archive(
    qapp: QApplication, basedir: Path, own: Databases, address: str
) -> None:
    from reader.ui.state.reopening import Reopening

    memory = Memory()
    with reader(memory=memory, base=basedir) as window:
        use(window, address)
        window.press("F8")
        open_row(window, "Boats")
        open_row(window, "Ships")
        window.session.note_open()
    own.stop()
    with reader(memory=memory, settings=settings_for(address), base=basedir) as window:
        again = Reopening(window.session, window.window.desk.doors, memory.open)
        again.show(memory.shown)
        again.go_on()
        window.shelf.read()
        until(lambda: window.shelf.trouble)
        window.session.note_open()
        assert [one.shelf_at for one in memory.open] == [address, address]
        own.start()
        until(lambda: len(window.session.open_transcripts) == 2)
        assert [one.title for one in window.session.open_transcripts] == ["Boats", "Ships"]
        assert window.shelf.trouble is None


@pytest.mark.usefixtures("_away_and_back")
def test_a_start_without_the_archive_says_so_and_comes_to_by_itself(
    qapp: QApplication, basedir: Path, own: Databases, address: str
) -> None:
    own.stop()
    with reader(settings=settings_for(address), base=basedir) as window:
        window.press("F8")
        window.shelf.read()
        pane = window.window.areas["library"]
        until(lambda: pane.trouble.isVisible())
        assert "cannot be reached" in pane.trouble.sentence.text()
        assert not pane.trouble.anew.isVisible()
        own.start()
        until(lambda: titles(window) == ["Ships", "Boats"])
        assert pane.list.isVisible()


@pytest.mark.usefixtures("_away_and_back")
def test_a_narrow_window_says_at_its_start_that_the_archive_is_away(
    qapp: QApplication, basedir: Path, own: Databases, address: str
) -> None:
    own.stop()
    with reader(settings=settings_for(address), base=basedir) as window:
        window.window.resize(600, 700)  # no room for the library's panel
        window.shelf.read()
        until(lambda: sign(window) == "Archive away")
        shown = window.window.commands.library.choice.sign
        assert "cannot be reached" in shown.accessibleDescription()
        window.press("F8")
        # Said once in the panel: by what stands in place of its list.
        pane = window.window.areas["library"]
        assert pane.trouble.isVisible()
        assert not pane.away.isVisible()
        own.start()
        window.click(shown)
        until(lambda: not shown.isVisible())
        until(lambda: titles(window) == ["Ships", "Boats"])


@pytest.mark.usefixtures("_away_and_back")
def test_the_sign_of_an_archive_that_is_away_leaves_the_place_its_room(
    window: Reader, own: Databases, address: str
) -> None:
    use(window, address)
    window.press("F8")
    open_row(window, "Ships")
    own.stop()
    highlight(window, "the bridge")
    until(lambda: sign(window) == "Archive away, 1 change waits")
    shown = window.window.commands.library.choice.sign
    window.window.resize(360, 700)
    window.settle()
    assert sign(window) == "Archive away"
    assert shown.accessibleName() == "Archive away, 1 change waits"
    place = window.window.place_label
    assert place.width() >= place.sizeHint().width()
    window.window.resize(1_000, 700)
    window.settle()
    assert sign(window) == "Archive away, 1 change waits"


def test_nothing_comes_into_an_archive_by_itself(
    window: Reader, folder: Path, tmp_path: Path, address: str
) -> None:
    use(window, address)
    window.settings.set("keep_opened", True)
    window.settings.set("watched_folder", str(folder))
    window.open(folder / "water.json")
    wait_for_lines(window)
    until(lambda: not window.window.commands.library.busy.isVisible())
    with closing(open_at(address)) as library:
        assert [entry.title for entry in library.entries()] == ["Ships", "Boats"]
    window.press("F8")
    choose(window, "Your library")
    until(lambda: len(titles(window)) == 3)


def test_what_others_share_is_shown_with_their_names_and_stays_theirs(
    window: Reader, own: Databases, address: str
) -> None:
    database = address.rpartition("/")[2]
    for person in ("ana", "ben"):
        own.run("postgres", f"CREATE ROLE {person} LOGIN IN ROLE transcript_reader_reader")
    with closing(open_at(own.address(database, "ana"))) as library:
        ships = next(entry.id for entry in library.entries() if entry.title == "Ships")
        library.keep_note(Note(ships, Span(0, 0, 0, 5), "Ships", "Mine alone"))
        library.keep_note(Note(ships, Span(0, 0, 0, 9), "Ships are", "For all", is_shared=True))
    window.press("F8")
    use(window, own.address(database, "ben"))
    open_row(window, "Ships")
    window.press("F7")
    pane = window.window.areas["notes"]
    until(lambda: pane.model.rowCount() == 1)
    assert pane.model.view(0).detail.startswith("ana")
    pane.list.select_row(0)
    acts = {row[0]: row[1] for row in pane.menu_rows() if row is not None}
    assert acts["&Edit Note…"] is None
    assert acts["&Remove"] is None
    pane.list.opened.emit(0)
    window.do("note")
    assert notice(window) == "ana wrote this; nobody else can change it."


def test_what_comes_into_an_archive_by_a_highlight_is_told(
    window: Reader, folder: Path, address: str
) -> None:
    use(window, address)
    window.open(folder / "water.json")
    highlight(window, "the bridge")
    assert notice(window) == (
        f"The transcript is in {archive_name(address)} now: all who read that archive can read it."
    )
    assert notes_in(address) == ["the bridge"]


def test_what_others_do_shows_in_an_open_window(
    window: Reader, own: Databases, address: str, folder: Path
) -> None:
    window.press("F8")
    use(window, address)
    open_row(window, "Ships")
    highlight(window, "built")
    with closing(open_at(address)) as library:
        (id_,) = (entry.id for entry in library.entries() if entry.title == "Boats")
        ((rafts, _),) = library.add([Arrival(talk("Rafts"))])
        until(lambda: titles(window) == ["Ships", "Rafts", "Boats"])
        library.set_tags([rafts], ["sea"])
        until(lambda: window.shelf.tags == ["sea"])
        library.remove([id_])
        until(lambda: titles(window) == ["Ships", "Rafts"])
        (note,) = library.notes()
        library.keep_note(note._replace(words="As the owner has it elsewhere"))
    until(lambda: window.window.desk.highlights.items[0].note.words)
    assert window.title == "Ships"


def test_a_note_is_ones_own_until_it_is_shared(window: Reader, address: str) -> None:
    window.press("F8")
    use(window, address)
    open_row(window, "Ships")
    highlight(window, "built")
    item = window.window.desk.highlights.items[0]
    window.window.commands.notes.edit(item.note)
    dialog = window.dialog()
    assert isinstance(dialog, NoteDialog)
    assert dialog.shared.isVisible()
    assert not dialog.shared.isChecked()
    dialog.words.setPlainText("For all of us")
    dialog.shared.click()
    dialog.accept()
    wait_for_lines(window)
    with closing(open_at(address)) as library:
        ((words, is_shared),) = [(note.words, note.is_shared) for note in library.notes()]
    assert (words, is_shared) == ("For all of us", True)


# -- what the dialog says -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://example.org", "This is no address of a PostgreSQL database; one is written "),
        ("postgresql://ana:secret@localhost/x", "The address holds a password, which others "),
        ("postgresql:///x?host=/nowhere/at-all", "The archive (x at /nowhere/at-all) cannot be "),
    ],
)
def test_an_address_that_leads_nowhere_is_told_in_the_dialog(
    window: Reader, own: Databases, address: str, told: str
) -> None:
    dialog = ask(window, address)
    assert dialog.isVisible()
    assert dialog.said.text().startswith(told)
    assert window.shelf.address == OWN
    dialog.reject()
    assert not (window.window.desk.folders.data / "archives.json").exists()


def test_a_database_that_is_no_archive_is_told_in_the_dialog(
    window: Reader, own: Databases
) -> None:
    dialog = ask(window, own.address(own.empty()))
    assert "is not set up yet" in dialog.said.text()


def test_without_psycopg_the_dialog_says_what_to_install(
    window: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    for name in [name for name in sys.modules if name.startswith("reader.library.postgres.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    dialog = ask(window, "postgresql://ana@db.example.org/talks")
    assert dialog.said.text() == (
        "This needs the library psycopg[binary,pool], which is not installed here or too old: "
        f'install it by “{sys.executable} -m pip install "psycopg[binary,pool]"”, '
        "or Debian's package python3-psycopg."
    )
    dialog.reject()


def test_no_address_and_no_file_holds_a_password(window: Reader, address: str) -> None:
    use(window, address)
    kept = json.loads((window.window.desk.folders.data / "archives.json").read_text())
    assert kept["archives"] == [address]
    with pytest.raises(ValueError, match="is no value of the setting library_at"):
        window.settings.set("library_at", "https://example.org")


def test_a_library_that_was_left_answers_nothing_any_more(window: Reader, address: str) -> None:
    told: list[str] = []

    def look(library: Library) -> int:
        return len(library.entries())

    window.shelf.ask(look, told.append, lambda error: told.append(str(error)))
    window.settings.set("library_at", address)
    until(lambda: told)
    window.settings.set("library_at", OWN)
    window.shelf.write(look, told.append, lambda error: told.append(f"written: {error}"))
    window.settings.set("library_at", address)
    until(lambda: len(told) == 2)
    left = "Another library was chosen meanwhile."
    assert told == [left, f"written: {left}"]
    assert library_choice.look_for(address) is None


def test_where_only_the_newest_are_ranked_the_page_says_so(
    window: Reader, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_search, "MOST_TRANSCRIPTS", 1)  # and there are two
    use(window, address)
    search(window, "under the bridge")
    page = window.window.commands.library.page
    assert "relevance" not in page.said.text()
    page.order.setCurrentIndex(page.order.findData("relevance"))
    page.order.activated.emit(page.order.currentIndex())
    until(lambda: page.said.text().endswith("in order of relevance."))
    assert page.said.text() == (
        "1 hit in the first 1 transcript; more have it too. In an archive at most the newest "
        "1,000 that may have it are in order of relevance."
    )
