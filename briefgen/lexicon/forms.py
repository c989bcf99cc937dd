"""Thousands of fixed forms looked up in a text at once, by their first word; a regular expression of that size takes seconds to compile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")


class Forms:
    """Finds forms as whole words, as printed but for curly apostrophes, the longest at each place."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for form in forms:
            if first := _WORD.match(form):
                self._by_first.setdefault(first.group(), []).append(form)
        for row in self._by_first.values():
            if len(row) > 1:
                row.sort(key=len, reverse=True)
        initials = "".join(sorted({first[0] for first in self._by_first}))
        self._first_word = re.compile(rf"\b[{re.escape(initials)}]\w*" if initials else r"(?!)")  # no other word can begin a form

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, form) from left to right, never overlapping."""
        plain = text.replace("’", "'")
        at = 0
        by_first = self._by_first
        for word in self._first_word.finditer(plain):
            forms = by_first.get(word[0])
            if forms is None or (start := word.start()) < at:
                continue
            for form in forms:
                end = start + len(form)
                if plain.startswith(form, start) and not (
                    end < len(plain) and form[-1].isalnum() and (plain[end].isalnum() or plain[end] == "_")
                ):
                    yield start, end, form
                    at = end
                    break

    def first(self, text: str) -> str:
        """The first form in `text`; "" where there is none."""
        return next((form for _, _, form in self.find(text)), "")
