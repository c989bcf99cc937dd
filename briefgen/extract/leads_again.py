"""The leads of the main event told of once more: at the talks for which one visited the other, or on another day."""

from __future__ import annotations

import re

from briefgen.extract.dates import FUTURE, resolve
from briefgen.extract.meetings import BACKGROUND, Frame, kind_of
from briefgen.extract.reading import Reading, Sentence
from briefgen.extract.referred import clause_end, clause_of
from briefgen.extract.together import joint_subjects
from briefgen.lexicon.scan import rule
from briefgen.model import Kind, Status


def talks_of_the_visit(reading: Reading, visit: Frame) -> Sentence | None:
    """ "The two Prime Ministers held talks on 17 April": what the visit was for, told of its leads on a day of its own. None without one."""
    if len(visit.sides()) < 2 or visit.kind is not Kind.VISIT:
        return None
    for sentence in reading.body:
        later = sentence.number > visit.sentence.number and any(one.day or one.relative for one in sentence.dates)
        if later and not FUTURE.search(sentence.text) and not BACKGROUND.search(sentence.text) and _leads_met(reading, sentence, visit):
            return sentence
    return None


def _leads_met(reading: Reading, sentence: Sentence, main: Frame) -> re.Match[str] | None:
    """The verb of meeting where the sentence tells that the leads of the main event met, by name or as two; None where it does not."""
    met = _MET.search(sentence.text)
    who = {id(person) for mention in sentence.people if mention.name and (person := reading.who(mention))}
    who |= {id(person) for _, person in sentence.short}
    leads = {id(person) for person in main.people[:2]}
    as_two = not who and met is not None and any(one.start() < met.start() for one in joint_subjects(sentence.text))
    return met if leads <= who or as_two else None


def find_another_day(reading: Reading, sentence: Sentence, main: Frame) -> Frame | None:
    """ "On 18 April the two presidents had a talk": the leads of the main event on another day; None for all else."""
    if sentence.number <= main.sentence.number or not any(one.day for one in sentence.dates) or FUTURE.search(sentence.text):
        return None
    if len(main.sides()) < 2 or main.kind is Kind.VISIT:
        return None
    met = _leads_met(reading, sentence, main)
    if met is None:
        return None
    at = sentence.span.start + met.start()
    clause = clause_of(sentence, at, clause_end(sentence, at))
    if not clause.dates:
        clause = clause_of(sentence, sentence.start, clause_end(sentence, at))  # "On 18 April the two presidents had a talk"
    days = [when.start for one in clause.dates if one.day and (when := resolve(one, reading.published, reading.bounds)).start]
    of_main = {
        when.start
        for told in main.sentences
        for one in told.dates
        if one.span.start >= told.start and (one.day or one.relative) and (when := resolve(one, reading.published, reading.bounds)).start
    }
    if len(days) != 1 or not of_main or days[0] in of_main or min(of_main) < days[0]:
        return None
    return Frame(clause, Status.REFERRED, kind_of(clause.text, None), None, list(main.people[:2]), [clause], "meeting")


# Narrower than `meetings.MET`: who "welcomed" or "visited" somebody on another day tells of a visit, which is read elsewhere.
_MET = rule(
    r"\b(?:met|(?:had|held|conducted)\s+(?:(?:an?|their|the)\s+)?(?:[\w-]+\s+){0,3}?(?:talks?|meetings?|conversations?|discussions?|dinner|lunch|breakfast|consultations|t[êe]te-[àa]-t[êe]te))\b",
    re.I,
)
