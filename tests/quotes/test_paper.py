"""Documents: the same words in each kind, read back by the program's own readers of strangers'."""

from __future__ import annotations

import datetime
import io
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import formats
from reader.model.excerpt import Excerpt, cut
from reader.model.transcript import Cue, Span, Transcript
from reader.quotes import docx, odt
from reader.quotes.docx import docx as as_docx
from reader.quotes.epub import epub as as_epub
from reader.quotes.html import html
from reader.quotes.markdown import markdown
from reader.quotes.odt import odt as as_odt
from reader.quotes.paper import BlockKind, Paper, Quoted, of_excerpt, of_quotes
from reader.quotes.parts import QuoteOptions
from reader.quotes.text import text as as_text

DAY = datetime.date(2026, 11, 25)
LOOK = QuoteOptions()
OFFICE: dict[str, Callable[[Paper], bytes]] = {"docx": as_docx, "odt": as_odt, "epub": as_epub}
TEXTS: dict[str, Callable[[Paper], str]] = {"markdown": markdown, "html": html, "text": as_text}
TALK = Transcript(
    title="Bridges <&> “Porto”",
    author="Duarte, Ana",
    site="YouTube",
    date="2021-03-04",
    url="https://youtu.be/abc?x=1&y=2",
    language="en",
    cues=(
        Cue("They built the iron", 42_000, 45_000, "Ana"),
        Cue("bridge <b>over</b> it.", 45_000, 48_000, "Ana"),
        Cue("Who  paid & why?", 48_000, 50_000, "Ben", starts_paragraph=True),
    ),
)
WORDS = ["They built the iron bridge <b>over</b> it.", "Who  paid & why?"]


def whole(talk: Transcript = TALK) -> Excerpt:
    return cut(talk, None, taken=DAY)


def part(*span: int) -> Excerpt:
    return cut(TALK, Span(*span), taken=DAY)


@pytest.mark.parametrize("kind", OFFICE)
def test_a_document_is_read_back_with_the_same_words(kind: str) -> None:
    data = OFFICE[kind](of_excerpt(whole(), LOOK))
    read = formats.read_bytes(data, f"talk.{kind}")
    assert read.source.format == kind
    text = "\n".join(cue.text for cue in read.cues)
    for words in WORDS:
        assert " ".join(words.split()) in " ".join(text.split())
    assert read.title == TALK.title
    said = f"{text} {read.speakers}"
    assert "Ana" in said
    assert "Ben" in said


@pytest.mark.parametrize("kind", [*OFFICE, *TEXTS])
@given(
    author=st.sampled_from(["", "Duarte, Ana", "Ana · Ben", "قناة", "<Tide> & Co."]),
    site=st.sampled_from(["", "Harbour", "Bay · Sea", "التلفزيون"]),
    date=st.sampled_from(["", "2021", "2021-03-04", "4 March 2021"]),
    standfirst=st.sampled_from(["", "Who paid for iron.", "Ana, 2021"]),
)
def test_who_published_it_where_and_when_comes_back(
    kind: str, author: str, site: str, date: str, standfirst: str
) -> None:
    url = f"https://harbour.example/v?a={site and 1}&b=2"
    told = {"author": author, "site": site, "date": date}
    talk = Transcript("Bridges", standfirst, TALK.cues, url=url, **told)
    read = written_and_read(talk, kind)
    # Without properties, a name that stands alone is the author's, if the address tells no site.
    is_moved = kind in ("markdown", "text") and not author and site not in ("", "Harbour")
    expected = (site, "") if is_moved else (author, site)
    assert (read.author, read.site) == expected
    assert (read.title, read.standfirst, read.date, read.url) == ("Bridges", standfirst, date, url)
    assert [cue.speaker for cue in read.cues] == ["Ana", "Ben"]


def written_and_read(talk: Transcript, kind: str) -> Transcript:
    paper = of_excerpt(whole(talk), LOOK)
    if kind in OFFICE:
        return formats.read_bytes(OFFICE[kind](paper), f"talk.{kind}")
    suffix = {"markdown": "md", "text": "txt"}.get(kind, kind)
    return formats.read_bytes(TEXTS[kind](paper).encode(), f"talk.{suffix}")


@pytest.mark.parametrize("kind", OFFICE)
def test_every_part_is_xml_and_nothing_is_fetched_or_run(kind: str) -> None:
    data = OFFICE[kind](of_excerpt(whole(), LOOK))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name not in ("mimetype", "book/style.css"):
                ElementTree.fromstring(package.read(name))
        first = package.infolist()[0]
        if kind != "docx":
            assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        names = " ".join(package.namelist()).lower()
        assert "macro" not in names
        assert "vba" not in names
    assert data == OFFICE[kind](of_excerpt(whole(), LOOK))


def test_a_link_stands_in_a_word_document_only_if_it_is_a_web_address() -> None:
    bad = of_excerpt(whole(Transcript(title="x", cues=TALK.cues, url="javascript:alert(1)")), LOOK)
    for write in OFFICE.values():
        assert b"javascript" not in unpacked(write(bad))
    for write_text in TEXTS.values():
        assert "javascript" not in write_text(bad)
    good = unpacked(as_docx(of_excerpt(part(0, 0, 1, 6), LOOK)))
    assert b'Target="https://youtu.be/abc?x=1&amp;y=2" TargetMode="External"' in good


def unpacked(data: bytes) -> bytes:
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"\n".join(package.read(name) for name in package.namelist())


def test_several_quotations_with_their_sources() -> None:
    other = Transcript(title="Water", cues=(Cue("Water under the bridge."),), author="Weil, Jo")
    quotes = [
        Quoted(part(0, 0, 1, 6), "Ask the archive.\n\nTwice.", ("iron", "to check"), "green"),
        Quoted(cut(other, Span(0, 0, 0, 5), taken=DAY)),
        Quoted(part(2, 0, 2, 3)),
    ]
    paper = of_quotes(quotes, "My basket", "apa", LOOK, DAY)
    assert [block.kind.value for block in paper.blocks] == [
        *("title", "quote", "source", "note", "note", "note", "quote", "source"),
        *("quote", "source", "heading", "reference", "reference"),
    ]
    assert paper.blocks[1].runs[0].mark == "green"
    assert paper.blocks[2].text == (
        "— Ana, Bridges <&> “Porto”, captions 1–2 of 3, about 0:42–0:45 (Duarte, 2021, 0:42)"
    )
    assert [block.text for block in paper.blocks[-2:]] == [
        "Duarte, A. (2021, March 4). Bridges <&> “Porto” [Video]. YouTube. "
        "https://youtu.be/abc?x=1&y=2",
        "Weil, J. (n.d.). Water [Video].",
    ]
    assert paper.blocks[5].text == "#iron  #to check"
    for write in OFFICE.values():
        assert b"They built the iron bridge" in unpacked(write(paper))
    for write_text in TEXTS.values():
        assert "They built the iron bridge" in write_text(paper)


def test_markdown_of_several_quotations() -> None:
    paper = of_quotes([Quoted(part(0, 0, 0, 19)), Quoted(part(2, 0, 2, 3))], "B", "apa", LOOK, DAY)
    text = markdown(paper)
    first = (
        "# B\n\n> They built the iron\n>\n> — Ana, Bridges \\<&\\> “Porto”, caption 1 of 3, 0:42"
    )
    assert text.startswith(first)
    assert text.count("\n\n> ") == 2


def test_the_preview_says_what_the_document_says() -> None:
    text = as_text(of_excerpt(part(0, 0, 0, 19), LOOK))
    assert text.startswith(
        "“They built the iron”\n\n— Ana, “Bridges <&> “Porto””, Duarte, Ana, YouTube"
    )
    assert text.rstrip().endswith("https://youtu.be/abc?x=1&y=2")


def test_words_that_run_to_the_left_are_set_so() -> None:
    hebrew = Transcript(title="x", cues=(Cue("שלום עולם"),))
    paper = of_excerpt(whole(hebrew), LOOK)
    assert b"<w:bidi/>" in unpacked(as_docx(paper))
    assert b'text:style-name="Text_20_body_R"' in unpacked(as_odt(paper))


ARABIC = Transcript(
    title="محاضرة عن الماء",
    author="ليلى",
    language="ar",
    cues=(Cue("قالت إن الماء هنا.", 1_000, 2_000, "Ana"), Cue("نعم.", 3_000, 4_000, "ليلى")),
)


def test_an_arabic_document_is_arabic_to_word() -> None:
    """ECMA-376, part 1: bidi (17.3.1.6), rtl (17.3.2.30), bCs (17.3.2.2), lang (17.3.2.20)."""
    made = unpacked(as_docx(of_excerpt(whole(ARABIC), LOOK))).decode()
    assert '<w:lang w:val="en" w:bidi="ar"/>' in made
    # A Latin name among Arabic words runs its own way, and an Arabic name theirs; both are bold.
    assert '<w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">Ana: </w:t>' in made
    assert '<w:rPr><w:b/><w:bCs/><w:rtl/></w:rPr><w:t xml:space="preserve">ليلى: </w:t>' in made
    assert '<w:sz w:val="40"/><w:szCs w:val="40"/>' in made


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("de", '<w:lang w:val="de"/>'),
        ("", '<w:lang w:val="en"/>'),
        ("ja-JP", '<w:lang w:val="en" w:eastAsia="ja-JP"/>'),
        ("th", '<w:lang w:val="th" w:bidi="th"/>'),
    ],
)
def test_word_is_told_the_language_by_its_script(language: str, written: str) -> None:
    talk = Transcript(title="x", language=language, cues=(Cue("Words."),))
    assert written in unpacked(as_docx(of_excerpt(whole(talk), LOOK))).decode()


def test_a_book_turns_its_pages_the_way_it_is_read() -> None:
    """EPUB 3.3: page-progression-direction (5.7.1)."""
    arabic = unpacked(as_epub(of_excerpt(whole(ARABIC), LOOK))).decode()
    assert '<spine page-progression-direction="rtl">' in arabic
    assert arabic.count('lang="ar" xml:lang="ar" dir="rtl"') == 2
    english = unpacked(as_epub(of_excerpt(whole(), LOOK))).decode()
    assert "<spine><itemref" in english
    assert "rtl" not in english


def test_a_book_says_for_whom_it_can_be_read() -> None:
    """EPUB Accessibility 1.1, 2.2: what must be told, and what else is."""
    package = unpacked(as_epub(of_excerpt(whole(), LOOK))).decode()
    for name in ("accessMode", "accessibilityFeature", "accessibilityHazard"):
        assert f'<meta property="schema:{name}">' in package
    assert '<meta property="schema:accessModeSufficient">textual</meta>' in package


def test_a_page_is_laid_out_the_way_it_is_read() -> None:
    assert '<html lang="ar" dir="rtl">' in html(of_excerpt(whole(ARABIC), LOOK))
    assert '<html lang="en">' in html(of_excerpt(whole(), LOOK))


def test_facts_that_run_to_the_left_do_not_turn_those_around_them() -> None:
    """UAX #9, 2.4: between FSI (U+2068) and PDI (U+2069)."""
    persian = ARABIC._replace(language="fa")  # whose sources are told in English
    paper = of_excerpt(cut(persian, Span(1, 0, 1, 4), taken=DAY), LOOK)
    source = as_text(paper).split("\n\n")[1]
    assert "\u2068ليلى\u2069" in source
    assert "“\u2068محاضرة عن الماء\u2069”" in source
    assert "\u2068" not in as_text(of_excerpt(part(0, 0, 0, 19), LOOK))
    cited = of_quotes([Quoted(cut(persian, Span(0, 0, 0, 4), taken=DAY))], "B", "apa", LOOK, DAY)
    assert "— Ana, \u2068محاضرة عن الماء\u2069, " in cited.blocks[2].text


def test_a_source_in_arabic_is_read_from_the_right_and_so_are_facts_in_it() -> None:
    paper = of_excerpt(cut(ARABIC, Span(0, 0, 0, 4), taken=DAY), LOOK)
    source = as_text(paper).split("\n\n")[1]
    assert source.splitlines()[0] == "— \u2068Ana\u2069، «محاضرة عن الماء»، ليلى"
    assert source.splitlines()[1].endswith(" · أُخذ في 25 نوفمبر 2026")
    page = html(paper)
    assert '<p dir="rtl" lang="ar">' in page
    assert 'dir="ltr"' not in page
    assert "<w:bidi/>" in unpacked(as_docx(paper)).decode()


@pytest.mark.parametrize(
    ("language", "quoted"),
    [
        *(
            ("en", "“Wir bauen Boote.”"),
            ("", "“Wir bauen Boote.”"),
            ("de-AT", "„Wir bauen Boote.“"),
        ),
        *(("fr", "«\xa0Wir bauen Boote.\xa0»"), ("uk", "«Wir bauen Boote.»")),
        *(("ja", "「Wir bauen Boote.」"), ("sw", "“Wir bauen Boote.”")),
    ],
)
def test_quotation_marks_are_those_of_the_language_of_the_words(language: str, quoted: str) -> None:
    cues = (Cue("Wir bauen Boote."), Cue("Warum denn?"))
    said = Transcript(title="Wasser", language=language, cues=cues)
    assert as_text(of_excerpt(cut(said, Span(0, 0, 0, 16), taken=DAY), LOOK)).startswith(quoted)


def test_a_document_of_quotations_is_in_the_language_that_all_have() -> None:
    german = Transcript(title="Wasser", language="de-AT", cues=(Cue("Wir bauen Boote."),))
    one = Quoted(cut(german, None, taken=DAY))
    other = Quoted(part(0, 0, 0, 19))
    made = of_quotes([one], "Zitate", "apa", LOOK, DAY)
    assert (made.language, made.blocks[-2].text) == ("de", "Quellen")
    assert made.blocks[-1].text == "Wasser [Video]. (o. J.)."
    both = of_quotes([one, other], "Zitate", "apa", LOOK, DAY)
    assert both.language == ""
    assert "Sources" in [block.text for block in both.blocks]


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5), st.text(max_size=20))
def test_no_text_breaks_a_document(texts: list[str], title: str) -> None:
    talk = Transcript(title=title, cues=tuple(Cue(text) for text in texts))
    paper = of_excerpt(whole(talk), LOOK)
    for name, kind in OFFICE.items():
        data = kind(paper)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part_name in package.namelist():
                if part_name.endswith((".xml", ".xhtml", ".opf", ".rels")):
                    ElementTree.fromstring(package.read(part_name))
        assert name


def test_every_kind_of_block_has_a_style_everywhere() -> None:
    assert set(docx._STYLES) == set(odt._STYLES) == set(BlockKind)


WORDS_ONLY = st.lists(
    st.text("abcdefghij äßñ漢字", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=6
)


@given(WORDS_ONLY, st.lists(st.sampled_from(("", "Ana", "Ben")), min_size=6, max_size=6))
def test_any_words_come_back_from_a_document(texts: list[str], speakers: list[str]) -> None:
    cues = tuple(Cue(f"x{text}", speaker=who) for text, who in zip(texts, speakers, strict=False))
    talk = Transcript(title="A talk of some length", cues=cues)
    excerpt = whole(talk)
    for name in ("docx", "odt", "epub"):
        read = formats.read_bytes(OFFICE[name](of_excerpt(excerpt, LOOK)), f"a.{name}")
        text = " ".join(" ".join(cue.text for cue in read.cues).split())
        for paragraph in excerpt.paragraphs:
            assert " ".join(paragraph.text.split()) in text
