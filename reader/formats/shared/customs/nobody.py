"""Words that stand before a colon as names do, and are nobody: ``Note``, ``Step 3``, ``Monday``."""

from __future__ import annotations

from typing import Final

# Words that open line after line in notes, pages and mails, and are nobody.
_NOBODY_WORDS: Final = """
    abstract address agenda also answer answers aside author bonus break by caution category
    channel contents chapter clarification conclusion cons contact correction copyright credits
    danger date
    definition description disclaimer download duration edit editor's email episode error event
    example examples exercise fact feedback fig figure file first footnote format from fyi goal
    hint http https idea image important interview intro introduction keyword keywords lesson
    level license
    link links list location media method music nb no note notes number option options outline
    outro page part participants password pause phone place podcast point problem pros ps
    publisher question questions quote reason recap recording reel cassette ref reference references
    related remember reminder
    result results section series session sic slide slides solution source sources speakers
    spoiler
    step steps subject summary tag tags tape target task theorem think tip tips title tl;dr to today
    tools topic topics track transcript transcription translation unit update updated url version
    video videos warning website when where who why yes
    actuality atmos in out bip b-roll borrador breaking cue deck dur fx grams photo image signed
    draft github graphic name news paper parte partie protocol
    relay screen sfx super teil tool
    afrikaans deutsch english español français
    achtung beispiel datum fazit frage hinweis quelle thema tipp titel
    attention exemple remarque sujet titre ejemplo fecha nota tema título
    action actions advice apologies attendees decision decisions info ingredients minutes motion
    approach background benefit benefits cause causes context drawback drawbacks effect effects
    impact mitigation mitigations proposal purpose risk risks scope status timeline
    myth present regrets resolved serves
    bridge chorus refrain verse strophe
    act akt acte acto atto curtain ort place setting schauplatz time zeit
    rideau scene scène szene sipario telón vorhang
    anmerkung bemerkung merke remarques retenir observation observação observación osservazione
    opmerking uwaga bemærk merk obs huomautus megjegyzés poznámka notă примечание внимание пример
    вывод итог приклад 注意 备注 備考 備註 注 例 结论 結論 例如 참고 예 결론 주의 ملاحظة
    مثال مثلا خلاصة
    تنبيه הערה דוגמה सूचना नोट टिप्पणी उदाहरण निष्कर्ष หมายเหตุ ตัวอย่าง ตัวอย่างเช่น สรุป สรุปว่า
"""
NOBODY: Final = frozenset(_NOBODY_WORDS.split())

_HOUSES: Final = ("news", "radio", "tv")
"""What houses are called that ask: ``PORT NEWS``, ``Fox News``."""

_NOBODY_PHRASES: Final = frozenset(("ध्यान दें", "उदाहरण के लिए"))

# Days and months, which open the lines of diaries and programmes; those that are first names, too,
# count only beside another or a number.
_DAY_WORDS: Final = """
    monday tuesday wednesday thursday friday saturday sunday
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag
    poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek
    понедельник вторник среда четверг пятница суббота воскресенье
    星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 月曜日 火曜日 水曜日 木曜日
    金曜日 土曜日 日曜日
    월요일 화요일 수요일 목요일 금요일 토요일 일요일 الاثنين الثلاثاء الأربعاء الخميس الجمعة
    السبت الأحد
    january february march july september october november december
    januar februar märz juli september oktober dezember
    janvier février mars juillet août septembre octobre novembre décembre
    enero febrero marzo mayo junio agosto septiembre octubre noviembre diciembre
    gennaio febbraio maggio giugno luglio settembre ottobre dicembre
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
"""
_DAYS: Final = frozenset(_DAY_WORDS.split())
_NAMES_OF_DAYS_TEXT: Final = """
    april may june august julio domingo abril avril juin juni
"""
_NAMES_OF_DAYS: Final = frozenset(_NAMES_OF_DAYS_TEXT.split())


def is_nobody(label: str) -> bool:
    """Return whether a label is a word such as "Note", "Step 3" or "Break", not a person."""
    folded = label.casefold()
    bare = folded.rstrip(" 0123456789.")
    if bare in NOBODY or bare.replace(".", "") in NOBODY or folded in _NOBODY_PHRASES:
        return True
    if _is_day(folded):
        return True
    words = folded.strip("()").split()
    if len(words) < 2:
        return False
    words = words[:-1] if words[-1] in _HOUSES else words
    return not NOBODY.isdisjoint([word.strip("()") for word in words])


def _is_day(folded: str) -> bool:
    """Return whether a label is a day or a month: ``monday``, ``4 may``, ``saturday 3 june``."""
    words = folded.strip("().").split()
    if not all(word in _DAYS or word in _NAMES_OF_DAYS or word.isdecimal() for word in words):
        return False
    return not _DAYS.isdisjoint(words) or (len(words) > 1 and not _NAMES_OF_DAYS.isdisjoint(words))
