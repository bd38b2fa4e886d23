"""Documents as LibreOffice and others read them (OpenDocument 1.3, ISO/IEC 26300)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from reader.patterns import lazy_pattern
from reader.quotes.escapes import in_xml
from reader.quotes.package import packed
from reader.quotes.paper import GROUNDS, Block, BlockKind, Paper, Picture, Run, is_turned

_MIMETYPE: Final = "application/vnd.oasis.opendocument.text"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMES: Final = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        **{
            prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
            for prefix, name in {
                "office": "office",
                "style": "style",
                "text": "text",
                "meta": "meta",
                "fo": "xsl-fo-compatible",
                "draw": "drawing",
                "svg": "svg-compatible",
            }.items()
        },
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
# The style of each kind: its name, how its paragraphs stand and how its letters look.
_STYLES: Final = {
    BlockKind.TITLE: (
        "Title",
        'fo:margin-bottom="0.2cm"',
        'fo:font-size="20pt" fo:font-weight="bold"',
    ),
    BlockKind.SUBTITLE: ("Subtitle", 'fo:margin-bottom="0.3cm"', 'fo:color="#595959"'),
    BlockKind.HEADING: (
        "Heading_20_1",
        'fo:margin-top="0.55cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
        'fo:font-size="14pt" fo:font-weight="bold"',
    ),
    BlockKind.BODY: ("Text_20_body", 'fo:margin-bottom="0.25cm" fo:line-height="120%"', ""),
    BlockKind.QUOTE: (
        "Quotations",
        'fo:margin-left="1cm" fo:margin-right="1cm" fo:margin-top="0.2cm" '
        'fo:margin-bottom="0.15cm" fo:line-height="120%"',
        "",
    ),
    BlockKind.PICTURE: (
        "Caption",
        'fo:margin-left="1cm" fo:margin-right="1cm" fo:margin-bottom="0.15cm"',
        'fo:color="#595959" fo:font-size="9pt"',
    ),
    BlockKind.SOURCE: (
        "Source",
        'fo:margin-left="1cm" fo:margin-right="1cm" fo:margin-bottom="0.1cm"',
        'fo:color="#595959" fo:font-size="10pt"',
    ),
    BlockKind.NOTE: ("Note", 'fo:margin-top="0.1cm" fo:margin-bottom="0.1cm"', ""),
    BlockKind.REFERENCE: (
        "Bibliography_20_1",
        'fo:margin-left="1cm" fo:text-indent="-1cm" fo:margin-bottom="0.2cm"',
        "",
    ),
}
_WIDEST, _HIGHEST = 13.0, 9.0  # the room of a picture, in centimetres
_SPACES: Final = lazy_pattern(r"  +|[\t\n]")


def odt(paper: Paper) -> bytes:
    """Return a document as an OpenDocument text."""
    pictures = {f"Pictures/{number}.jpg": one for number, one in enumerate(paper.pictures, 1)}
    shown = iter(pictures.items())
    body = "".join(
        (_frame(*next(shown)) if block.picture is not None else "") + _paragraph(block)
        for block in paper.blocks
    )
    looks = dict.fromkeys(_look(run) for block in paper.blocks for run in block.runs)
    automatic = "".join(_letters(look) for look in looks if any(look))
    turned = "".join(
        f'<style:style style:name="{style}_R" style:family="paragraph" '
        f'style:parent-style-name="{style}"><style:paragraph-properties '
        'style:writing-mode="rl-tb" fo:text-align="start"/></style:style>'
        for style, _, _ in _STYLES.values()
    )
    content = (
        f'{_HEAD}<office:document-content {_NAMES} office:version="1.3">'
        f"<office:automatic-styles>{automatic}{turned}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed(
        {
            "META-INF/manifest.xml": _manifest(pictures),
            "content.xml": content,
            "styles.xml": _styles(),
            "meta.xml": _facts(paper),
            **{name: picture.data for name, picture in pictures.items()},
        },
        _MIMETYPE,
    )


_Look = tuple[bool, bool, str]


def _look(run: Run) -> _Look:
    return run.is_bold, run.is_italic, run.mark if run.mark in GROUNDS else ""


def _name(look: _Look) -> str:
    return f"T{'b' * look[0]}{'i' * look[1]}{look[2]}"


def _letters(look: _Look) -> str:
    facts = [
        'fo:font-weight="bold"' * look[0],
        'fo:font-style="italic"' * look[1],
        f'fo:background-color="#{GROUNDS[look[2]]}"' if look[2] else "",
    ]
    return (
        f'<style:style style:name="{_name(look)}" style:family="text">'
        f"<style:text-properties {' '.join(filter(None, facts))}/></style:style>"
    )


def _frame(name: str, picture: Picture) -> str:
    """Return a paragraph with a picture as one of its characters (part 3, 10.4.2)."""
    wide, high = picture.within(_WIDEST, _HIGHEST)
    number = name.removeprefix("Pictures/").removesuffix(".jpg")
    return (
        f'<text:p text:style-name="{_STYLES[BlockKind.PICTURE][0]}">'
        f'<draw:frame draw:name="Still {number}" text:anchor-type="as-char" '
        f'svg:width="{wide:.2f}cm" svg:height="{high:.2f}cm">'
        f'<draw:image xlink:href="{name}" xlink:type="simple" xlink:show="embed" '
        'xlink:actuate="onLoad" draw:mime-type="image/jpeg"/>'
        f"<svg:title>{in_xml(picture.told)}</svg:title></draw:frame></text:p>"
    )


def _paragraph(block: Block) -> str:
    style = _STYLES[block.kind][0]
    name = f"{style}_R" if is_turned(block) else style
    inner = "".join(map(_run, block.runs))
    if block.kind is BlockKind.HEADING:
        return f'<text:h text:style-name="{name}" text:outline-level="1">{inner}</text:h>'
    return f'<text:p text:style-name="{name}">{inner}</text:p>'


def _run(run: Run) -> str:
    text = _SPACES.sub(_space, in_xml(run.text))
    look = _look(run)
    if any(look):
        text = f'<text:span text:style-name="{_name(look)}">{text}</text:span>'
    if run.link:
        text = f'<text:a xlink:type="simple" xlink:href="{in_xml(run.link)}">{text}</text:a>'
    return text


def _space(found: re.Match[str]) -> str:
    """White space that a reader would put together (part 3, 6.1.2)."""
    if found[0] == "\n":
        return "<text:line-break/>"
    if found[0] == "\t":
        return "<text:tab/>"
    return f' <text:s text:c="{len(found[0]) - 1}"/>'


def _styles() -> str:
    made = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" '
        f'style:parent-style-name="Standard"{_outline(kind)}>'
        f"<style:paragraph-properties {paragraph}/>"
        f"<style:text-properties {letters}/></style:style>"
        for kind, (name, paragraph, letters) in _STYLES.items()
    )
    return (
        f'{_HEAD}<office:document-styles {_NAMES} office:version="1.3"><office:styles>'
        '<style:style style:name="Standard" style:family="paragraph">'
        '<style:text-properties fo:font-size="11pt"/></style:style>'
        f"{made}</office:styles></office:document-styles>"
    )


def _outline(kind: BlockKind) -> str:
    return ' style:default-outline-level="1"' if kind is BlockKind.HEADING else ""


def _manifest(pictures: Iterable[str]) -> str:
    parts = {"/": _MIMETYPE, **dict.fromkeys(("content.xml", "styles.xml", "meta.xml"), "text/xml")}
    parts |= dict.fromkeys(pictures, "image/jpeg")
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in parts.items()
    )
    name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return (
        f'{_HEAD}<manifest:manifest xmlns:manifest="{name}" manifest:version="1.3">{entries}'
        "</manifest:manifest>"
    )


def _facts(paper: Paper) -> str:
    return (
        f'{_HEAD}<office:document-meta {_NAMES} office:version="1.3"><office:meta>'
        f"<dc:title>{in_xml(paper.title)}</dc:title>"
        f"<dc:creator>{in_xml(paper.author)}</dc:creator>"
        f"<meta:creation-date>{paper.made.isoformat()}T00:00:00</meta:creation-date>"
        "</office:meta></office:document-meta>"
    )
