"""Where each event was held, from the places that its sentences give: its own first, then the lead's, the headline's, the main event's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.extract.openers import Frame
from briefgen.extract.places import find_country, find_place, mode_of
from briefgen.extract.reading import Reading, Sentence
from briefgen.lexicon.scan import rule
from briefgen.model import Account, Kind, Mode, Status, Where


def find_venue(reading: Reading, frame: Frame, main: Account | None) -> Where:
    """City, country, venue and mode of the event; nothing where the text gives nothing, or where there was a phone or a screen."""
    if frame.kind is Kind.CALL:
        return Where(mode=Mode.PHONE)
    mode = next((said for sentence in frame.sentences if (said := mode_of(sentence.text)) is not Mode.UNSAID), Mode.UNSAID)
    if mode in (Mode.VIRTUAL, Mode.PHONE):
        return Where(mode=mode)
    found = _place_in(reading, frame.sentences)
    if not found.city and main is None:
        heads = [sentence for sentence in reading.sentences if sentence.heading]
        lead = [sentence for sentence in reading.body[:5] if sentence not in frame.sentences]
        found = _merge_place(found, _place_in(reading, [*lead[:3], *heads]))
    if not found.city and not found.country and main is not None and frame.status is Status.HELD:
        same = (
            rule(r"\b(?:same|also|on the (?:same|sidelines)|earlier|later|morning|afternoon)\b", re.I).search(frame.sentence.text)
            or not frame.sentence.dates
        )
        if main.where.city and (same or frame.sentence.dates):
            return Where(main.where.city, main.where.country, found.venue, Mode.IN_PERSON, main.where.span, carried=True)
    return Where(
        found.city,
        found.country,
        found.venue,
        mode if mode is Mode.HYBRID else Mode.IN_PERSON if frame.status is not Status.REFERRED or found.city else Mode.UNSAID,
        found.span,
    )


def _place_in(reading: Reading, sentences: Sequence[Sentence]) -> Where:
    best = Where()
    for sentence in sentences:
        best = _merge_place(best, find_place(reading, sentence))
        if best.city:
            return best
    for sentence in sentences:
        best = _merge_place(best, find_country(reading, sentence))
    return best


def _merge_place(first: Where, second: Where) -> Where:
    if first.city or not (second.city or second.country or second.venue):
        return first
    return Where(
        second.city or first.city, second.country or first.country, first.venue or second.venue, first.mode, second.span or first.span
    )
