"""Words and marks with their places."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.lexicon.keys import Known
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
    make = tuple.__new__  # a token is made for each word of a text, and by its own name in three times as long
    at = start
    for stretch in text[start:end].split():  # no word or mark holds a space
        at = text.index(stretch, at)
        for begin, stop, word, low, capital, letters in _PARTS[stretch]:
            out.append(make(Token, (at + begin, at + stop, word, low, capital, letters)))
        at += len(stretch)
    return out


def _parts(stretch: str) -> list[tuple[int, int, str, str, bool, bool]]:
    """What a stretch without spaces is made of, as the fields of tokens."""
    words = [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(stretch)]
    return [(start, end, word, word.lower().replace("’", "'"), word[0].isupper(), word[0].isalnum()) for start, end, word in words]


_PARTS = Known(_parts)
