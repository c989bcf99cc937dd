"""Words and marks with their places."""

from __future__ import annotations

import functools
from typing import NamedTuple

from briefgen.lexicon.scan import rule

_TOKEN = rule(r"(?:[A-Z]\.){2,}|\d\+\d|(?:[^\W_]+|[\u0300-\u036f]+)+(?:[-–]\d?[^\W_]+)*(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b|[^\w\s]")


class Token(NamedTuple):
    """One word or mark; `low` in small letters with straight apostrophes."""

    start: int
    end: int
    text: str
    low: str
    capital: bool
    word: bool


def find_tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`; a possessive "'s" is one of its own; "U.S." is one; hyphenated words are one."""
    out: list[Token] = []
    at = start
    for stretch in text[start:end].split():  # no word or mark holds a space
        at = text.index(stretch, at)
        parts = _parts(stretch) if len(stretch) < 60 else _parts.__wrapped__(stretch)
        out += [Token(at + begin, at + stop, word, low, capital, letters) for begin, stop, word, low, capital, letters in parts]
        at += len(stretch)
    return out


@functools.lru_cache(maxsize=50_000)
def _parts(stretch: str) -> list[tuple[int, int, str, str, bool, bool]]:
    """What a stretch without spaces is made of, as the fields of tokens: the same few thousand make up all texts."""
    words = [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(stretch)]
    return [(start, end, word, word.lower().replace("’", "'"), word[0].isupper(), word[0].isalnum()) for start, end, word in words]
