"""TED: a talk's page holds what it is, its languages and its transcript, as JSON for its script.

The data stand in ``<script id="__NEXT_DATA__">`` at ``props.pageProps``: ``videoData`` has title,
speaker and day, ``transcriptData`` the paragraphs with the time of each cue.
"""

from __future__ import annotations

from typing import Any, Final

from reader.errors import FormatError
from reader.fetching.addresses import Address, address_of
from reader.fetching.candidates import Candidate, CandidateKind
from reader.fetching.sites import Ask, page
from reader.fetching.sites.fields import inside, listed, object_in, text_in
from reader.formats.decoding import text
from reader.formats.shared.json_fields import text_of
from reader.model.transcript import Cue, Provenance, Source, Transcript
from reader.patterns import lazy_pattern
from reader.wording import tr

_DATA: Final = lazy_pattern(r'<script id="__NEXT_DATA__"[^>]{0,200}>')


def look(address: Address, ask: Ask) -> list[Candidate]:
    """Return the transcript of a talk, and what else its page offers."""
    path, _, rest = address.target.partition("?")
    if path.startswith("/talks/") and not path.endswith("/transcript"):
        target = f"{path.rstrip('/')}/transcript{f'?{rest}' if rest else ''}"
        address = address_of(target, address.text)
    answer = ask(address, tr("the page"), is_page=True)
    others = page.offered(answer, ask)
    document = text.decode(answer.data, answer.encoding).text
    talk = _talk(document, answer.address)
    if talk is None:
        return others
    # Translators: “Talk” stands for a title that is missing.
    label = tr("{title} (transcript)", title=talk.title or tr("Talk"))
    own = Candidate(
        label,
        answer.address,
        talk.language,
        CandidateKind.CAPTIONS,
        talk.provenance,
        page=talk,
        is_here=True,
    )
    return [own, *(other for other in others if not other.is_here)]


def _talk(document: str, address: Address) -> Transcript | None:
    found = _DATA.search(document)
    if found is None:
        return None
    end = document.find("</script>", found.end())
    try:
        data = object_in(document[found.end() : end].encode("utf-8", "replace"))
    except FormatError:
        return None
    video = inside(data, "props", "pageProps", "videoData")
    told = inside(data, "props", "pageProps", "transcriptData", "translation") or inside(
        video, "transcriptData", "translation"
    )
    video = video if isinstance(video, dict) else {}
    cues = _cues(told)
    if not cues:
        return None
    language = text_of(inside(told, "language", "internalLanguageCode"))
    return Transcript(
        title=text_in(video, "title"),
        standfirst=text_in(video, "description"),
        cues=cues,
        url=text_in(video, "canonicalUrl") or address.text,
        site="TED",
        author=text_in(video, "presenterDisplayName"),
        date=text_in(video, "recordedOn"),
        language=language,
        # TED's translations and captions are made and reviewed by people.
        provenance=Provenance.HUMAN if language in ("", "en") else Provenance.TRANSLATED,
        source=Source(format="ted"),
    )


def _cues(told: object) -> tuple[Cue, ...]:
    found = []
    for paragraph in listed(inside(told, "paragraphs")):
        for at, item in enumerate(listed(paragraph.get("cues"))):
            words, time = text_in(item, "text"), _time(item)
            if words:
                found.append(Cue(words, time, starts_paragraph=at == 0))
    return tuple(found)


def _time(item: dict[str, Any]) -> int | None:
    """Return the start of a cue, which is given in milliseconds."""
    time = item.get("time")
    return time if type(time) is int and time >= 0 else None
