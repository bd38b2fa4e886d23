"""A screen reader of few words, over AT-SPI, the interface of desktops on Linux to such programs.

It says what Orca and its like say first of each event: of what has got the keyboard its name, its
role and its description; of a caret that goes on its line; of selected words, those; and each
announcement. What it hears comes over the bus of the desktop and from nowhere else.
"""

from __future__ import annotations

from collections import deque
from typing import Any, Final

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ATSPI: Final = "org.a11y.atspi"
_LONGEST_S: Final = 60
_LINE: Final = 3
"""The granularity of a line (AtspiTextGranularity)."""


class Ear:
    """Listens to the one program on the bus at an address, and keeps what it would say."""

    def __init__(self, session_bus: str) -> None:
        self._session = open_dbus_connection(session_bus)
        status = Properties(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status"))
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            self._session.send_and_get_reply(status.set(name, "b", True))
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address = self._session.send_and_get_reply(new_method_call(bus, "GetAddress")).body[0]
        self._bus: DBusConnection = open_dbus_connection(address)
        self._events: deque[Message] = deque()
        registry = DBusAddress(f"/{_ATSPI.replace('.', '/')}/registry", f"{_ATSPI}.Registry")
        registry = registry.with_interface(f"{_ATSPI}.Registry")
        for kind in ("Object", "Window"):
            rule = MatchRule(type="signal", interface=f"{_ATSPI}.Event.{kind}")
            self._bus.send_and_get_reply(message_bus.AddMatch(rule))
            self._bus.filter(rule, queue=self._events)
            asked = new_method_call(registry, "RegisterEvent", "sass", (f"{kind.lower()}:", [], ""))
            self._bus.send_and_get_reply(asked)
        self._focused: tuple[str, str] | None = None
        self._name = ""

    def close(self) -> None:
        self._bus.close()
        self._session.close()

    def heard(self, least: int = 0) -> list[str]:
        """Return what is said since the last time, once it is ``least`` sentences or more."""
        said: list[str] = []
        while True:
            while self._events:
                said += self._said(self._events.popleft())
            if len(said) >= least and not self._is_behind():
                return said
            if not self._events:
                self._bus.recv_messages(timeout=_LONGEST_S)

    def _is_behind(self) -> bool:
        """Ask the program something: its answer comes behind all that it has told before."""
        if self._name:
            self._ask("/org/a11y/atspi/accessible/root", "Accessible", "GetRoleName")
        return bool(self._events)

    # -- what is said ----------------------------------------------------------------------------

    def _said(self, event: Message) -> list[str]:
        fields = event.header.fields
        kind, path = fields[HeaderFields.member], fields[HeaderFields.path]
        self._name = fields[HeaderFields.sender]
        detail, first, _, value, *_ = event.body
        if kind == "Announcement":
            return [value[1]]
        if kind == "Activate":
            return [self._word(path, "Name")]
        if kind == "StateChanged" and detail == "focused" and first:
            self._focused = path
            return [self._called(path)]
        if kind == "ActiveDescendantChanged":
            return [self._called(value[1][1])]
        if kind == "TextCaretMoved" and path == self._focused:
            line = self._ask(path, "Text", "GetStringAtOffset", "iu", (first, _LINE))[0]
            return [line.strip()] if line.strip() else []
        return []

    def _called(self, path: str) -> str:
        role = self._ask(path, "Accessible", "GetRoleName")[0]
        parts = self._word(path, "Name"), role, self._word(path, "Description")
        return ", ".join(filter(None, parts))

    def _word(self, path: str, name: str) -> str:
        asked = Properties(self._address(path, "Accessible")).get(name)
        reply = self._bus.send_and_get_reply(asked, timeout=_LONGEST_S)
        return str(reply.body[0][1])

    def _ask(self, path: str, interface: str, name: str, kinds: str = "", given: Any = ()) -> Any:
        asked = new_method_call(self._address(path, interface), name, kinds or None, given)
        return self._bus.send_and_get_reply(asked, timeout=_LONGEST_S).body

    def _address(self, path: str, interface: str) -> DBusAddress:
        return DBusAddress(path, self._name, f"{_ATSPI}.{interface}")
