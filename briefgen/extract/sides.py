"""The side of those whom no title or country beside their name puts on one: what the text says of delegations, hosts, visitors and lists.

Each rule fills `side` and `basis` of people who have none yet, and leaves all others as they are.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.extract.delegations import LED
from briefgen.extract.mentions import PersonMention, joined
from briefgen.extract.parties import PartyMention
from briefgen.extract.registry import Somebody
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.prepare.dateline import Dateline

if TYPE_CHECKING:
    from briefgen.extract.reading import Reading, Sentence


def take_sides_of_visits(reading: Reading) -> None:
    """Sides by who visits, invites, hosts and is met on a journey; needs `reading.parties`."""
    _visitors(reading)
    _inviters(reading)
    _invited_there(reading)
    _hosts(reading)
    _received_at_home(reading)
    _with_a_counterpart(reading)


def take_sides_by_order(reading: Reading) -> None:
    """Sides by the order in which countries and people are listed; needs `reading.parties`."""
    _respectively(reading)
    _in_order_of_list(reading)
    _in_order_of_pair(reading)
    _two_delegations(reading)


def seat_visitor(reading: Reading, visitor: Somebody, host: str) -> None:
    """Who visits one of the text's two parties, and has no side, is of the other."""
    other = reading.other_party(host) if host in reading.parties else ""
    if other and not visitor.side:
        visitor.side, visitor.basis = other, "visits the other side's country"


_VISITS = rule(
    r"^(?:,[^,]{1,60},)?,?\s+(?:has\s+|is\s+|also\s+|today\s+|yesterday\s+|successfully\s+)*(?:visited|arriv(?:ed|es) in|travel(?:l)?ed to|(?:made|paid|paying|making|concluded|began|ended|completed|wrapped up)\s+(?:an?|his|her|the)\s+(?:[\w-]+\s+){0,4}?visit\s+to)\s+(?:[\w'’ ]+,\s+)?(?:the\s+)?$",
    re.I,
)
_WELCOMED_TO = rule(
    r"\b(?:welcomed|hosted|received|welcomes|hosts|receives)\b[^.;]{3,80}?\b(?:on|during|for)\s+(?:his|her|their|an?)\s+(?:[\w-]+\s+){0,4}?visit\s+to\s+(?:the\s+)?$",
    re.I,
)
_INVITED = rule(r"\bat the invitation of\b", re.I)


def _visitors(reading: Reading) -> None:
    """Who visits a country is of the other side; who invited the visitor is of that country."""
    if len(reading.parties) != 2:
        return
    for sentence in reading.sentences[:6]:
        for mention in sentence.parties if len(visited_countries(reading, sentence)) < 2 else ():
            if mention.code not in reading.parties or mention.sort is Sort.DEMONYM:
                continue
            if _WELCOMED_TO.search(sentence.text[: mention.span.start - sentence.span.start]):
                _host_and_guest(reading, sentence, mention, mention.code)
            subject = next((m for m in sentence.people if m.name and _VISITS.match(reading.text[m.span.end : mention.span.start])), None)
            if subject is None:
                continue
            if visitor := reading.who(subject):
                seat_visitor(reading, visitor, mention.code)
            if invited := _INVITED.search(sentence.text):
                host = next(
                    (reading.who(m) for m in sentence.people if m.name and m.span.start >= sentence.span.start + invited.end()), None
                )
                if host and not host.side:
                    host.side, host.basis = mention.code, "invited the visitor"


_INVITES = rule(
    r"\b(?:invited|extended an invitation to|renewed (?:his|her|the) invitation to)\s+[^.;]{3,60}?\s+to\s+(?:pay\s+an?\s+(?:\w+\s+){0,2}visit\s+to|visit|come to|travel to)\s+(?:the\s+)?$",
    re.I,
)


def _inviters(reading: Reading) -> None:
    """ "A invited B to visit X": A is of X."""
    for sentence in reading.body:
        for mention in sentence.parties:
            before = sentence.text[: mention.span.start - sentence.span.start]
            if not mention.acts or not (found := _INVITES.search(before)):
                continue
            subject = next((m for m in sentence.people if m.name and m.span.end <= sentence.span.start + found.start()), None)
            host = reading.who(subject) if subject else None
            if (
                host
                and not host.side
                and not any(other.side == mention.code and other.title == host.title for other in reading.registry.people)
            ):
                host.side, host.basis = mention.code, "invited the other side to this country"


_THERE = rule(
    r"\b(?:visit(?:ed|ing|s)?(?: to)?|is in|was in|(?:is|was|are|were) (?:\w+ )?visiting|arriv(?:ed|es) in|came to|travel(?:l)?ed to|stay in|trip to)\s+(?:the\s+)?$"
)
_ON_INVITATION = rule(r"[^.;]{0,60}?\bat\s+(?:the\s+(?:\w+\s+)?invitation\s+of\s+(?:the\s+|his\s+|her\s+)?)?$")
_AT_INVITATION = rule(r"\b[Aa]t the (?:\w+ )?invitation of\s+(?:the\s+|his\s+|her\s+|their\s+)?$")
_HIS_INVITATION = rule(r"['’]s\s+(?:\w+\s+)?invitation\b")


def _invited_there(reading: Reading) -> None:
    """ "Minister A is in X at Minister B's invitation", "visited X at the invitation of B": B is of X, where nothing else tells whose B is."""
    for sentence in reading.body[:6]:
        for mention in sentence.parties:
            code = mention.place.code if mention.place else mention.code
            before = sentence.text[: mention.span.start - sentence.span.start]
            if mention.sort is Sort.DEMONYM or code in reading.lexicon.parties.organisations or not _THERE.search(before):
                continue
            inviter = next(
                (m for m in sentence.people if m.name and _AT_INVITATION.search(reading.text, sentence.span.start, m.span.start)), None
            )
            if inviter and inviter.span.end < mention.span.start and (person := reading.who(inviter)) and not person.side:
                person.side, person.basis = code, "invited the visitor"  # "At the invitation of Minister B, A paid a visit to X"
                continue
            host = next((m for m in sentence.people if m.name and m.span.start > mention.span.end), None)
            gap = reading.text[mention.span.end : host.span.start] if host else ""
            if host is None or not _ON_INVITATION.fullmatch(gap):
                continue
            person = reading.who(host)
            owns = gap.rstrip().endswith("at")
            if person and not person.side and (not owns or _HIS_INVITATION.match(reading.text, host.span.end)):
                person.side, person.basis = code, "invited the visitor"


_HIS_COUNTERPART = rule(r"\b(?:his|her)\s+(?:[\w-]+\s+){0,3}?counterpart\b(?!s)")


def _with_a_counterpart(reading: Reading) -> None:
    """ "A, who came at the invitation of his Kenyan counterpart, B, said": A is of the other side."""
    if len(reading.parties) != 2:
        return
    for sentence in reading.body[:3]:
        counterpart = next((m for m in sentence.people if m.counterpart and m.side in reading.parties), None)
        before = [m for m in sentence.people if m.name and counterpart and m.span.end <= counterpart.span.start]
        person = reading.who(before[0]) if len(before) == 1 else None
        if counterpart is None or person is None or person.side or person.title:
            continue
        if _HIS_COUNTERPART.search(reading.text, before[0].span.end, counterpart.span.end) and not is_journey(reading):
            person.side, person.basis = reading.other_party(counterpart.side), "meets a counterpart of the other side"


_HOSTED_HERE = rule(r"\b(?:hosted|received|welcomed)\b[^.;]{3,140}?\b(?:in|at)\s+(?:the\s+)?(?:[\w'’]+\s+){0,4}?$")


def _received_at_home(reading: Reading) -> None:
    """ "President A hosted President B on 20 April in Pretoria", and nothing tells whose they are: A is of the country of that city."""
    if len(reading.parties) != 2:
        return
    for sentence in reading.body[:3]:
        if sum(bool(mention.name) for mention in sentence.people) != 2:
            continue
        for mention in sentence.parties:
            place = mention.place
            if not place or place.code not in reading.parties:
                continue
            if _HOSTED_HERE.search(sentence.text[: mention.span.start - sentence.span.start]):
                _host_and_guest(reading, sentence, mention, place.code)
            elif rule(r"\b(?:at|in)\s+(?:the\s+)?$").search(sentence.text[: mention.span.start - sentence.span.start]):
                _guest_and_host(reading, sentence, place.code)


def _host_and_guest(reading: Reading, sentence: Sentence, country: PartyMention, code: str) -> None:
    """ "A welcomed B on his visit to X": A is of X, whose `code` it is, B of the other side."""
    named = [person for m in sentence.people if m.name and m.span.end <= country.span.start and (person := reading.who(m))]
    if len(named) == 2 and not any(person.side for person in named):
        named[0].side, named[0].basis = code, "welcomed the visitor"
        seat_visitor(reading, named[1], code)


def _guest_and_host(reading: Reading, sentence: Sentence, code: str) -> None:
    """ "President A and his host, President B, met in Y": B is of the country of that city, whose `code` it is, A of the other."""
    first, second = [(m, reading.who(m)) for m in sentence.people if m.name]
    if not first[1] or not second[1] or first[1].side or second[1].side:
        return
    if rule(r",?\s+(?:and|with|by)\s+(?:his|her)\s+(?:\w+\s+)?host,?\s+(?:the\s+)?").fullmatch(
        reading.text, first[0].span.end, second[0].span.start
    ):
        seat_visitor(reading, first[1], code)
        second[1].side, second[1].basis = code, "hosted the meeting there"


_HOSTED = rule(
    r"\s+(?:also\s+)?(?:hosted|chaired and hosted|presided over)\s+(?:the\s+)?(?:meeting|talks|session|consultations|dialogue|event)\b"
)
_TRAVELLED = rule(r"(?:^\W*In\s+|\b(?:travel(?:l)?(?:ed|s)|went|flew|moved|proceeded|continued)\s+(?:on\s+)?to\s+|\bin\s+)(?:the\s+)?$")


def _hosts(reading: Reading) -> None:
    """ "X hosted the meeting": of the country in which it was held. On a journey through several countries, whoever is met is of the one
    in which the sentence is set."""
    places = [
        m
        for sentence in reading.sentences[:5]
        for m in sentence.parties
        if m.place and not (sentence.dateline and m.span.start < sentence.dateline.span.end)
    ]
    journey = is_journey(reading)
    traveller = next((reading.who(m) for sentence in reading.body for m in sentence.people if m.name), None)
    for sentence in reading.body:
        for mention in sentence.people:
            person = reading.who(mention) if mention.name else None
            if person is None or person.side or (journey and person is traveller):
                continue
            if _HOSTED.match(reading.text, mention.span.end) and places and places[0].place:
                person.side, person.basis = places[0].place.code, "hosted the meeting there"
            if journey and (code := _stop(sentence, mention)):
                person.side, person.basis = code, "met on a visit there"


def is_journey(reading: Reading) -> bool:
    """Whether the text tells of a visit to several countries."""
    return any(_TOUR.search(sentence.text) or len(visited_countries(reading, sentence)) > 1 for sentence in reading.sentences[:6])


_TOUR = rule(
    r"\b(?:(?:two|three|four|five|six|seven|eight|multi|several)[- ](?:nation|country|state|stop|leg)s?\s+(?:[\w-]+\s+){0,2}?(?:tour|visit|trip|swing)"
    r"|tour (?:of|to|through) (?:[\w-]+\s+){0,6}?(?:countries|nations|states|capitals|islands|region|continent)|(?:visit|trip) to several (?:\w+\s+){0,3}?(?:countries|capitals))\b",
    re.I,
)


def _stop(sentence: Sentence, mention: PersonMention) -> str:
    """The country of the place named last before `mention`, where it says that the traveller was there; "" otherwise."""
    here = [m for m in sentence.parties if m.span.end <= mention.span.start and (m.place or m.sort is Sort.NAME)]
    here = [m for m in here if _TRAVELLED.search(sentence.text[: m.span.start - sentence.span.start])]
    if not here:
        return ""
    return here[-1].place.code if here[-1].place else here[-1].code


def visited_countries(reading: Reading, sentence: Sentence) -> list[str]:
    """The two or more countries in "visited A and B", "a visit to A, B and C"; [] where it is one."""
    run: list[PartyMention] = []
    for mention in [one for one in sentence.parties if one.sort is Sort.NAME]:
        gap = reading.text[run[-1].span.end if run else max(0, mention.span.start - 30) : mention.span.start]
        if (run and rule(r",?\s*(?:and\s+)?(?:the\s+)?").fullmatch(gap)) or (
            not run and rule(r"\b(?:visit|trip)(?:ed|s|ing)?(?: to)?\s+(?:the\s+)?$", re.I).search(gap)
        ):
            run.append(mention)
        elif run:
            break
    return [one.code for one in run] if len(run) > 1 else []


_BOTH_LED = rule(
    rf"\b(?:delegations|sides|parties|(?:consultations|talks|meeting|session|dialogue)) were {LED} by\b|\bwas co-?(?:chaired|led|headed) by\b",
    re.I,
)


def _respectively(reading: Reading) -> None:
    """ "A and B held ... X and Y led their respective delegations": two people without sides, in the order of the countries."""
    for place, sentence in enumerate(reading.sentences):
        if "respective" not in sentence.text and not _BOTH_LED.search(sentence.text):
            continue
        people = [person for m in sentence.people if m.name and (person := reading.who(m))]
        near = [*sentence.parties, *(reading.sentences[place - 1].parties if place else [])]
        order = list(dict.fromkeys(m.code for m in near if m.sort is Sort.NAME and m.code in reading.parties))
        known = [person for person in people if person.side in order]
        if len(people) == 2 and len(order) == 2 and len(known) == 1 and not reading.readout.side and _BOTH_LED.search(sentence.text):
            open_ = next(person for person in people if person is not known[0])
            if not open_.side:
                open_.side, open_.basis = next(code for code in order if code != known[0].side), "by elimination"
        if len(people) == 2 and len(order) == 2 and not any(person.side for person in people):
            for person, code in zip(people, order, strict=True):
                person.side, person.basis = code, "by the order in which the sides are named"


def _in_a_row(text: str, mentions: list[PersonMention]) -> list[PersonMention]:
    """The first run of named people with nothing but commas and "and" between them."""
    run: list[PersonMention] = []
    for mention in mentions:
        if run and not rule(r",?\s+(?:and\s+)?(?:the\s+)?").fullmatch(text[run[-1].span.end : mention.span.start]):
            if len(run) > 2:
                break
            run = []
        run = [*run, mention] if mention.name else []
    return run


def _in_order_of_list(reading: Reading) -> None:
    """Three or more without sides in one list, after as many countries in a list: "officials of A, B and C ... President X, Minister Y and Minister Z"."""
    lists = [
        [m.code for m in sentence.parties if m.sort is Sort.NAME and m.code not in reading.lexicon.parties.organisations]
        for sentence in reading.sentences[:6]
    ]
    orders = [tuple(dict.fromkeys(codes)) for codes in lists if len(set(codes)) >= 3]
    for sentence in reading.sentences[:6]:
        run = _in_a_row(reading.text, sentence.people)
        people = [person for m in run if (person := reading.who(m))]
        fit = next((order for order in orders if len(order) == len(people)), None)
        if fit and not any(person.side for person in people):
            for person, code in zip(people, fit, strict=True):
                person.side, person.basis = code, "by the order in which the sides are named"


def _in_order_of_pair(reading: Reading) -> None:
    """ "State Secretary A and Assistant Minister B led the ninth X-Y dialogue", and nobody's country is told: in the order of the name."""
    for sentence in reading.body[:3]:
        of_series = [one.parties for one in sentence.series if len(one.parties) == 2 and set(one.parties) == set(reading.parties)]
        pair = of_series[0] if of_series else _hyphened(reading, sentence)
        named = [m for m in sentence.people if m.name]
        people = [person for m in named if (person := reading.who(m))]
        if not pair or len(people) != 2 or any(person.side for person in people) or people[0] is people[1]:
            continue
        if joined(reading.text, named[0], named[1]):
            for person, code in zip(people, pair, strict=True):
                person.side, person.basis = code, "by the order in which the sides are named"


def _hyphened(reading: Reading, sentence: Sentence) -> tuple[str, ...]:
    """The text's two parties as "the Norway-Kenya Treaty" has them; () where nothing does."""
    for one, two in itertools.pairwise(sentence.parties):
        if reading.text[one.span.end : two.span.start] in {"-", "–"} and {one.code, two.code} == set(reading.parties):
            return (one.code, two.code)
    return ()


_MET_WITH = rule(r"\b(?P<verb>hosted|welcomed|received|met|held|convened|co-?chaired|conducted|had)\b")
_WITH = rule(r"\b(?:with|by)\s")


def _two_delegations(reading: Reading) -> None:
    """ "Minister A and Minister B hosted the X-Y Ministerial Meeting with Minister C and Minister D", and nobody's country is told: those
    before the verb are of the publisher's country, of the one where they host, or of the one named first in the meeting's name."""
    if len(reading.parties) != 2:
        return
    for sentence in reading.body[:3]:
        people = [(m.span.start, person) for m in sentence.people if m.name and (person := reading.who(m))]
        verb = _MET_WITH.search(sentence.text)
        joined = _WITH.search(sentence.text, verb.end()) if verb else None
        if len(people) < 3 or any(person.side for _, person in people) or verb is None or joined is None:
            continue
        base = sentence.span.start
        first = [person for at, person in people if at < base + verb.start()]
        second = [person for at, person in people if at > base + joined.start()]
        pair = next((series.parties for series in sentence.series if len(series.parties) == 2), ())
        own = _first_side(reading, sentence, verb["verb"], pair)
        if not own or not first or not second or len(first) + len(second) != len(people):
            continue
        other = reading.other_party(own)
        for person in (*first, *second):
            person.side, person.basis = own if person in first else other, "by the order in which the sides are named"


def _first_side(reading: Reading, sentence: Sentence, verb: str, pair: Sequence[str]) -> str:
    if reading.readout.side in reading.parties:
        return reading.readout.side
    there = [m.place.code for m in sentence.parties if m.place and m.place.code in reading.parties]
    if there and verb in ("hosted", "welcomed", "received"):
        return there[0]
    return pair[0] if set(pair) == set(reading.parties) else ""


_OCCASION = rule(
    r"\b(?:sidelines?|margins?|attend\w*|participat\w+|conference|summit|forum|assembly|(?:visit(?:ed|s|ing)?|trip) to)\b", re.I
)


def take_side_of_the_dateline(reading: Reading) -> None:
    """The one minister without a country who opens a text that no known outlet signs, and meets somebody of another country: of the country
    in whose capital the text is dated. Not on the margins of anything, nor in a city where all nations meet.
    Dated from two capitals ("Vienna/Bogotá"), who opens is of the first, where the text was written, and the one whom he meets of the other."""
    lead = next((sentence for sentence in reading.body if sentence.dateline), None)
    if lead is None or lead.dateline is None or reading.readout.side:
        return
    people = [person for m in lead.people if m.name and (person := reading.who(m))]
    if len(people) < 2 or not people[0].title or _OCCASION.search(lead.text, lead.dateline.span.end - lead.span.start):
        return
    if people[0].side:
        _called_on_there(reading, lead, lead.dateline, people)
        return
    dated = [m.place for m in lead.parties if m.place and m.sort in (Sort.CAPITAL, Sort.NAME) and m.span.end <= lead.dateline.span.end]
    capitals = list({place.code: place for place in dated}.values())
    if len(capitals) == 2 and len(people) == 2 and people[1].side in ("", capitals[1].code):
        people[1].side, people[1].basis = capitals[1].code, people[1].basis or _DATED
    elif not capitals or capitals[0].house in reading.lexicon.parties.hosts:
        return
    others = {person.side for person in people[1:]}
    if "" not in others and capitals[0].code not in others:
        people[0].side, people[0].basis = capitals[0].code, _DATED


_DATED = "the capital from which the text is dated"
_DATED_IN_TOWN = "the city from which the text is dated"  # which need not be the capital
_CALLED_ON = rule(r"\b(?:call(?:ed|s)\s+(?:\w+\s+)?on|(?:courtesy|farewell|introductory)\s+(?:call|visit))\b")


def _called_on_there(reading: Reading, lead: Sentence, dateline: Dateline, people: Sequence[Somebody]) -> None:
    """Those on whom a foreign guest calls, none of whom has a side: of the country in a city of which the text is dated."""
    there = {m.place.code: m.place for m in lead.parties if m.place and m.span.end <= dateline.span.end}
    guest, *hosts = people
    if len(there) != 1 or guest.side in there or any(one.side or not one.title for one in hosts) or not _CALLED_ON.search(lead.text):
        return
    code, place = next(iter(there.items()))
    if place.house not in reading.lexicon.parties.hosts:
        for host in hosts:
            host.side, host.basis = code, _DATED_IN_TOWN
