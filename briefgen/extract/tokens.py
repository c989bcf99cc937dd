"""Words and marks with their places."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from briefgen.lexicon.scan import rule

_TOKEN = rule(r"(?:[A-Z]\.){2,}|\d\+\d|(?:[^\W_]+|[\u0300-\u036f]+)+(?:[-–]\d?[^\W_]+)*(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b|[^\w\s]")


@dataclass(slots=True)
class Token:
    """One word or mark; `low` in small letters with straight apostrophes."""

    start: int
    end: int
    text: str
    low: str
    capital: bool
    word: bool


def find_tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`; a possessive "'s" is one of its own; "U.S." is one; hyphenated words are one."""
    out = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        low, capital, letters = _nature(word) if len(word) < 60 else _nature.__wrapped__(word)
        begin, stop = match.span()
        out.append(Token(begin, stop, word, low, capital, letters))
    return out


@functools.lru_cache(maxsize=50_000)
def _nature(word: str) -> tuple[str, bool, bool]:
    """(small letters, begins with a capital, is a word): the same few thousand words make up all texts."""
    return word.lower().replace("’", "'"), word[0].isupper(), word[0].isalnum()
