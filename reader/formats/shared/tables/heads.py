"""What the columns of a table of captions or turns are called, in the languages of their readers.

Names are compared in small letters without accents, dashes and what stands behind them in brackets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "start": (
        *("start", "start time", "starttime", "time start", "timestart", "begin", "begin time"),
        *("beginning", "start timecode", "start timestamp", "from", "in", "time in", "timecode in"),
        *("tc in", "in point", "timestamp", "timecode", "time code", "time stamp", "time", "tc"),
        *(
            "start offset",
            "startoffset",
            "offset",
            "onset",
            "timespan",
            "time span",
            "time range",
            *("times", "timestamps", "hh:mm:ss", "h:mm:ss", "mm:ss", "min:sec", "hh:mm:ss:ff"),
            *("hh:mm:ss.ms", "hh:mm:ss.sss", "minute:second", "min:sek"),
        ),
        # German, Dutch, Scandinavian languages
        *("startzeit", "anfang", "anfangszeit", "beginn", "von", "zeitmarke", "zeitstempel"),
        *("zeitpunkt", "zeit", "uhrzeit", "begintijd", "starttijd", "tijdcode", "tijd", "van"),
        *("starttid", "tid", "fra"),
        # French, Spanish, Portuguese, Italian
        *("debut", "heure de debut", "temps de debut", "horodatage", "minutage", "temps", "heure"),
        *("inicio", "hora de inicio", "tiempo de inicio", "comienzo", "marca de tiempo", "desde"),
        *("codigo de tiempo", "tiempo", "minuto", "hora", "tempo de inicio", "tempo inicial"),
        *("inizio", "ora di inizio", "minutaggio", "tempo", "ora"),
        # Polish, Czech, Russian, Turkish, Finnish, Hungarian
        *("poczatek", "czas", "od", "zacatek", "cas", "начало", "таимкод", "время", "baslangıc"),
        *("baslangic", "zaman", "alku", "alkuaika", "aika", "kezdet", "ido"),
        # Japanese, Chinese, Korean, Arabic
        *(
            "開始",
            "開始時間",
            "開始時刻",
            "時間",
            "時刻",
            "开始",
            "开始时间",
            "時間戳",
            "时间戳",
            "时间",
        ),
        *("시작", "시작 시간", "시간", "البداية", "الوقت"),
    ),
    "end": (
        *("end", "end time", "endtime", "time end", "timeend", "stop", "stop time", "finish"),
        *("end timecode", "end timestamp", "to", "out", "time out", "timecode out", "tc out"),
        *("out point", "offset end", "end offset", "endoffset"),
        *("ende", "endzeit", "endezeit", "bis", "schluss", "einde", "eind", "eindtijd", "tot"),
        *("slut", "sluttid", "slutt", "til"),
        *("fin", "heure de fin", "temps de fin", "final", "hora de fin", "tiempo de fin", "hasta"),
        *("fim", "tempo de fim", "tempo final", "fine", "ora di fine"),
        *("koniec", "konec", "конец", "bitis", "loppu", "loppuaika", "veg"),
        *("終了", "終了時間", "終了時刻", "结束", "结束时间", "結束", "結束時間", "종료", "끝"),
        *("종료 시간", "النهاية"),
    ),
    "length": (
        *("duration", "dur", "length", "dauer", "lange", "duree", "duracion", "duracao", "durata"),
        *("duur", "langd", "varighed", "varighet", "czas trwania", "длительность", "長さ", "时长"),
    ),
    "text": (
        *("text", "transcript", "transcription", "transcript text", "caption", "captions"),
        *("subtitle", "subtitles", "words", "sentence", "utterance", "dialog", "dialogue"),
        *("speech", "content", "spoken text", "spoken words", "words spoken", "what was said"),
        *("what is said", "was gesagt wurde", "quote", "quotation", "body"),
        *("segment text", "transcript segment", "coded segments", "coded segment", "segment"),
        *("transkript", "transkription", "transkripttext", "inhalt", "wortlaut", "aussage"),
        *("redebeitrag", "beitrag", "zitat", "gesprochener text", "untertitel"),
        *("tekst", "transcriptie", "inhoud", "innehall", "undertext", "indhold"),
        *("texte", "texte parle", "contenu", "paroles", "propos", "sous titre", "citation"),
        *("texto", "transcripcion", "contenido", "dialogo", "intervencion", "cita", "subtitulo"),
        *("transcricao", "conteudo", "fala", "legenda"),
        *("testo", "trascrizione", "contenuto", "battuta", "sottotitolo"),
        *("transkrypcja", "wypowiedz", "prepis", "текст", "реплика", "расшифровка", "metin"),
        *("teksti", "litteraatti", "szoveg"),
        *("テキスト", "内容", "発言内容", "発言", "文字起こし", "セリフ", "文本", "转录", "文字"),
        *("台词", "對話", "对话", "텍스트", "내용", "대사", "النص"),
        *("paragraph", "statement", "message", "response", "turn", "line", "lines"),
        *("original", "original text", "source text", "verbatim", "wording", "originaltext"),
        *("nachricht", "mensaje", "messaggio", "mensagem", "bericht"),
        *("description", "annotation", "annotations", "what", "said", "was", "quoi", "que"),
        *("translation", "translated text", "ubersetzung", "traduction", "traduccion", "comment"),
        *("comment text", "textoriginal", "textdisplay"),
    ),
    "date": (
        *("date", "datetime", "date time", "date and time", "date & time", "created at", "created"),
        *(
            "published at",
            "publishedat",
            "published",
            "sent at",
            "sent",
            "posted at",
            "posted",
            "message time",
            "datum",
            "datum und uhrzeit",
        ),
        *("date et heure", "fecha", "fecha y hora", "data", "data e hora", "data e ora", "дата"),
        *("日時", "日付", "日期", "날짜"),
    ),
    "speaker": (
        *("speaker", "speakers", "speaker name", "speakername", "speaker label", "speaker id"),
        *("sprecher", "sprecherin", "sprecher/in", "sprecher*in", "sprecher:in", "sprechende"),
        *("sprechende person", "sprecher(in)", "redner", "rednerin", "spreker", "talare", "taler"),
        *("locuteur", "locutrice", "locuteur/trice", "intervenant", "intervenante", "orateur"),
        *("interlocuteur", "hablante", "orador", "oradora", "locutor", "interlocutor", "ponente"),
        *("falante", "parlante", "oratore", "interlocutore", "relatore"),
        *("mowca", "rozmowca", "mluvci", "спикер", "говорящии", "konusmacı", "konusmaci"),
        *("puhuja", "beszelo", "話者", "発言者", "说话人", "說話人", "发言人", "發言人", "讲者"),
        *("화자", "발언자", "المتحدث"),
        *("participant", "participant name", "member", "member name", "interviewee", "character"),
        *("teilnehmer", "teilnehmerin", "participante", "partecipante", "deelnemer", "deltagare"),
        *("sender", "absender", "expediteur", "remitente", "mittente", "remetente", "user"),
        *("user name", "username"),
        *("person", "personne", "persona", "who", "wer", "quien", "qui", "name", "nom", "nombre"),
        *("nome", "naam", "namn", "osoba", "имя", "氏名", "名前", "姓名", "이름", "role", "tier"),
        # who wrote a comment below a video
        *("author", "author name", "authordisplayname", "commenter", "comment author"),
    ),
}
"""What columns are called; of two for the same thing the one named earlier here counts."""
A_FRAME: Final = 40
"""Milliseconds of a frame where a column counts in frames: 25 are assumed in a second."""
OF_TIME: Final = ("start", "end", "length")
_KINDS: Final = {
    name: (kind, rank) for kind, names in NAMES.items() for rank, name in enumerate(names)
}
_NAMES: Final = tuple(_KINDS)
_SURE: Final = frozenset(NAMES["speaker"][: NAMES["speaker"].index("participant")])
"""Names of speakers that tables of other things have not."""
_BEHIND: Final = lazy_pattern(r"\s*[(\[]([^()\[\]]{0,40})[)\]]$")
_UNIT: Final = lazy_pattern(
    r"(?:(?P<ms>ms|msec|msecs|millis|milliseconds?|millisekunden|millisecondes|milisegundos)"
    r"|(?P<frames>(?:in )?(?:frames?|frame number|frame no|bilder|bild|images))"
    r"|(?P<min>(?:in )?(?:min|mins|minutes?|minuten|minutos|minuti))"
    r"|(?P<h>(?:in )?(?:h|hrs?|hours?|stunden|heures|horas|ore))"
    r"|(?:in )?(?:s|sec|secs|seconds?|sek|sekunden|secondes?|segundos?|secondi|seconden))$"
)


class Column(NamedTuple):
    """A column by its place from 0, and the milliseconds of a bare number, where its name says."""

    at: int
    unit: int | None = None


class Head(NamedTuple):
    """The names of the columns, and which of them may hold what, the likeliest first."""

    names: list[str]
    columns: Mapping[str, Sequence[Column]]

    @property
    def is_sure(self) -> bool:
        """Whether tables of other things have no such head."""
        speakers = self.columns.get("speaker", ())
        return "start" in self.columns or any(
            plain_name(self.names[of.at]) in _SURE for of in speakers
        )


def head_of(cells: Sequence[str]) -> Head | None:
    """Return what a row names: a text, and a start or a speaker; None if it names them not."""
    found: dict[str, list[tuple[int, Column]]] = {}
    for at, cell in enumerate(cells):
        if len(cell) > 80:
            continue
        kind, rank, unit = _known(cell)
        if kind:
            found.setdefault(kind, []).append((rank, Column(at, unit)))
    if "end" not in found and any(
        plain_name(cells[of.at])[:5] == "onset" for _, of in found.get("start", ())
    ):
        offsets = [one for one in found["start"] if plain_name(cells[one[1].at])[:6] == "offset"]
        if offsets:  # beside an onset it is the end
            found["end"] = offsets
            found["start"] = [one for one in found["start"] if one not in offsets]
    if "text" not in found or not ("start" in found or "speaker" in found):
        return None
    columns = {kind: [column for _, column in sorted(of)] for kind, of in found.items()}
    return Head([" ".join(cell.split()).lower() for cell in cells], columns)


_PICTURES: Final = frozenset(
    (
        *("video", "visual", "visuals", "picture", "pictures", "image", "images", "shot", "shots"),
        *("bild", "bilder", "bildebene", "imagen", "imagenes", "immagine", "immagini", "imagem"),
    )
)
_SOUNDS: Final = frozenset(
    (
        *("audio", "sound", "dialogue", "dialog", "narration", "voice over", "voiceover", "vo"),
        *("commentary", "audio/dialogue", "ton", "tonebene", "son", "sonido", "suono", "som"),
    )
)


def script_head_of(cells: Sequence[str]) -> Head | None:
    """Return what a row names that parts what is seen from what is heard: ``VIDEO | AUDIO``."""
    names = [plain_name(cell) for cell in cells]
    if _PICTURES.isdisjoint(names):
        return None
    heard = [at for at, name in enumerate(names) if name in _SOUNDS]
    if len(heard) != 1:
        return None
    columns = {"text": [Column(heard[0])]}
    times = [
        Column(at, unit)
        for at, cell in enumerate(cells)
        for kind, unit in [known_as(cell)]
        if kind == "start"
    ]
    if times:
        columns["start"] = times[:1]
    return Head([" ".join(cell.split()).lower() for cell in cells], columns)


def known_as(cell: str) -> tuple[str, int | None]:
    """Return what a name of a column stands for, "" for nothing, and the unit that it tells."""
    kind, _, unit = _known(cell)
    return kind, unit


def _milliseconds(unit: re.Match[str]) -> int:
    if unit["frames"]:
        return A_FRAME
    return 1 if unit["ms"] else 60_000 if unit["min"] else 3_600_000 if unit["h"] else 1_000


def _known(cell: str) -> tuple[str, int, int | None]:
    """Return what a name stands for, how far down the list it is, and the unit that it tells."""
    plain = plain_name(cell)
    if plain in _KINDS:
        return (*_KINDS[plain], None)
    if not plain.startswith(_NAMES):  # which is what most are that are no names
        return "", 0, None
    unit: int | None = None
    behind = _BEHIND.search(plain)
    if behind and (said := _UNIT.match(behind[1])):
        unit = _milliseconds(said)
    if behind:
        plain = plain[: behind.start()]
    elif said := _UNIT.search(plain):
        bare = plain[: said.start()].rstrip()
        if bare != plain[: said.start()]:
            plain, unit = bare, _milliseconds(said)
    kind, rank = _KINDS.get(plain, ("", 0))
    return kind, rank, unit if kind in OF_TIME else None


def plain_name(cell: str) -> str:
    """Return a name of a column as such names are compared."""
    letters = unicodedata.normalize("NFKD", cell.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = unicodedata.normalize("NFC", plain)
    return " ".join(plain.replace("_", " ").replace("-", " ").strip(" :*#").split())
