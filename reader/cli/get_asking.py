"""Who may be asked while ``get`` runs, and the list of what was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reader import paths
from reader.cli.console import Console
from reader.fetching.errors import NotAllowed
from reader.fetching.requests import Asked, Wish
from reader.kept.asked import AskedList, Request
from reader.kept.hosts import Hosts, Permission

_ONCE: Final = "o"
_ALWAYS: Final = "a"


class Asking:
    """Says who may be asked, by what was said now or once for always; lists what was."""

    def __init__(
        self, named: Iterable[str], hosts: Hosts, folders: paths.Folders, console: Console
    ) -> None:
        """``named`` are the hosts that the person names in the command."""
        self._named = {host.lower().removeprefix("www.") for host in named}
        self._hosts = hosts
        self._folders = folders
        self._list = AskedList(folders.data)
        self._console = console

    def may(self, wish: Wish) -> bool:
        """Whether a host may be asked; raises NotAllowed where nobody is there to say."""
        host = wish.address.host
        if host.removeprefix("www.") in self._named:
            return True
        known = self._hosts.answer(host)
        if known is not None:
            return known is Permission.ALWAYS
        if not self._console.can_ask:
            raise NotAllowed(
                host,
                f"{wish.purpose[:1].upper()}{wish.purpose[1:]} would be asked of {host}, which you "
                f"have not named. Say --allow {host} to let it be asked.",
            )
        said = self._console.ask(
            f"Ask {host} for {wish.purpose}? It will learn your address. [o]nce, [a]lways, [N]o: "
        )
        if said == _ALWAYS and paths.ensure(self._folders.config):
            self._hosts.remember(host, Permission.ALWAYS)
        return said in (_ONCE, _ALWAYS)

    def tell(self, asked: Asked) -> None:
        """Put a request on the list."""
        if paths.ensure(self._folders.data):
            self._list.add(Request(*asked))
