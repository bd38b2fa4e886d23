"""What may be had from an address: transcripts to choose from, each with what is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final

from reader.fetching.addresses import Address
from reader.model.transcript import Provenance, Transcript
from reader.named_tuple import NamedTuple
from reader.wording import mark


class CandidateKind(Enum):
    """What a candidate is: captions with times, or a text that mostly has none."""

    # Translators: what there is to choose, as in “(de, captions, made by people)”.
    CAPTIONS = mark("captions")
    # Translators: what there is to choose: a text without times.
    TEXT = mark("text")


class Candidate(NamedTuple):
    """A transcript that may be had.

    ``label`` is for people, ``language`` a BCP 47 tag, "" where nobody says. ``name`` is the name
    its bytes are read under, "" where the address tells. ``page`` has what the place where it was
    found says of the video: title, author, day, address, related videos. ``is_here`` says that
    ``page`` is the transcript itself, which came with the page, so that nothing more is asked.
    """

    label: str
    address: Address
    language: str = ""
    kind: CandidateKind = CandidateKind.CAPTIONS
    provenance: Provenance = Provenance.UNKNOWN
    name: str = ""
    page: Transcript = Transcript()
    is_here: bool = False

    def as_json(self) -> dict[str, str]:
        """Return what other programs are told of it."""
        return {
            "label": self.label,
            "language": self.language,
            "kind": self.kind.value,
            "provenance": self.provenance.value,
            "address": self.address.text,
        }


_MAKERS: Final = (
    *(Provenance.HUMAN, Provenance.UNKNOWN, Provenance.TRANSLATED, Provenance.AUTOMATIC),
)


def best_first(candidates: Iterable[Candidate], language: str = "") -> list[Candidate]:
    """Return candidates, the best first, and of those alike in their own order.

    Made by people comes before automatic, the language of the video (``language``) before others,
    captions before text. An address is listed once.
    """
    wanted = language.lower().partition("-")[0]

    def rank(candidate: Candidate) -> tuple[int, bool, bool]:
        spoken = candidate.language.lower().partition("-")[0]
        is_other = bool(wanted and spoken and spoken != wanted)
        maker = _MAKERS.index(candidate.provenance)
        return maker, is_other, candidate.kind is not CandidateKind.CAPTIONS

    once: dict[tuple[str, bool], Candidate] = {}
    for candidate in candidates:
        once.setdefault((candidate.address.text, candidate.is_here), candidate)
    return sorted(once.values(), key=rank)
