"""The proxy that the system has set, if any: from the environment, or from Windows or macOS."""

from __future__ import annotations

import base64
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from reader.fetching.addresses import Address
from reader.fetching.errors import FetchError
from reader.named_tuple import NamedTuple
from reader.wording import tr


class Proxy(NamedTuple):
    """Where a proxy listens; ``credentials`` is what it wants to be told, "" if nothing."""

    host: str
    port: int
    credentials: str


def proxy_for(address: Address) -> Proxy | None:
    """Return the proxy to ask for an address, None where it is asked directly.

    Raises FetchError for one that cannot be used. What is on this computer or network is asked
    directly, whatever is set.
    """
    set_for = getproxies()
    told = set_for.get(address.scheme) or set_for.get("all") or ""
    if not told or address.is_local_by_name or proxy_bypass(address.host):
        return None
    try:
        parts = urlsplit(told if "://" in told else f"http://{told}")
        host, port = parts.hostname, parts.port or 8080
    except ValueError:
        host, port = None, 0
    if host is None or parts.scheme != "http":
        raise FetchError(
            tr("The proxy that is set on this computer cannot be used: only those of HTTP can.")
        )
    user = f"{unquote(parts.username)}:{unquote(parts.password or '')}" if parts.username else ""
    return Proxy(host, port, base64.b64encode(user.encode()).decode("ascii") if user else "")
