"""Rows in groups, those of one event or of one text: how many there are, and what they follow from, is known before anybody has them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby
from typing import Any, TypeVar, overload

T = TypeVar("T")


class Grouped(Sequence[T]):
    """`names` tell of each group whose rows it has, `keys` what all of them follow from (b"" where that is not known), `load` gives those of
    group 0, 1, 2 ...: they are put together when they are asked for, and nobody need hold them all. `fetch` has at hand what `load` needs.
    `apart` tells what the rows follow from but for the places of others that they name, where they name some. Equal to any sequence of the same rows."""

    def __init__(
        self,
        names: Sequence[str],
        lengths: Iterable[int],
        load: Callable[[int], Sequence[T]],
        keys: Sequence[bytes] | None = None,
        fetch: Callable[[int], object] | None = None,
        apart: Sequence[bytes] | None = None,
    ) -> None:
        self.names = names
        self.load = load
        self.keys = keys or [b""] * len(names)
        self.apart = apart or self.keys
        self.fetch = fetch or (lambda _: None)
        self._begins = array("L", accumulate(lengths, initial=0))

    @property
    def lengths(self) -> list[int]:
        return [end - begin for begin, end in zip(self._begins, self._begins[1:], strict=False)]

    def groups_at(self, start: int, stop: int) -> range:
        """The groups of which rows stand from `start` up to `stop`."""
        return range(bisect_right(self._begins, start) - 1, bisect_left(self._begins, stop)) if start < stop else range(0)

    def begin(self, group: int) -> int:
        """The place of a group's first row among all, from 0."""
        return self._begins[group]

    def __len__(self) -> int:
        return self._begins[-1]

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(map(self.load, range(len(self.names))))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> list[T]: ...

    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, int):
            place = range(len(self))[at]
            return self[place : place + 1][0]
        start, stop, step = at.indices(len(self))
        if step != 1:
            return [self[place] for place in range(start, stop, step)]
        if not (groups := self.groups_at(start, stop)):
            return []
        begin = start - self._begins[groups[0]]
        return list(chain.from_iterable(map(self.load, groups)))[begin : begin + stop - start]


def grouped_by(rows: Sequence[T], name_of: Callable[[T], str], key_of: Callable[[str], bytes] = lambda _: b"") -> Grouped[T]:
    """Rows that are all there, in groups of those that follow one another and have one name."""
    if isinstance(rows, Grouped):
        return rows
    names, lengths = [], []
    for name, own in groupby(rows, key=name_of):
        names.append(name)
        lengths.append(sum(1 for _ in own))
    begins = [0, *accumulate(lengths)]
    return Grouped(names, lengths, lambda group: rows[begins[group] : begins[group + 1]], list(map(key_of, names)))


def joined(parts: Sequence[tuple[Any, Grouped[Any]]]) -> Grouped[tuple[Any, Any]]:
    """The groups of several, one behind the other, each row with what its part is called."""
    first = [0, *accumulate(len(part.names) for _, part in parts)]

    def home(group: int) -> tuple[Any, Grouped[Any], int]:
        at = bisect_right(first, group) - 1
        return *parts[at], group - first[at]

    def load(group: int) -> list[tuple[Any, Any]]:
        called, part, own = home(group)
        return [(called, row) for row in part.load(own)]

    def fetch(group: int) -> None:
        _, part, own = home(group)
        part.fetch(own)

    def all_of(field: str) -> list[Any]:
        return [one for _, part in parts for one in getattr(part, field)]

    return Grouped(all_of("names"), all_of("lengths"), load, all_of("keys"), fetch)
