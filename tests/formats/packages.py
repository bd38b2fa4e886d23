"""ZIP packages made by hand, for the tests of documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


def packed(parts: Mapping[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a package of parts, of which ``mimetype`` is stored as it is."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", how) as made:
        for name, text in parts.items():
            first = zipfile.ZIP_STORED if name == "mimetype" else how
            made.writestr(name, text, first)
    return data.getvalue()


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph of a DOCX, in a style if one is named."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "<w:r><w:br/></w:r>".join(f"<w:r><w:t>{line}</w:t></w:r>" for line in text.split("\n"))
    return f"<w:p>{properties}{runs}</w:p>"


def docx(*paragraphs: str, core: str = "") -> bytes:
    """Return a DOCX of paragraphs, with ``core`` as its properties."""
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    }
    if core:
        parts["docProps/core.xml"] = f"<cp {DC}>{core}</cp>"
    return packed(parts)
