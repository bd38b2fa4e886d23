"""What decides the content of an index, as one short string: another string, another index.

What a text is folded to, what its words are and how it is set as prose is said in code and tables
of this program and in the Unicode data of its Python. An index that was made by others must not be
asked: it would miss what the search bar finds. No number that somebody must remember to raise can
promise that, so the code and the tables themselves are looked at. That errs on the safe side: after
any change of them an index is made anew, even where the result would have been the same.
"""

from __future__ import annotations

import hashlib
import inspect
import re
import unicodedata
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import Enum
from types import CodeType, FunctionType, ModuleType
from typing import Final

from reader.library import records, tokens
from reader.model import (
    breaks,
    days,
    file_titles,
    joins,
    letters,
    pieces,
    prose,
    scripts,
    sentences,
    titles,
    utf16,
    video_names,
    web_address,
)
from reader.model.search import alignment, fold
from reader.patterns import LazyPattern

DECIDING: Final = (
    *(scripts, letters, alignment, pieces, utf16, breaks, fold, tokens),
    *(sentences, joins, prose),
    *(titles, days, file_titles, web_address, video_names, records),
)
"""The modules that make what is indexed: words, texts set as prose, names."""


def fingerprint() -> str:
    """Return what decides the content of an index made here and now, as 32 hexadecimal digits."""
    digest = hashlib.sha256(unicodedata.unidata_version.encode())
    for module in DECIDING:
        for piece in _module(module):
            digest.update(piece)
            digest.update(b"\0")
    return digest.hexdigest()[:32]


def _module(module: ModuleType) -> Iterator[bytes]:
    yield module.__name__.encode()
    for name, value in sorted(vars(module).items()):
        if not (name.startswith("__") or inspect.ismodule(value) or _is_of_another(value, module)):
            yield name.encode()
            yield from _pieces(value)


def _is_of_another(value: object, module: ModuleType) -> bool:
    """Whether a function or class was only imported: it counts where it was written."""
    return callable(value) and getattr(value, "__module__", "") != module.__name__


def _pieces(value: object) -> Iterator[bytes]:
    """Yield what a value says, the same at every start; never its place in memory."""
    value = inspect.unwrap(value) if callable(value) else value
    match value:
        case FunctionType():
            yield from _pieces(value.__code__)
            yield from _pieces(value.__defaults__)
        case property():
            yield from _pieces(value.fget)
        case CodeType():
            yield value.co_code
            yield from _pieces(value.co_names)
            yield from _pieces(value.co_consts)
        case Enum():
            yield repr(value).encode()
        case type():
            own = {n: v for n, v in vars(value).items() if isinstance(v, FunctionType | property)}
            yield from _pieces(own)
        case re.Pattern() | LazyPattern():
            yield f"{value.pattern!r} {value.flags}".encode()
        case dict() if hasattr(value, "__missing__"):
            yield b"filled as it is used"  # what it will hold is said by its class
        case Mapping():
            for key, kept in value.items():
                yield from _pieces(key)
                yield from _pieces(kept)
        case AbstractSet():
            yield from sorted(b"\0".join(_pieces(one)) for one in value)
        case tuple() | list():
            yield f"{len(value)}".encode()
            for one in value:
                yield from _pieces(one)
        case str() | bytes() | int() | float() | None:
            yield repr(value).encode("utf-8", "surrogatepass")
