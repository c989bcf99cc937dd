"""What surrounds a report on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from briefgen.lexicon.scan import Rule

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})\.?,?\s+\d{{4}}|\d{{1,2}}-(?:{MONTHS})-\d{{4}}|(?:{MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}))"
)


@dataclass(frozen=True, slots=True)
class FurnitureTable:
    stops: Rule  # at the start of a line
    drops: frozenset[str]  # whole lines, small letters
    captions: Rule
    signoffs: Rule
    published: Rule
    date: Rule  # a full date


def read_furniture(table: dict[str, Any]) -> FurnitureTable:
    stops = sorted(table["stops"], key=len, reverse=True)
    return FurnitureTable(
        Rule("(?:" + "|".join(re.escape(stop) for stop in stops) + r")(?!\w)", re.IGNORECASE),
        frozenset(drop.lower() for drop in table["drops"]),
        Rule("|".join(f"(?:{pattern})" for pattern in table["captions"]), re.IGNORECASE),
        Rule("|".join(f"(?:{pattern})" for pattern in table["signoffs"])),
        Rule("|".join(pattern.replace("DATE", DATE) for pattern in table["published"]), re.IGNORECASE),
        Rule(rf"\b{DATE}\b", re.IGNORECASE),
    )
