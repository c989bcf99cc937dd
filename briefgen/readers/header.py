"""What a file says of itself in its first lines: `Publisher: ...`, `Title: ...`, `Published: ...`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

_LINE = re.compile(r"([A-Za-z][A-Za-z0-9 .'-]{1,30}?)[ \t]*:[ \t]+(\S.*)|([A-Za-z][A-Za-z0-9 .'-]{1,30}?)[ \t]*:[ \t]*")
_FENCE = re.compile(r"-{3,}\s*")
_FIELDS = {
    "publisher": ("publisher", "issuer", "issued by", "source", "outlet", "agency"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published on", "publication date", "date published"),
    "url": ("url", "link", "web address", "source url"),
    "language": ("language", "lang"),
}
_KEYS = {key: field for field, keys in _FIELDS.items() for key in keys}
_REMARKS = ("origin", "licence", "license", "rights", "retrieved", "accessed", "note", "translated", "translation", "author", "sha256")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D.*)?")
_DAY_FIRST = re.compile(r"(?:[A-Za-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})\b.*")
_MONTH_FIRST = re.compile(r"(?:[A-Za-z]+,?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b.*")
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b.*")
_PRINTED = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4}|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}|\d{4}-\d\d-\d\d|\b\d{1,2}/\d{1,2}/\d{4}"
)
_LINES_AT_MOST = 100  # more is no header but a table or a list


@dataclass(frozen=True, slots=True)
class Header:
    publisher: str = ""
    title: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""
    remarks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def or_else(self, other: Header) -> Header:
        """This one, with what the other says on matters on which it is silent, and the remarks of both."""
        return Header(
            self.publisher or other.publisher,
            self.title or other.title,
            self.published or other.published,
            self.url or other.url,
            self.language or other.language,
            self.remarks + other.remarks,
            self.warnings + other.warnings,
        )


def split_header(text: str) -> tuple[Header | None, str]:
    """The header that a text begins with and the rest; None and the whole text where there is none.

    A header is two or more lines with known keys, closed by an empty line, `---` or the end; between two lines of `---` any key goes.
    Everything else stays text: "SYDNEY: The two ministers ..." and "FOR IMMEDIATE RELEASE" are how releases begin.
    """
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip("\ufeff \t")), len(lines))
    fenced = first < len(lines) and bool(_FENCE.fullmatch(lines[first].strip("\ufeff")))
    pairs, end = _pairs(lines, first + fenced, fenced)
    closed = end == len(lines) or not lines[end].strip() or bool(_FENCE.fullmatch(lines[end]))
    if fenced:
        if not pairs or end == len(lines) or not _FENCE.fullmatch(lines[end]):
            return None, text
    elif len(pairs) < 2 or not closed:
        return None, text
    # The line that closes the header is not text, nor is a fence that follows the empty line.
    rest = lines[end + 1 :]
    return header_from(pairs), "\n".join(rest).lstrip("\n")


def _pairs(lines: list[str], start: int, fenced: bool) -> tuple[list[tuple[str, str]], int]:
    """Keys and values from line `start` on, and the number of the first line that is none of them."""
    pairs: list[tuple[str, str]] = []
    end = min(len(lines), start + _LINES_AT_MOST)
    for number in range(start, end):
        line = lines[number].strip("\ufeff").rstrip()
        match = _LINE.fullmatch(line)
        if match and (fenced or is_known(match[1] or match[3])):
            pairs.append((match[1] or match[3], match[2] or ""))
        elif pairs and line[:1] in (" ", "\t") and line.strip():  # a long value goes on in an indented line
            key, value = pairs[-1]
            pairs[-1] = (key, f"{value} {line.strip()}".strip())
        else:
            return pairs, number
    return pairs, end


def is_known(key: str) -> bool:
    return key.lower() in _KEYS or key.lower() in _REMARKS


def header_from(pairs: list[tuple[str, str]]) -> Header:
    """Each known key in its field, the first of two alike; all others are remarks, as is a date that cannot be read."""
    header = Header()
    for key, value in pairs:
        field = _KEYS.get(key.lower(), "")
        value = value.strip().strip('"')
        if not value:
            continue
        if field == "published" and header.published is None:
            day = parse_date(value)
            if day:
                header = replace(header, published=day)
            else:
                warning = f"the header's date {value!r} is not clear; write it as 2024-12-31"
                header = replace(header, warnings=(*header.warnings, warning), remarks=(*header.remarks, f"{key}: {value}"))
        elif field and field != "published" and not getattr(header, field):
            texts = {field: value}
            header = replace(header, **texts)  # type: ignore[arg-type]  # these fields hold text
        else:
            header = replace(header, remarks=(*header.remarks, f"{key}: {value}"))
    return header


def parse_date(value: str) -> date | None:
    """A printed date with day, month and year; None for none and for 03/04/2024, which means two days."""
    value = value.strip()
    if match := _ISO.fullmatch(value):
        return _day(match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(value):
        return _day(match[3], _month(match[2]), match[1])
    if match := _MONTH_FIRST.fullmatch(value):
        return _day(match[3], _month(match[1]), match[2])
    if match := _NUMERIC.fullmatch(value):
        first, second = int(match[1]), int(match[2])
        if first > 12 or first == second:
            return _day(match[3], second, first)
        return _day(match[3], first, second) if second > 12 else None
    return None


def printed_day(value: str) -> str:
    """ "On Tue, 26 Mar 2024 at 09:10, Press wrote:" -> "26 Mar 2024"; "" where no date with day, month and year stands in it."""
    found = _PRINTED.search(value)
    return found[0] if found else ""


def _month(word: str) -> int:
    word = word.lower()
    return next((number for number, month in enumerate(_MONTHS, 1) if month == word or (month[:3] == word[:3] and len(word) in (3, 4))), 0)


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    """None also for years in which nothing was published on the web or will be: 0001 and 9999 stand for "unknown" in some systems."""
    try:
        return date(int(year), int(month), int(day)) if 1900 <= int(year) < 2100 else None
    except ValueError:
        return None
