"""A password out of the system's keyring, where the package of that name is installed.

It is asked for only once a server has asked for one that libpq does not know, on the thread of
whoever wants to be let in: a keyring may have to be opened by the person first. No other package is
needed for it, and none of what it says is kept or logged.
"""

from __future__ import annotations

import logging
from importlib import import_module
from typing import Final

from reader.library.refusals import LibraryError
from reader.wording import tr

SERVICE: Final = "transcript-reader"
"""What a keyring knows the program by; the name beside it is the address of an archive."""

_log = logging.getLogger("reader.library")


def password_for(address: str) -> str | None:
    """Return the password for an address that has none; None where no keyring knows one.

    Raises LibraryError where a keyring cannot be asked, such as one that is locked.
    """
    try:
        keyring = import_module("keyring")
    except ImportError:
        return None
    try:
        found = keyring.get_password(SERVICE, address)
    except Exception as problem:  # whatever the system's keyring raises
        if type(problem).__name__ == "NoKeyringError":
            return None
        _log.info("the keyring refuses: %s", type(problem).__name__)
        raise LibraryError(
            tr(
                "The archive asks for a password, and the keyring of the system does not tell it: "
                "{why}. Open the keyring, or write the password into a password file (~/.pgpass or "
                "PGPASSFILE).",
                why=_said(problem),
            )
        ) from problem
    return found if isinstance(found, str) and found else None


def _said(problem: Exception) -> str:
    line = next(iter(str(problem).splitlines()), "").strip().rstrip(".")
    return line or type(problem).__name__
