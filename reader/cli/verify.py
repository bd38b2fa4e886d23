"""``quote --verify``: which quotations of a document are still the words of their sources."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader import files
from reader.cli.arguments import Today, parsed, reading_parser
from reader.cli.console import Console
from reader.cli.library_action import own, write_json
from reader.cli.sources import STANDARD_INPUT, transcript
from reader.cli.verb import ReadOptions
from reader.exit_status import DONE, NOTHING_FOUND
from reader.formats.decoding.text import decode
from reader.model.timecode import clock
from reader.model.visible import one_line
from reader.tasks.verifying import SHORTEST, Finding, Verdict, text_of
from reader.tasks.verifying import verify as verified
from reader.wording import joined, number, tr, trn

# Read as they are: what a document of these kinds quotes is told by its own signs.
_PLAIN: Final = (".md", ".markdown", ".txt", ".text")

_NONE: Final = trn(
    "There is no quotation in this document: {n} word or more between quotation marks.",
    "There is no quotation in this document: {n} words or more between quotation marks.",
    SHORTEST,
)

_TOLD: Final = {
    Verdict.SAME: tr("word for word"),
    Verdict.FORMS: tr("the same words, other signs or capitals"),
    Verdict.CHANGED: tr("OTHER WORDS"),
    Verdict.MISSING: tr("NOT FOUND in the library"),
    Verdict.TITLE: tr("the title of a transcript"),
}


@dataclass(frozen=True, slots=True)
class Verify(ReadOptions):
    """What ``quote --verify`` is asked to do."""

    document: str
    json: bool

    def run(self, console: Console, today: Today) -> int:
        """Say what became of each quotation; 1 if any is not there word for word."""
        text = _text(self, console)
        with own(self.basedir) as shelf:
            findings = list(verified(shelf, text))
        counts = Counter(finding.verdict for finding in findings)
        good, titles = counts[Verdict.SAME] + counts[Verdict.FORMS], counts[Verdict.TITLE]
        quoted = len(findings) - titles
        if self.json:
            told = [_as_json(one) for one in findings if one.verdict is not Verdict.TITLE]
            write_json(console, {"quotations": told})
        else:
            for finding in findings:
                console.show(_line(finding))
            console.say(_summary(good, quoted, titles) if findings else _NONE)
        return DONE if quoted and good == quoted else NOTHING_FOUND


def asked(words: Sequence[str]) -> Verify:
    """Return what the words after ``quote`` ask for, ``--verify`` among them."""
    what = tr("Say which quotations of a document are still the words of their sources.")
    made = reading_parser("quote --verify", what, "--from")
    made.add_argument("--verify", dest="document", metavar=tr("DOCUMENT"), required=True)
    made.add_argument("--json", action="store_true", help=tr("write JSON"))
    return Verify(**parsed(made, words))


def _text(options: Verify, console: Console) -> str:
    if options.document == STANDARD_INPUT:
        return decode(console.read()).text
    if options.format is None and os.path.splitext(options.document)[1].lower() in _PLAIN:
        return decode(files.read_untrusted(Path(options.document))).text
    return text_of(transcript(options.document, options, console))


def _summary(good: int, quoted: int, titles: int) -> str:
    if titles:
        return trn(
            "{good} of {quoted} quotations match their sources; {n} title beside.",
            "{good} of {quoted} quotations match their sources; {n} titles beside.",
            titles,
            good=number(good),
            quoted=number(quoted),
        )
    return trn(
        "{good} of {n} quotations match their sources.",
        "{good} of {n} quotations match their sources.",
        quoted,
        good=number(good),
    )


def _line(finding: Finding) -> str:
    told = f"“{one_line(finding.quote)}”: {_TOLD[finding.verdict]}"
    if finding.entry is None:
        return f"{told}\n"
    time = "" if finding.hit is None or finding.hit.start is None else clock(finding.hit.start)
    where = joined((f"{finding.entry.id} {one_line(finding.entry.title)}", time))
    is_other = finding.verdict is Verdict.CHANGED
    now = "\n    " + tr("now: “{words}”", words=one_line(finding.words)) if is_other else ""
    return f"{told} ({where}){now}\n"


def _as_json(finding: Finding) -> dict[str, object]:
    entry = finding.entry
    told: dict[str, object] = {"quote": finding.quote, "verdict": finding.verdict.value}
    if entry is not None:
        told |= {"id": entry.id, "title": entry.title, "words": finding.words}
    return told
