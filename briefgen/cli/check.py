"""`briefgen check`: what a person should look at in a workbook, in the terminal, as JSON, and on its sheet Checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli.console import Console, counted
from briefgen.cli.files import State, StateOf, write_results
from briefgen.cli.inputs import STDIN
from briefgen.cli.work import read_workbook_file
from briefgen.errors import OutputError
from briefgen.model import Check, Severity

if TYPE_CHECKING:
    from briefgen.workbook.read import Reading
    from briefgen.workbook.write_checks import Noted

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
_FOUND = 1  # the exit code where an error is open


def check(workbook: str, *, as_of: date | None, final: bool, write: bool, console: Console) -> int:
    """Runs all rules and writes their findings beside those that are there; the answer is the exit code: 1 where an error is open."""
    from briefgen.checks.run import find_checks
    from briefgen.workbook.census import take_census
    from briefgen.workbook.read import examine_workbook
    from briefgen.workbook.write_checks import cell_of, note_checks

    data, name = read_workbook_file(workbook)
    reading = examine_workbook(data, name)
    found = find_checks(reading.matrix, today=as_of, carried=take_census(data, name).carried, final=final)
    noted = note_checks(data, name, reading, (*(problem.check for problem in reading.problems), *found))
    is_written = write and workbook != STDIN and noted.is_written
    if is_written and noted.data != data:
        write_results({Path(workbook): noted.data}, _unchanged(data), replace=False)
    still_open = sorted((one for one in noted.checks if not one.decision.strip()), key=lambda one: list(_WORDS).index(one.severity))
    _say(console, noted, still_open, reading, is_written, write)
    rows = [_values(one, cell_of(one, reading)) for one in noted.checks]
    errors = sum(1 for one in still_open if one.severity is Severity.ERROR)
    values = {"command": "check", "file": name, "open_errors": errors, "written": is_written, "new": len(noted.new), "checks": rows}
    console.result(values, ok=not errors)
    return _FOUND if errors else 0


def _unchanged(before: bytes) -> StateOf:
    """A file may be replaced while it is what the findings were made from."""

    def state(old: bytes, name: str) -> State:
        if old != before:
            raise OutputError("the file has changed since it was read; it stays as it is", where=name, fix="run again")
        return State.AS_WRITTEN

    return state


def _say(console: Console, noted: Noted, still_open: Sequence[Check], reading: Reading, is_written: bool, wanted: bool) -> None:
    from briefgen.workbook.write_checks import cell_of

    lines = []
    for one in still_open:
        if one.severity is not Severity.INFO or console.verbose:
            place = cell_of(one, reading)
            lines.append(f"{one.severity.value} {one.rule}{f' {place}' if place else ''}: {one.what}")
            lines.append(f"  fix: {one.fix}")
    counts = Counter(one.severity for one in still_open)
    told = ", ".join(counted(counts[severity], word) for severity, word in _WORDS.items() if counts[severity])
    decided = len(noted.checks) - len(still_open)
    lines.append(f"Open: {told or 'nothing'}.{f' Decided by people: {decided}.' if decided else ''}")
    if is_written:
        lost = f", {len(noted.gone)} no longer found" if noted.gone else ""
        lines.append(f"Sheet Checks: {len(noted.new)} new{lost}.")
    console.say("\n".join(lines))
    if wanted and not noted.is_written:
        console.warn("the findings are not written: the sheet Checks is missing; put it back from a copy of the workbook")


def _values(one: Check, place: str) -> dict[str, Any]:
    return {
        "id": one.check_id,
        "rule": one.rule,
        "severity": one.severity.value,
        "where": one.where,
        "cell": place,
        "what": one.what,
        "fix": one.fix,
        "evidence": list(one.evidence),
        "decision": one.decision,
        "decided_by": one.decided_by,
    }
