"""In which year was a text written that prints none? What it says of dated things around it bounds the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.extract.dates import YearBounds
from briefgen.lexicon.scan import rule
from briefgen.model import Span
from briefgen.prepare.days import MONTH, MONTHS, YEAR, safe_date

_RANGE = rule(rf"\(\s*({YEAR})\s*[-–—]\s*({YEAR})\s*\)")
_DATED = rule(rf"(?<!\d[-–—])\b(?:(?P<month>{MONTH})\.?,?\s+(?:\d{{1,2}},?\s+)?)?(?P<year>{YEAR})\b(?!\s*[-–—]\s*\d{{2,4}}\b)")
_NOW = rule(r"\b(?:this year|are celebrating|is celebrating|celebrate this|marks? this year|currently celebrating)\b", re.I)
_AHEAD = rule(
    r"\b(?:will|leading up to|toward|towards|ahead of|upcoming|next|forthcoming|prepar\w+|celebrat\w+|commemorat\w+|target\w*|plans?|run-up|look\w* forward|organi[sz]e|to mark|anniversary|to hold|to convene|to be held|to meet|would|scheduled|the (?:first|second|third|fourth) (?:half|quarter) of)\b"
    r"|\b(?:by|until|till|through|from)\s+(?:(?:the )?(?:(?:very )?(?:end|close|middle|beginning|start|course|year)(?: of)?|early|mid|late)\s*-?\s*)?(?:\w+\s+)?$",  # "by August 2030"
    re.I,
)
_MILESTONE = rule(r"\b(?:elevat|upgrad|establish|normali[sz]|launch|form|conclud|sign)\w*\b[^.;]{0,120}", re.I)
_FRAMEWORK = rule(r"\b((?:[A-Za-z-]+\s+){0,4}partnership)(?!\s+(?:with|agreement)\b)\b", re.I)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated step of the relationship that one text gives, and by which another, undated one, can be placed."""

    framework: str  # folded: "comprehensive strategic partnership"
    day: date  # the first day it can have been
    source: str  # the text's name


def _framework(sentence: str) -> str:
    found = _FRAMEWORK.search(sentence)
    if not found:
        return ""
    words = [
        word
        for word in found[1].lower().split()
        if word in {"comprehensive", "strategic", "enhanced", "cooperative", "partnership", "special", "privileged", "limited"}
    ]
    return " ".join(words) if len(words) > 1 else ""


def find_milestones(text: str, sentences: Sequence[Span], name: str) -> list[Milestone]:
    """ "elevated their relations to a comprehensive strategic partnership in September 2023" -> that framework, 1 September 2023."""
    found = []
    for span in sentences:
        sentence = text[span.start : span.end]
        clause = _MILESTONE.search(sentence)
        framework = _framework(clause.group()) if clause else ""
        dated = _DATED.search(clause.group()) if clause and framework else None
        if dated and clause and not _RANGE.search(clause.group()):
            month = MONTHS[dated["month"].lower()] if dated["month"] else 1
            day = safe_date(int(dated["year"]), month, 1)
            if day:
                found.append(Milestone(framework, day, name))
    return found


def _words_before(sentence: str, start: int, end: int) -> str:
    """The date with the few whole words before it."""
    return " ".join([*sentence[:start].split()[-4:], sentence[start:end]])


def find_bounds(text: str, sentences: Sequence[Span], milestones: Sequence[Milestone]) -> YearBounds:
    """Lower and upper bound, or the exact year, from "this year ... (2013-2023)", past years named, anniversaries ahead, and other texts."""
    exact: int | None = None
    exact_reason = ""
    after: tuple[date, str] | None = None
    before: tuple[date, str] | None = None
    for span in sentences:
        sentence = text[span.start : span.end]
        for match in _RANGE.finditer(sentence):
            year = int(match[2])
            if _NOW.search(sentence) and "anniversary" in sentence.lower():
                exact, exact_reason = year, f"the text speaks of “this year” and the anniversary “{match.group()}”"
            elif "anniversary" in sentence.lower():
                before = min(before or (date.max, ""), (date(year, 12, 31), f"the anniversary of {year} “{match.group()}” is not yet past"))
        for match in _DATED.finditer(_RANGE.sub(lambda m: " " * len(m.group()), sentence)):
            month = MONTHS[match["month"].lower()] if match["month"] else 1
            year = int(match["year"])
            if not match["month"] and rule(r"\s+(?:[A-Z][\w’'-]*\s+){2,}").match(sentence, match.end()):
                continue  # "the 2016 Harbour Arbitration Award": a name, which may be of long ago
            lead = sentence[max(0, match.start() - 90) : match.start()]
            if _AHEAD.search(lead):
                if rule(r"(?:anniversary|celebrat|commemorat)", re.I).search(lead):
                    before = min(before or (date.max, ""), (date(year, 12, 31), f"the anniversary in {year} is still ahead"))
                continue
            day = safe_date(year, month, 1)
            if day and (after is None or day > after[0]) and year > 1990:
                after = (day, f"later than “{_words_before(sentence, match.start(), match.end())}”")
        framework = _framework(sentence)
        for milestone in milestones:
            if (
                milestone.framework == framework
                and (after is None or milestone.day > after[0])
                and rule(r"\b(?:since|after|first)\b", re.I).search(sentence)
            ):
                after = (milestone.day, f"later than the {framework} of {milestone.day:%B %Y}, which {milestone.source} dates")
    if before and after and before[0] < after[0]:
        before = None
    return YearBounds(
        exact,
        exact_reason,
        after[0] if after else None,
        after[1] if after else "",
        before[0] if before else None,
        before[1] if before else "",
    )
