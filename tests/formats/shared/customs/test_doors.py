"""The doors to the customs: a text that is let go there is one that its custom leaves as it is.

Texts are put together of what customs look for and of words, and each is read through the door and
by what stands behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.formats.format import Claim, Document, has_head_of_table
from reader.formats.kinds import table
from reader.formats.shared import captions, turns
from reader.formats.shared.coats import clocks
from reader.formats.shared.customs import answers, askers, counted, doors, events, stages
from reader.formats.shared.customs.chambers import hearings
from reader.formats.shared.labels.believed import with_believed
from reader.formats.shared.lines import lines_of
from reader.formats.shared.sounds import kind_of
from reader.formats.shared.speakers import _labels, with_speakers
from reader.formats.shared.times import time_coats
from reader.model.transcript import Cue

OPENINGS = (
    *("Ana Reyes", "ANA", "Q", "A", "Q1", "Question 1", "Frage 2", "3.", "(4)", "[5]", "12", "-2-"),
    *("0:01", "[0:02]", "1.30", "00:00:01:02", "5 minutes 2 seconds", "1 minute", "|", "#", ">>"),
    *("P.", "R.", "Mr. Hall.", "BEN.", "BY MS. FALK:", "EXAMINATION", "SCENE 2", "Page 3", "○"),
    *(
        "- [Ana]",
        "(Ana)",
        "（山田）",
        "<ana>",
        "»",
        "—",
        "Chair:",
        "NOTE:",
        "text",
        "speaker",
        "start",
    ),
)
WORDS = (
    *("the water is cold", "Why", "In 1997 we left", "Yes", "1 minute", "laughter", "(Laughter.)"),
    *(
        "[door slams]",
        "ANA REYES",
        "Ben Hall -- Chief Pilot",
        "over to you",
        "0:05",
        "a  b",
        "a\tb",
    ),
    *(
        "a\tb",
        "three – four",
        "p. 3",
        "0.5",
        "12:30",
        "[00.00.12]",
        "#00:00:12-3#",
        "caption",
        "who",
    ),
)
ENDS = ("", ".", "?", "!", ":", ",", "? Yes.", ": Well", ". And so", ".\xa0– No", ")", "]", ";")

LINE = st.builds(
    lambda opening, words, end: f"{opening} {words}{end}".strip(),
    st.sampled_from(("", "", "", *OPENINGS)),
    st.sampled_from(("", *WORDS)),
    st.sampled_from(ENDS),
)
LINES = st.lists(st.one_of(LINE, st.just("")), max_size=14).map(
    lambda lines: lines_of("\n".join(lines))
)
# Lines that come again, as names and the heads of pages do.
REPEATED = st.builds(lambda lines, times: lines * times, LINES, st.integers(1, 4))
CUES = st.lists(st.lists(LINE.filter(bool), min_size=1, max_size=2), max_size=10).map(
    lambda texts: [
        Cue("\n".join(lines), 1_000 * at, 1_000 * at + 900, kind=kind_of("\n".join(lines)))
        for at, lines in enumerate(texts)
    ]
)
MANY = settings(max_examples=150, deadline=None)


def _labelled(lines: Sequence[str]) -> Sequence[str]:
    return stages.with_labels(askers.with_letters_labelled(lines))


def _in_plain_times(lines: Sequence[str]) -> tuple[Sequence[str], object, bool]:
    plain = time_coats.with_plain_times(lines)
    return *plain, plain.has_chapters and time_coats.CHAPTER not in "\n".join(lines)


DOORS: dict[str, tuple[Callable[[Sequence[str]], object], Callable[[Sequence[str]], object]]] = {
    "clocks": (doors.with_clocks, clocks.with_clocks),
    "counts": (doors.without_counts, counted.without_counts),
    "pages": (doors.without_page_marks, hearings.without_page_marks),
    "times": (doors.with_plain_times, _in_plain_times),
    "labels": (doors.with_labels, _labelled),
    "answers": (doors.with_answers_apart, answers.with_answers_apart),
}


@pytest.mark.parametrize(("through", "behind"), DOORS.values(), ids=DOORS)
@MANY
@given(st.one_of(LINES, REPEATED))
def test_a_text_that_is_let_go_has_no_such_custom(
    through: Callable[[Sequence[str]], object],
    behind: Callable[[Sequence[str]], object],
    lines: list[str],
) -> None:
    assert _plain(through(lines)) == _plain(behind(lines))


def _plain(found: object) -> object:
    """Return what was found, lines as a list whatever holds them."""
    if isinstance(found, tuple) and found and isinstance(found[0], list | tuple):
        return [list(found[0]), *found[1:]]
    return list(found) if isinstance(found, list | tuple) else found


@MANY
@given(LINE)
def test_lines_that_are_let_go_head_nothing(line: str) -> None:
    assert doors.is_examination(line) == hearings.is_examination(line)
    assert doors.is_scene(line) == stages.is_scene(line)


@MANY
@given(CUES)
def test_cues_that_are_let_go_hold_no_events(cues: list[Cue]) -> None:
    assert list(doors.with_events(cues)) == events.with_events(cues)


@MANY
@given(CUES)
def test_captions_that_are_let_go_name_nobody(cues: list[Cue]) -> None:
    if not captions._may_have_turns(cues):
        assert turns.with_turns(cues) == cues


@MANY
@given(CUES)
def test_one_label_in_doubt_names_nobody(cues: list[Cue]) -> None:
    labels = _labels(cues, [cue.text for cue in cues])
    if sum(label is not None for found in labels for label in found) < 2:
        assert with_speakers(cues) == with_believed(cues, labels, ())


@MANY
@given(LINES, st.sampled_from((",", ";", "|", "\t")))
def test_what_is_let_go_is_no_table(lines: list[str], separator: str) -> None:
    text = "\n".join(line.replace(" ", separator, 2) for line in lines)
    document = Document(text.encode(), text, "a.txt")
    assert has_head_of_table(document) or table.score(document) == Claim.NONE
