"""The way back and forward."""

from __future__ import annotations

from reader.ui.state.pages import Place
from reader.ui.state.trail import Trail, Visit


def at(page: str, cue: int = 0) -> Visit[str]:
    return Visit(page, Place(cue))


def test_one_returns_to_where_a_page_was_left() -> None:
    trail: Trail[str] = Trail()
    trail.leave(at("a", 7))
    trail.leave(at("b", 3))
    assert trail.back(at("c", 1)) == at("b", 3)
    assert trail.back(at("b", 4)) == at("a", 7)
    assert trail.back(at("a", 7)) is None
    assert trail.forward(at("a", 8)) == at("b", 4)
    assert trail.forward(at("b", 4)) == at("c", 1)
    assert trail.forward(at("c", 1)) is None


def test_a_new_page_forgets_what_lay_ahead() -> None:
    trail: Trail[str] = Trail()
    trail.leave(at("a"))
    trail.back(at("b"))
    assert trail.can_go_forward
    trail.leave(at("a"))
    assert not trail.can_go_forward
    assert trail.can_go_back


def test_a_page_that_is_no_more_is_struck_out() -> None:
    trail: Trail[str] = Trail()
    for page in "aba":
        trail.leave(at(page))
    trail.forget(lambda page: page == "a")
    assert trail.back(at("c")) == at("b")
    assert not trail.can_go_back


def test_the_trail_does_not_grow_for_ever() -> None:
    trail: Trail[str] = Trail()
    for number in range(1_000):
        trail.leave(at("a", number))
    steps = 0
    while trail.back(at("b")) is not None:
        steps += 1
    assert steps == 200
