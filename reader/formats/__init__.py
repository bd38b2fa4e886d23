"""Bytes to transcripts and back: the registry of formats, and the choice among them.

The next format needs one file in :mod:`reader.formats.kinds` and one row in :data:`FORMATS`. The
row says what the program must know of a format that it may never read; the file is loaded for the
first document that the row's look lets pass.

What a format module gives
    Functions, ``write`` only where the row says ``is_written``::

        def score(document: Document) -> int: ...
        def read(document: Document) -> Transcript: ...
        def write(transcript: Transcript) -> str: ...

``score``
    Looks at ``document.head`` (or at the first bytes of ``document.data`` for a package format)
    and says how sure it is, on the scale of :class:`~reader.formats.format.Claim`. It goes by the
    content alone: the suffix is asked only among formats that claim a document equally, and by the
    registry. It raises nothing and takes time at most proportional to the head.

``read``
    Gets the whole :class:`~reader.formats.format.Document` and makes the
    :class:`~reader.model.transcript.Transcript`:

    * cues in reading order (:func:`reader.formats.shared.order.in_order`), none without visible
      text;
    * no time, speaker or title that the file does not give; negative times become 0, impossible
      ones None, and the report says how many;
    * ``report`` tells, in whole sentences with their count, whatever was left out or guessed;
    * what cannot be read raises ``FormatError(sentence, line=n)`` without the file's name, and so
      does a file that holds no speech. ``read`` never answers with a document that shows nothing.
      UnknownFormat says that it is none of this kind after all; the kinds that can be read are
      then added to the sentence;
    * time proportional to the length of the text, whatever the text.

    What several formats share has a module of its own: ``order`` (reading order), ``json_text``
    (JSON as programs really write it), ``text`` (decoding and cleaning).

    Encoding, ``source``, and the characters that no string may hold (see
    :mod:`reader.formats.gate`) are seen to here, for all formats alike, also where a NUL or half a
    surrogate pair comes out of an escape that the format resolves.

``write``
    Gets any transcript and returns the whole file as text (encoded here, as UTF-8) or bytes.

Heavy modules (``zipfile``, XML) are imported inside the functions that need them.
"""

from __future__ import annotations

import gc
import os
from typing import Final

from reader import files
from reader.errors import FormatError, UnknownFormat
from reader.formats import gate
from reader.formats.decoding import text
from reader.formats.format import Claim, Document, Elsewhere, EqualClaims, Format
from reader.formats.registry import FORMATS
from reader.model.transcript import Source, Transcript, remark
from reader.wording import joined, tr

__all__ = [
    "FORMATS",
    "Claim",
    "Document",
    "EqualClaims",
    "Format",
    "by_name",
    "read",
    "read_bytes",
    "suffixes",
    "write",
]

_PAGES: Final = (".html", ".htm", ".xhtml")


def read(
    path: files.AnyPath,
    *,
    encoding: str | None = None,
    format: str | None = None,
    digest: bool = True,
) -> Transcript:
    """Read the file at ``path``, choosing its format by content first and suffix second.

    ``encoding`` (any text encoding that Python knows) and ``format`` (a name in :data:`FORMATS`)
    overrule the choice. ``source.sha256`` stays "" where no ``digest`` is asked for, which takes
    as long to load as a short file takes to read. Raises FileError where the file cannot be read
    at all, EqualClaims where the person must choose, UnknownFormat where no format knows it,
    FormatError where its format finds it broken or without speech.
    """
    data, changed = files.read_noting_change(path)
    transcript = read_bytes(
        data,
        files.shown(path),
        encoding=encoding,
        format=format,
        path=os.fsdecode(path),
        digest=digest,
    )
    report = transcript.report
    if changed:
        report = (remark("The file changed while it was read."), *report)
    source = transcript.source._replace(path=os.fsdecode(path))
    return transcript._replace(source=source, report=report)


def read_bytes(
    data: bytes,
    name: str = "",
    *,
    encoding: str | None = None,
    format: str | None = None,
    path: str = "",
    digest: bool = True,
) -> Transcript:
    """Read the contents of a file, or what was pasted or piped; see :func:`read`.

    ``name`` is the file's name for messages and for its suffix. ``source.path`` stays "". ``path``
    is where the file lies, if what lies beside it and belongs to it may be looked at
    (:mod:`reader.formats.beside`).
    """
    # Making a hundred thousand tuples would set the garbage collector on all of them, again and
    # again, though none is garbage: it takes longer than the reading.
    collects = gc.isenabled()
    gc.disable()
    try:
        return _read_beside(data, name, encoding, format, path, digest)
    except FormatError as problem:
        problem.file = problem.file or name
        raise
    finally:
        if collects:
            gc.enable()


def _read_beside(
    data: bytes, name: str, encoding: str | None, format: str | None, path: str, digest: bool
) -> Transcript:
    """Read a file, and what it leaves to others beside it."""
    try:
        transcript = _read(data, name, encoding, format, digest)
    except Elsewhere as elsewhere:
        captions = None
        if path:
            from reader.formats import beside  # late: it reads pages, and few files are

            captions = beside.captions_of(elsewhere, path, lambda d, n: _read(d, n, None, None))
        found = captions or elsewhere.page
        if not found.cues:
            raise
        return gate.admit(found)._replace(source=elsewhere.page.source)
    is_page = transcript.related and transcript.source.format == "saved-page"
    for suffix in _PAGES if path and is_page else ():
        page = os.path.splitext(path)[0] + suffix
        if os.path.isfile(page):
            from reader.formats import beside

            return beside.with_addresses(transcript, page)
    return transcript


def _read(
    data: bytes, name: str, encoding: str | None, format: str | None, digest: bool = True
) -> Transcript:
    candidates = (by_name(format),) if format else FORMATS
    decoded, refusal = _decoded(data, encoding)
    if isinstance(refusal, text.NotTextError):
        candidates = tuple(format for format in candidates if format.reads_bytes)
    document = Document(data, decoded.text, name)
    claimants = candidates if format else _claimants(document, candidates)
    if not claimants:
        raise _with_kinds(refusal, document)
    if len(claimants) > 1:
        raise EqualClaims(claimants)
    if claimants[0].reads_bytes:
        # What it holds is decoded by what it says itself; the guess was at its bytes as a whole.
        decoded = text.Decoded(decoded.text, "", ())
    source = Source("", claimants[0].name, decoded.encoding, _sha256(data) if digest else "")
    try:
        transcript = gate.admit(claimants[0].read(document))
    except Elsewhere as elsewhere:
        elsewhere.page = elsewhere.page._replace(source=source)
        raise
    except UnknownFormat as problem:
        raise _with_kinds(problem, document) from None
    source = source._replace(fetched=transcript.source.fetched)  # a file may say that it was
    return transcript._replace(source=source, report=decoded.report + transcript.report)


def _sha256(data: bytes) -> str:
    from hashlib import sha256  # late: a search in a file asks for none

    return sha256(data).hexdigest()


def _decoded(data: bytes, encoding: str | None) -> tuple[text.Decoded, FormatError]:
    """Return the text, and what is to be said if no format wants it."""
    try:
        decoded = text.decode(data, encoding)
    except text.NotTextError as not_text:
        return text.Decoded("", "", ()), not_text
    if not decoded.text.strip():
        raise FormatError(tr("The file is empty."))
    return decoded, UnknownFormat(tr("This is no transcript of a kind known here."))


def _claimants(document: Document, candidates: tuple[Format, ...]) -> tuple[Format, ...]:
    """Return the formats that claim a document with equal right; none, one or more."""
    best, claims = int(Claim.NONE), dict[str, int]()
    # The boldest first: one that could claim less than another has done is not even asked.
    for format in sorted(candidates, key=lambda one: -one.claims):
        if format.claims >= best:
            claims[format.name] = format.score(document)
            best = max(best, claims[format.name])
    wins = {name for name, score in claims.items() if score == best > Claim.NONE}
    claimants = tuple(format for format in candidates if format.name in wins)
    by_suffix = tuple(format for format in claimants if document.suffix in format.suffixes)
    return by_suffix or claimants


def by_name(name: str) -> Format:
    """Return the format called ``name``; raises UnknownFormat listing those there are."""
    for format in FORMATS:
        if format.name == name:
            return format
    names = joined(format.name for format in FORMATS)
    raise UnknownFormat(
        tr("There is no format called “{name}”. There are: {names}.", name=name, names=names)
    )


def _with_kinds(problem: FormatError, document: Document) -> FormatError:
    named = [format for format in FORMATS if document.suffix in format.suffixes]
    kinds = joined(format.title for format in named or FORMATS)
    if isinstance(problem, text.NotTextError) and problem.is_noise and named:
        return FormatError(
            tr(
                "What a file called {suffix} should be: {kinds}. This one is data of some other "
                "kind; it may be damaged or copied only in part. Get or save it once more.",
                suffix=document.suffix,
                kinds=kinds,
            )
        )
    if not isinstance(problem, UnknownFormat):
        return problem
    return UnknownFormat(
        tr("{problem} What can be read: {kinds}.", problem=problem.sentence, kinds=kinds)
    )


def suffixes() -> tuple[str, ...]:
    """Return the suffixes of all files that can be read, in lower case and with their dots."""
    return tuple(dict.fromkeys(suffix for format in FORMATS for suffix in format.suffixes))


def write(transcript: Transcript, format_name: str) -> bytes:
    """Return the transcript as a file of the format called ``format_name``.

    Raises UnknownFormat if there is none of that name or if it is only read.
    """
    format = by_name(format_name)
    if not format.is_written:
        names = joined(format.name for format in FORMATS if format.is_written)
        raise UnknownFormat(
            tr(
                "{format} can only be read. Can be written: {names}.",
                format=format.title,
                names=names,
            )
        )
    return format.write(transcript)
