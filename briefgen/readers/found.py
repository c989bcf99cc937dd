"""What a reader finds in the bytes of one file, and what all readers together make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.model import Document
from briefgen.readers.limits import Budget


class Member(NamedTuple):
    """A file inside the file: to be read by whichever reader knows its content."""

    name: str
    data: bytes


class Unread(NamedTuple):
    """What is in the file and was not read, with the reason and what to do."""

    name: str
    reason: str


class Listed(NamedTuple):
    """A file elsewhere that this one names as a source; `sha256` is what it was then, "" where unknown."""

    name: str
    sha256: str


Found = Document | Member | Unread | Listed


class Reader(NamedTuple):
    """One kind of file: how its content is known, and how it is read. `read` raises ReadoutError where nothing in it can be."""

    kind: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, str, Budget], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file holds: its texts, what could not be read (name, reason), and the files that it lists."""

    documents: tuple[Document, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    listed: tuple[Listed, ...] = ()
