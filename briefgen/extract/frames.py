"""Event frames: which sentences report a meeting, who met whom, and which later sentences speak of another one."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from briefgen.extract.announced import find_announced
from briefgen.extract.by_work import kind_of_signing
from briefgen.extract.dates import resolve
from briefgen.extract.earlier import find_earlier
from briefgen.extract.leads_again import find_another_day, talks_of_the_visit
from briefgen.extract.meetings import MET, NOUN_EVENT, Frame, kind_of, noun_of
from briefgen.extract.mentions import PersonMention
from briefgen.extract.openers import open_frame
from briefgen.extract.present import eliminate
from briefgen.extract.reading import Reading, Sentence, listed_countries
from briefgen.extract.referred import clause_of, find_referred
from briefgen.extract.registry import Somebody
from briefgen.extract.series_meant import series_of
from briefgen.extract.told import AHEAD_OF
from briefgen.extract.without_verb import HEAD_FUTURE, find_without_verb
from briefgen.lexicon.scan import rule
from briefgen.model import Kind, Status


def find_frames(reading: Reading) -> list[Frame]:
    """The main event first, then side events and events referred to in the order of the text."""
    frames: list[Frame] = []
    main: Frame | None = None
    earlier: list[Frame] = []
    for sentence in reading.body:
        if main is not None and (before := _another(reading, sentence, main)):
            earlier.append(before)
            continue
        candidate = open_frame(reading, sentence, main)
        if candidate is None:
            continue
        if main is not None and _sat_there(sentence):
            _absorb(main, candidate)
            continue
        if candidate.status is Status.REFERRED:
            if main is not None and not _known(candidate, frames):
                frames.append(candidate)
            continue
        same = next((frame for frame in frames if frame.status is candidate.status and _same(frame, candidate, reading)), None)
        if same is not None:
            _absorb(same, candidate)
        elif main is None or _is_new(reading, candidate, frames):
            frames += _one_by_one(candidate)
            main = main or next(frame for frame in frames if frame.sentence.number == candidate.sentence.number)
    if main is None and (headed := find_without_verb(reading)):
        frames.insert(0, headed)
        main = headed
        for sentence in reading.body:
            if before := _another(reading, sentence, headed):
                earlier.append(before)
            elif sentence.number > headed.sentence.number:
                frames += _beside(reading, sentence, frames, headed)
    if main is None or main.status is Status.ANNOUNCED:
        main = _announced_first(reading, frames)
    if main is None:
        return frames
    if talks := talks_of_the_visit(reading, main):
        main.kind, main.noun = kind_of(talks.text, None), noun_of(talks.text)
        main.sentences.append(talks)
        frames = [frame for frame in frames if frame is main or frame.sentence.number != talks.number]
    _name_by_headline(reading, main)
    if main.kind is Kind.SIGNING:
        main.kind = kind_of_signing(reading, main)
    for sentence in reading.body:
        for referred in _referred(reading, sentence):
            if not _known(referred, frames):
                frames.append(referred)
    reading.elsewhere = {frame.sentence.number for frame in earlier}
    others = [sentence for sentence in reading.body if sentence.number not in reading.elsewhere]
    return [*frames, *earlier, *(referred for sentence in others for referred in find_referred(reading, sentence, main))]


def _beside(reading: Reading, sentence: Sentence, frames: list[Frame], main: Frame) -> list[Frame]:
    """What a sentence tells of a side meeting, where no sentence but the headline tells of the main one."""
    found = open_frame(reading, sentence, main)
    if found is None or found.status is not Status.HELD or _sat_there(sentence) or not _is_new(reading, found, frames):
        return []
    return [] if any(_same(frame, found, reading) for frame in frames) else _one_by_one(found)


def _another(reading: Reading, sentence: Sentence, main: Frame) -> Frame | None:
    """The earlier round, or the meeting of the same two on another day, that the sentence is about; None where it is about neither."""
    return find_earlier(reading, sentence, main) or find_another_day(reading, sentence, main)


def _announced_first(reading: Reading, frames: list[Frame]) -> Frame | None:
    """The main event of a text that holds nothing for held: what its opening announces, with those who are named further on."""
    if any(frame.status is not Status.ANNOUNCED for frame in frames):
        return frames[0]
    opened = find_announced(reading)
    if opened is not None and frames and frames[0].sentence in opened.sentences:
        _absorb(opened, frames.pop(0))
    if opened is not None and not any(frame.sentence is opened.sentence for frame in frames):
        frames.insert(0, opened)
    return frames[0] if frames else None


def _name_by_headline(reading: Reading, main: Frame) -> None:
    """ "A-B Strategic Dialogue" over a body that speaks of "two days of talks": the meeting is the one of the headline."""
    if main.kind in (Kind.CALL, Kind.VISIT, Kind.SIGNING) or (main.series and main.series.key):
        return
    for sentence in reading.sentences:
        series = series_of(reading, sentence) if sentence.heading and not HEAD_FUTURE.search(sentence.text) else None
        if series and series.key and len(series.parties) == 2 and main.sides() <= set(series.parties):
            main.series, main.kind = series, series.kind
            return


def _sat_there(sentence: Sentence) -> bool:
    """It only tells who else was at the meeting: nobody met anybody, on no day of its own."""
    if _ATTENDED.match(sentence.text):
        return True
    return bool(_PRESENT.search(sentence.text)) and not sentence.dates and not MET.search(sentence.text)


_ATTENDED = rule(  # who else sat there
    r"(?:(?:Also )?(?:taking part|participating|attending|present|joining|in attendance)\b|The (?:meeting|session|talks|consultations|event|summit|ceremony|delegations?) (?:was|were) (?:also )?(?:attended|(?:co-?)?chaired|headed|presided over) by)",
    re.I,
)
_PRESENT = rule(  # the same, told of people: "Ambassador A and Ambassador B took part in the consultations"
    r"\b(?:(?:was|were)\s+(?:also\s+)?(?:present|in attendance|accompanied by|joined by|attended by)|(?:took|taking|take)\s+part|participat(?:ed|ing)|attend(?:ed|ing))\b",
    re.I,
)
_ASIDE = rule(r"\b(?:also|later|earlier|sidelines?|margins?|during (?:his|her|their|the) (?:stay|visit)|courtesy|received)\b", re.I)


def _known(candidate: Frame, frames: list[Frame]) -> bool:
    names = {id(person) for person in candidate.people}
    call = candidate.kind is Kind.CALL and bool(candidate.sentence.dates)
    return any(
        (not candidate.sentence.dates or (frame.kind is Kind.CALL) == call) and names and names <= {id(person) for person in frame.people}
        for frame in frames
    )


def _same(frame: Frame, candidate: Frame, reading: Reading) -> bool:
    """Two sentences tell of one event: same series, or the same people and nothing that parts them."""
    if candidate.apart != frame.apart or (candidate.apart and candidate.sentence.number != frame.sentence.number):
        return False
    if _two_of_several(frame, candidate, reading):
        return False
    if frame.series and candidate.series and frame.series.key and candidate.series.key:
        if frame.series.ordinal and candidate.series.ordinal and frame.series.ordinal != candidate.series.ordinal:
            return False
        if frame.series.key == candidate.series.key or (frame.series.ordinal == candidate.series.ordinal and frame.series.ordinal):
            return True
    if frame.kind is Kind.CALL and candidate.kind is Kind.MEETING and not candidate.sentence.dates and _within(candidate, frame):
        return True  # "The Secretary welcomed ..." goes on telling of the call
    both = len(candidate.sides()) >= 2 or (candidate.series and not candidate.people)
    if frame.kind is Kind.VISIT and both and not candidate.sentence.dates and _within(candidate, frame):
        return True  # host and guest of a visit, on no day of its own: what they did, or the round that they led, is the visit
    if (frame.kind is Kind.CALL) != (candidate.kind is Kind.CALL) or (frame.kind is Kind.VISIT) != (candidate.kind is Kind.VISIT):
        return False
    apart = _days(frame.sentence) and _days(candidate.sentence) and not _days(frame.sentence) & _days(candidate.sentence)
    apart = apart or _long_before(reading, frame.sentence, candidate.sentence)
    if apart and (candidate.people or (candidate.series and candidate.series.ordinal and not frame.series)):
        return False
    ours, theirs = {id(p) for p in frame.people}, {id(p) for p in candidate.people}
    if theirs and rule(r"\bseparate(?:ly)?\b", re.I).search(candidate.sentence.text):
        return False
    if theirs and frame.series and not candidate.series and _BILATERAL_BEFORE.search(candidate.sentence.text):
        return False
    if theirs and not ours and _ASIDE.search(candidate.sentence.text) and candidate.sentence.number > frame.sentence.number + 1:
        return False  # of a meeting whose leads are not yet known, a courtesy call on somebody else
    if not theirs or theirs <= ours:
        return True
    if not ours:
        return True
    if candidate.series and candidate.series.key and not (frame.series and frame.series.key) and ours & theirs:
        return True
    # A new name beside a known one on the same side is another member of the delegation; on the open side, the missing lead.
    new = [person for person in candidate.people if id(person) not in ours]
    shared = [person for person in candidate.people if id(person) in ours]
    if len(ours) > 1 and len(shared) == 1 and not shared[0].side and not {person.side for person in new} & frame.sides():
        return False  # the one whose side nothing tells met both, one after the other
    return all(person.side and person.side not in frame.sides() for person in new) and bool(ours & theirs) and len(frame.sides()) < 2


def _two_of_several(frame: Frame, candidate: Frame, reading: Reading) -> bool:
    """Beside a meeting of three or more, two of them met alone: "A also held a one-on-one meeting with B"."""
    several = len(frame.sides()) > 2 or len(listed_countries(reading, frame.sentence)) > 2
    if not several or len(candidate.people) != 2 or len(candidate.sides()) != 2 or candidate.sentence is frame.sentence:
        return False
    return bool(_ALONE.search(candidate.sentence.text))


# Beside a round of a council, those who led it also met for themselves: "Ahead of the Council, A held a bilateral meeting with B".
_BILATERAL_BEFORE = rule(
    r"\b(?:ahead of|before|prior to|after|following|on the (?:margins|sidelines) of)\s+the\b[^.;]{3,60}\bbilateral\s+(?:meeting|talks|discussion)\b"
    r"|\bbilateral\s+(?:meeting|talks|discussion)s?\b[^.;]{3,60}\b(?:ahead of|before|prior to|on the (?:margins|sidelines) of)\s+the\b",
    re.I,
)
_ALONE = rule(
    r"\b(?:one-on-one|separate(?:ly)?|bilateral (?:meeting|talks)|t[êe]te-[àa]-t[êe]te|earlier (?:in the day|today|that day)|on the (?:sidelines|margins)|within the visit|met with|also (?:met|held|had|sat|spoke|saw|conferred|called|received)|bilaterally|beforehand|afterwards|alone|of their own|between sessions|had a bilateral|a day (?:earlier|before)|(?:ahead of|prior to|before) the \w+)\b",
    re.I,
)
_SEPARATE = rule(
    r"\b(?:separate(?:ly)?|respectively|courtesy calls|back-to-back|one after the other|in turn|individually|(?:bilateral |individual )?meetings with|bilaterals|a series of|one-on-one (?:meetings|talks)|(?:bilateral|individual) (?:talks|discussions|conversations|consultations) with"
    r"|(?:calls|conversations) with|with [^;.]{3,120}?,? (?:and|as well as)(?: also)? with)\b",
    re.I,
)


# The same of two of one side, who may as well have sat together: "paid courtesy calls on President B and Prime Minister C", "had meetings with
# President B and with C, his Finnish counterpart".
_EACH = rule(
    r"\b(?:courtesy calls on|separate (?:meetings|calls|talks)|separately|meetings? with\b[^;.]{3,120}?,? (?:and|as well as)(?: also)? with)\b"
)


def _one_by_one(frame: Frame) -> list[Frame]:
    """ "A also held bilateral meetings with B of X and C of Y": as many meetings as there are sides beside that of A."""
    if len(frame.people) < 2:
        return [frame]
    host = frame.people[0]
    others = [person for person in frame.people[1:] if person.side and person.side != host.side]
    sides = {person.side for person in others}
    if others and host.side and len(frame.people) > 2 and (one_each := _verb_by_verb(frame)):
        return one_each
    of_as_many = len(sides) >= 2 and len(others) == len(sides) and _SEPARATE.search(frame.sentence.text)
    if not of_as_many and not (len(sides) == 1 and len(others) > 1 and host.side and _EACH.search(frame.sentence.text)):
        return [frame]
    return [
        replace(frame, people=[host, other], sentences=[frame.sentence], parties=(host.side, other.side) if host.side else ())
        for other in others
    ]


_AND_MET = rule(
    r"\b(?:and|,|then)\s+(?:(?:also|later|then|subsequently|separately|afterwards)\s+)*(?:met(?: with)?|(?:had|held)\s+(?:[\w-]+\s+){0,4}?(?:talks|meetings?|discussions|audience)\s+with|"
    r"(?:was\s+)?received\s+by|called\s+on|paid\s+(?:an?|his|her)\s+(?:[\w-]+\s+){0,3}?call\s+on|sat\s+down\s+with|received|hosted)\b"
)


def _verb_by_verb(frame: Frame) -> list[Frame]:
    """ "A called on President B and met Army Chief C in Larvik": each verb of meeting with a name of its own is a meeting, in its own clause."""
    sentence, host = frame.sentence, frame.people[0]
    at = [(sentence.span.start + found.start()) for found in _AND_MET.finditer(sentence.text)]
    cuts = [sentence.span.start, *(place for place in at if any(one.first.start < place for one in frame.people[1:])), sentence.span.end]
    found: list[Frame] = []
    for start, end in itertools.pairwise(cuts):
        clause = clause_of(sentence, start, end)
        named = {mention.name for mention in clause.people if mention.name}
        there = [person for person in frame.people[1:] if person.name in named or any(person is one for _, one in clause.short)]
        if not any(person.side and person.side != host.side for person in there):
            return []
        found.append(replace(frame, sentence=clause, sentences=[clause], people=[host, *there], parties=()))
    return found if len(found) > 1 else []


def _within(candidate: Frame, frame: Frame) -> bool:
    """Nobody new, and no other place or occasion."""
    known = {id(person) for person in frame.people}
    return {id(person) for person in candidate.people} <= known and not rule(
        r"\b(?:separate(?:ly)?|earlier|later|in person|sidelines?|margins?|previous(?:ly)?)\b", re.I
    ).search(candidate.sentence.text)


def _long_before(reading: Reading, sentence: Sentence, other: Sentence) -> bool:
    """What `sentence` tells is of today or of this week, and the one day that `other` prints is weeks before publication."""
    printed = [mention for mention in other.dates if mention.day and mention.span.start >= other.start]
    if reading.published is None or len(printed) != 1 or _days(sentence) or not any(mention.relative for mention in sentence.dates):
        return False
    when = resolve(printed[0], reading.published, reading.bounds)
    return when.start is not None and (reading.published - when.start).days > _THIS_WEEK


_THIS_WEEK = 7


def _days(sentence: Sentence) -> set[tuple[int, int]]:
    """Days (month, day) that the sentence prints, after a dateline."""
    found: set[tuple[int, int]] = set()
    for mention in sentence.dates:
        if mention.month and mention.day and mention.span.start >= sentence.start:
            last = mention.end_day if mention.end_month == mention.month and mention.end_day else mention.day
            found |= {(mention.month, day) for day in range(mention.day, last + 1)}
    return found


def _is_new(reading: Reading, candidate: Frame, frames: list[Frame]) -> bool:
    """A further event needs two sides, named or told by its words, or a series of its own, and a verb of meeting."""
    if candidate.series and candidate.series.key and candidate.series.ordinal:
        return True
    named = [person for person in candidate.people if person.side]
    return len(candidate.parties) > 1 or len({person.side for person in named}) >= 2


def _absorb(frame: Frame, candidate: Frame) -> None:
    frame.sentences.append(candidate.sentence)
    new, old = candidate.series, frame.series
    better = new is not None and new.key and (old is None or not old.key or (old.key == new.key and new.ordinal and not old.ordinal))
    if better and new is not None:
        frame.series, frame.kind = new, new.kind
    for person in candidate.people:
        if not any(person is other for other in frame.people):
            frame.people.append(person)


_JOINED = rule(
    r"(?:[^.;:]{0,80}?\b(?:and|with|&)|(?:\s+of\s+[^.;:,]{2,40})?,)\s+(?:(?:the|his|her|their|its|visiting)\s+)*"
)  # "A (of X) and B", and not "A on trade, while B"


def _referred(reading: Reading, sentence: Sentence) -> list[Frame]:
    """ "the phone talks on March 29 between P1 and P2": an event named with its people, in a sentence that reports something else."""
    found = []
    for match in NOUN_EVENT.finditer(sentence.text):
        end = sentence.span.start + match.end()
        gap = range(sentence.span.start + match.start("gap"), end)
        if match.group().endswith("with") and any(m.name and m.span.end <= gap.start for m in sentence.people):
            continue  # "A had calls with B, his Latvian colleague, and with C": B and C did not meet
        if any(eve.start() < match.end() <= eve.end() for eve in AHEAD_OF.finditer(sentence.text)):
            continue  # "took place on the eve of a meeting between A and B"
        if any(m.span.start in gap for m in sentence.people):
            continue  # "on the call were Prime Minister A of X, Chancellor B of Y"
        after = [m for m in sentence.people if m.name and 0 <= m.span.start - end < 160]
        if len(after) < 2 or not _JOINED.fullmatch(reading.text, after[0].span.end, after[1].span.start):
            continue
        if rule(r"\bwith\b").search(reading.text, after[0].span.end, after[1].span.start):
            continue
        pair = _pair(reading, after[:2])
        if pair:
            kind = Kind.CALL if rule(r"phone|call", re.I).search(match["noun"]) else Kind.MEETING
            found.append(Frame(sentence, Status.REFERRED, kind, None, pair, [sentence], match["noun"]))
    return found


def _pair(reading: Reading, mentions: list[PersonMention]) -> list[Somebody]:
    people = [person for mention in mentions if (person := reading.who(mention))]
    if len(people) == 2:
        eliminate(reading, people)
    sides = {person.side for person in people if person.side}
    return people if len(people) == 2 and (len(sides) == 2 or (len(sides) == 1 and len(reading.parties) == 2)) else []
