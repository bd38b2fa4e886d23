"""Projects for qualitative research: what an importer needs, at the places it will count."""

from __future__ import annotations

import datetime
import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile

from reader.model.prose import prose
from reader.model.transcript import Cue, Span, Transcript
from reader.quotes.qdpx import Case, Coded, qdpx

MADE = datetime.datetime(2026, 11, 25, 9, 30, tzinfo=datetime.UTC)
NAMES = {"q": "urn:QDA-XML:project:1.0"}
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TALK = Transcript(
    title="Bridges <&>",
    cues=(
        Cue("They built 😀 the iron"),
        Cue("bridge over it."),
        Cue("Who paid?", starts_paragraph=True),
    ),
)
CASE = Case(
    "Bridges <&>",
    prose(TALK),
    (
        Coded(Span(0, 17, 1, 6), "yellow", ("money", "iron"), "Ask <them> & wait."),
        Coded(Span(2, 4, 2, 8), "green", ("money",)),
    ),
)


def opened(data: bytes) -> tuple[ElementTree.Element, dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        texts = {
            name: package.read(name).decode()
            for name in package.namelist()
            if name.startswith("Sources/")
        }
        return ElementTree.fromstring(package.read("project.qde")), texts


def test_selections_stand_at_the_code_points_of_the_text_in_the_package() -> None:
    project, texts = opened(qdpx([CASE], "My project", MADE))
    source = project.find("q:Sources/q:TextSource", NAMES)
    assert source is not None
    path = source.attrib["plainTextPath"]
    text = texts[path.replace("internal://", "Sources/")]
    assert text.startswith("They built 😀 the iron bridge over it.")
    found = [
        text[int(one.attrib["startPosition"]) : int(one.attrib["endPosition"])]
        for one in source.findall("q:PlainTextSelection", NAMES)
    ]
    assert found == ["iron bridge", "paid"]
    assert source.attrib["name"] == "Bridges <&>"


def test_colours_and_tags_are_codes_and_notes_descriptions() -> None:
    project, _ = opened(qdpx([CASE], "x", MADE))
    codes = project.findall("q:CodeBook/q:Codes/q:Code", NAMES)
    assert [code.attrib["name"] for code in codes] == ["Yellow", "#money", "#iron", "Green"]
    names = {code.attrib["guid"]: code.attrib["name"] for code in codes}
    selections = project.findall("q:Sources/q:TextSource/q:PlainTextSelection", NAMES)
    coded = [
        [names[ref.attrib["targetGUID"]] for ref in one.findall("q:Coding/q:CodeRef", NAMES)]
        for one in selections
    ]
    assert coded == [["Yellow", "#money", "#iron"], ["Green", "#money"]]
    assert selections[0].findtext("q:Description", "", NAMES) == "Ask <them> & wait."
    # The schema wants the description before the codings.
    assert next(child.tag.rpartition("}")[2] for child in selections[0]) == "Description"


def test_identifiers_are_whole_and_none_is_given_twice() -> None:
    project, _ = opened(qdpx([CASE, CASE], "x", MADE))
    guids = [one.attrib["guid"] for one in project.iter() if "guid" in one.attrib]
    assert all(GUID.fullmatch(guid) for guid in guids)
    assert len(set(guids)) == len(guids)
    assert [child.tag.rpartition("}")[2] for child in project] == ["Users", "CodeBook", "Sources"]
    assert project.attrib["creationDateTime"] == "2026-11-25T09:30:00Z"


def test_a_project_without_highlights_is_one() -> None:
    project, texts = opened(qdpx([CASE._replace(coded=())], "x", MADE))
    assert len(texts) == 1
    assert project.find("q:CodeBook", NAMES) is None
