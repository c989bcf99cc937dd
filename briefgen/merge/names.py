"""People and places by name: the forms in the texts that are one name, each title that a person had, and when it was seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from briefgen.extract.registry import fold, office_words
from briefgen.merge.ids import short_hash, slug
from briefgen.model import Event, Name, Participant

# Where a person is called by the last part of the name, though the family's stands first (UNSW style guide, Vietnamese names).
_LAST_PART = {"VN"}


def name_rows(events: Sequence[Event], participants: Sequence[Participant]) -> tuple[Name, ...]:
    """A row for each person and title, then one for each city; by name. The form with marks is taken for the house's, else the commonest."""
    days = {event.event_id: event.date_start for event in events}
    people: dict[tuple[str, str], list[Participant]] = {}
    for row in participants:
        if row.name:
            people.setdefault((" ".join(fold(row.name).split()), row.side), []).append(row)
    names = [name for (key, side), rows in sorted(people.items()) for name in _person(key, side, rows, days)]
    places: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        if event.city:
            places.setdefault((" ".join(fold(event.city).split()), event.country), []).append(event)
    names += [_place(key, country, held) for (key, country), held in sorted(places.items())]
    return tuple(_told_apart(names))


def _told_apart(names: Iterable[Name]) -> Iterator[Name]:
    """The rows with ids that no two share: names in other scripts, or that differ in a sign only, have the same plain letters."""
    taken: set[str] = set()
    for name in names:
        own = name.name_id
        if own in taken or own.endswith("-"):
            own = f"{own.rstrip('-')}-{short_hash(name.plain_key, name.title)}"
        taken.add(own)
        yield name if own == name.name_id else replace(name, name_id=own)


def _person(key: str, side: str, rows: Sequence[Participant], days: dict[str, date | None]) -> list[Name]:
    """One row per office, by the title first printed for it, in the order in which the offices were first seen."""
    form, others = _forms(row.name for row in rows)
    offices: dict[frozenset[str], list[Participant]] = {}
    for row in rows:
        offices.setdefault(office_words(row.title), []).append(row)
    found = []
    for number, held in enumerate(offices.values(), start=1):
        seen = sorted(day for row in held if (day := days.get(row.event_id)))
        stem = f"N-{side}-{slug(key)}"
        found.append(
            Name(
                name_id=stem if number == 1 else f"{stem}-{number}",
                house_form=form,
                aliases=others,
                side=side,
                title=held[0].title,
                first_seen=seen[0] if seen else None,
                last_seen=seen[-1] if seen else None,
                second_reference=form.split()[-1] if side in _LAST_PART else "",
                plain_key=key,
            )
        )
    return found


def _place(key: str, country: str, events: Sequence[Event]) -> Name:
    form, others = _forms(event.city for event in events)
    seen = sorted(event.date_start for event in events if event.date_start)
    first, last = (seen[0], seen[-1]) if seen else (None, None)
    return Name(f"N-place-{country}-{slug(key)}", "place", form, others, country, first_seen=first, last_seen=last, plain_key=key)


def _forms(printed: Iterable[str]) -> tuple[str, str]:
    """The form to use, and the others parted by " | "."""
    counted = Counter(printed)
    order = sorted(counted, key=lambda form: (form.isascii(), -counted[form], form))
    return order[0], " | ".join(order[1:])
