"""Named tuples do what those of typing do."""

from __future__ import annotations

import copy
import pickle
import sys
from typing import Generic, TypeVar

import pytest

from reader.named_tuple import NamedTuple

ItemT = TypeVar("ItemT")


class Moment(NamedTuple):
    """A time and what is said then."""

    start: int
    words: str = ""
    tags: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        return self.start / 1_000

    def later(self, by: int) -> Moment:
        return self._replace(start=self.start + by)


class Kept(NamedTuple, Generic[ItemT]):
    item: ItemT


def test_fields_usual_values_and_methods() -> None:
    moment = Moment(1_500, tags=("a",))
    assert moment == (1_500, "", ("a",))
    assert (moment.seconds, moment.later(500)) == (1.5, Moment(2_000, "", ("a",)))
    assert Moment._fields == ("start", "words", "tags")
    assert Moment._field_defaults == {"words": "", "tags": ()}
    assert repr(moment) == "Moment(start=1500, words='', tags=('a',))"
    assert Moment.__doc__ == "A time and what is said then."
    assert Moment.__annotations__["words"] == "str"
    with pytest.raises(TypeError, match=r"Moment.__new__\(\) missing .* 'start'"):
        Moment()  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        moment.start = 1  # type: ignore[misc]


def test_a_copy_is_the_same() -> None:
    moment = Moment(3, "four")
    assert copy.deepcopy(moment) == moment
    assert type(copy.copy(moment)) is Moment


def test_a_copy_with_another_value() -> None:
    made = Moment(3, "four").__replace__(start=5)  # type: ignore[attr-defined]
    assert (type(made), made) == (Moment, Moment(5, "four"))
    if sys.version_info >= (3, 13):
        assert copy.replace(Moment(3, "four"), words="six") == Moment(3, "six")


def test_one_of_any_kind() -> None:
    kept: Kept[str] = Kept[str]("page")
    assert kept.item == "page"
    assert isinstance(kept, tuple)


def test_a_field_without_a_value_comes_first() -> None:
    with pytest.raises(TypeError, match="Wrong has a field without a value behind one with"):

        class Wrong(NamedTuple):
            first: int = 0
            second: int  # type: ignore[misc]


def test_what_tuples_with_names_have() -> None:
    moment = Moment._make((7, "eight", ()))
    assert moment._asdict() == {"start": 7, "words": "eight", "tags": ()}
    assert pickle.loads(pickle.dumps(moment)) == moment  # noqa: S301
    assert not hasattr(moment, "__dict__")
    with pytest.raises(TypeError, match=r"Moment has 3 fields, not 2\."):
        Moment._make((7, "eight"))
    with pytest.raises(ValueError, match="Moment has no fields called"):
        moment._replace(stop=1)
    match moment:
        case Moment(start, words):
            assert (start, words) == (7, "eight")


def test_one_without_fields_and_one_below_another() -> None:
    class Later(Moment):
        @property
        def minutes(self) -> float:
            return self.start / 60_000

    assert Later(90_000).minutes == 1.5
    assert repr(Later(1, "a", ("b",))) == "Later(start=1, words='a', tags=('b',))"
    assert type(Later(1)._replace(start=2)) is Later


def test_one_with_a_constructor_of_its_own_is_made_of_all_values() -> None:
    class Silent(Moment):
        def __new__(cls, start: int) -> Silent:
            return super().__new__(cls, start, "(silence)")

    assert Silent(3) == (3, "(silence)", ())
    assert (made := Silent._make((4, "", ()))) == (4, "", ())
    assert type(made) is Silent
