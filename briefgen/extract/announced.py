"""A text that only announces: the meeting still to come of which its headline or first sentences tell, where it reports none as held."""

from __future__ import annotations

import re

from briefgen.extract.dates import FUTURE
from briefgen.extract.meetings import Frame, kind_of, noun_of
from briefgen.extract.present import each_once, people_of
from briefgen.extract.reading import Reading, Sentence, listed_countries
from briefgen.extract.registry import Somebody, only_speaks
from briefgen.extract.series import SeriesMention
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Kind, Status

_TO_MEET = rule(
    r"\b(?:will|shall|to|would)\s+(?:(?:also|jointly|then)\s+)?(?:be (?:held|hosted|convened|received|co-?chaired)|take place|host|hold|meet|visit|travel to|pay|"
    r"undertake|co-?chair|chair|convene|receive|welcome|participate in|take part in|attend|lead|open|kick off)\b",
    re.I,
)
_VISIT_TO = rule(r"\b(?:visit(?: to)?|travel to|arrive in)\s+(?:the\s+)?$", re.I)
_BODIES = frozenset(["council", "board", "forum"])  # without an ordinal, the name of who meets rather than of a meeting
_OPENING = 3  # sentences of the body in which a text that announces says what


def find_announced(reading: Reading) -> Frame | None:
    """The meeting or visit that the opening announces, of two sides or more that it tells; None where it announces none."""
    opening = reading.body[:_OPENING]
    for sentence in [*opening, *(sentence for sentence in reading.sentences if sentence.heading)]:
        if not _TO_MEET.search(sentence.text) or not (sentence.heading or FUTURE.search(sentence.text)):
            continue
        around = [sentence, *(one for one in opening if one.number > sentence.number and FUTURE.search(one.text))]
        people = [person for one in around for person in people_of(reading, one) if person.side and not only_speaks(person)]
        people = each_once(people)
        if frame := _of_series(reading, sentence, people) or _of_two(sentence, people) or _of_visit(reading, sentence, people):
            frame.sentences = around
            return frame
    return None


def _frame(
    sentence: Sentence, kind: Kind, series: SeriesMention | None, people: list[Somebody], noun: str, parties: tuple[str, ...]
) -> Frame:
    return Frame(sentence, Status.ANNOUNCED, kind, series, people, [sentence], noun, parties)


def _of_series(reading: Reading, sentence: Sentence, people: list[Somebody]) -> Frame | None:
    """ "will take part in the 5th Trilateral Meeting of A, B and C", "will host the first session of the A-B Joint Commission"."""
    for series in sentence.series:
        parties = series.parties if len(series.parties) >= 2 else tuple(dict.fromkeys(listed_countries(reading, sentence)))
        if len(parties) >= 2 and (series.ordinal or series.head not in _BODIES):
            leads = [person for person in people if person.side in parties]
            return _frame(sentence, series.kind, series, leads, noun_of(sentence.text), parties)
    return None


def _of_two(sentence: Sentence, people: list[Somebody]) -> Frame | None:
    """ "Foreign Minister A will meet his Norwegian counterpart, B"."""
    sides = tuple(dict.fromkeys(person.side for person in people))
    return _frame(sentence, kind_of(sentence.text, None), None, people, noun_of(sentence.text), sides) if len(sides) == 2 else None


def _of_visit(reading: Reading, sentence: Sentence, people: list[Somebody]) -> Frame | None:
    """ "Foreign Minister A of Norway will visit Kenya": the visitor's side and the country."""
    for mention in sentence.parties:
        host = mention.place.code if mention.place else mention.code
        before = sentence.text[: mention.span.start - sentence.span.start]
        if mention.sort is Sort.DEMONYM or host in reading.lexicon.parties.organisations or not _VISIT_TO.search(before):
            continue
        visitor = next((person for person in people if person.side != host), None)
        if visitor is not None:
            return _frame(sentence, Kind.VISIT, None, [visitor], "visit", (visitor.side, host))
    return None
