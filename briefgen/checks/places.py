"""Rules on places (PLC). Text inside quotation marks, and text that is a quotation, is exempt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checks.held import Finding, Held, key, plain
from briefgen.checks.words import table
from briefgen.model import Status

HOUSE_SEA = "House name of the sea"  # the setting on ReadMe
_EAST_SEA = re.compile(r"\bEast Sea\b")
_COUNTRY_OF_EAST_SEA = {"VN"}


def seas(held: Held) -> Iterator[Finding]:
    """A sea called in two ways, or otherwise than the house does."""
    house = next((value for name, value in held.matrix.settings if name.strip().casefold() == HOUSE_SEA.casefold()), "")
    seen: dict[str, dict[str, str]] = {}
    for human in held.human:
        for sea, names in table("seas").items():
            for name in names:
                if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", human.text):
                    seen.setdefault(sea, {}).setdefault(name, human.where)
    for sea, found in seen.items():
        names = table("seas")[sea]
        for name, where in found.items():
            if house in names and name != house:
                yield Finding(where, f"“{name}” is not the house name, {house}.", f"write {house}, or put the name in quotation marks")
        if house not in names and len(found) > 1:
            told = " and ".join(f"“{name}”" for name in found)
            yield Finding(list(found.values())[-1], f"One sea goes by two names: {told}.", f"use one, or set “{HOUSE_SEA}” on ReadMe")


def mixed(held: Held) -> Iterator[Finding]:
    seen: dict[str, dict[str, str]] = {}
    texts = [(f"Events/{event.event_id}/city", event.city) for event in held.matrix.events if event.status is Status.HELD]
    texts += [(human.where, human.text) for human in held.human]
    for where, text in texts:
        for place, names in table("places").items():
            covered = 0
            for name in sorted(names, key=len, reverse=True):
                found = re.search(rf"(?<!\w){re.escape(name)}(?![\w.])", text)
                if found and found.start() >= covered:
                    seen.setdefault(place, {}).setdefault(name, where)
                    break
    for found_names in seen.values():
        if len(found_names) > 1:
            told = " and ".join(f"“{name}”" for name in found_names)
            yield Finding(list(found_names.values())[-1], f"One place is written in several ways: {told}.", "use one of them")


def east_sea(held: Held) -> Iterator[Finding]:
    for human in held.human:
        if human.parties and not _COUNTRY_OF_EAST_SEA.intersection(human.parties) and _EAST_SEA.search(human.text):
            what = "“East Sea” may be read as the Sea of Japan where neither party is Vietnam."
            yield Finding(human.where, what, "write South China Sea or Sea of Japan")
    for row in held.matrix.statements:
        event = held.event_of(row)
        south = [area for area in row.areas if "south_china" in area.replace("-", "_") or "scs" in area.split(".")]
        if event and south and _EAST_SEA.search(row.text) and not _COUNTRY_OF_EAST_SEA.intersection(event.parties):
            what = f"“East Sea” was taken for the South China Sea ({', '.join(south)}), but neither party is Vietnam."
            yield Finding(f"Statements/{row.statement_id}/areas", what, "see which sea the sentence means", row.evidence[:1])


def other_city(held: Held) -> Iterator[Finding]:
    """A city that the sentences that were cited for it do not name; a capital may stand for its country there."""
    cited: dict[str, list[str]] = {}
    for row in held.matrix.evidence:
        for fact in row.supports:
            event_id, _, field = fact.rpartition(":")
            if field == "city":
                cited.setdefault(event_id, []).append(row.evidence_id)
    for event in held.matrix.events:
        quotes = held.quotes(cited.get(event.event_id, ()))
        forms = next((names for names in table("places").values() if event.city in names), [event.city])
        if event.city and quotes and not any(key(form) in key(quotes) or plain(form) in quotes for form in forms):
            what = f"The city is {event.city}, but the sentence that it rests on does not name it."
            yield Finding(
                f"Events/{event.event_id}/city",
                what,
                "correct the city, or write down where it is from in Notes",
                tuple(cited[event.event_id][:1]),
            )
