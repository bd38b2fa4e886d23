"""Packages of documents: their parts in one ZIP file, the same bytes for the same document."""

from __future__ import annotations

import io
from collections.abc import Mapping

# The first moment that a ZIP file can name; no document says when it was packed.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


def packed(parts: Mapping[str, str | bytes], mimetype: str = "") -> bytes:
    """Return the parts, by their names, as a package; bytes are packed as they are.

    With ``mimetype`` it begins with a part of that name, not compressed, as OpenDocument (1.3, part
    2, 3.3) and EPUB (OCF 3.3, 4.3) want it.
    """
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as package:
        for name, text in ({"mimetype": mimetype} if mimetype else {}).items():
            package.writestr(ZipInfo(name, _MOMENT), text, ZIP_STORED)
        for name, inner in parts.items():
            part = ZipInfo(name, _MOMENT)
            part.external_attr = _READABLE
            if isinstance(inner, bytes):
                package.writestr(part, inner, ZIP_STORED)
            else:
                package.writestr(part, inner.encode("utf-8", "replace"), ZIP_DEFLATED)
    return data.getvalue()
