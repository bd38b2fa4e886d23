"""Addresses of moments, as each site writes them."""

from __future__ import annotations

import pytest

from reader.quotes.moment_links import moment_link

AT = 754_900
"""12 minutes, 34.9 seconds; a link begins at the whole second before."""


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=754"),
        ("https://youtu.be/abc?t=9", "https://youtu.be/abc?t=754"),
        ("https://m.youtube.com/watch?t=1m&v=abc#x", "https://m.youtube.com/watch?v=abc&t=754#x"),
        ("https://vimeo.com/189086626", "https://vimeo.com/189086626#t=754s"),
        ("https://www.dailymotion.com/video/x1", "https://www.dailymotion.com/video/x1?start=754"),
        ("https://www.twitch.tv/videos/12", "https://www.twitch.tv/videos/12?t=0h12m34s"),
        ("https://archive.org/details/talk", "https://archive.org/details/talk?start=754"),
        (
            "https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv",
            "https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv?start=754s",
        ),
        ("https://e.org/talk.mp4", "https://e.org/talk.mp4#t=754"),
        # Where nothing is known of the site, the address stays as it is.
        ("https://e.org/talks/7", "https://e.org/talks/7"),
        ("https://www.youtube.com/@channel", "https://www.youtube.com/@channel"),
        # What may be no link is none.
        ("javascript:alert(1)", ""),
        ("https://user:word@youtube.com/watch?v=1", ""),
        ("", ""),
    ],
)
def test_a_link_begins_where_the_words_do(address: str, link: str) -> None:
    assert moment_link(address, AT) == link


@pytest.mark.parametrize("start", [None, 0, 999])
def test_without_a_time_the_address_is_that_of_the_video(start: int | None) -> None:
    assert moment_link("https://youtu.be/abc", start) == "https://youtu.be/abc"
