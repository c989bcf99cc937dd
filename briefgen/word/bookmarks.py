"""Bookmarks: each name once in a document, and whoever refers to one must find it."""

from __future__ import annotations

import hashlib
import re

from briefgen.word.values import escape_attribute

_LONGEST = 40  # characters of a bookmark's name: Word's limit
_WORD_CAN = re.compile(r"[^\W\d]\w{0,39}")


class Bookmarks:
    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._latest: dict[str, str] = {}  # a name in the template -> the name of its latest copy
        self._wanted: dict[str, str] = {}  # name in the document -> as typed

    def make(self, name: str) -> str:
        """The name of a bookmark that a tag makes; a second one of the same name is name_2, and is not referred to."""
        return self._unique(word_name(name))

    def want(self, name: str) -> str:
        """The name that a reference leads to."""
        found = word_name(name)
        self._wanted.setdefault(found, name)
        return found

    def copy(self, name: str) -> str:
        """The name of a copy of the template's own bookmark."""
        self._latest[name] = made = self._unique(name)
        return escape_attribute(made)

    def latest(self, name: str) -> str:
        return escape_attribute(self._latest.get(name, name))

    def lost(self) -> list[str]:
        """What is referred to and nowhere in the document, as typed."""
        return [typed for name, typed in self._wanted.items() if name not in self._taken]

    def _unique(self, name: str) -> str:
        made, count = name, 1
        while made in self._taken:
            count += 1
            made = f"{name[: _LONGEST - 1 - len(str(count))]}_{count}"
        self._taken.add(made)
        return made


def word_name(name: str) -> str:
    """A name that Word allows for a bookmark: letters, digits and _, 40 at most; any other is told by a checksum."""
    return name if _WORD_CAN.fullmatch(name) else f"b_{hashlib.sha256(name.encode()).hexdigest()[:16]}"
