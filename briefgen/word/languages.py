"""Which words of a text are in another language than the document's, as far as their letters alone say so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

# Letters that, of the languages written in Latin letters, only Vietnamese has: the horned o and u, and those with two marks.
_ONLY = "ƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
VIETNAMESE = re.compile(f"[{_ONLY}]")
# A letter may be followed by marks of its own (NFD).
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+(?:['’-](?:[^\W\d_][\u0300-\u036f]*)+)*")
# A Vietnamese syllable without its marks. English words of that form begin sentences before a name, and are no part of it.
_SYLLABLE = re.compile(r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
_ENGLISH = frozenset("a an at by he i in it me no of on so the then to up us we".split())


def by_language(text: str) -> Iterable[tuple[str, str]]:
    """The text in pieces, each with its language: "vi-VN", or "" for the document's own.

    A word with a Vietnamese letter is Vietnamese, and so are the capitalised words beside it: of Phạm Minh Chính, all three. Beside it
    means syllables of the form that Vietnamese has, so that titles before a name stay out.
    """
    if text.isascii() or not VIETNAMESE.search(unicodedata.normalize("NFC", text)):
        return ((text, ""),)
    return _pieces(text)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    for start, end in _spans(text):
        if start > at:
            yield text[at:start], ""
        yield text[start:end], "vi-VN"
        at = end
    if at < len(text):
        yield text[at:], ""


def _spans(text: str) -> Iterator[tuple[int, int]]:
    words = [(found.start(), found.end(), found.group()) for found in _WORD.finditer(text)]
    sure = [bool(VIETNAMESE.search(unicodedata.normalize("NFC", word))) for _, _, word in words]
    at = 0
    while at < len(words):
        if not _alike(words[at][2], sure[at]):
            at += 1
            continue
        last = at
        while last + 1 < len(words) and _beside(text, words[last], words[last + 1]) and _alike(words[last + 1][2], sure[last + 1]):
            last += 1
        if any(sure[at : last + 1]):
            yield words[at][0], words[last][1]
        at = last + 1


def _alike(word: str, sure: bool) -> bool:
    if sure:
        return True
    if not word[:1].isupper() or word.lower() in _ENGLISH:
        return False
    letters = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    return _SYLLABLE.fullmatch(letters) is not None


def _beside(text: str, left: tuple[int, int, str], right: tuple[int, int, str]) -> bool:
    return text[left[1] : right[0]] in (" ", "\xa0")
