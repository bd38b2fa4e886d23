"""The releases, as packaging/CHANGELOG.md tells of them, written where systems look for them.

    python packaging/releases.py

writes them into the AppStream metainfo, the changelog of the Debian package and the head of the
manual page. The version itself stands in reader/__init__.py and in the changelog's newest entry.
"""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

HERE: Final = Path(__file__).resolve().parent
CHANGELOG: Final = HERE / "CHANGELOG.md"
METAINFO: Final = HERE / "linux" / "io.github.transcriptreader.reader.metainfo.xml"
DEBIAN: Final = HERE / "debian" / "changelog"
MANUAL: Final = HERE / "linux" / "transcript-reader.1"

_HEAD: Final = re.compile(r"^## (\d+(?:\.\d+)*), (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
_RELEASES: Final = re.compile(r"  <releases>.*</releases>\n", re.DOTALL)
_MANUAL_HEAD: Final = re.compile(r"\A\.TH TRANSCRIPT-READER .*")
_WIDTH: Final = 76


class Release(NamedTuple):
    """One release: its version, its day, a sentence on the whole, and what is new."""

    version: str
    day: datetime.date
    sentence: str
    news: tuple[str, ...]


def releases(text: str) -> list[Release]:
    """Return the releases of a changelog, the newest first; ValueError where there are none."""
    heads = list(_HEAD.finditer(text))
    if not heads:
        raise ValueError("The changelog holds no line such as “## 1.2.3, 2026-11-26”.")
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        _release(head[1], head[2], text[head.end() : end])
        for head, end in zip(heads, ends, strict=True)
    ]


def _release(version: str, day: str, body: str) -> Release:
    told, *news = re.split(r"\n- ", body)
    points = tuple(" ".join(point.split()) for point in news)
    return Release(version, datetime.date.fromisoformat(day), " ".join(told.split()), points)


def metainfo(page: str, made: list[Release]) -> str:
    """Return the AppStream page with the releases (AppStream 1.0, section 2.1.10)."""
    parts = ["  <releases>\n"]
    for release in made:
        parts.append(f'    <release version="{release.version}" date="{release.day}">\n')
        parts.append("      <description>\n")
        if release.sentence:
            parts.append(f"        <p>{_plain(release.sentence)}</p>\n")
        if release.news:
            items = "".join(f"          <li>{_plain(news)}</li>\n" for news in release.news)
            parts.append(f"        <ul>\n{items}        </ul>\n")
        parts.append("      </description>\n    </release>\n")
    whole = "".join([*parts, "  </releases>\n"])
    return _RELEASES.sub(lambda _: whole, page)


def debian(page: str, made: list[Release]) -> str:
    """Return the changelog of the Debian package (deb-changelog(5)); who keeps it stays."""
    keeper = re.search(r"^ -- (.*>)  ", page, re.MULTILINE)
    if keeper is None:
        raise ValueError("The changelog of the Debian package does not say who keeps it.")
    return "\n".join(_debian(release, keeper[1]) for release in made)


def _debian(release: Release, keeper: str) -> str:
    points = (release.sentence, *release.news)
    told = "\n".join(
        textwrap.fill(
            point.replace("`", ""), _WIDTH, initial_indent="  * ", subsequent_indent="    "
        )
        for point in points
        if point
    )
    day = release.day.strftime("%a, %d %b %Y")
    return (
        f"transcript-reader ({release.version}-1) unstable; urgency=medium\n\n"
        f"{told}\n\n -- {keeper}  {day} 12:00:00 +0000\n"
    )


def manual(page: str, made: list[Release]) -> str:
    """Return the manual page with the newest release in its head (man(7), TH)."""
    newest = made[0]
    head = (
        f'.TH TRANSCRIPT-READER 1 {newest.day} "Transcript Reader {newest.version}" "User Commands"'
    )
    return _MANUAL_HEAD.sub(lambda _: head, page)


PAGES: Final[dict[Path, Callable[[str, list[Release]], str]]] = {
    METAINFO: metainfo,
    DEBIAN: debian,
    MANUAL: manual,
}
"""What is made from the changelog, each page with what makes it anew from what it was."""


def _plain(text: str) -> str:
    return escape(text.replace("`", ""))


def main() -> None:
    """Write the releases into every page."""
    made = releases(CHANGELOG.read_text(encoding="utf-8"))
    for path, page in PAGES.items():
        path.write_text(page(path.read_text(encoding="utf-8"), made), encoding="utf-8")


if __name__ == "__main__":
    main()
