"""Countries that speak: "Kenya", "the Kenyan side", "Kenya's top diplomat", "the representative of Kenya", "Nairobi"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.extract.actor import Actor, overlaps
from briefgen.extract.parties import PartyMention
from briefgen.extract.reading import Reading, Sentence
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Span

_SIDE_NOUN = rule(
    r"^\s+(?:(?:chief|top|senior|visiting|leading|high-ranking)\s+){0,2}?(?:side|coast guard|navy|army|air force|treasury|administration|delegation|government|party|diplomat|official|officials|leader|minister|ministry|authorities|delegates|representatives?|team|head of state|foreign ministry|guest|host|dignitary|leadership|administration|counterpart|president|prime minister|chief|delegation head|envoy|politician|head of government|cabinet|embassy|foreign minister|top diplomat|legislator|premier|ambassador|people|diplomacy(?: chief)?|MFA(?: head| chief)?)\b",
    re.I,
)
MEMBERS = rule(
    r"\b(?:(?:the\s+)?(?:senior\s+|foreign\s+|top\s+|defen[cs]e\s+|navy\s+|army\s+|police\s+)*(?:representatives?|officials?|leaders?|members?|heads?|diplomats|ministers|delegations?|envoys|governments|chiefs?|secretaries|presidents))\s+(?:of|from)\s+(?:the\s+)?$",
    re.I,
)


def parties_speaking(reading: Reading, sentence: Sentence, taken: list[Span]) -> Iterator[Actor]:
    """ "Kenya", "the Kenyan side", "Nairobi" where it speaks, each outside of what is `taken` by then."""
    for party in sentence.parties:
        if overlaps(party.span, taken):
            continue
        if party.sort is Sort.BODY and len(party.code) == 2 and party.code not in reading.parties:
            continue  # "the Foreign Office said" in a text on two other countries
        speaks = _capital_speaks(reading, party, sentence)
        if not (party.acts or party.sort is Sort.DEMONYM or speaks):
            continue
        place = party.place if party.place and speaks else None
        code, sort = (place.code, place.sort) if place else (party.code, party.sort)
        if actor := _party_actor(reading, party.span, code, sort, sentence):
            yield actor


def _capital_speaks(reading: Reading, party: PartyMention, sentence: Sentence) -> bool:
    """ "Washington thanked ...": a name of many things is the government where it speaks."""
    if party.place is None or party.place.sort is not Sort.CAPITAL or party.place.code not in reading.parties:
        return False
    following = next((token for token in sentence.tokens if token.start >= party.span.end), None)
    form = reading.lexicon.stances.forms.get(following.low) if following else None
    return form is not None and form.shape in {"past", "s"}


_OF_COUNTRY = rule(
    r"\b[Tt]he\s+(?:head\s+of\s+(?:the\s+)?delegation|representatives?|delegation|delegates|side|government|officials?|authorities|envoy|leader)\s+(?:of|from)\s+(?:the\s+)?$"
)
# "the head of | Kenya's | diplomacy", "the head of the Foreign Ministry of | Kenya"
_HEADS_ITS = rule(
    r"\b[Tt]he\s+(?:head|chief)\s+of\s+(?:(?:the\s+)?(?:(?:[Ff]oreign|[Dd]efen[cs]e)\s+[Mm]inistry|MFA|[Mm]inistry\s+of\s+(?:Foreign Affairs|Defen[cs]e)|diplomacy|[Gg]overnment|[Ee]mbassy)\s+of\s+)?(?:the\s+)?$"
)
_ITS_HEADED = rule(
    r"['’]s?\s+(?:diplomacy|(?:[Ff]oreign|[Dd]efen[cs]e)\s+(?:[Mm]inistry|[Oo]ffice|[Pp]olicy)|MFA|government|embassy|cabinet)\b|(?!['’])"
)
# "Kenya's top diplomat"
_ITS_OWN = rule(
    r"['’]s?\s+(?:(?:chief|top|senior|foreign|visiting|leading|high-ranking)\s+){0,2}?(?:side|diplomat|delegation|representatives?|envoy|officials?|leader|leadership|"
    r"authorities|government|administration|negotiators?|delegates)\b(?!['’])"
)


def _party_actor(reading: Reading, span: Span, code: str, sort: Sort, sentence: Sentence) -> Actor | None:
    after = reading.text[span.end : sentence.span.end]
    noun = _SIDE_NOUN.match(after)
    if noun:
        led = MEMBERS.search(reading.text, sentence.span.start, span.start)
        return Actor(Span(led.start() if led else span.start, span.end + noun.end()), code, "side")
    if sort is not Sort.DEMONYM and (own := _ITS_OWN.match(after)):
        return Actor(Span(span.start, span.end + own.end()), code, "side")
    if (
        sort is Sort.NAME
        and (led := _HEADS_ITS.search(reading.text, sentence.span.start, span.start))
        and (own := _ITS_HEADED.match(after))
    ):
        return Actor(Span(led.start(), span.end + own.end()), code, "side")
    if sort is Sort.NAME and (led := _OF_COUNTRY.search(reading.text, sentence.span.start, span.start)):
        return Actor(Span(led.start(), span.end), code, "side")
    if sort is Sort.DEMONYM or rule(r"['’]s?\b|[-–]\w|\s+[-–]\s").match(after):
        return None
    if span.start > sentence.span.start and reading.text[span.start - 1] in "-–":
        return None
    return Actor(span, code, "country")
