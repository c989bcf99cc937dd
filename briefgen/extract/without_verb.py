"""A text in which no sentence tells by a verb that anybody met: the event of which its headline, its first sentences or both sides' work speak."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefgen.extract.dates import FUTURE
from briefgen.extract.meetings import BACKGROUND, HELD, Frame, kind_of, noun_of
from briefgen.extract.places import PHONE
from briefgen.extract.present import each_once, people_of
from briefgen.extract.reading import Reading
from briefgen.extract.registry import Somebody
from briefgen.extract.series_meant import series_of
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Kind, Status


def find_without_verb(reading: Reading) -> Frame | None:
    """The main event where no sentence opens one; None where nothing in the text stands for one."""
    return next((frame for way in _WAYS if (frame := way(reading)) is not None), None)


_HEAD_EVENT = rule(
    r"\b(?:joint (?:press|media|news)|press (?:conference|availability|statement)|meetings?|calls?|talks|dialogue|consultations?|summit|conversation|phone call|ministerial|commission|met|meets|receive[sd])\b",
    re.I,
)
HEAD_FUTURE = rule(r"\b(?:to (?:visit|meet|host|hold|travel|attend|lead)|will|upcoming|ahead of|travels? to|announces?|nominat\w+)\b", re.I)


def _from_headline(reading: Reading) -> Frame | None:
    """Where no sentence of the body opens an event, the headline may name it ("Joint Statement on the A-B Strategic Dialogue"),
    and the body must then speak of what both sides did."""
    body = reading.body
    if body and (ahead := FUTURE.search(body[0].text)) and not HELD.search(body[0].text, 0, ahead.start()):
        return None  # "A will lead a delegation to X for talks"
    works = (_JOINT_WORK, _OUR_WORK) if reading.author else (_JOINT_WORK,)
    if not body or not (reading.turns or any(work.search(one.text) for one in body[:6] for work in works)):
        return None
    for sentence in reading.sentences:
        if not sentence.heading or HEAD_FUTURE.search(sentence.text):
            continue
        series = series_of(reading, sentence)
        people = [person for one in (sentence, *body[:2]) for person in people_of(reading, one)]
        people += [turn.person for turn in reading.turns if turn.person]
        if reading.author and reading.author.name:
            people.append(reading.author)
        unique = each_once(people)
        if series and (series.key or len(series.parties) >= 2) and len(reading.parties) >= 2:
            opening = next(
                (one for one in body[:4] if one.dates or "dialogue" in one.text.lower() or "meeting" in one.text.lower()), body[0]
            )
            return Frame(opening, Status.HELD, series.kind, series, unique, [opening])
        if _HEAD_EVENT.search(sentence.text) and len({person.side for person in unique if person.side}) >= 2:
            kind = Kind.CALL if rule(r"\bcalls?\b|\bphone\b", re.I).search(sentence.text) else Kind.MEETING
            opening = next((one for one in body[:4] if any(person in unique for person in people_of(reading, one))), body[0])
            return Frame(opening, Status.HELD, kind, None, unique, [opening], "phone call" if kind is Kind.CALL else noun_of(sentence.text))
    return None


_EVENT_NOUN = rule(
    r"\b(?:meeting|talks|phone|telephone|call|conversation|dialogue|consultations?|session|commission|visit|summit|conferred|negotiations)\b",
    re.I,
)


def _from_joint_work(reading: Reading) -> Frame | None:
    """Where neither a verb of meeting nor the headline opens an event: two sides that in at least two sentences agreed or discussed
    something, and an event's noun at the head, that is not still to come."""
    body = reading.body
    if len(reading.parties) < 2 or sum(bool(_JOINT_WORK.search(sentence.text)) for sentence in body) < 2:
        return None
    heads = [sentence for sentence in reading.sentences if sentence.heading]
    for sentence in [*body[:4], *heads]:
        if not _EVENT_NOUN.search(sentence.text) or FUTURE.search(sentence.text) or (sentence.heading and FUTURE.search(body[0].text)):
            continue
        people = [person for one in body[:8] for person in people_of(reading, one) if person.side in reading.parties and person.title]
        unique = each_once(people)
        if len({person.side for person in unique}) < 2:
            return None
        noun = sentence if not sentence.heading else body[0]
        kind = Kind.CALL if PHONE.search(sentence.text) or any(PHONE.search(head.text) for head in heads) else kind_of(sentence.text, None)
        return Frame(
            noun, Status.HELD, kind, series_of(reading, noun), unique, [noun], "phone call" if kind is Kind.CALL else noun_of(sentence.text)
        )
    return None


_JOINT_WORK = rule(
    r"\b(?:the two|both|they|leaders|ministers|participants|the [\w ]{3,40}? and (?:the )?(?:\w+ ){0,2}?(?:minister|secretary|president|premier|commissioner|king|chancellor|ambassador|adviser|advisor)|the (?:sides|parties|officials|delegations|allies|(?:\w+ )?(?:ministers|diplomats|leaders)))\b[^.]{0,40}\b(?:agreed|discussed|reviewed|exchanged|reaffirmed|reiterated|welcomed|committed|condemned|affirmed|decided|stressed|emphasi[sz]ed|noted|underscored|conferred|expressed)\b",
    re.I,
)


_OUR_WORK = rule(  # of one who tells the press about a meeting just held
    r"\b(?:we|our (?:meeting|talks|discussions?|conversation))\b[^.;]{0,30}\b(?:concluded|discussed|agreed|reviewed|covered|talked|spoke|met|had an?|focus(?:ed)?|exchanged|reaffirmed|confirmed|signed)\b",
    re.I,
)


_OPENING = 6  # sentences of the body in which a report says which meeting it is of
_AT_WORK = 10  # sentences of the body in which it says what was done there


_DONE = (
    r"(?:agreed|discussed|reviewed|exchanged|explored|examined|considered|assessed|addressed|touched (?:up)?on|focus+ed on|dwelt on|covered|deliberated|"
    r"reaffirmed|reiterated|endorsed|adopted|approved|signed|inked|concluded|committed|condemned|affirmed|decided|resolved|underscored|underlined|conferred|"
    r"talked about|took stock|went over|looked at|pledged|identified|outlined)"
)
_WORK_OF_BOTH = rule(
    rf"\b(?:(?:the|both|these) (?:two )?(?:\w+ )?(?:sides|parties|countries|delegations|ministers|leaders|officials|governments|nations|states|neighbou?rs|presidents|diplomats|envoys|heads|premiers)"
    rf"|they|the (?:meeting|talks|session|discussions?|consultations?|negotiations|call|conversation))\b[^.;]{{0,40}}?\b{_DONE}\b"
    rf"|\b(?:was|were)\s+(?:\w+ )?{_DONE}\b",
    re.I,
)


def _works(reading: Reading) -> bool:
    """What both did together, or what was done at a meeting, is told near the head of the text."""
    return any(_WORK_OF_BOTH.search(sentence.text) for sentence in reading.body[:_AT_WORK])


def _leads(reading: Reading) -> list[Somebody]:
    """Those of the text's sides whom its opening names with an office."""
    people = [
        person for one in reading.body[:_AT_WORK] for person in people_of(reading, one) if person.side in reading.parties and person.title
    ]
    return each_once(people)


def _from_a_named_round(reading: Reading) -> Frame | None:
    """ "The MoU was signed at the close of the 11th session of the A-B Joint Commission": a round with its number, and work that was done."""
    if len(reading.parties) < 2 or not _works(reading):
        return None
    for sentence in reading.body[:_OPENING]:
        series = series_of(reading, sentence)
        if series is None or not series.ordinal or BACKGROUND.search(sentence.text):
            continue
        if not FUTURE.search(sentence.text, 0, series.span.start - sentence.span.start):
            return Frame(sentence, Status.HELD, series.kind, series, _leads(reading), [sentence])
    return None


_SPOKEN_OF = rule(
    r"\b(?P<of>[Tt]he|[Tt]heir|[Tt]his|[Tt]hese|[Aa]n?|[Hh]is|[Hh]er)\s+(?:(?!next|last|previous|first|future|cabinet|council|board)[\w-]+\s+){0,3}?"
    r"(?P<noun>meetings?|talks|discussions|(?:(?:tele)?phone )?(?:call|conversation)|consultations|negotiations|audience|encounter|working (?:lunch|dinner|breakfast))\b"
    r"(?! (?:of the )?(?:of ministers|council|board|cabinet|parliament|general assembly|room|for\b))"
)


def _from_a_meeting_spoken_of(reading: Reading) -> Frame | None:
    """ "Ways to cement ties were discussed by a delegation of A and Speaker B of Y. ... opened the meeting": the noun, and two of two sides."""
    leads = _leads(reading)
    if len({person.side for person in leads}) < 2 or not _works(reading):
        return None
    for sentence in reading.body[:_OPENING]:
        found = _SPOKEN_OF.search(sentence.text)
        if found is None or FUTURE.search(sentence.text, 0, found.start()) or BACKGROUND.search(sentence.text):
            continue
        kind = (
            Kind.CALL if PHONE.search(sentence.text) or found["noun"].endswith(("call", "conversation")) else kind_of(sentence.text, None)
        )
        return Frame(sentence, Status.HELD, kind, None, leads, [sentence], "phone call" if kind is Kind.CALL else noun_of(sentence.text))
    return None


_PUT_TO_PAPER = rule(
    r"\b(?:(?:have |has )?(?:today |jointly )?(?:signed|inked|put (?:their|its) signatures? to|concluded|initialled)\s+(?:(?:an?|the|their|its|several|two|three|\w+|\d+)\s+){0,2}?(?:[\w-]+\s+){0,5}?"
    r"(?:agreements?|memorand(?:um|a)|MoUs?|MOUs?|treaty|treaties|protocols?|accords?|pacts?|conventions?|deals?|documents|letters? of intent|declaration|programmes?))\b",
    re.I,
)


def _from_signing(reading: Reading) -> Frame | None:
    """ "A and B have signed an agreement on ...": two countries before the verb, in the first two sentences."""
    for sentence in reading.body[:2]:
        found = _PUT_TO_PAPER.search(sentence.text)
        if found is None or FUTURE.search(sentence.text, 0, found.start()) or BACKGROUND.search(sentence.text):
            continue
        at = sentence.span.start + found.start()
        signed = dict.fromkeys(mention.code for mention in sentence.parties if mention.span.end <= at and mention.sort is Sort.NAME)
        codes = tuple(code for code in signed if code not in reading.lexicon.parties.organisations)
        if len(codes) >= 2:
            people = [person for person in _leads(reading) if person.side in codes]
            return Frame(sentence, Status.HELD, Kind.SIGNING, None, people, [sentence], "signing", codes)
    return None


_WAYS: tuple[Callable[[Reading], Frame | None], ...] = (
    _from_headline,
    _from_joint_work,
    _from_a_named_round,
    _from_a_meeting_spoken_of,
    _from_signing,
)
