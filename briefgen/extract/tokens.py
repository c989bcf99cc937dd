"""Words and marks with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W_]|[\u0300-\u036f])+(?:[-–]\d?[^\W_]+)*(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        return self.text[0].isalnum()


def find_tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`; a possessive "'s" is one of its own; "U.S." is one; hyphenated words are one."""
    return [Token(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'")) for m in _TOKEN.finditer(text, start, end)]
