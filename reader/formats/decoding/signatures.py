"""Files that are no text, told by their first bytes, so that a person learns what they opened."""

from __future__ import annotations

from typing import Final

from reader.wording import mark, tr

_SIGNATURES: Final = (
    # Translators: the kinds of files stand in “This is not text but {what}.”
    (0, b"%PDF-", mark("a PDF document")),
    (0, b"PK\x03\x04", "a ZIP package"),
    (0, b"PK\x05\x06", mark("an empty ZIP package")),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (0, b"{\\rtf", mark("a rich text (RTF) document")),
    (3, b"STL25.01", mark("EBU subtitles (STL)")),
    (3, b"STL30.01", mark("EBU subtitles (STL)")),
    (3, b"STL24.01", mark("EBU subtitles (STL)")),
    (0, b"SQLite format 3\0", "a database"),
    (0, b"\x1f\x8b", "a compressed file"),
    (0, b"BZh", "a compressed file"),
    (0, b"\xfd7zXZ\0", "a compressed file"),
    (0, b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (0, b"Rar!\x1a\x07", "a compressed file"),
    (0, b"\x89PNG\r\n\x1a\n", "a picture"),
    (0, b"\xff\xd8\xff", "a picture"),
    (0, b"GIF8", "a picture"),
    (4, b"ftyp", "a video or a sound recording"),
    (0, b"\x1a\x45\xdf\xa3", "a video or a sound recording"),
    (8, b"WEBP", "a picture"),
    (0, b"RIFF", "a video or a sound recording"),
    (0, b"OggS", "a video or a sound recording"),
    (0, b"fLaC", "a sound recording"),
    (0, b"ID3", "a sound recording"),
    (0, b"#!AMR", "a sound recording"),
    (0, b"\xff\xfb", "a sound recording"),
    (0, b"\xff\xf3", "a sound recording"),
    (0, b"\xff\xf1", "a sound recording"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a video or a sound recording"),
    (0, b"\0\0\x01\xb3", "a video or a sound recording"),
    (0, b"II*\0", "a picture"),
    (0, b"MM\0*", "a picture"),
    (0, b"(\xb5/\xfd", "a compressed file"),
    (257, b"ustar", "an archive"),
    (0, b"\0\0\x01\xba", mark("a video or subtitles in the form of pictures")),
    (0, b"\x7fELF", mark("a program")),
    (0, b"MZ\x90", mark("a program")),
)

_SAY_MORE: Final = (
    # What stands in packages of ZIP and in the old compound files of Office, and what each is.
    (b"xl/workbook.bin", tr("an Excel workbook (.xlsb); save the sheet as CSV and open that")),
    (b"ppt/presentation.xml", tr("a PowerPoint presentation; save its text as .docx or PDF")),
    (b"opendocument.presentation", tr("a presentation; save its text as .odt or PDF")),
    (
        b"Index/Document.iwa",
        tr("a document of Pages, Numbers or Keynote; export it as Word or CSV"),
    ),
    (
        "EncryptedPackage".encode("utf-16-le"),
        tr(
            "an Office document protected by a password; "
            "open it, take the password away and save it again"
        ),
    ),
    ("WordDocument".encode("utf-16-le"), tr("an old Word document (.doc); save it as .docx")),
    ("Workbook".encode("utf-16-le"), tr("an old Excel workbook (.xls); save the sheet as CSV")),
    ("PowerPoint".encode("utf-16-le"), tr("an old presentation (.ppt); save its text as .docx")),
)
NOISE: Final = mark("data of some other kind")
"""What :func:`binary_kind` says of bytes that nothing is known of."""
_PACKAGES: Final = ("a ZIP package", "an old Office document")
_ADVICE: Final = {
    "a ZIP package": tr("a ZIP package; unpack it and open the transcript in it"),
    "a compressed file": tr("a compressed file; unpack it and open the transcript in it"),
    "an archive": tr("an archive; unpack it and open the transcript in it"),
    "an old Office document": tr("an old Office document; save it as .docx or PDF"),
    "a picture": tr("a picture; have its letters recognised as text first, then open that text"),
    "a video or a sound recording": tr(
        "a video or a sound recording; open its transcript or caption file instead"
    ),
    "a sound recording": tr("a sound recording; open its transcript or caption file instead"),
    "a database": tr("a database; export the transcript from the program that made it"),
}

# But for those that text has, 15 among them: in CHAT transcripts it stands around each time.
_CONTROLS: Final = bytes(set(range(0x20)) - set(b"\t\n\x0b\x0c\r\x15")) + b"\x7f"


def told(data: bytes, kind: str) -> str:
    """Return what bytes of a ``kind`` are, as exactly as can be told, and what a person can do."""
    if kind in _PACKAGES:
        for sign, exactly in _SAY_MORE:
            if sign in data:
                return exactly
    return _ADVICE.get(kind) or tr(kind)


def binary_kind(data: bytes) -> str | None:
    """Return what the bytes are, as "a picture", or None if they may be text.

    Bytes of no known kind count as noise where more than 8 of 100 are controls: random bytes hold
    11, and text hardly any.
    """
    for offset, signature, kind in _SIGNATURES:
        if data.startswith(signature, offset):
            return kind
    head = data[:65_536]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return NOISE if controls > 0.08 * len(head) else None
