"""What surrounds a report on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from briefgen.lexicon.scan import Rule

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_WEEKDAYS = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?)"
_YEAR = r"(?:(?:B\.?E\.?\s*)?(?:19|20|25)\d{2})"  # 25..: the Buddhist era
DATE = (
    rf"(?:(?:19|20)\d{{2}}-\d{{2}}-\d{{2}}|(?:19|20)\d{{2}}[/.]\d{{1,2}}[/.]\d{{1,2}}|\d{{1,2}}(?:[/-]|\.\s?)\d{{1,2}}(?:[/-]|\.\s?){_YEAR}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2}}(?=\s+\d{{1,2}}:)|(?:{_WEEKDAYS},?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?:{MONTHS})\.?(?:,\s*|\s+){_YEAR}|\d{{1,2}}[-/](?:{MONTHS})[-/]{_YEAR}|(?:{MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,\s*|\s+){_YEAR}))(?!\d)"
)


@dataclass(frozen=True, slots=True)
class FurnitureTable:
    stops: Rule  # at the start of a line
    pauses: Rule  # of these, what may stand between two paragraphs
    drops: frozenset[str]  # whole lines, small letters
    captions: Rule
    signoffs: Rule
    published: Rule
    date: Rule  # a full date


def read_furniture(table: dict[str, Any]) -> FurnitureTable:
    return FurnitureTable(
        _opening(table["stops"]),
        _opening(table["pauses"]),
        frozenset(drop.lower() for drop in table["drops"]),
        Rule("|".join(f"(?:{pattern})" for pattern in table["captions"]), re.IGNORECASE),
        Rule("|".join(f"(?:{pattern})" for pattern in table["signoffs"])),
        Rule("|".join(pattern.replace("DATE", DATE) for pattern in table["published"]), re.IGNORECASE),
        Rule(rf"\b{DATE}", re.IGNORECASE),
    )


def _opening(words: list[str]) -> Rule:
    """Any of `words`, the longest first, where none goes on in letters."""
    return Rule("(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE)
