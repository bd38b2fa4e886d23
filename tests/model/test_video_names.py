"""What a video goes by: which names are one video, which two, which may be either."""

from __future__ import annotations

import pytest

from reader.model.transcript import RelatedVideo, Source, Transcript
from reader.model.video_names import (
    are_one,
    are_strangers,
    borne,
    borne_by,
    borne_by_file,
    is_by_title,
    sought,
)


@pytest.mark.parametrize(
    ("title", "url", "video_id", "names"),
    [
        ("", "", "", ()),
        ("", "", "f1", ("id:f1",)),
        ("Boats", "", "", ("title:boats",)),
        ("3. Boats", "", "", ("title:3 boats", "numbered:boats")),
        (
            "Boats",
            "https://www.example.org/v/",
            "f1",
            ("id:f1", "url:example.org/v/?", "title:boats"),
        ),
        ("", "javascript:alert(1)", "", ()),
        ("", "https://[", "", ()),
        ("", "not an address", "", ()),
    ],
)
def test_names_are_borne_the_surest_first(
    title: str, url: str, video_id: str, names: tuple[str, ...]
) -> None:
    assert borne(title, url, video_id) == names


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/watch?v=1",
        "http://www.example.org/watch?v=1",
        "https://m.example.org/watch?v=1",
        "https://EXAMPLE.org/watch/?v=1",
        "https://example.org/watch?v=1&t=30&si=x&utm_source=mail&list=PL&index=2",
        "https://example.org/watch?feature=share&v=1#t=30",
        " https://example.org/watch?v=1 ",
    ],
)
def test_an_address_is_one_whatever_hangs_on_it(url: str) -> None:
    assert borne("", url, "") == ("url:example.org/watch/?v=1",)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/watch?v=2",
        "https://example.org/watch",
        "https://example.org/Watch?v=1",
        "https://example.com/watch?v=1",
        "https://example.org/watch?v=1&tab=3",
    ],
)
def test_another_address_is_another(url: str) -> None:
    assert borne("", url, "") != ("url:example.org/watch/?v=1",)


def test_what_lasts_of_a_query_has_no_order() -> None:
    assert borne("", "https://a.b/?y=2&x=1", "") == borne("", "https://a.b/?x=1&y=2", "")


def test_the_name_of_the_file_stands_in_for_a_title() -> None:
    source = Source("/talks/4. Boats.srt")
    assert borne_by(Transcript(source=source)) == ("title:4 boats", "numbered:boats")
    assert borne_by(Transcript("Ships", source=source)) == ("title:ships",)
    assert borne_by(Transcript()) == ()


@pytest.mark.parametrize(
    ("name", "title", "names"),
    [
        (
            "A bridge too far [ccccccccccc].en.srt",
            "",
            (
                *("named:ccccccccccc", "title:a bridge too far ccccccccccc en"),
                "file-title:a bridge too far",
            ),
        ),
        ("Boats.pt-BR.vtt", "Boats.pt-BR.vtt", ("title:boats pt br vtt", "file-title:boats")),
        ("Boats-dQw4w9WgXcQ.srt", "Ships", ("named:dQw4w9WgXcQ", "title:ships")),
        ("Boats [part one].srt", "", ("title:boats part one",)),
        ("", "Ships", ("title:ships",)),
    ],
)
def test_a_file_goes_by_what_its_name_tells(name: str, title: str, names: tuple[str, ...]) -> None:
    assert borne_by_file(name, title, "", "") == names


WATCH = "https://www.example.org/watch?v="


@pytest.mark.parametrize(
    ("listed", "name", "is_one"),
    [
        (RelatedVideo("A bridge?", f"{WATCH}ccccccccccc", "ccccccccccc"), "X [ccccccccccc]", True),
        (RelatedVideo("A bridge?", f"{WATCH}ccccccccccc&t=3"), "X [ccccccccccc]", True),
        (RelatedVideo("A bridge?", "https://youtu.be/dQw4w9WgXcQ"), "X-dQw4w9WgXcQ", True),
        (RelatedVideo("A bridge?"), "A bridge [ccccccccccc].en.srt", True),
        (RelatedVideo("3. A bridge?"), "A bridge.fr.srt", True),
        (RelatedVideo("A bridge"), "3. A bridge.fr.srt", True),
        (RelatedVideo("2. A bridge"), "3. A bridge.fr.srt", False),
        # What is an identifier for sure tells two videos of one title apart, a word does not.
        (RelatedVideo("A bridge", video_id="aQw4w9WgXcQ"), "A bridge [dQw4w9WgXcQ].srt", False),
        (RelatedVideo("A bridge", video_id="aQw4w9WgXcQ"), "A bridge [translation].srt", True),
        (RelatedVideo("A bridge", video_id="translation"), "A bridge [dQw4w9WgXcQ].srt", True),
    ],
)
def test_whether_a_file_is_the_video_by_its_name(
    listed: RelatedVideo, name: str, is_one: bool
) -> None:
    assert are_one(sought(listed), borne_by_file(name, "", "", "")) is is_one


@pytest.mark.parametrize(
    ("listed", "own", "is_one"),
    [
        (RelatedVideo("Boats"), ("BOATS!", "", ""), True),
        (RelatedVideo("Boats"), ("Ships", "", ""), False),
        (RelatedVideo(""), ("", "", ""), False),
        # A list number that one side alone has is no difference; two of them are.
        (RelatedVideo("3. Boats"), ("Boats", "", ""), True),
        (RelatedVideo("Boats"), ("3. Boats", "", ""), True),
        (RelatedVideo("3. Boats"), ("3 - Boats", "", ""), True),
        (RelatedVideo("3. Boats"), ("4. Boats", "", ""), False),
        # What is surer than a title decides.
        (RelatedVideo("Boats", video_id="a"), ("Ships", "", "a"), True),
        (RelatedVideo("Boats", video_id="a"), ("Boats", "", "b"), False),
        (RelatedVideo("Boats", "https://a.b/1"), ("Boats", "https://a.b/2", ""), False),
        (RelatedVideo("Boats", "https://a.b/1"), ("Boats", "https://c.d/2", ""), True),
        (RelatedVideo("Boats", "https://a.b/1", "a"), ("Boats", "https://a.b/2", "a"), True),
        (RelatedVideo("Boats", "https://a.b/1"), ("Boats", "", "a"), True),
    ],
)
def test_whether_two_are_one_video(
    listed: RelatedVideo, own: tuple[str, str, str], is_one: bool
) -> None:
    assert are_one(sought(listed), borne(*own)) is is_one


@pytest.mark.parametrize(
    ("some", "others", "strangers"),
    [
        ([], [], False),
        (["id:a"], ["id:a"], False),
        (["id:a"], ["id:b"], True),
        (["id:a"], ["url:h/1"], False),
        (["url:h/1"], ["url:h/2"], True),
        (["url:h/1"], ["url:i/2"], False),
        (["id:a", "url:h/1"], ["id:a", "url:h/2"], False),
        (["title:x"], ["title:y"], False),
    ],
)
def test_what_says_that_two_are_strangers(
    some: list[str], others: list[str], strangers: bool
) -> None:
    assert are_strangers(some, others) is strangers
    assert are_strangers(others, some) is strangers


@pytest.mark.parametrize(
    ("name", "by_title"),
    [
        ("title:a", True),
        ("numbered:a", True),
        ("file-title:a", True),
        ("named:a", False),
        ("id:title:a", False),
        ("url:a/?", False),
    ],
)
def test_a_title_may_be_shared(name: str, by_title: bool) -> None:
    assert is_by_title(name) is by_title


@pytest.mark.parametrize(
    ("ending", "is_one"),
    [
        *(
            (word, True)
            for word in ("[transcript1]", "[final_draft]", "[EN_subtitle]", "-JohnSmith01")
        ),
        ("[xTc7Jk-2pQ0]", False),
    ],
)
def test_a_word_at_the_end_of_a_name_makes_no_other_video(ending: str, is_one: bool) -> None:
    video = RelatedVideo("My talk", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "dQw4w9WgXcQ")
    names = borne_by_file(f"My talk {ending}.vtt", "My talk", "", "")
    assert are_one(sought(video), names) is is_one
