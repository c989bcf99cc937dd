"""Quotations that go on over several sentences: where each begins and ends."""

from __future__ import annotations

from collections.abc import Sequence as Many
from typing import NamedTuple

from briefgen.extract.reading import Sentence
from briefgen.lexicon.scan import rule

_CLOSING = {"“": "”", '"': '"', "«": "»"}
_MARK = rule(r"[“”\"«»]")
_LONGEST = 8  # sentences; a mark that is not closed by then is none


class Quotation(NamedTuple):
    """By their places in the event's sentences."""

    first: int  # where it is opened
    last: int  # where it is closed


def quotation_at(sentences: Many[Sentence], place: int) -> Quotation | None:
    """The quotation with which the sentence begins or in which it stands, where it reaches over more than one; None where none does."""
    first, closing = _opened(sentences, place)
    if not closing:
        return None
    for last in range(first + 1, min(first + _LONGEST, len(sentences))):
        later = sentences[last]
        words = str(later.text).lstrip()
        if later.paragraph != sentences[last - 1].paragraph:
            if _CLOSING.get(words[:1]) != closing:
                return None
            words = words[1:]  # each paragraph of a long quotation opens with the mark anew
        if closing in words:
            return Quotation(first, last) if last >= place else None
    return None


def _opened(sentences: Many[Sentence], place: int) -> tuple[int, str]:
    """Which sentence opens the quotation that is still open behind sentence `place`'s beginning, and the mark that closes it; "" where none is open."""
    begin = place
    while begin > 0 and sentences[begin - 1].paragraph == sentences[place].paragraph and place - begin < _LONGEST:
        begin -= 1
    first, closing = begin, ""
    for number in range(begin, place + 1):
        sentence = sentences[number]
        words = sentence.text[sentence.start - sentence.span.start :]
        if number == place and (closing or words[:1] not in _CLOSING):
            return first, closing
        for mark in _MARK.findall(words):
            if closing:
                closing = "" if mark == closing else closing
            elif mark in _CLOSING:
                first, closing = number, _CLOSING[mark]
    return first, closing
