"""Which address out of a file may become a link, and the form in which it hides nothing."""

from __future__ import annotations

from typing import Final

from reader.patterns import lazy_pattern

_LONGEST: Final = 4_096
_ADDRESS: Final = lazy_pattern(
    r"(https?|HTTPS?)://([^/?#@\\:\[\]]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?([/?#].*)?"
)
# Spaces, controls, marks that are not seen or turn the direction, and what no address may hold.
_BARRED: Final = lazy_pattern(
    '[\x00-\x20"<>\\\\`\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f'
    "\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_HOST: Final = lazy_pattern(r"(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.?|\[[0-9a-f:.]+\]")
_NOT_QUOTED: Final = "%/?#:@!$&'()*+,;=-._~[]"


def web_address(text: str) -> str:
    """Return an address in ASCII if it may be a link, else "".

    It may be one if it is of http or https, with a host, without a user, and holds nothing that is
    not seen. A host in letters of another script is written as the network knows it ("xn--…"), so
    that it cannot pass for one that looks alike; other letters are written as percent signs.
    """
    if len(text) > _LONGEST or _BARRED.search(text):
        return ""
    parts = _ADDRESS.fullmatch(text)
    host = _ascii_host(parts[2]) if parts else ""
    if parts is None or not host:
        return ""
    return f"{parts[1].lower()}://{host}{parts[3] or ''}{_quoted(parts[4] or '')}"


def without_www(host: str) -> str:
    """Return a host by the name that it has with "www." in front and without."""
    return host.lower().removeprefix("www.")


def _ascii_host(host: str) -> str:
    """Return a host in ASCII and lower case; "" if it is none."""
    try:
        plain = host.lower() if host.isascii() else host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    return plain if _HOST.fullmatch(plain) else ""


def _quoted(rest: str) -> str:
    if rest.isascii():
        return rest
    from urllib.parse import quote  # late: few addresses need it, and every start would pay for it

    return quote(rest, safe=_NOT_QUOTED)
