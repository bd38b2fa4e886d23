"""Transcripts on saved web pages, of whatever site.

The transcript is what calls itself so: an element with such a class, or what follows a heading such
as "Full video transcript"; else a table of times, else the main part of the page. Menus, footers,
scripts and hidden copies are left out. Nothing of a page is ever run, fetched or shown as markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final
from urllib.parse import urljoin, urlsplit

from reader.errors import FormatError
from reader.formats.clues import Clues, clues_of, cues_of, has_clues
from reader.formats.format import Claim, Document, Elsewhere
from reader.formats.kinds.official.flow import root_of
from reader.formats.shared import captions
from reader.formats.shared.credits import (
    Credit,
    OwnFacts,
    address_in,
    is_own_end,
    own_facts,
    own_title,
)
from reader.formats.shared.html_blocks import HtmlBlock, Page, page_of
from reader.formats.shared.html_speech import left_out_readings, speech_of, stands_in_head
from reader.formats.shared.page_words import HEADING_LENGTHS, heads_related, heads_transcript
from reader.formats.shared.pages.furniture import without_furniture_of_pages
from reader.formats.shared.pages.hidden_box import hidden_box
from reader.formats.shared.pages.watch_page import watch_page
from reader.model import timecode
from reader.model.transcript import Cue, RelatedVideo, ReportItem, Transcript, remark, remarks
from reader.patterns import lazy_pattern
from reader.wording import tr

_OPENING: Final = lazy_pattern(
    r"\s*<(?:!doctype\s{1,9}html|[a-z][a-z0-9]{0,11}[\s/>])", re.IGNORECASE
)
_ROOTS: Final = frozenset(("html", "body", "div", "article", "section", "main"))
_NO_HTML: Final = lazy_pattern(r"\s*<\?xml")
_HTML: Final = lazy_pattern(
    r"<(?:!doctype\s{1,9}html|html|head|body|title|meta|article|section|main|div|table|p|cite|h[1-6]|time"
    r"|ul|ol|br|span|a)(?=[\s/>])",
    re.IGNORECASE,
)
_GATE: Final = lazy_pattern(
    r"not a (?:bot|robot)|are (?:you )?human|enable (?:javascript|cookies)|just a moment"
    r"|access denied|sign in to|log in to|captcha",
    re.IGNORECASE,
)
_LONGEST_GATE: Final = 800
_LEAST_REGION: Final = 20
_LONGEST_STANDFIRST: Final = 600
_SITE: Final = " - YouTube"
_NOTICES: Final = lazy_pattern(r"\A\(\d{1,4}\+?\) ")
"""How many notices wait for whoever saved the page: ``(3) The tide - YouTube``."""
_DAY: Final = lazy_pattern(r"\d{4}-\d{2}-\d{2}")


def score(document: Document) -> int:
    """Claim what begins as a web page does, or as a piece of one."""
    head = _without_comments(document.head)
    if _NO_HTML.match(head):
        head = head.partition("?>")[2]
        if root_of(head).lower() not in _ROOTS:
            return Claim.NONE  # XML of another kind, with elements of the same names
    if not _OPENING.match(head):
        return Claim.NONE
    return Claim.LIKELY + 5 if _HTML.search(head[:2_000]) else Claim.NONE


def _without_comments(head: str) -> str:
    """Return the head of a page without the comments that it begins with."""
    at = len(head) - len(head.lstrip())
    while head.startswith("<!--", at):
        end = head.find("-->", at)
        if end < 0:
            return ""
        at = end + 3
        while head[at : at + 1].isspace():
            at += 1
    return head[at:]


def read(document: Document) -> Transcript:
    """Read the transcript of a page, its title and the videos that it lists beside its own.

    Raises Elsewhere for a page that names caption files instead of holding a transcript, another
    FormatError for one that holds none at all, or only a door before it.
    """
    page = page_of(document.text)
    named = _named_transcript(page)
    clues = clues_of(document.text) if not named and has_clues(document.text) else None
    for words in clues.words if clues else ():
        if cues := cues_of(words):
            told = remark("The words are those that the page gives to search engines.")
            transcript = _transcript(
                document.text, page, [], captions.finish(cues, labels=False, rolls=False), (told,)
            )
            return transcript._replace(language=words.language or transcript.language)
    chosen = named or _main_part(page)
    spoken = speech_of(chosen, is_own=_is_own(page))
    is_closed = not spoken.cues or (not named and _is_gate(page))
    if clues and clues.tracks:
        said = [] if is_closed else spoken.cues
        raise _elsewhere(document.text, page, clues, [] if is_closed else chosen, said)
    if is_closed:
        raise _nothing(page)
    if _is_watch_page(page) and all(cue.start is None for cue in spoken.cues):
        raise _closed_panel(page)
    if of_files := _captions_in_lines(chosen):
        found = _transcript(document.text, page, chosen, of_files, ())
        return found._replace(report=of_files.report)
    finished = captions.finish(spoken.cues, labels=False, rolls=False, sorts=False)
    left_out = (*spoken.report, *_left_out(page, chosen))
    return _transcript(document.text, page, chosen, finished, left_out)


def _captions_in_lines(chosen: Sequence[HtmlBlock]) -> captions.Captions | None:
    """Return the captions of a file that a page shows as it is, in lines that are kept."""
    from reader.formats.kinds import srt, webvtt  # few pages show such files

    for block in chosen if any("--" in block.text for block in chosen) else ():
        shown = Document(b"", f"{block.text}\n")
        for format in (webvtt, srt):
            if block.element == "pre" and format.score(shown) >= Claim.LIKELY:
                found = format.read(shown)
                return captions.Captions(found.cues, found.report)
    return None


def _elsewhere(
    html: str, page: Page, clues: Clues, chosen: Sequence[HtmlBlock], said: list[Cue]
) -> Elsewhere:
    finished = captions.finish(said, labels=False, rolls=False, sorts=False)
    transcript = _transcript(html, page, chosen, finished, _left_out(page, chosen))
    return Elsewhere(_where(page, clues.tracks[0].address[:200]), clues.tracks, transcript)


def _where(page: Page, address: str) -> str:
    """Return what is to be said of a page that names its captions."""
    title = _title(page)
    if _is_gate(page) and title:
        return tr(
            "The page of “{title}” asks for a sign-in or a check and holds no transcript; open it "
            "in the browser, then save it again, but names its captions: “{address}”. Save that "
            "file beside the page, then open the page.",
            title=title,
            address=address,
        )
    if _is_gate(page):
        return tr(
            "The page asks for a sign-in or a check and holds no transcript; open it in the "
            "browser, then save it again, but names its captions: “{address}”. Save that file "
            "beside the page, then open the page.",
            address=address,
        )
    if title:
        return tr(
            "The page of “{title}” holds no transcript, but names its captions: “{address}”. Save "
            "that file beside the page, then open the page.",
            title=title,
            address=address,
        )
    return tr(
        "The page holds no transcript, but names its captions: “{address}”. Save that file beside "
        "the page, then open the page.",
        address=address,
    )


def _transcript(
    html: str,
    page: Page,
    chosen: Sequence[HtmlBlock],
    finished: captions.Captions,
    report: tuple[ReportItem, ...],
) -> Transcript:
    """Return the cues with all that the page says of itself."""
    about = _about(page, chosen)
    watch = watch_page(html, about.url) if _is_watch_page(page) else None
    return Transcript(
        title=_title(page),
        standfirst=about.standfirst,
        cues=finished.cues,
        related=_related(page) or (watch.related if watch else ()),
        report=report + finished.report,
        url=about.url,
        site=about.site,
        author=about.author or (watch.channel if watch else ""),
        date=about.date,
        language=page.facts.get("lang", ""),
        media=page.facts.get("audio_source", ""),  # so noScribe's editor finds it
    )


def _about(page: Page, chosen: Sequence[HtmlBlock]) -> OwnFacts:
    """Return what a page tells of the video, one of our own in its lines, others in their head."""
    facts = page.facts
    if credit := _own_end(page):
        return own_facts(_standfirsts(page), credit, facts.get("author", ""))
    address = facts.get("canonical") or facts.get("og:url") or ""
    return OwnFacts(
        _standfirst(page, chosen),
        facts.get("author", ""),
        facts.get("og:site_name", ""),
        _day(page),
        address if address.startswith(("https://", "http://")) else "",
    )


def _is_watch_page(page: Page) -> bool:
    """Return whether a page is that of a video at YouTube, whose panel gives every line a time."""
    return page.facts.get("og:site_name", "") == "YouTube" or page.facts.get("title", "").endswith(
        _SITE
    )


def _is_own(page: Page) -> bool:
    """Return whether this program wrote a page: it ends on what that is and when it was taken."""
    return _own_end(page) is not None


def _own_end(page: Page) -> Credit | None:
    """Return what ends a page of this program, None for any other page."""
    ends = [block.text for block in page.blocks if block.is_chrome][-2:]
    said = next((text for text in ends if text.startswith("— ")), "")
    if not said or not any(map(is_own_end, ends)):
        return None
    return Credit(said, 0, is_own=True, address=address_in(ends))


def _is_gate(page: Page) -> bool:
    text = " ".join(block.text for block in page.blocks if not block.is_hidden)
    return len(text) <= _LONGEST_GATE and _GATE.search(text) is not None


def _closed_panel(page: Page) -> FormatError:
    return FormatError(
        tr(
            "The page of “{title}” was saved without its transcript; press “Show transcript” below "
            "the video, wait until it is shown, then save the page again.",
            title=_title(page),
        )
    )


def _nothing(page: Page) -> FormatError:
    title = _title(page)
    if _is_watch_page(page) and not _is_gate(page):
        return _closed_panel(page)
    if _is_gate(page) and title:
        sentence = tr(
            "The page of “{title}” asks for a sign-in or a check and holds no transcript; open it "
            "in the browser, then save it again.",
            title=title,
        )
    elif _is_gate(page):
        sentence = tr(
            "The page asks for a sign-in or a check and holds no transcript; open it in the "
            "browser, then save it again."
        )
    elif title:
        sentence = tr("The page of “{title}” holds no transcript.", title=title)
    else:
        sentence = tr("The page holds no transcript.")
    return FormatError(sentence)


def _named_transcript(page: Page) -> list[HtmlBlock]:
    """Return what the page itself calls its transcript; what is visible, if any of it is."""
    box = [] if _own_end(page) else hidden_box(page.blocks)
    for blocks in (
        [block for block in page.blocks if not block.is_hidden and not block.is_chrome],
        [block for block in page.blocks if block.is_hidden and not block.is_chrome],
    ):
        chosen = _in_regions(blocks) or box or _under_heading(blocks)
        if chosen:
            return _spoken(chosen, page)
    return []


def _main_part(page: Page) -> list[HtmlBlock]:
    """Return what is left of a page without its menus and lists: its main element, or all."""
    blocks = [block for block in page.blocks if not block.is_hidden and not block.is_chrome]
    blocks = blocks[: next(_list_headings(blocks), len(blocks))]
    main = [block for block in blocks if block.is_main]
    chosen = main if 2 * _length(main) > _length(blocks) else blocks
    return _spoken(chosen, page)


def _spoken(blocks: Sequence[HtmlBlock], page: Page) -> list[HtmlBlock]:
    """Return the blocks without the title of the page, its standfirst and headings."""
    title, is_own = _title(page), _is_own(page)
    said = [
        block
        for at, block in enumerate(blocks)
        if not block.is_standfirst
        and not (block.element == "h1" and (is_own or block.text == title))
        and not _is_heading_of_all(blocks, at)
    ]
    if page.notes:
        while said and said[-1].is_heading:
            said.pop()  # below it stood the notes
    return said if is_own else without_furniture_of_pages(said)


def _is_heading_of_all(blocks: Sequence[HtmlBlock], at: int) -> bool:
    """Return whether a block says that a transcript follows; not the name of a column."""
    block = blocks[at]
    is_heading = len(block.text) in HEADING_LENGTHS and heads_transcript(block.text)
    return is_heading and not (block.row and stands_in_head(blocks, at))


def _length(blocks: Sequence[HtmlBlock]) -> int:
    return sum(len(block.text) for block in blocks)


def _in_regions(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """Return what stands in elements called transcripts: the largest, or all of many."""
    by_region: dict[int, list[HtmlBlock]] = {}
    for block in blocks:
        if block.region:
            by_region.setdefault(block.region, []).append(block)
    if not by_region:
        return []
    largest = max(by_region.values(), key=_length)
    everything = [block for block in blocks if block.region]
    copies = len(by_region) <= 3
    chosen = largest if copies or 2 * _length(largest) >= _length(everything) else everything
    is_timed = any(timecode.parse(block.text) is not None for block in chosen[:1])
    return chosen if is_timed or _length(chosen) >= _LEAST_REGION else []


def _under_heading(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """Return what follows a heading of a transcript, up to the next heading of its rank."""
    for index in _headings(blocks, heads_transcript):
        if not _is_heading_of_all(blocks, index):
            continue
        end = index + 1
        while end < len(blocks) and not _ends(blocks[index], blocks[end]):
            end += 1
        if end > index + 1:
            return list(blocks[index + 1 : end])
    return []


def _ends(heading: HtmlBlock, block: HtmlBlock) -> bool:
    """Return whether a block ends what stands under a heading."""
    is_next = heading.is_heading and block.is_heading and block.element <= heading.element
    return is_next or _heads_list(block)


def _headings(blocks: Sequence[HtmlBlock], heads: Callable[[str], bool]) -> Iterator[int]:
    """Return where the blocks stand whose text is a heading as :mod:`page_words` knows them."""
    return (
        index
        for index, block in enumerate(blocks)
        if len(block.text) in HEADING_LENGTHS and heads(block.text)
    )


def _list_headings(blocks: Sequence[HtmlBlock]) -> Iterator[int]:
    """Return where the headings of lists of videos stand."""
    return (index for index in _headings(blocks, heads_related) if _heads_list(blocks[index]))


def _heads_list(block: HtmlBlock) -> bool:
    return heads_related(block.text) and (block.is_heading or not block.region)


def _title(page: Page) -> str:
    heading = next((block.text for block in page.blocks if block.element == "h1"), "")
    if ending := _own_end(page):
        return own_title(" ".join(heading.split()), ending.text)
    title = heading or page.facts.get("og:title", "") or page.facts.get("title", "")
    title = " ".join(title.split()).removeprefix("- ")
    return _NOTICES.sub("", title.removesuffix(_SITE)) if title.endswith(_SITE) else title


def _standfirsts(page: Page) -> list[str]:
    """Return the texts of the elements that are called standfirsts."""
    return [block.text for block in page.blocks if block.is_standfirst and not block.is_hidden]


def _standfirst(page: Page, chosen: Sequence[HtmlBlock]) -> str:
    named = _standfirsts(page)
    if named:
        return named[0] if len(named[0]) <= _LONGEST_STANDFIRST else ""
    begin = next((i for i, block in enumerate(page.blocks) if block.element == "h1"), None)
    if begin is None or not chosen:
        return ""
    end = next(i for i, block in enumerate(page.blocks) if block is chosen[0])
    between = [b for b in page.blocks[begin + 1 : end] if not heads_transcript(b.text)]
    paragraphs = [block.text for block in between if block.element == "p"]
    is_short = len(between) == len(paragraphs) <= 2
    text = "\n".join(paragraphs)
    return text if is_short and len(text) <= _LONGEST_STANDFIRST else ""


def _related(page: Page) -> tuple[RelatedVideo, ...]:
    """Return the list under a heading such as "Related videos", with addresses where it links."""
    base = page.facts.get("base") or page.facts.get("canonical") or page.facts.get("og:url", "")
    blocks = [block for block in page.blocks if not block.is_hidden]
    for index in _list_headings(blocks):
        end = index + 1
        while end < len(blocks) and _is_listed(blocks[end]):
            end += 1
        if end > index + 1:
            return tuple(_video(block, base) for block in blocks[index + 1 : end])
    return ()


def _is_listed(block: HtmlBlock) -> bool:
    """Return whether a block goes on with a list: an item, a cell, or whatever is a link."""
    return bool(block.href) or (not block.is_heading and block.element in ("li", "dd", "td"))


def _video(block: HtmlBlock, base: str) -> RelatedVideo:
    return RelatedVideo(" ".join(block.text.split()), _url(block, base))


def _url(block: HtmlBlock, base: str) -> str:
    """Return the web address that a block links to; "" for all that is none (javascript, files)."""
    try:
        whole = urljoin(base, block.href) if block.href else ""
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in ("http", "https") and parts.hostname else ""


def _day(page: Page) -> str:
    keys = ("article:published_time", "date", "datepublished", "uploaddate", "dc.date")
    dates = (page.facts.get(key, "") for key in keys)
    return next((found[0] for date in dates if (found := _DAY.match(date))), "")


def _left_out(page: Page, chosen: Sequence[HtmlBlock]) -> tuple[ReportItem, ...]:
    report = left_out_readings(page.readings)
    others = len(page.blocks) - len(chosen)
    if others <= 0:
        return report
    item = remarks(
        "1 piece of the page that are not its transcript (headings, menus, notes, hidden copies)"
        " were left out or used as title and list.",
        "{n} pieces of the page that are not its transcript (headings, menus, notes, hidden copies)"
        " were left out or used as title and list.",
        others,
    )
    return (item, *report)
