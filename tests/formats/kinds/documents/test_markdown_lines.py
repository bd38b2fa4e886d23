"""The lines of Markdown as words."""

from __future__ import annotations

import pytest

from reader.formats.kinds.documents.markdown_lines import plain_line


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("[[Eva Kern]] and [[Tom Lind|Tom]]", "Eva Kern and Tom"),
        ("It is so. [[source]](https://a.org/b)", "It is so. [[source]](https://a.org/b)"),
        ("![[tide.png]] shows it", "tide.png shows it"),
        ('{{< audio src="a.mp3" >}}', ""),
        ("{% include player.html %}", ""),
        ("{ so it says }", "{ so it says }"),
    ],
)
def test_what_programs_add_is_no_part_of_the_words(line: str, plain: str) -> None:
    assert plain_line(line) == plain


@pytest.mark.parametrize(
    "line",
    [
        "* **[0:02](https://a.example/?t=2)** It is shut.",
        "- 0:02 It is shut.",
        "**0:02** It is shut.",
    ],
)
def test_times_in_a_list_are_times(line: str) -> None:
    assert plain_line(line) == "0:02 It is shut."
