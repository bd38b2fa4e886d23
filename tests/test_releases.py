"""What the changelog says of the releases stands, word for word, wherever systems look for it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from source import ROOT

from reader import __version__

TEXT = """# What has changed

Words before.

## 1.10, 2026-11-26

Two things & more.

- One thing that is told at such length that it takes
  two lines.
- `Another` <thing>.

## 1.9.1, 2025-01-01

Mended.
"""


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("releases", ROOT / "packaging" / "releases.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_changelog_is_read(pages: ModuleType) -> None:
    newest, older = pages.releases(TEXT)
    assert (newest.version, str(newest.day), newest.sentence) == (
        *("1.10", "2026-11-26"),
        "Two things & more.",
    )
    assert newest.news == (
        "One thing that is told at such length that it takes two lines.",
        "`Another` <thing>.",
    )
    assert (older.version, older.sentence, older.news) == ("1.9.1", "Mended.", ())
    with pytest.raises(ValueError, match="holds no line"):
        pages.releases("# Nothing")


def test_the_pages_are_made_from_it(pages: ModuleType) -> None:
    made = pages.releases(TEXT)
    page = pages.metainfo("<component>\n  <releases>\n  old\n  </releases>\n</component>\n", made)
    assert page == (
        "<component>\n  <releases>\n"
        '    <release version="1.10" date="2026-11-26">\n      <description>\n'
        "        <p>Two things &amp; more.</p>\n        <ul>\n"
        "          <li>One thing that is told at such length that it takes two lines.</li>\n"
        "          <li>Another &lt;thing&gt;.</li>\n        </ul>\n"
        "      </description>\n    </release>\n"
        '    <release version="1.9.1" date="2025-01-01">\n      <description>\n'
        "        <p>Mended.</p>\n      </description>\n    </release>\n"
        "  </releases>\n</component>\n"
    )
    assert pages.debian(" -- A. Keeper <a@b.invalid>  Wed, 01 Jan 2020\n", made) == (
        "transcript-reader (1.10-1) unstable; urgency=medium\n\n"
        "  * Two things & more.\n"
        "  * One thing that is told at such length that it takes two lines.\n"
        "  * Another <thing>.\n\n"
        " -- A. Keeper <a@b.invalid>  Thu, 26 Nov 2026 12:00:00 +0000\n\n"
        "transcript-reader (1.9.1-1) unstable; urgency=medium\n\n"
        "  * Mended.\n\n"
        " -- A. Keeper <a@b.invalid>  Wed, 01 Jan 2025 12:00:00 +0000\n"
    )
    assert pages.manual(".TH TRANSCRIPT-READER 1 old\n.SH NAME\n", made) == (
        '.TH TRANSCRIPT-READER 1 2026-11-26 "Transcript Reader 1.10" "User Commands"\n.SH NAME\n'
    )


def test_the_newest_release_is_this_version(pages: ModuleType) -> None:
    made = pages.releases(pages.CHANGELOG.read_text(encoding="utf-8"))
    assert made[0].version == __version__


def test_every_page_is_as_the_changelog_has_it(pages: ModuleType) -> None:
    made = pages.releases(pages.CHANGELOG.read_text(encoding="utf-8"))
    stale = [
        Path(path).name
        for path, page in pages.PAGES.items()
        if page(before := path.read_text(encoding="utf-8"), made) != before
    ]
    assert not stale, "python packaging/releases.py writes them anew"
