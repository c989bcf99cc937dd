"""Where each code point of a text stands in the source that it was made of, kept as runs: a text of 4 kB has three or four of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import overload


class Offsets(Sequence[int]):
    """A sequence of whole numbers most of which are one more than the one before; cannot be changed."""

    __slots__ = ("_at", "_size", "_source")

    def __init__(self, runs: Iterable[tuple[int, int]]) -> None:
        """`runs` are (first number, how many), in order; those that go on where the one before ends become one with it."""
        self._at: list[int] = []  # the place at which each run begins
        self._source: list[int] = []  # and the number that stands there
        self._size = 0
        following = -1
        for source, length in runs:
            if length > 0:
                if source != following:
                    self._at.append(self._size)
                    self._source.append(source)
                self._size += length
                following = source + length

    def runs(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """(first number, how many) of the places from `start` to `end`."""
        end = self._size if end is None else min(end, self._size)
        for number in range(max(bisect_right(self._at, start) - 1, 0), len(self._at)):
            at = self._at[number]
            if at >= end:
                return
            stop = self._at[number + 1] if number + 1 < len(self._at) else self._size
            first = max(start, at)
            yield self._source[number] + first - at, min(stop, end) - first

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[int, ...]: ...
    def __getitem__(self, place: int | slice) -> int | tuple[int, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        place = place + self._size if place < 0 else place
        if not 0 <= place < self._size:
            raise IndexError("place out of range")
        number = bisect_right(self._at, place) - 1
        return self._source[number] + place - self._at[number]

    def __iter__(self) -> Iterator[int]:
        for source, length in self.runs():
            yield from range(source, source + length)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Offsets):
            return (self._size, self._at, self._source) == (other._size, other._at, other._source)
        return isinstance(other, (list, tuple)) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash((self._size, *self._source))

    def __repr__(self) -> str:
        return f"Offsets({list(self.runs())})"
