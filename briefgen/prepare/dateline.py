"""The dateline of a report: "HANOI, April 15 (VNA) -". It says where and when a text was filed, not where a meeting was held."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date

from briefgen.lexicon.scan import rule
from briefgen.model import Span
from briefgen.prepare.days import DAY, MONTH, MONTHS, WEEKDAY, YEAR, day_number, safe_date

_PLACE = r"(?P<place>[A-ZÀ-ỸĐ][\w.'’-]*(?:[ ,/]+(?:[A-ZÀ-ỸĐ][\w.'’-]*|de|of|the|el|and)){0,5}?)"
_DATE = rf"(?P<date>(?:{WEEKDAY},?\s+)?(?:{MONTH}\.?\s+{DAY}(?!\d)(?:(?:,?\s+|/){YEAR})?|{DAY}\s+{MONTH}\.?(?:,?\s+{YEAR})?))"
_AGENCY = r"\(\s*(?P<agency>[A-Z][\w .&/-]{1,40}?)\s*\)"
_DATELINE = rule(
    rf"(?:\(?(?P<first>[A-Z]{{3,8}})\)?\s+(?=[A-Z][a-z]))?(?:{_PLACE}\s*(?:\[[A-Z][\w ]+\])?\s*(?:,|\.|\s)?\s*)?(?:{_DATE}\s*,?\s*)?(?:{_AGENCY}\s*|(?P<bare>/[A-Z]{{2,12}}/|[A-Z]{{2,8}}(?=\s*[-–—]))\s*)?(?P<dash>(?:\.\s?)?(?:—|–|-{{1,2}})|:)(?:\s+|(?<=\):))(?=[“\"A-ZÀ-ỸĐ0-9])"
)
# A full date and a full stop: "Kingston, Jamaica, 27 June 2024. With ...", "Baku, 27 June, /AGENCY/. The ..."
_STOPPED = rule(
    rf"{_PLACE}\s*,\s*(?:(?P<date>(?:{WEEKDAY},?\s+)?(?:{MONTH}\.?\s+{DAY},?\s+{YEAR}|{DAY}\s+{MONTH},?\s+{YEAR}))\s*(?:\.(?:\s*(?P<bare>/[\w ]{{2,16}}/)\s*[.,:–-]*)?|(?P<after>/[\w ]{{2,16}}/)\s*[.,:–-]*)"
    rf"|(?P<open>{MONTH}\.?\s+{DAY}|{DAY}\s+{MONTH})\s*[.,]?\s*(?P<agency>/[\w ]{{2,16}}/)\s*[.,:–-]*)\s+(?=[“\"A-ZÀ-ỸĐ0-9])"
)
# The date after the dash: "CAIRO - 6 May 2024: The ...".
_DASHED = rule(rf"{_PLACE}\s*(?:—|–|-{{1,2}})\s*{_DATE}\s*:\s+(?=[“\"A-ZÀ-ỸĐ])")
# Without a dash: "Havana, Sep 17 (Prensa Latina) The ...", "BAKU, Azerbaijan, October 20. The ...".
_NO_DASH = rule(rf"{_PLACE}\s*,\s*{_DATE}\s*,?\s*(?:{_AGENCY}\s*\.?|(?P<bare>/[A-Z]{{2,12}}/)\s*\.?|(?<=[^.])\.)\s+(?=[“\"A-ZÀ-ỸĐ])")
# Day and year parted by a stroke, and nothing else: "Addis Ababa July 9/2018 The ..."
_STROKE = rule(
    rf"(?P<place>[A-ZÀ-ỸĐ][\w'’-]+(?: [A-ZÀ-ỸĐ][\w'’-]+){{0,2}}),?\s+(?P<date>{MONTH}\.?\s+{DAY}/{YEAR})\s*(?:\([A-Z]{{2,6}}\)\s*)?[-–—:.]*\s+(?=[“\"A-ZÀ-ỸĐ])"
)
# On a line of its own in print, and joined to the paragraph after it: "Nairobi, October 2 The ministers ...".
_ON_ITS_LINE = rule(
    rf"(?P<place>[A-ZÀ-ỸĐ][\w.'’-]+(?: [A-ZÀ-ỸĐ][\w.'’-]+){{0,2}}),\s+(?P<date>{MONTH}\.?\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH}\.?)\s+(?=[“\"A-ZÀ-ỸĐ])"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    span: Span
    place: str = ""
    agency: str = ""
    day: date | None = None  # where the year is printed
    month_day: tuple[int, int] | None = None  # where it is not


def _month_day(text: str) -> tuple[int, int] | None:
    month = rule(MONTH).search(text)
    day = rule(rf"(?<![\d])({DAY})(?!\d)").search(rule(YEAR).sub("", text))
    return (MONTHS[month.group().lower()], day_number(day.group())) if month and day else None


@functools.lru_cache(maxsize=16)  # asked several times of the same few paragraphs
def dateline_at(text: str, start: int) -> Dateline | None:
    """The dateline with which the paragraph at `start` begins; None where there is none."""
    if stopped := _STOPPED.match(text, start):
        return _stopped(stopped, start)
    found = (
        _DASHED.match(text, start)
        or _DATELINE.match(text, start)
        or _NO_DASH.match(text, start)
        or _ON_ITS_LINE.match(text, start)
        or _STROKE.match(text, start)
    )
    if not found or found.end() - start > 110:
        return None
    part = found.groupdict(default="")
    place, agency, printed = part["place"], part.get("agency", "") or part.get("bare", "").strip("/") or part.get("first", ""), part["date"]
    if not (agency or printed or place):
        return None
    if not agency and not printed:
        capitals = place.isupper() and len(place) > 2
        if part.get("dash") == ":" and not capitals and len(place.split()) > 2:
            return None
        if not capitals and len(place.split()) > 3:
            return None
    month_day = _month_day(printed) if printed else None
    year = rule(YEAR).search(printed)
    day = safe_date(int(year.group()), *month_day) if year and month_day else None
    return Dateline(Span(start, found.end()), place.strip(" ,"), agency, day, None if day else month_day)


def _stopped(found: re.Match[str], start: int) -> Dateline | None:
    printed = found["date"] or found["open"]
    month_day, year = _month_day(printed), rule(YEAR).search(printed)
    day = safe_date(int(year.group()), *month_day) if year and month_day else None
    agency = (found["bare"] or found["after"] or found["agency"] or "").strip("/ ")
    return Dateline(Span(start, found.end()), found["place"].strip(" ,"), agency, day, None if day else month_day)


def find_dateline(text: str) -> Dateline | None:
    """The first dateline among the first four paragraphs."""
    at = 0
    best: Dateline | None = None
    for paragraph in text.split("\n\n", 4)[:4]:
        found = dateline_at(text, at)
        if found and (found.agency or found.day or found.month_day):
            return found
        best = best or found
        at += len(paragraph) + 2
    return best
