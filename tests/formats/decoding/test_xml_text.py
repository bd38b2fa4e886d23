"""XML as caption files use it, with everything shut that a stranger could misuse."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reader.errors import FormatError
from reader.formats.decoding.xml_text import DEEPEST, listen

Name = tuple[str, str]


class Heard:
    """Writes down what it is given, neighbouring texts as one."""

    def __init__(self) -> None:
        self.events: list[tuple[object, ...]] = []

    def start(self, name: Name, attributes: Mapping[Name, str]) -> None:
        self.events.append(("start", name, dict(attributes)))

    def end(self, name: Name) -> None:
        self.events.append(("end", name))

    def text(self, text: str) -> None:
        if self.events and self.events[-1][0] == "text":
            text = f"{self.events.pop()[1]}{text}"
        self.events.append(("text", text))


def heard(text: str) -> list[tuple[object, ...]]:
    listener = Heard()
    assert listen(text, listener) == ()
    return listener.events


def text_of(text: str) -> str:
    return "".join(str(event[1]) for event in heard(f"<a>{text}</a>") if event[0] == "text")


def test_elements_and_texts_come_in_their_order() -> None:
    assert heard(" \n<a>One <b c='d'>two</b></a>") == [
        ("start", ("", "a"), {}),
        ("text", "One "),
        ("start", ("", "b"), {("", "c"): "d"}),
        ("text", "two"),
        ("end", ("", "b")),
        ("end", ("", "a")),
    ]


def test_names_have_their_namespace() -> None:
    events = heard(
        "<a xmlns='urn:one' xmlns:t='urn:two' c='d' t:c='e' xml:lang='cy'>"
        "<t:b xmlns:t='urn:three'><c xmlns=''/></t:b><t:b/></a>"
    )
    assert events[0][:2] == ("start", ("urn:one", "a"))
    attributes = events[0][2]
    assert isinstance(attributes, dict)
    assert attributes[("", "c")] == "d"
    assert attributes[("urn:two", "c")] == "e"
    assert attributes[("xml", "lang")] == "cy"
    assert [event[1] for event in events if event[0] == "start"][1:] == [
        ("urn:three", "b"),
        ("", "c"),
        ("urn:two", "b"),
    ]
    assert [event[1] for event in events if event[0] == "end"] == [
        ("", "c"),
        ("urn:three", "b"),
        ("urn:two", "b"),
        ("urn:one", "a"),
    ]


def test_a_prefix_that_no_one_declared_is_its_own_namespace() -> None:
    assert heard("<tt:p tts:color='red'/>")[0] == ("start", ("tt", "p"), {("tts", "color"): "red"})


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Tom &amp; Ana", "Tom & Ana"),
        ("&lt;i&gt;&quot;&apos;", "<i>\"'"),
        ("&#233;&#xE9;", "éé"),
        ("caf&eacute;&nbsp;&hellip;", "café\xa0…"),
        ("Tom & Ana; AT&T", "Tom & Ana; AT&T"),
        ("&nosuchname;", "&nosuchname;"),
        ("<![CDATA[a <b>]]>", "a <b>"),
        ("a<!-- not -->b<?not?>c", "abc"),
    ],
)
def test_references(written: str, text: str) -> None:
    assert text_of(written) == text


@pytest.mark.parametrize(
    "document",
    [
        "<!DOCTYPE a><a/>",
        '<!DOCTYPE a [<!ENTITY b "words">]><a>&b;</a>',
        '\n<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    ],
)
def test_a_document_type_is_refused(document: str) -> None:
    with pytest.raises(FormatError, match="declares a document type or entities") as refused:
        listen(document, Heard())
    assert refused.value.line == 1


def test_elements_nested_too_deeply_are_refused() -> None:
    heard("<a>" * (DEEPEST - 1) + "</a>" * (DEEPEST - 1))
    with pytest.raises(FormatError, match="nested more than 200 levels deep") as refused:
        listen("\n".join(["<a>"] * DEEPEST), Heard())
    assert refused.value.line == DEEPEST


@pytest.mark.parametrize(
    ("document", "line"),
    [("<a>\n<b>One", 2), ("<a><b>One</a>", 1), ("<a>\n\n<b>One\x01</b></a>", 3), ("<a><b>One<", 1)],
)
def test_of_a_file_that_breaks_off_what_stands_before_counts(document: str, line: int) -> None:
    listener = Heard()
    (item,) = listen(document, listener)
    assert (item.count, item.line) == (1, line)
    assert item.sentence.startswith(f"The XML breaks in line {line} (")
    assert item.sentence.endswith("); what stands before was read.")
    spoken = "".join(str(event[1]) for event in listener.events if event[0] == "text")
    assert spoken.strip() == "One"
    assert [event[1] for event in listener.events if event[0] == "end"] == [("", "b"), ("", "a")]


def test_what_is_no_xml_gives_nothing_but_a_report() -> None:
    for text in ("", "words"):
        listener = Heard()
        assert len(listen(text, listener)) == 1
        assert listener.events == []


def test_what_the_listener_raises_goes_through() -> None:
    class Refusing(Heard):
        def text(self, text: str) -> None:
            raise FormatError("No words.")

    with pytest.raises(FormatError, match="No words"):
        listen("<a>One</a>", Refusing())
