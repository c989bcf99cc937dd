"""Days of the calendar as texts print them."""

from __future__ import annotations

import re
from datetime import date

from briefgen.lexicon.scan import rule

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        1,
    )
    for name in names.split()
}
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
WEEKDAYS = {name: number for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}
WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d{2}"

_ISO = rule(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_SLASH = rule(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_DAY_FIRST = rule(rf"\b({DAY})(?:\s+of)?[\s-]+({MONTH})\.?,?[\s-]+({YEAR})\b", re.IGNORECASE)
_MONTH_FIRST = rule(rf"\b({MONTH})\.?\s+({DAY}),?\s+({YEAR})\b", re.IGNORECASE)


def day_number(text: str) -> int:
    """ "3rd" -> 3."""
    return int(rule(r"\D").sub("", text))


def safe_date(year: int, month: int, day: int) -> date | None:
    """None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_full_date(text: str) -> date | None:
    """The first full date in `text`. Of numbers with slashes, day first unless only month first is possible; None without one."""
    if found := _ISO.search(text):
        return safe_date(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH_FIRST.search(text):
        return safe_date(int(found[3]), MONTHS[found[1].lower()], day_number(found[2]))
    if found := _DAY_FIRST.search(text):
        return safe_date(int(found[3]), MONTHS[found[2].lower()], day_number(found[1]))
    if found := _SLASH.search(text):
        day, month, year = int(found[1]), int(found[2]), int(found[3])
        return safe_date(year, month, day) or safe_date(year, day, month)
    return None
