"""PDF documents made by the letter of ISO 32000-1. Courier at 10 points is 6 points wide."""

from __future__ import annotations

from collections.abc import Sequence

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"


def made(objects: Sequence[str | bytes], info: str = "") -> bytes:
    """Return a file of objects, of which the first is the catalog."""
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate([*objects, info or "<< >>"], 1):
        offsets.append(len(body))
        data = content if isinstance(content, bytes) else content.encode("latin-1")
        body += b"%d 0 obj\n%b\nendobj\n" % (number, data)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(offsets) + 1
    end = f"trailer << /Size {count} /Root 1 0 R /Info {count - 1} 0 R >>\n"
    head = f"xref\n0 {count}\n0000000000 65535 f \n{table}"
    return body + f"{head}{end}startxref\n{len(body)}\n%%EOF\n".encode()


def stream(content: bytes, more: str = "") -> bytes:
    head = f"<< /Length {len(content)} {more}>>\nstream\n".encode()
    return head + content + b"\nendstream"


def document(*pages: str, info: str = "", fonts: str = "/F 3 0 R") -> bytes:
    """Return a file of pages, each given by its instructions."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects: list[str | bytes] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        FONT,
    ]
    for number, page in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * number} 0 R"
            f" /MediaBox [0 0 612 792] /Resources << /Font << {fonts} >> >> >>",
            stream(page.encode("cp1252")),
        ]
    return made(objects, info)


def at(left: float, height: float, words: str) -> str:
    """Return the instructions that set words at a place."""
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F 10 Tf {left} {height} Td ({escaped}) Tj ET\n"


def set_lines(lines: Sequence[str], left: float = 72, top: float = 700, pitch: float = 12) -> str:
    return "".join(at(left, top - pitch * n, line) for n, line in enumerate(lines))


def packed(content: bytes) -> bytes:
    """Return a document whose one page is a packed stream."""
    return made(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            FONT,
            "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /MediaBox [0 0 612 792]"
            " /Resources << /Font << /F 3 0 R >> >> >>",
            stream(content, "/Filter /FlateDecode "),
        ]
    )
