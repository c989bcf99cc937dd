"""Findings as plain JSON and back, so that they can be kept in a cache and passed between processes.

What a record holds is read off the dataclasses: a new field needs nothing here. JSON holds nothing that could run, whoever wrote it.
"""

from __future__ import annotations

import functools
import json
import types
import typing
import zlib
from array import array
from binascii import a2b_base64, b2a_base64
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from itertools import chain, islice
from typing import Any, TypeVar, cast

from briefgen.model.offsets import Offsets

T = TypeVar("T")
_LEVEL = 1  # a third of the size in a tenth of a millisecond; harder takes ten times as long for a tenth less


def pack(record: object) -> bytes:
    """A dataclass, with all that it holds, as compressed JSON."""
    return zlib.compress(_ENCODER.encode(record).encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(kind: type[T], packed: bytes) -> T:
    """The record of this `kind` that `pack` made the bytes of. Raises ValueError for any other bytes."""
    make = _maker(cast(Any, kind))
    try:
        record: T = make(json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")))
    except (zlib.error, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"these bytes hold no {kind.__name__}") from error
    return record


def _plain(value: Any) -> Any:
    """What JSON has no form for, made of what it has one for, or of what this is asked for in turn."""
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, Offsets):
        return list(value.runs())
    if isinstance(value, array):
        return b2a_base64(_little(value).tobytes(), newline=False).decode()
    return [getattr(value, name) for name in _names(cast(Any, type(value)))]


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_plain)


@functools.cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@functools.cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of this type of its plain form. Raises TypeError for a type that no record has."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind is str:
        return _shared
    if kind is int:
        return _number
    if kind in (float, bool):
        return _same
    if kind is date:
        return date.fromordinal
    if origin in (typing.Union, types.UnionType):
        one = _maker(next(part for part in inner if part is not type(None)))
        return lambda value: None if value is None else one(value)
    if origin is tuple:
        return _tuple_maker(inner)
    if origin is list:
        return _numbers
    if kind == Sequence[int]:
        return Offsets
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    if isinstance(kind, type) and issubclass(kind, tuple):
        return _named_tuple_maker(kind)
    if is_dataclass(kind):
        return _record_maker(cast(Any, kind))
    raise TypeError(f"{kind} stands in no record")


def _numbers(text: str) -> array[int]:
    """Numbers of 32 bits: as text they take a third of the time that a list of them takes."""
    found = array("I")
    found.frombytes(a2b_base64(text))
    return _little(found)


def _little(numbers: array[int]) -> array[int]:
    """The same with the lowest byte first, or from that back, as most machines have them anyhow."""
    if _IS_LITTLE:
        return numbers
    turned = numbers[:]
    turned.byteswap()
    return turned


_IS_LITTLE = array("I", [1]).tobytes()[0] == 1


def _same(value: Any) -> Any:
    return value


def _shared(text: str) -> str:
    """The same text, once for all records that hold it where it is a name, a code or a verb, and once for two fields of one record that hold
    the same long one, as `raw` and `text` of a plain text: of ten thousand texts these are half of the memory."""
    if len(text) <= _SHORT:
        return _known(text)
    if text != _LAST_LONG[0]:
        _LAST_LONG[0] = text
    return _LAST_LONG[0]


_SHORT = 40  # signs
_LAST_LONG = [""]


@functools.lru_cache(maxsize=100_000)
def _known(text: str) -> str:
    return text


def _number(value: int) -> int:
    return _NUMBERS[value] if value.__class__ is int and 0 <= value < len(_NUMBERS) else value


_NUMBERS = tuple(range(8192))  # offsets, mostly: every number that is read would be one of its own else


def _named_tuple_maker(kind: type[Any]) -> Callable[[Any], Any]:
    makers = [_maker(hint) for hint in typing.get_type_hints(kind).values()]
    if any(one is not _number for one in makers):
        return lambda value: kind(*(make(part) for make, part in zip(makers, value, strict=True)))

    @functools.lru_cache(maxsize=4096)  # spans: many statements stand in one sentence
    def known(*numbers: int) -> Any:
        return kind(*map(_number, numbers))

    return lambda value: known(*value)


def _tuple_maker(inner: tuple[Any, ...]) -> Callable[[Any], Any]:
    if inner[-1] is Ellipsis:
        one = _maker(inner[0])
        if is_dataclass(inner[0]):
            many = _many_maker(cast(Any, inner[0]))
            return lambda value: tuple(many(value) if len(value) >= _MANY else map(one, value))
        if one is _shared:
            return lambda value: tuple([_known(text) if len(text) <= _SHORT else _shared(text) for text in value])
        return tuple if one is _same else lambda value: tuple(map(one, value)) if value else ()
    makers = [_maker(part) for part in inner]

    def make(value: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(one(part) for one, part in zip(makers, value, strict=True))

    if not all(part in (str, int) or (isinstance(part, type) and issubclass(part, Enum)) for part in inner):
        return make
    known = functools.lru_cache(maxsize=4096)(lambda *value: make(value))  # codes and counts, mostly: they come again and again
    return lambda value: known(*value)


def _record_maker(kind: type[Any]) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind, localns={"array": list})  # `array[int]` is for mypy; Python 3.11 does not know it
    makers = [_maker(hints[name]) for name in _names(cast(Any, kind))]
    texts = [place for place, make in enumerate(makers) if make is _shared]
    changed = [(place, make) for place, make in enumerate(makers) if make not in (_same, _shared)]

    def make(values: list[Any]) -> Any:
        if len(values) != len(makers):
            raise ValueError(f"{kind.__name__} has {len(makers)} fields, not {len(values)}")
        for place in texts:
            text = values[place]
            values[place] = _known(text) if len(text) <= _SHORT else _shared(text)
        for place, one in changed:
            values[place] = one(values[place])
        return kind(*values)

    return make


_MANY = 8  # records; fewer are made one by one as fast


@functools.cache
def _many_maker(kind: Any) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """What makes many values of this type of their plain forms, those of records field by field: a third of the time that one by one takes."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    one = _maker(kind)
    if kind is str:
        return _many_texts
    if kind in (int, float, bool):
        return _same
    if kind is date:
        return lambda values: list(map(_day, values))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda values: list(map(one, values))
    if origin in (typing.Union, types.UnionType):
        return _some_maker(_many_maker(next(part for part in inner if part is not type(None))))
    if origin is tuple and inner[-1] is Ellipsis:
        return _many_tuples_maker(_many_maker(inner[0]))
    return _many_records_maker(kind) if is_dataclass(kind) else lambda values: list(map(one, values))


def _many_texts(values: Sequence[str]) -> Sequence[str]:
    """The short ones each once for all records, as `_shared` has them; asked of a table by itself, which takes half of the time."""
    if len(_TEXTS) > _MOST_TEXTS:
        _TEXTS.clear()
    if not values or max(map(len, values)) <= _SHORT:
        return list(map(_TEXTS.setdefault, values, values))
    return [_TEXTS.setdefault(text, text) if len(text) <= _SHORT else text for text in values]


_TEXTS: dict[str, str] = {}
_MOST_TEXTS = 100_000


_day = functools.lru_cache(maxsize=4096)(date.fromordinal)


def _some_maker(many: Callable[[Sequence[Any]], Sequence[Any]]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    def make(values: Sequence[Any]) -> Sequence[Any]:
        if None not in values:
            return many(values)
        made = iter(many([value for value in values if value is not None]))
        return [None if value is None else next(made) for value in values]

    return make


def _many_tuples_maker(many: Callable[[Sequence[Any]], Sequence[Any]]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    def make(values: Sequence[Any]) -> Sequence[Any]:
        flat = list(chain.from_iterable(values))
        if not flat:
            return [()] * len(values)
        made = iter(many(flat))
        return [tuple(islice(made, len(value))) if value else () for value in values]

    return make


def _many_records_maker(kind: Any) -> Callable[[Sequence[Any]], Sequence[Any]]:
    hints = typing.get_type_hints(kind, localns={"array": list})
    makers = [_many_maker(hints[name]) for name in _names(kind)]
    # A field at a time straight into the slots: frozen records that are made one by one take twice as long.
    setters = [getattr(kind, name).__set__ for name in _names(kind)]

    def make(values: Sequence[Any]) -> Sequence[Any]:
        if not values:
            return ()
        columns = zip(*values, strict=True)
        made = [object.__new__(kind) for _ in values]
        for put, many, column in zip(setters, makers, columns, strict=True):
            deque(map(put, made, many(column)), maxlen=0)
        return made

    return make
