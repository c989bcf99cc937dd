"""Meetings that the opening sentence names in passing: on whose margins a deal was signed, after which a statement was put out."""

from __future__ import annotations

from briefgen.extract.meetings import Frame
from briefgen.extract.present import people_at
from briefgen.extract.referred import clause_of
from briefgen.extract.sides import seat_visitor
from briefgen.extract.told import Told
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Kind, Status

_MARGINS = rule(r"\b(?:margins?|sidelines?|occasion) of\s+(?:the\s+|their\s+)?$")
_CHAIRED_BY = rule(
    r"(?:\s*\([^()]*\))?,?\s+(?:(?:which|that)\s+(?:was|were|is)\s+)?(?:jointly\s+|co-?)?(?:chaired|led|headed|presided over)\s+by\s"
)
_STATEMENT = rule(
    r"\b(?:[Aa]t the (?:conclusion|end|close)|[Oo]n the occasion|[Dd]uring|[Ff]ollowing|[Uu]pon (?:the )?(?:conclusion|completion)|[Aa]fter)\b[^.;]{3,160}?\bvisit to\b"
    r"[^.;]{2,80}?\b(?:released|issued|adopted|published|made|agreed on)\s+(?:the\s+following|an?|this)\s+(?:\w+\s+)?(?:statement|communiqu[ée]|declaration)\b"
)
_VISIT_TO = rule(r"\bvisit to\s+(?:the\s+)?$")


def on_its_margins(told: Told) -> Frame | None:
    """ "signed on the margins of the 7th meeting of the A-B Joint Commission, which was co-chaired by C and D": that meeting, with C and D."""
    if told.main is not None:
        return None
    base = told.sentence.span.start
    for series in told.sentence.series:
        chaired = _CHAIRED_BY.match(told.text, series.span.end - base)
        if series.key and series.ordinal and chaired and _MARGINS.search(told.text[: series.span.start - base]):
            chairs = [person for place, person in people_at(told.reading, told.sentence, None) if place >= base + chaired.end() - 1]
            if len({person.side for person in chairs if person.side}) == 2:
                own = clause_of(told.sentence, series.span.start, told.sentence.span.end)
                return Frame(own, Status.HELD, series.kind, series, chairs, [own])
    return None


def statement_after_a_visit(told: Told) -> Frame | None:
    """ "At the conclusion of Envoy A's visit to Y, the two countries released the following statement": that visit."""
    if told.main is not None or told.announced or len(told.people) != 1 or not _STATEMENT.search(told.text):
        return None
    visitor = told.people[0]
    for mention in told.sentence.parties:
        if mention.sort is Sort.NAME and _VISIT_TO.search(told.text[: mention.span.start - told.sentence.span.start]):
            seat_visitor(told.reading, visitor, mention.code)
            if visitor.side not in ("", mention.code):
                sides = (visitor.side, mention.code)
                return Frame(told.sentence, Status.HELD, Kind.VISIT, None, [visitor], [told.sentence], "visit", sides)
    return None
