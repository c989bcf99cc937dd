"""Where each event was held, from the places that its sentences give: its own first, then the lead's, the headline's, the main event's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.extract.days import THE_TALKS
from briefgen.extract.meetings import BACKGROUND, Frame
from briefgen.extract.places import city_in, find_capital, find_country, find_place, mode_of
from briefgen.extract.reading import Reading, Sentence
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Account, Kind, Mode, Span, Status, Where

_FORUM = rule(
    r"\b(?:on|at|in)\s+the\s+(?:sidelines?|margins?)\s+of\s+(?:the\s+)?(?:[\w-]+\s+)?(?P<city>[A-ZÀ-Ỹ][\w-]+)\s+(?:[A-Z][\w-]+\s+){0,3}(?:Forum|Conference|Expo|Week|Dialogue)\b"
)


def find_venue(reading: Reading, frame: Frame, main: Account | None) -> Where:
    """City, country, venue and mode of the event; nothing where the text gives nothing, or where there was a phone or a screen."""
    if frame.kind is Kind.CALL:
        return Where(mode=Mode.PHONE)
    mode = next((said for sentence in frame.sentences if (said := mode_of(sentence.text)) is not Mode.UNSAID), Mode.UNSAID)
    if mode is Mode.UNSAID and main is None:
        mode = _mode_around(reading)
    if mode in (Mode.VIRTUAL, Mode.PHONE):
        return Where(mode=mode)
    found = _place_in(reading, frame.sentences, own=True)
    if not found.city and main is None:
        heads = [sentence for sentence in reading.sentences if sentence.heading]
        others = [one for one in reading.body if one not in frame.sentences and one.number not in reading.elsewhere]
        lead = [sentence for sentence in others if sentence in reading.body[:5]]
        later = [sentence for sentence in others if sentence not in lead and THE_TALKS.search(sentence.text)]
        told = _place_in(reading, [*lead[:3], *heads, *later], own=False)
        if not found.country or told.country == found.country:
            found = _merge_place(found, told)
    if frame.kind is Kind.VISIT and len(frame.parties) == 2:
        found = _merge_place(found, _goal(frame))
    if not found.country:
        found = _merge_place(found, _of_a_forum(reading, frame))
    if not found.country and (host := _host(reading, frame)):
        found = Where(found.city, host, found.venue, found.mode, found.span)
    if found.country and not found.city and main is None:
        found = _merge_place(found, _city_of_the_stay(reading, found.country))
    if not found.city and not found.country and main is not None and frame.status is Status.HELD:
        same = (
            rule(r"\b(?:same|also|on the (?:same|sidelines)|earlier|later|morning|afternoon)\b", re.I).search(frame.sentence.text)
            or not frame.sentence.dates
        )
        if main.where.city and (same or frame.sentence.dates):
            return Where(main.where.city, main.where.country, found.venue, Mode.IN_PERSON, main.where.span, carried=True)
        if main.where.country in _sides(frame) and main.where.mode not in (Mode.VIRTUAL, Mode.PHONE):
            return Where("", main.where.country, found.venue, Mode.IN_PERSON, main.where.span, carried=True)  # on the same visit
    return Where(
        found.city,
        found.country,
        found.venue,
        mode if mode is Mode.HYBRID else Mode.IN_PERSON if frame.status is not Status.REFERRED or found.city else Mode.UNSAID,
        found.span,
    )


def _sides(frame: Frame) -> set[str]:
    return {*frame.parties, *frame.sides()}


_DURING = rule(r"\b(?:[Ww]hile|[Ww]hilst|[Dd]uring (?:his|her|their) (?:\w+ )?(?:stay|time)) in\s+$")


def _city_of_the_stay(reading: Reading, country: str) -> Where:
    """Of a meeting that was in a `country`: the city there of which the text is dated ("TOKYO - ... during her visit to Japan"), or in which it
    says that the guest was ("While in Tokyo, ..."). Nothing where it names none."""
    for sentence in reading.body:
        for mention in sentence.parties:
            place = mention.place
            if not place or place.code != country or mention.sort not in (Sort.CAPITAL, Sort.CITY):
                continue
            dated = sentence.number < _OPENING and sentence.dateline and mention.span.end <= sentence.dateline.span.end
            if dated or _DURING.search(sentence.text[: mention.span.start - sentence.span.start]):
                return Where(place.house, country, span=mention.span)
    return Where()


_OPENING = 8  # sentences and headings in which a dateline stands


def _goal(frame: Frame) -> Where:
    """Where a visit went whose two sides the words tell: "the visit of A to Oslo" to that city, all others to the country."""
    host = frame.parties[1]
    for mention in frame.sentence.parties:
        before = frame.sentence.text[: mention.span.start - frame.sentence.span.start]
        if mention.place and mention.place.code == host and rule(r"\bto\s+(?:the\s+)?$").search(before):
            return Where(mention.place.house if mention.sort is not Sort.NAME else mention.text, host, span=mention.span)
    return Where("", host)


def _of_a_forum(reading: Reading, frame: Frame) -> Where:
    """The country of "on the sidelines of the Doha Forum"; its city stays open, as such forums travel."""
    for sentence in frame.sentences:
        if (named := _FORUM.search(sentence.text)) and (place := city_in(reading, named["city"])):
            at = sentence.span.start + named.start("city")
            return Where("", place[1], span=Span(at, at + len(named["city"])))
    return Where()


_THE_CALL = rule(
    r"\b(?:the|their|this|a)\s+(?:\w+\s+)?(?:(?:tele)?phone|video|virtual)[\s-]*(?:call|conversation|talks|conference|meeting)\b", re.I
)


_OF_BEFORE = rule(
    r"\bhad\s+(?!an?\b|their\b|the\b)\w+\s+(?:in|during|over|by)\s*$|\b(?:follow(?:s|ed|ing)|after|since|earlier|previous|last|comes|came|preceded)\b[^,;]{0,30}$",
    re.I,
)


def _mode_around(reading: Reading) -> Mode:
    """By the headline ("discuss trade over phone") or by how the lead names the meeting ("in the telephone conversation")."""
    heads = [mode_of(sentence.text) for sentence in reading.sentences if sentence.heading]
    named = [
        mode_of(found.group())
        for sentence in reading.body[:3]
        if (found := _THE_CALL.search(sentence.text)) and not _OF_BEFORE.search(sentence.text[: found.start()])
    ]
    return next((mode for mode in (*heads, *named) if mode in (Mode.VIRTUAL, Mode.PHONE)), Mode.UNSAID)


def _place_in(reading: Reading, sentences: Sequence[Sentence], own: bool) -> Where:
    """The first city that the sentences give, or else the first country. Of sentences that are not the event's `own`, a city only
    where the meeting is set in it, not one that is just named."""
    best = Where()
    for sentence in sentences:
        found = find_place(reading, sentence)
        lead = sentence.heading or sentence is reading.body[0]
        if found.city and not own and not _sets(sentence, found, lead or found.country in reading.parties):
            continue
        best = _merge_place(best, found)
        if best.city:
            return best
    for sentence in sentences:
        best = _merge_place(best, find_capital(reading, sentence))
    for sentence in sentences:
        best = _merge_place(best, find_country(reading, sentence))
    return best


_SETS = rule(
    r"\b(?:met|meets|meeting|meetings|held|talks|consultations|dialogue|session|round|place|convened|hosted|hosts|visit\w*|trip|arriv\w+|came|travel\w*|welcomed|received|gathered|concluded|opened|took part|ceremony|sign\w*|agreed|said|told|spoke\w*|led|chair\w*|joined|attend\w*|participat\w*|sidelines?|margins?|forum|conference|accompanied|addressed|hotel|palace|ministry|headquarters|office|here)\b[^.;]*$",
    re.I,
)
_ANOTHER = rule(
    r"\b(?:elections?|agreement|declaration|next|upcoming|forthcoming|ahead of|preparations?|prepar\w+|results? of|outcomes? of|last|previous|earlier|since|will|would|invited)\b[^.;,]*$"
    r"|(?<!sidelines of the )(?<!margins of the )\b(?:[A-Z]\w+ )*(?:[Ss]ummit|[Aa]ssembly|[Gg]ames)\b[^.;,]*$",
)


def _sets(sentence: Sentence, found: Where, likely: bool) -> bool:
    """ "the talks were held in X", and not "the upcoming summit in X". In the lead, or of a city of one of the two, it need not say "held"."""
    before = sentence.text[: found.span.start - sentence.span.start] if found.span else ""
    opens = rule(r"\W*(?:here )?in\b", re.I).match(before) and len(before) < 40  # "In Oslo, the two sides ..."
    return bool(likely or opens or _SETS.search(before)) and not _ANOTHER.search(before[-60:]) and not BACKGROUND.search(before)


_RECEIVES = rule(r"\b(?:received|receives|welcomed|welcomes|hosted|hosts|host(?:ing)?)\b", re.I)
_GUEST = rule(
    r"\bvisiting\b|\bon (?:an?|his|her|their) (?:[\w-]+ ){0,4}?visit\b|\bvisit to (?:the )?(?:country|kingdom|sultanate|republic|state|capital)\b"
    r"|\bwho (?:began|begins|started|pays|paid|is paying|is making|makes|arrived)\b[^.;]{0,40}",
    re.I,
)
_TO_ITS_PLACE = rule(
    r"(?:\s+of\s+(?:the\s+)?[^,.;]{2,40}?)?(?:\s*,[^,.;]{2,60},)?\s+(?:\w+\s+)?to\s+(?:the\s+|his\s+|her\s+)?(?:\w+\s+)?[A-Z]"
)
_ELSEWHERE = rule(
    r"\b(?:sidelines?|margins?|embassy|consulate|residence of the ambassador|attend\w*|participat\w+|summit|assembly|forum|conference)\b",
    re.I,
)


def _host(reading: Reading, frame: Frame) -> str:
    """The country of the one who receives: "received B at the Presidential Palace", "hosted B", "met with the visiting B". "" where nobody does."""
    for sentence in frame.sentences:
        verb = _RECEIVES.search(sentence.text)
        if _ELSEWHERE.search(sentence.text):
            continue
        people = [(mention, person) for mention in sentence.people if mention.name and (person := reading.who(mention)) and person.side]
        sides = {person.side for _, person in people}
        if len(sides) != 2 or sides & reading.lexicon.parties.organisations:
            continue
        guest = _GUEST.search(sentence.text)
        welcomed = verb and any(
            _TO_ITS_PLACE.match(reading.text, mention.span.end, sentence.span.end)
            for mention, _ in people
            if mention.span.start > sentence.span.start + verb.start()
        )
        if verb and (guest or welcomed or verb.group().lower().startswith("host") or find_place(reading, sentence).venue):
            passive = rule(r"\b(?:was|were|been|being)\s+(?:\w+\s+)?$").search(sentence.text[: verb.start()])
            before = [person.side for mention, person in people if mention.span.start < sentence.span.start + verb.start()]
            after = [person.side for mention, person in people if mention.span.start > sentence.span.start + verb.start()]
            return next(iter(after if passive else before), "")
        if guest and guest.group().lower() == "visiting":
            visitor = next((person for mention, person in people if mention.span.end > sentence.span.start + guest.start()), None)
            return next((side for side in sides if visitor and side != visitor.side), "")
    return ""


def _merge_place(first: Where, second: Where) -> Where:
    if first.city or not (second.city or second.country or second.venue):
        return first
    if first.country and second.country and first.country != second.country:
        return first  # a later sentence speaks of another country
    return Where(
        second.city or first.city, second.country or first.country, first.venue or second.venue, first.mode, second.span or first.span
    )
