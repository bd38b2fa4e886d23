"""ZIP packages made by hand, for the tests of documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def packed(parts: Mapping[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a package of parts, of which ``mimetype`` is stored as it is."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", how) as made:
        for name, text in parts.items():
            first = zipfile.ZIP_STORED if name == "mimetype" else how
            made.writestr(name, text, first)
    return data.getvalue()
