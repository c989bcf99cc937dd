"""The ways in which a sentence opens an event: who met whom, spoke with whom, what was held."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from briefgen.extract.beside import each_guest, side_signing
from briefgen.extract.by_work import discussed, signed, told_somebody, with_somebody
from briefgen.extract.dates import FUTURE
from briefgen.extract.guests import guests, office_holders
from briefgen.extract.in_passing import on_its_margins, statement_after_a_visit
from briefgen.extract.meetings import (
    BACKGROUND,
    BY_NOUN,
    HELD,
    MET,
    NOUN_EVENT,
    SPOKE,
    VISIT,
    Frame,
    countries_named,
    kind_of,
    noun_of,
)
from briefgen.extract.places import VIRTUAL
from briefgen.extract.present import eliminate, people_at, principals_of, seat_the_last, side_by_main
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.registry import Somebody
from briefgen.extract.series_meant import series_of
from briefgen.extract.the_two import THE_TWO, last_two, the_two_met
from briefgen.extract.told import AHEAD_OF, Told
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Kind, Status

_NOMINAL_CALL = rule(
    r"\b(?:outcomes?|results?|following|after|since|including|implementation|momentum)\b[^.;]{0,60}\b(?:call|talks|conversation)\b", re.I
)
_BESIDE = 40  # characters after the verb in which the manner stands: "spoke today by video link with"
_DONE = rule(
    r"(?<!\bbe )(?<!\bto )\b(?:met|held(?! (?:to account|accountable|responsible|hostage|captive|back|up)\b)|co-?chaired|took place|convened|spoke|concluded|gathered|conferred|hosted|came together|sat down|had (?:an?|their|its|another)\s+(?:\w+\s+){0,2}?(?:meetings?|talks|sessions?|round|consultations))\b"
)


def _one_met_all(reading: Reading, sentence: Sentence, main: Frame | None) -> bool:
    """ "She also met with Prime Minister A and Minister B": one stands before the verb of meeting, all others after it."""
    met = MET.search(sentence.text)
    at = [place for place, _ in people_at(reading, sentence, main.people[0] if main and main.people else None)]
    return met is not None and sum(place < sentence.span.start + met.start() for place in at) == 1


# "Receiving B, A said ...": what is told stands in the participle.
_RECEIVING = rule(
    r"^\W*(?:(?:Later|Earlier)[^,]{0,20},\s+)?(?:(?:While|When|After|On|Upon)\s+)?(?:[Rr]eceiving|[Ww]elcoming|[Hh]osting|[Mm]eeting(?: with)?|[Tt]alking (?:to|with))\s+(?:the\s+)?(?:[A-Z]|visiting)"
)
_WITH_NOUN = rule(
    r"\b(?:[Aa]t|[Ii]n|[Dd]uring|[Ff]ollowing|[Aa]fter)\s+(?:(?:an?|the|another|his|her)\s+)?(?:[\w-]+\s+){0,2}?(?:meeting|talks|call|conversation|reception)\s+with\b"
)
_TOGETHER = rule(r"\b(?:jointly|co)-?\s?(?:chaired|led|headed|hosted)\b", re.I)
# "The talks were held today, with Prime Minister A and the President leading their delegations"
_TALKS_HELD = rule(
    r"\b(?:talks|meeting|discussions|session|consultations|negotiations|summit)\b[^.;]{0,60}?\b(?:(?:was|were)\s+held|took\s+place)\b"
    r"[^;]{0,200}?\b(?:leading|heading|led|headed|representing|co-?chair\w*|chair\w*)\b",
    re.I,
)
_OF_TWO_SIDES = (MET, SPOKE, _RECEIVING, _WITH_NOUN, _TOGETHER, BY_NOUN, _TALKS_HELD)


def open_frame(reading: Reading, sentence: Sentence, main: Frame | None) -> Frame | None:
    """The event that this sentence reports as one that took place (or will); None where it reports none."""
    people = principals_of(reading, sentence, main)
    ahead = AHEAD_OF.search(sentence.text) if main is not None and people else None
    if ahead and not any(one.span.start < sentence.span.start + ahead.start() for one in sentence.people):
        return None
    if len(people) == 2 and any(pattern.search(sentence.text) for pattern in _OF_TWO_SIDES):
        eliminate(reading, people, sentence)
        side_by_main(reading, people, main)
    elif len(people) > 2 and _one_met_all(reading, sentence, main):
        side_by_main(reading, people, main)
    series = series_of(reading, sentence)
    if main is None and len({person.side for person in people if person.side}) < 2 and (pair := the_two_met(reading, sentence)):
        people = pair
    if not people and series is None and (main is not None or len(countries_named(sentence)) < 2):
        if main is not None and ("ministers" in sentence.text or "secretaries" in sentence.text):
            return office_holders(Told(reading, sentence, main, people, series, _announced(sentence)))
        return None  # most sentences: each way asks for people, for a meeting's name or, before any event, for two countries
    if series is not None and len(series.parties) > 1:
        seat_the_last(people, series.parties)
    told = Told(reading, sentence, main, people, series, _announced(sentence))
    for way in _WAYS:
        if (frame := way(told)) is not None:
            return frame
    return None


def _series_held(told: Told) -> Frame | None:
    """ "The 5th A-B Dialogue was held"."""
    if told.series and HELD.search(told.text) and not told.looks_back:
        return told.frame(told.series.kind, people=told.people or _the_two(told))
    return None


def _the_two(told: Told) -> list[Somebody]:
    """ "The two Ministers co-chaired the fifth Joint Commission": the last two, of different sides, that the sentences before name."""
    leads = told.main.people[:2] if told.main is not None else []
    if len({person.side for person in leads if person.side}) == 2 and _BOTH_LED.search(told.text):
        return leads  # "On the same day the two ministers also co-chaired the third A-B Dialogue"
    return last_two(told.reading, told.sentence) if THE_TWO.search(told.text) else []


_BOTH_LED = rule(
    r"\b(?:the\s+(?:same\s+)?(?:two\s+)?|both\s+)(?:ministers|leaders|presidents|premiers|secretaries|diplomats|officials|prime ministers|foreign ministers)\s+"
    r"(?:also\s+|jointly\s+|then\s+|later\s+)*(?:co-?)?(?:chaired|led|headed|presided)\b",
    re.I,
)


def _spoke(told: Told) -> Frame | None:
    """ "A spoke by phone with B"."""
    if not told.two_sided and not (told.people and _counterpart_party(told)):
        return None
    spoke = SPOKE.search(told.text)
    if spoke and not VIRTUAL.search(told.text, 0, spoke.end() + _BESIDE) and not told.looks_back:
        if _IN_PERSON.search(told.text, spoke.end()) or (told.main is None and _called_a_meeting(told)):
            return told.frame(Kind.MEETING, "meeting")
        return None if told.main and _NOMINAL_CALL.search(told.text) else told.frame(Kind.CALL, "phone call")
    return None


# "spoke with the Foreign Ministers during the Special Ministerial Meeting": nobody telephones from one seat to the other.
_IN_PERSON = rule(
    r"\b(?:during|at|on the (?:margins|sidelines|fringes) of)\s+(?:the|an?|their|his|her|this)\s+(?:(?!call|phone|video)[\w.’'-]+\s+){0,6}?(?:meeting|summit|ministerial|session|dialogue|conference|assembly|forum|reception|dinner|lunch|ceremony)\b",
    re.I,
)


def _called_a_meeting(told: Told) -> bool:
    """Whether the headline says so: "The Secretary's Meeting with B", and nothing speaks of a telephone."""
    heads = [sentence.text for sentence in told.reading.sentences if sentence.heading][:2]
    return any(rule(r"\bMeet(?:ing|s)\b").search(head) for head in heads) and not any(
        rule(r"\b(?:[Cc]alls?|[Pp]hones?|[Tt]elephone\w*|[Cc]onversation|[Ss]peaks?|[Ss]poke)\b").search(text)
        for text in (*heads, told.text.replace("spoke", "", 1))
    )


_CALLED = rule(r"\bcalled\s+(?:the\s+)?$")
_CALLED_WHY = rule(
    r"\s*(?:,[^,]{1,60},\s*|,\s*)?(?:today|yesterday|tonight|this (?:morning|afternoon|evening)|on\b|to\b|from\b|[.;]|and (?:discussed|congratulated))"
)


def _called(told: Told) -> Frame | None:
    """ "A called B today to discuss"."""
    if not told.two_sided or told.looks_back:
        return None
    for mention in told.sentence.people:
        before = told.text[: mention.span.start - told.sentence.span.start]
        after = told.text[mention.span.end - told.sentence.span.start :]
        if mention.name and _CALLED.search(before) and _CALLED_WHY.match(after):
            return told.frame(Kind.CALL, "phone call")
    return None


def _met(told: Told) -> Frame | None:
    """ "A met B", "A and B held talks"."""
    if not told.two_sided and not (len(told.people) >= 2 and _counterpart_party(told)):
        return None
    if (_met_somebody(told) or HELD.search(told.text)) and not told.looks_back:
        if _is_journey(told):
            return told.frame(Kind.VISIT, "visit")
        return told.frame(kind_of(told.text, told.series), noun_of(told.text))
    return None


_JOURNEY = rule(
    r"\b(?:paid|pays|made|makes|undertook|carried out)\s+(?:an?|his|her|their)\s+(?:[\w-]+\s+){0,5}?visit\s+to\s+(?:the\s+)?", re.I
)


def _is_journey(told: Told) -> bool:
    """ "At the invitation of A, B paid a state visit to X", and no talks in the same sentence: A and B are named, but the visit is what is told."""
    found = _JOURNEY.search(told.text)
    if found is None or MET.search(told.text, found.end()) or SPOKE.search(told.text, found.end()):
        return False
    at = told.sentence.span.start + found.end()
    return any(mention.span.start == at and mention.sort is Sort.NAME for mention in told.sentence.parties)


def _met_somebody(told: Told) -> bool:
    """A verb of meeting; "welcomed B's decision" is none."""
    if _RECEIVING.match(told.text):
        return True
    found = MET.search(told.text)
    if found is None or found.group().lower() not in {"welcomed", "hosted", "received"}:
        return found is not None
    at = told.sentence.span.start + found.end()
    guest = next((mention for mention in told.sentence.people if mention.span.start >= at), None)
    after = told.reading.text[guest.span.end : guest.span.end + 2] if guest else ""
    return not after.startswith(("'s", "’s")) or bool(MET.search(told.text, found.end()))


def _same_series(told: Told) -> Frame | None:
    """ "It was the third session": the ordinal of the main event."""
    if (
        told.main is not None
        and told.series
        and told.series.ordinal
        and rule(r"\W*(?:it|this|that|this year's \w+|the meeting|the dialogue|the session)\s+(?:was|is|marked|marks)\b", re.I).match(
            told.text
        )
    ):
        return Frame(told.sentence, told.main.status, told.series.kind, told.series, [], [told.sentence])
    return None


def _in_a_meeting(told: Told) -> Frame | None:
    """ "In a separate meeting with B, A said ..."."""
    people, main = told.people, told.main
    if (
        len(people) == 1
        and main is not None
        and main.people
        and people[0].side
        and main.people[0].side not in {"", people[0].side}
        and BY_NOUN.search(told.text)
    ):
        people = [main.people[0], *people]
    if len(people) < 2 or len({person.side for person in people if person.side}) < 2:
        return None
    aside = BY_NOUN.search(told.text)
    if aside is None or (told.announced and _still_to_come(told.text[: aside.start()])):
        return None
    another = main is not None and _WITH_NOUN.search(told.text) and any(not any(one is other for other in main.people) for one in people)
    if main is None or another or rule(r"separate|bilateral|third|second|another").search(aside.group()):
        return replace(told, announced=False).frame(kind_of(told.text, None), "meeting", people, series=False)
    return None


def _still_to_come(before: str) -> bool:
    """The words before a meeting's noun set it in the future; "X will grow, the minister said after talks with B" does not."""
    future = FUTURE.search(before)
    return bool(future) and not rule(r"\b(?:said|told|stated|confirmed|noted|announced|stressed)\b").search(
        before, future.end() if future else 0
    )


def _one_side_open(told: Told) -> Frame | None:
    """ "A met B", "A spoke with B" where nothing tells the side of B."""
    if (
        len(told.people) >= 2
        and len(told.sides) == 1
        and (MET.search(told.text) or SPOKE.search(told.text))
        and not told.announced
        and not BACKGROUND.search(told.text)
        and any(not person.side for person in told.people)
    ):
        if not MET.search(told.text):
            return told.frame(Kind.CALL, "phone call")
        return told.frame(kind_of(told.text, told.series), noun_of(told.text))
    return None


_PRECEDED = rule(
    r"\b(?:preceded|prior to (?:the|this)|ahead of (?:the|this)|in preparation for (?:the|this))\b", re.I
)  # what follows is again of the main event
_CHAIRED_BY = rule(r"\b(?:chaired|led|headed) by\b", re.I)


def _nobodys_side_told(told: Told) -> Frame | None:
    """ "preceded by a meeting co-chaired by Deputy Minister A and State Secretary B", "Prime Ministers A and B met": beside a main event of two
    sides, two who chair together or who hold the same office are of these two, though nothing tells who is of which."""
    reading, people = told.reading, told.people
    if told.main is None or told.announced or told.looks_back or len(people) != 2 or len(reading.parties) != 2:
        return None
    if not all(person.title for person in people) or not countries_named(told.sentence) <= set(reading.parties):
        return None
    known = [person for person in people if person.side]
    if len(known) == 2 or (known and (known[0].side not in reading.parties or not _CHAIRED_BY.search(told.text))):
        return None
    if known:  # "led by Minister A and Kenya's Minister B"
        eliminate(reading, people)
        if not all(person.side for person in people):
            return None
    level = reading.lexicon.titles.level
    alike = level(people[0].title) == level(people[1].title) and (_met_somebody(told) or SPOKE.search(told.text))
    if not alike and not _TOGETHER.search(told.text) and not _CHAIRED_BY.search(told.text):
        return None
    kind = Kind.CALL if SPOKE.search(told.text) else kind_of(told.text, told.series)
    frame = replace(told.frame(kind, "phone call" if kind is Kind.CALL else noun_of(told.text), series=False), parties=reading.parties)
    return replace(frame, status=Status.REFERRED) if _PRECEDED.search(told.text) else frame


_THE_MEETING = rule(
    r"\W*(?:The|This) (?:meeting|event|gathering|dialogue|talks|consultations),? (?:which (?:was|is) |was |marked )?(?:the )?", re.I
)


def _at_the_session(told: Told) -> Frame | None:
    """ "At the second session of the A-B Commission, the sides ..."."""
    if told.main is None and told.series and told.series.key and not told.announced:
        before = told.text[: told.series.span.start - told.sentence.span.start][-30:]
        if told.series.ordinal and _THE_MEETING.fullmatch(told.text[: told.series.span.start - told.sentence.span.start]):
            return told.frame(told.series.kind)
        if rule(
            r"\b(?:at|after|following|during|(?:at|with|upon|on) (?:the )?(?:\w+ )?(?:end|close|conclusion|completion|opening|start) of)\s+(?:a|the|their)\s+(?:\w+\s+)?(?:(?:session|meeting|round)\s+of\s+(?:the\s+)?)?$",
            re.I,
        ).search(before):
            return told.frame(told.series.kind)
    return None


def _meeting_between(told: Told) -> Frame | None:
    """ "The meeting between A and B focused on ...", "X and Y are to cooperate, following talks between A and B"."""
    if told.main is None and told.two_sided and (noun := NOUN_EVENT.search(told.text)):
        if told.announced and not _AFTER_THE.search(told.text, 0, noun.start()):
            return None
        return replace(told, announced=False).frame(kind_of(told.text, told.series), noun["noun"])
    return None


# Before the noun of a meeting that took place, whatever is still to come of it.
_AFTER_THE = rule(r"\b(?:[Ff]ollowing|[Aa]fter|[Dd]uring|at the (?:end|close|conclusion) of)\s+(?:[\w-]+\s+){0,3}?$")


def _countries_met(told: Told) -> Frame | None:
    """ "Officials of X and Y met"."""
    if told.main is not None or len(countries_named(told.sentence)) < 2:
        return None
    meets = _ROUND_OF.search(told.text) or _OCCASION.search(told.text) or _OFFICES_OF_TWO.search(told.text)
    if meets and not told.announced and not told.looks_back:
        return told.frame(kind_of(told.text, told.series), noun_of(told.text))
    if not _DONE.search(told.text):
        return None
    return told.frame(kind_of(told.text, told.series), noun_of(told.text)) if told.people or _joint_meeting(told.text) else None


_OCCASION = rule(r"\bon the occasion of\s+(?:an?|the|their)\s+(?:[\w-]+\s+){0,3}?(?:meeting|summit|talks|session|visit of)\b")
# "Foreign ministers of X and Y in a meeting in Oslo on Monday underlined ..."
_OFFICES_OF_TWO = rule(
    r"\b(?i:ministers|presidents|secretaries|heads of \w+|leaders|officials|diplomats|delegations)\s+(?:of|from)\s+[^.;]{3,60}?\s+and\s+[^.;,]{3,40}?,?\s+"
    r"(?:in|at|during|after|following)\s+(?:an?|their|the)\s+(?:\w+\s+){0,2}?(?:meeting|talks|(?:phone|telephone) (?:call|conversation)|summit|session)\b"
)
_ROUND_OF = rule(
    r"\b(?:during|at|in)\s+(?:an?|the|their)\s+(?:\w+\s+)?(?:round|session)\s+of\s+[^.;,]{0,60}?\b(?:consultations|talks|dialogue|negotiations)\b",
    re.I,
)


def _visited(told: Told) -> Frame | None:
    """ "A paid a visit to Y"."""
    if told.main is not None or not told.people or not VISIT.search(told.text) or not countries_named(told.sentence):
        return None
    return told.frame(Kind.VISIT, "visit") if rule(r"\bvisit", re.I).search(told.text) else None


_WAYS: tuple[Callable[[Told], Frame | None], ...] = (
    on_its_margins,
    guests,
    office_holders,
    statement_after_a_visit,
    _series_held,
    _spoke,
    _called,
    each_guest,
    _met,
    _same_series,
    _in_a_meeting,
    side_signing,
    _one_side_open,
    _nobodys_side_told,
    _at_the_session,
    _meeting_between,
    signed,
    _countries_met,
    discussed,
    with_somebody,
    told_somebody,
    _visited,
)


def _announced(sentence: Sentence) -> bool:
    """The holding itself is still to come: a future cue stands before the first verb of holding, or governs it."""
    future = FUTURE.search(sentence.text)
    if not future:
        return False
    for pattern in (HELD, MET, SPOKE):
        done = pattern.search(sentence.text)
        if done and done.start() < future.start() and done.group().lower() not in {"hold", "meet", "meeting with"}:
            return False
    return True


def _joint_meeting(text: str) -> bool:
    return bool(
        rule(
            r"\b(?:talks|meetings?|dialogue|consultations?|summit|session|officials|representatives|delegations|ministers|leaders|secretaries|heads|delegates|governments)\b",
            re.I,
        ).search(text)
    )


def _counterpart_party(told: Told) -> bool:
    """The other side is there by title or country alone: "spoke with the Prime Minister of Fiji"."""
    return any(mention.side and mention.side not in told.sides for mention in told.sentence.people if not mention.name)
