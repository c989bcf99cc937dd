"""Where an event was held: the place beside the verb of holding, never the dateline's."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefgen.extract.parties import PartyMention
from briefgen.extract.reading import Reading, Sentence
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Mode, Span, Where
from briefgen.prepare.dateline import Dateline
from briefgen.prepare.days import MONTH, MONTHS

_IN = rule(
    r"(?:\b(?:in|at|to|near|outside|visiting|visited|on)|\bhost(?:ed|s|ing)?(?: by)?|capital(?: city)?,?|city(?: of)?|here in|,)\s*(?:the\s+)?(?:(?:\w+['’]s|(?:State|Government|Parliament) House|\w+)\s+)?(?:capital(?:\s+city)?(?:\s+of)?,?\s*|(?:resort |port |coastal |southern |northern |eastern |western |central |historic )*(?:city|town|resort|island)\s+(?:of\s+)?|downtown\s+)?$",
    re.I,
)
_FROM = rule(
    r"\b(?:from|based in|residen(?:ce|t) in|residing in|ambassador in|embassy in|embassy of|university of|consulate in|to)\s*(?:the\s+)?$",
    re.I,
)
# Where somebody came to: "welcomed B to Canberra", "travelled to Oslo to meet B".
_CAME = rule(
    r"\b(?:welcom(?:e|ed|ing)\s+[^;.]{3,200}|travel(?:l)?ed(?: on)?|arrived|came|flew|went|proceeded|(?:official |working |state )?visit|delegation)\s+to\s+(?:the\s+)?$",
    re.I,
)
# A place that is spoken of: "the situation in Gaza", "the war in Sudan".
_ABOUT = rule(
    r"\b(?:situation|crisis|war|conflict|developments?|ceasefire|cease-fire|aid|peace|stability|violence|attacks?|elections?|investments?|interests?|refugees|hostages|hostilities|escalation|tensions|truce|progress|events|fighting|deluge|floods?|flooding|earthquake|quake|disaster|cyclone|hurricane|storm|famine|drought|landslides?|(?-i:process)|regime|coup|people|citizens|nationals|workers|students|troops|forces|projects?|port|(?:border )?posts?|bridge|plant|dam|pipeline|airport|corridor|rule of law|human rights|democracy|efforts)\s+(?:in|to|of|at|on|from|near)\s+(?:the\s+)?$",
    re.I,
)
# Where the one before this one was held, and whose title a city belongs to.
_BEFORE_THIS = rule(
    r"\b(?:success|legacy|spirit|follow-up|outcomes?|results?)\s+(?:of|to)\s+(?:the|their|last)\s+[^.;,]{3,40}\s(?:in|at)\s+(?:the\s+)?$|\b(?:agreed|reached|made|decided|taken|signed|adopted|discussed|outcomes?|results?|decisions?|recommendations?|commitments?)\b[^.;,]{0,30}\b(?:at|during|of|from|in)\s+(?:the|its|their)\s+[^.;,]{3,80}?\s(?:held|convened)\s+in\s+(?:the\s+)?$|\b(?:further to|following|subsequent to|building on|after|since|pursuant to|as agreed at|in line with)\s+(?:the|their)\s+[^.;]{3,80}?,?\s+(?:(?:that|which) (?:was|took) )?(?:held|convened|organi[sz]ed|hosted|place)\s+in\s+(?:the\s+)?$|"
    r"\b(?:summit|meeting|talks|visit|session|round|consultations)\s+(?:of|in)\s+(?:[A-Z]\w+\s+)?(?:19|20)\d\d\s+(?:in|to)\s+$|\b(?:previous|preceding|last|earlier)\s+(?:one|round|rounds|session|meeting|edition|talks|consultations|dialogue|held|met)\b[^.;]{0,60}$",
    re.I,
)
_HOLDS = rule(
    r"\b(?:Prince|Princess|Governor|Mayor|Emir|Ruler|Bishop|Archbishop|University|Duke|Sheikh|Bank|Port|Treaty|Declaration|Convention|Agreement|Protocol|Charter)\s+of\s+(?:the\s+)?$",
    re.I,
)
# "said Oslo would double its aid": the city stands for the government.
_SAID = rule(r"\b(?:said|says|added|told [^,;.]{2,30}|noted|announced|hoped|that)\s+$")
_DOES = rule(r"\s+(?:would|will|could|should|must|might|wants?|wished|hoped|looked|stood)\b(?!\s+host)")
_CAPITAL = rule(r"\b(?:the\s+)?(?:national capital|capital city|capital)\b", re.I)
# What is agreed or planned for another place is not where this meeting was held.
_PROMISED = rule(
    r"\b(?:agreed to|decided to|next (?:round|meeting|session|dialogue)|would be held|will be held|to be held|scheduled|invited|propos\w+|plans? to|preparations? for|opening of|ahead of|looked forward)\b(?![^.;]*\b(?:held|met|hosted|gathered|gathering|convened|took place|(?:at|during|after|following|in) (?:their|the) (?:\w+ ){0,2}?(?:meeting|talks)|(?:held|convened|hosted) (?:the|their|its|an?) (?!next|second|following)[^.;]{3,90}?) (?:here|in)\b)",
    re.I,
)
_VENUE = rule(
    r"\b(?:at|in)\s+(?P<venue>the\s+(?:[A-ZÀ-Ỹ][\w'’-]*\s+){0,5}(?:Palace|Guest\s?[Hh]ouse|House|Hotel|Ministry(?:\s+of\s+Foreign\s+Affairs)?|Headquarters|Office|Department(?:\s+of\s+State)?|Centre|Center|Pentagon|Kremlin|Hall|Chancery|Castle|Chancellery))\b"
)
_DATED_THERE = rule(rf",?\s+\(?(?:{MONTH}\.?\s+\d|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})")  # a headline: "Visit of A - Oslo, 3 April 2025"
VIRTUAL = rule(
    r"\b(?:virtual(?:ly)?|video\s?-?\s?conferenc\w*|video\s?call|video\s?link|video-?link|online|teleconferenc\w*|via zoom|video-teleconference|by video|via video)\b",
    re.I,
)
PHONE = rule(
    r"\b(?:phone|telephone|telephoned|phoned|by phone|phone\s?call|telephone\s?call|on the phone|over the phone|phone talks)\b", re.I
)
HYBRID = rule(r"\b(?:hybrid)\b", re.I)

# "the first round to be held in person since 2019; the one before took place by video", "co-hosting the next, virtual edition"
_IN_PERSON = rule(
    r"\b(?:held|meeting|met|round|session|gathering|talks|took place)\s+(?:in[- ]person|face[- ]to[- ]face|physically)\b", re.I
)
_OF_ANOTHER = rule(r"\b(?:next|upcoming|forthcoming|previous|last|earlier)\b[\s,]+(?:\w+,?\s+){0,3}?$", re.I)


def mode_of(text: str) -> Mode:
    """By the words for phone and screen; UNSAID where there is none."""
    if HYBRID.search(text):
        return Mode.HYBRID
    if (screen := VIRTUAL.search(text)) and not _OF_ANOTHER.search(text, 0, screen.start()):
        return Mode.IN_PERSON if _IN_PERSON.search(text) else Mode.VIRTUAL
    return Mode.PHONE if PHONE.search(text) else Mode.UNSAID


def find_place(reading: Reading, sentence: Sentence) -> Where:
    """City, country and venue that the sentence gives; empty where it gives none."""
    text = reading.text
    venue = _VENUE.search(sentence.text)
    named = venue["venue"].removeprefix("the ").strip() if venue else ""
    for mention in sentence.parties:
        if sentence.dateline and mention.span.start < sentence.dateline.span.end:
            continue
        place = mention.place
        if not place or _titled(sentence, mention) or _in_name(sentence, mention):
            continue
        before = text[max(sentence.span.start, mention.span.start - 60) : mention.span.start]
        if (
            _IN.search(before)
            and (not _FROM.search(before) or _CAME.search(text[max(sentence.span.start, mention.span.start - 240) : mention.span.start]))
            and not _ABOUT.search(before)
            and not (_SAID.search(before) or _DOES.match(text, mention.span.end))
            and not _HOLDS.search(before)
            and not _BEFORE_THIS.search(before)
            and not _PROMISED.search(text[sentence.span.start : mention.span.start])
        ) or (sentence.heading and _DATED_THERE.match(text, mention.span.end) and before.rstrip().endswith(("-", "–", "—", "|"))):
            after = _city_after(sentence, mention, text)
            if after and after.place:  # "at Lancaster House, London"
                return Where(after.place.house, _country(sentence, after, after.place.code), named or mention.text, span=after.span)
            return Where(
                place.house if mention.sort is not Sort.NAME else mention.text,
                _country(sentence, mention, place.code),
                named,
                span=mention.span,
            )
    if found := _unknown_city(sentence):
        return _in_unknown_city(reading, sentence, found, named)
    if sentence_has_here(sentence.text) and (dateline := _dateline(reading)) and (city := city_in(reading, dateline.place)):
        here = sentence_has_here(sentence.text)
        at = sentence.span.start + (here.start() if here else 0)
        return Where(city[0], city[1], named, span=Span(at, at + 4))
    for mention in sentence.parties:
        if (
            mention.sort in (Sort.CAPITAL, Sort.CITY)
            and rule(
                r"\s+(?:has\s+|also\s+)?(?:host(?:ed|s)|saw|witnessed|(?:was|is) (?:the (?:venue|scene|setting)|(?:the )?host\b)|played host)\b"
            ).match(text[mention.span.end : mention.span.end + 24])
            and mention.place
        ):
            return Where(mention.place.house, _country(sentence, mention, mention.place.code), named, span=mention.span)
    if find_capital(reading, sentence).country:
        return Where(venue=named)
    if (capital := _CAPITAL.search(sentence.text)) and sentence.dateline and (city := city_in(reading, sentence.dateline.place)):
        return Where(city[0], city[1], named, span=Span(sentence.span.start + capital.start(), sentence.span.start + capital.end()))
    return Where(venue=named)


_UNKNOWN = rule(
    r"\b(?:held|convened|place|met|hosted|talks|concluded|opened|co-?chaired|gathered|meeting)\b(?:[^.;]{0,80}?|(?:\s\w+){0,2}?\s(?:with|of|between)\b[^.;,]{0,140}?)\bin (?:the (?:[\w-]+ ){0,3}?(?:city|town|province|village|resort|port|district) of )?(?P<city>[A-ZÀ-ỸĐ][\w'’-]+(?: [A-ZÀ-ỸĐ][\w'’-]+)?)(?= (?:on|from|today|yesterday|this|last|to|with|under|where|and|during|between|in (?:(?:north|south|east|west)\w*|central|coastal))\b|,|\.$)"
)


def _unknown_city(sentence: Sentence) -> re.Match[str] | None:
    """A place that no table has: "was convened in Songkhla on Thursday"."""
    found = _UNKNOWN.search(sentence.text)
    if (
        not found
        or found["city"].split()[0].lower() in MONTHS
        or found["city"].split()[0] in {"The", "His", "Her", "Their", "Minister", "President"}
    ):
        return None
    at = sentence.span.start + found.start("city")
    spans = [*(m.span for m in sentence.parties), *(m.span for m in sentence.people), *(m.span for m in sentence.series)]
    return None if any(span.start <= at < span.end for span in spans) else found


def _in_unknown_city(reading: Reading, sentence: Sentence, found: re.Match[str], venue: str) -> Where:
    """There, in the country that stands behind it, or else in that of a city of the tables that its words name."""
    start, end = (sentence.span.start + at for at in found.span("city"))
    known = city_in(reading, found["city"])
    country = _country_after(sentence, start, end, reading.lexicon.parties.regions) or (known[1] if known else "")
    return Where(found["city"], country, venue, span=Span(start, end))


_BEHIND_CITY = rule(
    r",\s+(?:in\s+)?(?:the\s+)?(?:(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:-?(?:east|west))?(?:ern)?|[Cc]entral|[Cc]oastal)(?:\s+(?:of|part of))?\s+)?(?:the\s+)?"
    r"|\s+in\s+(?:(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|central|coastal|[Uu]pper|[Ll]ower)\s+"
)


_REGION = rule(r",\s+(?:in\s+)?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")


def _country_after(sentence: Sentence, start: int, end: int, regions: Mapping[str, str]) -> str:
    """The country in "Zadarina, Croatia", "Zadarina in eastern Croatia", "the Croatian town of Zadarina", "San Pablo, California", the city being the code
    points from `start` to `end`; "" where none stands beside it."""
    text, base = sentence.text, sentence.span.start
    if (region := _REGION.match(text, end - base)) and (country := regions.get(region["name"])):
        return country
    for mention in sentence.parties:
        if mention.sort is Sort.NAME and mention.span.start > end and _BEHIND_CITY.fullmatch(text[end - base : mention.span.start - base]):
            return mention.code
        of_town = rule(r"\s+(?:[\w-]+\s+){0,2}?(?:city|town|village|resort|port) of\s+")
        if mention.sort is Sort.DEMONYM and mention.span.end < start and of_town.fullmatch(text[mention.span.end - base : start - base]):
            return mention.code
    return ""


def sentence_has_here(text: str) -> re.Match[str] | None:
    """ "held here yesterday": the place is the dateline's."""
    return rule(r"\bhere\b(?!\s+(?:are|is)\b)").search(text)


def _dateline(reading: Reading) -> Dateline | None:
    return next((sentence.dateline for sentence in reading.body[:4] if sentence.dateline), None)


def _city_after(sentence: Sentence, mention: PartyMention, text: str) -> PartyMention | None:
    """The city that follows a house and a comma."""
    for other in sentence.parties:
        gap = text[mention.span.end : other.span.start]
        if other.place and other.span.start > mention.span.start and gap.strip() == ",":
            return other
    return None


_ITS_CAPITAL = rule(r"(?:['’]s)?\s+capital\b(?!\s+(?:of|city of)?\s*[A-Z])(?!\s+(?:market|flows|investment|punishment|goods|increase))")
_CAPITAL_OF = rule(r"\b(?:in|at)\s+the\s+capital(?:\s+city)?\s+of\s+(?:the\s+)?$", re.I)


def find_capital(reading: Reading, sentence: Sentence) -> Where:
    """ "in the Finnish capital": the country, and the city where the text names it anywhere, be it in the dateline."""
    text = reading.text
    for mention in sentence.parties:
        if mention.sort not in (Sort.NAME, Sort.DEMONYM) or mention.code in reading.lexicon.parties.organisations:
            continue
        before = text[max(sentence.span.start, mention.span.start - 40) : mention.span.start]
        its = _ITS_CAPITAL.match(text[mention.span.end : mention.span.end + 40]) and rule(r"\b(?:in|at|to)\s+(?:the\s+)?$", re.I).search(
            before
        )
        if not its and not _CAPITAL_OF.search(before):
            continue
        named = next(
            (m for one in reading.sentences for m in one.parties if m.sort is Sort.CAPITAL and m.place and m.place.code == mention.code),
            None,
        )
        if named and named.place:
            return Where(named.place.house, mention.code, span=named.span)
        return Where("", mention.code, span=mention.span)
    return Where()


_MET_IN = rule(
    r"\b(?:met|talks|meetings?|held|consultations|convened|gathered|place|session|dialogue|negotiations|discussions|received|welcomed|hosted)\s+(?:(?:\w+ly|today|yesterday|on \w+day|this week|earlier)\s+){0,2}?in\s+(?:the\s+)?$",
    re.I,
)
_WELCOMED_TO = rule(r"\b(?:welcom(?:e|ed|es|ing)|greeted)\b[^.;]{3,120}\bto\s+(?:the\s+)?$", re.I)


_AT_ITS_MINISTRY = rule(
    r"\b(?:held|met|place|convened|hosted|received|talks|today|yesterday)\b[^.;]{0,40}\bat (?:the (?:headquarters|premises|seat) of )?the $"
)
_MINISTRY = rule(r"\s+(?:Ministry|Foreign Ministry|Parliament|National Assembly|Presidency|Presidential Palace|Department)\b")


_WHO_MET = rule(r"\s+(?:he|she|they|the|[A-Z][\w’'-]+)\s[^.;,]{0,60}?\b(?:met|held|received|called on)\b")  # "In Kenya Lindqvist met ..."


# "met A | of Chile and his aides today in | Peru"
_THERE = rule(
    r"(?:\s+of\s+(?:the\s+)?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?(?:\s+and\s+(?:his|her|their)\s+[\w’' -]{2,40}?)?"
    r"(?:,?\s+(?:earlier )?(?:today|yesterday|this (?:morning|afternoon|evening|week)|on [A-Z]\w+day|(?:on )?(?:[A-Z]\w+ \d{1,2}|\d{1,2} [A-Z]\w+)(?:,? \d{4})?))*"
    r",?\s+in\s+(?:the\s+)?"
)


def _met_somebody_in(reading: Reading, sentence: Sentence, mention: PartyMention) -> bool:
    """ "A met B in Kenya on Tuesday": the country right behind the one whom somebody met."""
    person = next((m for m in reversed(sentence.people) if m.name and m.span.end < mention.span.start), None)
    if person is None or not _THERE.fullmatch(reading.text, person.span.end, mention.span.start):
        return False
    before = sentence.text[: person.span.start - sentence.span.start]
    return bool(rule(r"\b(?:met|talks|meetings?|discussions|received|hosted|consultations|conferred)\b[^.;]{0,60}$").search(before))


def find_country(reading: Reading, sentence: Sentence) -> Where:
    """A country in which the sentence sets the event ("during his visit to Japan", "held in Fiji"); empty where it gives none."""
    text = reading.text
    for mention in sentence.parties:
        if (
            mention.sort is Sort.BODY
            and rule(r"\bat\s+(?:the\s+)?$").search(text[max(sentence.span.start, mention.span.start - 10) : mention.span.start])
            and mention.code not in reading.lexicon.parties.organisations
        ):
            return Where("", mention.code, mention.text, span=mention.span)
        if mention.sort is Sort.DEMONYM and _MINISTRY.match(text, mention.span.end):
            if _AT_ITS_MINISTRY.search(sentence.text[: mention.span.start - sentence.span.start]):
                return Where("", mention.code, span=mention.span)
            continue
        if (
            mention.sort is not Sort.NAME
            or _in_name(sentence, mention)
            or _titled(sentence, mention)
            or mention.code in reading.lexicon.parties.organisations
        ):
            continue
        before = text[max(sentence.span.start, mention.span.start - 50) : mention.span.start]
        opens = rule(r"in\s+(?:the\s+)?", re.I).fullmatch(text[sentence.start : mention.span.start])
        if (
            (opens and (text[mention.span.end : mention.span.end + 1] == "," or _WHO_MET.match(text, mention.span.end, sentence.span.end)))
            or _MET_IN.search(before)
            or _met_somebody_in(reading, sentence, mention)
            or (
                _WELCOMED_TO.search(text[max(sentence.span.start, mention.span.start - 130) : mention.span.start])
                and not rule(
                    r"\b(?:access|accession|support|approach|contribution|commitment|return|aid|assistance|sales|exports|response|solution)\b[^.;]{0,30}$",
                    re.I,
                ).search(before)
            )
        ):
            return Where("", mention.code, span=mention.span)
        if rule(
            r"\b(?:(?<!be )held in|visit to|visits? (?:to )?|visiting|trip to|arrived in|travel(?:l)?ed to|hosted by|visited)\s+(?:the\s+)?$",
            re.I,
        ).search(before) and not rule(
            r"\b(?:invit|recall)\w+\b[^.;]{0,80}$|\b(?:last|previous|earlier|past|planned|upcoming|forthcoming|future) (?:\w+ )?visits? to\s+(?:the\s+)?$|\b(?:interest|cooperation|situation|developments?|investments?|progress|role|war|conflict|ambassador|embassy|partner) (?:in|to)\s+(?:the\s+)?$",
            re.I,
        ).search(before):
            return Where("", mention.code, span=mention.span)
    return Where()


def _country(sentence: Sentence, mention: PartyMention, code: str) -> str:
    """The country of a city that several have: one that the sentence names elsewhere goes first."""
    codes = [form.code for form in mention.meanings if form.sort in (Sort.CAPITAL, Sort.CITY)]
    near = {other.code for other in sentence.parties if other is not mention}
    return next((one for one in codes if one in near), code)


def _titled(sentence: Sentence, mention: PartyMention) -> bool:
    return any(person.span.start <= mention.span.start < person.span.end for person in sentence.people)


def _in_name(sentence: Sentence, mention: PartyMention) -> bool:
    return any(series.span.start <= mention.span.start < series.span.end for series in sentence.series)


def city_in(reading: Reading, place: str) -> tuple[str, str] | None:
    """The first city of the tables that `place` names, with its country's code; None where it names none."""
    table = reading.lexicon.parties
    forms = table.forms.get(table.finder.first(place), ())
    return next(((form.house, form.code) for form in forms if form.sort in (Sort.CAPITAL, Sort.CITY)), None)
