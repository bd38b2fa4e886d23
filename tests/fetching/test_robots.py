"""robots.txt as RFC 9309 has it: its own examples, and patterns that others read in odd ways."""

from __future__ import annotations

import time

import pytest

from reader.fetching.robots import may_ask, rules

EXAMPLE = """\
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
"""


@pytest.mark.parametrize(
    ("agent", "target", "may"),
    [
        ("anybot", "/publications/a", True),
        ("anybot", "/example/a", False),
        ("anybot", "/picture.gif", False),
        ("anybot", "/picture.gif?size=2", True),
        ("foobot", "/", False),
        ("foobot", "/example/page.html", True),
        ("foobot", "/example/allowed.gif", True),
        ("barbot", "/example/page.html", False),
        ("bazbot", "/example/page.html", False),
        ("bazbot", "/example/", True),
        ("quxbot", "/example/a", True),
    ],
)
def test_the_example_of_the_standard(agent: str, target: str, may: bool) -> None:
    # RFC 9309, 5.1; "quxbot" has a group without rules, so everything is allowed.
    assert may_ask(rules(EXAMPLE, agent), target) is may


def test_the_longest_rule_counts() -> None:
    # RFC 9309, 5.2.
    text = "User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n"
    found = rules(text, "foobot")
    assert may_ask(found, "/example/page/a.gif")
    assert not may_ask(found, "/example/page/disallowed.gif")


@pytest.mark.parametrize(
    ("pattern", "target", "fits"),
    [
        ("/a*b*c", "/axxbxxc/more", True),
        ("/a*b*c$", "/abcbc", True),
        ("/a*b$", "/ab/", False),
        ("/*?", "/a?b", True),
        ("/a%62c", "/abc", True),
        ("/$", "/", True),
        ("/$", "/a", False),
        ("*", "/", True),
        ("/a*a$", "/a", False),
    ],
)
def test_patterns(pattern: str, target: str, fits: bool) -> None:
    assert may_ask(rules(f"User-agent: *\nDisallow: {pattern}\n"), target) is not fits


def test_what_is_no_rule_is_passed_over() -> None:
    text = "\ufeffSitemap: /map\nDisallow: /\n<html>\nUser-agent: * # all\nDisallow:\nAllow\n"
    assert may_ask(rules(text), "/a")


def test_a_pattern_of_many_stars_takes_no_time() -> None:
    found = rules("User-agent: *\nDisallow: /" + "*a" * 2_000 + "b$\n")
    began = time.process_time()
    assert may_ask(found, "/" + "a" * 4_000)
    assert time.process_time() - began < 1
