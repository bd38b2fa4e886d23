"""Named tuples as those of :mod:`typing`, made in a third of the time.

typing compiles what stands behind the colon of each field, to be sure that it is a type. Mypy has
been sure of that before anything runs, so here the fields are taken by their names alone. A start
makes eighty such classes, and a search on the command line forty.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class Making(type):
        """Makes a named tuple of each class below :class:`NamedTuple`."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the tuple with the fields, usual values and methods that a class names.

            Raises TypeError for a field without a usual value that comes after one that has one.
            """
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = [*body.get("__annotations__", ())]
            usual = [field for field in fields if field in body]
            if usual and usual != fields[-len(usual) :]:
                raise TypeError(f"{name} has a field without a value behind one with a value.")
            values = [body.pop(field) for field in usual]
            made = namedtuple(name, fields, defaults=values, module=body.pop("__module__"))
            if bases[1:]:  # such as Generic
                made.__bases__ = (tuple, *bases[1:])
            for attribute, value in body.items():
                setattr(made, attribute, value)
            return made

    class NamedTuple(metaclass=Making):
        """What a named tuple stands below, whose fields are its annotations."""
