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

ANY_YEAR = r"(?:B\.?E\.?\s*)?(?:19|20|25)\d{2}"  # 25..: the Buddhist era
_BUDDHIST = 543  # years that it is ahead
_ISO = rule(r"\b((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_SLASH = rule(rf"\b(\d{{1,2}})([/-]|\.\s?)(\d{{1,2}})\2({ANY_YEAR}|\d{{2}}(?=\s+\d{{1,2}}:|\s*$))(?!\d)")
_DAY_FIRST = rule(rf"\b({DAY})(?:\.(?=\s))?(?:\s+of)?[\s/-]+({MONTH})\.?,?[\s/-]+({ANY_YEAR})(?!\d)", re.IGNORECASE)
_MONTH_FIRST = rule(rf"\b({MONTH})\.?\s+({DAY})(?:,\s*|\s+|\s?/\s?)({ANY_YEAR})(?!\d)", re.IGNORECASE)


def day_number(text: str) -> int:
    """ "3rd" -> 3."""
    return int(rule(r"\D").sub("", text))


def safe_date(year: int, month: int, day: int) -> date | None:
    """None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_number(text: str) -> int:
    """ "2024" -> 2024, "24" -> 2024; of the Buddhist era "B.E. 2567" -> 2024."""
    year = int(text[-4:])
    if year < 100:
        return 2000 + year
    return year - _BUDDHIST if year >= 2400 else year


def parse_full_date(text: str) -> date | None:
    """The first full date in `text`. Of numbers with slashes, day first unless only month first is possible; None without one."""
    if found := _ISO.search(text):
        return safe_date(int(found[1]), int(found[3]), int(found[4]))
    if found := _MONTH_FIRST.search(text):
        return safe_date(year_number(found[3]), MONTHS[found[1].lower()], day_number(found[2]))
    if found := _DAY_FIRST.search(text):
        return safe_date(year_number(found[3]), MONTHS[found[2].lower()], day_number(found[1]))
    if found := _SLASH.search(text):
        day, month, year = int(found[1]), int(found[3]), year_number(found[4])
        return safe_date(year, month, day) or safe_date(year, day, month)
    return None
