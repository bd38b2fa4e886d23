"""Draw the program's icon for the systems that take no SVG: PNG, ICO for Windows, ICNS for macOS.

    python packaging/icons.py FOLDER

writes ``transcript-reader-SIZE.png``, ``transcript-reader.ico`` and ``transcript-reader.icns``.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ICON = Path(__file__).resolve().parent.parent / "resources" / "icons" / "transcript-reader.svg"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
# The four letters under which an ICNS file keeps a picture of so many pixels; where two share a
# size, the second is the picture of half that size for a screen of double density.
ICNS_KINDS = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic11": 32,
    b"icp6": 64,
    b"ic12": 64,
    b"ic07": 128,
    b"ic08": 256,
    b"ic13": 256,
    b"ic09": 512,
    b"ic14": 512,
    b"ic10": 1024,
}


def draw(size: int) -> bytes:
    """Return the icon as a PNG of ``size`` pixels each way."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(ICON)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, b"png").write(image):
        raise OSError("Qt cannot write PNG here.")
    return bytes(buffer.data().data())


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return a Windows icon that holds the given PNG pictures, by size in pixels (at most 256)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    rows = b""
    for size, png in pictures.items():
        # 256 does not fit into its byte and is written as 0.
        rows += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), place)
        place += len(png)
    return head + rows + b"".join(pictures.values())


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """Return a macOS icon that holds the given PNG pictures, by size in pixels."""
    body = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in ICNS_KINDS.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write(folder: Path) -> None:
    """Draw all pictures and write them into ``folder``, which is made if it is missing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["icons"])
    pictures = {size: draw(size) for size in PNG_SIZES}
    del application
    folder.mkdir(parents=True, exist_ok=True)
    for size, png in pictures.items():
        (folder / f"transcript-reader-{size}.png").write_bytes(png)
    small = {size: pictures[size] for size in ICO_SIZES}
    (folder / "transcript-reader.ico").write_bytes(ico(small))
    (folder / "transcript-reader.icns").write_bytes(icns(pictures))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Please name one folder: python packaging/icons.py FOLDER")
    write(Path(sys.argv[1]))
