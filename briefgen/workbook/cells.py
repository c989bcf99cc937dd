"""What a cell holds, as a person sees it: text, number, date, formula, whichever program saved it last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from lxml import etree

from briefgen.workbook.escape import unescape
from briefgen.workbook.package import Package

_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
MAX_SERIAL = 2_958_465  # 31 December 9999
FIRST_OF_1900, FIRST_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)  # day 0 of the two calendars that a workbook may count by


class Cell(NamedTuple):
    """A cell that holds something. `kind`: s text, n number, d date, b yes/no, e error, "" a formula that was never calculated.

    `exact`: the text is meant as it stands, outer white space included (the quote prefix, which Excel drops when somebody retypes it).
    """

    kind: str
    value: str | int | float | bool | date | None
    formula: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """What cells need to be understood: shared strings, (is a date, quote prefix) per format, first day of the calendar."""

    strings: list[str]
    formats: dict[str, tuple[bool, bool]]  # by number, as the file writes it
    day_zero: date


def joined_runs(item: etree._Element) -> str:
    """The text of a string that may be cut into runs; phonetic hints are no part of it."""
    if len(item) == 1 and str(item[0].tag).endswith("}t"):
        return unescape(item[0].text or "")
    texts = [child.text or "" for child in item if etree.QName(child).localname == "t"]
    texts += [text.text or "" for text in item.iterfind("{*}r/{*}t")]
    return unescape("".join(texts))


def cell_formats(package: Package, part: str) -> dict[str, tuple[bool, bool]]:
    if not package.has(part):
        return {}
    root = package.xml(part)
    own = {form.get("numFmtId"): form.get("formatCode", "") for form in root.iterfind("{*}numFmts/{*}numFmt")}

    def is_date(number: str) -> bool:
        if number in own:
            return bool(re.search("[dmyDMY]", _LITERAL.sub("", own[number]).replace("General", "")))
        return number.isdigit() and int(number) in _DATE_FORMATS

    return {
        str(number): (is_date(form.get("numFmtId", "0")), form.get("quotePrefix") in ("1", "true"))
        for number, form in enumerate(root.iterfind("{*}cellXfs/{*}xf"))
    }


@cache
def column_number(letters: str) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + ord(sign) - 64
    return number


def corners(area: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """(column, row) of the first and of the last cell of a range such as A2:B3; ((0, 0), (0, 0)) for what is none."""
    first, last = (REF.fullmatch(ref.replace("$", "")) for ref in (area.partition(":")[0], area.rpartition(":")[2]))
    if not first or not last:
        return (0, 0), (0, 0)
    return (column_number(first[1]), int(first[2])), (column_number(last[1]), int(last[2]))


def read_cell(element: etree._Element, book: Book) -> Cell | None:
    """What a <c> holds; None for one that only has a format."""
    formula = raw = ""
    inline: etree._Element | None = None
    for child in element:
        tag = str(child.tag)[-3:]
        if tag.endswith("}v"):
            raw = child.text or ""
        elif tag == "}is":
            inline = child
        elif tag.endswith("}f"):
            formula = child.text or "(shared)"
    written = joined_runs(inline) if inline is not None else ""
    return understood(element.get("t", "n"), element.get("s", "0"), raw, written, formula, book)


def understood(kind: str, style: str, raw: str, inline: str, formula: str, book: Book) -> Cell | None:
    """The cell with the type `kind` and the format `style`, as the file writes them, that holds `raw` or the text `inline`; None if empty."""
    is_date, exact = book.formats.get(style, (False, False))
    if kind == "inlineStr":
        return _text(inline, formula, exact)
    if kind == "s":
        return _text(book.strings[int(raw)] if raw.isdigit() and int(raw) < len(book.strings) else "", formula, exact)
    if kind == "str":
        return _text(unescape(raw), formula, exact)
    if raw == "":
        return Cell("", None, formula) if formula else None
    if kind == "b":
        return Cell("b", raw.strip() in ("1", "true"), formula)
    if kind == "e":
        return Cell("e", raw, formula)
    if kind == "d":
        return _iso(raw, formula)
    return _number(raw, formula, is_date, book.day_zero)


def _text(text: str, formula: str, exact: bool) -> Cell | None:
    if text == "":
        return Cell("s", "", formula) if formula else None
    return Cell("s", text, formula, exact)


def _iso(raw: str, formula: str) -> Cell:
    try:
        return Cell("d", datetime.fromisoformat(raw.replace("Z", "")).date(), formula)
    except ValueError:
        return Cell("s", raw, formula)


def _number(raw: str, formula: str, is_date: bool, day_zero: date) -> Cell:
    try:
        number: int | float = int(raw) if raw.lstrip("-").isdigit() else float(raw)
    except ValueError:
        return Cell("s", raw, formula)
    if is_date and (day := day_of(number, day_zero)):
        return Cell("d", day, formula)
    return Cell("n", number, formula)


def day_of(number: float, day_zero: date = FIRST_OF_1900) -> date | None:
    """The day that a number stands for in Excel's calendar, the time of day left out; None for a number that stands for none."""
    if not 1 <= number <= MAX_SERIAL:
        return None
    days = int(number)
    if day_zero.year < 1904 and days < 61:
        days += 1  # Excel's calendar has a 29 February 1900
    try:
        return day_zero + timedelta(days=days)
    except OverflowError:
        return None
