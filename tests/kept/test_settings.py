from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileError
from reader.kept.setting_kinds import Choice, Decimal, Number, Setting
from reader.kept.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def loaded(file: Path) -> tuple[Settings, str]:
    settings = Settings()
    notice = settings.load(file)
    return settings, notice


def everything(settings: Settings) -> dict[str, object]:
    return {name: settings.get(name) for name in settings.table()}


DEFAULTS = everything(Settings())


@pytest.mark.parametrize("setting", Settings.table().values(), ids=Settings.table())
def test_every_setting_is_whole(setting: Setting[Any]) -> None:
    assert setting.accept(setting.default) == setting.default
    assert setting.label[0].isupper()
    assert setting.help[0].isupper()
    assert setting.help.endswith(".")
    groups = {
        "Appearance",
        "Text",
        "Reading",
        "Window",
        "Library",
        "Network",
        "Listening",
        "Search",
        "Export",
    }
    assert setting.group in groups
    if isinstance(setting, Number | Decimal):
        assert setting.low < setting.high
        assert 0 < setting.step <= setting.high - setting.low
    if isinstance(setting, Choice):
        assert all(words for words in setting.choices.values())


def test_the_bounds_of_the_text_are_those_a_reader_may_want() -> None:
    size, measure, spacing = Settings.text_size, Settings.measure, Settings.line_spacing
    assert (size.low, size.default, size.high) == (8, 13, 72)
    assert (measure.low, measure.default, measure.high) == (40, 66, 110)
    assert (spacing.low, spacing.default, spacing.high) == (1.0, 1.5, 2.4)


def test_what_is_saved_is_loaded(file: Path) -> None:
    settings = Settings()
    settings.theme, settings.text_size, settings.line_spacing = "sepia", 21, 1.7
    settings.show_side = False
    settings.save(file)
    again, notice = loaded(file)
    assert notice == ""
    assert everything(again) == everything(settings)


def test_only_what_differs_from_the_defaults_is_saved(file: Path) -> None:
    settings = Settings()
    settings.text_size, settings.measure = 21, 70
    settings.measure = 66
    settings.save(file)
    assert json.loads(file.read_text()) == {"version": 1, "text_size": 21}


def test_nothing_is_written_when_nothing_changed(file: Path) -> None:
    settings = Settings()
    settings.text_size = 21
    settings.save(file)
    again, _ = loaded(file)
    file.unlink()
    again.save(file)
    assert not file.exists()
    again.text_size = 22
    again.save(file)
    assert file.exists()


def test_a_missing_file_means_defaults_and_says_nothing(file: Path) -> None:
    settings, notice = loaded(file)
    assert (everything(settings), notice) == (DEFAULTS, "")
    assert not file.exists()


def test_a_bad_value_falls_back_alone_and_is_kept_until_it_is_set(file: Path) -> None:
    file.write_text('{"theme": 7, "text_size": "huge", "measure": 80, "typeface": "futura"}')
    settings, notice = loaded(file)
    assert (settings.theme, settings.text_size, settings.measure) == ("system", 13, 80)
    assert notice == ""
    settings.theme = "system"
    settings.save(file)
    assert json.loads(file.read_text()) == {
        "version": 1,
        "text_size": "huge",
        "measure": 80,
        "typeface": "futura",
    }


def test_what_a_newer_version_wrote_is_kept(file: Path) -> None:
    newer = {"version": 2, "theme": "dark", "hyphens": {"de": True}, "columns": None}
    file.write_text(json.dumps(newer))
    settings, notice = loaded(file)
    assert (settings.theme, notice) == ("dark", "")
    settings.text_size = 20
    settings.save(file)
    assert json.loads(file.read_text()) == {**newer, "text_size": 20}


def test_a_byte_order_mark_is_no_fault(file: Path) -> None:
    file.write_text('{"text_size": 20}', encoding="utf-8-sig")
    settings, notice = loaded(file)
    assert (settings.text_size, notice) == (20, "")


BROKEN = {
    "empty": b"",
    "zeros": bytes(900),
    "cut off": b'{"theme":"dark","recent":["/a","/b"',
    "a list": b'["dark"]',
    "a number": b"7",
    "no UTF-8": b'{"theme": "\xff"}',
    "UTF-16": '{"theme": "dark"}'.encode("utf-16"),
    "too deep": b'{"theme":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "too long a number": b'{"text_size": ' + b"9" * 10_000 + b"}",
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_put_aside_and_said_once(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    settings, notice = loaded(file)
    assert everything(settings) == DEFAULTS
    assert notice == (
        "The settings could not be read, so the usual ones are in use; "
        "the old file is kept as “settings.json.bad-1”."
    )
    assert not file.exists()
    assert file.with_name("settings.json.bad-1").read_bytes() == data
    assert loaded(file)[1] == ""


def test_broken_files_never_replace_each_other(file: Path) -> None:
    for number in (1, 2, 3):
        file.write_text(f"broken {number}")
        assert f"bad-{number}" in loaded(file)[1]
    kept = sorted(path.read_text() for path in file.parent.iterdir())
    assert kept == ["broken 1", "broken 2", "broken 3"]


def test_a_folder_in_the_place_of_the_file_is_put_aside(file: Path) -> None:
    file.mkdir()
    settings, notice = loaded(file)
    assert "settings.json.bad-1" in notice
    settings.text_size = 20
    settings.save(file)
    assert loaded(file)[0].text_size == 20


def test_a_file_that_cannot_be_put_aside_is_left_and_said(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.rename", refuse)
    file.write_text("broken")
    settings, notice = loaded(file)
    assert everything(settings) == DEFAULTS
    assert notice == "The settings could not be read, so the usual ones are in use."
    assert file.read_text() == "broken"


def test_saving_where_there_is_no_place_is_an_error_to_show(tmp_path: Path) -> None:
    settings = Settings()
    settings.text_size = 20
    with pytest.raises(FileError):
        settings.save(tmp_path / "missing" / "settings.json")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*DEFAULTS, "version", "other"]), values, max_size=8))
def test_whatever_values_a_file_has_each_setting_holds_one_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, stored: dict[str, object]
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    file.write_text(json.dumps(stored))
    settings, notice = loaded(file)
    assert notice == ""
    for name, setting in Settings.table().items():
        assert setting.accept(settings.get(name)) == settings.get(name)
    settings.text_size = 47
    settings.save(file)
    assert loaded(file)[0].text_size == 47


@given(st.binary(max_size=60))
def test_whatever_bytes_a_file_holds_the_settings_load(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    file.write_bytes(data)
    settings, _ = loaded(file)
    settings.save(file)


def test_a_hundred_broken_files_are_enough(file: Path) -> None:
    for number in range(1, 100):
        file.with_name(f"settings.json.bad-{number}").touch()
    file.write_text("broken")
    assert loaded(file)[1] == "The settings could not be read, so the usual ones are in use."
    assert file.read_text() == "broken"


def test_what_is_set_for_now_is_not_saved(file: Path) -> None:
    settings, _ = loaded(file)
    settings.set("theme", "sepia")
    settings.set_for_now("theme", "dark")
    settings.set_for_now("theme", "light")
    settings.set_for_now("offline", True)
    settings.save(file)
    assert (settings.theme, settings.offline) == ("light", True)
    assert json.loads(file.read_text()) == {"version": 1, "theme": "sepia"}
    settings.set("theme", "light")  # chosen, though nothing is to be seen of it
    settings.save(file)
    assert json.loads(file.read_text()) == {"version": 1, "theme": "light"}
