"""Principals whom a text does not name: by their office alone ("the Prime Minister", "his Turkish counterpart"), or by "I"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.extract.mentions import PersonMention
from briefgen.extract.registry import Somebody, only_speaks
from briefgen.extract.several import singular
from briefgen.lexicon.scan import rule
from briefgen.model import Span

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading, Sentence

_MEETING = rule(
    r"\b(?:met|meets|meeting|talks|spoke|speaks|spoken|call(?:s|ed)?|conversation|received|receives|hosted|hosts|welcomed|visited|visit|phoned|telephoned|held|holds|discussions|consultations)\b",
    re.I,
)
_LOOSE = 4  # letters and signs of a byline that are neither name nor title
_OPENING = 5  # sentences of the body in which principals are introduced
_I = rule(
    r"(?<![“\"\w'’.])(?:I|[Ww]e)(?!['’]|\w|\.)|\b[Mm]y\b(?! (?:dear|God))|\bIt (?:was|is) an? (?:\w+ )?(?:honou?r|pleasure|privilege)\b"
)


def find_unnamed(reading: Reading, own: str) -> None:
    """Puts into the registry, without a name, those who hold an office and meet somebody in the opening sentences, and the author who says "I".

    Only where no named person has that side already: a later "the Minister" is mostly somebody named before. `own` is the publisher's side.
    """
    opening = [*reading.body[:_OPENING], *(sentence for sentence in reading.sentences if sentence.heading)]
    for sentence in opening:
        if _MEETING.search(sentence.text):
            for mention in sentence.people:
                if not mention.name and not mention.plural:
                    _add_office(reading, sentence, mention, own)
    _find_author(reading, opening, own)


_OF_TWO = rule(r"\s*(?:,|,?\s+and|&)\s+(?:the\s+)?")


def share_the_plural(reading: Reading) -> None:
    """ "Foreign ministers of X and Y in a meeting ...", and then one of each by name without an office: each of the two holds it."""
    for sentence in [*reading.body[:2], *(one for one in reading.sentences if one.heading)]:
        for mention in sentence.people:
            if not mention.plural or mention.name or not mention.side:
                continue
            codes, end = [mention.side], mention.span.end
            for party in sentence.parties:
                if party.span.start >= end and _OF_TWO.fullmatch(reading.text, end, party.span.start):
                    codes, end = [*codes, party.code], party.span.end
            held = singular(mention.title)
            for code in codes if len(codes) > 1 else ():
                named = [one for one in reading.registry.people if one.side == code]
                if named and not named[0].title and named[0].first.start > mention.span.start:
                    named[0].title = held
                    named[0].titles.append(held)


def _add_office(reading: Reading, sentence: Sentence, mention: PersonMention, own: str) -> None:
    title = mention.title or (_title_before(reading, sentence, mention) if mention.counterpart else "")
    if not title or rule(r"\bspokes|\bofficials?$|(?<!affair)(?<!relation)(?<!state)(?<!operation)(?<!service)s$", re.I).search(title):
        return
    if _second_office(reading, sentence, mention):
        return
    known = reading.registry.titled(title, mention.side)
    if not mention.counterpart and any(person.first.start < mention.span.start for person in known):
        return  # somebody named before; one named only after it is the other of the two
    side, basis = mention.side, mention.basis
    if not side and _leads_clause(sentence, mention):
        side, basis = _other_side(reading, own)
    if not side and _leads_clause(sentence, mention) and (home := _home_spoken_of(reading, title)):
        side, basis = home, "home title"
    if side and not _seated(reading, side):
        _seat(reading, mention, title, side, basis)


def _home_spoken_of(reading: Reading, title: str) -> str:
    """The one country, of those that give this title, which the text names and for which nobody sits; "" where it is none or several."""
    homes = set(reading.lexicon.titles.home_of(title))
    named = {m.code for sentence in reading.sentences for m in sentence.parties if m.code in homes and not _seated(reading, m.code)}
    return named.pop() if len(named) == 1 else ""


_AS = rule(r"\bas\s+(?:the\s+|its\s+|an?\s+)?(?:\w+\s+){0,2}?$")
_BESIDE_NAME = rule(r"(?:\s+of\s+(?:the\s+)?[^,;.()]{2,50}(?:\s*\([^)]*\))?)?\s*,\s+(?:(?:who is|as|and)\s+)?(?:the\s+|its\s+)?(?:\w+\s+)?")


def _second_office(reading: Reading, sentence: Sentence, mention: PersonMention) -> bool:
    """ "President A of X, Chair of the African Union", "its role as the current Chair of CARICOM": of somebody named, or of a country."""
    before = sentence.text[: mention.span.start - sentence.span.start]
    if _AS.search(before):
        return True
    named = [one for one in sentence.people if one.name and one.span.end <= mention.span.start]
    return bool(named) and not mention.counterpart and bool(_BESIDE_NAME.fullmatch(reading.text[named[-1].span.end : mention.span.start]))


def _title_before(reading: Reading, sentence: Sentence, mention: PersonMention) -> str:
    """The office of the one whose counterpart this is: the last titled person before."""
    before = [one.title for one in sentence.people if one.title and one.span.start < mention.span.start]
    named = [person.title for person in reading.registry.people if person.title]
    return (before or named or [""])[-1 if before else 0]


def _leads_clause(sentence: Sentence, mention: PersonMention) -> bool:
    before = sentence.text[: mention.span.start - sentence.span.start]
    return len(before.split()) <= 8 and not rule(r"\b(?:of|by|for|to|with|from|office)\s+(?:the\s+)?$", re.I).search(before)


def _seated(reading: Reading, side: str) -> bool:
    return any(person.side == side and not only_speaks(person) for person in reading.registry.people)


def _other_side(reading: Reading, own: str) -> tuple[str, str]:
    """The publisher's side; else the one of two parties for which nobody is named. ("", "") where neither tells."""
    if own and not _seated(reading, own):
        return own, "the publisher's own office-holder"
    open_sides = [code for code in reading.parties if not _seated(reading, code)]
    return (open_sides[0], "by elimination") if len(reading.parties) == 2 and len(open_sides) == 1 else ("", "")


def _seat(reading: Reading, mention: PersonMention, title: str, side: str, basis: str) -> None:
    person = Somebody("", title, side, basis, frozenset(), mention.span, mention.counterpart, [title])
    reading.registry.people.append(person)
    reading.unnamed[mention.span.start] = (*reading.unnamed.get(mention.span.start, ()), person)


def _byline(reading: Reading) -> Somebody | None:
    """Whom a line of its own under the headline names with the office, and nothing else: "Anna Lindqvist, Deputy Minister of State"."""
    lines = [sentence for sentence in reading.sentences if sentence.heading][1:]
    alone = [
        mention
        for sentence in lines
        for mention in sentence.people[:1]
        if len(sentence.people) == 1
        and mention.name
        and mention.title
        and mention.span.end - mention.span.start + _LOOSE >= len(sentence.text.strip())
    ]
    person = reading.who(alone[0]) if len(alone) == 1 else None
    return person if person and person.side else None


def _find_author(reading: Reading, opening: list[Sentence], own: str) -> None:
    """Who says "I": the one whose byline stands under the headline, or whom that gives as the author, else somebody of the publisher's side
    without name and title."""
    said = next(((sentence, me) for sentence in reading.body[:_OPENING] if (me := _I.search(sentence.text))), None)
    if said is None:
        return
    if byline := _byline(reading):
        reading.author = byline
        return
    heads = [mention for sentence in reading.sentences if sentence.heading for mention in sentence.people]
    bylined = [person for mention in heads if (person := reading.who(mention)) and person.side and person.side == own]
    if bylined:
        reading.author = bylined[0]
        return
    side, basis = _other_side(reading, own)
    if side:
        at = said[0].span.start + said[1].start()
        reading.author = Somebody("", "", side, basis, frozenset(), Span(at, at + len(said[1].group())))
