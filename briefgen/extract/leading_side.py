"""The side of the one with whom a text opens, where all others have theirs: the country that is left, or of which the text speaks most."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefgen.extract.parties import PartyMention
from briefgen.extract.registry import Somebody, of_no_body, only_speaks
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading, Sentence


def take_leading_side(reading: Reading) -> None:
    """The one with whom the body opens has no side, all others have: the country of which the text speaks most, and for which nobody sits."""
    people = [person for person in reading.registry.people if person.title and not only_speaks(person)]
    first = next((reading.who(m) for sentence in reading.body[:2] for m in sentence.people if m.name), None)
    if first is None or first.side or not first.title:
        return
    if across := _across_from(reading, first):
        first.side, first.basis = across, "by elimination"
        return
    seats = {person.side for person in people if person.side}
    sorts = (Sort.NAME,) if len(seats) >= 2 else (Sort.NAME, Sort.DEMONYM, Sort.CAPITAL)
    named = [(sentence, m) for sentence in reading.body for m in sentence.parties if m.sort in sorts and m.code not in seats]
    told = Counter(m.code for _, m in named)
    if len(told) > 1 or len(seats) > 1:  # not the country in which others met, where there is another
        told = Counter(m.code for sentence, m in named if not _only_where(sentence, m))
    told.update(_spoken_for(reading, seats))
    told.update(_ministries_that_tell(reading, seats))
    ranked = [(code, count) for code, count in told.most_common(2) if code not in reading.lexicon.parties.organisations]
    if seats and ranked and ranked[0][1] >= 2 and (len(seats) >= 2 or len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        first.side, first.basis = ranked[0][0], "by elimination"


def _across_from(reading: Reading, first: Somebody) -> str:
    """The party of whom nobody else sits in the sentence with which the body opens, where the other one's does; "" where that does not tell."""
    opening = next((one for one in reading.body[:2] if any(m.name and reading.who(m) is first for m in one.people)), None)
    if opening is None or len(reading.parties) != 2 or reading.readout.side in reading.parties:
        return ""
    there = {person.side for m in opening.people if m.name and (person := reading.who(m)) and person is not first}
    other = reading.other_party(*there) if len(there) == 1 else ""
    return other if not of_no_body(first, other, reading.lexicon.parties.organisations) else ""


_WHERE = rule(r"\b(?:in|at|near)\s+(?:the\s+)?$|\b(?:in|at)\s+(?:[A-Z][\w’'-]+\s?){1,3},\s+(?:the\s+)?$")


def _only_where(sentence: Sentence, mention: PartyMention) -> bool:
    """ "in Hanoi, Vietnam": the place where others may have met."""
    capital = mention.sort is Sort.CAPITAL or sentence.text[: mention.span.start - sentence.span.start].rstrip().endswith(",")
    return capital and bool(_WHERE.search(sentence.text[: mention.span.start - sentence.span.start]))


_SPEAKS_FOR = rule(
    r"\b(?:reaffirm\w*|reiterat\w+|confirm\w*|express\w*|convey\w*|underlin\w+|underscor\w+|emphasi\w+|stress\w*|set out|outlin\w+|present\w*|"
    r"explain\w*|recall\w*|pledg\w+|voic\w+|highlight\w*)\s+(?:the\s+)?$",
    re.I,
)
_ITS_STAND = rule(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}?(?:support|commitment|readiness|willingness|concerns?|interest|intention|desire|position|gratitude|appreciation|solidarity|determination|condemnation|resolve|priorities|policy|efforts|contribution|hope|wish)\b",
    re.I,
)


_ITS_MINISTRY = rule(r"(?:['’]s?)?\s+(?:foreign|defen[cs]e|trade|interior|culture|finance|economy) ministry\b", re.I)


def _ministries_that_tell(reading: Reading, seats: set[str]) -> list[str]:
    """Countries, other than those `seats`, whose ministry the text names by the capital: "according to Seoul's foreign ministry". Each twice:
    a ministry tells of its own minister's meetings."""
    out = []
    for sentence in reading.body:
        for m in sentence.parties:
            code = m.place.code if m.place else m.code
            if m.sort in (Sort.CAPITAL, Sort.DEMONYM, Sort.NAME) and code not in seats and _ITS_MINISTRY.match(reading.text, m.span.end):
                out += [code, code]
    return out


def _spoken_for(reading: Reading, seats: set[str]) -> list[str]:
    """Countries, other than those `seats`, whose stand the text gives: "reaffirmed France's support"."""
    out = []
    for sentence in reading.body:
        for m in sentence.parties:
            stands = m.sort is Sort.NAME and m.code not in seats and _ITS_STAND.match(reading.text, m.span.end)
            if stands and _SPEAKS_FOR.search(sentence.text[: m.span.start - sentence.span.start]):
                out.append(m.code)
    return out
