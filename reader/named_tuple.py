"""Named tuples as those of :mod:`typing`, made in a quarter of the time.

typing compiles what stands behind the colon of each field, to be sure that it is a type, and
collections compiles a constructor for each class. Mypy has been sure of the types before anything
runs, and all constructors of as many fields differ in nothing but the names of these. A start makes
eighty such classes, and a search on the command line forty.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    @cache
    def _pattern(count: int) -> type:
        """Return a named tuple of so many fields."""
        return namedtuple("Pattern", [f"at{place}" for place in range(count)])

    def _constructor(name: str, fields: tuple[str, ...], values: tuple[Any, ...]) -> FunctionType:
        """Return the constructor of a class: its fields, the last of them with usual values."""
        made = _pattern(len(fields)).__new__
        code = made.__code__.replace(co_varnames=(made.__code__.co_varnames[0], *fields))
        constructor = FunctionType(code, made.__globals__, "__new__", values)
        constructor.__qualname__ = f"{name}.__new__"  # which an error names
        return constructor

    class Making(type):
        """Makes a named tuple of each class below :class:`NamedTuple`."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the tuple with the fields, usual values and methods that a class names.

            Raises TypeError for a field without a usual value that comes after one that has one.
            """
            if tuple in bases or hasattr(bases[0], "_fields"):  # the one below, or of a made one
                return super().__new__(cls, name, bases, body)
            fields = (*body.get("__annotations__", ()),)
            usual = {field: body[field] for field in fields if field in body}
            if (*usual,) != fields[len(fields) - len(usual) :]:
                raise TypeError(f"{name} has a field without a value behind one with a value.")
            pattern = _pattern(len(fields))
            body |= zip(fields, map(vars(pattern).get, pattern._fields), strict=True)
            body |= {"__slots__": (), "__match_args__": fields}
            body |= {"_fields": fields, "_field_defaults": usual}
            body["__new__"] = _constructor(body["__qualname__"], fields, (*usual.values(),))
            return super().__new__(cls, name, bases, body)

    class NamedTuple(tuple, metaclass=Making):
        """What a named tuple stands below, whose fields are its annotations."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Iterable[Any]) -> NamedTuple:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}.")
            return made

        def _replace(self, /, **others: Any) -> NamedTuple:
            made = tuple.__new__(type(self), map(others.pop, self._fields, self))
            if others:
                raise ValueError(f"{type(self).__name__} has no fields called {[*others]}.")
            return made

        __replace__ = _replace  # by which copy.replace asks, from Python 3.13 on

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(fields)})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)
