"""Files that declare no encoding: what they say is read, whichever detector the system has."""

from __future__ import annotations

import pytest

from reader.formats.decoding import charset_detector
from reader.formats.decoding.charset_detector import DOORS, Detect
from reader.formats.decoding.text import decode

SAID = {
    "cp1252 french": "Où étiez-vous hier soir ? Nous n'avons pas été prévenus de la fermeture.",
    "cp1252 german": "Das können wir nicht für möglich halten, aber die Straße ist gesperrt.",
    "cp1252 spanish": "¿Cómo está usted? Mañana por la mañana llegará el señor Núñez a la reunión.",
    "cp1252 portuguese": "Não há razão para isso; a comissão já tomou a decisão em março.",
    "cp1250 polish": "Proszę państwa, dziś będziemy mówić o przyszłości żeglugi śródlądowej.",
    "cp1250 czech": "Příští zasedání se uskuteční ve čtvrtek, říká předseda výboru.",
    "cp1250 hungarian": "Jó estét kívánok! Az ülést megnyitom, a főtitkár úr következik.",
    "iso8859-2 polish": "Myślę, że następny wniosek złożymy już w środę, dziękuję państwu.",
    "cp1251 russian": "Добрый вечер. Сегодня мы поговорим о том, как строят корабли.",
    "koi8-r russian": "Добрый вечер. Сегодня мы поговорим о том, как строят корабли.",
    "cp866 russian": "Добрый вечер. Сегодня мы поговорим о том, как строят корабли.",
    "cp1253 greek": "Καλησπέρα σας. Σήμερα θα μιλήσουμε για τα πλοία και τη θάλασσα.",
    "cp1254 turkish": "İyi akşamlar. Bugün gemilerin nasıl yapıldığını konuşacağız, değil mi?",
    "cp1255 hebrew": "ערב טוב. היום נדבר על בניית ספינות ועל הים.",
    "cp1256 arabic": "مساء الخير. سنتحدث اليوم عن بناء السفن وعن البحر.",
    "cp1257 lithuanian": "Labas vakaras. Šiandien kalbėsime apie tai, kaip statomi laivai jūrose.",
    "cp874 thai": "สวัสดีครับ วันนี้เราจะพูดถึงการต่อเรือและทะเล",
    "cp932 japanese": "こんばんは。今日は船の造り方についてお話しします。",
    "euc_jp japanese": "こんばんは。今日は船の造り方についてお話しします。",
    "cp949 korean": "안녕하십니까. 오늘은 배를 만드는 방법에 대해 이야기하겠습니다.",
    "gb18030 chinese": "大家晚上好。今天我们来谈谈船是怎样造出来的。",
    "big5 chinese": "大家晚安。今天我們來談談船是怎樣造出來的。",
}
"""A caption or two in a language, by the encoding that its files are met in."""


def nobody() -> Detect:
    """No detector at all."""
    raise ImportError


@pytest.fixture(params=[*DOORS, nobody], ids=lambda door: door.__name__)
def _detector(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have one detector, or none."""
    if request.param is not nobody:
        try:
            request.param()
        except (ImportError, OSError):
            pytest.skip(f"there is no {request.param.__name__} on this system")
    monkeypatch.setattr(charset_detector, "DOORS", (request.param,))
    charset_detector._detector.cache_clear()


@pytest.fixture(autouse=True)
def _forget() -> None:
    charset_detector._detector.cache_clear()


@pytest.mark.usefixtures("_detector")
@pytest.mark.parametrize("name", SAID)
def test_what_was_said_is_read(name: str) -> None:
    encoding = name.split()[0]
    said = f"1\n00:00:01,000 --> 00:00:04,000\n{SAID[name]}\n"
    assert decode(said.encode(encoding)).text == said


@pytest.mark.usefixtures("_detector")
def test_a_caption_with_one_accent_is_western() -> None:
    for word in ("café", "naïve", "Zoë", "São Paulo", "“quoted”", "it’s", "5 °C", "£3"):
        said = f"I think it was {word} that they were talking about, more or less.\n"
        assert decode(said.encode("cp1252")).text == said


@pytest.mark.usefixtures("_detector")
def test_any_bytes_are_read_as_something() -> None:
    for data in (b"\x80", b"a \xff b\n", bytes(range(0x20, 0x100)), b"\xe9" * 5_000):
        assert decode(b"Words before. " + data).text.startswith("Words before. ")


def test_a_library_that_is_another_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of that name without what is needed of it is as good as none."""

    def another() -> Detect:
        raise AttributeError("uchardet_new")

    monkeypatch.setattr(charset_detector, "DOORS", (another, lambda: lambda sample: "WINDOWS-1251"))
    assert charset_detector.likeliest(b"x") == "WINDOWS-1251"
