"""On which day an event took place: which of a text's dates is the meeting's, and which a visit's, a document's or another meeting's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import IntEnum

from briefgen.extract.dates import DateMention, resolve
from briefgen.extract.meetings import BACKGROUND, HELD, MET, SPOKE, Frame
from briefgen.extract.reading import Reading, Sentence
from briefgen.lexicon.scan import rule
from briefgen.model import Account, Kind, Precision, Span, Status, When, YearBasis
from briefgen.prepare.days import WEEKDAYS, safe_date

TOLD_OF_LATELY = 45  # days before publication within which a day may be the meeting's though other words claim it


class Role(IntEnum):
    """What a date is the date of; the lower goes first."""

    MEETING = 0
    SPAN = 1  # a visit, a stay or a conference around it
    OTHER = 2  # something that is only told of


@dataclass(frozen=True, slots=True)
class Candidate:
    role: Role
    tier: int  # 0 the event's own sentences, 1 a later word of "the talks", 2 the lead, 3 the headline
    order: int
    distance: int  # from the verb of meeting, in characters
    mention: DateMention
    sentence: Sentence

    def key(self) -> tuple[int, ...]:
        """Whole days before months, the meeting's before the visit's, the event's own sentences before others."""
        return (self.mention.day is None and not self.mention.relative, self.role, self.tier, self.order, self.distance)


# Words between the verb of meeting and a date that take the date to themselves.
_VISIT = rule(
    r"\b(?:visit(?:s|ed|ing)?|trip|tour|stay(?:ing)?|arriv\w+|stopover|travel(?:l?ing|s|l?ed)?|mission|presidency|chairmanship|has been in|will be in|is in|was in)\b",
    re.I,
)
_ARRIVED = rule(r"\bwho\s+(?:had\s+)?(?:arrived|landed|flew|came|travel(?:l)?ed)\b[^,;.]{0,90}$")  # "A, who arrived in Oslo late on |"
_LONG_LEAD = 130  # characters
_CONFERENCE = rule(
    r"\b(?:forum|summit|conference|assembly|congress|expo|exhibition|week|festival|games|sidelines?|margins?|attend\w*|participat\w+|taking part|ministerial|meetings? of|retreat)\b",
    re.I,
)
_RELATIVE_CLAUSE = rule(r"\b(?:who|whom|which|that (?:is|was|are|were|will|took|ended|began|opened)|whose)\b", re.I)
_TOLD_OF = rule(
    r"\b(?:signed|adopted|issued|launched|established|elected|inaugurat\w+|appointed|took office|sworn in|agreement|statement of|resolution|attacks?|earthquake|flood\w*|elections?|anniversary|invasion|entered into force|expire[sd]?|outcomes? of|results? of|reached (?:at|during|in)|following|since|previous|earlier)\b",
    re.I,
)
# "build on the discussions held ... on March 12": a participle, not what is reported.
_OF_EARLIER_TALKS = rule(
    r"\b(?:build(?:s|ing)? (?:up)?on|outcomes?|results?|consensus|follow(?:s|ed|ing)?|implement\w*|agreements?|decisions?|commitments?|understandings?|previous|last|earlier)\b[^.;]{0,80}?\b(?:held|reached|made|met|convened|hosted|concluded|signed)$",
    re.I,
)
_ASIDE = rule(
    r"\b(?:since|until|after the|before the|as of|dated|statement of|agreement of|scheduled for|last held (?:on|in)|by|established (?:on|in)|signed (?:on|in)|following the [\w\s]{3,30} (?:on|in|of)|(?:to be|will be|would be) held (?:on|in|from)|invited [^.;]{3,80})\s+(?:the\s+)?$",
    re.I,
)
_OWNER = rule(r"(?:['’]s|\b(?:their|his|her|its|our|the (?:recent|last|previous|earlier)))\s+$")
_OWNED = rule(
    r"\s+(?:\w+\s+){0,2}?(?:call|meeting|summit|visit|conversation|talks|dialogue|action|decision|announcement|statement|attack|attacks|election|elections)\b"
)
_TO_COME = rule(
    r"\b(?:will|would|to be held|scheduled|due to|upcoming|next|forthcoming|plans? to|agreed to (?:hold|meet)|is set to|is to|are to|looked? forward)\b",
    re.I,
)
_MEETING_WORD = rule(r"\b(?:held|place|met|meeting|talks|visit|call|dialogue|consultations)\b", re.I)
# "The consultations were held on 4 June", after a lead that gave no day.
THE_TALKS = rule(
    r"\b(?:the|these|this|both)\s+(?:[\w-]+\s+){0,2}?(?:meeting|talks|consultations|dialogue|call|conversation|session|discussions|round|negotiations|ceremony|summit)\b"
    r"[^.;]{0,60}?\b(?:was|were|took|has|had|began|opened|concluded|ended|came|follow\w*)\b",
    re.I,
)
_SAME_DAY = rule(
    r"\b(?:same (?:day|morning|afternoon|evening)|same occasion|earlier in the day|also on|later in the day|that (?:morning|afternoon|evening|day)|in the (?:morning|afternoon|evening))\b",
    re.I,
)
_NEXT_DAY = rule(r"\b(?:the (?:following|next) (?:day|morning)|a day later|one day later)\b", re.I)
_DAY_BEFORE = rule(r"\b(?:(?:the|a|one) (?:previous )?day (?:before|earlier)|the previous (?:day|evening)|on the eve)\b", re.I)
_LASTED = rule(r"\b(?P<days>two|three|four|five|[2-5])[- ]days?\b(?! (?:earlier|ago|later|before|after))", re.I)
_ENDED = rule(r"\b(?:conclud\w+|ended|closed|wrapped up|wound up|came to (?:a close|an end)|finished)\b", re.I)
_BEGAN = rule(r"\b(?:began|begins?|opened|opens|kicked off|started|got under way)\b", re.I)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}


def find_day(reading: Reading, frame: Frame, main: Account | None) -> When:
    """The day of the event, or of its days, as the text tells it; a `When` with the reason alone where it tells none."""
    future = frame.status is Status.ANNOUNCED
    candidates = sorted(_candidates(reading, frame, main), key=Candidate.key)
    unresolved: When | None = None
    for one in candidates:
        counted = reading.published or (main.when.start if main is not None and not one.mention.relative else None)
        when = _same_day_with_year(reading, one.mention) or resolve(one.mention, counted, reading.bounds, future)
        if reading.published is None and when.year_basis is YearBasis.PUBLISHED:  # beside the main meeting's day, whose year is told
            when = replace(when, year_basis=YearBasis.INFERRED, reason="the year nearest to the main meeting's")
        if when.start is None and not when.partial:
            unresolved = unresolved or _beside(when, one.mention, main) or _of_the_dateline(reading, when, one.mention) or when
        elif frame.status is not Status.HELD or not _elsewhen(reading, when, one):
            when, one = _by_weekday(reading, when, one, candidates) or (when, one)
            return _lasted(_noted(when, one, frame), reading, frame)
    if unresolved is not None:
        return unresolved
    if frame.status is Status.REFERRED:
        return When(text="", reason="the text gives no date")
    if main is not None:
        return _counted_from(main.when, frame.sentence.text)
    return _day_of_report(reading, frame) or When(text="", reason="the text gives no date")


def _by_weekday(reading: Reading, when: When, one: Candidate, candidates: list[Candidate]) -> tuple[When, Candidate] | None:
    """ "yesterday", and further on "held on Tuesday", in a paper of Wednesday put out on Tuesday night: the weekday, where the two are a day apart."""
    if one.mention.relative not in {"yesterday", "today"} or reading.published is None or when.start is None:
        return None
    apart = timedelta(days=1 if one.mention.relative == "yesterday" else -1)
    for other in candidates:
        if other.mention.weekday and not other.mention.day and other.role is Role.MEETING and other.tier == 0:
            named = resolve(other.mention, reading.published, reading.bounds, False)
            if named.start == when.start + apart:
                return named, other
    return None


def _day_of_report(reading: Reading, frame: Frame) -> When | None:
    """The day of the dateline, where a text reports as held what it gives no day for (extraction 4.2: "else in the dateline"); None without one."""
    lines = [sentence.dateline for sentence in reading.body[:4] if sentence.dateline]
    line = next((one for one in lines if one.day or (one.month_day and reading.published)), None)
    if line is None or frame.status is not Status.HELD:
        return None
    printed = reading.text[line.span.start : line.span.end].rstrip(" -–—:")
    span = Span(line.span.start, line.span.start + len(printed))
    why = "no day is told for the meeting; that of the dateline"
    if line.day is None and line.month_day and reading.published:  # "OSLO, Oct 30 -": of the year of publication, or of the one before
        days = [safe_date(reading.published.year - back, *line.month_day) for back in (0, 1)]
        day = next((one for one in days if one and one <= reading.published + timedelta(days=1)), None)
        return When(printed, day, None, "", Precision.DAY, YearBasis.PUBLISHED, why, span=span) if day else None
    return When(printed, line.day, None, "", Precision.DAY, YearBasis.STATED, why, span=span)


def _elsewhen(reading: Reading, when: When, one: Candidate) -> bool:
    """A day that cannot be that of what is reported as held: after publication, or told of and long before it."""
    if reading.published is None or when.start is None:
        return False
    ahead = (when.start - reading.published).days
    return ahead > 1 or (one.role is Role.OTHER and ahead < -TOLD_OF_LATELY)


def _beside(when: When, mention: DateMention, main: Account | None) -> When | None:
    """ "Also on Monday", where nothing tells the date of publication: the Monday nearest to the main meeting, at most three days off."""
    if main is None or main.when.start is None or not mention.weekday:
        return None
    shift = (WEEKDAYS[mention.weekday.lower()] - main.when.start.weekday() + 3) % 7 - 3
    why = f"“{mention.text}” counted from the main meeting, {main.when.start.isoformat()}"
    return replace(when, start=main.when.start + timedelta(days=shift), precision=Precision.DAY, year_basis=YearBasis.INFERRED, reason=why)


def _of_the_dateline(reading: Reading, when: When, mention: DateMention) -> When | None:
    """ "Today", or a weekday, under a dateline that prints day and month and no year: that day of an unknown year."""
    line = next((sentence.dateline for sentence in reading.body[:4] if sentence.dateline and sentence.dateline.month_day), None)
    told = mention.relative == "today" or (mention.weekday and not mention.relative.startswith("last"))
    if line is None or line.month_day is None or reading.published is not None or not told:
        return None
    why = f"“{mention.text}” taken for the day of the dateline; no year printed"
    return replace(when, partial=f"--{line.month_day[0]:02d}-{line.month_day[1]:02d}", reason=why)


def _candidates(reading: Reading, frame: Frame, main: Account | None) -> list[Candidate]:
    found = []
    own = {sentence.number for sentence in frame.sentences}
    for order, sentence in enumerate(frame.sentences):
        found += [_candidate(sentence, mention, 0, order, frame) for mention in _dates(sentence)]
    if main is not None or frame.status is Status.REFERRED:
        return found
    for sentence in reading.body:
        if sentence.number in own or sentence.number in reading.elsewhere:
            continue
        later = bool(THE_TALKS.search(sentence.text)) and not BACKGROUND.search(sentence.text)
        near = sentence.number <= reading.body[min(5, len(reading.body) - 1)].number
        for mention in _dates(sentence) if later or near else ():
            if mention.relative.startswith("last") or (mention.day is None and not mention.relative) or _to_come(sentence, mention):
                continue
            if later or mention.relative or _MEETING_WORD.search(sentence.text):
                one = _candidate(sentence, mention, 1 if later else 2, sentence.number, frame)
                if one.role is not Role.OTHER:
                    found.append(one)
    for sentence in reading.sentences:
        if sentence.heading and not _IS_TO.search(sentence.text):
            found += [_candidate(sentence, mention, 3, sentence.number, frame) for mention in _dates(sentence) if mention.day]
    return found


def _dates(sentence: Sentence) -> list[DateMention]:
    """Those in the sentence proper that are not plainly of something else. Of "yesterday, 13 March" the printed day."""
    start = sentence.start
    dates = [one for one in sentence.dates if one.span.start >= start and not _aside(sentence, one)]
    printed = [one.span.start for one in dates if one.day]
    dates = [one for one in dates if not (one.relative and any(0 <= at - one.span.end <= 4 for at in printed))]
    return [one for one in dates if not (one.relative and _quoted(sentence, one))]


# "Norway, Kenya to sign accord on Jan 11": the headline's day is still to come.
_IS_TO = rule(
    r"(?<!invited )\bto (?:sign|ink|hold|meet|visit|launch|begin|start|resume|discuss|convene|host|attend|co-chair|open|receive|travel to)\b",
    re.I,
)
_FIRST_PERSON = rule(r"\b(?:I|we|We|my|My|our|Our|us)\b")


def _quoted(sentence: Sentence, mention: DateMention) -> bool:
    """ "Today" in the mouth of a speaker is the day of the speech, not that of publication."""
    before = sentence.text[: mention.span.start - sentence.span.start]
    if before.lstrip()[:1] in ("“", '"') and not _FIRST_PERSON.search(sentence.text):
        return False  # "“The Prime Minister spoke to B this evening.": a spokesperson's statement, printed as it was put out
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _candidate(sentence: Sentence, mention: DateMention, tier: int, order: int, frame: Frame) -> Candidate:
    role, distance = _role(sentence, mention, frame)
    return Candidate(role, tier, order, distance, mention, sentence)


def _role(sentence: Sentence, mention: DateMention, frame: Frame) -> tuple[Role, int]:
    """What the date is the date of, by the words between it and the verb of meeting, and its distance from that verb."""
    at = mention.span.start - sentence.span.start
    verb = _verb_before(sentence.text, at)
    if verb is None:
        after = min((found.start() for p in (HELD, MET, SPOKE) if (found := p.search(sentence.text, at))), default=2 * at)
        if sentence.text[:at].strip().lower() == "on":
            return Role.MEETING, 0  # "On March 10, A called B to discuss the launches of March 4"
        lead = sentence.text[max(0, at - 70) : at]
        if frame.kind is not Kind.VISIT and (
            (mention.end_day and (_VISIT.search(lead) or _CONFERENCE.search(lead)))
            or _ARRIVED.search(sentence.text, max(0, at - _LONG_LEAD), at)
        ):
            return Role.SPAN, after - at
        if _TOLD_OF.search(lead) and not mention.relative and not _after_the_event(frame, lead):
            return Role.OTHER, after - at
        return Role.MEETING, after - at
    between = sentence.text[verb.end() : at]
    if _OF_EARLIER_TALKS.search(sentence.text[: verb.end()]):
        return Role.OTHER, len(between)
    aside = _RELATIVE_CLAUSE.search(between)
    if frame.kind is not Kind.VISIT and mention.end_day and _VISIT.search(verb.group()):
        return Role.SPAN, len(between)
    if frame.kind is not Kind.VISIT and _VISIT.search(between) and (aside or mention.end_day or rule(r"arriv", re.I).search(between)):
        return Role.SPAN, len(between)
    if mention.end_day and _CONFERENCE.search(sentence.text[max(0, verb.start() - 90) : at]) and _of_a_conference(sentence.text, verb, at):
        return Role.SPAN, len(between)
    if _TOLD_OF.search(between) or aside:
        return Role.OTHER, len(between)
    return Role.MEETING, len(between)


def _after_the_event(frame: Frame, lead: str) -> bool:
    """ "X and Y are to build ships, following talks in Oslo on | Monday between A and B": the sentence opens the event by its noun."""
    found = _FOLLOWING.search(lead)
    return found is not None and found["noun"].lower() in frame.noun.lower()


_FOLLOWING = rule(
    r"\b(?:following|after)\s+(?:[\w-]+\s+){0,3}?(?P<noun>talks|meeting|discussions|consultations|summit|session|call)\b[^,;.]*$", re.I
)


def _of_a_conference(text: str, verb: re.Match[str], at: int) -> bool:
    """ "met on the sidelines of the forum from 1 to 3 March", "... the forum, which is being held from 1 to 3 March"."""
    if _CONFERENCE.search(text[verb.end() : at]):
        return True
    return bool(rule(r"\b(?:sidelines?|margins?|attend\w*|participat\w+|during)\b[^;.]*$", re.I).search(text[: verb.start()]))


def _verb_before(text: str, at: int) -> re.Match[str] | None:
    """The last verb of meeting before the date."""
    found = [match for pattern in (HELD, MET, SPOKE) for match in pattern.finditer(text, 0, at)]
    return max(found, key=lambda match: match.start(), default=None)


_OF_NEXT_YEAR = rule(r",?\s+(?:of\s+)?next\s+(?:year|month)\b")


def _aside(sentence: Sentence, mention: DateMention) -> bool:
    """A date of something else: "since March 2020", "the Joint Statement of 10 September", "scheduled for June"."""
    at = mention.span.start - sentence.span.start
    before = sentence.text[:at][-45:]
    if _OWNER.search(before) and _OWNED.match(sentence.text[mention.span.end - sentence.span.start :]):
        return True  # "to follow up on their February 11 call"
    if _OF_NEXT_YEAR.match(sentence.text, mention.span.end - sentence.span.start):
        return True  # "to sign it on Jan 11 next year"
    opened = before.rfind("(")
    if opened > before.rfind(")") and "time" in sentence.text[mention.span.end - sentence.span.start :].split(")", 1)[0] + before[opened:]:
        return True  # "(7:05 a.m. on July 10, Japan time)"
    return bool(_ASIDE.search(sentence.text[max(0, at - 100) : at]))


def _to_come(sentence: Sentence, mention: DateMention) -> bool:
    """The clause before the date speaks of what is still to be held."""
    clause = rule(r"[;]|,\s+(?:and|while|but)\s").split(sentence.text[: mention.span.start - sentence.span.start])[-1]
    return bool(_TO_COME.search(clause))


def _same_day_with_year(reading: Reading, mention: DateMention) -> When | None:
    """The same day, printed with its year elsewhere in the text (in the headline, in a list of visits)."""
    if mention.year is not None or mention.relative or mention.day is None:
        return None
    for sentence in reading.sentences:
        for other in sentence.dates:
            if other.year and other.month == mention.month and _covers(other, mention):
                full = resolve(replace(mention, year=other.year), reading.published, reading.bounds)
                return replace(full, reason=f"the year as printed in “{other.text}”")
    return None


def _covers(other: DateMention, mention: DateMention) -> bool:
    """The same day or days, or, in "October 8-10, 2024", one of them."""
    if other.day is None or mention.day is None or (other.end_month or other.month) != other.month:
        return other.day == mention.day and other.end_day == mention.end_day
    return other.day <= mention.day and (mention.end_day or mention.day) <= (other.end_day or other.day)


def _noted(when: When, one: Candidate, frame: Frame) -> When:
    """Where only a visit's days are known, the reason says so."""
    if one.role is not Role.SPAN or frame.kind is Kind.VISIT or when.start is None:
        return when
    why = "the days around the meeting; the text does not tell on which of them it was"
    return replace(when, reason=f"{when.reason}; {why}" if when.reason else why)


def _lasted(when: When, reading: Reading, frame: Frame) -> When:
    """ "The two-day talks ended on Friday": the days before it belong to them, too."""
    if when.start is None or when.end is not None or frame.status is not Status.HELD:
        return when
    lead = [one for one in reading.body[:4] if one not in frame.sentences and one.number > frame.sentence.number]
    for sentence in (*frame.sentences, *lead):
        for long in _LASTED.finditer(sentence.text):
            rest = sentence.text[long.end() :]
            if rule(r"\s+(?:[a-z-]+\s+){0,2}?(?:visit|trip|tour|stay|working visit|forum|summit|conference)\b").match(rest):
                continue
            if sentence not in frame.sentences and not rule(
                r"\s+(?:meeting|session|talks|dialogue|consultations|round|commission)\b"
            ).match(rest):
                continue
            days = _COUNTS.get(long["days"].lower()) or int(long["days"])
            told = frame.sentence.text
            if _ENDED.search(told):
                first, last = when.start - timedelta(days=days - 1), when.start
            elif _BEGAN.search(told):
                first, last = when.start, when.start + timedelta(days=days - 1)
            else:
                continue
            why = f"counted from “{long.group()}”"
            return replace(when, start=first, end=last, reason=f"{when.reason}; {why}" if when.reason else why)
    return when


def _counted_from(main: When, text: str) -> When:
    """The day of a side event by that of the main one: "on the same day", "the following day"."""
    shift = 0 if _SAME_DAY.search(text) else 1 if _NEXT_DAY.search(text) else -1 if _DAY_BEFORE.search(text) else None
    if shift is None:
        return When(text="", reason="the text gives no date for this meeting")
    if shift == 0 and main.partial:
        return replace(main, reason="the same day as the main meeting", span=None)
    base = main.end if shift == 1 and main.end else main.start
    if base is None:
        return When(text="", reason="the text gives no date for this meeting")
    why = {0: "the same day as the main meeting", 1: "the day after the main meeting", -1: "the day before the main meeting"}[shift]
    if shift:
        return When("", base + timedelta(days=shift), None, "", Precision.DAY, YearBasis.INFERRED, why)
    return When(main.text, base, None, "", Precision.DAY, main.year_basis, why, "", main.alternatives, None)
