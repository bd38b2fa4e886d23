"""Names of hosts to numbers: what the resolver says, does not say, or says too late."""

from __future__ import annotations

import ipaddress
import socket
import threading

import pytest

from reader.fetching.deadline import Deadline
from reader.fetching.errors import FetchError, TooLate
from reader.fetching.resolving import numbers

NOT_FOUND = (
    r"^talks\.example cannot be found: there is no such host, or this computer is offline\.$"
)


@pytest.mark.parametrize(
    ("answer", "known"),
    [
        (["192.0.2.1"], ["192.0.2.1"]),
        (["192.0.2.1", "2001:db8::1"], ["192.0.2.1", "2001:db8::1"]),
        (["fe80::1%2"], ["fe80::1"]),
        (["no number", "192.0.2.1"], ["192.0.2.1"]),
    ],
)
def test_the_numbers_come_in_the_order_of_the_resolver(answer: list[str], known: list[str]) -> None:
    asked: list[tuple[str, int]] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return answer

    found = numbers("talks.example", 443, Deadline(60), resolve)
    assert found == [ipaddress.ip_address(number) for number in known]
    assert asked == [("talks.example", 443)]


@pytest.mark.parametrize("host", ["192.0.2.7", "2001:db8::7"])
def test_a_number_is_not_looked_up(host: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise AssertionError("it was looked up")

    assert numbers(host, 80, Deadline(60), resolve) == [ipaddress.ip_address(host)]


@pytest.mark.parametrize(
    "problem",
    [socket.gaierror(-2, "no such name"), OSError("x"), UnicodeError("a label is too long"), None],
)
def test_a_host_that_is_not_found_is_told(problem: Exception | None) -> None:
    def resolve(host: str, port: int) -> list[str]:
        if problem is not None:
            raise problem
        return []

    with pytest.raises(FetchError, match=NOT_FOUND):
        numbers("talks.example", 80, Deadline(60), resolve)


def test_a_resolver_that_does_not_answer_is_not_waited_for() -> None:
    over = threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        over.wait(60)
        return ["192.0.2.1"]

    try:
        with pytest.raises(TooLate):
            numbers("talks.example", 80, Deadline(0.1), resolve)
    finally:
        over.set()
