"""The order in which Checks lists what wants a look."""

from __future__ import annotations

from briefgen.checks.finding import make_check
from briefgen.merge.matrix import checks_in_order
from briefgen.model import Check, Severity


def test_the_checks_of_a_late_event_stand_before_those_of_none() -> None:
    place = {f"EV-{number}": number for number in range(1200)}

    def check(where: str, severity: Severity = Severity.WARNING) -> Check:
        return make_check("DAT0", severity, where, "what", "fix")

    grave, first, late, none = (
        check("Events/EV-1100/city", Severity.ERROR),
        check("Events/EV-3/city"),
        check("Events/EV-1100/date"),
        check("Sources/S-1/side"),
    )
    assert checks_in_order([none, late, first, grave], place) == (grave, first, late, none)
