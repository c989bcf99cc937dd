"""Rows that follow from a few texts: whether they are those that an earlier run wrote is told without a look at what their cells say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from briefgen.workbook.computed import Derived
from briefgen.workbook.schema import ASKS, CHANGES, COMMITMENTS, COVERAGE_DETAIL

# Of each event and each text, by its id, a key of all that follows from its texts: its own row, its statements, its sentences, and open checks.
Origins = Mapping[str, bytes]
Told = Callable[[Sequence[Any]], Any]  # what some rows of a sheet follow from

_STATEMENT, _EVENT = attrgetter("statement_id"), attrgetter("event_id")
_TOUCHED, _TOUCHED_EVENT = attrgetter("statement_id", "area", "named_only"), attrgetter("statement.event_id")
_SENTENCE, _SOURCE = attrgetter("char_start"), attrgetter("source")
_SHIFT = attrgetter("change_id", "change", "area_name", "mechanism", "from_date", "from_code", "to_date", "to_code", "cause")
_BEFORE, _AFTER = attrgetter("from_event"), attrgetter("to_event")


def told_by(origins: Origins, derived: Derived) -> dict[str, Told]:
    """By sheet, what tells of some of its rows what they follow from; of a sheet that is not named only its cells tell.

    Which rows they are is part of it, and of rows that show a statement the row in which that stands: those of one event follow one another.
    """

    def of(keys: Iterable[str]) -> list[bytes]:
        return [origins[key] for key in dict.fromkeys(keys)]

    def of_events(row_of: Callable[[Any], str]) -> Told:
        return lambda rows: (of(map(_EVENT, rows)), list(map(row_of, rows)))

    def evidence(rows: Sequence[Any]) -> Any:
        return of(map(_SOURCE, rows)), list(map(_SOURCE, rows)), list(map(_SENTENCE, rows))

    def showing(event_of: Callable[[Any], str], row_of: Callable[[Any], Any]) -> Told:
        def told(rows: Sequence[Any]) -> Any:
            events, ids = list(map(event_of, rows)), list(map(_STATEMENT, rows))
            first = dict(zip(reversed(events), reversed(ids), strict=True))
            return of(events), [derived.rows[row] for row in first.values()], list(map(row_of, rows))

        return told

    def shifts(rows: Sequence[Any]) -> Any:
        return of(map(_BEFORE, rows)), of(map(_AFTER, rows)), list(map(_SHIFT, rows))

    return {
        "Events": of_events(_EVENT),
        "Participants": of_events(attrgetter("participant_id")),
        "Statements": of_events(_STATEMENT),
        "Evidence": evidence,
        COMMITMENTS: showing(_EVENT, _STATEMENT),
        ASKS: showing(_EVENT, _STATEMENT),
        COVERAGE_DETAIL: showing(_TOUCHED_EVENT, _TOUCHED),
        CHANGES: shifts,
    }
