"""EXMARaLDA's basic transcriptions (``.exb``): tiers of events over a common timeline; and those of
its sisters FOLKER and OrthoNormal (``.fln``, ``.flk``): contributions of speakers, word by word.

The documentation of EXMARaLDA's formats describes them. Tiers of type ``t`` hold what was said,
``a`` and ``d`` what was noted of it. An event ends where somebody else begins, in the middle of a
word even; events that follow at once are one turn. In FOLKER's files ``w`` are words, ``segment``
and ``unparsed`` what is not cut into words yet; pauses, breath and second guesses are no words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from reader.formats.decoding.xml_text import listen
from reader.formats.format import Claim, Document
from reader.formats.kinds.research.tiers import Tier, transcript_of
from reader.formats.shared import captions
from reader.formats.shared.languages import tag_of
from reader.formats.shared.lines import ends_sentence
from reader.model.transcript import Cue, Transcript, WordTime
from reader.named_tuple import NamedTuple
from reader.patterns import lazy_pattern
from reader.wording import tr

_ROOTS: Final = ("<basic-transcription", "<folker-transcription")
_SPOKEN: Final = ("w", "segment", "unparsed")
_NOT_SAID: Final = ("alternative", "non-phonological", "pause", "breathe", "phantom")
_TIME: Final = lazy_pattern(r"\d{1,8}(?:\.\d{1,12})?")
_LONGEST: Final = 400
"""Characters of a turn after which a caption ends with the next event."""


class _Event(NamedTuple):
    start: str
    end: str
    text: str


@dataclass(slots=True, eq=False)
class _ExmaraldaTier:
    name: str
    speaker: str
    kind: str
    events: list[_Event] = field(default_factory=list)


class _ExmaraldaListener:
    """Takes the timeline, the speakers and the tiers."""

    def __init__(self) -> None:
        self.times: dict[str, int] = {}
        self.speakers: dict[str, str] = {}
        self.layers: list[_ExmaraldaTier] = []
        self.title = ""
        self.language = ""
        self._speaker = ""
        self._event: tuple[str, str] | None = None
        self._text: list[str] | None = None
        self._said: list[str] = []
        self._is_named = False
        self._aside = 0

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        of = {key: value for (_, key), value in attributes.items()}
        match name[1]:
            case "tli":
                if of.get("id") and _TIME.fullmatch(of.get("time", "")):
                    self.times[of["id"]] = round(float(of["time"]) * 1_000)
            case "timepoint":
                if of.get("timepoint-id") and _TIME.fullmatch(of.get("absolute-time", "")):
                    self.times[of["timepoint-id"]] = round(float(of["absolute-time"]) * 1_000)
            case "contribution":
                self._event = of.get("start-reference", ""), of.get("end-reference", "")
                self.layers.append(self._of(of.get("speaker-reference", "")))
                self._said = []
            case "name" if self._is_named:
                self._text = []
            case "speaker":
                self._speaker = of.get("id") or of.get("speaker-id", "")
                self._is_named = "speaker-id" in of
            case "language":
                self.language = self.language or of.get("lang", "")
            case "tier":
                layer = _ExmaraldaTier(
                    of.get("display-name", of.get("id", "")),
                    of.get("speaker", ""),
                    of.get("type", ""),
                )
                self.layers.append(layer)
            case "event":
                self._event = of.get("start", ""), of.get("end", "")
                self._text = []
            case "abbreviation" | "transcription-name":
                self._text = []
            case said if said in _SPOKEN and not self._aside:
                self._text = []
            case aside if aside in _NOT_SAID:
                self._aside += 1

    def _of(self, speaker: str) -> _ExmaraldaTier:
        """Return the tier of somebody, taken out of the list to be put behind the others."""
        found = next((layer for layer in self.layers if layer.speaker == speaker), None)
        if found is None:
            return _ExmaraldaTier(speaker, speaker, "t")
        self.layers.remove(found)
        return found

    def end(self, name: tuple[str, str]) -> None:
        text = "".join(self._text or ())
        match name[1]:
            case "event" if self._event is not None and self.layers:
                self.layers[-1].events.append(_Event(*self._event, text))
                self._event = None
            case "contribution" if self._event is not None:
                words = " ".join(self._said)
                self.layers[-1].events.append(_Event(*self._event, f" {words}"))
                self._event = None
            case said if said in _SPOKEN and self._text is not None:
                self._said.append(" ".join(text.split()))
            case aside if aside in _NOT_SAID:
                self._aside -= 1
            case "speaker":
                self._is_named = False
            case "name" if self._is_named and self._text is not None:
                self.speakers.setdefault(self._speaker, " ".join(text.split()))
            case "abbreviation":
                if self._speaker:
                    self.speakers.setdefault(self._speaker, " ".join(text.split()))
            case "transcription-name":
                self.title = " ".join(text.split())
            case _:
                return
        self._text = None

    def text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)


def score(document: Document) -> int:
    """Claim XML whose root is ``basic-transcription``, or FOLKER's."""
    head = document.head.lower()
    return Claim.CERTAIN if any(root in head for root in _ROOTS) else Claim.NONE


def read(document: Document) -> Transcript:
    """Read the tiers of what was said, each by its speaker.

    Raises FormatError for XML that declares entities, and where no tier has words.
    """
    heard = _ExmaraldaListener()
    report = listen(document.text, heard)
    spoken = frozenset(layer for layer in heard.layers if layer.kind in ("t", ""))
    spoken = spoken or frozenset(heard.layers)
    tiers = [
        Tier(
            layer.name if layer in spoken else layer.name or "annotation",
            heard.speakers.get(layer.speaker, layer.speaker),
            list(_turns(layer.events, heard.times)),
            "" if layer in spoken else "annotation",
        )
        for layer in heard.layers
    ]
    transcript = transcript_of(
        tiers, tr("This EXMARaLDA transcription has no tier with words."), report
    )
    return transcript._replace(title=heard.title, language=tag_of(heard.language))


def _turns(events: Sequence[_Event], times: Mapping[str, int]) -> Iterator[Cue]:
    """Yield the events of a tier, those that follow one another at once as one."""
    run: list[_Event] = []
    length = 0
    for event in events:
        is_over = length > _LONGEST or (run and ends_sentence(run[-1].text.strip()))
        if run and (run[-1].end != event.start or is_over):
            yield _turn(run, times)
            run, length = [], 0
        run.append(event)
        length += len(event.text)
    if run:
        yield _turn(run, times)


def _turn(run: Sequence[_Event], times: Mapping[str, int]) -> Cue:
    raw = ""
    words = []
    for event in run:
        start = times.get(event.start)
        if start is not None and len(run) > 1:
            words.append(WordTime(len(raw), start))
        raw += event.text
    text = captions.tidy(raw)
    start, end = times.get(run[0].start), times.get(run[-1].end)
    return Cue(text, start, end, words=captions.shifted(words, raw, text))
