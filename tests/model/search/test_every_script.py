"""What a search takes for the same in the scripts of the world, by the standards and by hand.

The Unicode Standard is cited by chapter (16.0), its annexes by number.
"""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest

from reader.library import Arrival, open_library
from reader.model import breaks
from reader.model.search import find
from reader.model.search.find import Finder, Switches
from reader.model.transcript import Cue, Transcript

FORGIVING = Switches()
WHOLE = Switches(whole_words=True)
EXACT = Switches(exact=True)
CASE = Switches(match_case=True)
REGEX_WHOLE = Switches(regex=True, whole_words=True)
ZWNJ = "\u200c"

# A text, what is typed, what is found of the text: everything that is one to its readers.
SAME = [
    # Greek in capitals bears neither stress nor breathing, but keeps the diaeresis (7.2); the final
    # sigma is a sigma.
    ("ΑΘΗΝΑ και Αθήνα", "Αθήνα", ["ΑΘΗΝΑ", "Αθήνα"]),
    ("Αθήνα", "ΑΘΗΝΑ", ["Αθήνα"]),
    ("Ο ΛΟΓΟΣ και ο λόγος", "λόγος", ["ΛΟΓΟΣ", "λόγος"]),
    ("ΜΑΪΟΣ ΜΑΙΟΣ", "Μάϊος", ["ΜΑΪΟΣ"]),
    ("ἄνθρωπος ΑΝΘΡΩΠΟΣ", "ἄνθρωπος", ["ἄνθρωπος", "ΑΝΘΡΩΠΟΣ"]),
    ("λογος", "λόγος", []),  # a small letter bears its stress
    # Turkish: I is the capital of ı, İ of i (SpecialCasing.txt, tr).
    ("IŞIK ışık", "ışık", ["IŞIK", "ışık"]),
    ("ışık", "IŞIK", ["ışık"]),
    ("istanbul İstanbul İSTANBUL", "İstanbul", ["istanbul", "İstanbul", "İSTANBUL"]),
    ("i\u0307stanbul", "İstanbul", ["i\u0307stanbul"]),  # as str.lower writes it
    ("isik", "ışık", []),
    # Digits of every script (category Nd).
    (
        "١٩٨٩ ۱۹۸۹ १९८९ ๑๙๘๙ １９８９",
        "1989",
        ["١٩٨٩", "۱۹۸۹", "१९८९", "๑๙๘๙", "１９８９"],
    ),
    ("in 1989", "١٩٨٩", ["1989"]),
    # Arabic and Persian keyboards have other yehs, kafs and hehs (9.2); alefs lose their hamza.
    ("كتاب کتاب", "كتاب", ["كتاب", "کتاب"]),
    ("علي على علی", "علي", ["علي", "على", "علی"]),
    ("مدرسة مدرسه", "مدرسه", ["مدرسة", "مدرسه"]),
    ("أحمد احمد", "أحمد", ["أحمد", "احمد"]),
    ("إسلام آسيا ٱسم", "ا", ["إ", "ا", "آ", "ا", "ٱ"]),
    ("ا\u0654حمد", "أحمد", ["ا\u0654حمد"]),  # taken apart (NFD)
    ("\ufe83حمد", "احمد", ["\ufe83حمد"]),  # a presentation form
    ("محمـــد", "محمد", ["محمـــد"]),  # stretched by tatweel
    ("مُحَمَّد", "محمد", ["مُحَمَّد"]),
    ("سؤال سوال", "سؤال", ["سؤال"]),  # on a waw the hamza is a letter of its own
    # Persian joins with a joiner that shows as a gap, or with a space, or not at all (23.2, ZWNJ).
    (f"می{ZWNJ}خواهم می خواهم میخواهم", "می خواهم", [f"می{ZWNJ}خواهم", "می خواهم"]),
    (f"می{ZWNJ}خواهم می خواهم", f"می{ZWNJ}خواهم", [f"می{ZWNJ}خواهم", "می خواهم"]),
    (f"می{ZWNJ}خواهم میخواهم", "میخواهم", [f"می{ZWNJ}خواهم", "میخواهم"]),
    ("منها", "من ها", []),  # where no joiner stands, a missing space is another word
    # The same beside a comma or an accent that is typed, and where the text itself has a space.
    (f"گفت، می{ZWNJ}خواهم. می{ZWNJ}خواهم", f"گفت، می{ZWNJ}خواهم", [f"گفت، می{ZWNJ}خواهم"]),
    (f"می{ZWNJ}خواهم، نه می{ZWNJ}خواهم", f"می{ZWNJ}خواهم،", [f"می{ZWNJ}خواهم،"]),
    (f"گفت، می{ZWNJ}خواهم. گفت، میخواهم", "گفت، می خواهم.", [f"گفت، می{ZWNJ}خواهم."]),
    (f"cafe می{ZWNJ}خواهم café می{ZWNJ}خواهم", f"café می{ZWNJ}خواهم", [f"café می{ZWNJ}خواهم"]),
    (f"cafe می{ZWNJ}خواهم", f"café می{ZWNJ}خواهم", []),
    ("東京大阪、京都 東京大阪。", "東京 大阪、", ["東京大阪、"]),
    # A line ends without a space there; what is copied over its end and pasted has one.
    ("一样的。\n用户端\n更具体", "一样的。 用户端 更具体", ["一样的。\n用户端\n更具体"]),
    ("一样的。\n用户端", "。 用户", ["。\n用户"]),
    ("「你好」\n「再说」", "你好」 「再", ["你好」\n「再"]),
    ("你好\n「再说」", "你好 「", ["你好\n「"]),
    ("它。 就我", "它。 就", ["它。 就"]),
    ("它，就我", "它。 就", []),
    ("LND。\n用户", "LND。 用户", ["LND。\n用户"]),
    # Thai: the vowel am in one or two, its tone mark before or between; ae in one or two (16.1).
    ("น้ำ น้\u0e4d\u0e32 นำ", "น้ำ", ["น้ำ", "น้\u0e4d\u0e32"]),
    ("น\u0e4d\u0e49\u0e32 นำ", "น้ำ", ["น\u0e4d\u0e49\u0e32"]),
    ("น้ำ", "น\u0e4d\u0e49\u0e32", ["น้ำ"]),
    ("แมว \u0e40\u0e40มว", "แมว", ["แมว", "\u0e40\u0e40มว"]),
    ("ນ\u0ecd\u0ec9\u0eb2", "ນ\u0ec9\u0eb3", ["ນ\u0ecd\u0ec9\u0eb2"]),  # the same in Lao
    # Between Thai clauses a space is a matter of taste.
    ("ไปครับ ผมมา", "ครับผม", ["ครับ ผม"]),
    ("ไปครับผมมา", "ครับ ผม", ["ครับผม"]),
    # Hiragana and katakana, half-width too (18.4, 18.5); voiced and unvoiced are other letters.
    ("カタカナ かたかな ｶﾀｶﾅ", "カタカナ", ["カタカナ", "かたかな", "ｶﾀｶﾅ"]),
    ("ｶﾞﾝ ガン がん カン", "がん", ["ｶﾞﾝ", "ガン", "がん"]),
    ("ラーメン らーめん", "らーめん", ["ラーメン", "らーめん"]),
    # Romanian: the comma below is a cedilla in older fonts and files (7.1).
    ("București Bucureşti", "bucurești", ["București", "Bucureşti"]),
    ("Bucuresti", "bucurești", []),
    ("țară ţară", "ţară", ["țară", "ţară"]),
    # Cyrillic: what Unicode takes apart are other letters, but for ё, which is written е.
    ("мой мои", "мои", ["мои"]),
    ("мой мои и\u0306", "й", ["й", "и\u0306"]),
    ("їжак іжак", "іжак", ["іжак"]),
    ("ўсё усе", "усе", ["усе"]),
    ("Ёлка елка", "елка", ["Ёлка", "елка"]),
    ("за\u0301мок", "замок", ["за\u0301мок"]),
]


def found(text: str, query: str, switches: Switches = FORGIVING) -> list[str]:
    return [text[start:end] for start, end in Finder(text).search(query, switches)]


@pytest.mark.parametrize(("text", "query", "hits"), SAME)
def test_what_is_one_to_its_readers_is_one_to_a_search(
    text: str, query: str, hits: list[str]
) -> None:
    assert found(text, query) == hits


@pytest.mark.parametrize(
    ("text", "query", "switches", "hits"),
    [
        ("ไปครับ ผมมา", "ครับผม", EXACT, []),
        ("ไปครับ ผมมา", "ครับ ผม", EXACT, ["ครับ ผม"]),
        ("ไปครับ  ผมมา", "ครับ  ผม", EXACT, ["ครับ  ผม"]),
        ("カタ かた", "カタ", CASE, ["カタ"]),
        ("ΛΟΓΟΣ Λόγος", "Λόγος", CASE, ["Λόγος"]),
        ("IŞIK", "ışık", CASE, []),
        ("١٩٨٩ 1989", "1989", EXACT, ["1989"]),
    ],
)
def test_the_switches_tell_them_apart(
    text: str, query: str, switches: Switches, hits: list[str]
) -> None:
    assert found(text, query, switches) == hits


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        # A word is what the dictionary parts off (UAX #29, 6.3).
        ("我爱北京天安门", "天安门", ["天安门"]),
        ("我爱北京天安门", "安门", []),
        ("我爱北京天安门", "北京天安门", ["北京天安门"]),
        ("ภาษาไทยเป็นภาษาที่สวยงาม", "ภาษา", ["ภาษา", "ภาษา"]),
        ("ภาษาไทยเป็นภาษาที่สวยงาม", "ษา", []),
        ("ພາສາລາວເປັນພາສາ", "ລາວ", ["ລາວ"]),
        ("東京都に住む", "東京", ["東京"]),
        ("東京都に住む", "京都", []),
        # Between two scripts there is a border.
        ("在iPhone上，iPhones", "iphone", ["iPhone"]),
        ("第3章", "3", ["3"]),
        # With signs and accents the same.
        ("「天安门」，天安门", "「天安门」", ["「天安门」"]),
        ("去café吃cafés", "café", ["café"]),
        # Spaces that stand on either side of a hit serve the next one too.
        (f"می{ZWNJ}خواهم می خواهم میخواهم", "می خواهم", [f"می{ZWNJ}خواهم", "می خواهم"]),
        (f"نمی{ZWNJ}خواهم، می{ZWNJ}خواهم،", f"می{ZWNJ}خواهم،", [f"می{ZWNJ}خواهم،"]),
        (f"东京 می{ZWNJ}خواهم، می{ZWNJ}خواهم", f"می{ZWNJ}خواهم،", [f"می{ZWNJ}خواهم،"]),
        ("東京大阪、東京都", "東京 大阪、", ["東京大阪、"]),
    ],
)
def test_whole_words_are_those_of_the_dictionary(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query, WHOLE) == hits


def test_whole_words_of_a_pattern_and_of_an_exact_search_are_the_same() -> None:
    assert found("東京都に住む", "京都", REGEX_WHOLE) == []
    assert found("東京都に住む", "東.", REGEX_WHOLE) == ["東京"]
    assert found("在iPhone上 iPhones", "iPhone", REGEX_WHOLE) == ["iPhone"]
    assert found("東京都に住む", "京都", Switches(exact=True, whole_words=True)) == []
    assert found("東京都に住む", "東京", Switches(exact=True, whole_words=True)) == ["東京"]


def test_exact_spaces_between_clauses_count_in_texts_of_every_language() -> None:
    text = "el señor dijo ไปครับ ผมมา"
    for language in ("", "th", "es"):  # Spanish has a letter of its own, for which a query is read
        hits = Finder(text, language).search("dijo ไปครับ ผมมา", EXACT)
        assert [text[start:end] for start, end in hits] == ["dijo ไปครับ ผมมา"]


def test_without_a_dictionary_every_letter_is_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breaks, "_dictionary", lambda: None)
    breaks._borders.cache_clear()
    try:
        assert found("我爱北京天安门", "安门", WHOLE) == ["安门"]
        assert found("ที่นี่", "ที่", WHOLE) == ["ที่"]
    finally:
        breaks._borders.cache_clear()


GREEK = "αάΑΆεέΕΈηήΗΉιίϊΐΙΊΪοόΟΌσςΣλΛνΝ"
LETTERS = f"{GREEK}iıIİşŞșȘtţțaăâйиЙИёеЁЕАа"


@pytest.mark.parametrize("seed", range(40))
def test_both_ways_find_the_same_accents(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick way over many hits, and the slow one, place by place."""
    random_ = random.Random(seed)
    stems = ["".join(random_.choices(LETTERS, k=random_.randint(1, 4))) for _ in range(8)]
    text = "".join(random_.choice(stems) + random_.choice(" ,-\n") for _ in range(150))
    if random_.random() < 0.2:
        text = unicodedata.normalize("NFD", text)
    quick, slow = Finder(text), Finder(text)
    for _ in range(100):
        start = random_.randrange(len(text))
        asked = text[start : start + random_.randint(1, 6)]
        asked = random_.choice((asked, asked.lower(), asked.upper()))
        switches = Switches(match_case=random_.random() < 0.3, whole_words=random_.random() < 0.3)
        with monkeypatch.context() as patched:
            patched.setattr(find, "_FEW", 0)  # the quick way, however few there are
            of_quick = list(quick.search(asked, switches))
        with monkeypatch.context() as patched:
            patched.setattr(Finder, "_search_accents", lambda *_: None)
            of_slow = list(slow.search(asked, switches))
        assert of_quick == of_slow, (asked, switches)


@pytest.mark.parametrize("switches", [FORGIVING, WHOLE])
def test_the_library_finds_what_the_search_bar_finds(tmp_path: Path, switches: Switches) -> None:
    (tmp_path / "data").mkdir()
    library = open_library(tmp_path / "data", tmp_path / "cache")
    try:
        texts = list(dict.fromkeys(text for text, _, _ in SAME))
        library.add(
            [Arrival(Transcript(str(nth), cues=(Cue(text),))) for nth, text in enumerate(texts)]
        )
        for query in dict.fromkeys(query for _, query, _ in SAME):
            expected = {str(nth) for nth, text in enumerate(texts) if found(text, query, switches)}
            shown = {hit.entry.title for hit in library.search(f'"{query}"', switches)}
            assert shown == expected, query
    finally:
        library.close()
