"""What several sheets are made from, worked out once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from briefgen.model import Matrix
from briefgen.model.grouped import grouped_by
from briefgen.model.said import AtEvents, acts_of
from briefgen.workbook.columns import SheetSpec
from briefgen.workbook.computed import Derived, derive
from briefgen.workbook.coverage import Coverage, covered
from briefgen.workbook.rounds import shifts
from briefgen.workbook.views import shown_rows


@dataclass(frozen=True, slots=True)
class Gathered:
    """Of one matrix, whose statements and sentences come in groups here: the look-ups behind computed columns, each sheet whose rows repeat what
    stands on others, Changes, and what Coverage shows."""

    matrix: Matrix
    derived: Derived
    shown: tuple[tuple[SheetSpec, Sequence[Any]], ...]
    shifts: Sequence[Any]
    covered: Coverage

    def rows_of(self, spec: SheetSpec) -> Sequence[Any]:
        """The rows of a sheet of the schema, those of events with what they follow from."""
        rows: Sequence[Any] = getattr(self.matrix, spec.rows)
        if spec.rows not in ("events", "participants"):
            return rows
        acts = acts_of(self.matrix)
        keys = dict(zip(acts.names, acts.keys, strict=True))
        return grouped_by(rows, attrgetter("event_id"), lambda event: keys.get(event, b""))


def gather(matrix: Matrix) -> Gathered:
    acts = acts_of(matrix)
    held: dict[str, Any] = {"statements": acts, "evidence": grouped_by(matrix.evidence, attrgetter("source"))}
    matrix = replace(matrix, **held)
    at = AtEvents(acts, {event.event_id: event.parties for event in matrix.events})
    said = {event: at.said(event) for event in at}
    codes = {event: dict(zip(own.areas, own.codes, strict=True)) for event, own in said.items() if own.areas}
    known = {event.event_id: codes[event.event_id] for event in matrix.events if event.event_id in codes}
    return Gathered(matrix, derive(matrix), shown_rows(matrix), shifts(matrix), covered(matrix, known))
