"""Whatever path comes in by whichever door, the window says what is wrong, or passes it over."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from driver import Reader, until
from PySide6.QtCore import QMimeData, QUrl
from shelves import notice, shelf, take_in, wait_for_lines
from strange import bad_paths, no_paths

from reader.kept.basket import Basket
from reader.kept.memory import Memory
from reader.model.excerpt import cut
from reader.model.transcript import RelatedVideo, Source
from reader.paths import folders
from reader.quotes.excerpt_json import as_json
from reader.tasks.known import KnownVideos
from reader.ui.parts.desktop.drops import local_files, parted
from reader.ui.state.quote_book import QuoteBook

pytestmark = pytest.mark.skipif(os.name != "posix", reason="paths as POSIX has them")


def test_opening(window: Reader, tmp_path: Path) -> None:
    refused: list[str] = []
    window.session.failed.connect(lambda error: refused.append(str(error)))
    paths = bad_paths(tmp_path)
    for what, path in paths.items():
        window.open(Path(path))
        assert window.window.notices.isVisible(), what
    assert len(refused) == len(paths)
    assert window.session.open_transcripts == []


def test_taking_in(window: Reader, tmp_path: Path) -> None:
    paths = bad_paths(tmp_path)
    del paths["a folder"]
    window.window.commands.library.take_in([Path(path) for path in paths.values()])
    until(lambda: not window.shelf._taking)
    wait_for_lines(window)
    assert notice(window) == f"Library: 0 added, {len(paths)} refused."


def test_what_is_dragged(window: Reader, tmp_path: Path) -> None:
    dragged = QMimeData()
    urls = ["file:///tmp/a%00b.srt", "file:///%ed%a0%bd.srt", "file://", "file:", "http://e.org/a"]
    long = f"file:///{'a' * 5_000}.srt"
    dragged.setUrls([QUrl(url) for url in (*urls, long, f"file://{tmp_path}")])
    files, many = parted(local_files(dragged))
    assert many == [tmp_path]
    assert Path(f"/{'a' * 5_000}.srt") in files
    for path in files:
        window.open(path)
    assert window.session.open_transcripts == []


def test_what_is_remembered(tmp_path: Path) -> None:
    file = tmp_path / "memory.json"
    video = {"title": "Water", "url": "", "id": ""}
    paths = bad_paths(tmp_path)
    for path in paths.values():
        recent = {"path": path, "title": "Water", "url": "", "id": ""}
        stored = {"recent": [recent], "given": [{**video, "path": path}], "last_open": path}
        file.write_text(json.dumps({"version": 1, **stored}))
        memory = Memory.load(file)
        assert memory.notice == ""
        known = KnownVideos(memory)
        assert known.path_for(RelatedVideo("Water")) is None
        memory.note_opened(Path(path), "Water")
        known.wants(Path(path).parent)
        memory.forget(Path(path))
        memory.save()
    assert len({path for path in paths.values() if Memory.load(file).last_open is None}) > 0


def test_a_start_with_what_was_open_last(basedir: Path, tmp_path: Path) -> None:
    for what, path in bad_paths(tmp_path).items():
        memory = folders(basedir).data / "memory.json"
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_text(json.dumps({"version": 1, "last_open": path}))
        last = Memory.load(memory).last_open
        assert last is None or not os.path.isfile(last), what


def test_the_basket(window: Reader, basedir: Path, folder: Path, tmp_path: Path) -> None:
    window.open(folder / "water.json")
    assert window.session.transcript is not None
    whole = cut(window.session.transcript.transcript, None, taken=window.session.today())
    items = []
    for path in bad_paths(tmp_path).values():
        source = Source(path, "json", "utf-8", "ab")
        said = as_json(replace(whole, transcript=whole.transcript._replace(source=source)))
        items.append({"excerpt": said, "comment": "", "tags": [], "colour": "green"})
    file = folders(basedir).data / "basket.json"
    file.write_text(json.dumps({"version": 1, "items": items}))
    basket = Basket(file)
    assert len(basket.items) == len(items)
    assert basket.notice == ""
    window.do("close")
    window.do("basket")
    for item in basket.items:
        assert isinstance(item.excerpt.file_name, str)
        window.window.commands.basket.go_to(item)
        window.settle()
    assert window.session.open_transcripts == []


def test_the_paths_of_the_library(basedir: Path, folder: Path, tmp_path: Path) -> None:
    with shelf(basedir) as window:
        take_in(window, folder)
    database = folders(basedir).data / "library.db"
    paths = {**bad_paths(tmp_path), "no text": "\udcff"}
    for what, path in paths.items():
        connection = sqlite3.connect(database)
        raw = path.encode("utf-8", "surrogatepass" if "\ud83d" in path else "surrogateescape")
        connection.execute("UPDATE transcript SET path = ?, folder = ?", (raw, raw))
        connection.commit()
        connection.close()
        with shelf(basedir) as window:
            window.press("F8")
            window.settings.set("library_group", "folder")
            window.settle()
            window.window.desk.doors.open(1)
            until(lambda window=window: window.session.transcript)
            assert window.session.transcript is not None
            assert window.session.transcript.path is None, what


def test_the_names_in_an_archive(window: Reader, tmp_path: Path) -> None:
    archive = tmp_path / "talks.zip"
    talk = json.dumps({"title": "Water", "segments": [{"text": "Water under the bridge."}]})
    names = ["/etc/a.json", "../../b.json", "a" * 60_000 + ".json", "c\\d.json", "e:f.json"]
    with zipfile.ZipFile(archive, "w") as package:
        for number, name in enumerate(names):
            package.writestr(name, talk.replace("Water", f"Water {number}"))
    # Python writes no NUL into a name, so it is put there.
    with zipfile.ZipFile(archive, "a") as package:
        package.writestr("nul-here.json", talk)
    archive.write_bytes(archive.read_bytes().replace(b"nul-here", b"nul\0here"))
    take_in(window, archive)
    wait_for_lines(window)
    cards = window.shelf.cards
    # Hidden is what has a name like "..", and what the NUL leaves of a name is no transcript's.
    assert sorted(card.entry.title for card in cards) == [f"Water {n}" for n in (0, 2, 3, 4)]
    for card in cards:
        window.window.desk.doors.open(card.entry.id)
        until(lambda card=card: window.title == card.entry.title)
        window.do("reload")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "talks.zip"]


def test_a_watched_folder(window: Reader, tmp_path: Path) -> None:
    odd = tmp_path / "watched"
    (odd / os.fsdecode(b"caf\xe9")).mkdir(parents=True)
    talk = {"title": "Water", "segments": [{"text": "Water under the bridge."}]}
    (odd / os.fsdecode(b"caf\xe9") / "water.json").write_text(json.dumps(talk))
    kept = tmp_path / "settings.json"
    for path in bad_paths(tmp_path).values():
        kept.write_text(json.dumps({"watched_folder": path}))
        assert not window.settings.load(kept)
        window.settle()
    window.settings.set("watched_folder", str(odd))
    until(lambda: window.shelf.cards)
    assert [card.entry.title for card in window.shelf.cards] == ["Water"]


@pytest.mark.parametrize("name", [*no_paths().values(), "a" * 400, "a/b", ".."])
def test_the_name_of_a_style(tmp_path: Path, name: str) -> None:
    book = QuoteBook(tmp_path)
    assert not book.is_own(name)
    assert book.style(name) is None
