"""Documents as Word reads them (Office Open XML, ECMA-376, 5th edition, part 1)."""

from __future__ import annotations

from typing import Final

from reader.direction import reads_leftward
from reader.quotes.escapes import in_xml
from reader.quotes.package import packed
from reader.quotes.paper import (
    GROUNDS,
    Block,
    BlockKind,
    Paper,
    Picture,
    Run,
    is_leftward,
    is_turned,
)

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_PLACING: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DRAWING_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
# The room of a picture within the margins of a quotation, in English metric units, 360,000 a cm.
_WIDEST, _HIGHEST = 13 * 360_000, 9 * 360_000
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# The style of each kind: its identifier, the name that Word knows it by, and how it looks. Sizes
# are half points, distances twentieths of a point.
_STYLES: Final = {
    BlockKind.TITLE: (
        "Title",
        "Title",
        '<w:spacing w:after="120"/>',
        '<w:b/><w:bCs/><w:sz w:val="40"/><w:szCs w:val="40"/>',
    ),
    BlockKind.SUBTITLE: (
        "Subtitle",
        "Subtitle",
        '<w:spacing w:after="160"/>',
        '<w:color w:val="595959"/>',
    ),
    BlockKind.HEADING: (
        "Heading1",
        "heading 1",
        '<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/>',
    ),
    BlockKind.BODY: (
        "BodyText",
        "Body Text",
        '<w:spacing w:after="140" w:line="288" w:lineRule="auto"/>',
        "",
    ),
    BlockKind.QUOTE: (
        "Quote",
        "Quote",
        '<w:spacing w:before="120" w:after="80" w:line="288" w:lineRule="auto"/>'
        '<w:ind w:left="567" w:right="567"/>',
        "",
    ),
    BlockKind.PICTURE: (
        "Caption",
        "caption",
        '<w:spacing w:before="40" w:after="80"/><w:ind w:left="567" w:right="567"/>',
        '<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
    ),
    BlockKind.SOURCE: (
        "Source",
        "Source",
        '<w:spacing w:after="60"/><w:ind w:left="567" w:right="567"/>',
        '<w:color w:val="595959"/><w:sz w:val="20"/><w:szCs w:val="20"/>',
    ),
    BlockKind.NOTE: ("Note", "Note", '<w:spacing w:before="60" w:after="60"/>', ""),
    BlockKind.REFERENCE: (
        "Bibliography",
        "Bibliography",
        '<w:spacing w:after="120"/><w:ind w:left="567" w:hanging="567"/>',
        "",
    ),
}


# Languages by the scripts that Word sets in ways of their own, by their first subtag (BCP 47).
_EAST_ASIAN: Final = frozenset(("ja", "ko", "yue", "zh"))
_COMPLEX: Final = frozenset(
    (
        *("bn", "bo", "gu", "hi", "km", "kn", "lo", "ml", "mr", "my", "ne", "or", "pa", "si", "ta"),
        *("te", "th"),
    )
)


def docx(paper: Paper) -> bytes:
    """Return a document as a Word file."""
    links = list(
        dict.fromkeys(run.link for block in paper.blocks for run in block.runs if run.link)
    )
    numbers = {link: f"rId{number}" for number, link in enumerate(links, 2)}
    pictures = {f"rIdP{number}": one for number, one in enumerate(paper.pictures, 1)}
    shown = iter(pictures.items())
    body = "".join(
        (_drawing(*next(shown)) if block.picture is not None else "") + _paragraph(block, numbers)
        for block in paper.blocks
    )
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" '
        'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    document = (
        f'{_HEAD}<w:document xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}" xmlns:wp="{_PLACING}" '
        f'xmlns:a="{_DRAWING}" xmlns:pic="{_DRAWING_PICTURE}"><w:body>{body}{page}</w:body>'
        "</w:document>"
    )
    return packed(
        {
            "[Content_Types].xml": _content_types(has_pictures=bool(pictures)),
            "_rels/.rels": _relations(
                ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml", ""),
                (
                    "rId2",
                    f"{_PACKAGE}/relationships/metadata/core-properties",
                    "docProps/core.xml",
                    "",
                ),
            ),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": _relations(
                ("rId1", f"{_OFFICE}/styles", "styles.xml", ""),
                *((numbers[link], f"{_OFFICE}/hyperlink", link, "External") for link in links),
                *((number, f"{_OFFICE}/image", f"media/{number}.jpg", "") for number in pictures),
            ),
            **{f"word/media/{number}.jpg": one.data for number, one in pictures.items()},
            "word/styles.xml": _styles(_languages(paper)),
            "docProps/core.xml": _facts(paper),
        }
    )


def _drawing(number: str, picture: Picture) -> str:
    """Return a paragraph with a picture in its line (20.4.2.8), kept with the words below it."""
    wide, high = (round(size) for size in picture.within(_WIDEST, _HIGHEST))
    told, id_ = in_xml(picture.told), number.removeprefix("rIdP")
    names = f'id="{id_}" name="Still {id_}" descr="{told}"'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{_STYLES[BlockKind.PICTURE][0]}"/><w:keepNext/></w:pPr><w:r>'
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {names}/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING_PICTURE}"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {names}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _paragraph(block: Block, numbers: dict[str, str]) -> str:
    turned = "<w:bidi/>" if is_turned(block) else ""
    style = f'<w:pPr><w:pStyle w:val="{_STYLES[block.kind][0]}"/>{turned}</w:pPr>'
    return f"<w:p>{style}{''.join(_run(run, numbers, bool(turned)) for run in block.runs)}</w:p>"


def _run(run: Run, numbers: dict[str, str], runs_left: bool) -> str:
    """Return a run; one without letters goes the way of its paragraph.

    Words of scripts that run to the left, and of Thai and Indic ones, have their looks from the
    properties of complex scripts (17.3.2.2, bCs), so that each is given twice.
    """
    if any(map(str.isalpha, run.text)):
        runs_left = reads_leftward(run.text)
    looks = [
        '<w:rStyle w:val="Hyperlink"/>' if run.link else "",
        "<w:b/><w:bCs/>" if run.is_bold else "",
        "<w:i/><w:iCs/>" if run.is_italic else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{GROUNDS[run.mark]}"/>'
        if run.mark in GROUNDS
        else "",
        "<w:rtl/>" if runs_left else "",
    ]
    look = "".join(looks)
    text = "<w:br/>".join(
        f'<w:t xml:space="preserve">{in_xml(line)}</w:t>' for line in run.text.split("\n")
    )
    made = f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{text}</w:r>"
    if not run.link:
        return made
    return f'<w:hyperlink r:id="{numbers[run.link]}" w:history="1">{made}</w:hyperlink>'


def _languages(paper: Paper) -> str:
    """Return the languages of a document: of Latin, of East Asian and of complex scripts (w:lang).

    An Arabic text has Latin letters in what the program itself says of its source, in English.
    """
    language = paper.language
    tag = in_xml(language) if language.replace("-", "").isalnum() else "en"
    if is_leftward(paper):
        return f'w:val="en" w:bidi="{tag}"'
    own = tag.partition("-")[0].lower()
    if own in _EAST_ASIAN:
        return f'w:val="en" w:eastAsia="{tag}"'
    return f'w:val="{tag}" w:bidi="{tag}"' if own in _COMPLEX else f'w:val="{tag}"'


def _styles(languages: str) -> str:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" '
        f'w:cs="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang {languages}/>'
        "</w:rPr></w:rPrDefault>"
        "</w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="1A57B0"/><w:u w:val="single"/></w:rPr></w:style>'
    )
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{letters}</w:rPr></w:style>"
        for identifier, name, paragraph, letters in _STYLES.values()
    )
    return f'{_HEAD}<w:styles xmlns:w="{_MAIN}">{defaults}{normal}{made}</w:styles>'


def _content_types(*, has_pictures: bool) -> str:
    images = '<Default Extension="jpg" ContentType="image/jpeg"/>' if has_pictures else ""
    parts = {
        "/word/document.xml": f"{_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_TYPE}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{images}{overrides}</Types>"
    )


def _relations(*relations: tuple[str, str, str, str]) -> str:
    made = ""
    for identifier, kind, target, mode in relations:
        where = f' TargetMode="{mode}"' if mode else ""
        made += f'<Relationship Id="{identifier}" Type="{kind}" Target="{in_xml(target)}"{where}/>'
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _facts(paper: Paper) -> str:
    made = f"{paper.made.isoformat()}T00:00:00Z"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{in_xml(paper.title)}</dc:title>"
        f"<dc:creator>{in_xml(paper.author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>'
        "</cp:coreProperties>"
    )
