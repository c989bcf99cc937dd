"""Speakers told by their part in the meeting alone: "the guest", "her host", "the visiting minister", "his counterpart"."""

from __future__ import annotations

import re

from briefgen.extract.meetings import SIDELINES, Frame
from briefgen.extract.places import find_country, find_place
from briefgen.extract.reading import Reading, Sentence
from briefgen.lexicon.scan import rule

GUEST = rule(
    r"\b(?:the|his|her|its|our)\s+(?:(?:foreign|distinguished|honou?red|high-ranking)\s+)?(?:guest|visitor|visiting\s+(?:(?:foreign|prime|top|senior|deputy|vice)\s+)*"
    r"(?:minister|president|diplomat|leader|official|dignitary|envoy|delegation|side|premier|secretary|speaker|prince|king))\b(?!['’])",
    re.I,
)
HOST = rule(
    r"\b(?:the|his|her|its)\s+(?:host(?:\s+(?:minister|president|side|leader|official|diplomat|country|nation|government))?|receiving side)\b(?!['’]|\s+of\b)",
    re.I,
)
_RECEIVED = rule(r"\b(?:received|hosted|welcomed|receives|hosts|welcomes|played host)\b")
_CAME = rule(
    r"\b(?:called on|calls on|visited|(?:was|were) (?:received|hosted|welcomed) by|(?:paid|made) an?\b|arrived|travel(?:l)?ed to|on an? (?:\w+ )*?visit)\b"
)


def host_of(reading: Reading, frame: Frame | None) -> str:
    """The side at whose home two met: that of the place, else of who received, or of who was called on; "" where nothing tells."""
    sides = frame.sides() if frame else set()
    if frame is None or len(sides) != 2 or SIDELINES.search(frame.sentence.text):
        return ""
    there = find_place(reading, frame.sentence).country or find_country(reading, frame.sentence).country
    if there:
        return there if there in sides else ""
    first = next((person.side for person in frame.people if person.side), "")
    if _CAME.search(frame.sentence.text):
        return next(side for side in sides if side != first)
    return first if _RECEIVED.search(frame.sentence.text) else ""


def guest_of(reading: Reading, frame: Frame | None) -> str:
    """The other of the two sides."""
    host = host_of(reading, frame)
    return next((side for side in sorted(frame.sides()) if side != host), "") if frame and host else ""


def counterpart_side(reading: Reading, sentence: Sentence, frame: Frame | None) -> str:
    """Whose "her counterpart" is: of the side other than that of the one whom the sentences before name first; "" where there are not two."""
    sides = frame.sides() if frame else set()
    if len(sides) != 2:
        return ""
    for before in reversed([one for one in reading.body if one.number < sentence.number]):
        for mention in before.people:
            person = reading.who(mention) if mention.name else None
            if person is not None and person.side in sides:
                return next(side for side in sides if side != person.side)
    return ""
