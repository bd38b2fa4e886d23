"""The lists of a JSON document that may hold what was said."""

from __future__ import annotations

from reader.formats.kinds.services.fields import FieldTime
from reader.formats.kinds.services.layers import Layers, found_in


def layers(*values: object) -> Layers:
    return found_in(list(values))


def texts(found: Layers) -> dict[str, list[str]]:
    return {".".join(path): [item.text for item in items] for path, items in found.texts.items()}


def test_what_stands_at_one_place_is_a_layer() -> None:
    found = layers(
        {
            "results": [
                {"text": "One two.", "words": [{"word": "One"}, {"word": "two."}]},
                {"text": "Three.", "words": [{"word": "Three."}]},
            ]
        }
    )
    assert texts(found) == {
        "results.[]": ["One two.", "Three."],
        "results.[].words.[]": ["One", "two.", "Three."],
    }
    one, three = found.texts[("results", "[]")]
    path = ("results", "[]", "words", "[]")
    assert [part.text for part in one.parts[path]] == ["One", "two."]
    assert [part.text for part in three.parts[path]] == ["Three."]
    assert [item.owner is one for item in found.texts[path]] == [True, True, False]
    assert len({item.group for item in found.texts[path]}) == 2


def test_a_speaker_comes_from_what_an_item_lies_in_and_a_time_where_it_is_alone() -> None:
    found = layers(
        [
            {"speaker": "Ana", "start": 5, "items": [{"text": "One."}]},
            {"start": 9, "items": [{"text": "Two."}, {"text": "Three."}]},
        ]
    )
    one, two, three = next(iter(found.texts.values()))
    assert (one.speaker, one.start) == ("Ana", FieldTime(5.0, None))
    assert (two.speaker, two.start, three.start) == (None, None, None)


def test_of_guesses_the_first_counts() -> None:
    found = layers({"alternatives": [{"text": "One."}, {"text": "Won."}, {"text": "On."}]})
    assert texts(found) == {"alternatives.[]": ["One."]}
    assert found.guesses == 2
    assert layers([{"text": "On", "is_final": False}, {"text": "One."}]).guesses == 1


def test_what_a_service_makes_of_the_words_is_passed_over() -> None:
    found = layers(
        {"items": [{"text": "One."}], "summary": [{"text": "So."}], "Chapters": [{"text": "A"}]}
    )
    assert texts(found) == {"items.[]": ["One."]}


def test_a_text_in_no_list_is_the_whole() -> None:
    found = layers({"transcript": "One two.", "words": [{"word": "One"}, {"word": "two."}]})
    assert [item.text for item in found.whole] == ["One two."]
    assert found.texts[("words", "[]")][0].owner is found.whole[0]


def test_who_spoke_when_and_who_is_who() -> None:
    found = layers(
        {
            "segments": [{"start": 0, "speaker": "1"}],
            "speakers": [{"id": 1, "name": " Ana "}],
            "participants": {"2": "Ben"},
        }
    )
    assert [(span.start, span.speaker) for span in found.spans] == [(FieldTime(0.0, None), "1")]
    assert found.names == {"1": "Ana", "2": "Ben"}


def test_rows_of_a_word_and_its_times() -> None:
    found = layers(
        {"timestamps": [["One", 0.5, 0.9], ["two.", 1, 2, 0.9], ["no", "x", 1], [1, 2, 3]]}
    )
    (items,) = found.texts.values()
    assert [(item.text, item.start) for item in items] == [
        ("One", FieldTime(0.5, None)),
        ("two.", FieldTime(1.0, None)),
    ]


def test_channels_are_counted_and_objects_with_numbers_are_lists() -> None:
    found = layers({"channels": [{"items": [{"text": "One."}]}, {"items": [{"text": "Two."}]}]})
    assert [item.channel for item in found.texts[("channels", "[]", "items", "[]")]] == [0, 1]
    assert texts(layers({"0": {"text": "One."}, "1": {"text": "Two."}})) == {"[]": ["One.", "Two."]}


def test_times_in_an_object_of_their_own() -> None:
    found = layers([{"text": "One.", "offsets": {"from": 5, "to": 9}}])
    (item,) = found.texts[("[]",)]
    assert (item.start, item.end) == (FieldTime(5.0, None), FieldTime(9.0, None))
    found = layers([{"text": "One.", "instances": [{"start": "0:00:05"}, {"start": "0:00:09"}]}])
    assert found.texts[("[]",)][0].start == FieldTime(5_000.0, 1.0)


def test_several_values_are_a_row_and_depth_has_an_end() -> None:
    assert texts(layers({"text": "One."}, {"text": "Two."})) == {"[]": ["One.", "Two."]}
    deep: object = [{"text": "One."}]
    for _ in range(30):
        deep = [deep]
    assert texts(layers(deep)) == {}
    assert texts(layers(5)) == texts(layers()) == {}
