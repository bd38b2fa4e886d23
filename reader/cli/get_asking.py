"""Who may be asked while ``get`` runs, and the list of what was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from reader import files, paths
from reader.cli.console import Console
from reader.errors import FileError
from reader.fetching.errors import NotAllowed
from reader.fetching.requests import Wish
from reader.kept.asked import AskedList
from reader.kept.hosts import Hosts
from reader.model.asked import Asked
from reader.model.web_address import without_www
from reader.wording import tr

# Translators: the small letters in brackets are what is typed for “once” and for “always”, in this
# order; they differ, and neither is the English one of the other.
QUESTION: Final = tr(
    "Ask {host} for {purpose}? It will learn your address. [o]nce, [a]lways, or Enter for no: "
)
ONCE, ALWAYS = map(set, zip(re.findall(r"\[(.)\]", QUESTION), "oa", strict=True))
"""The letters that say so; the English ones do in every language, on whatever keyboard."""


class Asking:
    """Says who may be asked, by what was said now or once for always; lists what was."""

    def __init__(
        self, named: Iterable[str], hosts: Hosts, folders: paths.Folders, console: Console
    ) -> None:
        """``named`` are the hosts that the person names in the command.

        Raises FileError where no list can be kept: then nobody is asked.
        """
        if not paths.ensure(folders.data):
            name = files.shown(folders.data)
            raise FileError(
                tr("What is asked could not be listed: {folder} cannot be written.", folder=name)
            )
        self._named = {without_www(host) for host in named}
        self._hosts = hosts
        self._folders = folders
        self._list = AskedList(folders.data)
        self._console = console

    def may(self, wish: Wish) -> bool:
        """Whether a host may be asked; raises NotAllowed where nobody is there to say."""
        host = wish.address.host
        if wish.address.site in self._named or self._hosts.allows(host):
            return True
        if not self._console.can_ask:
            purpose = f"{wish.purpose[:1].upper()}{wish.purpose[1:]}"
            raise NotAllowed(
                host,
                tr(
                    "{purpose} would be asked of {host}, which you have not named. "
                    "Say --allow {host} to let it be asked.",
                    purpose=purpose,
                    host=host,
                ),
            )
        said = self._console.ask(QUESTION.format(host=host, purpose=wish.purpose))
        if said in ALWAYS and paths.ensure(self._folders.config):
            self._hosts.allow(host)
        return said in (*ONCE, *ALWAYS)

    def tell(self, asked: Asked) -> None:
        """Put a request on the list; raises FileError."""
        self._list.add(asked)
