"""See whether a picture of the window shows words: ``python picture.py window.png``.

Words are lines of ink with paper between them, and hardly two columns of pixels in such a line are
alike. An empty window has no lines. Where no typeface is found, each letter is the same small box,
and the columns of a line are alike.
"""

from __future__ import annotations

import sys
from itertools import groupby

from PySide6.QtGui import QImage

LINES = 8
COLUMNS = 60  # different ones, in each of these lines


def lines(image: QImage) -> list[int]:
    """Return for each line of ink in the page how many different columns it has."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    # The middle third of the window, below its bars, is page in any layout.
    left, right = grey.width() // 3, 2 * grey.width() // 3
    rows = [
        bytes(grey.constScanLine(y))[left:right] for y in range(grey.height() // 6, grey.height())
    ]
    # Letters have edges of many shades; a frame or a rule is one shade from end to end.
    bands = groupby(rows, key=lambda row: len(set(row)) > 3)
    return [len(set(zip(*band, strict=True))) for has_ink, band in bands if has_ink]


def fault(path: str) -> str:
    """Return what is wrong with the picture, or nothing."""
    image = QImage(path)
    if image.isNull():
        return f"{path} is no picture."
    found = [columns for columns in lines(image) if columns >= COLUMNS]
    print(f"{image.width()} by {image.height()} pixels, {len(found)} lines of text")
    return "" if len(found) >= LINES else f"{path} shows no words."


if __name__ == "__main__":
    sys.exit(fault(sys.argv[1]) or 0)
