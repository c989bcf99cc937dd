"""Dates in prose: a hand grammar, as general date finders read "the 12th Dialogue" as a day. Years that are not printed are inferred."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.lexicon.scan import Worded, rule
from briefgen.model import Precision, Span, When, YearBasis
from briefgen.prepare.days import DAY, MONTH, MONTHS, WEEKDAY, WEEKDAYS, YEAR, day_number, safe_date, year_number

# A year, also of the Buddhist era, alone or with ours beside it: "2567 B.E. (2024)", "B.E. 2567".
_YEAR = rf"(?P<y>{YEAR}|(?:B\.?E\.?\s*)?25\d{{2}}(?:\s*B\.?E\.?)?(?:\s*[(/]\s*{YEAR}\)?)?)"
_DASH = r"\s*(?:-|–|—|to|and|until|through|&)\s*"
_PATTERNS = [
    ("iso", rule(r"\b(?P<y>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})\b")),
    (
        "range2",
        rule(rf"\b(?P<mo1>{MONTH})\.?\s+(?P<d1>{DAY}){_DASH}(?P<mo2>{MONTH})\.?\s+(?P<d2>{DAY})(?!\d)(?:,?\s+{_YEAR})?", re.I),
    ),
    (
        "range2",
        rule(rf"\b(?P<d1>{DAY})\s+(?P<mo1>{MONTH})\.?{_DASH}(?P<d2>{DAY})\s+(?P<mo2>{MONTH})\.?(?:,?\s+{_YEAR})?", re.I),
    ),
    ("range", rule(rf"\b(?P<mo1>{MONTH})\.?\s+(?P<d1>{DAY}){_DASH}(?P<d2>{DAY})(?!\d)(?:,?\s+{_YEAR})?", re.I)),
    ("range", rule(rf"\b(?P<d1>{DAY}){_DASH}(?P<d2>{DAY})\s+(?P<mo1>{MONTH})\b\.?(?:,?\s+{_YEAR})?", re.I)),
    (
        "day",
        rule(rf"\b(?P<mo1>{MONTH})\.?\s+(?P<d1>{DAY})(?![\d:]|\s*(?:percent|per cent|%|million|billion))(?:\s*,?\s+{_YEAR})?", re.I),
    ),
    ("day", rule(rf"\b(?P<d1>{DAY})(?:\.(?=\s))?(?:\s+(?:day\s+)?of)?\s+(?P<mo1>{MONTH})\b\.?(?:,?\s+(?:of\s+)?{_YEAR})?", re.I)),
    ("slash", rule(r"\b(?P<d1>\d{1,2})[/.](?P<m1>\d{1,2})[/.](?P<y>\d{4})\b")),
    # "yesterday, 13/3", "on Wednesday (13/03)", "(28/08)": without a year only beside a word that tells that it is a day, or in brackets.
    (
        "slash",
        rule(
            rf"(?:(?:\b(?:{WEEKDAY}|today|yesterday)[\s,(]{{1,3}})|\bon\s+|\((?=\d+/\d+\)))(?P<d1>\d{{1,2}})/(?P<m1>\d{{1,2}})(?![\d/])",
            re.I,
        ),
    ),
    ("month", rule(rf"\b(?P<mo1>{MONTH})\.?,?\s+(?:of\s+)?(?P<y>{YEAR})\b", re.I)),
]
_NUMERIC = [(sort, pattern) for sort, pattern in _PATTERNS if sort in ("iso", "slash")]  # all that need no month's name
_RELATIVE = rule(
    rf"\b(?P<rel>(?:(?:earlier )?today|(?:the day before )?yesterday|this (?:morning|afternoon|evening)|tonight|last (?:night|evening)|(?:two|three) days ago|(?:(?:last|this|on|past)\s+)?(?:{WEEKDAY})(?:\s+(?:morning|afternoon|evening|night))?"
    r"|(?:(?<=\bI )|(?<=\bwe )|(?<=\bI['’]ve )|(?<=\bwe['’]ve )|(?<=\bI have )|(?<=\bwe have ))just(?=\s+(?:concluded|finished|completed|met|had|held|wrapped up|come (?:from|out of))\b))\b)",
    re.I,
)
_DAY_ALONE = rule(rf"\b(?P<rel>on the {DAY}(?<=[a-z])(?=\s*(?:[,.;(]|(?:at|in|with|for|to|of this month)\b)))", re.I)
_WEEKDAY_BEFORE = rule(rf"\b({WEEKDAY})(?:\s+(?:morning|afternoon|evening))?[\s,(]{{1,3}}(?:the\s+)?$", re.I)
_WEEKDAY_AFTER = rule(rf"^[\s,(]{{1,3}}({WEEKDAY})\b", re.I)
# Most sentences hold no date: these two tell, before the grammar is tried.
_DIGIT = rule(r"\d")
_MONTH = rule(MONTH, re.I)
FUTURE = rule(
    r"\b(?:will|would be (?:held|led|headed|hosted)|would (?:take place|visit|travel|host|lead)|were expected|was expected|shall|is scheduled|are scheduled|is expected|is set to|(?:is|are) (?:likely|slated|poised|arranging|preparing|tipped|to) (?=(?:to )?(?:hold|meet|visit|host|travel|sign|convene|co-?chair|arrive|receive|pay)\b)|is due|are due|upcoming|forthcoming|next (?:week|month|year|round)|is to (?:be held|visit|meet)|plans? to|to be held)\b",
    re.I,
)
NEAREST_AHEAD = timedelta(days=31)


@dataclass(slots=True)
class DateMention:
    """A date as printed. `year` None where none is printed; `relative` for "today", "on Monday"."""

    span: Span
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: str = ""
    relative: str = ""


@dataclass(frozen=True, slots=True)
class YearBounds:
    """What a text (and the others of a batch) tell of the year in which it was written. Any part may be None."""

    exact: int | None = None
    exact_reason: str = ""
    after: date | None = None
    after_reason: str = ""
    before: date | None = None
    before_reason: str = ""


def find_dates(text: str, start: int, end: int, words: Worded) -> list[DateMention]:
    """Dates in `text[start:end]` (`words`), left to right, never overlapping. A weekday beside a date belongs to it."""
    taken: list[tuple[int, int]] = []
    found: list[DateMention] = []
    digits = _DIGIT.search(words)
    month = digits and _MONTH.search(words)
    for sort, pattern in _PATTERNS if month else _NUMERIC if digits else ():
        for match in pattern.finditer(text, start, end, words):
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            mention = _explicit(text, match, sort, start, end)
            if mention:
                taken.append((mention.span.start, mention.span.end))
                found.append(mention)
    alone = _DAY_ALONE.finditer(text, start, end, words) if digits else ()
    for match in (*_RELATIVE.finditer(text, start, end, words), *alone):
        if not any(match.start() < b and a < match.end() for a, b in taken):
            word = rule(r"\s+").sub(" ", match["rel"].lower())
            weekday = rule(WEEKDAY, re.I).search(word)
            mention = DateMention(Span(match.start(), match.end()), match.group(), relative=word)
            mention.weekday = weekday.group().capitalize() if weekday else ""
            found.append(mention)
    return sorted(found, key=lambda mention: mention.span)


def _explicit(text: str, match: re.Match[str], sort: str, start: int, end: int) -> DateMention | None:
    part = match.groupdict()
    if part.get("mo1") and part["mo1"][0].islower():
        return None  # "may 5", "march 10 kilometres"
    month = MONTHS[part["mo1"].lower()] if part.get("mo1") else int(part["m1"])
    day = day_number(part["d1"]) if part.get("d1") else None
    if sort == "slash" and month > 12 and day and day <= 12:
        month, day = day, month
    if not 1 <= month <= 12:
        return None
    end_month = MONTHS[part["mo2"].lower()] if part.get("mo2") else (month if part.get("d2") else None)
    end_day = day_number(part["d2"]) if part.get("d2") else None
    if end_month and end_day and day and _AND.search(match.group()) and not 0 < _days_between(month, day, end_month, end_day) <= 3:
        return None  # "on 3 September and 4 October": two days
    a, b, weekday = match.start("d1") if sort == "slash" else match.start(), match.end(), ""
    if before := _WEEKDAY_BEFORE.search(text, max(start, a - 24), a):
        a, weekday = before.start(), before[1]
    elif after := _WEEKDAY_AFTER.search(text[b : min(end, b + 14)]):
        weekday = after[1]
        b += after.end()
    return DateMention(
        Span(a, b), text[a:b], _year(part["y"]) if part.get("y") else None, month, day, end_month, end_day, weekday.capitalize()
    )


_AND = rule(r"\s(?:and|&)\s")


def _days_between(month: int, day: int, end_month: int, end_day: int) -> int:
    return (end_month - month) % 12 * 30 + end_day - day


def _year(printed: str) -> int:
    """Ours, where two are printed."""
    ours = rule(rf"(?<!\d){YEAR}").search(printed)
    return year_number(ours.group() if ours else rule(r"\d{4}").findall(printed)[0])


def resolve(mention: DateMention, published: date | None, bounds: YearBounds, future: bool = False) -> When:
    """The day that `mention` means, with the basis of its year and the reason where the year is not printed."""
    if mention.relative:
        return _resolve_relative(mention, published, future)
    base = {"text": mention.text, "weekday": mention.weekday, "span": mention.span}
    month = mention.month or 1
    if mention.year is not None:
        if mention.month is None:
            return When(**base, partial=f"{mention.year:04d}", precision=Precision.YEAR, year_basis=YearBasis.STATED)  # type: ignore[arg-type]
        if mention.day is None:
            return When(**base, partial=f"{mention.year:04d}-{month:02d}", precision=Precision.MONTH, year_basis=YearBasis.STATED)  # type: ignore[arg-type]
        return _with_year(mention, mention.year, YearBasis.STATED, "")
    if mention.day is None:
        return _month_lately(mention, published)
    if published:
        candidates = [
            day for year in (published.year - 1, published.year, published.year + 1) if (day := safe_date(year, month, mention.day))
        ]
        allowed = [day for day in candidates if future or day <= published + NEAREST_AHEAD] or candidates
        if allowed:
            best = min(allowed, key=lambda day: abs(day - published))
            return _with_year(mention, best.year, YearBasis.PUBLISHED, f"nearest to the date of publication, {published.isoformat()}")
    return _inferred(mention, bounds)


def _month_lately(mention: DateMention, published: date | None) -> When:
    """ "in May", "last October", "in June last year": the latest such month before publication; no date where that is not known."""
    base = {"text": mention.text, "span": mention.span}
    if published is None or mention.month is None:
        return When(**base)  # type: ignore[arg-type]
    words = mention.text.lower()
    year = published.year - (mention.month > published.month or (mention.month == published.month and words.startswith("last")))
    year = published.year - 1 if words.endswith("last year") else published.year if words.endswith("this year") else year
    reason = f"“{mention.text}” counted from the date of publication, {published.isoformat()}"
    return When(**base, partial=f"{year:04d}-{mention.month:02d}", precision=Precision.MONTH, year_basis=YearBasis.PUBLISHED, reason=reason)  # type: ignore[arg-type]


def _with_year(mention: DateMention, year: int, basis: YearBasis, reason: str, alternatives: tuple[str, ...] = ()) -> When:
    turned = bool(mention.end_month and mention.month and mention.end_month < mention.month)  # from 30 December to 2 January
    if turned and basis is YearBasis.STATED:
        year -= 1  # the printed year is the end's
    start = safe_date(year, mention.month or 1, mention.day or 1)
    end = safe_date(year + turned, mention.end_month, mention.end_day) if mention.end_month and mention.end_day else None
    if start is None:
        return When(text=mention.text, span=mention.span, weekday=mention.weekday, reason="the calendar has no such day")
    if mention.weekday and WEEKDAYS[mention.weekday.lower()] != start.weekday():
        reason = (reason + "; " if reason else "") + f"the text says {mention.weekday}, but {start.isoformat()} is a {start:%A}"
    end = end if end and end > start else None
    return When(mention.text, start, end, "", Precision.DAY, basis, reason, mention.weekday, alternatives, mention.span)


def _resolve_relative(mention: DateMention, published: date | None, future: bool = False) -> When:
    if published is None:
        return When(
            text=mention.text, span=mention.span, weekday=mention.weekday, reason="the text has no date of publication to count from"
        )
    word = mention.relative
    if mention.weekday:
        back = (published.weekday() - WEEKDAYS[mention.weekday.lower()]) % 7
        if word.startswith("last") and back == 0:
            back = 7
        day = published + timedelta(days=(7 - back) % 7 or 7) if future else published - timedelta(days=back)
    else:
        counted = _nth(word, published) if word.startswith("on the") else published - timedelta(days=_BACK.get(word, 0))
        if counted is None:
            return When(text=mention.text, span=mention.span, reason="the calendar has no such day")
        day = counted
    reason = f"“{mention.text}” counted from the date of publication, {published.isoformat()}"
    return When(mention.text, day, None, "", Precision.DAY, YearBasis.PUBLISHED, reason, mention.weekday, (), mention.span)


_BACK = {"yesterday": 1, "last night": 1, "last evening": 1, "the day before yesterday": 2, "two days ago": 2, "three days ago": 3}


def _nth(word: str, published: date) -> date | None:
    """ "on the 14th": the latest such day that is not after publication."""
    number = day_number(word)
    last_month = published.replace(day=1) - timedelta(days=1)
    return (
        safe_date(published.year, published.month, number)
        if number <= published.day
        else safe_date(last_month.year, last_month.month, number)
    )


def _inferred(mention: DateMention, bounds: YearBounds) -> When:
    """The earliest year that fits what the texts say, with the others as alternatives; none where nothing bounds it."""
    month, day = mention.month or 1, mention.day or 1
    open_end = f"--{month:02d}-{day:02d}"
    if bounds.exact is not None:
        return _with_year(mention, bounds.exact, YearBasis.INFERRED, f"no year printed; {bounds.exact_reason}")
    if bounds.after is None and bounds.before is None:
        return When(
            mention.text,
            None,
            None,
            open_end,
            Precision.NONE,
            YearBasis.UNKNOWN,
            "no year printed, and nothing in the texts tells it",
            mention.weekday,
            (),
            mention.span,
        )
    first = bounds.after.year if bounds.after else (bounds.before.year - 1 if bounds.before else 1900)
    last = bounds.before.year if bounds.before else first + 1
    fits = []
    for year in range(first, last + 1):
        one = safe_date(year, month, day)
        if one is None or (bounds.after and one < bounds.after) or (bounds.before and one > bounds.before):
            continue
        if mention.weekday and WEEKDAYS[mention.weekday.lower()] != one.weekday():
            continue
        fits.append(one)
    if not fits:
        return When(
            mention.text,
            None,
            None,
            open_end,
            Precision.NONE,
            YearBasis.UNKNOWN,
            "no year printed; what the texts say fits none",
            mention.weekday,
            (),
            mention.span,
        )
    why = "; ".join(reason for reason in (bounds.after_reason, bounds.before_reason) if reason)
    more = tuple(day.isoformat() for day in fits[1:3])
    return _with_year(mention, fits[0].year, YearBasis.INFERRED, f"no year printed; earliest that fits: {why}", more)
