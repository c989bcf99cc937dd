"""Who speaks in a transcript: "SECRETARY BERG: It's a pleasure to welcome ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.extract.registry import Somebody, name_tokens
from briefgen.lexicon.scan import rule

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading

_LABEL = rule(r"(?P<who>[A-ZÀ-ỸĐ][\w.'’-]*(?:\s+(?:[A-ZÀ-ỸĐ][\w.'’-]*|of|the|and|de|bin|al)){0,7})\s*:\s")
_NOBODY = rule(
    r"\b(?:question|reporter|journalist|moderator|interpreter|speaker|host|q|e&oe|subjects?|note|transcript|for press|for media|embargo|press|location|venue|date|time)\b",
    re.I,
)


def find_speakers(reading: Reading) -> dict[int, Somebody]:
    """The speaker of each sentence, by its number, up to the next label; {} where no two labels name people: then it is no transcript."""
    found: dict[int, Somebody] = {}
    labels = 0
    now: Somebody | None = None
    paragraph = -1
    for sentence in reading.body:
        if sentence.paragraph != paragraph and (label := _LABEL.match(reading.text, sentence.span.start, sentence.span.end)):
            now = None if _NOBODY.search(label["who"]) else _meant(reading, label["who"])
            labels += now is not None
        paragraph = sentence.paragraph
        if now is not None:
            found[sentence.number] = now
    return found if labels >= 2 else {}


def _meant(reading: Reading, who: str) -> Somebody | None:
    """By a part of the name, else by the office where only one of those named holds it."""
    words = name_tokens(who)
    named = [person for person in reading.registry.people if person.tokens & words and person.side]
    if named:
        return named[0]
    titled = [person for person in reading.registry.titled(who, "") if person.side]
    return titled[0] if len(titled) == 1 else None
