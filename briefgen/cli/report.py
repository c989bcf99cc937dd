"""What a run found, in plain words for people and as values for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli.console import counted
from briefgen.model import Check, Matrix, Severity, Status

if TYPE_CHECKING:
    from briefgen.workbook.problems import Problem


@dataclass(frozen=True, slots=True)
class Counts:
    """What a matrix holds; `texts` are those in which a meeting was found, `independent` those that copy no other."""

    texts: int
    independent: int
    meetings: int
    referred: int
    announced: int
    parties: tuple[str, ...]
    not_readouts: tuple[str, ...]
    checks: tuple[Check, ...]  # open ones that ask somebody to look: errors and warnings, errors first
    remarks: int  # open checks that only inform


def count(matrix: Matrix) -> Counts:
    """The counts of `matrix`; the parties are those of its events, by name, in the matrix's order."""
    read = [source for source in matrix.sources if source.status == "read"]
    statuses = [event.status for event in matrix.events]
    seen = {code for event in matrix.events for code in event.parties}
    names = {party.code: party.name or party.code for party in matrix.parties}
    still_open = [check for check in matrix.checks if not check.decision]
    order = {Severity.ERROR: 0, Severity.WARNING: 1}
    return Counts(
        texts=len(read),
        independent=sum(1 for source in read if not source.same_text_as),
        meetings=statuses.count(Status.HELD),
        referred=statuses.count(Status.REFERRED),
        announced=statuses.count(Status.ANNOUNCED),
        parties=tuple(names.get(code, code) for code in sorted(seen, key=lambda code: ([*names, code].index(code), code))),
        not_readouts=tuple(source.file for source in matrix.sources if source.status == "not a readout"),
        checks=tuple(sorted((check for check in still_open if check.severity in order), key=lambda check: order[check.severity])),
        remarks=sum(1 for check in still_open if check.severity not in order),
    )


def without_evidence(matrix: Matrix) -> int:
    """How many statements rest on no row of the sheet Evidence, as those do that somebody typed, or whose rows were thrown away."""
    held = {row.evidence_id for row in matrix.evidence}
    return sum(1 for statement in matrix.statements if statement.text and not held.intersection(statement.evidence))


def not_understood(problems: Iterable[Problem]) -> list[str]:
    """A line for each cell of a workbook that is read as empty, with how to fix it; and for each that is read in a way to know of."""
    return [problem.line for problem in problems if problem.severity is not Severity.INFO]


def summary(matrix: Matrix, unread: Sequence[tuple[str, str]], written: Sequence[Path], checks: str = "the sheet Checks") -> str:
    """The closing lines of a run; `checks` is where the open points stand."""
    counts = count(matrix)
    lines = [
        f"Read {counted(counts.texts, 'text')} from {counted(counts.independent, 'independent source')}.",
        f"Found {_found(counts)}.",
        f"Parties: {', '.join(counts.parties) or 'none'}.",
    ]
    if matrix.as_of:
        lines.append(f"Dated {day(matrix.as_of)}.")
    if counts.not_readouts:
        lines.append(f"No report of a meeting in {counted(len(counts.not_readouts), 'text')}: {_some(counts.not_readouts)}.")
    if unread:
        lines.append(f"Not read: {_some([name for name, _ in unread])}.")
    lines.append(f"{_to_look_at(counts, checks)}")
    return "\n".join([*lines, *written_lines(written)])


def written_lines(written: Sequence[Path]) -> list[str]:
    return [f"{'Written: ' if number == 0 else '         '}{path}" for number, path in enumerate(written)]


def _found(counts: Counts) -> str:
    parts = [counted(counts.meetings, "meeting")]
    if counts.referred:
        parts.append(f"{counted(counts.referred, 'event')} referred to")
    if counts.announced:
        parts.append(f"{counted(counts.announced, 'event')} announced")
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _to_look_at(counts: Counts, place: str) -> str:
    if not counts.checks:
        return "Nothing needs a look."
    points = counted(len(counts.checks), "point")
    return f"{points} {'needs' if len(counts.checks) == 1 else 'need'} a look: see {place}."


def _some(names: Sequence[str], most: int = 5) -> str:
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def day(value: date) -> str:
    """ "26 August 2024", in English whatever the machine's language."""
    months = "January February March April May June July August September October November December"
    return f"{value.day} {months.split()[value.month - 1]} {value.year}"


def values(matrix: Matrix) -> dict[str, Any]:
    """The counts as plain values for `--json`."""
    counts = count(matrix)
    return {
        "as_of": matrix.as_of.isoformat() if matrix.as_of else None,
        "texts": counts.texts,
        "independent_sources": counts.independent,
        "meetings": counts.meetings,
        "referred": counts.referred,
        "announced": counts.announced,
        "parties": list(counts.parties),
        "not_readouts": list(counts.not_readouts),
        "to_look_at": [_check_values(check) for check in counts.checks],
        "remarks": counts.remarks,
    }


def _check_values(check: Check) -> dict[str, str]:
    severity = str(check.severity)
    return {"id": check.check_id, "rule": check.rule, "severity": severity, "where": check.where, "what": check.what, "fix": check.fix}
