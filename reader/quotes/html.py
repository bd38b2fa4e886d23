"""Documents as a web page that does nothing: no script, nothing from elsewhere, ready to print.

Whatever a file says goes through ``html.escape``. The policy in the page's head forbids all but the
one style sheet below, which it names by its hash, so that even a mistake here could not be used.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from typing import Final

from reader.patterns import lazy_pattern
from reader.quotes.paper import (
    Block,
    BlockKind,
    Paper,
    Picture,
    Run,
    grouped,
    is_leftward,
    is_turned,
)
from reader.quotes.parts import Role

_PASTED: Final = 480
_LANGUAGE: Final = lazy_pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5}")

_STYLE: Final = """
:root { color-scheme: light dark;
  --page: #fdfcf9; --ink: #1f1e1b; --quiet: #5d5a52; --rule: #d8d3c7 }
@media (prefers-color-scheme: dark) {
  :root { --page: #1b1b1a; --ink: #e6e3dc; --quiet: #a9a59b; --rule: #4a4842 }
}
body { margin: 0; padding: 3rem 1.25rem; background: var(--page); color: var(--ink);
  font: 1.125rem/1.6 Literata, Charter, Georgia, "Noto Serif", serif; overflow-wrap: break-word }
main { max-width: 38rem; margin: 0 auto }
h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.25 }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; line-height: 1.3 }
figure, blockquote { margin: 0 }
blockquote { padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--rule) }
p { margin: 0 0 .9em; white-space: pre-wrap }
.caption { margin: 0 }
.pair { width: 100%; table-layout: fixed; border-collapse: collapse }
.pair th, .pair td { padding: .35em 1.25em .35em 0; text-align: start; vertical-align: top }
.pair th { color: var(--quiet); font-size: .9rem; font-weight: normal }
.pair tr { break-inside: avoid }
main:has(.pair) { max-width: 64rem }
.subtitle, time, figcaption, footer { color: var(--quiet) }
.still { display: block; max-width: 100%; height: auto; margin: 1.25rem 0 0 }
.still + figcaption { margin-top: .5rem }
figcaption, footer { margin-top: 1.5rem; font-size: .9rem; line-height: 1.5 }
figure + * { margin-top: 2rem }
figcaption p, footer p { margin: 0 0 .3em }
a { color: inherit }
@page { margin: 2.2cm }
@media print {
  :root { color-scheme: light; --page: #fff; --ink: #000; --quiet: #444; --rule: #999 }
  body { padding: 0; font-size: 11pt }
  main { max-width: none }
  h1, h2 { break-after: avoid }
  p { orphans: 3; widows: 3 }
  figcaption, footer, .still { break-inside: avoid }
}
"""


def html(paper: Paper) -> str:
    """Return a document as a complete page, in the language of the words where that is known."""
    body = "\n".join(_group(blocks, paper) for blocks in grouped(paper.blocks))
    title = paper.title or "Transcript"
    is_turned, has_pictures = is_leftward(paper), bool(paper.pictures)
    return page(
        title, paper.language, body, paper.author, is_turned=is_turned, has_pictures=has_pictures
    )


def fragment(paper: Paper) -> str:
    """Return a document as rich text for a clipboard: HTML of a few elements and no styles."""
    groups = (_loose(blocks, paper, pasted=True) for blocks in grouped(paper.blocks))
    return "\n".join(element for group in groups for element in group)


def page(
    title: str,
    language: str,
    body: str,
    author: str = "",
    *,
    is_turned: bool,
    has_pictures: bool = False,
) -> str:
    """Return a complete page around ``body``, which is HTML; the other texts are not.

    One that ``is_turned`` is laid out from right to left. Pictures are within the page.
    """
    direction = ' dir="rtl"' if is_turned else ""
    by = f'<meta name="author" content="{escape(author)}">\n' if author.strip() else ""
    shown = "img-src data:; " if has_pictures else ""
    policy = (
        f"default-src 'none'; {shown}style-src '{_hash()}'; base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html{language_attribute(language)}{direction}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
{by}<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def _hash() -> str:
    digest = hashlib.sha256(_STYLE.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def language_attribute(tag: str) -> str:
    """Return the attribute of an element in a language, "" where a file names none that is one."""
    return f' lang="{tag}"' if _LANGUAGE.fullmatch(tag) else ""


def _group(blocks: Sequence[Block], paper: Paper) -> str:
    """Return a quotation as a figure with its source for a caption, a source alone as a footer."""
    inner = _loose(blocks, paper)
    images = [_image(block.picture) for block in blocks if block.picture is not None]
    if blocks[0].kind is BlockKind.SOURCE:
        return "\n".join(("<footer>", *inner, "</footer>"))
    if blocks[0].kind is not BlockKind.QUOTE:
        return "\n".join(inner)
    quotation, *source = inner
    lines = ("<figure>", quotation, *images, "<figcaption>", *source, "</figcaption>", "</figure>")
    return "\n".join(lines)


def _loose(blocks: Sequence[Block], paper: Paper, *, pasted: bool = False) -> list[str]:
    """Return the elements of a group, what is quoted as one of them.

    What is ``pasted`` has its pictures among them, as wide as suits a document.
    """
    quoted = [_element(block, paper) for block in blocks if block.kind is BlockKind.QUOTE]
    others = [
        element
        for block in blocks
        if block.kind is not BlockKind.QUOTE
        for element in (
            *((f"<p>{_image(block.picture, _PASTED)}</p>",) if pasted and block.picture else ()),
            _element(block, paper),
        )
    ]
    return ["\n".join(("<blockquote>", *quoted, "</blockquote>")), *others] if quoted else others


def _image(picture: Picture, width: int = 0) -> str:
    """Return a picture as an element that holds it; ``width`` in pixels, its own if 0."""
    wide, high = picture.within(width or picture.width, picture.height)
    data = base64.b64encode(picture.data).decode("ascii")
    return (
        f'<img class="still" width="{round(wide)}" height="{round(high)}" '
        f'alt="{escape(picture.told)}" src="data:image/jpeg;base64,{data}">'
    )


def _element(block: Block, paper: Paper) -> str:
    inner = "".join(_run(run, paper) for run in block.runs)
    roles = {run.role for run in block.runs}
    if block.kind is BlockKind.PICTURE:
        direction = "rtl" if is_turned(block) else "ltr"
        return f'<p dir="{direction}" lang="{block.language}">{inner}</p>'
    if block.kind is BlockKind.SOURCE:  # which is told in a language of ours, whatever is quoted
        language = f' lang="{block.language}"' if Role.TAKEN in roles else ""
        direction = "rtl" if is_turned(block) else "ltr"
        return f'<p dir="{direction}"{language}>{inner}</p>'
    is_heading = block.kind is BlockKind.HEADING or Role.HEADING in roles
    name = "h1" if block.kind is BlockKind.TITLE else "h2" if is_heading else "p"
    looks = ' class="subtitle"' if block.kind is BlockKind.SUBTITLE else ""
    if block.is_line:
        looks = ' class="caption"'
    return f'<{name} dir="auto"{looks}>{inner}</{name}>'


def _run(run: Run, paper: Paper) -> str:
    text = escape(run.text)
    if run.link:
        return f'<a href="{escape(run.link)}" rel="nofollow noopener noreferrer">{text}</a>'
    match run.role:
        case Role.QUOTATION_MARK:  # what is set as a block quotation has none
            return ""
        case Role.TIME:
            return f"<time>{escape(run.text.strip())}</time> "
        case Role.TAKEN:
            return f'<time datetime="{paper.made.isoformat()}">{text}</time>'
        case Role.SPEAKER:
            name = run.text.removesuffix(": ")
            colon, space = (":", " ") if name != run.text else ("", "")
            return f"<b>{_bdi(name)}{colon}</b>{space}"
        case Role.TITLE:
            return f"<cite>{_bdi(run.text)}</cite>"
        case Role.FACT:
            return _bdi(run.text)
        case Role.HEADING:
            return text
    for is_set, element in ((run.is_bold, "b"), (run.is_italic, "i"), (bool(run.mark), "mark")):
        if is_set:
            text = f"<{element}>{text}</{element}>"
    return text


def _bdi(text: str) -> str:
    """Return a fact whose direction of writing does not reach those around it."""
    return f"<bdi>{escape(text)}</bdi>"
