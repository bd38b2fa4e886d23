"""Quotations as a web page that does nothing: no script, nothing from elsewhere, ready to print.

Whatever a file says goes through ``html.escape``. The policy in the page's head forbids all but the
one style sheet below, which it names by its hash, so that even a mistake here could not be used.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html import escape
from typing import Final

from reader.model.excerpt import Excerpt
from reader.model.transcript import CueKind
from reader.model.visible import one_line
from reader.quotes.quote_parts import Line, Part, QuoteOptions, Role, byline, lines, source

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5}")

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
.quiet, time, figcaption, footer { color: var(--quiet) }
figcaption, footer { margin-top: 1.5rem; font-size: .9rem; line-height: 1.5 }
figcaption p, footer p { margin: 0 0 .3em }
a { color: inherit }
@page { margin: 2.2cm }
@media print {
  :root { color-scheme: light; --page: #fff; --ink: #000; --quiet: #444; --rule: #999 }
  body { padding: 0; font-size: 11pt }
  main { max-width: none }
  h1, h2 { break-after: avoid }
  p { orphans: 3; widows: 3 }
  figcaption, footer { break-inside: avoid }
}
"""


def page(excerpt: Excerpt, options: QuoteOptions) -> str:
    """Return an excerpt as a complete page, in the language of the words where that is known."""
    title = one_line(excerpt.title) or one_line(excerpt.file_name) or "Transcript"
    body = _whole(excerpt, options) if excerpt.is_whole else _figure(excerpt, options)
    return page_of(title, excerpt.transcript.language, body)


def page_of(title: str, language: str, body: str) -> str:
    """Return a complete page around ``body``, which is HTML; ``title`` and ``language`` are not."""
    policy = f"default-src 'none'; style-src '{_hash()}'; base-uri 'none'; form-action 'none'"
    return f"""<!DOCTYPE html>
<html{_language(language)}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def html_fragment(excerpt: Excerpt, options: QuoteOptions) -> str:
    """Return an excerpt as the rich text that a clipboard holds beside the plain one."""
    if excerpt.is_whole:
        return "\n".join((*_head(excerpt), *_body(excerpt, options), *_source(excerpt, options)))
    return "\n".join((_blockquote(excerpt, options), *_source(excerpt, options)))


def _hash() -> str:
    digest = hashlib.sha256(_STYLE.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _language(tag: str) -> str:
    return f' lang="{tag}"' if _LANGUAGE.fullmatch(tag) else ""


def _figure(excerpt: Excerpt, options: QuoteOptions) -> str:
    caption = "\n".join(_source(excerpt, options))
    quotation = _blockquote(excerpt, options)
    return f"<figure>\n{quotation}\n<figcaption>\n{caption}\n</figcaption>\n</figure>"


def _blockquote(excerpt: Excerpt, options: QuoteOptions) -> str:
    return "\n".join(("<blockquote>", *_body(excerpt, options), "</blockquote>"))


def _whole(excerpt: Excerpt, options: QuoteOptions) -> str:
    foot = "\n".join(("<footer>", *_source(excerpt, options), "</footer>"))
    return "\n".join((*_head(excerpt), *_body(excerpt, options), foot))


def _head(excerpt: Excerpt) -> Iterator[str]:
    if title := one_line(excerpt.title):
        yield f'<h1 dir="auto">{escape(title)}</h1>'
    for text in (one_line(excerpt.standfirst), byline(excerpt)):
        if text:
            yield f'<p dir="auto" class="quiet">{escape(text)}</p>'


def _body(excerpt: Excerpt, options: QuoteOptions) -> list[str]:
    return [_set(line, options.captions) for line in lines(excerpt, options)]


def _set(line: Line, is_caption: bool) -> str:
    if line.kind is CueKind.HEADING:
        return f'<h2 dir="auto">{escape(line.text)}</h2>'
    time = f"<time>{escape(line.time)}</time> " if line.time else ""
    speaker = f"<b><bdi>{escape(line.speaker)}</bdi>:</b> " if line.speaker else ""
    kind = ' class="caption"' if is_caption else ""
    return f'<p dir="auto"{kind}>{time}{speaker}{escape(line.text)}</p>'


def _source(excerpt: Excerpt, options: QuoteOptions) -> Iterator[str]:
    of = source(excerpt, options)
    who = ", ".join(_who(part) for part in of.who)
    where = " · ".join(_where(part, excerpt) for part in of.where)
    dash = "— "
    for text, language in ((who, ""), (_bdi(of.standfirst), ""), (where, ' lang="en"')):
        if text:
            yield f'<p dir="ltr"{language}>{dash}{text}</p>'
            dash = ""
    if of.address:
        link = escape(of.address)
        yield f'<p dir="ltr"><a href="{link}" rel="nofollow noopener noreferrer">{link}</a></p>'


def _who(part: Part) -> str:
    text = _bdi(part.text)
    element = {Role.SPEAKER: "b", Role.TITLE: "cite"}.get(part.role)
    return f"<{element}>{text}</{element}>" if element else text


def _where(part: Part, excerpt: Excerpt) -> str:
    if part.role is Role.TAKEN:
        return f'<time datetime="{excerpt.taken.isoformat()}">{escape(part.text)}</time>'
    return _bdi(part.text)


def _bdi(text: str) -> str:
    """Return a fact whose direction of writing does not reach those around it."""
    return f"<bdi>{escape(text)}</bdi>" if text else ""
