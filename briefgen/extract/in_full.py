"""Offices that a text prints in short: "FM Berg" is one of the Foreign Ministers of whom it speaks, as is a "head of diplomacy" under a headline that tells of Foreign Ministers."""

from __future__ import annotations

from briefgen.extract.reading import Reading
from briefgen.extract.registry import Somebody

_IN_FULL = {
    "FM": "Foreign Minister",
    "PM": "Prime Minister",
    "DPM": "Deputy Prime Minister",
    "DFM": "Deputy Foreign Minister",
    "EAM": "External Affairs Minister",
    "NSA": "National Security Adviser",
}
_WHICH_ONE = frozenset({"head of diplomacy", "heads of diplomacy", "minister"})  # what a headline may say better
_HEADS = 4  # lines of the head


def office_of(reading: Reading, person: Somebody) -> str:
    """The title of `person`, written out where the text itself does so somewhere."""
    text = reading.readout.text
    title = _IN_FULL.get(person.title, "")
    title = title if title and title in text else person.title
    if title.lower() not in _WHICH_ONE:
        return title
    if short := next((_IN_FULL[other] for other in person.titles if other in _IN_FULL), ""):
        return short if short in text else title  # "Turkish FM A" is "Minister A" further on
    for sentence in reading.sentences[:_HEADS]:
        if sentence.heading and any(party.code == person.side for party in sentence.parties):
            for mention in sentence.people:
                if mention.plural and not mention.name and mention.title.lower().endswith("foreign ministers"):
                    return mention.title[:-1]
    return title
