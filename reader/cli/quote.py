"""``quote``: words as the captions have them, with their source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reader import paths
from reader.cli.arguments import (
    Today,
    UsageError,
    add_setting,
    ordinal,
    reading_parser,
    refuse_beside,
    setting,
)
from reader.cli.console import Console
from reader.cli.json_text import json_text
from reader.cli.loose_words import parsed_with_words
from reader.cli.pdf import pdf
from reader.cli.sources import shown, transcript, typed
from reader.cli.verb import ReadOptions, ToldVerb
from reader.exit_status import DONE, NOTHING_FOUND
from reader.model.excerpt import Excerpt, cut
from reader.model.prose import prose
from reader.model.search.find import Finder, Hits, Switches
from reader.model.timecode import seconds
from reader.model.transcript import CueKind
from reader.quotes import citations, styles
from reader.quotes.exports import Export, Matter, called, kinds
from reader.quotes.writing import excerpt_data, works_data
from reader.wording import joined, number, tr, trn

if TYPE_CHECKING:
    from argparse import ArgumentParser


@dataclass(frozen=True, slots=True)
class Quote(ReadOptions):
    """What ``quote`` is asked to do; ``nth`` counts from 1 and is None where none is asked for."""

    file: str
    words: tuple[str, ...]
    to: str
    style: str
    cite: str
    json: bool
    nth: int | None
    times: bool
    captions: bool

    def run(self, console: Console, today: Today) -> int:
        """Write the words that are asked for, found however they are punctuated and broken up."""
        write = _writer(self)
        read = transcript(self.file, self, console)
        reading = prose(read)
        places = _places(Finder(reading.text, read.language), typed(" ".join(self.words)))
        chosen = _chosen(places, self, console)
        if chosen is None:
            return NOTHING_FOUND
        start, end = places.at(chosen)
        excerpt = cut(read, reading.span(start, end), taken=today())
        if self.json:
            console.show(json_text(_as_json(excerpt)) + "\n")
        else:
            console.show(write(excerpt))
        return DONE


def asked(words: Sequence[str]) -> ToldVerb:
    """Return what the words after ``quote`` ask for; raises UsageError and Answer."""
    until = words.index("--") if "--" in words else len(words)
    if any(word.partition("=")[0] == "--verify" for word in words[:until]):
        from reader.cli import verify  # late: it looks into the library

        return verify.asked(words)
    said = parsed_with_words(parser(), words, "transcript-reader quote … -- {word}")
    del said["verify"]
    for name in ("json", "cite"):
        if said[name]:
            refuse_beside(f"--{name}", said, "style", "times", "captions")
    if said["style"] and _form(said["style"]) is None:
        refuse_beside(tr("a style of quotation"), said, "times", "captions")
    return Quote(**said)


def parser() -> ArgumentParser:
    """Return what reads the words after ``quote``, unless they ask to verify a document."""
    what = tr("Write words as the captions have them, with their source.")
    made = reading_parser("quote", what, "--from")
    made.add_argument("file", metavar=tr("FILE"), help=tr('a transcript; "-" for input'))
    made.add_argument(
        "words", metavar=tr("WORDS"), nargs="+", help=tr("the words, however punctuated")
    )
    kinds = made.add_mutually_exclusive_group()
    kinds.add_argument("--json", action="store_true", help=tr("write JSON"))
    kinds.add_argument(
        "--to",
        default="",
        metavar=tr("FORMAT"),
        help=tr("text (the default), markdown or html"),
    )
    made.add_argument(
        "--style",
        default="",
        metavar=tr("STYLE"),
        help=tr(
            "plain, markdown or html; or a style of quotation: academic, block, link, sentence, "
            "or one of your own"
        ),
    )
    kinds.add_argument(
        "--cite",
        default="",
        metavar=tr("STYLE"),
        help=tr(
            "write the reference instead: apa, chicago, harvard, mla, bibtex, biblatex, ris, "
            "csl-json"
        ),
    )
    made.add_argument(
        "--nth", type=ordinal, metavar="N", help=tr("take the Nth place that has the words")
    )
    made.add_argument(
        "--verify",
        metavar=tr("DOCUMENT"),
        help=tr("instead: say which quotations of a document still match the library"),
    )
    add_setting(made)
    return made


def _writer(options: Quote) -> Callable[[Excerpt], str]:
    """Return what writes the quotation as it is asked for; raises UsageError if nothing does."""
    if options.cite:
        return _citing(options.cite.lower())
    style = options.style
    if style and _form(style) is None:
        return _styled(options)
    if style and options.to:
        raise UsageError(tr("--to and --style say the same: give one of them."))
    kind = _kind(style or options.to or "text")
    look = setting(options)
    return lambda excerpt: excerpt_data(kind, excerpt, look, pdf).decode()


def _form(name: str) -> Export | None:
    """Return the form of that name: a kind that a person reads, and that a terminal shows."""
    found = called("text" if name.lower() == "plain" else name, Matter.EXCERPT)
    return found if found is not None and found.is_read and found.is_text else None


def _kind(name: str) -> Export:
    found = _form(name)
    if found is None:
        forms = (kind.name for kind in kinds(Matter.EXCERPT).values() if _form(kind.name))
        raise UsageError(
            tr(
                "“{name}” is no form of a quotation. There are: {forms}.",
                name=name,
                forms=joined(forms),
            )
        )
    return found


def _styled(options: Quote) -> Callable[[Excerpt], str]:
    own = paths.folders(options.basedir).config / "quotes"
    found, problems = styles.styles(paths.resource("quotes"), own)
    style = found.get(options.style)
    if style is None:
        broken = [one for one in problems if str(one).startswith(f"{options.style}.toml:")]
        told = (
            tr("There is no style of quotation called “{name}”. {problem}")
            if broken
            else tr("There is no style of quotation called “{name}”. There are: {styles}.")
        )
        problem, known = "".join(map(str, broken[:1])), joined(sorted(found))
        raise UsageError(told.format(name=options.style, problem=problem, styles=known))
    write = _STYLED.get(_kind(options.to or "text").name)
    if write is None:
        raise UsageError(tr("A style is written as one of these: {forms}.", forms=joined(_STYLED)))
    return lambda excerpt: f"{write(style, excerpt)}\n"


_STYLED: Final = {"text": styles.plain, "markdown": styles.markdown, "html": styles.rich}


def _citing(name: str) -> Callable[[Excerpt], str]:
    files = kinds(Matter.REFERENCE)
    if name in files:
        return lambda excerpt: works_data(files[name], [citations.work_of(excerpt)]).decode()
    if name not in citations.STYLES:
        known = joined((*citations.STYLES, *files))
        raise UsageError(
            tr(
                "“{name}” is no style of reference. There are: {styles}.",
                name=name,
                styles=known,
            )
        )

    def cite(excerpt: Excerpt) -> str:
        made = citations.reference(citations.work_of(excerpt), name)
        return f"{made.plain}\n{made.short}\n"

    return cite


def _places(finder: Finder, words: str) -> Hits:
    """Return where the words are said; as parts of others only if never as words of their own."""
    whole = finder.search(words, Switches(whole_words=True))
    return whole if len(whole) else finder.search(words)


def _chosen(places: Hits, options: Quote, console: Console) -> int | None:
    """Return which of the places is quoted; None, and a sentence, where the words are not said."""
    count, name, nth = len(places), shown(options.file), options.nth or 1
    if not count:
        console.say(tr("{file}: Nobody says “{words}” there.", file=name, words=places.query))
    elif nth > count:
        console.say(
            trn(
                "{file}: “{words}” is said once, not {nth} times.",
                "{file}: “{words}” is said {n} times, not {nth} times.",
                count,
                file=name,
                words=places.query,
                nth=number(nth),
            )
        )
    elif options.nth is None and count > 1:
        console.say(
            trn(
                "{file}: This is said {n} times; here is the first, --nth N gives another.",
                "{file}: This is said {n} times; here is the first, --nth N gives another.",
                count,
                file=name,
            )
        )
    return nth - 1 if nth <= count else None


def _as_json(excerpt: Excerpt) -> dict[str, Any]:
    """Return the quotation for programs; its times are those of the file that enclose the words.

    ``speaker`` is whose words it begins with; where there are several, ``speakers`` has them all.
    """
    said = (cue.speaker for cue in excerpt.transcript.cues if cue.kind is CueKind.SPEECH)
    several = {"speakers": list(excerpt.speakers)} if len(excerpt.speakers) > 1 else {}
    return {
        "text": excerpt.text,
        "start": seconds(excerpt.starts.given),
        "end": seconds(excerpt.ends.given),
        "speaker": next(said, ""),
        **several,
        "title": excerpt.title,
        "segments": [excerpt.first_cue, excerpt.last_cue],
    }
