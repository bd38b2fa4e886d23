"""What a person calls a transcript and those who speak in it, where the file calls them otherwise.

The words are never touched, nor is the file: a transcript is shown with its amendments, and without
them it is again what the file says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.transcript import Transcript
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from reader.model.transcript import Facts


class Amendments(NamedTuple):
    """What is said in place of what the file says, "" where the file has it right.

    ``speakers`` are pairs: a name as the file has it, and the one to be shown. Several may be given
    the same name: they are one speaker then.
    """

    title: str = ""
    author: str = ""
    date: str = ""
    speakers: tuple[tuple[str, str], ...] = ()

    def put_over(self, facts: Facts, before: Amendments) -> Facts:
        """Return what a person knows of a source without what these say otherwise than the ones
        ``before``: of two things said of a title, an author or a date the last one holds.
        """
        names = ("title", "author", "date")
        changed = (name for name in names if getattr(self, name) != getattr(before, name))
        return facts._replace(**dict.fromkeys(changed, ""))

    def made_to(self, transcript: Transcript) -> Transcript:
        """Return a transcript, as its file says it, with these amendments."""
        names = dict(self.speakers)
        cues = transcript.cues
        if names.keys() & set(transcript.speakers):
            cues = tuple(
                cue.spoken_by(names[cue.speaker]) if cue.speaker in names else cue for cue in cues
            )
        return transcript._replace(
            cues=cues,
            title=self.title or transcript.title,
            author=self.author or transcript.author,
            date=self.date or transcript.date,
        )
