"""The catalogues of other languages: what is in the code goes in, what the program reads comes out.

    python packaging/translations.py            all catalogues are brought up to what the code says
    python packaging/translations.py --check    says what is missing or wrong, changes nothing

``resources/translations`` has a catalogue for each language as people translate it (``de.po``) and
as the program reads it (``de.mo``); in ``forms.json`` stands how CLDR writes numbers, days and
lists, in ``languages.json`` what it calls languages.
Translators change the ``.po`` and run this. What the code no longer says is dropped; what it says
in other words is kept as a proposal, marked fuzzy, and is not used until somebody takes the mark
away. It needs Babel.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

TOP = Path(__file__).resolve().parent.parent
FOLDER = TOP / "resources" / "translations"

sys.path.insert(0, str(TOP))  # the project that this file belongs to, whatever is installed

from reader.wording import LANGUAGES  # noqa: E402

OTHERS = tuple(code for code in LANGUAGES if code != "en")
KEYWORDS: dict[str, Any] = {
    "tr": None,
    "trn": (1, 2),
    "trc": ((1, "c"), 2),
    "mark": None,
    "remark": None,
    "remarks": (1, 2),
}
WIDTH = 96
COMMAS = {"ar": "، ", "ja": "、"}
MOST_TOLD = 40
CHANGING = frozenset(
    (
        *("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team"),
        *("Generated-By", "Report-Msgid-Bugs-To"),
    )
)
MORE = frozenset(("fil", "yue", "ckb", "haw", "nds", "sco", "ast", "hsb", "ceb"))
DAY_SIGNS = re.compile(r"d+|M+|L+|y+|'[^']*'")  # Unicode Technical Standard 35, part 4, 6.2
PLACE = re.compile(r"\{(\w*)\}", re.ASCII)


class Unchanging(Catalog):
    """A catalogue whose head says nothing that changes by the day or the tool."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return what stands at the head."""
        return [head for head in super().mime_headers if head[0] not in CHANGING]

    @mime_headers.setter
    def mime_headers(self, heads: list[tuple[str, str]]) -> None:
        Catalog.mime_headers.fset(self, heads)


def template() -> Catalog:
    """Return what the code says: a catalogue without translations, in the order of the files."""
    made = Unchanging(project="transcript-reader", charset="utf-8")
    for path in sorted((TOP / "reader").rglob("*.py")):
        name = path.relative_to(TOP).as_posix()
        with path.open("rb") as file:
            found = extract("python", file, KEYWORDS, comment_tags=("Translators:",))
            for _, words, comments, context in found:
                made.add(words, locations=[(name, 0)], auto_comments=comments, context=context)
    return made


def merged(code: str, said: Catalog) -> Catalog:
    """Return the catalogue of a language, with all that the code says and nothing else."""
    catalogue = Unchanging(locale=code, project="transcript-reader", charset="utf-8", fuzzy=False)
    path = FOLDER / f"{code}.po"
    if path.exists():
        with path.open("rb") as file:
            translated = read_po(file, locale=code, charset="utf-8")
        # How a language counts is what its file says: each Babel has it from another CLDR.
        catalogue.mime_headers = [
            head for head in translated.mime_headers if head[0] == "Plural-Forms"
        ]
        for known in translated:
            if known.id:
                flags = known.flags
                catalogue.add(known.id, known.string, flags=flags, context=known.context)
    catalogue.update(said)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = f"# {LANGUAGES[code]}: the words of Transcript Reader."
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as people translate it."""
    written = BytesIO()
    write_po(written, catalogue, width=WIDTH, include_lineno=False)
    return written.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def forms(code: str) -> dict[str, Any]:
    """Return how a language writes numbers, days and lists: CLDR's data, by way of Babel."""
    locale = Locale.parse(code)
    symbols = locale.number_symbols
    symbols = symbols.get("latn", symbols)
    skeletons = locale.datetime_skeletons
    patterns = locale.list_patterns["standard"]
    return {
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "day": _day_form(locale.date_formats["long"].pattern),
        "month_day": _day_form(skeletons["MMMMd"].pattern),
        "month_year": _day_form(skeletons["yMMMM"].pattern),
        "months": list(locale.months["format"]["wide"].values()),
        "months_alone": list(locale.months["stand-alone"]["wide"].values()),
        "comma": COMMAS.get(code, ", "),
        "pair": patterns["2"],
        **{part: patterns[part] for part in ("start", "middle", "end")},
    }


def languages(code: str, known: dict[str, str]) -> dict[str, str]:
    """Return what a language calls those that have two letters, and some more that are captioned.

    What is ``known`` stays: each Babel has it from another CLDR.
    """
    named = Locale.parse(code).languages
    return {one: name for one, name in named.items() if len(one) == 2 or one in MORE} | known


def _day_form(pattern: str) -> str:
    places = {
        "d": "{day}",
        "y": "{year}",
        **dict.fromkeys(("M", "L"), "{number}"),
        "MMMM": "{month}",
        "LLLL": "{month_alone}",
    }
    return DAY_SIGNS.sub(lambda found: places.get(found[0], found[0].strip("'")), pattern)


def as_json(values: object) -> bytes:
    """Return what the program reads, in an order that stays."""
    return (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def faults(code: str, catalogue: Catalog) -> Iterator[str]:
    """Yield a sentence for each message that is not translated, or whose places are not kept."""
    for message in catalogue:
        if not message.id:
            continue
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.fuzzy or not all(said):
            yield f"{code}: not translated: {message.id!r}"
        else:
            yield from (f"{code}: {told}: {message.id!r}" for told in _unlike(message, said))


def _unlike(message: Message, said: tuple[str, ...]) -> Iterator[str]:
    one, *many = message.id if isinstance(message.id, tuple | list) else (message.id,)
    wanted = set(PLACE.findall(many[0] if many else one))
    for words in said:
        found = set(PLACE.findall(words))
        # Where a language has words for one or two of a thing, they may say so without the number.
        if found != wanted and not (many and found | {"n"} == wanted | {"n"}):
            yield f"other places than {sorted(wanted)}: {words!r}"
    ends = one.rstrip()[-1:]
    if ends == "…" and not all(words.rstrip().endswith("…") for words in said):
        yield "the … at the end is missing"


def main(words: list[str]) -> int:
    """Do what the command line asks and return the exit status."""
    said = template()
    told: list[str] = []
    written: dict[Path, bytes] = {}
    for code in OTHERS:
        catalogue = merged(code, said)
        told += faults(code, catalogue)
        written[FOLDER / f"{code}.po"] = as_po(catalogue)
        written[FOLDER / f"{code}.mo"] = as_mo(catalogue)
    all_forms = {code: forms(code) for code in OTHERS}
    written[FOLDER / "forms.json"] = as_json(all_forms)
    path = FOLDER / "languages.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    written[path] = as_json({code: languages(code, known.get(code, {})) for code in OTHERS})
    for path, data in written.items():
        if not path.exists() or path.read_bytes() != data:
            if "--check" in words:
                told.append(f"{path.name} is not what packaging/translations.py makes of the code")
            else:
                FOLDER.mkdir(exist_ok=True)
                path.write_bytes(data)
    sys.stdout.write("".join(f"{line}\n" for line in told[:MOST_TOLD]))
    if len(told) > MOST_TOLD:
        sys.stdout.write(f"and {len(told) - MOST_TOLD} more\n")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
