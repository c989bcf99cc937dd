"""Accounts and readouts put together as one matrix."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefgen.lexicon import Lexicon
from briefgen.merge.accounts import event_row, participant_rows, rank_of
from briefgen.merge.agreed import with_areas
from briefgen.merge.disagreements import event_checks, matrix_checks
from briefgen.merge.events import group_accounts
from briefgen.merge.evidence import EvidenceBook
from briefgen.merge.mechanisms import mechanism_rows
from briefgen.merge.names import name_rows
from briefgen.merge.sources import source_rows, with_other_sides
from briefgen.merge.statements import statement_rows
from briefgen.model import (
    Account,
    Area,
    Check,
    Event,
    Matrix,
    Participant,
    Party,
    Readout,
    Statement,
    Status,
)


def merge(
    readouts: Sequence[Readout],
    accounts: Sequence[Sequence[Account]],
    lexicon: Lexicon,
    *,
    as_of: date | None = None,
    unread: Sequence[tuple[str, str]] = (),
    samples: Sequence[array[int]] | None = None,
) -> Matrix:
    """The matrix of all texts. `accounts[i]` and, where it is known, `samples[i]` (`wire.sample_of`) belong to `readouts[i]`; the order of the texts changes nothing in the result."""
    order = sorted(range(len(readouts)), key=lambda i: (readouts[i].published or date.max, readouts[i].sha256, readouts[i].name))
    readouts = [readouts[i] for i in order]
    accounts = [accounts[i] for i in order]
    samples = [samples[i] for i in order] if samples else None
    sources = source_rows(readouts, [len(found) for found in accounts], sorted(unread), samples)
    book = EvidenceBook({r.name: r for r in readouts}, {r.name: s for r, s in zip(readouts, sources, strict=False)})
    flat = [account for found in accounts for account in found]
    groups = group_accounts(sorted(flat, key=lambda a: (a.status is not Status.HELD, a.when.start or date.max)))
    spoken_for = Counter(source.side for source in sources if source.side)  # the side with more texts stands first: a desk's own does
    events: list[Event] = []
    taken: set[str] = set()
    participants: list[Participant] = []
    statements: list[Statement] = []
    checks: list[Check] = []
    for group in groups:
        ranked = sorted(group, key=lambda a: rank_of(a, book))
        event = event_row(ranked, book, lexicon, taken, spoken_for)
        taken.add(event.event_id)
        events.append(event)
        participants += participant_rows(event, ranked, book, lexicon)
        acts = statement_rows(event, ranked, book)
        statements += acts
        checks += event_checks(event, ranked, acts, book)
    events_sorted = sorted(events, key=lambda e: (e.date_start or date.max, e.event_id))
    place = {event.event_id: n for n, event in enumerate(events_sorted)}
    statements.sort(key=lambda s: place[s.event_id])
    participants.sort(key=lambda p: place[p.event_id])
    areas = tuple(Area(row.area_id, row.name, row.group) for row in lexicon.areas.rows)
    sentences = book.rows()
    matrix = Matrix(
        as_of=as_of or _latest(readouts, events),
        title="Event matrix",
        parties=_parties(events, lexicon),
        areas=areas,
        events=with_areas(events_sorted, statements, sentences, areas),
        participants=tuple(participants),
        statements=tuple(statements),
        mechanisms=mechanism_rows(flat, events, book),
        names=name_rows(events_sorted, participants),
        sources=tuple(with_other_sides(sources, events)),
        evidence=sentences,
    )
    return replace(matrix, checks=checks_in_order([*checks, *matrix_checks(matrix)], place))


def checks_in_order(checks: Sequence[Check], place: Mapping[str, int]) -> tuple[Check, ...]:
    """The gravest first, then in the order of the events, of which `place` tells each one's."""

    def key(check: Check) -> tuple[int, int, str]:
        event = check.where.split("/")[1] if "/" in check.where else ""
        return {"E": 0, "W": 1, "I": 2}[check.severity.value], place.get(event, len(place)), check.check_id

    return tuple(sorted(checks, key=key))


def _latest(readouts: Sequence[Readout], events: Sequence[Event]) -> date | None:
    days = [r.published for r in readouts if r.published] + [
        e.date_end or e.date_start for e in events if e.status is Status.HELD and e.date_start
    ]
    return max((day for day in days if day), default=None)


def _parties(events: Sequence[Event], lexicon: Lexicon) -> tuple[Party, ...]:
    codes = sorted({code for event in events for code in event.parties})
    return tuple(Party(code, lexicon.parties.name(code), lexicon.parties.demonyms.get(code, "")) for code in codes)
