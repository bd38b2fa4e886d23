"""Quotations against their sources: which words are taken for one, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library, open_library
from reader.library.library import Arrival
from reader.model.transcript import Cue, Transcript
from reader.tasks.verifying import Verdict, quotations, text_of, verify

BRIDGES = Transcript(
    title="Bridges",
    cues=(
        Cue("They built the iron bridge over the Douro.", 1_000, 4_000),
        Cue("Nobody came to see it, not even the king.", 4_000, 8_000),
    ),
)
WATER = Transcript(
    title="Water", cues=(Cue("Water runs slowly under a bridge at night.", 0, 9_000),)
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("shelf")
    made = open_library(folder, folder / "cache")
    made.add([Arrival(BRIDGES), Arrival(WATER)])
    yield made
    made.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("No marks, no quotation.", []),
        ("He said “one two three”.", ["one two three"]),
        ('He said "one two three".', ["one two three"]),
        ("Er sagt: „eins zwei drei“.", ["eins zwei drei"]),
        ("Il dit « un deux trois ».", ["un deux trois"]),
        ("“only two” and “one two three”", ["one two three"]),
        ("“one two three” and “one two three”", ["one two three"]),
        ("“one\ntwo  three”", ["one two three"]),
        ("“one \\*two\\* three”", ["one *two* three"]),
        ('"one two three" he said "four five six"', ["one two three", "four five six"]),
        ("“one two three", []),
        ("“a b c”", []),  # fewer than six characters are said everywhere
        ("“aa b c”", ["aa b c"]),
        ("“" + "ab " * 1_333 + "a”", ["ab " * 1_333 + "a"]),  # 4,000 characters
        ("“" + "ab " * 1_333 + "ab”", []),
        ("> one two three\n", ["one two three"]),
        ("> one two\n> three four\n", ["one two three four"]),
        ("> one two three\n>\n> four five six\n", ["one two three", "four five six"]),
        ("> **Ana:** one two three\n", ["one two three"]),
        ("> “one two three”\n> — Ana, *Bridges*, a long source\n", ["one two three"]),
        ("“one two three”\n\n> four five six\n", ["one two three", "four five six"]),
        (
            "“one two three”\n\n> four five six\n\n“seven eight nine” and “one two three”",
            ["one two three", "four five six", "seven eight nine"],
        ),
        ("“one two three\n> four five six\nseven”", ["four five six"]),
        ("> one two three\n\ntext\n\n> four five six", ["one two three", "four five six"]),
        ("“[…] […] […]”", []),
        ("Er sagt: »eins zwei drei«.", ["eins zwei drei"]),
        ("« un deux trois » et « quatre cinq six »", ["un deux trois", "quatre cinq six"]),
        # Two letters of Han or kana stand for a word.
        ("大臣は「気候変動対策」と言った。", ["気候変動対策"]),
        ("大臣は「気候変動」と言った。", []),
        ("彼は「『もう遅い』と聞いた」と答えた。", ["『もう遅い』と聞いた"]),
        ("『再生可能エネルギー』", ["再生可能エネルギー"]),
        ("他说：“我们不会放弃努力。”", ["我们不会放弃努力。"]),
        ("> 「気候変動対策を進める」\n", ["気候変動対策を進める"]),
        ("「closed by nothing", []),
        ("「」「」「」", []),
        ("“... … — !!!”", []),
        ("> […]\n", []),
    ],
)
def test_what_a_text_quotes(text: str, found: list[str]) -> None:
    assert quotations(text) == found


def test_the_text_of_a_document_is_that_of_its_paragraphs() -> None:
    assert text_of(Transcript(cues=(Cue("> One.", None, None), Cue("> Two.", None, None)))) == (
        "> One.\n> Two."
    )
    assert text_of(Transcript()) == ""


@pytest.mark.parametrize(
    ("quote", "verdict", "title", "words"),
    [
        ("They built the iron bridge", Verdict.SAME, "Bridges", "They built the iron bridge"),
        ("built the iron bridge.", Verdict.SAME, "Bridges", "built the iron bridge"),
        ("the Douro. Nobody came", Verdict.SAME, "Bridges", "the Douro. Nobody came"),
        ("they built the IRON bridge", Verdict.FORMS, "Bridges", "They built the iron bridge"),
        ("came to see it not even", Verdict.FORMS, "Bridges", "came to see it, not even"),
        (
            "Nobody came to see it, not even the queen",
            Verdict.CHANGED,
            "Bridges",
            "Nobody came to see it, not even the king.",
        ),
        (
            "Somebody came to see it, not even the king",
            Verdict.CHANGED,
            "Bridges",
            "Nobody came to see it, not even the king",
        ),
        # As long as the quotation, and to the end of the word; from the end, to its beginning.
        (
            "They built the iron bridge beside",
            Verdict.CHANGED,
            "Bridges",
            "They built the iron bridge over the",
        ),
        (
            "The big iron bridge over the Douro",
            Verdict.CHANGED,
            "Bridges",
            "built the iron bridge over the Douro",
        ),
        # It begins alike and goes on as nothing that was said.
        (f"They built the iron bridge {'qqqqq zzzzz ' * 5}", Verdict.MISSING, "", ""),
        ("They drove over the sea", Verdict.MISSING, "", ""),
        (
            "They built […] not even the king",
            Verdict.SAME,
            "Bridges",
            "They built […] not even the king",
        ),
        ("They built [...] the king.", Verdict.SAME, "Bridges", "They built […] the king"),
        ("They built … the king.", Verdict.SAME, "Bridges", "They built […] the king"),
        ("they built […] the king", Verdict.FORMS, "Bridges", "They built […] the king"),
        ("They built […] under a bridge", Verdict.CHANGED, "Water", None),
        ("They built […] a cathedral […] the king", Verdict.MISSING, "Bridges", None),
        ("They built […] — […] the king", Verdict.SAME, "Bridges", "They built […] the king"),
    ],
)
def test_what_became_of_a_quotation(
    library: Library, quote: str, verdict: Verdict, title: str, words: str | None
) -> None:
    (found,) = verify(library, f"It says “{quote}”!")
    assert (found.quote, found.verdict) == (quote.strip(), verdict)
    if verdict is not Verdict.CHANGED or title == "Bridges":
        assert (found.entry.title if found.entry else "") == title
    assert words is None or found.words == words
    assert (found.hit is None) is (found.entry is None)


TREATY = Transcript(
    title="Treaty",
    cues=(
        Cue("Yes, a treaty binds states. We bind neighbours, and that is", 0, 4_000),
        Cue("harder. The money was never accounted for, I must say.", 4_000, 8_000),
        Cue("It was not always the case.", 8_000, 9_000),
    ),
)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        # Of each run of five words at its beginning and its end one is another.
        ("a treaty binds people. We bind neighbours", "a treaty binds states. We bind neighbours"),
        ("The money was always accounted for", "The money was never accounted for"),
        ("We bind neighbors, and that is harder", "We bind neighbours, and that is harder"),
        ("The money was never counted for", "The money was never accounted for"),
        # The first and the last word; one left out, one put in, two for one.
        ("Their money was never accounted for", "The money was never accounted for"),
        ("The money was never accounted in", "The money was never accounted for"),
        ("The money was accounted for", "The money was never accounted for"),
        ("The money was never fully accounted for", "The money was never accounted for"),
        ("It was always the case", "It was not always the case"),
        ("money was hardly accounted for", "money was never accounted for"),
        # Two words of six are others; four of five in a row; the order is another; too few words.
        ("The money was always counted for", ""),
        ("Their treaty binds states. Nobody", ""),
        ("accounted never was the money for", ""),
        ("money was always accounted", ""),
    ],
)
def test_of_a_short_quotation_one_word_may_be_another(
    tmp_path: Path, quote: str, words: str
) -> None:
    shelf = open_library(tmp_path, tmp_path / "cache")
    shelf.add([Arrival(TREATY), Arrival(BRIDGES)])
    (found,) = verify(shelf, f"“{quote}”")
    shelf.close()
    assert (found.verdict, found.words) == (
        Verdict.CHANGED if words else Verdict.MISSING,
        words,
    )


def test_what_many_say_with_one_word_other_is_nobodys_quotation(tmp_path: Path) -> None:
    shelf = open_library(tmp_path, tmp_path / "cache")
    verdicts = []
    for number in range(4):
        said = Cue(f"And so we went on to see number {number}.", 0, 1)
        shelf.add([Arrival(Transcript(title=f"Talk {number}", cues=(said,)))])
        (found,) = verify(shelf, "“and so they went on”")
        verdicts.append(found.verdict)
    shelf.close()
    assert verdicts == [Verdict.CHANGED] * 3 + [Verdict.MISSING]


POLICY = Transcript(
    title="政策",
    cues=(
        Cue("政府は二〇三〇年までに排出量を", 0, 4_000),
        Cue("半減すると発表しました。", 4_000, 8_000),
        Cue("誰も反対しなかったと聞いています。", 8_000, 12_000),
    ),
    language="ja",
)
CAPITAL = Transcript(
    title="北京", cues=(Cue("我爱北京天安门，也爱长城和故宫。", 0, 9_000),), language="zh"
)
THAI = Transcript(
    title="ภาษา", cues=(Cue("ภาษาไทยเป็นภาษาที่สวยงามและมีประวัติยาวนาน", 0, 9_000),), language="th"
)


@pytest.mark.parametrize(
    ("quote", "verdict", "words"),
    [
        # Across two captions, without a space between them.
        ("「排出量を半減すると発表しました」", Verdict.SAME, "排出量を半減すると発表しました"),
        ("「排出量を半減すると発表しました。」", Verdict.SAME, "排出量を半減すると発表しました"),
        ("「排出量を（中略）反対しなかった」", Verdict.SAME, "排出量を […] 反対しなかった"),
        ("「はいしゅつりょうをはんげんする」", Verdict.MISSING, ""),
        (
            "「排出量を半減すると約束しました」",
            Verdict.CHANGED,
            "排出量を半減すると発表しました",
        ),
        ("“我爱北京天安门”", Verdict.SAME, "我爱北京天安门"),
        ("“北京天安门，也爱长城……故宫”", Verdict.SAME, "北京天安门，也爱长城 […] 故宫"),
        ("“北京天安门也爱长城和故宫”", Verdict.CHANGED, "北京天安门，也爱长城和故宫"),
        ("“我恨北京天安门，也爱长城和故宫”", Verdict.CHANGED, "我爱北京天安门，也爱长城和故宫"),
        ("“ไทยเป็นภาษาที่สวยงาม”", Verdict.SAME, "ไทยเป็นภาษาที่สวยงาม"),
        ("“ภาษาลาวเป็นภาษาที่สวยงามและมีประวัติยาวนาน”", Verdict.CHANGED, None),
    ],
)
def test_quotations_without_spaces_are_checked_too(
    tmp_path: Path, quote: str, verdict: Verdict, words: str | None
) -> None:
    shelf = open_library(tmp_path, tmp_path / "cache")
    shelf.add([Arrival(POLICY), Arrival(CAPITAL), Arrival(THAI)])
    (found,) = verify(shelf, f"と、{quote}。")
    shelf.close()
    assert found.verdict is verdict
    assert words is None or found.words == words


def test_the_place_is_that_of_the_first_words(library: Library) -> None:
    (found,) = verify(library, "“Nobody came to see it”")
    assert found.hit is not None
    assert (found.hit.cue, found.hit.start) == (1, 4_000)


def test_each_quotation_is_answered_in_its_order(library: Library) -> None:
    text = "“They built the iron bridge” and “never said by anyone” and “under a bridge at night”"
    assert [(one.quote, one.verdict) for one in verify(library, text)] == [
        ("They built the iron bridge", Verdict.SAME),
        ("never said by anyone", Verdict.MISSING),
        ("under a bridge at night", Verdict.SAME),
    ]


def test_a_title_that_is_said_as_well_is_a_title(tmp_path: Path) -> None:
    library = open_library(tmp_path, tmp_path / "cache")
    cues = (Cue("The bridge of old. That is what we speak of.", 0, 1),)
    library.add([Arrival(Transcript(title="The bridge of old", cues=cues))])
    text = "“That is what we speak of” (Ana, “The Bridge of Old,” 2021)."
    found = [(one.quote, one.verdict) for one in verify(library, text)]
    library.close()
    assert found == [
        ("That is what we speak of", Verdict.SAME),
        ("The Bridge of Old,", Verdict.TITLE),
    ]


@pytest.mark.parametrize(
    "words", ["title:bridge or -x (y", "a | b & c", "* ? [x y z", "speaker: ana b"]
)
def test_signs_of_a_query_are_but_signs_in_a_quotation(library: Library, words: str) -> None:
    assert [one.verdict for one in verify(library, f"“{words}”")] == [Verdict.MISSING]


def test_a_page_long_quotation_is_looked_up_by_its_beginning(tmp_path: Path) -> None:
    speech = " ".join(f"word{number}" for number in range(300))  # 2,400 characters and some
    library = open_library(tmp_path, tmp_path / "cache")
    library.add([Arrival(Transcript(title="Speech", cues=(Cue(speech, 0, 1),)))])
    (found,) = verify(library, f"“{speech}”")
    library.close()
    assert found.verdict is Verdict.SAME
    assert found.words == speech[:900]
