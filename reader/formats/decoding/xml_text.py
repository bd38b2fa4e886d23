"""XML as caption files use it, read by expat with everything shut that a stranger could misuse.

A document type is refused at once, since entities are what bombs are made of and captions need
none; nesting is bounded; nothing outside the text is ever fetched. Of a file that breaks off, what
stands before the break counts, as if all were closed there. A bare ``&`` and the named characters
of HTML are let pass.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Protocol

from reader.errors import FormatError
from reader.model.transcript import ReportItem, remark
from reader.patterns import lazy_pattern
from reader.wording import tr, trn

DEEPEST: Final = 200
"""Elements inside one another; caption files need about ten."""

_REFERENCE: Final = lazy_pattern(r"&(#\d{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?")
_OF_XML: Final = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})


class XmlListener(Protocol):
    """What takes the parts of a document, in their order.

    Names are (namespace, local name), and so are the keys of attributes; a namespace is "" where
    there is none, and the bare prefix where a file forgets to declare it.
    """

    def start(self, name: tuple[str, str], attributes: Mapping[tuple[str, str], str]) -> None:
        """Take the start of an element."""

    def end(self, name: tuple[str, str]) -> None:
        """Take the end of an element."""

    def text(self, text: str) -> None:
        """Take character data."""


def listen(text: str, listener: XmlListener) -> tuple[ReportItem, ...]:
    """Give a document to a listener, and return what had to be overlooked.

    Raises FormatError for a document type, for elements nested too deeply, and for what the
    listener raises.
    """
    from xml.parsers import expat  # only where there is XML to read

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    scopes = [_Scope({"xml": "xml"})]
    open_elements: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        scopes.append(scopes[-1].within(attributes))
        if len(scopes) > DEEPEST:
            raise FormatError(
                trn(
                    "This XML is nested more than {n} level deep, as no captions are.",
                    "This XML is nested more than {n} levels deep, as no captions are.",
                    DEEPEST,
                ),
                line=parser.CurrentLineNumber,
            )
        scope = scopes[-1]
        known = scope.known_attributes
        named = {known.get(key) or scope.attribute(key): value for key, value in attributes.items()}
        open_elements.append(name)
        listener.start(scope.element(name), named)

    def end(*_: object) -> None:
        listener.end(scopes.pop().element(open_elements.pop()))

    def refuse(*_: object) -> None:
        raise FormatError(
            tr(
                "This XML declares a document type or entities, which captions never need and which"
                " can do harm. Remove the <!DOCTYPE …> to read it."
            ),
            line=parser.CurrentLineNumber,
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(_mended(text.lstrip()).encode("utf-8", "replace"), True)
    except expat.ExpatError as problem:
        parser.buffer_text = False  # gives what it holds of the text before the break
        while open_elements:
            end()
        told = remark(
            "The XML breaks in line {number} ({problem}); what stands before was read.",
            line=problem.lineno,
            number=problem.lineno,
            problem=expat.ErrorString(problem.code),
        )
        return (told,)
    return ()


class _Scope:
    """The namespaces that hold inside an element (Namespaces in XML, section 6).

    Those that it does not declare itself are looked for in what it stands in: to copy all of them
    for each element that declares one would take quadratic time.
    """

    def __init__(self, declared: dict[str, str], outer: _Scope | None = None) -> None:
        self._declared = declared
        self._outer = outer
        self._elements: dict[str, tuple[str, str]] = {}
        self.known_attributes: dict[str, tuple[str, str]] = {}

    def within(self, attributes: Mapping[str, str]) -> _Scope:
        """Return the scope inside an element: this one, unless the element declares namespaces."""
        for key in attributes:
            if key.startswith("xmlns"):
                break
        else:
            return self
        declared = {
            key[6:]: value
            for key, value in attributes.items()
            if key == "xmlns" or key.startswith("xmlns:")
        }
        return _Scope(declared, self) if declared else self

    def _space(self, prefix: str) -> str:
        """Return the namespace of a prefix, or the prefix where none is declared."""
        scope: _Scope | None = self
        while scope is not None:
            if prefix in scope._declared:
                return scope._declared[prefix]
            scope = scope._outer
        return prefix

    def element(self, name: str) -> tuple[str, str]:
        """Return (namespace, local name) of an element."""
        found = self._elements.get(name)
        if found is None:
            prefix, _, local = name.rpartition(":")
            found = self._elements[name] = (self._space(prefix), local)
        return found

    def attribute(self, name: str) -> tuple[str, str]:
        """Return (namespace, local name) of an attribute; without a prefix it has none."""
        prefix, _, local = name.rpartition(":")
        space = self._space(prefix) if prefix else ""
        found = self.known_attributes[name] = (space, local)
        return found


def _mended(text: str) -> str:
    """Return the text with references that XML does not know resolved, and bare ``&`` escaped."""
    return _REFERENCE.sub(_reference, text) if "&" in text else text


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name[0] == "#" or name in _OF_XML:
        return found[0]
    import html

    resolved = html.unescape(found[0])
    return resolved if resolved != found[0] else f"&amp;{name}"
