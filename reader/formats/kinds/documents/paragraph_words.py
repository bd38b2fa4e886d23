"""The words of a paragraph as a document gives them, and how much of it opens in one look."""

from __future__ import annotations

from reader.named_tuple import NamedTuple


class OpenedWords(NamedTuple):
    """The text of a paragraph without the blanks around it; how many of its characters, from the
    first, are in bold, and how many in italics.
    """

    text: str
    lead: int
    tilt: int


class ParagraphWords:
    """Takes the words of a paragraph piece by piece, of which it may have very many."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = self._lead = self._tilt = 0
        self._is_led = self._is_tilted = True

    def __bool__(self) -> bool:
        return self._length > 0

    def add(self, piece: str) -> None:
        """Add what has no look of its own: a tab, the end of a line, a sign."""
        self._pieces.append(piece)
        self._length += len(piece)

    def add_words(self, words: str, *, is_bold: bool = False, is_tilted: bool = False) -> None:
        """Add words, in bold or in italics; blanks are in any look."""
        self.add(words)
        if not words.strip():
            return
        self._is_led = self._is_led and is_bold
        self._is_tilted = self._is_tilted and is_tilted
        self._lead = self._length if self._is_led else self._lead
        self._tilt = self._length if self._is_tilted else self._tilt

    @property
    def whole(self) -> str:
        """All of it, with the blanks around it."""
        return "".join(self._pieces)

    def opened(self) -> OpenedWords:
        """Return the text, and how it opens."""
        whole = self.whole
        text = whole.strip()
        blanks = len(whole) - len(whole.lstrip())
        lead, tilt = (min(max(end - blanks, 0), len(text)) for end in (self._lead, self._tilt))
        return OpenedWords(text, lead, tilt)
