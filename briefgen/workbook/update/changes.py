"""What an update does to a workbook, told one by one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an update does. `kind`: "row added", "column added", "changed", "proposed", "accepted", "not written", "declined"."""

    kind: str
    place: str  # "Events!F12"
    what: str  # the row's id and the column's heading
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """The workbook after an update (`data` itself where nothing is to be done), what was changed, and what could not be."""

    data: bytes
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
