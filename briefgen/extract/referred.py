"""Events of another day that a text only refers to: "her August 2021 visit to X", "the two ministers met in Y on 4 May", "since the 5th round in Z".

Each is read from its own clause alone, which becomes a small sentence of its own: a date, a place or a person beside it is of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.extract.dates import FUTURE, DateMention, resolve
from briefgen.extract.meetings import Frame, kind_of
from briefgen.extract.mentions import PersonMention
from briefgen.extract.parties import PartyMention
from briefgen.extract.places import PHONE
from briefgen.extract.present import eliminate
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody, only_speaks
from briefgen.extract.series import SeriesMention
from briefgen.extract.sides import seat_visitor
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import Worded, rule
from briefgen.model import Kind, Span, Status
from briefgen.prepare.days import MONTH, MONTHS

_TOLD = rule(
    r"\b(?P<noun>(?:(?:phone|telephone|video|working|state|official|tele)[- ]?)*(?:visits?|trip|meetings?|talks|summit|calls?|conversations?|consultations?|sessions?|round|discussions|encounter)"
    r"|visited|met|travel(?:l)?ed to|spoke(?= (?:by|on|over|via|with|to)\b))\b",
    re.I,
)
# Rounds of a mechanism count only where it says that they were held: "preceded by the Human Rights Dialogue, held in X on D".
_ROUND = rule(
    r"\b(?P<noun>dialogue|commission|committee|council)\b(?=,?\s+(?:which |that )?(?:was |were )?(?:held|convened|took place)\b)", re.I
)
_VISIT = rule(r"visit|trip|travel", re.I)
_VERB = frozenset(["visited", "met", "traveled to", "travelled to", "spoke"])
_REACH = 110  # characters between what was held and its date
# A date directly before: "her August 2021 visit", "their April 24 meeting", "the November 2023 Harbour Summit".
_BEFORE = rule(r",?[\s)]+(?:[\w.’'-]+\s+){0,3}?")
# Where the words that belong to an event end, and other things begin.
_STOP = rule(
    r",(?!\s(?:Jr|Sr)\b)|;|(?<!\b[A-Z])(?<!\bJr)(?<!\bSr)\.(?:\s|$)|\s(?:where|during which|when|which|who|and (?:the|to|his|her|their))\b"
)
# Words after which the date is no longer that of the meeting.
_CUT = rule(
    r"[;.:](?!\w)|\b(?:will|would|shall|to be held|scheduled|due|next|upcoming|discuss\w*|agreed|agreement|signed|sign|welcomed|expressed|affirmed|reaffirmed|stressed|noted"
    r"|thanked|invited|said|since|until|dated|entered|announced|adopted|established|elected|launched|issued|hop\w+|look\w*|attack\w*|anniversary|following|(?:after|before|ahead of|prior to) (?:the|his|her|their|its|an?))\b",
    re.I,
)
_TO_COME = rule(
    r"\b(?:next|upcoming|forthcoming|planned|proposed|future|first ever|ahead of|prepar\w+ (?:for|of)|to pay|to hold|to undertake|invit\w+)\s+(?:[\w–-]+\s+){0,4}?$"
    r"|\b(?:will|would|shall|should|to)\s+(?:be\s+)?(?:hold|held|host|convene|have|meet|visit|pay|take place)\b[^,;]{0,40}$",
    re.I,
)
_MONTH_ALONE = rule(
    rf"\b(?:in|last|this(?: past)?)\s+(?:(?:early|late|mid)[- ]?)?(?P<month>{MONTH})\b(?!\s*\d)(?:,?\s+(?:of\s+)?(?P<year>last year|this year))?"
)
_MONTH_OWNED = rule(
    rf"(?:(?<=\b[Hh]is )|(?<=\b[Hh]er )|(?<=\b[Tt]heir )|(?<=[’']s ))(?P<month>{MONTH})(?=\s+(?!\d))"
)  # "his July trip to Y"
_MONTH_FIRST = rule(rf"(?P<month>{MONTH})\b(?P<year>)")
_PLACE_AFTER = rule(r"(?:,?\s+in\s+(?:the\s+)?[A-ZÀ-Ỹ][\w’'.-]+(?:\s[A-ZÀ-Ỹ][\w’'.-]+)?)")
_OWNER = rule(r"\b(?P<whose>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|the)\s+(?:(?!(?:his|her|their|its|the)\b)[\w’'-]+\s+){0,4}?$")
_POSSESSIVE = rule(r"['’]s?\s+(?:[\w-]+\s+){0,4}?$")
_OF_BOTH = rule(
    r"\b(?:the two|both)\s+(?:\w+\s+)?(?:leaders|ministers|presidents|sides|officials|secretaries|diplomats|premiers|countries|heads of \w+|last|had|previously|first)\s+(?:\w+\s+){0,2}?$|\bthey\s+(?:\w+\s+){0,2}?$|\bthe\s+(?:ministers|leaders|presidents)\s+(?:\w+\s+){0,2}?$",
    re.I,
)
_SUBJECT_GAP = rule(
    r"\s+(?:had |has |have |also |last |recently |previously |earlier |successfully |first )*(?:(?:paid|made|undertook|conducted|held)\s+(?:an?\s+)?(?:[\w-]+\s+){0,4}?)?"
    r"|\s+(?:had been |has been |was |came |went |travel(?:l)?ed )(?:(?:in|to) [^.;,]{2,40} )?(?:on|with|for) (?:an? )(?:[\w-]+ ){0,3}"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """Where in a sentence an event is spoken of, with the date that is its own."""

    noun: re.Match[str]
    start: int  # in the readout's text
    end: int


def find_referred(reading: Reading, sentence: Sentence, main: Frame) -> list[Frame]:
    """Events of other days than that of `main` of which the sentence speaks; the caller compares the days."""
    if not sentence.dates and not _MONTH_ALONE.search(sentence.text) and not _MONTH_OWNED.search(sentence.text):
        return []
    found = []
    for said in _said(sentence):
        clause = clause_of(sentence, said.start, said.end)
        frame = (
            _visit(reading, sentence, clause, said, main)
            if _VISIT.search(said.noun.group())
            else _meeting(reading, sentence, clause, said, main)
        )
        if frame is not None:
            found.append(frame)
    return found


def _is_ahead(reading: Reading, clause: Sentence) -> bool:
    """The day is after publication: planned, whatever the words are."""
    when = resolve(clause.dates[0], reading.published, reading.bounds) if clause.dates and reading.published else None
    return bool(when and when.start and reading.published and when.start > reading.published)


def clause_of(sentence: Sentence, start: int, end: int) -> Sentence:
    """The part of a sentence between two places of the text, as a sentence: only what stands in it counts."""
    inside = Span(start, end)

    def within(span: Span) -> bool:
        return inside.start <= span.start and span.end <= inside.end

    text = Worded(sentence.text[start - sentence.span.start : end - sentence.span.start])
    dates = [one for one in sentence.dates if within(one.span) and not one.relative]
    if not dates and (alone := _MONTH_ALONE.search(text) or _MONTH_FIRST.match(text)):
        dates = [_month_alone(alone, start)]
    return replace(
        sentence,
        span=inside,
        text=text,
        tokens=[token for token in sentence.tokens if start <= token.start and token.end <= end],
        parties=[mention for mention in sentence.parties if within(mention.span)],
        people=[mention for mention in sentence.people if within(mention.span)],
        series=[series for series in sentence.series if within(series.span)],
        dates=dates,
        dateline=None,
        short=[(token, person) for token, person in sentence.short if start <= token.start and token.end <= end],
    )


_SENTENCE_ENDS = rule(r"[;]|,\s+(?:and|but|while|where|when|with|during|at which|which)\b|\s(?:where|when|during which|at which)\b|\.\s*$")


def clause_end(sentence: Sentence, start: int) -> int:
    """Where the clause ends that begins at `start`, both as places of the text."""
    stop = _SENTENCE_ENDS.search(sentence.text, start - sentence.span.start)
    return sentence.span.start + (stop.start() if stop else len(sentence.text))


def _said(sentence: Sentence) -> Iterator[_Said]:
    """Each noun or verb of meeting with a date that is plainly its own, before or after it."""
    text, base, last = sentence.text, sentence.span.start, 0
    dates = [one for one in sentence.dates if not one.relative and one.span.start >= sentence.start]
    for noun in sorted([*_TOLD.finditer(text), *_ROUND.finditer(text)], key=lambda match: match.start()):
        if noun.start() < last or _TO_COME.search(text, max(0, noun.start() - 60), noun.start()):
            continue
        owned = _MONTH_OWNED.search(text, max(0, noun.start() - 40), noun.start())
        ahead = next((one.span for one in dates if _BEFORE.fullmatch(text, one.span.end - base, noun.start())), None)
        if ahead is None and owned and _BEFORE.fullmatch(text, owned.end(), noun.start()):
            ahead = Span(base + owned.start(), base + owned.end())
        if ahead is not None and noun.group().lower() not in _VERB and not _cut(text, ahead.end - base, noun.start()):
            stop = _STOP.search(text, noun.end())
            last = stop.start() if stop else len(text.rstrip(" ."))
            yield _Said(noun, ahead.start, base + last)
            continue
        after = next(
            (
                one.span
                for one in dates
                if 0 <= one.span.start - base - noun.end() < _REACH and not _cut(text, noun.end(), one.span.start - base)
            ),
            None,
        )
        if (
            after is None
            and (alone := _MONTH_ALONE.search(text, noun.end(), noun.end() + _REACH))
            and not _cut(text, noun.end(), alone.start())
        ):
            after = Span(base + alone.start(), base + alone.end())
        if after is None and noun.group().lower() in _VERB and (first := _opens_with(sentence, dates)):
            stop = rule(r"[,;]|\.(?:\s|$)|\s(?:where|during which|when|which|who|and|for|to (?!the\b)[a-z]+)\b").search(text, noun.end())
            last = stop.start() if stop else len(text.rstrip(" ."))
            yield _Said(noun, first, base + last)
            continue
        if after is not None and not _another_between(text, noun.end(), after.start - base):
            place = _PLACE_AFTER.match(text, after.end - base)
            last = place.end() if place else after.end - base
            yield _Said(noun, base + noun.start(), base + last)


def _opens_with(sentence: Sentence, dates: list[DateMention]) -> int | None:
    """Where the month stands with which the sentence opens: "In June 2023, A visited Y". A day there is mostly the main event's own."""
    lead = rule(r"\W*(?:In|Back in|Earlier,? in)\s+").match(sentence.text)
    if lead is None:
        return None
    at = sentence.span.start + lead.end()
    return next((one.span.start for one in dates if one.day is None and one.span.start == at), None)


def _cut(text: str, start: int, end: int) -> bool:
    return bool(_CUT.search(text, start, end) or FUTURE.search(text, start, end))


def _another_between(text: str, start: int, end: int) -> bool:
    """Another meeting stands nearer to the date, and is no part of this one's name: "the visit after the talks of 4 May"."""
    return bool(
        rule(
            r"\b(?:after|before|follow(?:s|ed|ing)|preced(?:es|ed)|during|at|on the (?:sidelines|margins) of)\b[^,;]{0,40}\b(?:visit|talks|call|session|round|meeting)\b"
        ).search(text, start, end)
    )


# --- who ----------------------------------------------------------------------------------------------------------------------------------


def _visit(reading: Reading, sentence: Sentence, clause: Sentence, said: _Said, main: Frame) -> Frame | None:
    """ "the visit of A to Y", "A's visit to Y", "A visited Y", "her visit to Y": the visitor is of one side, Y the other."""
    goal = next((m for m in clause.parties if _to(clause, m) and (m.place or m.sort is Sort.NAME)), None) or _stayed_in(sentence, said)
    if goal is None:
        return None
    host = goal.place.code if goal.place else goal.code
    visitor = _of_noun(reading, clause) or _owner(reading, sentence, said, main) or _subject(reading, sentence, said)
    if visitor is None or host in reading.lexicon.parties.organisations:
        return None
    seat_visitor(reading, visitor, host)
    if visitor.side in ("", host):
        return None
    hosts = [person for person in _named(reading, clause) if person.side == host]
    return Frame(clause, Status.REFERRED, Kind.VISIT, None, [visitor, *hosts], [clause], "visit", (visitor.side, host))


_ON_A_VISIT = rule(r",?\s+(?:on|with|for|during)\s+(?:an?|his|her|the)\s+(?:[\w-]+\s+){0,3}?$")


def _stayed_in(sentence: Sentence, said: _Said) -> PartyMention | None:
    """ "was in | Kenya on a state | visit in April": the country before the noun."""
    text, base, at = sentence.text, sentence.span.start, said.noun.start()
    return next(
        (
            m
            for m in sentence.parties
            if m.span.end - base <= at
            and (m.place or m.sort is Sort.NAME)
            and _ON_A_VISIT.fullmatch(text, m.span.end - base, at)
            and rule(r"\b(?:was|were|had been|has been|came|travel(?:l)?ed|went)\s+(?:in|to)\s+(?:the\s+)?$").search(
                text, 0, m.span.start - base
            )
        ),
        None,
    )


def _to(clause: Sentence, mention: PartyMention) -> bool:
    start = mention.span.start
    return bool(
        rule(r"\b(?:to|visited|in|visit)\s+(?:the\s+)?(?:Republic of\s+|Kingdom of\s+|State of\s+)?$").search(
            clause.text[: start - clause.span.start]
        )
    )


def _meeting(reading: Reading, sentence: Sentence, clause: Sentence, said: _Said, main: Frame) -> Frame | None:
    """ "their meeting in X on D", "the talks between A and B", "A met B", "the 4th session of the Commission, held in X on D"."""
    series = _series(sentence, said)
    people = _named(reading, clause)
    if len(people) > 1 and rule(r"\s+with\b").match(sentence.text, said.noun.end()):
        return None  # "had meetings with A and B on 4 May": each of the two met somebody else
    if len({person.side or person.name for person in people}) < 2:
        people = [*_subjects(reading, sentence, said, main), *people]
    people = _one_per_side(people)
    sides = {person.side for person in people if person.side}
    named = series is not None and bool(series.key)
    parties: tuple[str, ...] = ()
    if len(sides) < 2 and not named:
        pair = _named(reading, clause)
        if not (_of_the_sides(sentence, said) or (len(pair) == 2 and not any(p.side for p in pair))) or len(reading.parties) != 2:
            return None
        people, parties = people or pair, reading.parties
    if len(sides) < 2 and named and len(series.parties if series else ()) < 2 and len(reading.parties) < 2:
        return None
    noun = said.noun.group().lower()
    kind = series.kind if series and series.key else _kind(noun, clause.text)
    if noun in _VERB:
        noun = "phone call" if kind is Kind.CALL else "meeting"
    return Frame(clause, Status.REFERRED, kind, series if series and series.key else None, people, [clause], noun, parties)


def _of_the_sides(sentence: Sentence, said: _Said) -> bool:
    """ "its previous meeting", "the previous consultations": a round of what the text is about."""
    return bool(
        rule(r"\b(?:its|their|the)\s+(?:previous|last|first|second|preceding|earlier)\s+(?:\w+\s+)?$", re.I).search(
            sentence.text[: said.noun.start()]
        )
    )


def _kind(noun: str, text: str) -> Kind:
    if PHONE.search(text) or rule(r"\bcalls?\b").search(noun) or noun == "spoke":
        return Kind.CALL
    return kind_of(noun, None)


def _series(sentence: Sentence, said: _Said) -> SeriesMention | None:
    """The mechanism of which the noun is a round, by name."""
    at = sentence.span.start + said.noun.start()
    return next(
        (s for s in sentence.series if s.span.start <= at < s.span.end or (0 <= s.span.start - at < 30 and s.span.end <= said.end)), None
    )


def _named(reading: Reading, clause: Sentence) -> list[Somebody]:
    people = [person for mention in clause.people if mention.name and (person := reading.who(mention)) and not only_speaks(person)]
    if len(people) == 2:
        eliminate(reading, people)
    return people


def _one_per_side(people: list[Somebody]) -> list[Somebody]:
    out: list[Somebody] = []
    for person in people:
        if person.side and not any(person.side == one.side for one in out):
            out.append(person)
    return out


def _owner(reading: Reading, sentence: Sentence, said: _Said, main: Frame) -> Somebody | None:
    """Whose event it is: "President A's visit", "his visit", "during her visit, Minister A ..."."""
    before = sentence.text[
        : said.noun.start() if said.start >= sentence.span.start + said.noun.start() else said.start - sentence.span.start
    ]
    owned = _POSSESSIVE.search(before) or _OWNER.search(before)
    if owned is None or owned.groupdict().get("whose") in ("Their", "their", "Its", "its", "the"):
        return None
    at = sentence.span.start + owned.start()
    if owned.groupdict().get("whose") is None:
        mention = next((m for m in sentence.people if m.span.end == at), None)
        return _somebody(reading, mention) if mention else None
    earlier = [m for m in sentence.people if m.name and m.span.end <= at]
    later = [m for m in sentence.people if m.name and m.span.start >= said.end]
    mention = earlier[0] if earlier else later[0] if later and owned.start() < 25 else None
    return reading.who(mention) if mention else (main.people[0] if main.people else None)


def _of_noun(reading: Reading, clause: Sentence) -> Somebody | None:
    """ "the visit of (by) A to Y": who stands after the noun."""
    for mention in clause.people:
        if rule(r"\b(?:of|by|from)\s+(?:the\s+|H\.?E\.?\s+)?(?:[\w’'-]+\s+){0,2}?$").search(
            clause.text[: mention.span.start - clause.span.start]
        ):
            return _somebody(reading, mention)
    return None


def _subject(reading: Reading, sentence: Sentence, said: _Said) -> Somebody | None:
    """ "President A (had) visited Y", "President A paid a state visit to Y"."""
    at = sentence.span.start + said.noun.start()
    mention = next(
        (m for m in reversed(sentence.people) if m.span.end <= at and _SUBJECT_GAP.fullmatch(reading.text, m.span.end, at)), None
    )
    if mention is None:
        return next(  # "Berg visited Kenya in May"
            (person for token, person in sentence.short if token.end <= at and _SUBJECT_GAP.fullmatch(reading.text, token.end, at)), None
        )
    return _somebody(reading, mention)


def _somebody(reading: Reading, mention: PersonMention) -> Somebody | None:
    """The person named; a nameless office-holder with a side of its own ("the President of X") as somebody without a name."""
    if mention.name:
        return reading.who(mention)
    if mention.plural or not mention.side or not mention.title:
        return None
    return Somebody("", mention.title, mention.side, mention.basis, frozenset(), mention.span)


def _subjects(reading: Reading, sentence: Sentence, said: _Said, main: Frame) -> list[Somebody]:
    """Who met, where the clause itself does not name both: the two leads ("their meeting", "the two ministers met"), or the subject before it."""
    before = sentence.text[: min(said.start - sentence.span.start, said.noun.start())]
    owned = _POSSESSIVE.search(before) or _OWNER.search(before)
    whose = (owned.groupdict().get("whose") or "name").lower() if owned else ""
    named = [(m.span.start, p) for m in sentence.people if m.name and m.span.end <= said.start and (p := reading.who(m))]
    named += [(token.start, p) for token, p in sentence.short if token.end <= said.start]
    pair = _one_per_side([person for _, person in sorted(named, key=lambda one: one[0])])
    if whose in ("their", "its") or (_OF_BOTH.search(before) and said.noun.group().lower() in _VERB | {"talks", "meeting", "discussions"}):
        return pair if len(pair) == 2 and whose == "their" else list(main.people)
    if whose in ("his", "her", "name") and (person := _owner(reading, sentence, said, main)):
        return [person]
    if len(pair) == 2 and (rule(r"\b(?:at|during|in)\s+(?:the|a)\s+$").search(before) or _BOTH_JUST_NAMED.search(before)):
        return pair
    subject = _subject(reading, sentence, said)
    return [subject] if subject else []


_BOTH_JUST_NAMED = rule(r"\S+ and (?:[A-Z]\S+ ){1,6}(?:had |have )?(?:also |last |previously |earlier |first )?$")  # "A and B last | met"


def _month_alone(found: re.Match[str], base: int) -> DateMention:
    """ "in May", "last October": the year is told by the date of publication."""
    return DateMention(Span(base + found.start(), base + found.end()), found.group(), month=MONTHS[found["month"].lower()])
