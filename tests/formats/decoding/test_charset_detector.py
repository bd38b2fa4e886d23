"""Files that declare no encoding, in many languages, with each detector that is installed."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import unicodedata

import pytest
from languages import SPEECH, Speech
from read import said, texts

from reader import formats
from reader.formats.decoding import charset_detector
from reader.formats.decoding.charset_guess import guess

DETECTORS = {
    "faust-cchardet": charset_detector.cchardet,
    "libuchardet": charset_detector.libuchardet,
}
PAIRS = [(speech, encoding) for speech in SPEECH for encoding in speech.encodings]
# What can be told without a detector, from the words alone.
ALONE = [
    (speech, encoding)
    for speech, encoding in PAIRS
    if encoding not in ("cp852", "iso8859-5", "mac-cyrillic")
]
TONES = "\u0300\u0301\u0303\u0309\u0323"
AGAIN = 40


def named(pairs: list[tuple[Speech, str]]) -> list[str]:
    return [f"{speech.language} {encoding}" for speech, encoding in pairs]


@pytest.fixture(params=DETECTORS)
def detector(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        detect = DETECTORS[request.param]()
    except (ImportError, OSError) as problem:
        pytest.skip(f"{request.param} is not installed: {problem}")
    monkeypatch.setattr(charset_detector, "_detector", lambda: detect)


@pytest.fixture
def no_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charset_detector, "_detector", lambda: None)


def captions(lines: tuple[str, ...]) -> str:
    return "\n".join(
        f"{n}\n{clock(n)},000 --> {clock(n)},900\n{line}\n" for n, line in enumerate(lines)
    )


def clock(seconds: int) -> str:
    return f"{seconds // 3_600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def encoded(text: str, encoding: str) -> bytes:
    """Return the bytes as a program of that language would write them."""
    if encoding == "cp1258":  # a letter and its tone are two characters there
        text = "".join(map(toned, text))
    elif not encoding.startswith(("cp125", "mac", "gb", "big5", "cp93", "cp94", "euc")):
        text = text.translate(str.maketrans("’‘“”„—", '\'\'"""-'))
    return text.encode(encoding)


def toned(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in apart if mark in TONES)
    base = "".join(mark for mark in apart if mark not in TONES)
    return unicodedata.normalize("NFC", base) + tone


def check(lines: tuple[str, ...], encoding: str, first: tuple[str, ...] = ()) -> None:
    read = texts(formats.read_bytes(encoded(captions(first + lines), encoding), "a.srt"))
    assert read[len(first) :] == [encoded(line, encoding).decode(encoding) for line in lines]


@pytest.mark.usefixtures("detector")
@pytest.mark.parametrize(("speech", "encoding"), PAIRS, ids=named(PAIRS))
def test_a_few_captions_tell_their_encoding(speech: Speech, encoding: str) -> None:
    check(speech.lines[:4], encoding)
    check(speech.lines[4:], encoding)
    check(speech.lines, encoding)


@pytest.mark.usefixtures("detector")
@pytest.mark.parametrize(("speech", "encoding"), PAIRS, ids=named(PAIRS))
def test_a_long_file_tells_its_encoding_late(speech: Speech, encoding: str) -> None:
    check(speech.lines * AGAIN, encoding, ("This was said before anyone spoke of it.",) * 300)


@pytest.mark.usefixtures("no_detector")
@pytest.mark.parametrize(("speech", "encoding"), ALONE, ids=named(ALONE))
def test_the_words_alone_tell_most_encodings(speech: Speech, encoding: str) -> None:
    check(speech.lines, encoding)


@pytest.mark.usefixtures("detector")
def test_names_in_latin_letters_do_not_make_japanese_western() -> None:
    lines = (
        "APIのテストをします。",
        "NHKが伝えました。",
        "Tシャツを3枚ください。",
        "AIと人間の話です。",
    )
    check(lines, "cp932")
    check(lines, "euc_jp")


@pytest.mark.usefixtures("detector")
def test_a_damaged_byte_does_not_change_the_encoding() -> None:
    russian = next(speech for speech in SPEECH if speech.language == "Russian")
    data = captions(russian.lines * AGAIN).encode("cp1251")
    at = len(data) // 2
    broken = data[:at] + b"\x98" + data[at:]  # the one byte that Windows-1251 does not have
    transcript = formats.read_bytes(broken, "a.srt")
    assert texts(transcript)[:8] == list(russian.lines)
    assert "Read as Windows-1251, which is a guess" in said(transcript)


@pytest.mark.usefixtures("no_detector")
def test_what_no_one_can_tell_is_western() -> None:
    assert guess(b"caf\xe9", 3) == "cp1252"
    assert guess(b"\x80", 0) == "cp1252"


def test_a_library_of_another_kind_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def older(name: str) -> object:
        return object()  # it is there, and has no function that is asked for

    monkeypatch.setattr(ctypes, "CDLL", older)
    monkeypatch.setitem(sys.modules, "cchardet", None)
    charset_detector._detector.cache_clear()
    try:
        assert charset_detector.likeliest(b"caf\xe9") is None
    finally:
        charset_detector._detector.cache_clear()


WITHOUT = """
import ctypes, sys
def gone(name):
    raise OSError(name)
ctypes.CDLL = gone
sys.modules["cchardet"] = None
from reader import formats
data = b"D\\xe9j\\xe0 vu.\\n\\nBien s\\xfbr.\\n"
print(ascii([cue.text for cue in formats.read_bytes(data, "a.txt").cues]))
"""


def test_without_any_detector_a_file_is_read() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == ascii(["Déjà vu.", "Bien sûr."]) + "\n"
