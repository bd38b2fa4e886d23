"""The hosts that may be asked for good: what the person allowed, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.errors import FileError
from reader.kept.hosts import NAME, Hosts


def test_no_host_may_be_asked_until_it_is_allowed(tmp_path: Path) -> None:
    hosts = Hosts(tmp_path)
    assert not hosts.allows("example.org")
    hosts.allow("example.org")
    assert hosts.allows("example.org")
    assert Hosts(tmp_path).allows("example.org")
    assert json.loads((tmp_path / NAME).read_text())["hosts"] == {"example.org": "always"}


@pytest.mark.parametrize(
    ("host", "is_allowed"),
    [
        ("example.org", True),
        ("www.example.org", True),
        ("WWW.Example.ORG", True),
        ("sub.example.org", False),
        ("example.org.evil.test", False),
        ("example.or", False),
        ("www.www.example.org", False),
        ("", False),
    ],
)
def test_with_and_without_www_it_is_one_host_and_no_other(
    tmp_path: Path, host: str, is_allowed: bool
) -> None:
    hosts = Hosts(tmp_path)
    hosts.allow("www.Example.org")
    assert hosts.allows(host) is is_allowed


def test_two_programs_allow_each_a_host_and_neither_is_lost(tmp_path: Path) -> None:
    one, other = Hosts(tmp_path), Hosts(tmp_path)
    one.allow("a.example")
    other.allow("b.example")
    assert not one.allows("b.example")
    assert other.allows("a.example")
    again = Hosts(tmp_path)
    assert again.allows("a.example")
    assert again.allows("b.example")


@pytest.mark.parametrize(
    "stored",
    [{"hosts": ["a.example"]}, {"hosts": {"a.example": "once"}}, {"hosts": {"a.example": True}}],
)
def test_what_does_not_say_always_allows_nothing(tmp_path: Path, stored: object) -> None:
    (tmp_path / NAME).write_text(json.dumps(stored))
    hosts = Hosts(tmp_path)
    assert not hosts.allows("a.example")
    assert hosts.notice == ""


def test_a_broken_list_is_put_aside_and_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"{")
    hosts = Hosts(tmp_path)
    assert hosts.notice == (
        "The list of hosts that may be asked could not be read; "
        "the old file is kept as “hosts.json.bad-1”."
    )
    hosts.allow("a.example")
    assert Hosts(tmp_path).allows("a.example")


def test_what_cannot_be_kept_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"hosts\.json was not saved"):
        Hosts(tmp_path / "no such folder").allow("a.example")
