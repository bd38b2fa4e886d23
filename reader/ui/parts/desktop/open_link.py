"""The one door to the browser: what may go through it, and the address of a search on the web.

An address out of a file is a stranger's. The system's opener takes whatever it is handed: a local
file, a program's own scheme, an option (qutebrowser: CVE-2021-41146). Here only a plain web address
passes, and what it shows of itself is the host it really leads to. Of what is local only
folders are opened: the program's own, and those where a person keeps or has saved a file.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from reader.patterns import lazy_pattern

WEB_SEARCH = "https://duckduckgo.com/?q=%s"
"""Where the web is searched unless the person says otherwise; ``%s`` stands for the words."""

_LONGEST = 4_096
_MOST_SEARCHED = 200
# Space, controls, and characters that are not seen or turn the direction of what is (Trojan Source,
# CVE-2021-42574), tags and halves of characters among them.
_UNSEEN = lazy_pattern(
    "[\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


def host(address: str) -> str:
    """Return the host an address leads to, in ASCII as the network knows it; "" if it may not pass.

    Letters of other scripts that look Latin show as ``xn--…``.
    """
    url = _passed(address)
    return _ascii_host(url) if url is not None else ""


def may_open(address: str) -> bool:
    """Whether an address may be opened: http or https, a host, no user, nothing unseen in it."""
    return _passed(address) is not None


def open_link(address: str) -> bool:
    """Open an address in the person's browser; False if it may not pass or nothing opens it."""
    url = _passed(address)
    return url is not None and QDesktopServices.openUrl(url)


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's file manager; False if there is none or nothing shows it."""
    if not os.path.isdir(folder):  # a file would be opened by whatever program takes it
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def search_address(words: str, engine: str = WEB_SEARCH) -> str:
    """Return the address that searches the web for words; ``engine`` has ``%s`` in their place."""
    sought = " ".join(_UNSEEN.sub(" ", words).split())[:_MOST_SEARCHED].rstrip()
    return engine.replace("%s", bytes(QUrl.toPercentEncoding(sought).data()).decode("ascii"))


def _passed(address: str) -> QUrl | None:
    if not address or len(address) > _LONGEST or _UNSEEN.search(address):
        return None
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    passes = url.isValid() and url.scheme() in ("http", "https") and _ascii_host(url)
    return url if passes and not url.userInfo() and "@" not in url.authority() else None


def _ascii_host(url: QUrl) -> str:
    return url.host(QUrl.ComponentFormattingOption.FullyEncoded)
