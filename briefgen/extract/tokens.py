"""Words and marks with their places."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.lexicon.scan import rule

_TOKEN = rule(r"(?:[A-Z]\.){2,}|\d\+\d|(?:[^\W_]|[\u0300-\u036f])+(?:[-–]\d?[^\W_]+)*(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b|[^\w\s]")


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
    out = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        out.append(Token(match.start(), match.end(), word, word.lower().replace("’", "'"), word[0].isupper(), word[0].isalnum()))
    return out
