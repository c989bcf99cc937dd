"""What people type into cells, understood: dates in the usual ways of writing, trailing spaces, words in other letter case."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum
from functools import cache

from briefgen.workbook.cells import Cell, day_of
from briefgen.workbook.columns import YEAR_LIKE, Column, Holds

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_YEAR = r"(?P<year>\d{4}|'?\d{2})"
_SPOKEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:[^\W\d_]+,?\s+)?{_DAY}[\s-]+{_MONTH}[\s,-]+{_YEAR}",  # Saturday, 30th March 2023; 30-Mar-2023
        rf"(?:[^\W\d_]+,?\s+)?{_MONTH}\s+{_DAY},?\s+{_YEAR}",  # March 30, 2023
        rf"{_DAY}\s+tháng\s+(?P<number>\d{{1,2}})\s+năm\s+{_YEAR}",  # ngày 30 tháng 3 năm 2023
    )
)
_TIME = r"(?:[T ]\d{1,2}:\d{2}.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})\s?[-/.年년]\s?(\d{{1,2}})\s?[-/.月월]\s?(\d{{1,2}})\s?[日일]?{_TIME}")
# With a year of two digits and hyphens, 30-03-23 may also be 2030: it is left to a person.
_NUMBERS = re.compile(rf"(\d{{1,2}})\s?[-/.]\s?(\d{{1,2}})\s?[-/.]\s?(\d{{4}}|(?<!-)\d{{2}}){_TIME}")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")  # what comes along from web pages
_WHOLE = re.compile(r"(-?\d+)(?:st|nd|rd|th|\.0*)?", re.IGNORECASE)
_YES, _NO = ("yes", "y", "true", "x", "1"), ("no", "n", "false", "0", "-")
WRITE_DATE = "write it as 2023-03-30 or 30 Mar 2023"


class NotUnderstood(ValueError):
    """A cell cannot be understood: what it holds, and how to fix it."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix


def is_empty(cell: Cell | None) -> bool:
    return cell is None or (cell.kind == "s" and not cell.exact and not str(cell.value).strip())


def value_of(column: Column, cell: Cell | None, default: object) -> object:
    """The model's value of a data cell; an empty cell is "", no keys, no, or `default`. Raises NotUnderstood."""
    if cell is not None and cell.kind == "s" and column.holds is Holds.TEXT:
        return text_of(cell)  # nearly all cells: no further question
    if cell is None or is_empty(cell):
        return _empty(column, default)
    if cell.kind == "e":
        raise NotUnderstood(f"holds the error {cell.value}", "type the value")
    if cell.kind == "":
        raise NotUnderstood("holds a formula that was never calculated", "open the workbook in Excel and save it, or type the value")
    match column.holds:
        case Holds.TEXT:
            return text_of(cell)
        case Holds.KEYS:
            return keys_of(text_of(cell), column.separators)
        case Holds.NUMBER:
            return whole_of(cell)
        case Holds.DECIMAL:
            return decimal_of(cell)
        case Holds.DATE:
            return date_of(cell)
        case Holds.YES:
            return yes_of(cell)
        case Holds.CHOICE:
            assert column.enum is not None
            return choice_of(cell, column.enum)


def _empty(column: Column, default: object) -> object:
    if column.holds is Holds.TEXT:
        return ""
    if column.holds is Holds.KEYS:
        return ()
    if column.holds is Holds.CHOICE and column.enum is not None and "" in {member.value for member in column.enum}:
        return column.enum("")
    return default


def text_of(cell: Cell) -> str:
    """The text; a number or date that Excel made of it as it would be typed. Outer white space goes unless it is meant."""
    if cell.kind == "s":
        text = str(cell.value)
        text = text if text.isascii() else unicodedata.normalize("NFC", text)
        return text if cell.exact else text.strip()
    if isinstance(cell.value, bool):
        return "yes" if cell.value else "no"
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    if isinstance(cell.value, float):
        return str(int(cell.value)) if cell.value.is_integer() else repr(cell.value)
    return str(cell.value)


def keys_of(text: str, separators: str) -> tuple[str, ...]:
    """The keys between the separators, without the spaces around them."""
    return tuple([key for part in _between(separators).split(text) if (key := part.strip())])


@cache
def _between(separators: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(separators)}]")


def whole_of(cell: Cell) -> int:
    if cell.kind == "n" and isinstance(cell.value, int | float) and float(cell.value).is_integer():
        return int(cell.value)
    if cell.kind == "s" and (found := _WHOLE.fullmatch(text_of(cell).strip())):
        return int(found[1])
    raise NotUnderstood(f"{_shown(cell)} is not a whole number", "type a whole number, or leave the cell empty")


def decimal_of(cell: Cell) -> float:
    if cell.kind == "n" and isinstance(cell.value, int | float):
        return float(cell.value)
    if cell.kind == "s":
        try:
            return float(text_of(cell).replace(",", "."))
        except ValueError:
            pass
    raise NotUnderstood(f"{_shown(cell)} is not a number", "type a number such as 0.95, or leave the cell empty")


def yes_of(cell: Cell) -> bool:
    word = text_of(cell).strip().lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise NotUnderstood(f"{_shown(cell)} is neither yes nor no", "type yes or no")


def choice_of(cell: Cell, enum: type[StrEnum]) -> StrEnum:
    """The member whose value the cell names, in whatever letter case."""
    word = " ".join(text_of(cell).split()).lower()
    if member := _words(enum).get(word):
        return member
    choices = ", ".join(member.value for member in enum if member.value)
    raise NotUnderstood(f"{_shown(cell)} is not one of the choices", f"use one of: {choices}")


@cache
def _words(enum: type[StrEnum]) -> dict[str, StrEnum]:
    """The words that stand for each member: its value and its name, in small letters."""
    names = {member.name.lower().replace("_", " "): member for member in enum}
    return names | {member.value.lower(): member for member in enum if member.value}


def date_of(cell: Cell) -> date:
    if isinstance(cell.value, date):
        if YEAR_LIKE[0] <= cell.value <= YEAR_LIKE[1]:
            year = (cell.value - YEAR_LIKE[0]).days + 1900
            raise NotUnderstood(f"'{year}' is a year, not a date (Excel shows it as {cell.value:%d %b %Y})", WRITE_DATE)
        return cell.value
    if cell.kind == "n" and isinstance(cell.value, int | float) and _COMPACT.fullmatch(text_of(cell)):
        return date_from_text(text_of(cell))
    if cell.kind == "n" and isinstance(cell.value, int | float) and cell.value >= 10_000 and (day := day_of(cell.value)):
        return day  # a date whose cell format somebody changed; smaller numbers may be years
    if cell.kind == "s":
        return date_from_text(text_of(cell))
    raise NotUnderstood(f"{_shown(cell)} is not a date", WRITE_DATE)


def date_from_text(text: str) -> date:
    """The date that `text` writes out. Raises NotUnderstood, also for 03/04/2023, which may be read in two ways."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    text = re.sub(r"^ngày\s+", "", " ".join(text.split()), flags=re.IGNORECASE)
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _date(text, int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), _year(found[3])
        if first <= 12 and second <= 12 and first != second:
            choices = " or ".join(f"{_date(text, year, month, day):%d %b %Y}" for day, month in ((first, second), (second, first)))
            raise NotUnderstood(f"'{text}' may be {choices}", WRITE_DATE)
        return _date(text, year, first, second) if second > 12 else _date(text, year, second, first)
    for pattern in _SPOKEN:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
            return _date(text, _year(parts["year"]), month, int(parts["day"]))
    raise NotUnderstood(f"'{text}' is not a date", WRITE_DATE)


def _year(digits: str) -> int:
    """The year; of two digits as Excel reads them: 29 is 2029, 30 is 1930."""
    year = int(digits.lstrip("'"))
    return year if len(digits.lstrip("'")) == 4 else year + (2000 if year < 30 else 1900)


def _month(word: str) -> int:
    """The number of an English month written out or cut to three letters or more; 0 for none."""
    return next(
        (number for number, month in enumerate(_MONTHS, start=1) if month.startswith(word.lower()) or word.lower() == "sept" == month[:4]),
        0,
    )


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotUnderstood(f"'{text}' is not a date", WRITE_DATE) from None


def _shown(cell: Cell) -> str:
    text = text_of(cell)
    return f"'{text if len(text) <= 60 else text[:59] + '…'}'"
