"""Two of two sides whom the sentences before have named: "The two leaders met in Oslo", "They spoke after holding talks", "Their talks were held"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.extract.meetings import BACKGROUND, MET
from briefgen.extract.present import people_of
from briefgen.extract.registry import Somebody
from briefgen.extract.together import PEOPLE
from briefgen.lexicon.scan import rule

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading, Sentence

# Who two just named may be by "the" alone: "the ministers met", and not "the experts met".
_LEADERS = r"(?:leaders|ministers|presidents|premiers|diplomats|officials|secretaries|statesmen|counterparts|men|women|sides|monarchs|chiefs|heads\s+of\s+\w+)"
THE_TWO = rule(
    rf"(?:^(?:\W*\d+\.)?|[,;]\s|\b(?:when|as|after|where|while)\s)\W*(?:they|(?:the\s+)?(?:two|both|pair|duo)(?:\s+of\s+them|(?:\s+[\w-]+)?\s+(?:{PEOPLE}|sides|heads\s+of\s+\w+))?|the\s+(?:\w+\s+)?{_LEADERS})\s+(?=[a-z])",
    re.I,
)
_THEIR_TALKS = rule(
    r"^\W*(?:the|their|these|this)\s+(?:[\w-]+\s+){0,3}?(?:meeting|talks|discussions|session|negotiations|summit|encounter|consultations)"
    r"(?:\s+between\s+the\s+(?:two|pair)[^.;,]{0,40})?,?\s+(?:which\s+)?(?:was\s+held|were\s+held|took\s+place|lasted)\b",
    re.I,
)
_HOLDING = rule(
    r"\b(?:after|following|before)\s+(?:holding|having|their)\s+(?:[\w-]+\s+){0,3}?(?:talks|discussions|meeting|conversation)\b", re.I
)
_REACH = 60  # characters between those who met and the verb


def the_two_met(reading: Reading, sentence: Sentence) -> list[Somebody]:
    """Those who met, where the sentence tells them as two and those before it name two; [] otherwise."""
    if BACKGROUND.search(sentence.text):
        return []
    found = THE_TWO.search(sentence.text)
    met = found and (MET.search(sentence.text, found.end(), found.end() + _REACH) or _HOLDING.search(sentence.text, found.end()))
    return last_two(reading, sentence) if met or _THEIR_TALKS.search(sentence.text) else []


def last_two(reading: Reading, sentence: Sentence) -> list[Somebody]:
    """The last two with an office, of different sides, that the sentences of this paragraph and the one before it name."""
    found: dict[str, Somebody] = {}
    for other in reversed([one for one in reading.body if one.number < sentence.number and one.paragraph >= sentence.paragraph - 1]):
        for person in reversed(people_of(reading, other)):
            if person.side and person.title and len(found) < 2:
                found.setdefault(person.side, person)
    return list(reversed(found.values())) if len(found) == 2 else []
