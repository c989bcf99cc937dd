"""Shelves: things that follow one another and are kept as one, since reading ten thousand one by one takes longer than all they hold.

A shelf is known by the keys of what stands on it. It ends behind a key that tells so itself: what comes in between changes one shelf and no
other, and what stands on that one is read one by one, as each thing is kept by itself, too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

MOST = 256  # things on one shelf
_ENDS = 4  # of the 256 values that the first byte of a key has: 64 things on a shelf, mostly


def is_last(key: bytes, number: int) -> bool:
    """Whether the thing with this key, the `number`-th of a shelf, is the last one there."""
    return key[0] < _ENDS or number >= MOST


def in_shelves(keys: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The keys of each shelf."""
    shelf: list[bytes] = []
    for key in keys:
        shelf.append(key)
        if is_last(key, len(shelf)):
            yield shelf
            shelf = []
    if shelf:
        yield shelf


def key_of(name: str, keys: Sequence[bytes]) -> bytes:
    """What a shelf is kept under; `name` tells what kind of things stand there."""
    return hashlib.sha256(f"shelf of {name}".encode() + b"".join(hashlib.sha256(key).digest() for key in keys)).digest()
