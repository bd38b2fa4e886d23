from __future__ import annotations

from pathlib import Path

import pytest

from reader import __version__
from reader.cli import arguments, convert, find, quote, verbs
from reader.cli.arguments import Answer, Options, UsageError


def test_a_window_is_started_with_nothing_or_with_files() -> None:
    assert arguments.window([]) == Options()
    assert arguments.window(["a.srt", "b c.vtt"]).files == (Path("a.srt"), Path("b c.vtt"))


def test_the_options_of_the_window() -> None:
    words = ["--basedir", "base", "--debug", "--log=find,ui", "--size", "1200x800", "a.srt"]
    assert arguments.window([*words, "--theme", "dark", "--screenshot", "out.png"]) == Options(
        files=(Path("a.srt"),),
        basedir=Path("base"),
        debug=True,
        log=("find", "ui"),
        screenshot=Path("out.png"),
        theme="dark",
        size=(1200, 800),
    )
    assert arguments.window(["--temp-basedir"]).temp_basedir


def test_options_become_the_words_that_they_were() -> None:
    words = ["--basedir", "/base", "--log", "find,ui", "--theme", "sepia", "--size", "700x600"]
    words += ["--debug", "--offline", "--", "a.srt"]
    assert arguments.window(words).as_words() == words
    assert arguments.window(["--temp-basedir"]).as_words() == ["--temp-basedir"]


def test_after_two_dashes_come_files_whatever_they_look_like() -> None:
    assert arguments.window(["--debug", "--", "--help", "-x.srt"]) == Options(
        files=(Path("--help"), Path("-x.srt")), debug=True
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--stylesheet", "x"], "Unrecognized arguments: --stylesheet."),
        # Names are given whole: a shorter form could come to mean another option one day.
        (["--temp"], "Unrecognized arguments: --temp."),
        (["--size", "big"], "Argument --size: big is no size such as 1200x800."),
        (
            ["--theme", "blue"],
            "There is no theme called “blue”. There are: system, light, dark, sepia, contrast and "
            "contrast-light.",
        ),
        (
            ["--screenshot", "x.jpg"],
            "x.jpg: The picture is a PNG file, so its name has to end in .png.",
        ),
        (["--log", "gossip"], "Argument --log: 'gossip' is no subject of the log."),
        (["--basedir"], "Argument --basedir: expected one argument."),
        (["--basedir", "x", "--temp-basedir"], "--basedir and --temp-basedir exclude each other."),
    ],
)
def test_what_the_window_does_not_know_is_a_sentence(words: list[str], sentence: str) -> None:
    with pytest.raises(UsageError) as refusal:
        arguments.window(words)
    assert str(refusal.value).startswith(sentence)


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_one_help_tells_of_the_window_and_of_the_verbs(word: str) -> None:
    with pytest.raises(Answer) as answer:
        arguments.window(["a.srt", word])
    text = str(answer.value)
    for named in (*arguments.VERBS, "--basedir", "--temp-basedir", "--screenshot", "--log"):
        assert named in text
    assert text.isascii()


def test_the_version_is_told() -> None:
    with pytest.raises(Answer, match=f"^transcript-reader {__version__}\n$"):
        arguments.window(["--version"])


@pytest.mark.parametrize("verb", arguments.VERBS)
def test_each_verb_tells_how_it_is_used(verb: str) -> None:
    with pytest.raises(Answer, match=f"^usage: transcript-reader {verb} "):
        verbs.asked(verb, ["--help"])


def test_convert_takes_options_between_files() -> None:
    options = convert.asked(["a.srt", "--to", "json", "b.srt", "-o", "out", "--force"])
    assert options.files == ("a.srt", "b.srt")
    assert (options.to, options.output) == ("json", "out")
    assert (options.force, options.report) == (True, False)


def test_find_takes_the_query_first() -> None:
    options = find.asked(["--json", "founding act", "a.srt", "--match-case", "b.srt"])
    assert (options.query, options.files) == ("founding act", ("a.srt", "b.srt"))
    assert (options.json, options.match_case) == (True, True)
    assert (options.whole_words, options.exact, options.regex) == (False, False, False)


def test_a_query_that_looks_like_an_option_follows_two_dashes() -> None:
    assert find.asked(["--match-case", "--", "-x", "a.srt"]).query == "-x"
    assert find.asked(["-5", "a.srt"]).query == "-5"
    assert find.asked(["- 5", "a.srt"]).query == "- 5"


def test_quote_takes_the_words_that_are_left() -> None:
    options = quote.asked(["a.srt", "a", "founding", "act", "--nth", "2"])
    assert (options.file, options.words, options.nth) == ("a.srt", ("a", "founding", "act"), 2)
    assert (options.to, options.style, options.cite, options.json) == ("", "", "", False)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("convert", ["a.srt"]),
        ("convert", ["--to", "json"]),
        ("find", ["query"]),
        ("quote", ["a.srt"]),
        ("quote", ["a.srt", "words", "--nth", "0"]),
        ("quote", ["a.srt", "words", "--nth", "second"]),
        ("quote", ["a.srt", "words", "--json", "--to", "html"]),
        ("find", ["--colour", "query", "a.srt"]),
    ],
)
def test_what_a_verb_cannot_do_is_a_sentence(verb: str, words: list[str]) -> None:
    with pytest.raises(UsageError, match=rf"\. Try transcript-reader {verb} --help\.$"):
        verbs.asked(verb, words)
