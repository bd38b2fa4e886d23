"""JSON as programs really write it."""

from __future__ import annotations

import math

import pytest

from reader.errors import FormatError
from reader.formats.decoding.json_text import Loaded, load, load_all, opens


@pytest.mark.parametrize(
    "head",
    [
        '{"a": 1}',
        "{}",
        ' \n{ "a"',
        "[]",
        '["a"',
        "[{",
        "[[",
        "[null,",
        "[true",
        '[1, "a"',
        "[1.5,{",
    ],
)
def test_what_begins_as_json_does(head: str) -> None:
    assert opens(head)


@pytest.mark.parametrize(
    "head",
    ["", "a", "[Music]", "[0:12] Hello", "[12] Hello", "[nullify]", "{\\an8}", "{Ana}", "{a: 1}"],
)
def test_what_does_not(head: str) -> None:
    assert not opens(head)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": [1, 2.5, null, true]}', {"a": [1, 2.5, None, True]}),
        ('"a"', "a"),
        ('"a\tb\nc"', "a\tb\nc"),
        ("[Infinity, -Infinity]", [math.inf, -math.inf]),
        (str(10**17), 10**17),
        (str(10**18), math.inf),
        (str(-(10**18)), -math.inf),
    ],
)
def test_a_text_is_read(text: str, value: object) -> None:
    assert load(text) == Loaded(value)


def test_no_number_is_read() -> None:
    value = load("NaN").value
    assert isinstance(value, float)
    assert math.isnan(value)


@pytest.mark.parametrize(
    ("text", "value", "line"),
    [
        ('[1, 2,\n{"a": 3', [1, 2], 2),
        ('{"a": 1, "b": [{"c": 2}, {"c"', {"a": 1, "b": [{"c": 2}]}, 1),
        ('{"a": 1, "b": "tru', {"a": 1}, 1),
        ('{"a": 1, "b"', {"a": 1}, 1),
        ('{"a": 1, 2: 3}', {"a": 1}, 1),
        ('{"a": [1] } more', {"a": [1]}, 1),
        ("[1 2]", [1, 2], 1),
    ],
)
def test_of_a_text_that_breaks_off_what_stands_before_counts(
    text: str, value: object, line: int
) -> None:
    loaded = load(text)
    assert loaded.value == value
    assert [(item.sentence, item.line) for item in loaded.report] == [
        (f"The JSON breaks in line {line}; what stands before that was read.", line)
    ]


@pytest.mark.parametrize("text", ["words here", "}}", "[}", '{"a" "b"}'])
def test_where_nothing_can_be_had_it_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="This is no valid JSON") as refused:
        load(text)
    assert refused.value.line == 1


@pytest.mark.parametrize(
    "end", ["", "{", "[", '{"a', '{"a":', '{"a": "one', '{"a": "one\\', '{"a": tru', '["\\u00']
)
def test_of_what_is_cut_off_that_is_said(end: str) -> None:
    with pytest.raises(FormatError, match="The file is cut off in this line, before") as refused:
        load(end)
    assert refused.value.line == 1
    refusal = load('{"title": "Talk",\n "segments": [\n' + end).refusal
    assert refusal is not None
    assert "is cut off in this line" in refusal.sentence
    assert refusal.line == 3
    assert load('{"a": 1}').refusal is None


def test_backslashes_that_stand_alone_are_letters() -> None:
    loaded = load('{"a": "C:\\models\\new", "b": "\\u00e4"}')
    assert loaded.value == {"a": "C:\\models\new", "b": "ä"}  # \n is a line end to JSON
    assert [item.sentence for item in loaded.report] == [
        "Some backslashes stand alone, which JSON does not allow."
    ]


def test_backslashes_in_a_text_that_breaks_off() -> None:
    assert load('{"a": 1, "b": "C:\\models", "c": ').value == {"a": 1}


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000])
def test_what_is_nested_too_deeply_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match=r"^This JSON is nested too deeply\.$"):
        load(text)
    with pytest.raises(FormatError):
        load_all(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", []),
        ('{"a": 1}', [{"a": 1}]),
        ('{"a": 1}\n{"a": 2}\n', [{"a": 1}, {"a": 2}]),
        ('{"a": 1},\r\n{"a": 2},', [{"a": 1}, {"a": 2}]),
        ('[1][2]"c"', [[1], [2], "c"]),
    ],
)
def test_values_one_behind_the_other(text: str, values: list[object]) -> None:
    assert load_all(text) == (values, (), None)


def test_values_one_behind_the_other_up_to_the_break() -> None:
    values, report, refusal = load_all('{"a": 1}\n{"a": 2}\n{"a": ')
    assert values == [{"a": 1}, {"a": 2}]
    assert [item.line for item in report] == [3]
    assert refusal is not None
    assert refusal.line == 3
    values, report, _ = load_all('[{"a": 1}, {"a"')
    assert values == [[{"a": 1}]]
    assert len(report) == 1
