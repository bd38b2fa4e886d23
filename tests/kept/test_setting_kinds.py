from __future__ import annotations

from typing import Any

import pytest

from reader.kept.setting_kinds import (
    Choice,
    Decimal,
    Folder,
    Number,
    Setting,
    Switch,
    Text,
    Values,
)

WORDS = {"group": "Page", "label": "Label", "help": "What it is."}


class Sample(Values):
    wrap = Switch(default=True, **WORDS)
    size = Number(default=13, low=8, high=48, step=2, **WORDS)
    spacing = Decimal(default=1.5, low=1.0, high=2.4, step=0.1, **WORDS)
    theme = Choice(default="light", choices={"light": "Light", "dark": "Dark"}, **WORDS)
    search = Text(default="https://a/?q=%s", start="https://", slot="%s", **WORDS)
    folder = Folder(default="", **WORDS)


@pytest.fixture
def values() -> Sample:
    return Sample()


def test_a_value_is_the_default_until_it_is_set(values: Sample) -> None:
    assert (values.wrap, values.size, values.spacing) == (True, 13, 1.5)
    values.size = 20
    assert values.size == 20
    assert values.get("size") == 20
    assert Sample().size == 13


def test_the_table_is_the_class_in_its_order() -> None:
    assert list(Sample.table()) == ["wrap", "size", "spacing", "theme", "search", "folder"]
    assert Sample.size.name == "size"
    assert Sample.size.high == 48


@pytest.mark.parametrize(
    ("setting", "value", "accepted"),
    [
        (Sample.folder, "", ""),
        (Sample.folder, "/Vidéos\u00a0et sons", "/Vidéos\u00a0et sons"),
        (Sample.folder, "/" + "a/" * 1_000, "/" + "a/" * 1_000),
        (Sample.folder, "/" + "a/" * 20_000, None),
        (Sample.folder, "talks", None),
        (Sample.folder, "/a\0b", None),
        (Sample.folder, "/\ud83d", None),
        (Sample.folder, 7, None),
        (Sample.wrap, False, False),
        (Sample.wrap, 0, None),
        (Sample.wrap, "yes", None),
        (Sample.wrap, None, None),
        (Sample.size, 8, 8),
        (Sample.size, 48, 48),
        (Sample.size, 7, None),
        (Sample.size, 49, None),
        (Sample.size, 13.0, None),
        (Sample.size, True, None),
        (Sample.size, "huge", None),
        (Sample.size, 10**400, None),
        (Sample.spacing, 1.0, 1.0),
        (Sample.spacing, 2, 2.0),
        (Sample.spacing, 0.999, None),
        (Sample.spacing, float("nan"), None),
        (Sample.spacing, float("inf"), None),
        (Sample.spacing, 10**400, None),
        (Sample.spacing, True, None),
        (Sample.spacing, [], None),
        (Sample.theme, "dark", "dark"),
        (Sample.theme, "Dark", None),
        (Sample.theme, 7, None),
        (Sample.theme, ["dark"], None),
        (Sample.search, "https://b/%s", "https://b/%s"),
        (Sample.search, "http://b/%s", None),
        (Sample.search, "https://b/", None),
        (Sample.search, "https://b/%s\n", None),
        (Sample.search, "https://b/%s\u202e", None),
        (Sample.search, "https://b/%s" + "x" * 500, None),
        (Sample.search, 7, None),
    ],
)
def test_only_values_of_the_kind_and_within_bounds_are_accepted(
    setting: Setting[Any], value: object, accepted: object
) -> None:
    found = setting.accept(value)
    assert found == accepted
    assert type(found) is type(accepted)


def test_a_number_that_the_program_sets_stays_within_its_bounds(values: Sample) -> None:
    values.size = 1000
    values.spacing = 0.1
    assert (values.size, values.spacing) == (48, 1.0)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("size", "13"),
        ("size", True),
        ("spacing", float("nan")),
        ("spacing", True),
        ("theme", "blue"),
        ("wrap", 1),
    ],
)
def test_a_value_of_another_kind_is_a_fault_of_the_program(
    values: Sample, name: str, value: object
) -> None:
    with pytest.raises(ValueError, match=f"no value of the setting {name}"):
        values.set(name, value)


def test_an_unknown_name_is_a_fault_of_the_program(values: Sample) -> None:
    for use in (lambda: values.get("colour"), lambda: values.set("colour", 1)):
        with pytest.raises(KeyError):
            use()
    with pytest.raises(KeyError):
        values.watch(print, "colour")


def test_steps_go_up_and_down_without_drifting(values: Sample) -> None:
    values.step("size", 3)
    assert values.size == 19
    for _ in range(7):
        values.step("spacing", 1)
    for _ in range(7):
        values.step("spacing", -1)
    assert values.spacing == 1.5
    values.step("size", -100)
    assert values.size == 8
    with pytest.raises(ValueError, match="wrap is no number"):
        values.step("wrap", 1)


def test_a_listener_hears_what_changes(values: Sample) -> None:
    heard: list[object] = []
    values.watch(heard.append)
    values.size = 20
    values.size = 20
    values.theme = "dark"
    assert heard == ["size", "theme"]


def test_a_listener_hears_only_what_it_asked_for_and_until_it_ends(values: Sample) -> None:
    heard: list[object] = []
    end = values.watch(heard.append, "size", "wrap")
    values.theme = "dark"
    values.wrap = False
    end()
    end()
    values.size = 20
    assert heard == ["wrap"]


def test_a_listener_sees_the_new_value_and_may_set_and_end(values: Sample) -> None:
    def listener(name: str) -> None:
        end()
        values.spacing = 2.0

    end = values.watch(listener, "size")
    heard: list[object] = []
    values.watch(lambda name: heard.append((name, values.get(name))))
    values.size = 20
    values.size = 22
    assert heard == [("spacing", 2.0), ("size", 20), ("size", 22)]


def test_resetting_gives_back_the_defaults_and_says_so(values: Sample) -> None:
    values.size, values.wrap = 20, False
    heard: list[object] = []
    values.watch(heard.append)
    values.reset("size")
    assert (values.size, values.wrap) == (13, False)
    values.reset()
    assert values.wrap is True
    assert heard == ["size", "wrap"]
