"""Documents as books (EPUB 3.3, W3C), for readers of books."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

from reader.patterns import lazy_pattern
from reader.quotes.escapes import in_xml
from reader.quotes.package import packed
from reader.quotes.paper import Block, BlockKind, Paper, Picture, Run, is_leftward
from reader.quotes.parts import Role
from reader.wording import mark, tongue

_MIMETYPE: Final = "application/epub+zip"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_OPS: Final = "http://www.idpf.org/2007/ops"
_TAG: Final = lazy_pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5}")

# What a person who cannot see learns of the book before it is opened (EPUB Accessibility 1.1, 2).
_ACCESS: Final = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
)
_WORDS_ALONE: Final = mark("Words alone, in reading order, with headings.")
_WITH_PICTURES: Final = (
    ("accessMode", "visual"),
    ("accessibilityFeature", "alternativeText"),
)
_PICTURES_TOLD: Final = mark("Words in reading order, with headings; still frames are described.")

_ELEMENTS: Final = {
    BlockKind.TITLE: "h1",
    BlockKind.HEADING: "h2",
    BlockKind.QUOTE: "blockquote",
}
_STYLE: Final = """body { margin: 1em; line-height: 1.5 }
h1, h2 { line-height: 1.25 }
p { margin: 0 0 .8em }
blockquote { margin: .8em 1.5em }
.subtitle, .source { color: #595959 }
.source { margin: 0 1.5em .3em; font-size: .9em }
.reference { margin-inline-start: 1.5em; text-indent: -1.5em }
.mark { border-bottom: 2px solid }
.still { margin: .8em 1.5em }
.still img { max-width: 100% }
.still figcaption { color: #595959; font-size: .9em }
"""


def epub(paper: Paper) -> bytes:
    """Return a document as a book of one chapter."""
    language = paper.language if _TAG.fullmatch(paper.language) else "en"
    pictures = {f"still-{number}.jpg": one for number, one in enumerate(paper.pictures, 1)}
    names = iter(pictures)
    body = "\n".join(
        _block(block) if block.picture is None else _figure(block, block.picture, next(names))
        for block in paper.blocks
    )
    chapter = _page(paper, language, body)
    digest = hashlib.sha256(chapter.encode("utf-8", "replace")).hexdigest()
    return packed(
        {
            "META-INF/container.xml": _container(),
            "book/package.opf": _package(paper, language, digest, tuple(pictures)),
            "book/contents.xhtml": _contents(paper, language),
            "book/text.xhtml": chapter,
            "book/style.css": _STYLE,
            **{f"book/{name}": picture.data for name, picture in pictures.items()},
        },
        _MIMETYPE,
    )


def _block(block: Block) -> str:
    inner = "".join(map(_run, block.runs))
    element = _ELEMENTS.get(block.kind, "p")
    if element == "blockquote":
        return f'<blockquote><p dir="auto">{inner}</p></blockquote>'
    return f'<{element} dir="auto" class="{block.kind.value}">{inner}</{element}>'


def _figure(block: Block, picture: Picture, name: str) -> str:
    words = "".join(map(_run, block.runs))
    return (
        f'<figure class="still"><img src="{name}" alt="{in_xml(picture.told)}"/>'
        f"<figcaption>{words}</figcaption></figure>"
    )


def _run(run: Run) -> str:
    text = "<br/>".join(in_xml(line) for line in run.text.split("\n"))
    if run.role in (Role.SPEAKER, Role.TITLE, Role.FACT):
        text = f"<bdi>{text}</bdi>"
    if run.is_bold:
        text = f"<b>{text}</b>"
    if run.is_italic:
        text = f"<i>{text}</i>"
    if run.mark:
        text = f'<span class="mark">{text}</span>'
    return f'<a href="{in_xml(run.link)}">{text}</a>' if run.link else text


def _page(paper: Paper, language: str, body: str, names: str = "") -> str:
    direction = ' dir="rtl"' if is_leftward(paper) else ""
    return (
        f'{_HEAD}<!DOCTYPE html>\n<html xmlns="{_XHTML}"{names} lang="{language}" '
        f'xml:lang="{language}"{direction}>\n'
        f"<head><title>{in_xml(paper.title) or 'Transcript'}</title>"
        '<link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _contents(paper: Paper, language: str) -> str:
    title = in_xml(paper.title) or "Transcript"
    heading = in_xml(tongue(language).tr("Contents"))
    body = (
        f'<nav epub:type="toc"><h1>{heading}</h1>'
        f'<ol><li><a href="text.xhtml">{title}</a></li></ol></nav>'
    )
    return _page(paper, language, body, f' xmlns:epub="{_OPS}"')


def _container() -> str:
    return (
        f'{_HEAD}<container version="1.0" '
        'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
        'full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>'
        "</container>\n"
    )


def _package(paper: Paper, language: str, digest: str, pictures: Sequence[str]) -> str:
    summary = tongue(language).tr(_PICTURES_TOLD if pictures else _WORDS_ALONE)
    pictured = _WITH_PICTURES if pictures else ()
    told = (*_ACCESS, *pictured, ("accessibilitySummary", in_xml(summary)))
    access = "".join(f'<meta property="schema:{name}">{value}</meta>' for name, value in told)
    images = "".join(
        f'<item id="still-{number}" href="{name}" media-type="image/jpeg"/>'
        for number, name in enumerate(pictures, 1)
    )
    progression = ' page-progression-direction="rtl"' if is_leftward(paper) else ""
    author = f"<dc:creator>{in_xml(paper.author)}</dc:creator>" if paper.author.strip() else ""
    return (
        f'{_HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="id" xml:lang="{language}">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:sha256:{digest}</dc:identifier>'
        f"<dc:title>{in_xml(paper.title) or 'Transcript'}</dc:title>"
        f"<dc:language>{language}</dc:language>{author}"
        f'<meta property="dcterms:modified">{paper.made.isoformat()}T00:00:00Z</meta>'
        f"{access}</metadata>"
        '<manifest><item id="nav" href="contents.xhtml" media-type="application/xhtml+xml" '
        'properties="nav"/><item id="text" href="text.xhtml" '
        'media-type="application/xhtml+xml"/><item id="style" href="style.css" '
        f'media-type="text/css"/>{images}</manifest>'
        f'<spine{progression}><itemref idref="text"/></spine></package>\n'
    )
