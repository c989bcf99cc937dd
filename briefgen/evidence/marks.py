"""A mark: one stretch of a text, and what the program made of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Sort(StrEnum):
    """What a mark is. Where two marks cover the same words, the earlier of these stands outside."""

    SENTENCE = "sentence"  # a row of the sheet Evidence: a place to link to, not shown by itself
    EVENT = "event"
    STATEMENT = "statement"
    MECHANISM = "mechanism"
    DATE = "date"
    PLACE = "place"
    PERSON = "person"
    REPAIRED = "repaired"
    CUT = "cut"


ORDER = {sort: number for number, sort in enumerate(Sort)}


@dataclass(frozen=True, slots=True)
class Mark:
    """`start` and `end` are half-open, in code points of the text as it came."""

    start: int
    end: int
    sort: Sort
    value: str  # in a few words, what was found
    code: str = ""  # a statement's modality
    facts: tuple[tuple[str, str], ...] = ()  # label and value, for the panel
    events: tuple[str, ...] = ()  # event ids; () where it belongs to the text as a whole
    rows: tuple[str, ...] = ()  # ids of the workbook's rows that it feeds


def tidy(marks: Iterable[Mark], raw: str) -> list[Mark]:
    """Marks in the order in which they open, inside the text, without spaces at their ends and not parting a letter from its accents.

    Marks that say the same of the same words become one, with the events of all. Empty ones go.
    """
    merged: dict[tuple[object, ...], Mark] = {}
    for mark in marks:
        start, end = _edges(mark, raw)
        if start >= end:
            continue
        key = (start, end, mark.sort, mark.value, mark.code)
        known = merged.get(key)
        merged[key] = (
            replace(mark, start=start, end=end)
            if known is None
            else replace(
                known, facts=_union(known.facts, mark.facts), events=_union(known.events, mark.events), rows=_union(known.rows, mark.rows)
            )
        )
    return sorted(merged.values(), key=lambda mark: (mark.start, -mark.end, ORDER[mark.sort]))


def _edges(mark: Mark, raw: str) -> tuple[int, int]:
    start, end = max(mark.start, 0), min(mark.end, len(raw))
    while end < len(raw) and start < end and unicodedata.combining(raw[end]):
        end += 1
    while start < end and raw[start].isspace():
        start += 1
    while start < end and raw[end - 1].isspace():
        end -= 1
    return start, end


def _union(known: tuple[T, ...], new: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*known, *new)))
