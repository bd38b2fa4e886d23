"""What is asked of an index, in the query syntax of FTS5 (https://sqlite.org/fts5.html, 3)."""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.asking import AllBut, AllOf, Asked, InARow


def written(asked: Asked) -> str:
    """Return what to match; neither ANYTHING nor NOTHING can be written so."""
    if isinstance(asked, InARow):
        # Tokens are made of letters, digits, marks and the underscore: none is a quotation mark.
        return f'"{" ".join(asked.words)}"{" *" * asked.is_open}'
    if isinstance(asked, AllBut):
        return f"({written(asked.wanted)}) NOT ({_joined(' OR ', asked.unwanted)})"
    if isinstance(asked, AllOf):
        return _joined(" AND ", asked.all)
    return _joined(" OR ", asked.any)


def _joined(operator: str, parts: Iterable[Asked]) -> str:
    return operator.join(
        written(part) if isinstance(part, InARow) else f"({written(part)})" for part in parts
    )
