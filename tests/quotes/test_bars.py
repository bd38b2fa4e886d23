"""Bars as a drawing: sizes counted by hand, a stranger's words as words."""

from __future__ import annotations

from xml.etree import ElementTree

from reader.quotes.bars import Bar, Inks, bars_svg

SVG = "{http://www.w3.org/2000/svg}"
INKS = Inks("#ffffff", "#000000", ("#110000", "#220000", "#330000"))


def drawn(*bars: Bar) -> ElementTree.Element:
    return ElementTree.fromstring(bars_svg("A <talk>", bars, INKS))


def test_a_bar_is_as_long_as_its_share() -> None:
    # Of 720 are left 720 - 2 × 24 - 216 - 168 = 288 for a bar; a half of it is 144.
    root = drawn(Bar("Ada", 1.0, "66 %", 0), Bar("Ben", 0.5, "33 %", 1), Bar("Cy", 0.0, "0 %", 9))
    bars = [one for one in root.iter(f"{SVG}rect") if "url" in one.get("fill", "")]
    assert [one.get("width") for one in bars] == ["288", "144", "1"]
    # Each has the pattern of its look, and what is beyond the last has the last.
    assert [one.get("fill") for one in bars] == ["url(#p0)", "url(#p1)", "url(#p2)"]
    # 2 × 24 around, 28 for the title, 28 for each bar.
    assert root.get("height") == "160"


def test_no_two_looks_differ_by_colour_alone() -> None:
    tiles = {
        one.get("id"): [path.get("d") for path in one.iter(f"{SVG}path")]
        for one in drawn().iter(f"{SVG}pattern")
    }
    assert len(tiles) == 3
    assert len({str(drawn) for drawn in tiles.values()}) == 3


def test_words_are_words() -> None:
    root = drawn(Bar("A & B <script>\x00", 1.0, "1 word", 0), Bar("L" * 50, 0.1, "2", 1))
    texts = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert texts == ["A <talk>", "A & B <script>\ufffd", "1 word", "L" * 29 + "…", "2"]
    said = root.find(f"{SVG}desc")
    assert said is not None
    assert (said.text or "").startswith("A & B <script>")
