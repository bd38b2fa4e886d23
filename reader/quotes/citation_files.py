"""References for programs: BibTeX, BibLaTeX, RIS and CSL-JSON, as Zotero and its kin read them.

Sources: BibTeXing (O. Patashnik, 1988), section 3; the biblatex manual, 2.1.1 (``@video``,
``@audio``) and 2.2.2; the RIS format specification (Research Information Systems, 2012); the
CSL-JSON schema of CSL 1.0.2, whose ``song`` is any recording of sound. A work that is given more
than once is written once.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Final

from reader.model.timecode import clock
from reader.quotes.citations import Name, Work, medium
from reader.wording import tongue

# What TeX gives a meaning.
_TEX: Final = str.maketrans(
    {
        **{char: f"\\{char}" for char in "#$%&_"},
        # BibTeX counts braces, those behind a backslash too.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_MOST_KEY: Final = 40
_ENGLISH: Final = tongue("en")  # which is what programs read


def bibtex(works: Sequence[Work]) -> str:
    """Return works as BibTeX; a video is ``@misc`` there."""
    return _entries(works, _bibtex_fields, lambda _: "misc")


def biblatex(works: Sequence[Work]) -> str:
    """Return works as BibLaTeX."""
    return _entries(works, _biblatex_fields, lambda work: "audio" if work.is_sound else "video")


def ris(works: Sequence[Work]) -> str:
    """Return works as RIS."""
    return "\n".join(map(_ris, dict.fromkeys(works)))


def csl_json(works: Sequence[Work]) -> str:
    """Return works as CSL-JSON."""
    each = list(dict.fromkeys(works))
    items = [_csl(work, key) for work, key in zip(each, _keys(each), strict=True)]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


Fields = dict[str, str]


def _entries(
    works: Sequence[Work], fields: Callable[[Work], Fields], kind: Callable[[Work], str]
) -> str:
    written = []
    each = list(dict.fromkeys(works))
    for work, key in zip(each, _keys(each), strict=True):
        said = {name: value for name, value in fields(work).items() if value}
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in said.items())
        written.append(f"@{kind(work)}{{{key},\n{lines}\n}}\n")
    return "\n".join(written)


def _bibtex_fields(work: Work) -> Fields:
    year, month, _ = (*work.day.split("-"), "", "")[:3]
    note = [f"Accessed {work.accessed.isoformat()}", _at(work)]
    return {
        "author": " and ".join(map(_tex_name, work.authors)),
        # Braces keep the capitals of a title.
        "title": f"{{{_tex(work.title)}}}" if work.title else "",
        "howpublished": _tex(", ".join(filter(None, (medium(work, _ENGLISH), work.site)))),
        "year": year,
        "month": str(int(month)) if month else "",
        "url": _tex_url(work.url),
        "note": "; ".join(filter(None, note)),
    }


def _biblatex_fields(work: Work) -> Fields:
    return {
        "author": " and ".join(map(_tex_name, work.authors)),
        "title": f"{{{_tex(work.title)}}}" if work.title else "",
        "organization": _tex(work.site),
        "date": work.day,
        "url": _tex_url(work.url),
        "urldate": work.accessed.isoformat(),
        "langid": _tex(work.language),
        "type": _tex(work.medium),
        "note": _at(work),
    }


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _tex_url(address: str) -> str:
    # In this field TeX takes all but these as they are; an address can hold neither of them plain.
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _tex_name(name: Name) -> str:
    return f"{_tex(name.family)}, {_tex(name.given)}" if name.given else f"{{{_tex(name.family)}}}"


def _at(work: Work) -> str:
    """Return which moment is quoted, "" for the whole."""
    if work.start is None:
        return ""
    start = clock(work.start)
    end = "" if work.end is None else clock(work.end)
    return f"at {start}--{end}" if end and end != start else f"at {start}"


def _keys(works: Sequence[Work]) -> list[str]:
    """Return a key for each work, of letters that every program takes, no two of them alike."""
    keys: list[str] = []
    counts: Counter[str] = Counter()
    for work in works:
        name = work.authors[0].family if work.authors else work.site
        word = next((word for word in work.title.split() if len(word) > 3), work.title)
        plain = "".join(map(_plain, (name, work.day[:4], word)))[:_MOST_KEY] or "video"
        alike = plain.lower()  # to BibTeX keys that differ in capitals alone are the same
        counts[alike] += 1
        keys.append(plain if counts[alike] == 1 else f"{plain}-{counts[alike]}")
    return keys


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]", "", bare)


def _ris(work: Work) -> str:
    year, month, day = (*work.day.split("-"), "", "")[:3]
    lines = [("TY", "SOUND" if work.is_sound else "VIDEO")]
    lines += [("AU", f"{n.family}, {n.given}" if n.given else n.family) for n in work.authors]
    lines += [
        ("TI", work.title),
        ("PB", work.site),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("UR", work.url),
        ("Y2", f"{work.accessed:%Y/%m/%d}/"),
        ("LA", work.language),
        ("M3", work.medium),
        ("N1", _at(work).replace("--", "–")),
    ]
    said = [f"{tag}  - {value}" for tag, value in lines if value]
    return "\n".join((*said, "ER  - ", ""))


def _csl(work: Work, key: str) -> dict[str, Any]:
    kind = "song" if work.is_sound else "motion_picture"
    item: dict[str, Any] = {"id": key, "type": kind, "medium": medium(work, _ENGLISH)}
    item["author"] = [
        {"family": name.family, "given": name.given} if name.given else {"literal": name.family}
        for name in work.authors
    ]
    item |= {"title": work.title, "publisher": work.site, "URL": work.url}
    item |= {"language": work.language, "note": _at(work).replace("--", "–")}
    if work.day:
        item["issued"] = {"date-parts": [[int(part) for part in work.day.split("-")]]}
    accessed = work.accessed
    item["accessed"] = {"date-parts": [[accessed.year, accessed.month, accessed.day]]}
    return {name: value for name, value in item.items() if value}
